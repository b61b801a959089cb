// What the assessment needs of the configuration, as it is now: the schemes, the register of organisations, and which
// organisation a caller belongs to. The application knows the callers.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "domain/assessment_scheme.hpp"
#include "domain/organisation.hpp"
#include "workflow/viewing.hpp"

namespace zq::workflow {

struct AssessmentGround {
  std::function<std::shared_ptr<const AssessmentSchemes>()> schemes;  // never nullptr
  std::function<std::shared_ptr<const Organisations>()> units;        // never nullptr
  OriginOf origin_of;
  std::function<std::string(const CallerId&)> unit_of;  // id in the register, else the Chinese name; empty: unknown
};

// The id by which an organisation goes; what is not registered keeps its name.
std::string unit_id(const Organisations&, const std::string& id_or_name);
// Its Chinese name, likewise.
std::string unit_name(const Organisations&, const std::string& id);

// 考核-2.0: the departments, 大陈镇 and the streets of the register, without those the scheme leaves out.
std::vector<Organisation> assessed_units(const Organisations&, const AssessmentScheme&);

}  // namespace zq::workflow
