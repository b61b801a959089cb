#include "workflow/feedback_flow.hpp"

#include "records/office_record.hpp"
#include "workflow/json_text.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/read_all.hpp"

namespace zq::workflow {
namespace {

Act feedback_act(const Feedback& one, std::string_view before, const Context& context, const std::string& by,
                 Instant now) {
  return {now,
          "feedback." + std::string(code(one.state)),
          one.id,
          context.caller.value,
          context.request_id,
          "规定-15.2",
          std::string(before),
          std::string(code(one.state)),
          json_object({{"type", one.type}, {"work_order", one.work_order}, {"operator", by}})};
}

}  // namespace

Result<Feedback> FeedbackFlow::receive(Unit& unit, const Context& context, Feedback one, Instant now) {
  if (one.type != "意见" && one.type != "建议")
    return Error{ErrorCode::invalid_input,
                 "投诉、举报不是意见建议，请按投诉举报登记",
                 {},
                 {{"/type", "应为意见或者建议；投诉举报请用 POST /api/v1/complaints", "意见, 建议", "another type"}},
                 "规定-15.2、投诉-3.1"};
  DocumentQuery query;
  query.kind = DocumentKind::feedback;
  query.by = DocumentQuery::By::owner;
  query.key = one.work_order;
  auto before = page_of<Feedback>(tools_.base.store, query, {}, 1, records::feedback_of);
  if (!before) return std::move(before).error();
  if (!before->items.empty()) return std::move(before->items.front());
  // One work order, one feedback, also when it comes twice at once.
  one.id = "YJ-" + one.work_order;
  one.received_at = now;
  one.state = FeedbackState::received;
  unit.emplace_back(SaveDocument{records::document_of(one)});
  unit.emplace_back(AppendAct{feedback_act(one, "", context, one.taken_by, now)});
  Notice notice;
  notice.to = joint_office_unit;
  notice.event = "feedback.received";
  notice.subject = one.id;
  notice.text = "12345热线转来" + one.type + "（工单" + one.work_order + "），请研究答复";
  notify(unit, tools_.base.ids, std::move(notice), now);
  return one;
}

Result<Feedback> FeedbackFlow::answer(Unit& unit, const Context& context, const std::string& id,
                                      const std::string& text, const std::string& operator_name, Instant now) {
  auto found = tools_.base.store.find_document(DocumentKind::feedback, id);
  if (!found) return std::move(found).error();
  auto one = found->has_value() ? records::feedback_of(**found) : std::nullopt;
  if (!one) return Error{ErrorCode::not_found, "没有这件意见建议；请核对编号"};
  if (one->state == FeedbackState::answered)
    return Error{ErrorCode::conflict, "该意见建议已经答复", {}, {}, "规定-15.2"};
  one->state = FeedbackState::answered;
  one->answer = text;
  one->answered_by = operator_name;
  one->answered_at = now;
  unit.emplace_back(SaveDocument{records::document_of(*one)});
  unit.emplace_back(AppendAct{feedback_act(*one, "received", context, operator_name, now)});
  Notice notice;
  notice.to = "hotline";
  notice.event = "feedback.answered";
  notice.subject = id;
  notice.text = "工单" + one->work_order + "的" + one->type + "已有答复，请告知反映人";
  notify(unit, tools_.base.ids, std::move(notice), now);
  return std::move(*one);
}

Result<Page<Feedback>> FeedbackFlow::list(const std::string& cursor, int limit) {
  DocumentQuery query;
  query.kind = DocumentKind::feedback;
  query.newest_first = true;
  return page_of<Feedback>(tools_.base.store, query, cursor, limit, records::feedback_of);
}

}  // namespace zq::workflow
