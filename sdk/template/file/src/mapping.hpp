// What the rows of the register mean. Pure: values in, values out, no host and no files, so a test needs neither.
#pragma once
#include <string>
#include <vector>

#include "zq/answers.hpp"
#include "zq/record.hpp"

namespace sample_office {

// One line of DJB_YYYYMMDD.txt.
struct RegisterRow {
  std::string name, status, registered_on;
};

// The check record.current: is the person in the register, under this name, with this status since that day?
// Declared: name (mandatory), status (正常 or 注销), registered_on (YYYY-MM-DD). rows: all of the number, newest first.
zq::Verification check_record(const zq::Declared&, const std::vector<RegisterRow>& rows);

}  // namespace sample_office
