// The part of the route table with which the office runs its departments.
#include "http/api_schemas.hpp"
#include "http/handlers.hpp"
#include "http/routes.hpp"

namespace zq::http {

std::vector<Route> office_routes() {
  return {
      {.method = Method::get,
       .path = "/api/v1/departments/{id}/impact",
       .operation = "showImpact",
       .tag = "运维",
       .summary = "停用该部门的影响：不能再由机器核查的事项、等待中的核查与投诉",
       .summary_en = "What switching the department off would mean",
       .access = Access::office,
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::impact(), "停用的影响"}},
       .handle = show_impact},
      {.method = Method::get,
       .path = "/api/v1/departments/{id}/shadow",
       .operation = "showShadow",
       .tag = "运维",
       .summary = "影子版本静默比对的结果",
       .summary_en = "What the shadow answers differently",
       .access = Access::office,
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::shadow(), "比对结果"}},
       .handle = show_shadow},
      {.method = Method::get,
       .path = "/api/v1/departments/{id}/history",
       .operation = "showAdapterVersions",
       .tag = "运维",
       .summary = "适配器各版本的启用与被拒绝",
       .summary_en = "The versions of the adapter",
       .access = Access::office,
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::versions(), "历史"}},
       .handle = show_versions},
      {.method = Method::post,
       .path = "/api/v1/departments/{id}/promote",
       .operation = "promoteDepartment",
       .tag = "运维",
       .summary = "影子转正：启动并核对新一代，再换下旧的；失败则一切照旧",
       .summary_en = "Make the shadow the adapter",
       .access = Access::office,
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::department(), "已生效"}},
       .handle = promote_department},
      {.method = Method::post,
       .path = "/api/v1/departments/{id}/rollback",
       .operation = "rollBackDepartment",
       .tag = "运维",
       .summary = "退回适配器的上一版本",
       .summary_en = "Go back to the previous version of the adapter",
       .access = Access::office,
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::department(), "已生效"}},
       .handle = roll_back_department},
  };
}

}  // namespace zq::http
