#include "workflow/assessment_ground.hpp"

namespace zq::workflow {

std::string unit_id(const Organisations& units, const std::string& id_or_name) {
  const Organisation* found = units.named(id_or_name);
  return found ? found->id : id_or_name;
}

std::string unit_name(const Organisations& units, const std::string& id) {
  const Organisation* found = units.find(id);
  return found ? found->name : id;
}

std::vector<Organisation> assessed_units(const Organisations& units, const AssessmentScheme& scheme) {
  std::vector<Organisation> assessed;
  for (const Organisation& one : units.all()) {
    const bool counted = one.type == OrganisationType::department || one.type == OrganisationType::town_street;
    if (counted && scheme.assesses(one.id)) assessed.push_back(one);
  }
  return assessed;
}

}  // namespace zq::workflow
