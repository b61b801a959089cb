// The check cremation.record: was this dead person cremated here? Pure.
#pragma once
#include <string>
#include <vector>

#include "zq/answers.hpp"
#include "zq/record.hpp"

namespace civil_affairs {

struct CremationRow {
  std::string name;
  std::string date;  // YYYY-MM-DD, empty when the row has none
};

// Rows that say the same thing twice count once; rows that contradict one another are for people to decide.
zq::Verification check_cremation(const zq::Declared& declared, std::vector<CremationRow> rows);

}  // namespace civil_affairs
