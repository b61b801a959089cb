#include <array>

#include "domain/writ.hpp"

namespace zq {
namespace {
constexpr std::array complaint_completion_fields{
    WritField{"complaint_no", "投诉举报编号"}, WritField{"complainant", "投诉举报人", true},
    WritField{"received_on", "收到日期"},      WritField{"missing", "需补正的内容"},
    WritField{"due_on", "补正期限"},           WritField{"handling_unit", "办理单位"},
};
constexpr std::array complaint_acceptance_fields{
    WritField{"complaint_no", "投诉举报编号"}, WritField{"complainant", "投诉举报人", true},
    WritField{"received_on", "收到日期"},      WritField{"handling_unit", "办理单位"},
    WritField{"due_on", "办结期限"},
};
constexpr std::array complaint_rejection_fields{
    WritField{"complaint_no", "投诉举报编号"}, WritField{"complainant", "投诉举报人", true},
    WritField{"received_on", "收到日期"},      WritField{"handling_unit", "办理单位"},
    WritField{"ground", "不予受理的情形"},     WritField{"reason", "理由"},
    WritField{"route", "可以采取的途径"},
};
constexpr std::array complaint_redirection_fields{
    WritField{"complaint_no", "投诉举报编号"},     WritField{"complainant", "投诉举报人", true},
    WritField{"received_on", "收到日期"},          WritField{"handling_unit", "办理单位"},
    WritField{"competent_unit", "有权管理的部门"}, WritField{"reason", "理由"},
    WritField{"handed_over", "转送情况"},
};
constexpr std::array recusal_decision_fields{
    WritField{"complaint_no", "投诉举报编号"},
    WritField{"complainant", "投诉举报人", true},
    WritField{"handling_unit", "办理单位"},
    WritField{"decision", "决定"},
    WritField{"reason", "理由"},
};
constexpr std::array complaint_decision_fields{
    WritField{"complaint_no", "投诉举报编号"}, WritField{"complainant", "告知对象", true},
    WritField{"handling_unit", "办理单位"},    WritField{"result", "办理结果"},
    WritField{"facts", "查明的事实"},          WritField{"basis", "依据"},
    WritField{"handling", "处理情况"},
};
constexpr std::array complaint_termination_fields{
    WritField{"complaint_no", "投诉举报编号"},
    WritField{"complainant", "投诉举报人", true},
    WritField{"handling_unit", "办理单位"},
    WritField{"ground", "终止的情形"},
    WritField{"reason", "理由"},
};
constexpr std::array supervision_notice_fields{
    WritField{"complaint_no", "投诉举报编号"}, WritField{"unit_name", "被监督单位"},
    WritField{"facts", "查明的事实"},          WritField{"basis", "依据"},
    WritField{"demand", "整改要求"},           WritField{"due_on", "整改期限"},
    WritField{"evidence", "证据时间线"},
};
constexpr std::array adjustment_application_fields{
    WritField{"adjustment_no", "调整编号"}, WritField{"department", "办事部门"},
    WritField{"kind", "调整类型"},          WritField{"reason", "调整事由"},
    WritField{"matter", "办事事项"},        WritField{"proof", "证明材料"},
    WritField{"issuer", "出具单位"},        WritField{"basis", "依据"},
    WritField{"before", "调整前"},          WritField{"after", "调整后"},
    WritField{"cause_on", "事由发生日期"},  WritField{"filed_on", "申请日期"},
    WritField{"handler", "经办人"},         WritField{"seal", "签章"},
};
constexpr std::array adjustment_review_fields{
    WritField{"adjustment_no", "调整编号"}, WritField{"department", "办事部门"}, WritField{"content", "调整内容"},
    WritField{"opinion", "审核意见"},       WritField{"reason", "理由"},
};
constexpr std::array legality_review_fields{
    WritField{"adjustment_no", "调整编号"}, WritField{"department", "办事部门"}, WritField{"content", "调整内容"},
    WritField{"opinion", "审查意见"},       WritField{"reason", "理由"},
};
constexpr std::array public_notice_fields{
    WritField{"adjustment_no", "调整编号"}, WritField{"department", "办事部门"}, WritField{"content", "公示内容"},
    WritField{"from_on", "公示开始"},       WritField{"until_on", "公示结束"},   WritField{"how", "意见提交方式"},
};
constexpr std::array adoption_report_fields{
    WritField{"adjustment_no", "调整编号"}, WritField{"department", "办事部门"}, WritField{"count", "意见数"},
    WritField{"adopted", "采纳数"},         WritField{"opinions", "意见及处理"},
};
constexpr std::array list_announcement_fields{
    WritField{"list_version", "清单版本"}, WritField{"publisher", "公布机关"}, WritField{"basis", "依据"},
    WritField{"effective_on", "施行日期"}, WritField{"changes", "变动内容"},
};
constexpr std::array window_guidance_fields{
    WritField{"request_no", "编号"},
    WritField{"applicant", "申请人", true},
    WritField{"purpose", "办理目的"},
    WritField{"items", "需要办理的事项"},
};
constexpr std::array window_refusal_fields{
    WritField{"request_no", "编号"},       WritField{"applicant", "申请人", true}, WritField{"material", "材料名称"},
    WritField{"issuing_unit", "出具单位"}, WritField{"reason", "不予出具的理由"},  WritField{"explanation", "释明"},
};
constexpr std::array meeting_minutes_fields{
    WritField{"meeting", "会议名称"}, WritField{"held_on", "会议日期"},   WritField{"place", "地点"},
    WritField{"chair", "主持"},       WritField{"attending", "参加单位"}, WritField{"items", "议定事项"},
};
constexpr std::array bulletin_fields{
    WritField{"title", "标题"},
    WritField{"period", "期间"},
    WritField{"content", "内容"},
    WritField{"recipients", "发送范围"},
};
constexpr std::array interview_notice_fields{
    WritField{"unit_name", "被约谈单位"}, WritField{"post", "被约谈人职务"}, WritField{"cause", "约谈事由"},
    WritField{"at", "约谈时间"},          WritField{"place", "约谈地点"},
};
constexpr std::array letter_fields{
    WritField{"letter_no", "函件编号"},      WritField{"to_unit", "协查部门"}, WritField{"from_unit", "办事部门"},
    WritField{"matter", "办事事项"},         WritField{"proof", "证明材料"},   WritField{"applicant", "申请人", true},
    WritField{"declared", "申报内容", true}, WritField{"purpose", "核查目的"}, WritField{"due_at", "反馈期限"},
    WritField{"deadline_text", "期限说明"},
};
constexpr std::array commitment_fields{
    WritField{"matter", "办事事项"},    WritField{"proof", "证明材料"},      WritField{"applicant", "承诺人", true},
    WritField{"content", "承诺内容"},   WritField{"standard", "承诺标准"},   WritField{"liability", "违反承诺的责任"},
    WritField{"signed_at", "签署时间"}, WritField{"department", "办事部门"},
};
constexpr std::array supplement_request_fields{
    WritField{"matter", "办事事项"},       WritField{"proof", "证明材料"},       WritField{"applicant", "申请人", true},
    WritField{"ground", "补充材料的理由"}, WritField{"items", "需要补充的材料"}, WritField{"department", "办事部门"},
};
constexpr std::array rectification_order_fields{
    WritField{"matter", "办事事项"}, WritField{"applicant", "承诺人", true}, WritField{"finding", "核查情况"},
    WritField{"demand", "整改要求"}, WritField{"limit_on", "整改期限"},      WritField{"department", "办事部门"},
};
constexpr std::array commitment_exclusion_fields{
    WritField{"decision_no", "决定文号"}, WritField{"applicant", "申请人", true},
    WritField{"reason", "理由"},          WritField{"from_on", "起始日期"},
    WritField{"until_on", "截止日期"},    WritField{"department", "作出决定的部门"},
};
}  // namespace

std::span<const WritField> fields_of(WritKind kind) {
  switch (kind) {
    case WritKind::complaint_completion:
      return complaint_completion_fields;
    case WritKind::complaint_acceptance:
      return complaint_acceptance_fields;
    case WritKind::complaint_rejection:
      return complaint_rejection_fields;
    case WritKind::complaint_redirection:
      return complaint_redirection_fields;
    case WritKind::recusal_decision:
      return recusal_decision_fields;
    case WritKind::complaint_decision:
      return complaint_decision_fields;
    case WritKind::complaint_termination:
      return complaint_termination_fields;
    case WritKind::supervision_notice:
      return supervision_notice_fields;
    case WritKind::adjustment_application:
      return adjustment_application_fields;
    case WritKind::adjustment_review:
      return adjustment_review_fields;
    case WritKind::legality_review:
      return legality_review_fields;
    case WritKind::public_notice:
      return public_notice_fields;
    case WritKind::adoption_report:
      return adoption_report_fields;
    case WritKind::list_announcement:
      return list_announcement_fields;
    case WritKind::window_guidance:
      return window_guidance_fields;
    case WritKind::window_refusal:
      return window_refusal_fields;
    case WritKind::meeting_minutes:
      return meeting_minutes_fields;
    case WritKind::bulletin:
      return bulletin_fields;
    case WritKind::interview_notice:
      return interview_notice_fields;
    case WritKind::letter:
      return letter_fields;
    case WritKind::commitment:
      return commitment_fields;
    case WritKind::supplement_request:
      return supplement_request_fields;
    case WritKind::rectification_order:
      return rectification_order_fields;
    case WritKind::commitment_exclusion:
      return commitment_exclusion_fields;
  }
  return {};
}

}  // namespace zq
