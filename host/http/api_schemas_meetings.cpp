// Shapes of meetings, minutes and bulletins.
#include "http/api_schemas_office.hpp"
#include "http/common_shapes.hpp"

namespace zq::http::schemas {
namespace {

using namespace common;

const Schema ids = array_of(id, "编号", 1000);
const Schema units = array_of(unit, "单位", 200);
const Schema meeting_kind = word_of("会议：全体会议、联络员会议、其他会议", {"plenary", "liaison", "other"});

}  // namespace

const Schema& new_meeting() {
  static const Schema s = object_of("NewMeeting", "登记会议（会议-3）",
                                    {{"kind", &meeting_kind},
                                     {"title", in_place(text_of("会议名称", 1, 200))},
                                     {"held_on", &date},
                                     {"place", in_place(text_of("地点", 1, 200))},
                                     {"chair", in_place(text_of("主持人；不填为当日的召集人", 0, 100)), false},
                                     {"agenda", in_place(lines_of("议题", 1, 4000))},
                                     {"attending", &units, false},
                                     {"operator", &person}});
  return s;
}

const Schema& meeting() {
  static const Schema s = object_of("Meeting", "会议",
                                    {{"id", &id},
                                     {"kind", &meeting_kind},
                                     {"kind_text", &short_text},
                                     {"title", &short_text},
                                     {"held_on", &date},
                                     {"place", &short_text},
                                     {"chair", &short_text},
                                     {"agenda", &sentence},
                                     {"attending", &units},
                                     {"warning", &short_text, false},
                                     {"minuted_at", &moment, false},
                                     {"items", &ids}});
  return s;
}

const Schema& meeting_page() {
  static const Schema items = array_of(meeting(), "会议，新的在前", 200);
  static const Schema s = object_of("MeetingPage", "一页会议", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

const Schema& new_minutes() {
  static const Schema item =
      object_of("NewMinutesItem", "一项议定事项",
                {{"text", in_place(text_of("内容", 1, 1000))}, {"owner", &unit}, {"due", &date}});
  static const Schema items = [] {
    Schema some = array_of(item, "议定事项，各有责任单位和完成日期", 100);
    some.least = 1;
    return some;
  }();
  static const Schema s = object_of("NewMinutes", "会议纪要（会议-3.3）", {{"items", &items}, {"operator", &person}});
  return s;
}

const Schema& item_progress() {
  static const Schema s = object_of("ItemProgress", "议定事项的进展", {{"text", &words}, {"operator", &person}});
  return s;
}

const Schema& item_result() {
  static const Schema s = object_of("ItemResult", "议定事项完成", {{"result", &words}, {"operator", &person}});
  return s;
}

const Schema& minutes_item() {
  static const Schema step =
      object_of("ItemProgressMade", "一次进展",
                {{"at", &moment}, {"unit", &short_text, false}, {"by", &short_text}, {"text", &sentence}});
  static const Schema steps = array_of(step, "进展", 1000);
  static const Schema s = object_of("MinutesItem", "议定事项（会议-4.1）",
                                    {{"id", &id},
                                     {"meeting", &id},
                                     {"text", &sentence},
                                     {"owner", &short_text},
                                     {"due", &date},
                                     {"state", in_place(word_of("状态：未完成、已完成", {"open", "done"}))},
                                     {"state_text", &short_text},
                                     {"overdue", &flag},
                                     {"progress", &steps},
                                     {"result", &sentence, false},
                                     {"done_by", &short_text, false},
                                     {"done_at", &moment, false}});
  return s;
}

const Schema& minutes_item_page() {
  static const Schema items = array_of(minutes_item(), "议定事项", 200);
  static const Schema s =
      object_of("MinutesItemPage", "一页议定事项", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

const Schema& items_only() {
  static const Schema s = word_of("只看未完成的，或者逾期的", {"open", "overdue"});
  return s;
}

const Schema& new_bulletin() {
  static const Schema s = object_of("NewBulletin", "通报情况（会议-4.2）",
                                    {{"title", in_place(text_of("标题", 1, 200))},
                                     {"period", in_place(text_of("期间", 1, 50, R"("2026年11月")"))},
                                     {"content", in_place(lines_of("内容", 1, 8000))},
                                     {"recipients", &units, false},
                                     {"operator", &person}});
  return s;
}

const Schema& bulletin() {
  static const Schema receipt = object_of("BulletinReceipt", "一个单位的阅知",
                                          {{"unit", &short_text},
                                           {"liaison", &short_text, false},
                                           {"read_by", &short_text, false},
                                           {"read_at", &moment, false}});
  static const Schema receipts = array_of(receipt, "阅知情况", 200);
  static const Schema s = object_of("Bulletin", "通报",
                                    {{"id", &id},
                                     {"title", &short_text},
                                     {"period", &short_text},
                                     {"content", &sentence},
                                     {"issued_by", &short_text},
                                     {"issued_at", &moment},
                                     {"receipts", &receipts}});
  return s;
}

const Schema& bulletin_page() {
  static const Schema items = array_of(bulletin(), "通报，新的在前", 200);
  static const Schema s = object_of("BulletinPage", "一页通报", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

}  // namespace zq::http::schemas
