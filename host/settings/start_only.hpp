// What of a new configuration a running host does not take up. Pure.
#pragma once
#include <string>
#include <vector>

#include "settings/settings.hpp"

namespace zq::settings {

// What differs and is read at the start only, as element.attribute: "server.port", "store.secret".
std::vector<std::string> start_only_changes(const Settings& running, const Settings& next);

}  // namespace zq::settings
