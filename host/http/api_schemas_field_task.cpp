// Shapes of field tasks.
#include "http/api_schemas.hpp"

namespace zq::http::schemas {
namespace {

const Schema text = text_of("文字", 0, 2000);
const Schema moment = time_of("北京时间");
const Schema next_cursor = text_of("下一页的 cursor；没有此字段即为最后一页", 1, 200);
const Schema state_word =
    word_of("状态：待推送、已推送、已受理、已交办、处置中、已反馈、已办结、已退回、已逾期、推送失败、已撤回",
            {"waiting", "pushed", "accepted", "assigned", "handling", "feedback", "closed", "returned", "overdue",
             "push_failed", "withdrawn"});
const Schema platform_word =
    word_of("四个平台：综治工作、市场监管、综合执法、便民服务", {"governance", "market", "enforcement", "service"});
const Schema question =
    object_of("FieldQuestion", "现场要问的一个问题", {{"code", &text}, {"text", &text}, {"answer", &text}});
const Schema questions = array_of(question, "问题", 500);
const Schema names = array_of(text, "问题类型", 20);
const Schema step = object_of("FieldTaskStep", "一个步骤：主机的，或街道平台的（原文与原时间）",
                              {{"by", in_place(word_of("谁的步骤：主机、街道平台", {"host", "platform"}))},
                               {"word", &text},
                               {"org", &text, false},
                               {"operator", &text, false},
                               {"at", &text, false},
                               {"opinion", &text, false}});
const Schema steps = array_of(step, "步骤，先后排列", 1000);
const Schema answer = object_of("FieldAnswer", "一个问题的回答", {{"question", &text}, {"value", &text}});
const Schema answers = array_of(answer, "回答", 500);
const Schema photo = object_of("FieldPhoto", "一张照片", {{"question", &text, false}, {"reference", &text}});
const Schema photos = array_of(photo, "照片", 500);
const Schema conclusion_word = word_of("结论：属实、不属实、无法核实", {"true", "false", "unverifiable"});
const Schema feedback = object_of("FieldFeedback", "街道的反馈",
                                  {{"conclusion", &conclusion_word},
                                   {"conclusion_text", &text},
                                   {"handler", &text},
                                   {"peer", &text, false},
                                   {"at", &text, false},
                                   {"remark", &text, false},
                                   {"answers", &answers, false},
                                   {"photos", &photos, false}});
const Schema place = object_of("OnSitePlace", "需现场核实的住所或场所；不填用核查中所写的",
                               {{"area_code", in_place(text_of("12 位区划代码", 12, 12, R"("331002001001")"))},
                                {"grid_code", in_place(text_of("网格编号，可不填", 0, 32)), false},
                                {"address", in_place(text_of("标准地址", 1, 200, R"("海门街道示例路 1 号")"))}});
const Schema type_names = array_of(*in_place(text_of("问题类型", 1, 50, R"("居住")")), "问题类型；不填按清单事项", 10);
const Schema operator_name = text_of("经办人", 1, 50, R"("王五")");

}  // namespace

const Schema& field_task() {
  static const Schema s = object_of("FieldTask", "一件四平台现场核实任务",
                                    {{"id", &text},
                                     {"verification", &text},
                                     {"letter", &text},
                                     {"visit", &text, false},
                                     {"follows", &text, false},
                                     {"state", &state_word},
                                     {"state_text", &text},
                                     {"platform_text", &text, false},
                                     {"reason", &text, false},
                                     {"unit", &text},
                                     {"street", &text},
                                     {"platform", &platform_word},
                                     {"platform_name", &text},
                                     {"area_code", &text},
                                     {"grid_code", &text, false},
                                     {"question_types", &names},
                                     {"questions", &questions},
                                     {"opened_at", &moment},
                                     {"due_at", &moment},
                                     {"pushed_at", &moment, false},
                                     {"fed_back_at", &moment, false},
                                     {"overdue_at", &moment, false},
                                     {"attribution", &text, false},
                                     {"closed_at", &moment, false},
                                     {"feedback", &feedback, false},
                                     {"steps", &steps}});
  return s;
}

const Schema& field_task_page() {
  static const Schema items = array_of(field_task(), "任务，新的在前", 200);
  static const Schema s =
      object_of("FieldTaskPage", "一页四平台任务", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

const Schema& begin_on_site() {
  static const Schema s =
      object_of("BeginOnSite", "发起现场核实",
                {{"operator", &operator_name}, {"place", &place, false}, {"question_types", &type_names, false}},
                R"({"operator":"王五","place":{"area_code":"331002001001","address":"海门街道示例路 1 号"},)"
                R"("question_types":["居住"]})");
  return s;
}

const Schema& field_task_order() {
  static const Schema s = object_of("FieldTaskOrder", "撤回或重新推送",
                                    {{"operator", &operator_name}, {"reason", in_place(text_of("理由", 1, 200))}},
                                    R"({"operator":"王五","reason":"申请人已撤回申请"})");
  return s;
}

const Schema& received() {
  static const Schema s = object_of("Received", "回传已收到", {{"status", in_place(word_of("状态", {"received"}))}});
  return s;
}

const Schema& field_task_state() { return state_word; }
const Schema& street_unit() {
  static const Schema s = text_of("镇（街道）的单位编号", 1, 64, R"("street_331002001")");
  return s;
}

}  // namespace zq::http::schemas
