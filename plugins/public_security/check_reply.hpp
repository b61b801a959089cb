// The reply of the check service (nciicCheck style): ROWS/ROW/INPUT, OUTPUT/ITEM with lower-case names in any order.
// Pure. Throws zq::Failure: ZQ_E_AUTH for a licence that is refused or expired, ZQ_E_BAD_DATA for errormesage and for
// whatever is not the promised form, ZQ_E_UNAVAILABLE for other errors of the whole call.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace public_security {

struct Item {
  std::string value, result;  // <xm>value</xm><result_xm>result</result_xm>
};
struct CheckRow {
  std::string asked_number;  // INPUT/gmsfhm
  std::map<std::string, Item> items;
  // The item's plain value; empty when there is none.
  std::string value(const std::string& name) const;
};
using CheckRows = std::vector<CheckRow>;

// xml: the inner document, UTF-8.
CheckRows read_check_reply(std::string_view xml);

}  // namespace public_security
