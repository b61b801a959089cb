// Shapes of consultations, difficult matters, guidance, the register of windows and the measures.
#include "http/api_schemas_window.hpp"
#include "http/common_shapes.hpp"

namespace zq::http::schemas {
namespace {

using namespace common;

const Schema whole = integer_of("整数", 0, 2147483647);
const Schema units = array_of(unit, "单位", 50);

}  // namespace

const Schema& consultation() {
  static const Schema s = object_of("WindowConsultation", "一次咨询；只涉及程序性事项，不写个人信息（专窗-5(3)）",
                                    {{"topic", in_place(text_of("内容类别", 1, 100, R"("证明材料取消清单")"))},
                                     {"question", &words},
                                     {"answer", &words},
                                     {"operator", &person}});
  return s;
}

const Schema& window_record() {
  static const Schema s = object_of("WindowRecord", "专窗综合台账的一行（专窗-8）",
                                    {{"id", &id},
                                     {"action", &short_text},
                                     {"action_text", &short_text},
                                     {"window", &short_text},
                                     {"matter", &short_text},
                                     {"content", &sentence},
                                     {"result", &sentence, false},
                                     {"assistant", &short_text},
                                     {"at", &moment}});
  return s;
}

const Schema& new_difficult_case() {
  static const Schema s = object_of("NewDifficultCase", "疑难事项（专窗-4(3)）",
                                    {{"request", in_place(text_of("相关申请的编号", 0, 64)), false},
                                     {"matter", in_place(text_of("事项", 1, 200))},
                                     {"facts", &words},
                                     {"name", in_place(text_of("反映人", 0, 50)), false},
                                     {"contact", in_place(text_of("联系方式", 0, 100)), false},
                                     {"operator", &person}});
  return s;
}

const Schema& difficult_units() {
  static const Schema some = [] {
    Schema all = units;
    all.least = 1;
    return all;
  }();
  static const Schema s = object_of("DifficultUnits", "参加协调的单位", {{"units", &some}, {"operator", &person}});
  return s;
}

const Schema& difficult_opinion() {
  static const Schema s = object_of(
      "DifficultOpinion", "一个单位的意见",
      {{"unit", in_place(text_of("专窗代为登记时写明单位", 0, 100)), false}, {"text", &words}, {"operator", &person}});
  return s;
}

const Schema& difficult_result() {
  static const Schema s = object_of("DifficultResult", "协调结果",
                                    {{"result", in_place(lines_of("结果", 0, 4000))}, {"operator", &person}});
  return s;
}

const Schema& difficult_case() {
  static const Schema opinion =
      object_of("DifficultOpinionGiven", "意见",
                {{"unit", &short_text}, {"text", &sentence}, {"by", &short_text}, {"at", &moment}});
  static const Schema opinions = array_of(opinion, "意见", 1000);
  static const Schema s =
      object_of("DifficultCase", "疑难事项",
                {{"id", &id},
                 {"state", in_place(word_of("状态：待协调、协调中、已办结", {"open", "coordinating", "resolved"}))},
                 {"state_text", &short_text},
                 {"window", &short_text},
                 {"request", &id, false},
                 {"matter", &short_text},
                 {"facts", &sentence},
                 {"units", &units},
                 {"opinions", &opinions},
                 {"result", &sentence, false},
                 {"opened_by", &short_text},
                 {"opened_at", &moment},
                 {"resolved_by", &short_text, false},
                 {"resolved_at", &moment, false}});
  return s;
}

const Schema& difficult_case_page() {
  static const Schema all = array_of(difficult_case(), "疑难事项，新的在前", 200);
  static const Schema s =
      object_of("DifficultCasePage", "一页疑难事项", {{"items", &all}, {"next", &next_cursor, false}});
  return s;
}

const Schema& new_window_note() {
  static const Schema s = object_of("NewWindowNote", "对全区专窗的业务指导（专窗-4(2)）",
                                    {{"title", in_place(text_of("标题", 1, 100))},
                                     {"text", in_place(lines_of("内容", 1, 4000))},
                                     {"operator", &person}});
  return s;
}

const Schema& window_note() {
  static const Schema s =
      object_of("WindowNote", "业务指导",
                {{"id", &id}, {"title", &short_text}, {"text", &sentence}, {"by", &short_text}, {"at", &moment}});
  return s;
}

const Schema& window_note_page() {
  static const Schema all = array_of(window_note(), "业务指导，新的在前", 200);
  static const Schema s = object_of("WindowNotePage", "一页业务指导", {{"items", &all}, {"next", &next_cursor, false}});
  return s;
}

const Schema& new_window_place() {
  static const Schema s = object_of("NewWindowPlace", "登记服务专窗（规定-15.1）",
                                    {{"place", in_place(text_of("地点", 1, 200))},
                                     {"hours", in_place(text_of("办公时间", 1, 100))},
                                     {"phone", in_place(text_of("办公电话", 1, 50))},
                                     {"responsible", in_place(text_of("负责的岗位", 1, 50))},
                                     {"operator", &person}});
  return s;
}

const Schema& window_place() {
  static const Schema s = object_of("WindowPlace", "服务专窗",
                                    {{"unit", &id},
                                     {"place", &short_text},
                                     {"hours", &short_text},
                                     {"phone", &short_text},
                                     {"responsible", &short_text},
                                     {"recorded_at", &moment}});
  return s;
}

const Schema& window_places() {
  static const Schema one =
      object_of("WindowPlaceListed", "一个服务专窗",
                {{"unit", &id},
                 {"unit_name", &short_text},
                 {"level", in_place(word_of("层级：区级、镇（街道）", {"district", "town_street"}))},
                 {"place", &short_text},
                 {"hours", &short_text},
                 {"phone", &short_text},
                 {"responsible", &short_text}});
  static const Schema missing =
      object_of("UnitWithoutWindow", "应当设立而没有登记的单位", {{"unit", &id}, {"unit_name", &short_text}});
  static const Schema all = array_of(one, "服务专窗", 1000), without = array_of(missing, "没有专窗的单位", 1000);
  static const Schema s = object_of("WindowPlaces", "服务专窗名录", {{"items", &all}, {"without", &without}});
  return s;
}

const Schema& window_measures() {
  static const Schema timeliness = object_of("WindowTimeliness", "一个类别的时效",
                                             {{"class", &short_text},
                                              {"class_text", &short_text},
                                              {"routed", &whole},
                                              {"delivered", &whole},
                                              {"in_time", &whole},
                                              {"overdue", &whole},
                                              {"timeliness", &short_text}});
  static const Schema classes = array_of(timeliness, "各类别", 3);
  static const Schema counts = map_of(whole, "各项的数目", 50, R"({"closed":3})");
  static const Schema milliseconds = integer_of("毫秒", 0, 4611686018427387903);
  static const Schema s = object_of("WindowMeasures", "专窗统计（M-11），与台账重新计数一致",
                                    {{"from", &date},
                                     {"until", &date},
                                     {"window", &short_text, false},
                                     {"requests", &whole},
                                     {"by_state", &counts},
                                     {"by_class", &classes},
                                     {"issued", &whole},
                                     {"refused", &whole},
                                     {"refused_explained", &whole},
                                     {"not_one_off", &whole},
                                     {"mean_delivery_ms", &milliseconds},
                                     {"median_delivery_ms", &milliseconds},
                                     {"actions", &counts}});
  return s;
}

}  // namespace zq::http::schemas
