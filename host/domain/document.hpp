// Document: how the law's slower objects (letters, reports, commitments, field tasks ...) are kept: one shape for all,
// the columns by which they are looked up beside a body that only their own record code reads (records/). Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/types.hpp"

namespace zq {

enum class DocumentKind {
  letter,               // 协助核查函
  overdue_report,       // 超期报告
  designee,             // 协查专人
  notice,               // 通知
  attachment,           // 附件
  commitment_template,  // 承诺书模板
  supervision_plan,     // 监管方案
  commitment,           // 书面承诺
  exclusion,            // 不适用承诺的决定
  supplement,           // 补充材料
  volunteered,          // 主动提供材料
  on_site_record,       // 上门、实地核查记录
  authorisation,        // 查询委托书
  violation,            // 违规线索
  outage,               // 系统故障时段
  field_task,           // 四平台任务
  visit,                // 一次上门，合并若干任务
  access,               // 信息查询访问记录
  batch,                // 批量核查
  batch_row,            // 批量核查的一行
  complaint,            // 投诉举报
  supervision_notice,   // 监督通知书
  adjustment,           // 清单调整
  opinion,              // 公众意见
  list_difference,      // 清单差异
  list_stop,            // 清单事项停止执行
  window_request,       // 市外办事证明
  window_record,        // 专窗服务记录
  feedback,             // 意见建议
  meeting,              // 会议
  minutes_item,         // 会议议定事项
  bulletin,             // 通报
  interview,            // 约谈
  post,                 // 职务
  inspection_visit,     // 督察暗访
  typical_case,         // 典型案例
  rating,               // 群众评价
  score_event,          // 考评记录
  assessment,           // 年度考核
  evaluation,           // 评估
  writ,                 // 文书
  difficult_case,       // 疑难事项
  guidance_note,        // 专窗业务指导
  window_place,         // 服务专窗登记
  interview_rules,      // 约谈标准
};
std::string_view code(DocumentKind);
std::string_view chinese(DocumentKind);
std::optional<DocumentKind> document_kind_from_code(std::string_view);

struct Document {
  DocumentKind kind = DocumentKind::letter;
  std::string id;      // unique within its kind
  int version = 0;     // optimistic lock; 0 = not stored yet
  std::string series;  // "letter:2026": numbered 1, 2, ... in the order of commit; empty: not numbered
  int number = 0;      // in its series, given by the store when it is first stored
  std::string state;
  CaseId case_id;     // the verification it belongs to; empty: none
  std::string unit;   // who has to act, or whose it is: id of a department or street
  std::string owner;  // who asked for it: id of a caller or department
  Private person;     // identity number of the applicant, as looked for; empty: none
  Instant opened_at{};
  std::optional<Instant> due_at;     // what is open and due comes first in an inbox
  std::optional<Instant> closed_at;  // nothing: open
  std::string body;                  // JSON, no personal data
  Private personal;                  // JSON with personal data, erasable alone; empty: none
};

}  // namespace zq
