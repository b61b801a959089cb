// Names of units as the list and the regulations write them, to the ids under which they are told of things.
#pragma once
#include <string>
#include <string_view>

#include "settings/settings.hpp"

namespace zq::application {

// Id of the unit in the register of organisations that goes by that name or alias, or of the department that is
// configured under it; empty: nobody does.
std::string unit_called(const settings::Settings&, std::string_view name);
// The other way round: its Chinese name; empty: nobody has that id.
std::string name_of_unit(const settings::Settings&, std::string_view id);

}  // namespace zq::application
