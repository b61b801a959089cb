// What the running host tells the operator's commands of its shadows (state directory, shadows.tsv). Written whole by
// atomic rename; names and counts only, no values.
#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "domain/result.hpp"
#include "settings/load.hpp"
#include "workflow/ports.hpp"

namespace zq::application {

std::string shadow_text(const std::vector<std::pair<DepartmentId, workflow::ShadowView>>&);
Result<Done> write_shadows(const std::filesystem::path& state_directory, const std::string& text);
// Nothing: the file says nothing of this department.
std::optional<workflow::ShadowView> read_shadow(const std::filesystem::path& state_directory, const DepartmentId&);

// What the config must say to run the kept file again.
settings::AdapterChoice previous_choice(const settings::Settings&, const settings::Department&,
                                        const std::string& sha256);

}  // namespace zq::application
