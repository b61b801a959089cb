// R07: texts that mean something to SQL, XML, file systems and printf.
#include <algorithm>

#include "check/backend/database_table.hpp"
#include "check/calls/calls.hpp"
#include "check/calls/judge.hpp"
#include "check/calls/rewritten.hpp"
#include "check/discipline/syscall_gate.hpp"

namespace zq::check {
namespace {

using adapters::Operation;

// Each holds "zqcanary" and is written so that it stays what it is only when it is quoted or bound.
constexpr std::string_view sql = "zqcanary' OR 'a'='a'; DROP TABLE zqcanary --";
constexpr std::string_view xml = "zqcanary</x><zqcanary a=\"1\"/><!--&zqcanary;";
constexpr std::string_view json = "zqcanary\",\"zqcanary\":\"";
constexpr std::string_view query = "zqcanary&zqcanary=1#?";
constexpr std::string_view path = "../../../../zqcanary/../../zqcanary";
constexpr std::string_view format = "zqcanary%08x|%08x|%s%s%s%n";
constexpr std::string_view all[] = {sql, xml, json, query, path, format};

struct Place {
  std::string what;
  Ask ask;
};

std::vector<Place> places(Bench& bench, const Golden& golden, std::string_view canary) {
  std::vector<Place> out;
  for (std::size_t n = 0; n < golden.record.size(); ++n) {
    Place place{golden.record[n].name, ask_of(golden)};
    if (adapters::is_write(golden.operation)) place.ask.handle = bench.fresh_key();
    place.ask.record[n].type = ZQ_T_TEXT;
    place.ask.record[n].text = Private(std::string(canary));
    out.push_back(std::move(place));
  }
  Place other{"handle", ask_of(golden)};
  (golden.operation == Operation::verify ? other.ask.check : other.ask.handle) = canary;
  out.push_back(other);
  if (bench.offers(Operation::poll)) {
    other.what = "token";
    other.ask = {};
    other.ask.operation = Operation::poll;
    other.ask.handle = canary;
    out.push_back(std::move(other));
  }
  return out;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

// "zqcanary" and eight hexadecimal digits: the text went through printf.
bool was_formatted(std::string_view text) {
  for (std::size_t at = text.find("zqcanary"); at != text.npos; at = text.find("zqcanary", at + 1)) {
    const std::string_view digits = text.substr(at + 8, 8);
    if (digits.size() == 8 && digits.find_first_not_of("0123456789abcdef") == digits.npos) return true;
  }
  return false;
}

std::string reached(Bench& bench, const Said& said) {
  for (const std::string& statement : DatabaseWatch::statements())
    if (has(statement, "zqcanary")) return "stands in the SQL text";
  for (const HttpMessage& question : bench.proxy().seen()) {
    if (has(question.body, "<zqcanary a=") || has(question.body, "</x><zqcanary")) return "stands in the XML unescaped";
    if (has(question.body, "zqcanary\",\"zqcanary\":\"")) return "stands in the JSON unescaped";
    if (has(question.start, "&zqcanary=1") || has(question.start, "../zqcanary")) return "stands in the URL unescaped";
  }
  for (const std::string& error : said.errors)
    if (was_formatted(error)) return "is used as a format";
  for (const std::string& line : bench.host().log_texts())
    if (was_formatted(line)) return "is used as a format";
  return {};
}

// Entities of a DTD of its own must not be expanded: with them a few bytes become gigabytes, and files are read.
void expand_entities(Bench& bench, Complaints& complaints, int& tried) {
  for (const Golden* golden : bench.goldens()) {
    if (golden->operation != Operation::verify || golden->status != ZQ_OK || golden->later) continue;
    const Said honest = bench.play(*golden);
    if (!differs(*golden, honest).empty()) continue;  // R01 says so
    const std::string well = digest(golden->operation, honest);
    int met = 0;
    bench.proxy().rewrite([&](std::string body) {
      for (const adapters::Value& value : golden->record) {
        const std::string& text = value.text.reveal();
        if (text.size() < 6 || replace_text(body, text, {"&zqcanary;", "&zqcanary;"}) == 0) continue;
        const std::size_t at = body.starts_with("<?xml") ? body.find("?>") + 2 : 0;
        if (met++ == 0) body.insert(at, "<!DOCTYPE z [<!ENTITY zqcanary \"" + text + "\">]>");
        break;
      }
      return body;
    });
    const Said said = bench.play(*golden);
    bench.proxy().rewrite({});
    if (met == 0) continue;
    ++tried;
    if (digest(golden->operation, said) == well)
      complaints.add(golden->name, "展开了答复中 DTD 定义的实体", "expands entities that the answer's own DTD defines");
  }
}

void look_at_paths(Complaints& complaints) {
  for (const Touched& touched : SyscallGate::touched())
    if (has(touched.what, "../") && has(touched.what, "zqcanary"))
      return complaints.add("path", "输入成了文件路径的一部分",
                            "an input has become part of a file path: " + touched.what);
}

Finding run(const Subject& subject, Legacy& legacy) {
  SyscallGate::open();
  Bench bench(subject, legacy);
  Complaints complaints;
  int tried = 0;
  for (const Golden* golden : bench.goldens()) {
    for (const std::string_view canary : all)
      for (const Place& place : places(bench, *golden, canary)) {
        bench.proxy().forget();
        bench.host().forget();
        DatabaseWatch::forget();
        const Said said = bench.ask(place.ask);
        ++tried;
        const std::string wrong = reached(bench, said);
        if (!wrong.empty()) complaints.add(golden->name + ", " + place.what, "输入" + wrong, "the input " + wrong);
      }
  }
  look_at_paths(complaints);
  expand_entities(bench, complaints, tried);
  if (tried == 0) return skip("fixtures.json 中没有可用的调用", "no call of the fixtures is offered");
  return complaints.finding(std::to_string(tried) + " calls with canaries");
}

}  // namespace

Finding injections(const Subject& subject) {
  return with_legacy(subject, [&](Legacy& legacy) { return run(subject, legacy); });
}

}  // namespace zq::check
