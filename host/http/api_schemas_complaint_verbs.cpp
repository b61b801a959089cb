// Shapes of what is said about complaints and supervision notices.
#include "http/api_schemas_complaints.hpp"

namespace zq::http::schemas {
namespace {

const Schema operator_name = text_of("经办人", 1, 50, R"("王五")");
const Schema reason = lines_of("理由", 0, 2000, R"("要求提供的材料已在清单中取消")");
const Schema optional_text = text_of("文字，可不填", 0, 400);
const Schema optional_lines = lines_of("文字，可不填", 0, 2000);
const Schema day = date_of("日期（北京时间）", R"("2026-12-10")");
const Schema flag = boolean_of("是否");
const Schema evidence_item = text_of("附件的摘要，或者凭据存放处", 1, 200, R"("案卷第3页")");
const Schema evidence = array_of(evidence_item, "凭据", 50);
const Schema unit = text_of("单位编号或名称", 1, 100, R"("civil_affairs")");
const Schema account = text_of("办理人的调用方编号", 1, 64, R"("civil_handler")");

const Schema channel = word_of("渠道：12345热线、信函、传真、短信、电子邮件、投诉举报平台、专窗、走访",
                               {"hotline", "letter", "fax", "sms", "email", "platform", "window", "visit"});
const Schema category = word_of(
    "情形：仍要求提供证明材料（投诉-4(1)）、没有按清单实施（2）、没有按时核查（3）、其他（4）、违反清单调整办法（调整-"
    "12）",
    {"proof_demanded", "list_not_followed", "late_check", "other", "list_adjustment"});
const Schema complainant = object_of("Complainant", "投诉举报人；缺少的应当补正",
                                     {{"name", in_place(text_of("姓名", 0, 50, R"("李四")")), false},
                                      {"phone", in_place(text_of("电话号码", 0, 30)), false}});
const Schema mandate = object_of("Mandate", "授权委托书（投诉-6）",
                                 {{"matter", in_place(text_of("委托事项", 0, 200)), false},
                                  {"powers", in_place(text_of("权限", 0, 200)), false},
                                  {"from", &day, false},
                                  {"until", &day, false},
                                  {"signed", in_place(boolean_of("投诉举报人本人已签名")), false}});
const Schema agent = object_of("ComplaintAgent", "代理人及其材料",
                               {{"name", in_place(text_of("姓名", 0, 50))},
                                {"phone", in_place(text_of("电话号码", 0, 30)), false},
                                {"original_seen", in_place(boolean_of("已收授权委托书原件")), false},
                                {"id_copy", in_place(text_of("受托人身份证复印件：附件摘要或存放处", 0, 200)), false},
                                {"mandate", &mandate, false}});
const Schema representative = text_of("代表姓名", 1, 50);
const Schema representatives = array_of(representative, "代表，不得超过5人（投诉-5(3)）", 100);
const Schema subject = text_of("标题", 1, 100, R"("仍被要求提供已取消的证明")");
const Schema content = lines_of("相关事实", 1, 4000, R"("办理公积金提取时，窗口要求到社区开具婚姻证明。")");
const Schema demands = lines_of("投诉举报要求", 0, 1000, R"("停止索要该证明")");
const Schema grounds = lines_of("理由", 0, 2000, R"("该证明已在清单中取消")");
const Schema against = text_of("办事部门（被投诉举报单位）编号或名称", 0, 100, R"("区民政局")");
const Schema matter = text_of("办事事项", 0, 200);
const Schema proof = text_of("证明材料", 0, 200);
const Schema case_id = text_of("由哪件核查引起", 1, 64);

}  // namespace

const Schema& open_complaint() {
  static const Schema work_order = text_of("12345工单编号：字母、数字和短横", 1, 40, R"("JJ2026112600017")");
  static const Schema s = object_of(
      "OpenComplaint", "提出投诉举报",
      {{"channel", &channel},
       {"work_order_no", &work_order, false},
       {"category", &category},
       {"category_text", in_place(text_of("其他行为是什么（投诉-4(4)）", 0, 200)), false},
       {"subject", &subject},
       {"content", &content},
       {"demands", &demands, false},
       {"reasons", &grounds, false},
       {"complainant", &complainant, false},
       {"anonymous", in_place(boolean_of("匿名：作为线索交联席会议办公室，不作为投诉举报")), false},
       {"agent", &agent, false},
       {"group_size", in_place(integer_of("人数", 1, 10000)), false},
       {"representatives", &representatives, false},
       {"against", &against, false},
       {"against_person", in_place(text_of("被投诉举报人姓名", 0, 50)), false},
       {"matter", &matter, false},
       {"proof", &proof, false},
       {"case", &case_id, false},
       {"in_centre", in_place(boolean_of("涉及进驻行政服务中心的办事事项")), false},
       {"received_at", in_place(text_of("收到的时间；不填为现在", 16, 25, R"("2026-11-26T10:00:00+08:00")")), false},
       {"department", in_place(text_of("转送哪个部门的投诉系统；不填为办理单位的（有的话）", 1, 64)), false}});
  return s;
}

const Schema& open_public_complaint() {
  static const Schema s = object_of("OpenPublicComplaint", "在投诉举报平台提出投诉举报，无需登录",
                                    {{"category", &category},
                                     {"category_text", &optional_text, false},
                                     {"subject", &subject},
                                     {"content", &content},
                                     {"demands", &demands, false},
                                     {"reasons", &grounds, false},
                                     {"complainant", &complainant, false},
                                     {"anonymous", &flag, false},
                                     {"against", &against, false},
                                     {"against_person", &optional_text, false},
                                     {"matter", &matter, false},
                                     {"proof", &proof, false},
                                     {"in_centre", &flag, false}});
  return s;
}

const Schema& complaint_completion() {
  static const Schema s = object_of("ComplaintCompletion", "补正投诉举报缺少的内容",
                                    {{"operator", &operator_name},
                                     {"complainant", &complainant, false},
                                     {"demands", &demands, false},
                                     {"reasons", &grounds, false},
                                     {"content", in_place(lines_of("相关事实", 0, 4000)), false},
                                     {"against", &against, false},
                                     {"agent", &agent, false}});
  return s;
}

const Schema& own_completion() {
  static const Schema s = object_of("OwnCompletion", "投诉举报人自行补正",
                                    {{"complainant", &complainant, false},
                                     {"demands", &demands, false},
                                     {"reasons", &grounds, false},
                                     {"content", in_place(lines_of("相关事实", 0, 4000)), false},
                                     {"against", &against, false}});
  return s;
}

const Schema& rejection() {
  static const Schema s = object_of(
      "Rejection", "不予受理（投诉-8、投诉-9(2)）",
      {{"operator", &operator_name},
       {"ground", in_place(word_of("情形：不够具体且无法核实、捏造、重复、应走法定途径、其他、未按要求补正",
                                   {"vague", "fabricated", "repeated", "legal_route", "other", "incomplete"}))},
       {"reason", &reason},
       {"not_specific", in_place(boolean_of("内容不够具体明确（8(1)）")), false},
       {"not_verifiable", in_place(boolean_of("无法核实（8(1)）")), false},
       {"evidence", in_place(lines_of("捏造事实的证据（8(2)）", 0, 2000)), false},
       {"original", in_place(text_of("已经受理或者正在办理的那一件（8(3)）", 1, 64)), false},
       {"route", in_place(word_of("诉讼、仲裁、复议（8(4)）", {"litigation", "arbitration", "reconsideration"})),
        false}});
  return s;
}

const Schema& redirection() {
  static const Schema s = object_of("Redirection", "不属于本单位管辖（投诉-9(3)）",
                                    {{"operator", &operator_name},
                                     {"competent_unit", &unit},
                                     {"reason", &reason},
                                     {"hand_over", in_place(boolean_of("转送该单位")), false},
                                     {"consent", in_place(boolean_of("投诉举报人同意转送")), false}});
  return s;
}

const Schema& take_over() {
  static const Schema s = object_of("TakeOver", "由联席会议办公室接办",
                                    {{"operator", &operator_name}, {"reason", in_place(lines_of("理由", 1, 2000))}});
  return s;
}

const Schema& appointment() {
  static const Schema s = object_of("HandlerAppointment", "确定办理人",
                                    {{"operator", &operator_name},
                                     {"handler", in_place(text_of("办理人", 1, 50, R"("赵办理")"))},
                                     {"account", &account}});
  return s;
}

const Schema& interest_declaration() {
  static const Schema s = object_of("InterestDeclaration", "办理人声明有无利害关系（投诉-11.1）",
                                    {{"operator", &operator_name},
                                     {"has_interest", in_place(boolean_of("有利害关系，应当回避"))},
                                     {"text", &optional_lines, false}});
  return s;
}

const Schema& recusal_request() {
  static const Schema s = object_of("RecusalRequest", "投诉举报人申请办理人回避（投诉-11.2）",
                                    {{"operator", &operator_name}, {"reason", in_place(lines_of("理由", 1, 2000))}});
  return s;
}

const Schema& recusal_decision() {
  static const Schema new_handler =
      object_of("NewHandler", "另定的办理人", {{"handler", in_place(text_of("办理人", 1, 50))}, {"account", &account}});
  static const Schema s = object_of("RecusalDecision", "是否回避的决定",
                                    {{"operator", &operator_name},
                                     {"granted", in_place(boolean_of("应当回避"))},
                                     {"reason", &reason},
                                     {"new_handler", &new_handler, false}});
  return s;
}

const Schema& investigation_record() {
  static const Schema s = object_of("InvestigationRecord", "调查、核实的记录（投诉-10）",
                                    {{"operator", &operator_name},
                                     {"text", in_place(lines_of("记录", 1, 4000, R"("已向窗口调取叫号与收件记录")"))},
                                     {"evidence", &evidence, false}});
  return s;
}

const Schema& complaint_decision() {
  static const Schema party = text_of("利害关系人", 1, 50);
  static const Schema parties = array_of(party, "利害关系人", 50);
  static const Schema s = object_of("ComplaintDecision", "处理决定（投诉-12）；不写个人信息",
                                    {{"operator", &operator_name},
                                     {"result", in_place(word_of("属实、不属实", {"verified", "unverified"}))},
                                     {"facts", in_place(lines_of("查明的事实", 1, 4000))},
                                     {"basis", in_place(lines_of("依据", 1, 1000))},
                                     {"handling", in_place(lines_of("处理情况", 1, 2000))},
                                     {"verified_on", &day, false},
                                     {"parties", &parties, false}});
  return s;
}

const Schema& delivery() {
  static const Schema s =
      object_of("Delivery", "文书已送达",
                {{"operator", &operator_name},
                 {"writ", in_place(text_of("文书；不填为尚未送达的全部", 1, 64)), false},
                 {"by", in_place(word_of("当面、邮寄、电话、短信、电子邮件、平台",
                                         {"in_person", "post", "telephone", "sms", "email", "platform"}))}});
  return s;
}

const Schema& closure() {
  static const Schema s =
      object_of("ComplaintClosure", "办结", {{"operator", &operator_name}, {"conclusion", &optional_lines, false}});
  return s;
}

const Schema& termination() {
  static const Schema s =
      object_of("Termination", "终止办理（投诉-13）",
                {{"operator", &operator_name},
                 {"ground", in_place(word_of("撤回、又申请仲裁复议诉讼、其他", {"withdrawn", "legal_route", "other"}))},
                 {"reason", &reason},
                 {"proof", &optional_text, false}});
  return s;
}

const Schema& own_reason() {
  static const Schema s = object_of("OwnReason", "投诉举报人的意思",
                                    {{"reason", in_place(lines_of("理由", 1, 2000, R"("问题已经解决")"))}});
  return s;
}

const Schema& own_rating() {
  static const Schema s = object_of(
      "OwnRating", "投诉举报人的评价（考核-2(4)），每件一次",
      {{"level",
        in_place(word_of("等级", {"very_satisfied", "satisfied", "fair", "dissatisfied", "very_dissatisfied"}))},
       {"words", in_place(lines_of("意见", 1, 1000)), false}});
  return s;
}

const Schema& notice_order() {
  static const Schema s = object_of("NoticeOrder", "作出监督通知书；不填的按草拟的内容",
                                    {{"operator", &operator_name},
                                     {"due_on", in_place(date_of("整改期限", R"("2026-12-10")"))},
                                     {"facts", in_place(lines_of("事实", 0, 4000)), false},
                                     {"basis", &optional_lines, false},
                                     {"demand", &optional_lines, false}});
  return s;
}

const Schema& rectification_plan() {
  static const Schema s = object_of("RectificationPlan", "整改计划",
                                    {{"operator", &operator_name}, {"plan", in_place(lines_of("计划", 1, 2000))}});
  return s;
}

const Schema& supervised_rectification() {
  static const Schema s = object_of("SupervisedRectification", "整改结果",
                                    {{"operator", &operator_name},
                                     {"measures", in_place(lines_of("采取的措施", 1, 4000))},
                                     {"evidence", &evidence, false}});
  return s;
}

const Schema& acceptance() {
  static const Schema s =
      object_of("RectificationAcceptance", "整改验收",
                {{"operator", &operator_name},
                 {"accepted", in_place(boolean_of("通过验收"))},
                 {"opinion", &optional_lines, false},
                 {"due_on", in_place(date_of("不通过的，新的整改期限", R"("2026-12-20")")), false}});
  return s;
}

}  // namespace zq::http::schemas
