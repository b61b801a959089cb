// R04: a list read page by page.
#include <map>
#include <set>

#include "check/backend/unready.hpp"
#include "check/calls/calls.hpp"
#include "check/calls/in_child.hpp"
#include "check/calls/judge.hpp"

namespace zq::check {
namespace {

using adapters::Operation;

constexpr std::size_t pages_max = 2000;

std::string code_of(const adapters::Record& row) {
  for (const adapters::Value& value : row)
    if (value.name == "code") return value.text.reveal();
  return {};
}

// What was read in one go.
struct Reading {
  std::vector<std::string> codes;
  std::vector<std::string> cursors;  // after page 1, 2, ...
  std::string wrong;
};

Reading read_from(Bench& bench, const Golden& golden, std::uint32_t limit, std::string cursor, std::size_t pages) {
  Reading out;
  std::set<std::string> cursors;
  for (std::size_t page = 0; page < pages; ++page) {
    Ask ask = ask_of(golden);
    ask.limit = limit;
    ask.handle = cursor;
    const Said said = bench.ask(ask);
    out.wrong = broken_rule(Operation::list, {}, limit, said);
    if (out.wrong.empty() && said.reply.status != ZQ_OK) out.wrong = summary(said) + ": " + said.reply.text;
    if (!out.wrong.empty()) return out;
    for (const adapters::Record& row : said.reply.records) out.codes.push_back(code_of(row));
    cursor = said.reply.cursor;
    if (cursor.empty()) return out;
    out.cursors.push_back(cursor);
    if (!cursors.insert(cursor).second) return out.wrong = "the same cursor comes again", out;
  }
  if (pages == pages_max) out.wrong = "no end after " + std::to_string(pages_max) + " pages";
  return out;
}

std::string repeated(const Reading& reading) {
  std::map<std::string, int> seen;
  for (const std::string& code : reading.codes)
    if (code.empty() || ++seen[code] > 1) return code.empty() ? "a row without code" : "row " + code + " comes twice";
  return {};
}

const Golden* list_call(const Fixtures& fixtures) {
  for (const Golden& golden : fixtures.calls)
    if (golden.operation == Operation::list && golden.status == ZQ_OK) return &golden;
  return nullptr;
}

void compare(Complaints& complaints, const Reading& whole, const Reading& other, const std::string& zh,
             const std::string& en) {
  if (!other.wrong.empty())
    complaints.add("list", zh + "失败（" + other.wrong + "）", en + ": " + other.wrong);
  else if (other.codes != whole.codes)
    complaints.add("list", zh + "得到不同的行（" + std::to_string(other.codes.size()) + " 行）",
                   en + " yields other rows: " + std::to_string(other.codes.size()) + " instead of " +
                       std::to_string(whole.codes.size()));
}

// The first page in a process that is gone, the rest in this one.
Reading over_two_processes(const Subject& subject, Legacy& legacy, const Golden& golden, std::uint32_t limit,
                           std::string& cursor) {
  const ChildSaid first = in_child([&](const auto&) {
    Bench bench(subject, legacy);
    const Reading page = read_from(bench, golden, limit, "", 1);
    if (!page.wrong.empty()) return std::string();
    std::string text = page.cursors.empty() ? "" : page.cursors.front();
    for (const std::string& code : page.codes) text += "\n" + code;
    return text;
  });
  Reading out;
  std::size_t at = first.text.find('\n');
  cursor = first.text.substr(0, at);
  while (at != first.text.npos) {
    const std::size_t end = first.text.find('\n', at + 1);
    out.codes.push_back(first.text.substr(at + 1, end == first.text.npos ? end : end - at - 1));
    at = end;
  }
  return out;
}

Finding run(const Subject& subject, Legacy& legacy) {
  const Golden* golden = list_call(legacy.fixtures());
  if (!golden) return skip("fixtures.json 中没有清单调用", "the fixtures have no list call");
  std::string cursor;
  Reading split = over_two_processes(subject, legacy, *golden, golden->limit, cursor);
  Bench bench(subject, legacy);
  if (!bench.offers(Operation::list)) return skip("适配器不提供清单", "the adapter offers no list");
  Complaints complaints;
  const Reading whole = read_from(bench, *golden, golden->limit, "", pages_max);
  if (!whole.wrong.empty()) complaints.add("list", "读取失败（" + whole.wrong + "）", whole.wrong);
  if (const std::string wrong = repeated(whole); !wrong.empty()) complaints.add("list", wrong, wrong);
  compare(complaints, whole, read_from(bench, *golden, golden->limit, "", pages_max), "重读", "read again");
  compare(complaints, whole, read_from(bench, *golden, 1, "", pages_max), "每页一行", "one row a page");
  compare(complaints, whole, read_from(bench, *golden, 1000, "", pages_max), "一页读完", "one page for all");
  if (!cursor.empty()) {
    const Reading rest = read_from(bench, *golden, golden->limit, cursor, pages_max);
    split.codes.insert(split.codes.end(), rest.codes.begin(), rest.codes.end());
    split.wrong = rest.wrong;
    compare(complaints, whole, split, "换一个进程继续读", "going on in a new process");
  }
  return complaints.finding(std::to_string(whole.codes.size()) + " rows, " + std::to_string(whole.cursors.size() + 1) +
                            " pages");
}

}  // namespace

Finding pages(const Subject& subject) {
  return with_legacy(subject, [&](Legacy& legacy) { return run(subject, legacy); });
}

}  // namespace zq::check
