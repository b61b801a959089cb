// Shapes of the assessment's requests and replies. Constants of the program.
#pragma once
#include "http/schema.hpp"

namespace zq::http::schemas {

const Schema& period();  // query parameter
const Schema& report_format();
// figures and scores
const Schema& indicator_figures();
const Schema& indicator_figure();
const Schema& score_events();
const Schema& unit_scores();
const Schema& readiness();
// papers of oversight
const Schema& new_inspection_visit();
const Schema& finding_rectified();
const Schema& new_typical_case();
const Schema& new_rating();
const Schema& new_criticism();
const Schema& new_bonus();
// the year, evaluations
const Schema& open_year();
const Schema& item_points();
const Schema& assessment();
const Schema& assessment_list();
const Schema& assessment_results();
const Schema& new_evaluation();
const Schema& evaluation_report();
const Schema& evaluation();
const Schema& evaluation_page();

}  // namespace zq::http::schemas
