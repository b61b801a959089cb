#include "http/api_schemas_window.hpp"

#include "http/common_shapes.hpp"

namespace zq::http::schemas {
namespace {

using namespace common;

const Schema unit_or_none = text_of("单位的编号或者名称；登记中只有一个单位有职权时可不填", 0, 100);
const Schema material = text_of("证明材料名称", 1, 200, R"("无犯罪记录证明")");
const Schema hash = text_of("文件的 SHA-256，64 位十六进制；没有文件的不填", 0, 64);
const Schema whole = integer_of("整数", 0, 2147483647);
const Schema class_word = word_of("类别：即办件（30 分钟）、资料核查（24 小时）、现场核实（48 小时）",
                                  {"instant", "records_check", "on_site"});
const Schema state_word = word_of("状态：已收件、已一次性告知、已转出具单位、已出具、不予出具、已送达、已办结",
                                  {"received", "guided", "routed", "issued", "refused", "delivered", "closed"});
const Schema items = array_of(*in_place(text_of("一项", 1, 300)), "需要办理的事项，一次说全", 50);
const Schema ids = array_of(id, "单位编号", 100);

const Schema guidance = object_of(
    "WindowGuidanceNote", "一次告知",
    {{"at", &moment}, {"by", &short_text}, {"window", &short_text}, {"items", &items}, {"not_one_off", &flag}});
const Schema handover = object_of(
    "WindowHandoverRecord", "一次转交",
    {{"at", &moment}, {"by", &short_text}, {"from", &short_text}, {"to", &short_text}, {"reason", &sentence}});
const Schema tracking =
    object_of("WindowTrackingRecord", "一次跟踪", {{"at", &moment}, {"by", &short_text}, {"note", &sentence}});

}  // namespace

const Schema& new_window_request() {
  static const Schema applicant = object_of("WindowApplicant", "申请人",
                                            {{"name", in_place(text_of("姓名", 1, 100, R"("张示例")"))},
                                             {"id_number", in_place(text_of("公民身份号码", 1, 32))},
                                             {"phone", in_place(text_of("联系电话", 0, 30)), false}});
  static const Schema s = object_of("NewWindowRequest", "市外办事证明申请（专窗-4(1)）",
                                    {{"applicant", &applicant},
                                     {"purpose", in_place(text_of("办理目的", 1, 300, R"("入职审查")"))},
                                     {"destination", in_place(text_of("办事地", 1, 200, R"("杭州市西湖区")"))},
                                     {"in_city", in_place(boolean_of("是否在本市内办事；本市内适用证明材料取消清单"))},
                                     {"material", &material},
                                     {"operator", &person}});
  return s;
}

const Schema& window_guidance() {
  static const Schema some = [] {
    Schema s = items;
    s.least = 1;
    return s;
  }();
  static const Schema s =
      object_of("WindowGuidance", "一次性告知指导（专窗-5(2)）", {{"items", &some}, {"operator", &person}});
  return s;
}

const Schema& window_routing() {
  static const Schema s =
      object_of("WindowRouting", "转有职权的单位出具",
                {{"issuing_unit", &unit_or_none, false}, {"class", &class_word}, {"operator", &person}});
  return s;
}

const Schema& window_handover() {
  static const Schema s =
      object_of("WindowHandover", "转交（专窗-3）", {{"to", &unit}, {"reason", &words}, {"operator", &person}});
  return s;
}

const Schema& window_tracking() {
  static const Schema s = object_of("WindowTracking", "跟踪办理结果", {{"note", &words}, {"operator", &person}});
  return s;
}

const Schema& window_proof() {
  static const Schema s = object_of("WindowProof", "出具的证明",
                                    {{"document_no", in_place(text_of("文号", 1, 100, R"("椒公证〔2026〕8号")"))},
                                     {"content", &words},
                                     {"file_hash", &hash, false},
                                     {"operator", &person}});
  return s;
}

const Schema& window_refusal() {
  static const Schema s = object_of("WindowRefusal", "不予出具：理由和释明（专窗-5(2)）",
                                    {{"reason", in_place(lines_of("理由", 0, 2000))},
                                     {"explanation", in_place(lines_of("释明", 0, 4000))},
                                     {"operator", &person}});
  return s;
}

const Schema& window_delivery() {
  static const Schema s =
      object_of("WindowDelivery", "送达申请人",
                {{"how", in_place(text_of("送达方式", 1, 200, R"("申请人当面领取")"))}, {"operator", &person}});
  return s;
}

const Schema& window_closing() {
  static const Schema s = object_of("WindowClosing", "办结", {{"result", &words}, {"operator", &person}});
  return s;
}

const Schema& window_request() {
  static const Schema applicant = object_of("WindowApplicantSeen", "申请人；出具单位见全部，其余遮盖",
                                            {{"name", &short_text}, {"id_number", &short_text}});
  static const Schema notes = array_of(guidance, "告知", 1000), handovers = array_of(handover, "转交", 1000),
                      trackings = array_of(tracking, "跟踪", 10000);
  static const Schema s =
      object_of("WindowRequest", "市外办事证明申请；部门的实体结果只有出具单位和联席会议办公室可见（专窗-5(3)）",
                {{"id", &id},
                 {"number", &short_text, false},
                 {"state", &state_word},
                 {"state_text", &short_text},
                 {"window", &short_text},
                 {"window_name", &short_text},
                 {"holder", &short_text},
                 {"applicant", &applicant},
                 {"purpose", &short_text},
                 {"destination", &short_text},
                 {"material", &short_text},
                 {"issuing_unit", &short_text, false},
                 {"issuing_name", &short_text, false},
                 {"designee", &short_text, false},
                 {"class", &class_word, false},
                 {"class_text", &short_text, false},
                 {"received_at", &moment},
                 {"received_by", &short_text},
                 {"reclassify_reason", &sentence, false},
                 {"returned_reason", &sentence, false},
                 {"routed_at", &moment, false},
                 {"due_at", &moment, false},
                 {"natural_due_at", &moment, false},
                 {"office_due_at", &moment, false},
                 {"deadline_text", &sentence, false},
                 {"reminded_at", &moment, false},
                 {"overdue_at", &moment, false},
                 {"decided_at", &moment, false},
                 {"delivered_at", &moment, false},
                 {"closed_at", &moment, false},
                 {"late", &flag, false},
                 {"outcome", in_place(word_of("出具与否", {"issued", "refused"})), false},
                 {"document_no", &short_text, false},
                 {"file_hash", &hash, false},
                 {"content", &sentence, false},
                 {"reason", &sentence, false},
                 {"explanation", &sentence, false},
                 {"decided_by", &short_text, false},
                 {"delivered_by", &short_text, false},
                 {"delivered_how", &short_text, false},
                 {"closed_by", &short_text, false},
                 {"result", &sentence, false},
                 {"guidance", &notes},
                 {"handovers", &handovers},
                 {"tracking", &trackings}});
  return s;
}

const Schema& window_request_page() {
  static const Schema all = array_of(window_request(), "市外办事证明申请", 200);
  static const Schema s =
      object_of("WindowRequestPage", "一页市外办事证明申请", {{"items", &all}, {"next", &next_cursor, false}});
  return s;
}

const Schema& inbox_only() {
  static const Schema s = word_of("只看等待本单位处理的，到期早的在前", {"true", "false"});
  return s;
}

}  // namespace zq::http::schemas
