// Writ (文书): what a unit or a person is told in writing: numbered, frozen as issued, to be had as HTML and PDF. Its
// text comes from a template; a writ keeps the values that were filled in and the version of the template. Pure.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/types.hpp"

namespace zq {

enum class WritKind {
  // 投诉举报
  complaint_completion,   // 投诉举报补正告知书 (C-17)
  complaint_acceptance,   // 投诉举报受理告知书 (投诉-9(1))
  complaint_rejection,    // 投诉举报不予受理告知书 (投诉-9(2))
  complaint_redirection,  // 投诉举报有权部门告知书 (投诉-9(3))
  recusal_decision,       // 回避决定告知书 (投诉-11.2d)
  complaint_decision,     // 投诉举报办理结果告知书 (投诉-12.1b)
  complaint_termination,  // 投诉举报终止办理告知书 (投诉-13)
  supervision_notice,     // 监督通知书 (投诉-14.1b)
  // 清单调整
  adjustment_application,  // 证明材料取消清单动态调整申请表 (调整-8.2b)
  adjustment_review,       // 审核意见书 (调整-9.1)
  legality_review,         // 合法性审查意见书 (调整-4.2)
  public_notice,           // 公示公告 (调整-10.1)
  adoption_report,         // 意见采纳情况报告 (调整-10.2b)
  list_announcement,       // 证明材料取消清单公布公告 (规定-6.1a, 调整-11.1)
  // 服务专窗
  window_guidance,  // 一次性告知书 (专窗-5(2)a)
  window_refusal,   // 不予出具说明书 (专窗-5(2)b)
  // 联席会议
  meeting_minutes,   // 会议纪要 (会议-3.3)
  bulletin,          // 通报 (会议-4.2, 考核-4(1))
  interview_notice,  // 约谈通知书 (规定-18.2a)
  // 核查
  letter,                // 协助核查函 (规定-11)
  commitment,            // 承诺书 (规定-8.2b)
  supplement_request,    // 一次性补充材料告知书 (规定-12)
  rectification_order,   // 责令限期整改通知书 (规定-8.3b)
  commitment_exclusion,  // 不适用书面承诺方式决定书 (规定-8.4a)
};
std::string_view code(WritKind);     // "supervision_notice"
std::string_view chinese(WritKind);  // "监督通知书"
bool from_code(std::string_view, WritKind&);
std::span<const WritKind> all_writ_kinds();

// A value that a writ of this kind carries: templates may name it, and only it.
struct WritField {
  std::string_view name;  // "handling_unit"
  std::string_view zh;    // "办理单位"
  bool personal = false;  // erasable; never in logs, never shown to who may not see the person
};
std::span<const WritField> fields_of(WritKind);

struct Writ {
  std::string id{};  // "WS20261126-…"
  WritKind kind = WritKind::letter;
  std::string about{};                                     // id of the complaint, adjustment ... it is about
  CaseId case_id{};                                        // empty: none
  std::string unit{};                                      // whom it is addressed to; empty: a person, or the public
  std::string issuer{};                                    // unit that issues it, Chinese: the 落款
  std::string template_version{}, template_fingerprint{};  // of the text it was issued with (writ_template.hpp)
  std::map<std::string, std::string> fields{};             // a line feed begins a new paragraph
  std::map<std::string, Private> personal{};               // likewise
  std::vector<std::string> blank{};  // names of the personal ones that were empty: nothing of them was erased
  bool is_public = false;            // whoever asks may read it (调整-3.5)
  int number = 0;                    // in the series of its kind and year, given at the commit
  Instant issued_at{};
  int version = 0;
};

}  // namespace zq
