// Figures, score events and scores.
#include "http/api_schemas.hpp"
#include "http/api_schemas_assessment.hpp"
#include "http/handlers_assessment.hpp"
#include "http/routes.hpp"

namespace zq::http {
namespace {

constexpr Roles own_and_office{Role::handling, Role::assisting, Role::joint_office, Role::street, Role::assistant};
constexpr Roles figure_readers{Role::handling,  Role::assisting,      Role::joint_office, Role::street,
                               Role::assistant, Role::service_centre, Role::supervisor};

}  // namespace

std::vector<Route> figure_routes() {
  return {
      {.method = Method::get,
       .path = "/api/v1/assessment/indicators",
       .operation = "listIndicators",
       .tag = "考评",
       .summary = "各项考评指标在一个期间的数值；不填期间为本月",
       .summary_en = "Indicators of a period",
       .roles = figure_readers,
       .runs = Runs::on_worker,
       .query = {{"period", &schemas::period()}, {"unit", &schemas::unit()}},
       .replies = {{200, &schemas::indicator_figures(), "指标"}},
       .handle = list_indicators},
      {.method = Method::get,
       .path = "/api/v1/assessment/indicators/{id}",
       .operation = "showIndicator",
       .tag = "考评",
       .summary = "一项指标的数值、分子、分母，以及所依据的函件、核查等的编号",
       .summary_en = "An indicator with its evidence",
       .roles = figure_readers,
       .runs = Runs::on_worker,
       .query = {{"period", &schemas::period()}, {"unit", &schemas::unit()}},
       .replies = {{200, &schemas::indicator_figure(), "指标及其依据"}},
       .handle = show_indicator},
      {.method = Method::get,
       .path = "/api/v1/assessment/score-events",
       .operation = "listScoreEvents",
       .tag = "考评",
       .summary = "日常考评记录，每项附依据；不填期间为本年",
       .summary_en = "Score events with their evidence",
       .roles = figure_readers,
       .runs = Runs::on_worker,
       .query = {{"period", &schemas::period()}, {"unit", &schemas::unit()}},
       .replies = {{200, &schemas::score_events(), "考评记录"}},
       .handle = list_score_events},
      {.method = Method::get,
       .path = "/api/v1/assessment/scores",
       .operation = "showScores",
       .tag = "考评",
       .summary = "得分与排名：基本分、扣分、加分，各附依据",
       .summary_en = "Scores and ranks",
       .roles = own_and_office,
       .runs = Runs::on_worker,
       .query = {{"period", &schemas::period()}, {"unit", &schemas::unit()}},
       .replies = {{200, &schemas::unit_scores(), "得分"}},
       .handle = show_scores},
      {.method = Method::get,
       .path = "/api/v1/assessment/readiness",
       .operation = "showReadiness",
       .tag = "考评",
       .summary = "工作机制情况：协查专人、装备、监管方案，以及欠缺的",
       .summary_en = "Readiness of the units",
       .roles = own_and_office,
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::readiness(), "工作机制"}},
       .handle = show_readiness},
  };
}

}  // namespace zq::http
