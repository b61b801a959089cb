// Reads config/zhengqiao.xml and config/departments/*.xml: strict, whole, all faults at once.
#pragma once
#include <filesystem>
#include <memory>

#include "domain/result.hpp"
#include "settings/settings.hpp"

namespace zq::settings {

// Relative paths in the config are relative to the folder above the one that holds zhengqiao.xml is in ("config/.."),
// or to `base` attribute of the root element when given. Secrets are read from files or environment here, once.
// Error: invalid_input with one Fault per problem, path = "file:line:column".
Result<std::shared_ptr<const Settings>> load(const std::filesystem::path& file);

// Rewrites enabled="…" of one department's file in place (atomic rename), leaving every other byte as it was.
// Errors: not_found, invalid_input (the file is not valid as it stands), storage (cannot write).
Result<Done> set_enabled(const std::filesystem::path& department_file, bool enabled);

}  // namespace zq::settings
