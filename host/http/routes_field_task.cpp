// The part of the route table about field tasks and the streets' callbacks.
#include "http/api_schemas.hpp"
#include "http/handlers.hpp"
#include "http/routes.hpp"

namespace zq::http {
namespace {

const RawBody any_body{{"*"}, 1024 * 1024};
constexpr Roles readers{Role::handling, Role::street, Role::joint_office};
constexpr Roles changers{Role::handling, Role::joint_office};

Route change(std::string_view path, std::string_view operation, std::string_view summary, std::string_view summary_en,
             void (*handle)(const Desk&, CallPtr)) {
  return {.method = Method::post,
          .path = path,
          .operation = operation,
          .tag = "四平台任务",
          .summary = summary,
          .summary_en = summary_en,
          .roles = changers,
          .runs = Runs::on_worker,
          .request = &schemas::field_task_order(),
          .replies = {{200, &schemas::field_task(), "四平台任务"}},
          .handle = handle};
}

}  // namespace

std::vector<Route> field_task_routes() {
  return {
      {.method = Method::post,
       .path = "/api/v1/verifications/{id}/on-site",
       .operation = "beginOnSite",
       .tag = "四平台任务",
       .summary = "发起现场核实：发函镇（街道）并向其四平台推送任务，48 小时内反馈",
       .summary_en = "Begin an on-site check by a field task to the street",
       .roles = changers,
       .runs = Runs::on_worker,
       .request = &schemas::begin_on_site(),
       .replies = {{201, &schemas::field_task(), "任务已登记，将自动推送"}},
       .handle = begin_on_site},
      {.method = Method::get,
       .path = "/api/v1/field-tasks",
       .operation = "listFieldTasks",
       .tag = "四平台任务",
       .summary = "四平台任务，新的在前：镇（街道）看本单位的，办事部门看本部门的，联席会议办公室看全部；按状态筛选时一"
                  "页可能不满",
       .summary_en = "List field tasks",
       .roles = readers,
       .runs = Runs::on_worker,
       .query = {{"unit", &schemas::street_unit()},
                 {"state", &schemas::field_task_state()},
                 {"cursor", &schemas::cursor()},
                 {"limit", &schemas::limit()}},
       .replies = {{200, &schemas::field_task_page(), "一页四平台任务"}},
       .handle = list_field_tasks},
      {.method = Method::get,
       .path = "/api/v1/field-tasks/{id}",
       .operation = "findFieldTask",
       .tag = "四平台任务",
       .summary = "查看一件四平台任务及其步骤",
       .summary_en = "Read a field task with its steps",
       .roles = readers,
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::field_task(), "四平台任务"}},
       .handle = find_field_task},
      change("/api/v1/field-tasks/{id}/withdraw", "withdrawFieldTask", "撤回任务；已推送的由主机通知街道平台",
             "Take a field task back", withdraw_field_task),
      change("/api/v1/field-tasks/{id}/retry", "retryFieldTask", "推送失败的重新推送；被退回的按现行去向另推一件",
             "Push a field task again", retry_field_task),
      {.method = Method::post,
       .path = "/api/v1/callbacks/four-platforms/{id}",
       .operation = "fourPlatformsCallback",
       .tag = "四平台任务",
       .summary = "街道四平台的回传（须签名）；路径末段为 9 位区划代码。主机只据此立即读取任务状态",
       .summary_en = "Signed callback of a street's platforms",
       .access = Access::open,
       .runs = Runs::on_worker,
       .raw = &any_body,
       .replies = {{200, &schemas::received(), "已收到"}},
       .handle = take_street_callback},
  };
}

}  // namespace zq::http
