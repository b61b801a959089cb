// Issuing writs (文书): in the unit of the act they tell of, so that there is no decision without its writ and no writ
// without its decision. Thread-safe.
#pragma once
#include <string>

#include "domain/writ.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

class Writs {
 public:
  explicit Writs(Ids& ids) : ids_(ids) {}

  // Adds the writ to the unit and returns its id; id, time and template version are set here, the number comes with the
  // commit. Error internal: a field that its kind does not know, or one of the other sort (personal or not).
  Result<std::string> issue(Unit&, Writ, Instant now) const;

 private:
  Ids& ids_;
};

}  // namespace zq::workflow
