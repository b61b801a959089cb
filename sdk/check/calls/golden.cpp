// R01: what the fixtures ask is answered as the fixtures say, by the rules of the interface.
#include "check/calls/calls.hpp"
#include "check/calls/judge.hpp"

namespace zq::check {
namespace {

// The receipt of a complaint or task finds it again.
std::string lost_receipt(Bench& bench, adapters::Operation written, const Said& submitted) {
  if (submitted.reply.status != ZQ_OK || submitted.reply.records.size() != 1) return {};
  Ask ask;
  const bool task = written == adapters::Operation::push_task;
  ask.operation = task ? adapters::Operation::task_status : adapters::Operation::status;
  for (const adapters::Value& value : submitted.reply.records.front())
    if (value.name == "receipt") ask.handle = value.text.reveal();
  const Said said = bench.ask(ask);
  const std::string wrong = broken_rule(ask.operation, {}, 0, said);
  if (said.reply.status == ZQ_OK) return wrong;
  return "its own receipt is not found again: " + summary(said) + ", " + said.reply.text;
}

Finding run(Bench& bench) {
  Complaints complaints;
  std::string observed;
  for (const Golden* golden : bench.goldens()) {
    const Said said = bench.play(*golden);
    std::string wrong = differs(*golden, said);
    if (wrong.empty() && adapters::is_write(golden->operation)) wrong = lost_receipt(bench, golden->operation, said);
    if (!wrong.empty()) complaints.add(golden->name, "答复与约定不符（" + wrong + "）", wrong);
    observed += (observed.empty() ? "" : "; ") + golden->name + ": " + summary(said);
  }
  if (observed.empty()) return skip("fixtures.json 中没有本适配器提供的调用", "no call of the fixtures is offered");
  return complaints.finding(observed);
}

}  // namespace

Finding golden_answers(const Subject& subject) { return on_bench(subject, run); }

}  // namespace zq::check
