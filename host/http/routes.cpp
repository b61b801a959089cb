// The route table.
#include "http/routes.hpp"

#include "http/api_schemas.hpp"
#include "http/handlers.hpp"

namespace zq::http {
namespace {

using schemas::cursor;
using schemas::limit;

std::vector<Route> verification_routes() {
  return {
      {.method = Method::post,
       .path = "/api/v1/verifications",
       .operation = "openVerification",
       .tag = "核查",
       .summary = "发起一次核查：有结论即答复，否则给出查看地址",
       .summary_en = "Open a verification for a list entry",
       .key = Key::optional,
       .request = &schemas::open_verification(),
       .replies = {{200, &schemas::verification(), "已有结论"},
                   {202, &schemas::verification(), "等待部门系统反馈，或已转人工；按 Location 查看"}},
       .meaning = verification_faults,
       .reads_store = opening_reads_store,
       .handle = open_verification},
      {.method = Method::get,
       .path = "/api/v1/verifications",
       .operation = "listVerifications",
       .tag = "核查",
       .summary = "本调用方的核查，新的在前",
       .summary_en = "List the caller's verifications",
       .runs = Runs::on_worker,
       .query = {{"state", &schemas::case_state()}, {"cursor", &cursor()}, {"limit", &limit()}},
       .replies = {{200, &schemas::verification_page(), "一页核查"}},
       .handle = list_verifications},
      {.method = Method::get,
       .path = "/api/v1/verifications/{id}",
       .operation = "findVerification",
       .tag = "核查",
       .summary = "查看一次核查",
       .summary_en = "Read a verification",
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::verification(), "核查"}},
       .handle = find_verification},
  };
}

std::vector<Route> department_routes() {
  return {
      {.method = Method::get,
       .path = "/api/v1/departments",
       .operation = "listDepartments",
       .tag = "部门",
       .summary = "各部门接口的状态",
       .summary_en = "List the departments",
       .replies = {{200, &schemas::department_list(), "全部部门"}},
       .handle = list_departments},
      {.method = Method::get,
       .path = "/api/v1/departments/{id}",
       .operation = "findDepartment",
       .tag = "部门",
       .summary = "一个部门接口的状态",
       .summary_en = "Read a department",
       .replies = {{200, &schemas::department(), "部门"}},
       .handle = find_department},
      {.method = Method::get,
       .path = "/api/v1/departments/{id}/list",
       .operation = "readDepartmentList",
       .tag = "部门",
       .summary = "部门系统中的自有清单",
       .summary_en = "Read the department's own list through its adapter",
       .query = {{"cursor", &cursor()}, {"limit", &limit()}},
       .replies = {{200, &schemas::department_rows(), "一页部门自有清单"}},
       .handle = read_department_list},
      {.method = Method::get,
       .path = "/api/v1/departments/{id}/list/comparison",
       .operation = "compareDepartmentList",
       .tag = "部门",
       .summary = "部门自有清单与公布清单的差异",
       .summary_en = "Compare the department's own list with the official one",
       .replies = {{200, &schemas::comparison(), "比对结果"}},
       .handle = compare_department_list},
      {.method = Method::put,
       .path = "/api/v1/departments/{id}/state",
       .operation = "setDepartmentState",
       .tag = "运维",
       .summary = "启用部门接口，或停用（应说明原因，可定自动恢复的时间）",
       .summary_en = "Switch a department on or off",
       .access = Access::office,
       .runs = Runs::on_worker,
       .request = &schemas::department_state(),
       .replies = {{200, &schemas::department(), "已生效"}},
       .handle = set_department_state},
      {.method = Method::post,
       .path = "/api/v1/reload",
       .operation = "reload",
       .tag = "运维",
       .summary = "重新载入配置",
       .summary_en = "Reload the configuration",
       .access = Access::office,
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::department_list(), "新配置已生效，现有各部门如下"}},
       .handle = reload},
  };
}

std::vector<Route> host_routes() {
  return {
      {.method = Method::get,
       .path = "/api/v1/journal",
       .operation = "readJournal",
       .tag = "运维",
       .summary = "办理记录",
       .summary_en = "Read the journal of acts",
       .access = Access::office,
       .runs = Runs::on_worker,
       .query = {{"subject", &schemas::subject()}, {"cursor", &cursor()}, {"limit", &limit()}},
       .replies = {{200, &schemas::journal_page(), "一页办理记录"}},
       .handle = read_journal},
      {.method = Method::get,
       .path = "/livez",
       .operation = "live",
       .tag = "主机",
       .summary = "主机是否在运行",
       .summary_en = "Is the host running?",
       .access = Access::open,
       .replies = {{200, &schemas::health(), "在运行"}},
       .handle = live},
      {.method = Method::get,
       .path = "/readyz",
       .operation = "ready",
       .tag = "主机",
       .summary = "主机是否可以受理",
       .summary_en = "Is the host ready for calls?",
       .access = Access::open,
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::health(), "可以受理"}},
       .handle = ready},
      {.method = Method::get,
       .path = "/openapi.json",
       .operation = "openapi",
       .tag = "主机",
       .summary = "本接口说明（OpenAPI 3.1）",
       .summary_en = "This document",
       .access = Access::open,
       .replies = {{200, nullptr, "OpenAPI 文档"}},
       .handle = openapi},
      {.method = Method::get,
       .path = "/metrics",
       .operation = "metrics",
       .tag = "主机",
       .summary = "运行指标（Prometheus 文本格式）",
       .summary_en = "Metrics in Prometheus text format",
       .access = Access::open,
       .replies = {{200, nullptr, "运行指标", "text/plain"}},
       .handle = show_metrics},
  };
}

}  // namespace

std::span<const Route> routes() {
  static const std::vector<Route> table = [] {
    std::vector<Route> all;
    for (auto part : {verification_routes(), case_step_routes(),  commitment_routes(), guard_routes(),
                      list_routes(),         department_routes(), office_routes(),     letter_routes(),
                      overdue_routes(),      attachment_routes(), oversight_routes(),  work_routes(),
                      batch_routes(),        field_task_routes(), complaint_routes(),  window_routes(),
                      joint_office_routes(), figure_routes(),     assessment_routes(), oversight_paper_routes(),
                      adjustment_routes(),   opinion_routes(),    writ_routes(),       host_routes()})
      all.insert(all.end(), part.begin(), part.end());
    return all;
  }();
  return table;
}

}  // namespace zq::http
