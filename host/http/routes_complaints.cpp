// Complaints, who follows his own, and supervision notices.
#include "http/api_schemas.hpp"
#include "http/api_schemas_complaints.hpp"
#include "http/api_schemas_writs.hpp"
#include "http/handlers_complaints.hpp"
#include "http/routes.hpp"

namespace zq::http {
namespace {

using Handle = void (*)(const Desk&, CallPtr);

struct Words {
  std::string_view operation, summary, summary_en;
};

// A verb about one complaint, by the unit that handles it.
Route verb(std::string_view path, const Words& words, const Schema& request, Handle handle, Roles roles = {}) {
  return {.method = Method::post,
          .path = path,
          .operation = words.operation,
          .tag = "投诉举报",
          .summary = words.summary,
          .summary_en = words.summary_en,
          .roles = roles,
          .runs = Runs::on_worker,
          .key = Key::optional,
          .request = &request,
          .replies = {{200, &schemas::complaint(), "投诉举报"}},
          .handle = handle};
}

Route own(std::string_view path, const Words& words, const Schema& request, Handle handle) {
  return {.method = Method::post,
          .path = path,
          .operation = words.operation,
          .tag = "投诉举报查询",
          .summary = words.summary,
          .summary_en = words.summary_en,
          .access = Access::visitor,
          .runs = Runs::on_worker,
          .request = &request,
          .replies = {{200, &schemas::followed_complaint(), "办理情况"}},
          .handle = handle};
}

Route own_rating() {
  Route route = own("/api/v1/follow/{id}/rating",
                    {"rateOwnComplaint", "投诉举报人评价处理结果，每件一次（考核-2(4)）", "Rate one's own complaint"},
                    schemas::own_rating(), rate_own_complaint);
  route.replies = {{201, &schemas::paper(), "已评价"}};
  return route;
}

Route notice(std::string_view path, const Words& words, const Schema& request, Handle handle, Roles roles = {}) {
  Route route = verb(path, words, request, handle, roles);
  route.tag = "监督通知书";
  route.replies = {{200, &schemas::supervision_notice(), "监督通知书"}};
  return route;
}

std::vector<Route> filing_routes() {
  return {
      {.method = Method::post,
       .path = "/api/v1/complaints",
       .operation = "fileComplaint",
       .tag = "投诉举报",
       .summary = "提出投诉举报；登记后转送部门系统，查询码只给一次",
       .summary_en = "File a complaint; the secret to follow it by is given once",
       .runs = Runs::on_worker,
       .key = Key::required,
       .request = &schemas::open_complaint(),
       .replies = {{201, &schemas::filed_complaint(), "已收到；按 Location 查看"},
                   {200, &schemas::filed_complaint(), "该12345工单已经收到过"}},
       .meaning = complaint_faults,
       .handle = file_complaint},
      {.method = Method::post,
       .path = "/api/v1/public/complaints",
       .operation = "filePublicComplaint",
       .tag = "投诉举报查询",
       .summary = "在投诉举报平台提出投诉举报，无需登录",
       .summary_en = "File a complaint without login",
       .access = Access::visitor,
       .runs = Runs::on_worker,
       .request = &schemas::open_public_complaint(),
       .replies = {{201, &schemas::filed_complaint(), "已收到"}},
       .meaning = complaint_faults,
       .handle = file_public_complaint},
      {.method = Method::get,
       .path = "/api/v1/complaints",
       .operation = "listComplaints",
       .tag = "投诉举报",
       .summary = "投诉举报，新的在前",
       .summary_en = "List complaints",
       .runs = Runs::on_worker,
       .query = {{"box", &schemas::complaint_box()},
                 {"state", &schemas::complaint_state()},
                 {"cursor", &schemas::cursor()},
                 {"limit", &schemas::limit()}},
       .replies = {{200, &schemas::complaint_page(), "一页投诉举报"}},
       .handle = list_complaints},
      {.method = Method::get,
       .path = "/api/v1/complaints/{id}",
       .operation = "findComplaint",
       .tag = "投诉举报",
       .summary = "查看一件投诉举报",
       .summary_en = "Read a complaint",
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::complaint(), "投诉举报"}},
       .handle = find_complaint},
      {.method = Method::post,
       .path = "/api/v1/complaints/{id}/read-back",
       .operation = "readComplaintBack",
       .tag = "投诉举报",
       .summary = "立即到部门系统读取办理情况",
       .summary_en = "Read the status in the department's system now",
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::complaint(), "投诉举报，含部门办理情况"}},
       .handle = read_complaint_back},
      {.method = Method::post,
       .path = "/api/v1/complaints/{id}/follow-token",
       .operation = "renewComplaintSecret",
       .tag = "投诉举报",
       .summary = "投诉举报人遗失查询码：另给一个，原来的作废",
       .summary_en = "Give out another secret to follow by",
       .runs = Runs::on_worker,
       .request = &schemas::by_operator(),
       .replies = {{200, &schemas::filed_complaint(), "投诉举报和新的查询码"}},
       .handle = renew_complaint_secret},
  };
}

