// Shapes of complaints and supervision notices as they are answered.
#include "http/api_schemas_complaints.hpp"

namespace zq::http::schemas {
namespace {

const Schema id = text_of("编号", 1, 64);
const Schema short_text = text_of("文字", 0, 400);
const Schema sentence = lines_of("中文说明", 0, 8000);
const Schema whole = integer_of("整数", 0, 2147483647);
const Schema moment = time_of("北京时间");
const Schema day = date_of("日期（北京时间）", R"("2026-11-26")");
const Schema flag = boolean_of("是否");
const Schema next_cursor = text_of("下一页的 cursor；没有此字段即为最后一页", 1, 200);
const Schema texts = array_of(sentence, "各项", 200);

const Schema state_word = word_of(
    "状态：匿名线索、已收到、待补正、已登记、已受理、不予受理、不属于本单位管辖、办理中、中止办理、已作出处理决定、"
    "已告知处理结果、已办结、已终止",
    {"lead", "received", "incomplete", "registered", "accepted", "rejected", "not_competent", "handling", "suspended",
     "decided", "informed", "closed", "terminated"});
const Schema supervision_word =
    word_of("状态：已报告、已发出监督通知书、整改中、已报整改结果、整改通过验收、整改未通过验收",
            {"reported", "issued", "rectifying", "rectified", "accepted", "not_accepted"});

const Schema clock = object_of("ComplaintClock", "正在计算的期限",
                               {{"id", in_place(text_of("期限编号", 1, 8, R"("T-11")"))},
                                {"due_at", &moment},
                                {"explanation", &sentence},
                                {"overdue", &flag}});
const Schema clocks = array_of(clock, "正在计算的期限", 8);
const Schema timeline_item =
    object_of("TimelineItem", "证据时间线的一项", {{"at", &moment}, {"text", &sentence}, {"reference", &short_text}});
const Schema timeline = array_of(timeline_item, "主机留存的证据时间线（投诉-4），先发生的在前", 5000);
const Schema told = object_of("ToldComplainant", "告知的文书",
                              {{"writ", &id},
                               {"kind", &short_text},
                               {"kind_text", &short_text},
                               {"text", &sentence},
                               {"at", &moment},
                               {"to_party", in_place(boolean_of("告知利害关系人；否则为投诉举报人"))},
                               {"by", &short_text, false},
                               {"delivered_at", &moment, false}});
const Schema all_told = array_of(told, "告知的文书", 200);
const Schema stay = object_of("ComplaintStay", "先前的办理单位",
                              {{"unit", &short_text},
                               {"unit_name", &short_text},
                               {"reason", &sentence},
                               {"received_at", &moment},
                               {"left_at", &moment},
                               {"due_at", &moment, false}});
const Schema stays = array_of(stay, "先前的办理单位", 50);
const Schema handler = object_of("ComplaintHandler", "办理人",
                                 {{"name", &short_text},
                                  {"account", &short_text},
                                  {"since", &moment},
                                  {"declared", in_place(boolean_of("已声明有无利害关系（投诉-11.1）"))}});
const Schema recusal = object_of("Recusal", "回避申请与决定",
                                 {{"reason", &sentence},
                                  {"asked_by", &short_text},
                                  {"handler", &short_text, false},
                                  {"asked_at", &moment},
                                  {"decided_at", &moment, false},
                                  {"granted", &flag, false},
                                  {"decision_reason", &sentence, false},
                                  {"new_handler", &short_text, false}});
const Schema recusals = array_of(recusal, "回避申请与决定", 50);
const Schema entry = object_of("InvestigationEntry", "调查、核实的记录",
                               {{"at", &moment}, {"by", &short_text}, {"text", &sentence}, {"evidence", &texts}});
const Schema log = array_of(entry, "调查、核实的记录", 200);
const Schema agent =
    object_of("SeenAgent", "代理人",
              {{"name", &short_text}, {"phone", &short_text, false}, {"from", &day, false}, {"until", &day, false}});
const Schema representatives = array_of(short_text, "代表", 5);
const Schema person = object_of("SeenComplainant", "投诉举报人；仅办理单位可见",
                                {{"name", &short_text},
                                 {"phone", &short_text, false},
                                 {"agent", &agent, false},
                                 {"representatives", &representatives, false}});
const Schema parties = array_of(short_text, "利害关系人", 50);

const Schema passing_state = word_of("转送状态：待转送、已转部门、转送结果待核实、部门系统已办结",
                                     {"filed", "passed", "outcome_unknown", "closed"});
const Schema legacy_word =
    word_of("部门办理状态", {"received", "accepted", "rejected", "handling", "closed", "unknown"});
const Schema legacy_status = object_of("DepartmentStatus", "部门系统中的办理情况",
                                       {{"code", &legacy_word},
                                        {"text", &short_text},
                                        {"department_text", &sentence, false},
                                        {"handler", &short_text, false},
                                        {"result", &sentence, false},
                                        {"updated_at", &short_text, false}});
const Schema passing = object_of("ComplaintPassing", "转送部门投诉系统的情况；部门系统办结不等于本件办结",
                                 {{"department", &id},
                                  {"state", &passing_state},
                                  {"state_text", &short_text},
                                  {"receipt", &short_text, false},
                                  {"status", &legacy_status, false},
                                  {"last_failure", &sentence, false},
                                  {"attempts", &whole},
                                  {"updated_at", &moment}});

std::vector<Schema::Member> course() {
  return {{"filed_at", &moment},
          {"received_at", &moment},
          {"registered_at", &moment, false},
          {"first_decided_at", &moment, false},
          {"first_informed_at", &moment, false},
          {"first_in_time", in_place(boolean_of("三个工作日内决定并告知（投诉-9）")), false},
          {"accepted_at", &moment, false},
          {"acceptance_due_at", &moment, false},
          {"completion_until", &day, false},
          {"handling_due_at", &moment, false},
          {"decided_at", &moment, false},
          {"decided_in_time", in_place(boolean_of("七个工作日内办结（投诉-12）")), false},
          {"informed_at", &moment, false},
          {"verified_on", &day, false},
          {"report_due_at", &moment, false},
          {"reported_at", &moment, false},
          {"reported_in_time", in_place(boolean_of("三个工作日内报告（投诉-14）")), false},
          {"closed_at", &moment, false}};
}

std::vector<Schema::Member> complaint_members() {
  std::vector<Schema::Member> all{
      {"id", &id},
      {"number", in_place(integer_of("登记册中的序号", 1, 2147483647)), false},
      {"state", &state_word},
      {"state_text", &short_text},
      {"channel", &short_text},
      {"channel_text", &short_text},
      {"work_order_no", &short_text, false},
      {"category", &short_text},
      {"category_text", &short_text},
      {"basis", &short_text},
      {"category_note", &short_text, false},
      {"subject", &short_text},
      {"content", &sentence},
      {"demands", &sentence, false},
      {"reasons", &sentence, false},
      {"against", &short_text, false},
      {"against_name", &short_text, false},
      {"matter", &short_text, false},
      {"proof", &short_text, false},
      {"case", &id, false},
      {"in_centre", &flag},
      {"unit", &short_text},
      {"unit_name", &short_text},
      {"complainant", &person, false},
      {"parties", &parties, false},
      {"missing", &texts, false},
      {"duplicate_of", in_place(text_of("同一人同一事项的在办件，供认定重复", 1, 64)), false},
      {"clocks", &clocks},
      {"ground", &short_text, false},
      {"ground_text", &short_text, false},
      {"reason", &sentence, false},
      {"competent_unit", &short_text, false},
      {"handler", &handler, false},
      {"recusals", &recusals, false},
      {"log", &log, false},
      {"stays", &stays},
      {"timeline", &timeline},
      {"result", in_place(word_of("属实、不属实", {"verified", "unverified"})), false},
      {"result_text", &short_text, false},
      {"facts", &sentence, false},
      {"decision_basis", &sentence, false},
      {"handling", &sentence, false},
      {"termination", &short_text, false},
      {"termination_text", &sentence, false},
      {"told", &all_told},
      {"supervision_notice", &id, false},
      {"violation", &id, false},
      {"department", in_place(text_of("转送哪个部门的投诉系统", 1, 64)), false},
      {"passing", &passing, false}};
  for (const Schema::Member& member : course()) all.push_back(member);
  return all;
}

}  // namespace

const Schema& complaint() {
  static const Schema s = object_of("Complaint", "一件投诉举报", complaint_members());
  return s;
}

const Schema& complaint_page() {
  static const Schema items = array_of(complaint(), "投诉举报，新的在前", 200);
  static const Schema s = object_of("ComplaintPage", "一页投诉举报；可能少于 limit 而仍有下一页",
                                    {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

const Schema& filed_complaint() {
  static const Schema s = [] {
    auto members = complaint_members();
    members.push_back(
        {"follow_token",
         in_place(text_of("查询码：只给这一次，请交投诉举报人保管；凭此在 /api/v1/follow/{id} 查询", 1, 200)), false});
    return object_of("FiledComplaint", "刚提出的投诉举报", std::move(members));
  }();
  return s;
}

const Schema& followed_complaint() {
  static const Schema s = [] {
    std::vector<Schema::Member> members{{"id", &id},
                                        {"state", &state_word},
                                        {"state_text", &short_text},
                                        {"unit_name", &short_text},
                                        {"subject", &short_text},
                                        {"missing", &texts, false},
                                        {"clocks", &clocks},
                                        {"told", &all_told}};
    for (const Schema::Member& member : course()) members.push_back(member);
    return object_of("FollowedComplaint", "投诉举报人查询到的情况", std::move(members));
  }();
  return s;
}

const Schema& complaint_figures() {
  static const Schema ground =
      object_of("RejectedByGround", "不予受理，按情形", {{"ground", &short_text}, {"count", &whole}});
  static const Schema grounds = array_of(ground, "不予受理，按情形", 10);
  static const Schema share = text_of("比率，没有可比的为空", 0, 8, R"("90.00%")");
  static const Schema s = object_of("ComplaintFigures", "期间内收到的投诉举报（M-09），只有件数",
                                    {{"from", &day, false},
                                     {"until", &day, false},
                                     {"received", &whole},
                                     {"accepted", &whole},
                                     {"rejected", &whole},
                                     {"rejected_by_ground", &grounds},
                                     {"not_competent", &whole},
                                     {"terminated", &whole},
                                     {"verified", &whole},
                                     {"unverified", &whole},
                                     {"first_in_time", &whole},
                                     {"first_in_time_rate", &share},
                                     {"decided_in_time", &whole},
                                     {"decided_in_time_rate", &share},
                                     {"notices", &whole},
                                     {"rectified_in_time", &whole}});
  return s;
}

const Schema& supervision_notice() {
  static const Schema s = object_of("SupervisionNotice", "监督通知书与整改",
                                    {{"id", &id},
                                     {"number", in_place(text_of("文号", 1, 64, R"("椒监督〔2026〕1号")")), false},
                                     {"state", &supervision_word},
                                     {"state_text", &short_text},
                                     {"complaint", &id},
                                     {"unit", &short_text},
                                     {"unit_name", &short_text},
                                     {"reported_by", &short_text},
                                     {"reported_at", &moment},
                                     {"issue_due_at", &moment, false},
                                     {"facts", in_place(lines_of("事实；未发出前为草拟", 0, 8000))},
                                     {"basis", &sentence},
                                     {"demand", &sentence},
                                     {"timeline", &timeline},
                                     {"clocks", &clocks},
                                     {"issued_at", &moment, false},
                                     {"issued_by", &short_text, false},
                                     {"writ", &id, false},
                                     {"due_on", &day, false},
                                     {"plan", &sentence, false},
                                     {"measures", &sentence, false},
                                     {"evidence", &texts},
                                     {"rectified_at", &moment, false},
                                     {"rectified_in_time", &flag, false},
                                     {"overdue_at", &moment, false},
                                     {"opinion", &sentence, false},
                                     {"accepted_by", &short_text, false},
                                     {"refused", in_place(integer_of("验收不通过的次数", 0, 1000))},
                                     {"closed_at", &moment, false}});
  return s;
}

const Schema& supervision_notice_page() {
  static const Schema items = array_of(supervision_notice(), "监督通知书，新的在前", 200);
  static const Schema s =
      object_of("SupervisionNoticePage", "一页监督通知书", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

const Schema& complaint_box() {
  static const Schema s =
      word_of("哪些：本调用方提出的（不填）、本单位办理的、所能查阅的全部", {"filed", "unit", "seen"});
  return s;
}
const Schema& complaint_state() { return state_word; }
const Schema& supervision_state() { return supervision_word; }

}  // namespace zq::http::schemas
