// Handlers of the assessment: figures, scores, papers of oversight, the year, evaluations. Private to http.
#pragma once
#include "http/call.hpp"
#include "http/desk.hpp"

namespace zq::http {

// figures_api.cpp
void list_indicators(const Desk&, CallPtr);
void show_indicator(const Desk&, CallPtr);
void list_score_events(const Desk&, CallPtr);
void show_scores(const Desk&, CallPtr);
void show_readiness(const Desk&, CallPtr);

// oversight_papers_api.cpp
void list_inspection_visits(const Desk&, CallPtr);
void record_inspection_visit(const Desk&, CallPtr);
void rectify_finding(const Desk&, CallPtr);
void list_typical_cases(const Desk&, CallPtr);
void list_published_cases(const Desk&, CallPtr);
void submit_typical_case(const Desk&, CallPtr);
void select_typical_case(const Desk&, CallPtr);
void publish_typical_case(const Desk&, CallPtr);
void rate_matter(const Desk&, CallPtr);
void criticise_unit(const Desk&, CallPtr);
void reward_unit(const Desk&, CallPtr);

// assessment_api.cpp
void open_assessment_year(const Desk&, CallPtr);
void show_assessment_year(const Desk&, CallPtr);
void report_assessment_year(const Desk&, CallPtr);
void export_assessment_year(const Desk&, CallPtr);
void show_assessment_results(const Desk&, CallPtr);
void find_assessment(const Desk&, CallPtr);
void score_oneself(const Desk&, CallPtr);
void verify_assessment(const Desk&, CallPtr);
void finalise_assessment(const Desk&, CallPtr);

// evaluations_api.cpp
void list_evaluations(const Desk&, CallPtr);
void make_evaluation(const Desk&, CallPtr);
void find_evaluation(const Desk&, CallPtr);
void report_evaluation(const Desk&, CallPtr);
void print_evaluation(const Desk&, CallPtr);

}  // namespace zq::http
