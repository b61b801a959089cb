// R06: inputs nobody sane would send.
#include "adapters/text_rules.hpp"
#include "check/calls/calls.hpp"
#include "check/calls/judge.hpp"

namespace zq::check {
namespace {

using adapters::Operation;

struct Hostile {
  std::string_view word;
  std::string text;
};

const std::vector<Hostile>& hostile_texts() {
  static const std::vector<Hostile> all = {
      {"empty", ""},
      {"one byte", "A"},
      {"blanks", "   "},
      {"4 KiB", std::string(4096, 'x')},
      {"1 MiB", std::string(1 << 20, '1')},
      {"1 MiB of Chinese",
       [] {
         std::string text;
         while (text.size() < (1u << 20)) text += "\xE5\xBC\xA0";
         return text;
       }()},
      {"an embedded NUL", std::string("a\0b", 3)},
      {"control characters", "\x01\x02\r\n\t\x1B[2J\x7F"},
      {"bytes that are no UTF-8", "\xC4\xFF\x80"},
      {"a character above the BMP", "\xF0\xA0\xAE\xB7"},
      {"30 February", "2026-02-30"},
      {"a far date", "9999-99-99"},
      {"a negative number", "-2147483649"},
  };
  return all;
}

bool may_say(Operation operation, zq_status status) {
  switch (status) {
    case ZQ_OK:
    case ZQ_PENDING:
    case ZQ_E_INVALID:
      return true;
    case ZQ_E_NOT_FOUND:  // no such check, receipt, token
      return !adapters::is_write(operation);
    case ZQ_E_BAD_DATA:  // a character the legacy system has no place for
      return true;
    default:
      return false;
  }
}

struct Attempt {
  std::string what;
  Ask ask;
};

// Each text of a call replaced, one at a time.
std::vector<Attempt> attempts(const Golden& golden, const Hostile& hostile) {
  std::vector<Attempt> out;
  for (std::size_t n = 0; n < golden.record.size(); ++n) {
    Attempt one{golden.record[n].name, ask_of(golden)};
    adapters::Value& value = one.ask.record[n];
    value.type = adapters::is_date(hostile.text) ? std::uint32_t{ZQ_T_DATE} : std::uint32_t{ZQ_T_TEXT};
    value.text = Private(hostile.text);
    out.push_back(std::move(one));
  }
  Attempt other{"check", ask_of(golden)};
  if (golden.operation == Operation::verify) other.ask.check = hostile.text;
  if (golden.operation != Operation::verify) {
    other.what = golden.operation == Operation::list    ? "cursor"
                 : adapters::is_write(golden.operation) ? "key"
                                                        : "receipt";
    other.ask.handle = hostile.text;
  }
  out.push_back(std::move(other));
  return out;
}

void add_handles(Bench& bench, std::vector<Attempt>& all, const Hostile& hostile) {
  if (!bench.offers(Operation::poll)) return;
  Ask ask;
  ask.operation = Operation::poll;
  ask.handle = hostile.text;
  all.push_back({"token", ask});
}

std::string wrong_with(const Attempt& attempt, const Said& said) {
  std::string wrong = broken_rule(attempt.ask.operation, attempt.ask.record, attempt.ask.limit, said);
  // The border refuses what echoes bad bytes; that is the adapter's fault all the same.
  if (wrong.empty() && !may_say(attempt.ask.operation, said.reply.status))
    wrong = name_of(said.reply.status) + ", expected OK or INVALID" +
            (said.reply.text.empty() ? "" : ": " + said.reply.text);
  return wrong;
}

// An adapter that may be asked once more for the same thing must not have been hurt.
Finding run(Bench& bench) {
  Complaints complaints;
  int tried = 0;
  std::vector<const Golden*> seen;
  for (const Golden* golden : bench.goldens()) {
    const bool there = std::any_of(seen.begin(), seen.end(), [&](const Golden* o) {
      return o->operation == golden->operation && o->check == golden->check;
    });
    if (there) continue;
    seen.push_back(golden);
    for (const Hostile& hostile : hostile_texts()) {
      std::vector<Attempt> all = attempts(*golden, hostile);
      if (seen.size() == 1) add_handles(bench, all, hostile);
      for (Attempt& attempt : all) {
        if (adapters::is_write(attempt.ask.operation) && attempt.what != "key") attempt.ask.handle = bench.fresh_key();
        const std::string wrong = wrong_with(attempt, bench.ask(attempt.ask));
        ++tried;
        const std::string where = golden->name + ", " + attempt.what + " = " + std::string(hostile.word);
        if (!wrong.empty()) complaints.add(where, wrong, wrong);
      }
    }
    const std::string after = differs(*golden, bench.play(*golden));
    if (!after.empty())
      complaints.add(golden->name, "之后的正常调用出错（" + after + "）", "the next honest call: " + after);
  }
  if (tried == 0) return skip("fixtures.json 中没有可用的调用", "no call of the fixtures is offered");
  return complaints.finding(std::to_string(tried) + " hostile calls");
}

}  // namespace

Finding hostile_inputs(const Subject& subject) { return on_bench(subject, run); }

}  // namespace zq::check
