// Shapes of what the handling department does with a case, of commitments, demands, looks and violations.
#include "http/api_schemas.hpp"

namespace zq::http::schemas {
namespace {

const Schema short_text = text_of("文字", 0, 400);
const Schema sentence = text_of("中文说明", 0, 4000);
const Schema moment = time_of("北京时间");
const Schema operator_name = text_of("经办人", 1, 50, R"("王五")");
const Schema words = text_of("说明", 1, 500);
const Schema optional_words = text_of("说明，可不填", 0, 500);
const Schema hash = text_of("文件的 SHA-256，64 位十六进制；没有文件的不填", 0, 64);
const Schema reference = text_of("凭据的编号", 1, 100, R"("QM-2026-0001")");
const Schema date = date_of("日期", R"("2026-12-31")");
const Schema flag = boolean_of("是或否");
const Schema next_cursor = text_of("下一页的 cursor；没有此字段即为最后一页", 1, 200);
const Schema name_text = text_of("名称", 1, 200);
const Schema optional_name = text_of("名称，可不填", 0, 200);
const Schema names = array_of(name_text, "名称", 20);

const Schema line = object_of("PaperLine", "一项内容", {{"label", &short_text}, {"text", &sentence}});
const Schema lines = array_of(line, "各项内容", 500);

const Schema supplement_item = object_of("SupplementItem", "要求补充的一项",
                                         {{"what", in_place(text_of("补充什么", 1, 200, R"("离婚证复印件")"))},
                                          {"field", in_place(text_of("对应的申报字段，可不填", 0, 64)), false}});
const Schema supplied_item =
    object_of("SuppliedItem", "补充的一项，与告知的各项一一对应",
              {{"value", in_place(text_of("补充的内容", 0, 500)), false}, {"file_hash", &hash, false}});

}  // namespace

const Schema& paper() {
  static const Schema s = object_of("Paper", "一份文书或台账记录，不含个人信息",
                                    {{"kind", &short_text},
                                     {"kind_text", &short_text},
                                     {"id", &sentence},
                                     {"case", &short_text, false},
                                     {"state", &short_text},
                                     {"state_text", &short_text},
                                     {"text", in_place(text_of("应当告知当事人的话", 0, 8000)), false},
                                     {"at", &moment},
                                     {"due_at", &moment, false},
                                     {"closed_at", &moment, false},
                                     {"writ", in_place(text_of("随之出具的文书的编号", 1, 64)), false},
                                     {"lines", &lines}});
  return s;
}

const Schema& paper_page() {
  static const Schema items = array_of(paper(), "文书", 2000);
  static const Schema s = object_of("PaperPage", "一页文书", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

const Schema& ask_supplement() {
  static const Schema items = array_of(supplement_item, "一次性列全", 20);
  static const Schema s = object_of(
      "AskSupplement", "一次性告知申请人补充材料（规定-12.1）",
      {{"ground", in_place(word_of("事由：各途径均不能取得、与申请人填报不符", {"cannot_obtain", "mismatch"}))},
       {"items", &items},
       {"on_site_skipped", in_place(text_of("不能取得而未先行实地核查的理由（核查-7.3）", 0, 500)), false},
       {"operator", &operator_name}});
  return s;
}

const Schema& supplied() {
  static const Schema items = array_of(supplied_item, "补充的各项", 20);
  static const Schema s = object_of("Supplied", "申请人补充的材料",
                                    {{"items", &items},
                                     {"kept_where", in_place(text_of("材料存放处", 1, 200, R"("窗口档案柜 3 号")"))},
                                     {"operator", &operator_name}});
  return s;
}

const Schema& volunteered() {
  static const Schema s = object_of("Volunteered", "申请人主动提供的材料（规定-16）",
                                    {{"material", in_place(text_of("材料名称", 1, 200, R"("收入情况说明")"))},
                                     {"motive", in_place(text_of("申请人为何提供", 1, 200, R"("加快办理")"))},
                                     {"file_hash", &hash, false},
                                     {"not_requested", in_place(boolean_of("申请人确认并非应要求提供"))},
                                     {"accepted", in_place(boolean_of("是否收下；不填为收下")), false},
                                     {"refusal_reason", &optional_words, false},
                                     {"operator", &operator_name}});
  return s;
}

const Schema& authorisation() {
  static const Schema s = object_of("TakeAuthorisation", "申请人的查询委托书（规定-13.2）",
                                    {{"institutions", &names},
                                     {"scopes", &names},
                                     {"from", &date},
                                     {"until", &date},
                                     {"signature", &reference},
                                     {"file_hash", &hash, false},
                                     {"operator", &operator_name}});
  return s;
}

const Schema& authorisation_use() {
  static const Schema s = object_of("UseAuthorisation", "凭委托书的一次查询：结果，或者机构未予协助的理由",
                                    {{"institution", &name_text},
                                     {"scope", &name_text},
                                     {"result", &optional_words, false},
                                     {"refusal", &optional_words, false},
                                     {"operator", &operator_name}});
  return s;
}

const Schema& decision() {
  static const Schema s =
      object_of("Decision", "办结", {{"decision", &words}, {"reason", &words}, {"operator", &operator_name}});
  return s;
}

const Schema& reason() {
  static const Schema s = object_of("Reason", "理由", {{"reason", &words}, {"operator", &operator_name}});
  return s;
}

const Schema& by_operator() {
  static const Schema s = object_of("ByOperator", "经办", {{"operator", &operator_name}});
  return s;
}

const Schema& commitment_template() {
  static const Schema s = object_of("CommitmentTemplate", "承诺书模板（规定-8.2）",
                                    {{"matter", &name_text},
                                     {"proof", &name_text},
                                     {"content", &words},
                                     {"standard", &words},
                                     {"liability", &words},
                                     {"operator", &operator_name}});
  return s;
}

const Schema& supervision_plan() {
  static const Schema s = object_of("SupervisionPlan", "监管方案（规定-9.1）",
                                    {{"matter", &name_text},
                                     {"proof", &name_text},
                                     {"checks", &words},
                                     {"every_days", in_place(integer_of("每隔几天核查一次", 1, 3650))},
                                     {"responsible", in_place(text_of("责任岗位", 1, 100))},
                                     {"operator", &operator_name}});
  return s;
}

const Schema& commitment_notice() {
  static const Schema s = object_of("CommitmentNotice", "已告知承诺的内容、标准和责任，申请人已签收",
                                    {{"acknowledgement", &reference}, {"operator", &operator_name}});
  return s;
}

const Schema& commitment_signature() {
  static const Schema s =
      object_of("CommitmentSignature", "申请人签署", {{"signature", &reference}, {"operator", &operator_name}});
  return s;
}

const Schema& commitment_check() {
  static const Schema s =
      object_of("CommitmentCheck", "按监管方案核查",
                {{"held", in_place(boolean_of("承诺是否属实"))}, {"finding", &words}, {"operator", &operator_name}});
  return s;
}

const Schema& rectification_order() {
  static const Schema s = object_of("RectificationOrder", "责令限期整改（规定-8.3）",
                                    {{"demand", &words}, {"limit", &date}, {"operator", &operator_name}});
  return s;
}

const Schema& rectification() {
  static const Schema s = object_of("Rectification", "整改结果", {{"result", &words}, {"operator", &operator_name}});
  return s;
}

const Schema& exclusion_order() {
  static const Schema s = object_of("ExclusionOrder", "决定两年内不适用书面承诺（规定-8.4）",
                                    {{"decision_no", &reference}, {"reason", &words}, {"operator", &operator_name}});
  return s;
}

const Schema& exclusion_lift() {
  static const Schema s =
      object_of("ExclusionLift", "以新的决定解除", {{"decision_no", &reference}, {"operator", &operator_name}});
  return s;
}

const Schema& demand() {
  static const Schema s = object_of("Demand", "拟向申请人索要一份证明材料",
                                    {{"matter", &name_text},
                                     {"proof", &name_text},
                                     {"case", in_place(text_of("已发起的核查的编号，可不填", 0, 64)), false},
                                     {"operator", &operator_name}});
  return s;
}

const Schema& look() {
  static const Schema s =
      object_of("Look", "为办理中的核查查阅个人信息（规定-17.1）",
                {{"purpose", in_place(text_of("用途，与发起核查时相同", 1, 200))}, {"operator", &operator_name}});
  return s;
}

const Schema& look_answer() {
  static const Schema field =
      object_of("LookField", "一项内容", {{"name", &short_text}, {"declared", &sentence}, {"found", &sentence, false}});
  static const Schema fields = array_of(field, "申报的内容及清单授权可见的内容", 100);
  static const Schema s =
      object_of("LookAnswer", "所查阅的内容",
                {{"case", &short_text}, {"matter", &short_text}, {"purpose", &short_text}, {"fields", &fields}});
  return s;
}

const Schema& violation() {
  static const Schema s =
      object_of("ReportViolation", "登记一条违规线索（规定-21）",
                {{"type", in_place(word_of("取消后仍索要、擅自增设、未按规定提供协查信息、挪作他用、其他",
                                           {"ask_cancelled", "unauthorised_add", "no_cov", "misuse", "other"}))},
                 {"unit", &name_text},
                 {"case", in_place(text_of("核查编号，可不填", 0, 64)), false},
                 {"subject", in_place(text_of("所涉函件、承诺等的编号，可不填", 0, 64)), false},
                 {"matter", &optional_name, false},
                 {"proof", &optional_name, false},
                 {"facts", &words},
                 {"operator", &operator_name}});
  return s;
}

const Schema& conclusion() {
  static const Schema s = object_of("Conclusion", "结论", {{"conclusion", &words}, {"operator", &operator_name}});
  return s;
}

const Schema& exemption() {
  static const Schema s = object_of("Exemption", "免责认定：五项条件须同时具备（规定-20.1）",
                                    {{"reform_direction", &flag},
                                     {"nothing_forbidden", &flag},
                                     {"lawful_procedure", &flag},
                                     {"diligent", &flag},
                                     {"losses_recovered", &flag},
                                     {"evidence", &words},
                                     {"operator", &operator_name}});
  return s;
}

const Schema& referral() {
  static const Schema s = object_of("Referral", "移送有权机关", {{"organ", &name_text}, {"operator", &operator_name}});
  return s;
}

const Schema& violation_state() {
  static const Schema s = word_of("只看此状态", {"suspected", "confirmed", "exempted", "referred", "closed"});
  return s;
}

const Schema& unit_list() {
  static const Schema missing = array_of(short_text, "尚缺的装备（规定-10.1）", 10);
  static const Schema unit = object_of("Unit", "一个单位",
                                       {{"id", &short_text},
                                        {"name", &short_text},
                                        {"type", &short_text},
                                        {"type_text", &short_text},
                                        {"profile", in_place(word_of("直接适用，或者参照执行（规定-22.1）",
                                                                     {"direct", "by_reference"}))},
                                        {"aliases", &sentence, false},
                                        {"sector", &short_text, false},
                                        {"supervising", &short_text, false},
                                        {"area_code", &short_text, false},
                                        {"head", &short_text, false},
                                        {"missing", &missing}});
  static const Schema items = array_of(unit, "单位登记", 10000);
  static const Schema s = object_of("UnitList", "单位登记", {{"items", &items}});
  return s;
}

}  // namespace zq::http::schemas
