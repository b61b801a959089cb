// Looking at cases by role (requirements H): who sees which, and how much of each; and what the journal says of their
// time. Thread-safe; reads block.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "domain/case_story.hpp"
#include "domain/visibility.hpp"
#include "workflow/case_sight.hpp"
#include "workflow/context.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

// Where the cases of a caller come from (the application knows the callers).
using OriginOf = std::function<Origin(const CallerId&)>;
// By the case itself, where there is one, and by who opened it.
Origin origin_of_case(Store&, const OriginOf&, const CaseId&, const CallerId& opened_by);

// 专窗-5(3)b: a proof assistant and nothing else sees the procedure, of its own cases too.
bool sees_procedure_only(const Context&);

struct SeenCase {
  Case value;  // without substance when only the procedure is seen
  Sight sight = Sight::procedure;
};

class Viewing {
 public:
  Viewing(Store&, OriginOf);

  // Error: not_found, also when the caller may not see it.
  Result<SeenCase> find(const Context&, const CaseId&);
  // The acts of a case that is seen, as far as time goes. Errors: not_found, storage.
  Result<CaseStory> story(const Context&, const CaseId&);

 private:
  Store& store_;
  OriginOf origin_of_;
};

// All acts of a case as steps of its story. Error: storage.
Result<std::vector<CaseStep>> steps_of(Store&, const CaseId&);

}  // namespace zq::workflow
