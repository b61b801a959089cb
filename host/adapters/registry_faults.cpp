#include "adapters/registry_faults.hpp"

#include "log/log.hpp"

namespace zq::adapters {

void add_fault(Error& whole, const settings::Department& department, const Error& why) {
  log::write("ZQ-2002", {{"department", department.id.value}, {"detail", why.detail}});
  if (whole.faults.empty()) whole.code = why.code;
  whole.detail += (whole.detail.empty() ? "" : " | ") + department.id.value + ": " + why.detail;
  Fault fault{department.file.empty() ? department.id.value : department.file.string(),
              department.name + "：" + why.text,
              {},
              {}};
  if (!why.faults.empty()) {
    fault.expected = why.faults.front().expected;
    fault.found = why.faults.front().found;
  }
  whole.faults.push_back(std::move(fault));
}

}  // namespace zq::adapters
