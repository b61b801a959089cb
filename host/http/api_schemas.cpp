// Verifications, journal, problems and query parameters; the list and departments are in
// api_schemas_list.cpp.
#include "http/api_schemas.hpp"

namespace zq::http::schemas {
namespace {

const Schema id = text_of("编号", 1, 64, R"("HC20261123-0k7q2m9a4c8e1g5j3n6p")");
const Schema department_id_text = text_of("部门编号", 1, 64, R"("civil_affairs")");
const Schema sentence = text_of("中文说明", 0, 2000);
const Schema short_text = text_of("文字", 0, 400);
const Schema optional_text = text_of("文字，可不填", 0, 400);
const Schema moment = time_of("北京时间");
const Schema whole = integer_of("整数", 0, 2147483647);
const Schema verdict_word =
    word_of("核查结论：一致、不一致、无记录、需人工核对", {"consistent", "mismatch", "no_record", "needs_review"});
const Schema state_word = word_of(
    "状态：查询中、等待反馈、已有结论、转人工、部门协查中、现场核实中、已告知补充、已补充、已承诺、已办结、已撤回",
    {"asking", "pending", "concluded", "manual", "co_verifying", "on_site", "supplement_asked", "supplemented",
     "committed", "decided", "withdrawn"});
const Schema next_cursor = text_of("下一页的 cursor；没有此字段即为最后一页", 1, 200);

const Schema applicant =
    object_of("Applicant", "申请人",
              {{"name", in_place(text_of("姓名", 1, 100, R"("张示例")"))},
               {"id_number", in_place(text_of("公民身份号码，15 位或 18 位", 1, 32, R"("331099199001011239")"))}});
const Schema declared_value = text_of("申请人申报的内容；日期写作 YYYY-MM-DD", 0, 400);
const Schema declared =
    map_of(declared_value, "申请人申报的各项内容，按清单事项的字段名填写", 32, R"({"marital_status":"20"})");
const Schema place = object_of("Place", "需现场核实的住所或场所",
                               {{"area_code", in_place(text_of("12 位区划代码", 12, 12, R"("331002001001")"))},
                                {"grid_code", in_place(text_of("网格编号，可不填", 0, 32)), false},
                                {"address", in_place(text_of("标准地址", 1, 200, R"("海门街道示例路 1 号")"))}});
const Schema wait = integer_of("最多等待部门系统多少毫秒；不填按该部门的配置", 0, 60000);

const Schema cause_word =
    word_of("机器没有给出答复的原因", {"department_off", "overloaded", "unavailable", "deadline", "auth", "bad_answer",
                                       "adapter_fault", "question_refused"});
const Schema field_verdict = object_of("FieldVerdict", "一项内容的核查结论",
                                       {{"name", &short_text},
                                        {"label", &short_text},
                                        {"verdict", &verdict_word},
                                        {"verdict_text", &short_text},
                                        {"found", &short_text, false},
                                        {"note", &sentence, false}});
const Schema field_verdicts = array_of(field_verdict, "逐项结论", 200);


const Schema act = object_of(
    "Act", "一条办理记录",
    {{"number", &whole},
     {"at", &moment},
     {"kind", &short_text},
     {"subject", &short_text},
     {"actor", &short_text},
     {"request_id", &short_text, false},
     {"basis", &short_text, false},
     {"before", &short_text, false},
     {"after", &short_text, false},
     {"detail", in_place(map_of(sentence, "经过说明，不含个人信息", 50, R"({"verdict":"consistent"})")), false}});

const Schema fault = object_of(
    "Fault", "一处错误",
    {{"path", in_place(text_of("JSON 指针，或 query:参数名、header:字段名", 0, 400, R"("/applicant/id_number")"))},
     {"text", &sentence},
     {"expected", &sentence, false},
     {"found", &sentence, false}});
const Schema faults = array_of(fault, "全部错误，一次列出", 1000);

}  // namespace

const Schema& open_verification() {
  static const Schema s =
      object_of("OpenVerification", "发起一次核查",
                {{"entry", in_place(text_of("清单事项编号", 1, 64, R"("ZM-2026-036")"))},
                 {"applicant", &applicant},
                 {"declared", &declared},
                 {"purpose", in_place(text_of("用途", 1, 200, R"("住房公积金提取")"))},
                 {"operator", in_place(text_of("经办人", 1, 50, R"("王五")"))},
                 {"place", &place, false},
                 {"wait_ms", &wait, false}},
                R"({"entry":"ZM-2026-036","applicant":{"name":"张示例","id_number":"331099199001011239"},)"
                R"("declared":{"marital_status":"20"},"purpose":"住房公积金提取","operator":"王五"})");
  return s;
}

const Schema& verification() {
  static const Schema s =
      object_of("Verification", "一次核查",
                {{"id", &id},
                 {"state", &state_word},
                 {"state_text", &short_text},
                 {"entry", &short_text},
                 {"matter", &short_text},
                 {"proof", &short_text},
                 {"department", &department_id_text, false},
                 {"verdict", &verdict_word, false},
                 {"verdict_text", &short_text, false},
                 {"fields", &field_verdicts},
                 {"cause", &cause_word, false},
                 {"cause_text", &short_text, false},
                 {"manual_way", &sentence, false},
                 {"cannot_obtain", in_place(boolean_of("各核查途径均不能取得")), false},
                 {"answered_by", &sentence, false},
                 {"decision", &sentence, false},
                 {"decided_on",
                  in_place(word_of("决定所依据的：核查结论、申请人补充的材料、书面承诺、现场核实、其他",
                                   {"verdict", "supplement", "commitment", "on_site", "other"})),
                  false},
                 {"closed_at", &moment, false},
                 {"opened_at", &moment},
                 {"due_at", &moment},
                 {"updated_at", &moment},
                 {"list_version", &whole}});
  return s;
}

const Schema& verification_page() {
  static const Schema items = array_of(verification(), "核查，新的在前", 200);
  static const Schema s = object_of("VerificationPage", "一页核查", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

const Schema& journal_page() {
  static const Schema items = array_of(act, "办理记录，按先后排列", 200);
  static const Schema s = object_of("JournalPage", "一页办理记录", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

const Schema& health() {
  static const Schema s = object_of("Health", "主机状态", {{"status", in_place(word_of("状态", {"ok"}))}});
  return s;
}

const Schema& problem() {
  static const Schema s =
      object_of("Problem", "拒绝或失败的说明（RFC 9457）",
                {{"type", &short_text},
                 {"title", &short_text},
                 {"status", in_place(integer_of("HTTP 状态码", 400, 599))},
                 {"detail", &sentence},
                 {"code", &short_text},
                 {"faults", &faults, false},
                 {"basis", &short_text, false},
                 {"request_id", &short_text, false}},
                R"({"type":"urn:zhengqiao:problem:invalid_input","title":"请求内容不符合要求",)"
                R"("status":422,"detail":"申请内容有误，请按提示更正","code":"invalid_input",)"
                R"("faults":[{"path":"/applicant/id_number","text":"公民身份号码校验码不符","expected":"GB 11643",)"
                R"("found":"18 位，校验码不符"}],"request_id":"0f3a6c1d9b7e4825a1c4e7f20b6d8395"})");
  return s;
}

const Schema& cursor() {
  static const Schema s = text_of("上一页答复中的 next", 1, 200);
  return s;
}
const Schema& limit() {
  static const Schema s = integer_of("每页条数，默认 50", 1, 200);
  return s;
}
const Schema& case_state() {
  static const Schema s =
      word_of("只看此状态", {"pending", "concluded", "manual", "co_verifying", "on_site", "supplement_asked",
                             "supplemented", "committed", "decided", "withdrawn"});
  return s;
}
const Schema& matter_part() {
  static const Schema s = text_of("办事事项名称中的文字", 1, 200);
  return s;
}
const Schema& proof_part() {
  static const Schema s = text_of("证明材料名称中的文字", 1, 200);
  return s;
}
const Schema& matter_name() {
  static const Schema s = text_of("办事事项名称", 1, 200, R"("住房公积金提取")");
  return s;
}
const Schema& proof_name() {
  static const Schema s = text_of("证明材料名称", 1, 200, R"("婚姻状况证明")");
  return s;
}
const Schema& department_id() { return department_id_text; }
const Schema& day() {
  static const Schema s = date_of("日期；不填为今天（北京时间）", R"("2026-11-23")");
  return s;
}
const Schema& subject() {
  static const Schema s = text_of("核查、投诉举报、清单版本或部门的编号；不填为全部", 1, 64);
  return s;
}

}  // namespace zq::http::schemas
