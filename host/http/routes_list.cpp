// The part of the route table about the list: what everybody reads without login (规定-6.1a), what the joint office
// records, and departments' own lists.
#include "http/api_schemas.hpp"
#include "http/api_schemas_list.hpp"
#include "http/handlers_list.hpp"
#include "http/routes.hpp"

namespace zq::http {
namespace {

constexpr Roles office{Role::joint_office};
constexpr Roles units{Role::handling, Role::assisting, Role::joint_office};

std::vector<Route> entry_routes() {
  return {
      {.method = Method::get,
       .path = "/api/v1/list/entries",
       .operation = "listEntries",
       .tag = "清单",
       .summary = "证明材料取消清单中的事项；默认为有效的，也可以看已停止执行的及其原因",
       .summary_en = "Query the cancellation list",
       .access = Access::open,
       .runs = Runs::on_worker,
       .query = {{"matter", &schemas::matter_part()},
                 {"proof", &schemas::proof_part()},
                 {"department", &schemas::department_id()},
                 {"as_of", &schemas::day()},
                 {"standing", &schemas::standing()},
                 {"cursor", &schemas::cursor()},
                 {"limit", &schemas::limit()}},
       .replies = {{200, &schemas::entry_page(), "一页清单事项"}},
       .handle = list_entries},
      {.method = Method::get,
       .path = "/api/v1/list/entries/{id}",
       .operation = "findEntry",
       .tag = "清单",
       .summary = "查看一个清单事项",
       .summary_en = "Read a list entry",
       .access = Access::open,
       .replies = {{200, &schemas::entry(), "清单事项"}},
       .handle = find_entry},
      {.method = Method::get,
       .path = "/api/v1/list/ask",
       .operation = "askList",
       .tag = "清单",
       .summary = "可否向申请人索要某证明材料",
       .summary_en = "May I ask the applicant for this proof?",
       .access = Access::open,
       .runs = Runs::on_worker,
       .query = {{"matter", &schemas::matter_name(), true},
                 {"proof", &schemas::proof_name(), true},
                 {"on", &schemas::day()}},
       .replies = {{200, &schemas::ask_answer(), "答复与依据"}},
       .handle = ask_list},
  };
}

std::vector<Route> version_routes() {
  return {
      {.method = Method::get,
       .path = "/api/v1/list/version",
       .operation = "showListVersion",
       .tag = "清单",
       .summary = "现行清单的版本，或者某日施行的版本",
       .summary_en = "The version of the list in force",
       .access = Access::open,
       .runs = Runs::on_worker,
       .query = {{"as_of", &schemas::day()}},
       .replies = {{200, &schemas::list_version(), "清单的版本"}},
       .handle = show_list_version},
      {.method = Method::get,
       .path = "/api/v1/list/versions",
       .operation = "listVersions",
       .tag = "清单",
       .summary = "已公布的各版清单，新的在前",
       .summary_en = "All published versions of the list",
       .access = Access::open,
       .replies = {{200, &schemas::list_versions(), "各版清单"}},
       .handle = list_versions},
      {.method = Method::get,
       .path = "/api/v1/list/versions/{id}",
       .operation = "readListVersion",
       .tag = "清单",
       .summary = "一版清单的全部事项，按公布时的内容；format 为 csv、xlsx 时是文件，都可以原样导入",
       .summary_en = "Read or export a version of the list as it was published",
       .access = Access::open,
       .runs = Runs::on_worker,
       .query = {{"format", &schemas::format()}, {"cursor", &schemas::cursor()}, {"limit", &schemas::limit()}},
       .replies = {{200,
                    &schemas::entry_page(),
                    "一页清单事项，或者含全部事项的文件",
                    "application/json",
                    {"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}}},
       .handle = read_list_version},
      {.method = Method::get,
       .path = "/api/v1/list/versions/{id}/changes",
       .operation = "showListChanges",
       .tag = "清单",
       .summary = "一版清单与更早一版（默认为前一版）相比的变动，逐栏列出变动前后",
       .summary_en = "What a version changed, column by column",
       .access = Access::open,
       .runs = Runs::on_worker,
       .query = {{"since", &schemas::version_number()}},
       .replies = {{200, &schemas::list_changes(), "变动"}},
       .handle = show_list_changes},
  };
}

std::vector<Route> stop_routes() {
  return {
      {.method = Method::get,
       .path = "/api/v1/list/stops",
       .operation = "listStops",
       .tag = "清单",
       .summary = "设定依据废止、修改而停止执行的事项（规定-6.3），新的在前",
       .summary_en = "Entries stopped because their basis has fallen",
       .access = Access::open,
       .runs = Runs::on_worker,
       .query = {{"cursor", &schemas::cursor()}, {"limit", &schemas::limit()}},
       .replies = {{200, &schemas::list_stop_page(), "一页停止执行的记录"}},
       .handle = list_stops},
      {.method = Method::post,
       .path = "/api/v1/list/stops",
       .operation = "recordStop",
       .tag = "清单",
       .summary = "记录设定依据自某日起废止或者修改：以它为依据的事项自该日起停止执行",
       .summary_en = "Record that a basis is repealed or amended",
       .roles = office,
       .runs = Runs::on_worker,
       .key = Key::optional,
       .request = &schemas::new_list_stop(),
       .replies = {{201, &schemas::list_stop(), "停止执行的记录"}},
       .handle = record_stop},
      {.method = Method::get,
       .path = "/api/v1/list/stops/{id}",
       .operation = "findStop",
       .tag = "清单",
       .summary = "查看一条停止执行的记录",
       .summary_en = "Read a stop",
       .access = Access::open,
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::list_stop(), "停止执行的记录"}},
       .handle = find_stop},
      {.method = Method::post,
       .path = "/api/v1/list/stops/{id}/withdraw",
       .operation = "withdrawStop",
       .tag = "清单",
       .summary = "撤销记错的停止执行",
       .summary_en = "Withdraw a stop that was recorded in error",
       .roles = office,
       .runs = Runs::on_worker,
       .key = Key::optional,
       .request = &schemas::list_remark(),
       .replies = {{200, &schemas::list_stop(), "停止执行的记录"}},
       .handle = withdraw_stop},
  };
}

Route difference_step(std::string_view path, std::string_view operation, std::string_view summary,
                      std::string_view summary_en, Roles roles, void (*handle)(const Desk&, CallPtr)) {
  return {.method = Method::post,
          .path = path,
          .operation = operation,
          .tag = "清单",
          .summary = summary,
          .summary_en = summary_en,
          .roles = roles,
          .runs = Runs::on_worker,
          .key = Key::optional,
          .request = &schemas::list_remark(),
          .replies = {{200, &schemas::list_difference(), "清单差异"}},
          .handle = handle};
}

std::vector<Route> difference_routes() {
  return {
      {.method = Method::post,
       .path = "/api/v1/list/comparisons",
       .operation = "compareLists",
       .tag = "清单",
       .summary = "将一个部门的自有清单与公布清单比对，差异成为待处理事项；擅自增设的作为违规线索（规定-21.1）",
       .summary_en = "Compare a department's own list and record the differences",
       .roles = office,
       .runs = Runs::on_worker,
       .request = &schemas::new_comparison(),
       .replies = {{200, &schemas::comparison_outcome(), "比对结果"}},
       .problems = {404, 502, 504},  // of the department
       .handle = compare_lists},
      {.method = Method::get,
       .path = "/api/v1/list/differences",
       .operation = "listDifferences",
       .tag = "清单",
       .summary = "部门自有清单与公布清单的差异，新的在前；部门看本单位的",
       .summary_en = "Differences between departments' lists and the official one",
       .roles = units,
       .runs = Runs::on_worker,
       .query = {{"state", &schemas::difference_state()},
                 {"department", &schemas::department_id()},
                 {"cursor", &schemas::cursor()},
                 {"limit", &schemas::limit()}},
       .replies = {{200, &schemas::list_difference_page(), "一页清单差异"}},
       .handle = list_differences},
      {.method = Method::get,
       .path = "/api/v1/list/differences/{id}",
       .operation = "findDifference",
       .tag = "清单",
       .summary = "查看一条清单差异",
       .summary_en = "Read a difference",
       .roles = units,
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::list_difference(), "清单差异"}},
       .handle = find_difference},
      difference_step("/api/v1/list/differences/{id}/explain", "explainDifference", "部门说明差异的原因",
                      "Explain a difference", {Role::handling, Role::assisting}, explain_difference),
      difference_step("/api/v1/list/differences/{id}/correct", "correctDifference",
                      "部门报告已经更正；由下一次比对核对", "Report a difference as corrected",
                      {Role::handling, Role::assisting}, correct_difference),
      difference_step("/api/v1/list/differences/{id}/reopen", "reopenDifference", "说明不能成立，退回部门处理",
                      "Send an explanation back", office, reopen_difference),
      difference_step("/api/v1/list/differences/{id}/accuse", "accuseDifference", "作为违规线索处理（规定-21.1）",
                      "Take a difference for a violation", office, accuse_difference),
  };
}

}  // namespace

std::vector<Route> list_routes() {
  std::vector<Route> all;
  for (auto part : {entry_routes(), version_routes(), stop_routes(), difference_routes()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace zq::http