std::vector<Route> verb_routes() {
  return {
      verb("/api/v1/complaints/{id}/registration", {"registerComplaint", "登记造册（投诉-7）", "Register a complaint"},
           schemas::by_operator(), register_complaint),
      verb("/api/v1/complaints/{id}/completion",
           {"completeComplaint", "补正缺少的内容（投诉-5、投诉-6）", "Complete a complaint"},
           schemas::complaint_completion(), complete_complaint),
      verb("/api/v1/complaints/{id}/acceptance",
           {"acceptComplaint", "受理；七个工作日开始计算（投诉-9(1)）", "Accept a complaint"}, schemas::by_operator(),
           accept_complaint),
      verb("/api/v1/complaints/{id}/rejection",
           {"rejectComplaint", "不予受理，写明情形和理由（投诉-8、投诉-9(2)）", "Reject a complaint"},
           schemas::rejection(), reject_complaint),
      verb("/api/v1/complaints/{id}/redirection",
           {"redirectComplaint", "不属于本单位管辖：告知有权管理的部门，经同意可以转送（投诉-9(3)）",
            "Name the competent unit, hand over with consent"},
           schemas::redirection(), redirect_complaint),
      verb("/api/v1/complaints/{id}/takeover",
           {"takeOverComplaint", "由联席会议办公室接办", "The joint office takes over"}, schemas::take_over(),
           take_over_complaint, {Role::joint_office}),
      verb("/api/v1/complaints/{id}/handlers", {"appointHandler", "确定办理人", "Appoint the handler"},
           schemas::appointment(), appoint_handler),
      verb("/api/v1/complaints/{id}/declarations",
           {"declareInterest", "办理人声明有无利害关系（投诉-11）", "The handler declares interests"},
           schemas::interest_declaration(), declare_interest),
      verb("/api/v1/complaints/{id}/recusals",
           {"askRecusal", "投诉举报人申请回避：立即中止办理（投诉-11）", "A recusal is asked for: suspended at once"},
           schemas::recusal_request(), ask_recusal),
      verb("/api/v1/complaints/{id}/recusal-decision",
           {"decideRecusal", "是否回避的决定（投诉-11），只由联席会议办公室作出", "Decide on a recusal"},
           schemas::recusal_decision(), decide_recusal, {Role::joint_office}),
      verb("/api/v1/complaints/{id}/investigations",
           {"investigateComplaint", "记录调查、核实（投诉-10）", "Record an investigation"},
           schemas::investigation_record(), investigate_complaint),
      verb("/api/v1/complaints/{id}/decision", {"decideComplaint", "处理决定（投诉-12）", "Decide a complaint"},
           schemas::complaint_decision(), decide_complaint),
      verb("/api/v1/complaints/{id}/deliveries",
           {"deliverWrit", "告知已送达（投诉-9、投诉-12）", "The complainant or a party was told"}, schemas::delivery(),
           deliver_writ),
      verb("/api/v1/complaints/{id}/report",
           {"reportVerified", "属实，向联席会议办公室报告；草拟监督通知书（投诉-14）",
            "Report a verified complaint, draft the supervision notice"},
           schemas::by_operator(), report_verified),
      verb("/api/v1/complaints/{id}/closure", {"closeComplaint", "办结", "Close a complaint"}, schemas::closure(),
           close_complaint),
      verb("/api/v1/complaints/{id}/termination",
           {"terminateComplaint", "终止办理（投诉-13）", "Terminate a complaint"}, schemas::termination(),
           terminate_complaint),
  };
}

