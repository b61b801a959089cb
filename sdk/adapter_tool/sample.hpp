// Where a command gets the department of an adapter from: the host's config, the fixtures beside the file with their
// legacy system running, or options. Throws check::Unready when the fixtures' legacy system does not come up.
#pragma once
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "adapter_tool/arguments.hpp"
#include "check/backend/legacy.hpp"
#include "check/fixtures.hpp"
#include "settings/settings.hpp"

namespace zq::tool {

// Options every command with a department takes.
inline const std::set<std::string_view> department_options = {"config", "department", "fixtures", "set", "secret"};

struct Sample {
  settings::Department department;
  std::unique_ptr<check::Fixtures> fixtures;
  std::unique_ptr<check::Legacy> legacy;  // runs as long as this
  std::string fault;                      // not empty: why there is no department
};

// --config with --department, else --fixtures, else the folder beside the file, else nothing but --set and --secret,
// which come on top of everything.
Sample sample_for(const std::filesystem::path& adapter, const Arguments&);

}  // namespace zq::tool
