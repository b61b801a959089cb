// R02: what stands in the legacy system is not always what its charset allows.
#include <algorithm>

#include "check/calls/calls.hpp"
#include "check/calls/judge.hpp"
#include "check/calls/rewritten.hpp"
#include "text/charset.hpp"

namespace zq::check {
namespace {

using adapters::Operation;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

struct Good {
  std::string_view word, text;
};
constexpr Good common{"a common name", "\xE5\xBC\xA0\xE4\xB8\x89\xE4\xB8\xB0"};      // 张三丰
constexpr Good rare[] = {{"a rare surname", "\xE4\xB6\xAE\xE9\x95\x95"},             // 䶮镕: outside GBK
                         {"a four-byte character", "\xF0\xA0\xAE\xB7\xE6\x98\x8E"},  // 𠮷明
                         {"a separator", "\xE4\xB9\xB0\xC2\xB7\xE6\x8F\x90"}};       // 买·提

struct Bad {
  std::string_view word, bytes;  // behind the text
};
constexpr Bad bad[] = {{"a lone 0x80", "\x80"}, {"a truncated lead byte", "\xC4"}, {"a byte of no charset", "\xFF"}};

struct Case {
  Bench& bench;
  const Golden& golden;
  std::size_t field;  // of the record
  std::string text;   // what it declares
  std::string well;
  Complaints& complaints;
  int met = 0;

  void complain(std::string_view word, const std::string& wrong) {
    complaints.add(golden.name + ", " + golden.record[field].name + ", " + std::string(word), wrong, wrong);
  }
};

Golden declaring(const Case& now, std::string_view text) {
  Golden golden = now.golden;
  golden.record[now.field].text = Private(std::string(text));
  return golden;
}

struct Played {
  Said said;
  int met;
};
Played play_with(Case& now, std::string_view declared, Replacement by) {
  const Rewritten rewritten(now.bench, now.text, std::move(by));
  Played played{now.bench.play(declaring(now, declared)), 0};
  played.met = rewritten.count();
  return played;
}

// True when the adapter itself compares this field: with another name on both sides the answer is the same.
bool compares(Case& now) {
  const auto bytes = encode_text(Encoding::gb18030, common.text);
  const Played played = play_with(now, common.text, {std::string(common.text), *bytes});
  return played.met > 0 && played.said.reply.status == ZQ_OK && played.said.reply.verdict == now.golden.verdict;
}

void try_good(Case& now, const Good& good) {
  const auto bytes = encode_text(Encoding::gb18030, good.text);
  const Played played = play_with(now, good.text, {std::string(good.text), *bytes});
  if (played.met == 0) return;
  ++now.met;
  const adapters::Reply& reply = played.said.reply;
  std::string wrong = broken_rule(now.golden.operation, now.golden.record, now.golden.limit, played.said);
  if (wrong.empty() && reply.status == ZQ_OK && reply.verdict != ZQ_V_NEEDS_REVIEW &&
      reply.verdict != now.golden.verdict)
    wrong = "the same text on both sides is " + verdict_name(reply.verdict);
  if (wrong.empty() && reply.status != ZQ_OK && reply.status != ZQ_E_BAD_DATA) wrong = summary(played.said);
  if (!wrong.empty()) now.complain(good.word, wrong);
}

void try_bad(Case& now, const Bad& one) {
  const auto bytes = encode_text(Encoding::gb18030, now.text);
  const Played played = play_with(now, now.text, {now.text + std::string(one.bytes), *bytes + std::string(one.bytes)});
  if (played.met == 0) return;
  ++now.met;
  const adapters::Reply& reply = played.said.reply;
  std::string wrong = broken_rule(now.golden.operation, now.golden.record, now.golden.limit, played.said);
  const bool same = digest(now.golden.operation, played.said) == now.well;
  const bool review = reply.status == ZQ_OK && reply.verdict == ZQ_V_NEEDS_REVIEW;
  if (wrong.empty() && !same && !review && reply.status != ZQ_E_BAD_DATA)
    wrong = summary(played.said) + ", expected BAD_DATA";
  const bool placed = reply.text.find_first_of("0123456789") != std::string::npos;
  if (wrong.empty() && reply.status == ZQ_E_BAD_DATA && !placed) wrong = "BAD_DATA that does not say where";
  if (!wrong.empty()) now.complain(one.word, wrong);
}

bool takes_0x80(Bench& bench) {
  for (const LegacyDatabase& database : bench.legacy().fixtures().databases)
    if (encoding_named(database.charset) == Encoding::cp936) return true;
  return false;
}

void try_field(Case& now) {
  if (compares(now))
    for (const Good& good : rare) try_good(now, good);
  for (const Bad& one : bad)
    if (one.bytes != "\x80" || !takes_0x80(now.bench)) try_bad(now, one);
}

Finding run(Bench& bench) {
  Complaints complaints;
  int met = 0;
  for (const Golden* golden : bench.goldens()) {
    if (golden->operation != Operation::verify || golden->status != ZQ_OK || golden->later) continue;
    const std::string well = digest(golden->operation, bench.play(*golden));
    for (std::size_t n = 0; n < golden->record.size(); ++n) {
      const std::string text = golden->record[n].text.reveal();
      if (is_ascii(text)) continue;
      Case now{bench, *golden, n, text, well, complaints};
      try_field(now);
      met += now.met;
    }
  }
  if (met == 0)
    return skip("没有一个调用的汉字会出现在前置系统的答复里",
                "no Chinese text of the calls stands in what the legacy system answers");
  return complaints.finding(std::to_string(met) + " answers with other bytes");
}

}  // namespace

Finding encodings(const Subject& subject) { return on_bench(subject, run); }

}  // namespace zq::check
