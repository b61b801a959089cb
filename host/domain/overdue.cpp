#include "domain/overdue.hpp"

#include <algorithm>
#include <array>

#include "domain/clocks.hpp"
#include "domain/letter_terms.hpp"
#include "domain/text_limits.hpp"
#include "domain/words.hpp"

namespace zq {
namespace {

using S = ReportState;
using E = ReportEvent;
constexpr std::array table{
    ReportRow{S::drafted, E::report, S::reported},
    ReportRow{S::reported, E::investigate, S::investigating},
    ReportRow{S::investigating, E::conclude, S::concluded},
};
constexpr std::array state_words{
    Word<S>{S::drafted, "drafted", "已拟"},
    Word<S>{S::reported, "reported", "已报告"},
    Word<S>{S::investigating, "investigating", "调查中"},
    Word<S>{S::concluded, "concluded", "已有调查结论"},
};
constexpr std::array conclusion_words{
    Word<Conclusion>{Conclusion::fault, "fault", "协查部门有过错"},
    Word<Conclusion>{Conclusion::no_fault, "no_fault", "协查部门无过错"},
    Word<Conclusion>{Conclusion::system_fault, "system_fault", "系统故障"},
};
constexpr std::array attribution_words{
    Word<Attribution>{Attribution::host, "host", "本系统"},
    Word<Attribution>{Attribution::network, "network", "网络"},
    Word<Attribution>{Attribution::legacy_system, "legacy_system", "部门业务系统"},
    Word<Attribution>{Attribution::person, "person", "经办人员"},
    Word<Attribution>{Attribution::street, "street", "镇、街道"},
};

Result<Done> move_on(OverdueReport& one, E on) {
  const auto row = step(one.state, on);
  if (!row) return row.error();
  one.state = row->to;
  return Done{};
}

bool is_human(Attribution v) { return v == Attribution::person || v == Attribution::street; }

void check_together(const Finding& found, std::vector<Fault>& faults) {
  if (!found.conclusion || !found.attribution) return;
  const bool human = is_human(*found.attribution);
  if (*found.conclusion == Conclusion::fault && !human)
    faults.push_back({"/attribution", "认定有过错的，原因应为经办人员或者镇、街道", "person|street", "a system"});
  if (*found.conclusion == Conclusion::system_fault && human)
    faults.push_back(
        {"/attribution", "认定系统故障的，原因应为系统或网络", "host|network|legacy_system", "a person or a street"});
}

}  // namespace

std::span<const ReportRow> report_table() { return table; }

Result<ReportRow> step(ReportState from, ReportEvent on) {
  const auto row =
      std::find_if(table.begin(), table.end(), [&](const ReportRow& r) { return r.from == from && r.on == on; });
  if (row != table.end()) return *row;
  return Error{ErrorCode::conflict,
               "超期报告当前状态为“" + std::string(chinese(from)) + "”，不能再作此处理",
               {},
               {},
               "规定-11.3b"};
}

std::string_view code(ReportState v) { return code_in(state_words, v); }
std::string_view chinese(ReportState v) { return chinese_in(state_words, v); }
bool from_code(std::string_view c, ReportState& v) { return take(by_code(state_words, c), v); }
std::string_view code(Conclusion v) { return code_in(conclusion_words, v); }
std::string_view chinese(Conclusion v) { return chinese_in(conclusion_words, v); }
bool from_code(std::string_view c, Conclusion& v) { return take(by_code(conclusion_words, c), v); }
std::string_view code(Attribution v) { return code_in(attribution_words, v); }
std::string_view chinese(Attribution v) { return chinese_in(attribution_words, v); }
bool from_code(std::string_view c, Attribution& v) { return take(by_code(attribution_words, c), v); }

std::string report_id(const std::string& letter) { return "CQ" + letter.substr(std::min<size_t>(2, letter.size())); }

OverdueReport draft(const Letter& letter, Instant now) {
  OverdueReport one;
  one.id = report_id(letter.id);
  one.letter = letter.id;
  one.case_id = letter.case_id;
  one.department = letter.to;
  one.from = letter.from;
  one.from_caller = letter.from_caller;
  one.letter_due_at = letter.due_at;
  one.drafted_at = now;
  one.minutes_late = minutes_late(letter, now);
  one.outages = letter.outages;
  one.facts = letter.from + "于" + moment_text(letter.sent_at) + "发出协助核查函（" + letter.matter + "，" +
              letter.proof + "），应于" + moment_text(letter.due_at) + "前反馈，逾期未反馈；" + letter.deadline_text;
  return one;
}

Result<Done> report(OverdueReport& one, const std::string& by, Instant now) {
  if (auto moved = move_on(one, E::report); !moved) return moved;
  one.reporter = by;
  one.reported_at = now;
  return Done{};
}

Result<Done> investigate(OverdueReport& one, std::vector<std::string> units, const std::string& by, Instant now) {
  if (auto moved = move_on(one, E::investigate); !moved) return moved;
  one.units = std::move(units);
  one.begun_by = by;
  one.begun_at = now;
  return Done{};
}

Result<Done> conclude(OverdueReport& one, Finding found, Instant now) {
  if (const auto row = step(one.state, E::conclude); !row) return row.error();
  std::vector<Fault> faults;
  check_text(faults, "/findings", "调查情况", found.findings, 1, 4000, Lines::many);
  if (!found.conclusion) faults.push_back({"/conclusion", "应写明调查结论", "fault|no_fault|system_fault", "missing"});
  if (!found.attribution)
    faults.push_back({"/attribution", "应写明超期的原因所在", "host|network|legacy_system|person|street", "missing"});
  check_together(found, faults);
  if (!faults.empty())
    return Error{ErrorCode::invalid_input, "没有调查结论不能结案", {}, std::move(faults), "规定-11.3b"};
  (void)move_on(one, E::conclude);
  one.findings = std::move(found.findings);
  one.conclusion = found.conclusion;
  one.attribution = found.attribution;
  one.concluded_by = std::move(found.by);
  one.concluded_at = now;
  return Done{};
}

}  // namespace zq
