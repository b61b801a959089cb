#include "http/api_schemas_office.hpp"

#include "domain/office_queue.hpp"
#include "http/common_shapes.hpp"

namespace zq::http::schemas {
namespace {

using namespace common;

const Schema count = integer_of("件数；0 为不按此提出", 0, 1000);
const Schema ids = array_of(id, "编号", 10000);
const Schema units = array_of(unit, "单位", 200);
const Schema seat = word_of("席位：成员单位、召集人、副召集人、成员、联络员、单位主要领导",
                            {"member_unit", "convener", "deputy_convener", "member", "liaison", "head"});
const Schema interview_state =
    word_of("状态：已提请、已批准、已约谈、不予约谈", {"proposed", "approved", "held", "dropped"});

Schema page_of(const Schema& items, std::string_view name, std::string_view description) {
  return object_of(name, description, {{"items", &items}, {"next", &next_cursor, false}});
}

}  // namespace

const Schema& office_queue() {
  static const Schema item = object_of("OfficeQueueItem", "等待联席会议办公室办理的一件",
                                       {{"kind", &short_text},
                                        {"kind_text", &short_text},
                                        {"id", &id},
                                        {"state", &short_text},
                                        {"task", &short_text},
                                        {"unit", &short_text, false},
                                        {"opened_at", &moment},
                                        {"due_at", &moment, false},
                                        {"overdue", &flag}});
  static const Schema items = array_of(item, "待办，到期早的在前", 200);
  static const Schema s = page_of(items, "OfficeQueue", "联席会议办公室的待办（会议-2.3）");
  return s;
}

const Schema& queue_kind() {
  static const Schema s = [] {
    std::vector<std::string_view> kinds;
    for (const QueueRule& rule : queue_rules())
      if (kinds.empty() || kinds.back() != code(rule.kind)) kinds.push_back(code(rule.kind));
    kinds.push_back("parked_work");
    return word_of("只看一类", std::move(kinds));
  }();
  return s;
}

const Schema& new_post() {
  static const Schema s = object_of("NewPost", "登记席位或者任职；同一席位的前任到前一日为止（会议-2）",
                                    {{"seat", &seat},
                                     {"unit", &unit},
                                     {"lead", in_place(boolean_of("成员单位是否为牵头单位")), false},
                                     {"title", in_place(text_of("职务", 0, 50, R"("主任")")), false},
                                     {"section", in_place(text_of("科室", 0, 50)), false},
                                     {"holder", in_place(text_of("任职人员；成员单位不填", 0, 50)), false},
                                     {"contact", in_place(text_of("办公电话", 0, 50)), false},
                                     {"from", &date},
                                     {"until", &date, false},
                                     {"operator", &person}});
  return s;
}

const Schema& post_end() {
  static const Schema s = object_of("PostEnd", "结束任职", {{"until", &date}, {"operator", &person}});
  return s;
}

const Schema& post() {
  static const Schema s = object_of("Post", "席位或者任职",
                                    {{"id", &id},
                                     {"seat", &seat},
                                     {"seat_text", &short_text},
                                     {"unit", &short_text},
                                     {"lead", &flag},
                                     {"title", &short_text, false},
                                     {"section", &short_text, false},
                                     {"holder", &short_text, false},
                                     {"contact", &short_text, false},
                                     {"from", &date},
                                     {"until", &date, false},
                                     {"recorded_by", &short_text},
                                     {"recorded_at", &moment}});
  return s;
}

const Schema& post_list() {
  static const Schema items = array_of(post(), "席位和任职，先登记的在前", 10000);
  static const Schema s = page_of(items, "PostList", "席位和任职的沿革");
  return s;
}

const Schema& new_interview() {
  static const Schema s = object_of("NewInterview", "约谈建议（规定-18.2）",
                                    {{"unit", &unit},
                                     {"cause", in_place(text_of("事由", 1, 1000))},
                                     {"evidence", &ids, false},
                                     {"operator", &person}});
  return s;
}

const Schema& interview_approval() {
  static const Schema s = object_of("InterviewApproval", "区政府同意约谈",
                                    {{"approval_no", in_place(text_of("批准文号", 1, 100))},
                                     {"at", &moment},
                                     {"place", in_place(text_of("地点", 1, 200))},
                                     {"operator", &person}});
  return s;
}

const Schema& interview_result() {
  static const Schema s = object_of("InterviewResult", "约谈情况", {{"result", &words}, {"operator", &person}});
  return s;
}

const Schema& interview() {
  static const Schema s = object_of("Interview", "约谈",
                                    {{"id", &id},
                                     {"unit", &short_text},
                                     {"cause", &sentence},
                                     {"evidence", &ids},
                                     {"state", &interview_state},
                                     {"state_text", &short_text},
                                     {"proposed_by", &short_text},
                                     {"proposed_at", &moment},
                                     {"approval_no", &short_text, false},
                                     {"with", &short_text, false},
                                     {"approved_at", &moment, false},
                                     {"at", &moment, false},
                                     {"place", &short_text, false},
                                     {"result", &sentence, false},
                                     {"dropped_reason", &sentence, false},
                                     {"closed_at", &moment, false}});
  return s;
}

const Schema& interview_page() {
  static const Schema items = array_of(interview(), "约谈，新的在前", 200);
  static const Schema s = page_of(items, "InterviewPage", "一页约谈");
  return s;
}

const Schema& new_interview_rules() {
  static const Schema s = object_of(
      "NewInterviewRules", "约谈标准：一个单位一个月内达到的件数",
      {{"overdue_reports", &count}, {"violations", &count}, {"overdue_items", &count}, {"operator", &person}});
  return s;
}

const Schema& interview_rules() {
  static const Schema s = object_of("InterviewRules", "约谈标准",
                                    {{"overdue_reports", &count},
                                     {"violations", &count},
                                     {"overdue_items", &count},
                                     {"edited_by", &short_text, false},
                                     {"edited_at", &moment, false}});
  return s;
}

const Schema& new_feedback() {
  static const Schema s = object_of("NewFeedback", "12345 工单中的意见、建议（规定-15.2）",
                                    {{"work_order", in_place(text_of("工单编号", 1, 40, R"("12345-20261126-0001")"))},
                                     {"type", in_place(text_of("工单类型：意见、建议", 1, 20, R"("建议")"))},
                                     {"text", &words},
                                     {"name", in_place(text_of("反映人", 0, 50)), false},
                                     {"contact", in_place(text_of("联系方式", 0, 100)), false},
                                     {"operator", &person}});
  return s;
}

const Schema& feedback_answer() {
  static const Schema s = object_of("FeedbackAnswer", "答复", {{"answer", &words}, {"operator", &person}});
  return s;
}

const Schema& feedback() {
  static const Schema s = object_of("Feedback", "意见建议",
                                    {{"id", &id},
                                     {"work_order", &short_text},
                                     {"type", in_place(word_of("类型", {"意见", "建议"}))},
                                     {"text", &sentence},
                                     {"state", in_place(word_of("状态：已收到、已答复", {"received", "answered"}))},
                                     {"state_text", &short_text},
                                     {"received_at", &moment},
                                     {"taken_by", &short_text},
                                     {"answer", &sentence, false},
                                     {"answered_by", &short_text, false},
                                     {"answered_at", &moment, false}});
  return s;
}

const Schema& feedback_page() {
  static const Schema items = array_of(feedback(), "意见建议，新的在前", 200);
  static const Schema s = page_of(items, "FeedbackPage", "一页意见建议");
  return s;
}

}  // namespace zq::http::schemas
