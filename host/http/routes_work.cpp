// The part of the route table about what the worker has given up.
#include "http/api_schemas.hpp"
#include "http/handlers.hpp"
#include "http/routes.hpp"

namespace zq::http {

std::vector<Route> work_routes() {
  return {
      {.method = Method::get,
       .path = "/api/v1/work/parked",
       .operation = "listParkedWork",
       .tag = "运维",
       .summary = "多次失败后搁置的后台工作，先搁置的在前",
       .summary_en = "What the worker has given up",
       .access = Access::office,
       .runs = Runs::on_worker,
       .query = {{"kind", &schemas::work_kind()}, {"cursor", &schemas::cursor()}, {"limit", &schemas::limit()}},
       .replies = {{200, &schemas::parked_work_page(), "一页搁置的工作"}},
       .handle = list_parked_work},
      {.method = Method::post,
       .path = "/api/v1/work/parked/{id}/resume",
       .operation = "resumeParkedWork",
       .tag = "运维",
       .summary = "恢复一项搁置的工作，立即再试",
       .summary_en = "Take up one piece of parked work again",
       .access = Access::office,
       .replies = {{200, &schemas::health(), "已恢复；没有搁置的不受影响"}},
       .handle = resume_parked_work},
      {.method = Method::post,
       .path = "/api/v1/work/parked/resume",
       .operation = "resumeAllParkedWork",
       .tag = "运维",
       .summary = "恢复一类搁置的工作",
       .summary_en = "Take up all parked work of a kind again",
       .access = Access::office,
       .request = &schemas::resume_work(),
       .replies = {{200, &schemas::health(), "已恢复"}},
       .handle = resume_all_parked_work},
  };
}

}  // namespace zq::http
