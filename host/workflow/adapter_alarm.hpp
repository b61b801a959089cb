// Technical support is told when a department's adapter goes down, and when it is back (规定-5.4). One thread at a
// time.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "domain/notice.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

// Where notices to technical support go: whoever has the role reads them.
inline constexpr std::string_view tech_support_unit = "tech_support";

class AdapterAlarm {
 public:
  // What has changed since the last look, as notices without id. A department that the office has switched off is not
  // down.
  std::vector<Notice> look(const std::vector<DepartmentView>&, Instant now);

 private:
  std::map<DepartmentId, bool> down_;
};

}  // namespace zq::workflow
