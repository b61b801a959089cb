// Shapes of letters and their attachments.
#include "http/api_schemas.hpp"

namespace zq::http::schemas {
namespace {

const Schema id = text_of("编号", 1, 64);
const Schema short_text = text_of("文字", 0, 400);
const Schema sentence = text_of("中文说明", 0, 4000);
const Schema whole = integer_of("整数", 0, 2147483647);
const Schema flag = boolean_of("是或否");
const Schema moment = time_of("北京时间");
const Schema next_cursor = text_of("下一页的 cursor；没有此字段即为最后一页", 1, 200);
const Schema person = text_of("经办人", 1, 50, R"("赵专员")");
const Schema department_id_text = text_of("部门编号", 1, 64, R"("civil_affairs")");
const Schema stated_reason = lines_of("理由", 1, 500, R"("需到现场核实")");
const Schema any_reason = lines_of("理由；即办件可不填", 0, 500, R"("经查档案一致")");
const Schema hash = text_of("附件的 SHA-256", 64, 64);
const Schema hashes = array_of(hash, "附件", 20);
const Schema ids = array_of(id, "编号", 1000);

const Schema case_type = word_of("办件类型：即办件、承诺件", {"instant", "promised"});
const Schema check_mode = word_of("核查方式：即办、资料核查、现场核实", {"instant", "records_check", "on_site"});
const Schema result =
    word_of("协查结果：一致、不一致、无记录、无法提供", {"consistent", "mismatch", "no_record", "cannot_provide"});
const Schema verdict = word_of("逐项结论：一致、不一致、无记录", {"consistent", "mismatch", "no_record"});

const Schema item = object_of("LetterItem", "函中需核查的一项",
                              {{"name", &short_text},
                               {"label", &short_text},
                               {"declared", &short_text, false},
                               {"verdict", &verdict, false},
                               {"verdict_text", &short_text, false},
                               {"found", &short_text, false},
                               {"note", &sentence, false}});
const Schema deadline = object_of("LetterTerms", "反馈期限及其算法",
                                  {{"due_at", &moment},
                                   {"natural_due_at", &moment, false},
                                   {"office_due_at", &moment, false},
                                   {"text", &sentence},
                                   {"paused_seconds", &whole},
                                   {"outages", &ids},
                                   {"outside_office_hours", &flag}});
const Schema answered_item = object_of("AnsweredItem", "对一项的反馈",
                                       {{"name", in_place(text_of("函中的项目名", 1, 64))},
                                        {"verdict", &verdict},
                                        {"found", in_place(text_of("部门所载内容", 0, 400)), false},
                                        {"note", in_place(text_of("说明", 0, 400)), false}});
const Schema applicant_shown =
    object_of("LetterApplicant", "申请人；仅收函部门可见", {{"name", &short_text}, {"id_number", &short_text}});

}  // namespace

const Schema& letter() {
  static const Schema items = array_of(item, "需核查的内容", 200);
  static const Schema departments = array_of(department_id_text, "部门", 50);
  static const Schema s =
      object_of("Letter", "协助核查函",
                {{"id", &id},
                 {"number", &short_text, false},
                 {"state", in_place(word_of("状态：待签收、办理中、已反馈、已确认、已退回、已撤回",
                                            {"sent", "received", "replied", "confirmed", "returned", "withdrawn"}))},
                 {"state_text", &short_text},
                 {"verification", &id},
                 {"entry", &short_text},
                 {"list_version", &whole},
                 {"to", &department_id_text},
                 {"from", &short_text},
                 {"reply_to", &short_text, false},
                 {"matter", &short_text},
                 {"proof", &short_text},
                 {"purpose", &short_text},
                 {"case_type", &case_type},
                 {"case_type_text", &short_text},
                 {"check_mode", &check_mode},
                 {"check_mode_text", &short_text},
                 {"sent_at", &moment},
                 {"applicant", &applicant_shown, false},
                 {"items", &items},
                 {"deadline", &deadline},
                 {"sender", &short_text, false},
                 {"designee", &short_text, false},
                 {"deputy", &short_text, false},
                 {"handler", &short_text, false},
                 {"received_at", &moment, false},
                 {"replied_at", &moment, false},
                 {"reminded_at", &moment, false},
                 {"overdue_at", &moment, false},
                 {"closed_at", &moment, false},
                 {"overdue_report", &id, false},
                 {"result", &result, false},
                 {"result_text", &short_text, false},
                 {"late", &flag, false},
                 {"reason", &sentence, false},
                 {"automatic", &flag},
                 {"replied_by", &short_text, false},
                 {"reclassify_reason", &sentence, false},
                 {"reclassified_by", &short_text, false},
                 {"reclassified_at", &moment, false},
                 {"writ", &id, false},
                 {"restarted_from", &id, false},
                 {"returned_by", &departments},
                 {"attachments", &hashes}});
  return s;
}

const Schema& letter_page() {
  static const Schema items = array_of(letter(), "协助核查函", 200);
  static const Schema s = object_of("LetterPage", "一页协助核查函", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

const Schema& letters_of_verification() {
  static const Schema items = array_of(letter(), "协助核查函", 200);
  static const Schema s = object_of("LettersOfVerification", "一次核查的全部协助核查函", {{"items", &items}});
  return s;
}

const Schema& new_letter() {
  static const Schema asked = text_of("需核查的内容：清单事项的字段名；事项没有字段的写明内容", 1, 100);
  static const Schema items = array_of(asked, "需核查的内容", 50);
  static const Schema s = object_of("NewLetter", "发协助核查函",
                                    {{"to", &department_id_text},
                                     {"case_type", &case_type},
                                     {"purpose", in_place(text_of("用途", 1, 200, R"("住房公积金提取")"))},
                                     {"items", &items},
                                     {"operator", &person},
                                     {"reply_to", in_place(text_of("反馈给哪个调用方；不填即发函单位", 0, 64)), false}},
                                    R"({"to":"civil_affairs","case_type":"promised","purpose":"住房公积金提取",)"
                                    R"("items":["marital_status"],"operator":"王五"})");
  return s;
}

const Schema& letter_assignment() {
  static const Schema s = object_of("LetterAssignment", "交由何人办理",
                                    {{"operator", &person}, {"to", in_place(text_of("办理人", 1, 50, R"("孙专员")"))}});
  return s;
}

const Schema& letter_reply() {
  static const Schema items = array_of(answered_item, "逐项反馈", 200);
  static const Schema s = object_of("LetterReply", "反馈协查结果",
                                    {{"operator", &person},
                                     {"result", &result},
                                     {"reason", &any_reason, false},
                                     {"items", &items, false},
                                     {"attachments", &hashes, false}},
                                    R"({"operator":"赵专员","result":"consistent","reason":"经查档案一致"})");
  return s;
}

const Schema& letter_reason() {
  static const Schema s = object_of("LetterReason", "说明理由", {{"operator", &person}, {"reason", &stated_reason}});
  return s;
}

const Schema& letter_return() {
  static const Schema s =
      object_of("LetterReturn", "作为收函部门有误退回",
                {{"operator", &person}, {"reason", &stated_reason}, {"to", &department_id_text, false}},
                R"({"operator":"赵专员","reason":"不属本部门职责","to":"public_security"})");
  return s;
}

const Schema& letter_address() {
  static const Schema s =
      object_of("LetterAddress", "改发其他部门", {{"operator", &person}, {"to", &department_id_text}});
  return s;
}

const Schema& letter_callback() {
  static const Schema items = array_of(answered_item, "逐项反馈", 200);
  static const Schema s = object_of("LetterCallback", "部门系统回传协查结果",
                                    {{"event", in_place(text_of("事件编号，重发时不变", 1, 128))},
                                     {"at", &moment},
                                     {"letter", &id},
                                     {"operator", &person},
                                     {"result", &result},
                                     {"reason", &any_reason, false},
                                     {"items", &items, false},
                                     {"attachments", &hashes, false}});
  return s;
}

const Schema& letter_box() {
  static const Schema s =
      word_of("收件箱（在办，先到期在前）、全部收函、发出的函、全区在办", {"inbox", "handled", "sent", "open"});
  return s;
}

const Schema& attachment() {
  static const Schema s =
      object_of("Attachment", "附件",
                {{"sha256", &hash}, {"bytes", &whole}, {"content_type", &short_text}, {"uploaded_at", &moment}});
  return s;
}

}  // namespace zq::http::schemas
