#include "check/report.hpp"

#include <algorithm>
#include <map>

#include "zq/abi.h"
#include "zq/adapter.hpp"

namespace zq::check {
namespace {

struct Word {
  Verdict verdict;
  std::string_view zh, en;
};
constexpr Word words[] = {
    {Verdict::pass, "通过", "pass"},       {Verdict::fail, "不通过", "fail"}, {Verdict::crashed, "崩溃", "crashed"},
    {Verdict::timeout, "超时", "timeout"}, {Verdict::warn, "警告", "warn"},   {Verdict::skip, "跳过", "skip"},
};

using Counts = std::map<Verdict, int>;

Counts count(const std::vector<const Outcome*>& outcomes) {
  Counts counts;
  for (const Outcome* outcome : outcomes) ++counts[outcome->ended.finding.verdict];
  return counts;
}

std::string counted(const Counts& counts, bool all) {
  std::string text;
  for (const Word& one : words) {
    const auto found = counts.find(one.verdict);
    const int number = found == counts.end() ? 0 : found->second;
    if (number == 0 && !(all && one.verdict == Verdict::pass)) continue;
    if (!text.empty()) text += all ? ", " : "  ";
    text += std::to_string(number) + " " + std::string(one.zh) + " " + std::string(one.en);
  }
  return text;
}

constexpr std::string_view margin = "                         ";

// Further lines of the text stand below its first.
void add_text(std::string& out, std::string_view text) {
  for (const char c : text) {
    out += c;
    if (c == '\n') out += margin;
  }
  out += '\n';
}

void add_line(std::string& text, std::string_view label, std::string_view zh, std::string_view en) {
  if (zh.empty() && en.empty()) return;
  add_text(text.append("        ").append(label).append("  "), zh.empty() ? en : zh);
  if (!zh.empty() && !en.empty() && zh != en) add_text(text.append(margin), en);
}

std::string last_lines(std::string_view output) {
  constexpr size_t kept = 600;
  if (output.size() > kept) output = output.substr(output.find('\n', output.size() - kept) + 1);
  std::string text;
  while (!output.empty()) {
    const size_t end = std::min(output.find('\n'), output.size());
    text.append("          | ").append(output.substr(0, end)).append("\n");
    output.remove_prefix(std::min(end + 1, output.size()));
  }
  return text;
}

std::string block(const Report& report, const Outcome& outcome) {
  const Check& check = *outcome.check;
  const Finding& finding = outcome.ended.finding;
  std::string text = "    " + std::string(check.id) + " " + std::string(word(finding.verdict)) + "  (" +
                     std::string(word(check.level)) + ", " + std::to_string(outcome.ended.took.count()) + " ms)\n";
  add_line(text, "原因 reason  ", finding.reason_zh, finding.reason_en);
  if (finding.verdict == Verdict::skip) return text;
  add_line(text, "实测 observed", finding.observed, "");
  add_line(text, "规则 rule    ", check.rule.zh, check.rule.en);
  add_line(text, "改法 fix     ", check.fix.zh, check.fix.en);
  add_line(text, "重跑 rerun   ", rerun_command(report, check), "");
  return text + last_lines(outcome.ended.output);
}

std::string range_of(const std::vector<const Outcome*>& outcomes) {
  std::string text(outcomes.front()->check->id);
  if (outcomes.size() > 1) text.append("..").append(outcomes.back()->check->id);
  text.resize(std::max<size_t>(text.size(), 9), ' ');
  return text;
}

std::string group_text(const Report& report, const Group& group) {
  std::vector<const Outcome*> mine;
  for (const Outcome& outcome : report.outcomes)
    if (std::ranges::any_of(group.checks, [&](const Check& check) { return check.id == outcome.check->id; }))
      mine.push_back(&outcome);
  if (mine.empty()) return {};
  std::string text = "  " + range_of(mine) + "  " + counted(count(mine), false) + "  (" + std::string(group.title.zh) +
                     " " + std::string(group.title.en) + ")\n";
  for (const Outcome* outcome : mine)
    if (outcome->ended.finding.verdict != Verdict::pass) text += block(report, *outcome);
  return text;
}

}  // namespace

std::string text_of(const Report& report) {
  std::string text = "zq-adapter check " ZQ_SDK_VERSION "  " + report.file.filename().string() + "  sha256 " +
                     report.sha256 + "  ABI " + std::to_string(ZQ_ABI_MAJOR) + "." + std::to_string(ZQ_ABI_MINOR) +
                     "\n";
  for (const Group& group : groups()) text += group_text(report, group);
  std::vector<const Outcome*> all;
  for (const Outcome& outcome : report.outcomes) all.push_back(&outcome);
  return text + std::to_string(all.size()) + " 项检查 checks: " + counted(count(all), true) + "   exit " +
         std::to_string(exit_code(report)) + "\n";
}

int exit_code(const Report& report) {
  return std::ranges::any_of(report.outcomes,
                             [](const Outcome& outcome) {
                               const Verdict verdict = outcome.ended.finding.verdict;
                               return verdict == Verdict::fail || verdict == Verdict::crashed ||
                                      verdict == Verdict::timeout;
                             })
             ? 1
             : 0;
}

std::string rerun_command(const Report& report, const Check& check) {
  std::string text = "zq-adapter check --only " + std::string(check.id);
  if (report.seed != 1) text += " --seed " + std::to_string(report.seed);
  return text + " " + report.file.string();
}

std::string explain(const Check& check) {
  std::string text(check.id);
  text.append("  ").append(word(check.level)).append("\n");
  text.append("  规则 rule   ").append(check.rule.zh).append("\n              ").append(check.rule.en).append("\n");
  text.append("  改法 fix    ").append(check.fix.zh).append("\n              ").append(check.fix.en).append("\n");
  return text + "  时限 limit  " + std::to_string(check.limit.count()) + " ms\n";
}

}  // namespace zq::check
