// What the answers of the service mean. Pure: values in, values out, no host and no network, so a test needs neither.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "zq/answers.hpp"
#include "zq/record.hpp"

namespace sample_office {

// One ROW of an answer, trimmed.
struct RegisterRow {
  std::string name, status, registered_on;
};

// The XML document inside the reply's string. Throws zq::Failure (ZQ_E_BAD_DATA) when it reports a failure, or holds
// another number of rows than it says: systems cut what they send.
std::vector<RegisterRow> read_rows(std::string_view xml);

// The check record.current: is the person in the register, under this name, with this status since that day?
// Declared: name (mandatory), status (正常 or 注销), registered_on (YYYY-MM-DD). rows: all of the number, newest first.
zq::Verification check_record(const zq::Declared&, const std::vector<RegisterRow>& rows);

}  // namespace sample_office
