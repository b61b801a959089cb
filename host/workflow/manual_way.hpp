// What a caller is told beside the failure of a department: the way without the machine.
#pragma once
#include "workflow/ports.hpp"

namespace zq::workflow {

// The error with the department's own manual way in its text, when it is the department that does not answer; a
// question that was wrong stays as it is.
Error with_manual_way(Error, const Departments&, const DepartmentId&);

}  // namespace zq::workflow
