// What is sent about adjustments: the application form (调整-8.2b) and the words of each step.
#include "http/api_schemas_adjustment.hpp"

namespace zq::http::schemas {
namespace {

const Schema id = text_of("编号", 1, 64);
const Schema short_text = text_of("文字", 0, 400);
const Schema long_text = lines_of("中文说明", 0, 4000);
const Schema flag = boolean_of("是或否");
const Schema date = date_of("日期", R"("2026-11-23")");
const Schema person = text_of("经办人", 1, 50, R"("赵专员")");
const Schema reason_text = lines_of("理由", 0, 2000);

const Schema kind_word = word_of("类型：增加、变更、取消", {"add", "change", "remove"});
const Schema reason_word = word_of("事由：调整办法第五条（一）至（三）、第六条（一）至（五）、第七条（一）至（三）",
                                   {"ADD_LAW", "ADD_DELEGATED", "ADD_FUNCTION", "CHANGE_1", "CHANGE_2", "CHANGE_3",
                                    "CHANGE_4", "CHANGE_5", "REMOVE_LAW", "REMOVE_DECISION", "REMOVE_FUNCTION"});
const Schema level_word = word_of("依据层级：法律、行政法规、地方性法规、规章、规范性文件",
                                  {"law", "administrative_regulation", "local_regulation", "rule", "document"});
const Schema decision_word =
    word_of("作出决定的政府：国务院、省、市、区", {"state_council", "province", "city", "district"});
const Schema ground_word =
    word_of("应当取消的情形（规定第七条）",
            {"licence", "commitment", "internal_check", "online_check", "contract_voucher", "covered", "unverifiable"});
const Schema ground = object_of("CancelGround", "一种应当取消的情形是否存在",
                                {{"ground", &ground_word}, {"applies", &flag}, {"note", &short_text, false}});
const Schema method_word = word_of("办理方式", {"direct_cancel", "commitment", "shared_query", "internal_check",
                                                "co_verification", "on_site", "contract_voucher"});
const Schema field = object_of("ProposedField", "申报字段",
                               {{"name", &short_text},
                                {"label", &short_text},
                                {"required", &flag, false},
                                {"type", in_place(word_of("类型", {"text", "date"})), false},
                                {"granted", &flag, false}});
const Schema proposed = object_of(
    "ProposedEntry", "拟列入清单的内容；变更时只写改动的栏目，其余与现行清单相同",
    {{"id", in_place(text_of("编号；增加时不填由主机编号", 0, 64)), false},
     {"handling_department", &short_text, false},
     {"matter", &short_text, false},
     {"proof", &short_text, false},
     {"issuer", &short_text, false},
     {"basis", in_place(text_of("设定依据；增加时由 basis 各项写成", 0, 400)), false},
     {"methods", in_place(array_of(method_word, "办理方式，按先后尝试", 10)), false},
     {"matter_class", in_place(word_of("办件类别", {"instant", "records_check", "on_site"})), false},
     {"assisting", in_place(text_of("协查部门编号：各组用 +，同组任一部门用 /", 0, 400)), false},
     {"check", in_place(text_of("核查项，与协查部门一一对应", 0, 400)), false},
     {"fields", in_place(array_of(field, "申报字段", 100)), false},
     {"material",
      in_place(word_of("材料类别：证明材料、法定证照、审核材料、司法文书、合同凭证",
                       {"proof", "licence", "reviewed", "judicial", "contract"})),
      false},
     {"held_by_applicant", &flag, false},
     {"issuer_in_city", &flag, false},
     {"online_verifiable", &flag, false},
     {"forwarded_up", &flag, false},
     {"in_centre", &flag, false},
     {"matter_type", in_place(word_of("事项类型：行政审批、公共服务", {"approval", "public_service"})), false},
     {"basis_level", &level_word, false},
     {"retained", &flag, false},
     {"risks",
      in_place(array_of(*in_place(word_of("风险领域", {"public_safety", "financial_safety", "ecology", "health"})),
                        "不适用书面承诺的领域", 10)),
      false},
     {"sector", &short_text, false},
     {"supervising", &short_text, false}});
const Schema basis = object_of("LegalBasis", "设定依据；申请增加时各项都要写明",
                               {{"name", &short_text, false},
                                {"document_no", &short_text, false},
                                {"article", &short_text, false},
                                {"text", &long_text, false},
                                {"level", &level_word, false},
                                {"effective_on", &date, false}});

}  // namespace

const Schema& adjustment_form() {
  static const Schema s =
      object_of("AdjustmentForm", "证明材料取消清单动态调整申请表；可以先存后补，申请时逐项检查",
                {{"operator", &person},
                 {"kind", &kind_word},
                 {"reason", &reason_word, false},
                 {"entry", in_place(text_of("变更、取消的清单事项编号", 1, 64)), false},
                 {"proposed", &proposed, false},
                 {"verifying_unit", in_place(text_of("替代核查由哪个单位进行", 0, 200)), false},
                 {"basis", &basis, false},
                 {"decision_no", in_place(text_of("决定或者依据的文号", 0, 200)), false},
                 {"decision_level", &decision_word, false},
                 {"explanation", in_place(lines_of("情况说明", 0, 4000)), false},
                 {"cause_date", in_place(date_of("调整事由发生的日期", R"("2026-11-23")")), false},
                 {"grounds", in_place(array_of(ground, "申请增加时，七种应当取消的情形逐一回答", 20)), false},
                 {"handler", in_place(text_of("申请单位经办人", 0, 50)), false},
                 {"seal", in_place(text_of("签章：电子印章的编号，或者“已盖章”", 0, 200)), false}});
  return s;
}

const Schema& adjustment_start() {
  static const Schema s = object_of("AdjustmentStart", "联席会议办公室启动清单调整",
                                    {{"operator", &person},
                                     {"department", in_place(text_of("办事部门的名称或者编号", 1, 100))},
                                     {"kind", &kind_word},
                                     {"entry", &id, false},
                                     {"cause", in_place(lines_of("启动的原因", 1, 2000))}});
  return s;
}

const Schema& adjustment_review() {
  static const Schema s = object_of("AdjustmentReview", "审核意见：同意、退回补正、不同意",
                                    {{"operator", &person},
                                     {"opinion", in_place(word_of("意见", {"pass", "return", "reject"}))},
                                     {"reason", &reason_text, false}});
  return s;
}

const Schema& adjustment_decision() {
  static const Schema s = object_of(
      "AdjustmentDecision", "合法性审查意见，或者核准决定",
      {{"operator", &person}, {"passed", in_place(boolean_of("合法，或者核准"))}, {"reason", &reason_text, false}});
  return s;
}

const Schema& adjustment_notice() {
  static const Schema s =
      object_of("AdjustmentNotice", "开始公示",
                {{"operator", &person},
                 {"how", in_place(text_of("意见提交方式", 1, 500, R"("登录公示页面，或者致电区12345")"))},
                 {"until", in_place(date_of("公示的最后一天；不填为满五个工作日之日", R"("2026-12-04")")), false}});
  return s;
}

const Schema& adjustment_publication() {
  static const Schema s = object_of(
      "AdjustmentPublication", "公布调整后的清单",
      {{"operator", &person},
       {"effective_on", in_place(date_of("施行日期，不早于公布之日；不填为当日", R"("2026-12-10")")), false}});
  return s;
}

const Schema& new_opinion() {
  static const Schema s = object_of("NewOpinion", "意见、建议；不必署名，请勿写入个人信息",
                                    {{"text", in_place(lines_of("意见", 1, 2000))}});
  return s;
}

const Schema& opinion_disposition() {
  static const Schema s = object_of("OpinionDisposition", "对意见的处理",
                                    {{"operator", &person},
                                     {"disposition", in_place(word_of("采纳、不予采纳", {"adopted", "refused"}))},
                                     {"reason", in_place(lines_of("理由；不予采纳的必填", 0, 1000)), false}});
  return s;
}

}  // namespace zq::http::schemas
