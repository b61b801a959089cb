// The rows of the bureau's database about one identity number, found in every form the number may be stored in. Throws
// zq::Failure: what the host's database service says, ZQ_E_INVALID for a number that cannot be one, ZQ_E_BAD_DATA for a
// table that is empty as a whole.
#pragma once
#include <string_view>
#include <vector>

#include "civil_affairs/allowance.hpp"
#include "civil_affairs/cremation.hpp"
#include "civil_affairs/marriage_history.hpp"
#include "zq/database.hpp"

namespace civil_affairs {

std::vector<MarriageRow> marriage_rows_of(zq::Database&, std::string_view number);
std::vector<AllowanceRow> allowance_rows_of(zq::Database&, std::string_view number);
std::vector<CremationRow> cremation_rows_of(zq::Database&, std::string_view number);

// Is the spouse of this registration in the cremation table? A row under another name does not count.
bool is_cremated(zq::Database&, const MarriageRow& registration);

}  // namespace civil_affairs
