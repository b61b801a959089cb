// Issuing writs (文书): in the unit of the act they tell of, so that there is no decision without its writ and no writ
// without its decision. Thread-safe.
#pragma once
#include <string>

#include "domain/writ.hpp"
#include "domain/writ_template.hpp"
#include "workflow/current.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

class Writs {
 public:
  // With the plain templates.
  explicit Writs(Ids& ids);
  // `templates` may be replaced at run time; they outlive this.
  Writs(Ids& ids, const Current<WritTemplates>& templates) : ids_(ids), templates_(templates) {}

  // Adds the writ to the unit and returns its id; id, time and the template in force today are set here, the number
  // comes with the commit. Error internal: a field that its kind does not know, one of the other sort (personal or
  // not), or one that is not given; a value may be empty.
  Result<std::string> issue(Unit&, Writ, Instant now) const;

 private:
  Ids& ids_;
  const Current<WritTemplates>& templates_;
};

}  // namespace zq::workflow