std::vector<Route> own_routes() {
  return {
      {.method = Method::get,
       .path = "/api/v1/public/complaint-figures",
       .operation = "showComplaintFigures",
       .tag = "投诉举报查询",
       .summary = "投诉举报的件数，向社会公开",
       .summary_en = "How many complaints, for the public",
       .access = Access::visitor,
       .runs = Runs::on_worker,
       .query = {{"from", &schemas::first_day()}, {"until", &schemas::last_day()}},
       .replies = {{200, &schemas::complaint_figures(), "件数"}},
       .handle = show_complaint_figures},
      {.method = Method::get,
       .path = "/api/v1/follow/{id}",
       .operation = "followComplaint",
       .tag = "投诉举报查询",
       .summary = "投诉举报人凭查询码查看办理情况，无需登录",
       .summary_en = "Follow one's own complaint",
       .access = Access::visitor,
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::followed_complaint(), "办理情况"}},
       .handle = follow_complaint},
      {.method = Method::get,
       .path = "/api/v1/follow/{id}/writ",
       .operation = "readOwnWrit",
       .tag = "投诉举报查询",
       .summary = "投诉举报人凭查询码取回告知书的网页或 PDF",
       .summary_en = "A writ the complainant was told by, as HTML or PDF",
       .access = Access::visitor,
       .runs = Runs::on_worker,
       .query = {{"writ", &schemas::writ_id(), true}, {"form", &schemas::writ_form()}},
       .replies = {{200, nullptr, "文书", "text/html", {"application/pdf"}}},
       .handle = read_own_writ},
      own("/api/v1/follow/{id}/completion",
          {"completeOwnComplaint", "投诉举报人自行补正", "Complete one's own complaint"}, schemas::own_completion(),
          complete_own_complaint),
      own("/api/v1/follow/{id}/withdrawal",
          {"withdrawOwnComplaint", "投诉举报人撤回（投诉-13(1)）", "Withdraw one's own complaint"},
          schemas::own_reason(), withdraw_own_complaint),
      own("/api/v1/follow/{id}/recusal",
          {"askOwnRecusal", "投诉举报人申请办理人回避（投诉-11）", "Ask that the handler withdraw"},
          schemas::own_reason(), ask_own_recusal),
      own_rating(),
  };
}

std::vector<Route> notice_routes() {
  return {
      {.method = Method::get,
       .path = "/api/v1/supervision-notices",
       .operation = "listSupervisionNotices",
       .tag = "监督通知书",
       .summary = "所能查阅的监督通知书，新的在前",
       .summary_en = "List supervision notices",
       .runs = Runs::on_worker,
       .query = {{"state", &schemas::supervision_state()},
                 {"cursor", &schemas::cursor()},
                 {"limit", &schemas::limit()}},
       .replies = {{200, &schemas::supervision_notice_page(), "一页监督通知书"}},
       .handle = list_supervision_notices},
      {.method = Method::get,
       .path = "/api/v1/supervision-notices/{id}",
       .operation = "findSupervisionNotice",
       .tag = "监督通知书",
       .summary = "查看一份监督通知书；未发出前为草拟的内容和证据时间线",
       .summary_en = "Read a supervision notice, or its draft",
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::supervision_notice(), "监督通知书"}},
       .handle = find_supervision_notice},
      notice("/api/v1/supervision-notices/{id}/issue",
             {"issueSupervisionNotice", "作出监督通知书（投诉-14）", "Issue a supervision notice"},
             schemas::notice_order(), issue_supervision_notice, {Role::joint_office}),
      notice("/api/v1/supervision-notices/{id}/plan",
             {"planRectification", "报整改计划", "Tell how it will be put right"}, schemas::rectification_plan(),
             plan_rectification),
      notice("/api/v1/supervision-notices/{id}/rectification",
             {"reportRectification", "报整改结果和凭据", "Show that it was put right"},
             schemas::supervised_rectification(), report_rectification),
      notice("/api/v1/supervision-notices/{id}/acceptance",
             {"acceptRectification", "整改验收（投诉-14）", "Accept it or not"}, schemas::acceptance(),
             accept_rectification, {Role::joint_office}),
  };
}

}  // namespace

std::vector<Route> complaint_routes() {
  std::vector<Route> all;
  for (const auto& part : {filing_routes(), verb_routes(), own_routes(), notice_routes()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace zq::http
