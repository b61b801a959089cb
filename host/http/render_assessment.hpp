// The assessment's values as JSON, and its reports as files. Private to http.
#pragma once
#include <string>
#include <vector>

#include "domain/assessment_report.hpp"
#include "http/call.hpp"
#include "http/desk.hpp"
#include "workflow/assessing.hpp"

namespace zq::http {

std::string indicators_json(const workflow::CountQuery&, const std::vector<Fact>&);
std::string indicator_json(const workflow::CountQuery&, const Indicator&, const std::vector<Fact>&);
std::string score_events_json(const workflow::CountQuery&, const std::vector<ScoreEvent>&);
std::string scores_json(const workflow::CountQuery&, const std::vector<workflow::UnitScore>&);
std::string readiness_json(const std::vector<workflow::UnitReadiness>&);
std::string results_json(const std::vector<Assessment>&);

// For carry_out().
std::string json_of(const Desk&, const Assessment&);
std::string json_of(const Desk&, const std::vector<Assessment>&);
std::string json_of(const Desk&, const Evaluation&);
void write(Writer&, const Evaluation&);  // without figures and events: for lists

// Answers with the report in the format asked for; `name`: of the file, without its ending.
void reply_report(Call&, const std::string& format, const std::string& name, const Printout&, const ReportSheet&);

}  // namespace zq::http
