// Ledgers, measures, times and inspections as the API's JSON. Pure.
#pragma once
#include <string>
#include <vector>

#include "domain/ledger.hpp"
#include "http/json.hpp"
#include "http/period.hpp"
#include "workflow/measure_flow.hpp"

namespace zq::http {

std::string ledger_names();  // "letters（协查台账）、…"
std::string ledger_json(LedgerKind, const Days&, const workflow::Page<LedgerRow>&);
std::string measures_json(const workflow::Measures&, const Days&, const std::string& unit);
// M-09, as members of the open object: counts only.
void write_members(Writer&, const ComplaintFigures&);
std::string sample_json(const std::vector<Letter>&, const Days&, int64_t seed);
std::string clocks_json(const CaseStory&, Instant now);
std::string deadlines_json(const Case&, const std::vector<Letter>&);

}  // namespace zq::http
