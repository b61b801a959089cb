// The part of the route table with which verifications are overseen: ledgers, measures, both clocks, inspections.
#include "http/api_schemas.hpp"
#include "http/handlers.hpp"
#include "http/routes.hpp"

namespace zq::http {
namespace {

constexpr Roles ledger_readers{Role::handling,  Role::assisting,  Role::joint_office, Role::service_centre,
                               Role::assistant, Role::supervisor, Role::auditor};
constexpr Roles measure_readers{Role::handling,  Role::assisting, Role::joint_office, Role::service_centre,
                                Role::assistant, Role::street,    Role::supervisor};

}  // namespace

std::vector<Route> oversight_routes() {
  return {
      {.method = Method::get,
       .path = "/api/v1/ledgers/{id}",
       .operation = "readLedger",
       .tag = "监督",
       .summary = "台账：协查、信息查询访问等；按角色显示，查阅与导出均留痕",
       .summary_en = "Read or export a ledger",
       .roles = ledger_readers,
       .runs = Runs::on_worker,
       .query = {{"from", &schemas::first_day()},
                 {"until", &schemas::last_day()},
                 {"format", &schemas::format()},
                 {"cursor", &schemas::cursor()},
                 {"limit", &schemas::limit()}},
       .replies = {{200,
                    &schemas::ledger(),
                    "一页台账；format 为 csv、xlsx 时是含全部行的文件",
                    "application/json",
                    {"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}}},
       .handle = read_ledger},
      {.method = Method::get,
       .path = "/api/v1/measures",
       .operation = "showMeasures",
       .tag = "监督",
       .summary = "回复率、及时率、用时等统计；同一期间任何时候统计结果相同",
       .summary_en = "Measures of a period and a unit",
       .roles = measure_readers,
       .runs = Runs::on_worker,
       .query = {{"from", &schemas::first_day()}, {"until", &schemas::last_day()}, {"unit", &schemas::unit()}},
       .replies = {{200, &schemas::measures(), "统计"}},
       .handle = show_measures},
      {.method = Method::get,
       .path = "/api/v1/inspections/sample",
       .operation = "sampleLetters",
       .tag = "监督",
       .summary = "监督检查：从期间内已反馈的协助核查函中随机抽取；种子相同则结果相同",
       .summary_en = "Draw answered letters for an inspection",
       .roles = Roles{Role::joint_office},
       .runs = Runs::on_worker,
       .query = {{"from", &schemas::first_day()},
                 {"until", &schemas::last_day()},
                 {"unit", &schemas::unit()},
                 {"size", &schemas::sample_size()},
                 {"seed", &schemas::seed()}},
       .replies = {{200, &schemas::sampled_letters(), "抽中的协助核查函"}},
       .handle = sample_letters},
      {.method = Method::get,
       .path = "/api/v1/verifications/{id}/clocks",
       .operation = "showClocks",
       .tag = "核查",
       .summary = "两个时钟：总用时，扣除部门间核查后的办理用时，及各段",
       .summary_en = "Both clocks of a verification",
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::clocks(), "用时"}},
       .handle = show_clocks},
      {.method = Method::get,
       .path = "/api/v1/verifications/{id}/deadline",
       .operation = "showDeadline",
       .tag = "核查",
       .summary = "各协助核查函何时应反馈，以及如何算得",
       .summary_en = "When the letters of a verification are due, and why",
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::deadlines(), "期限"}},
       .handle = show_deadline},
  };
}

}  // namespace zq::http
