// H05: random questions; the same seed asks the same ones.
#include <algorithm>
#include <random>

#include "adapters/text_rules.hpp"
#include "check/calls/judge.hpp"
#include "check/discipline/discipline.hpp"

namespace zq::check {
namespace {

using adapters::Operation;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds fuzz_time{5000};

class Questions {
 public:
  Questions(Bench& bench, std::uint64_t seed) : bench_(bench), goldens_(bench.goldens()), random_(seed) {}

  Ask next() {
    Ask ask = ask_of(*goldens_[below(goldens_.size())]);
    ask.time = milliseconds(1000);
    if (adapters::is_write(ask.operation) || below(8) == 0) ask.handle = text();
    if (bench_.offers(Operation::poll) && below(12) == 0) ask.operation = Operation::poll;
    if (below(10) == 0) ask.check = text();
    if (below(4) == 0) ask.limit = static_cast<std::uint32_t>(1 + below(200));
    for (std::size_t changes = below(4); changes > 0; --changes) change(ask.record);
    return ask;
  }

 private:
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_() % std::max<std::size_t>(1, limit)); }

  std::string text() {
    static const std::string pieces[] = {"0",
                                         "331099196707285",
                                         "X",
                                         "\xE5\xBC\xA0",
                                         "\xF0\xA0\xAE\xB7",
                                         "\xC2\xB7",
                                         " ",
                                         "<",
                                         "&",
                                         "'",
                                         "\"",
                                         "%s",
                                         "../",
                                         "\n",
                                         "yes",
                                         "no",
                                         "20",
                                         "2026-02-29",
                                         "R-",
                                         "\xEF\xBC\x8C",
                                         "-1",
                                         "202501",
                                         "\x01",
                                         "e",
                                         "999999999",
                                         "|",
                                         "="};
    std::string out;
    for (std::size_t n = below(below(20) == 0 ? 400 : 8); n > 0; --n) out += pieces[below(std::size(pieces))];
    return out;
  }

  void change(adapters::Record& record) {
    const std::size_t what = below(6);
    if (record.empty() || what == 0) {
      record.push_back(
          {"f" + std::to_string(record.size()) + "_" + std::to_string(below(1000)), ZQ_T_TEXT, 0, Private(text())});
      return;
    }
    adapters::Value& value = record[below(record.size())];
    if (what == 1) return void(record.erase(record.begin() + static_cast<std::ptrdiff_t>(below(record.size()))));
    if (what == 2) return retype(value);
    std::string changed = value.text.reveal();
    if (what == 3 && !changed.empty()) changed[below(changed.size())] = static_cast<char>('0' + below(75));
    if (what == 4) changed = changed.substr(0, below(changed.size() + 1));
    if (what == 5) changed = text();
    value.type = ZQ_T_TEXT;
    value.text = Private(std::string(adapters::cut(changed, changed.size())));
  }

  // The host declares texts and dates; another one may declare more.
  void retype(adapters::Value& value) {
    constexpr std::uint32_t types[] = {ZQ_T_TEXT, ZQ_T_INT, ZQ_T_BOOL, ZQ_T_DATE, ZQ_T_DECIMAL, ZQ_T_BYTES};
    value.type = types[below(std::size(types))];
    value.number = value.type == ZQ_T_BOOL ? static_cast<std::int64_t>(below(2)) : static_cast<std::int64_t>(random_());
    if (value.type == ZQ_T_DATE) value.text = Private("2024-02-29");
    if (value.type == ZQ_T_DECIMAL) value.text = Private("-12345678901234567890.5");
    if (value.type == ZQ_T_BYTES) value.text = Private(std::string("\x00\xFF\x80", 3));
  }

  Bench& bench_;
  const std::vector<const Golden*> goldens_;
  std::mt19937_64 random_;
};

std::string wrong_with(const Ask& ask, const Said& said) {
  if (auto rule = broken_rule(ask.operation, ask.record, ask.limit, said); !rule.empty()) return rule;
  const zq_status status = said.reply.status;
  if (status == ZQ_E_INTERNAL) return "INTERNAL: " + said.reply.text;
  if (status != ZQ_OK && status != ZQ_PENDING) return unexplained(said);
  return said.took > ask.time + milliseconds(500) ? "took " + std::to_string(said.took.count()) + " ms" : "";
}

Finding run(Bench& bench) {
  if (bench.goldens().empty()) return skip("fixtures.json 中没有可用的调用", "no call of the fixtures is offered");
  Questions questions(bench, bench.subject().seed);
  Complaints complaints;
  long asked = 0;
  for (const auto end = steady_clock::now() + fuzz_time; steady_clock::now() < end && complaints.en.empty(); ++asked) {
    const Ask ask = questions.next();
    const std::string wrong = wrong_with(ask, bench.ask(ask));
    const std::string where = "question " + std::to_string(asked) + ", " + std::string(adapters::code(ask.operation));
    if (!wrong.empty()) complaints.add(where, wrong, wrong);
  }
  for (const Golden* golden : bench.goldens()) {
    const std::string wrong = differs(*golden, bench.play(*golden));
    if (!wrong.empty())
      complaints.add(golden->name, "之后的正常调用出错（" + wrong + "）", "the next honest call: " + wrong);
  }
  return complaints.finding(std::to_string(asked) + " questions, seed " + std::to_string(bench.subject().seed));
}

}  // namespace

Finding fuzz(const Subject& subject) { return on_bench(subject, run); }

}  // namespace zq::check
