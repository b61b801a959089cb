// What a list entry holds beside its columns; empty text when all of it is at its defaults.
#pragma once
#include <optional>
#include <string>

#include "domain/entry_traits.hpp"

namespace zq::records {

std::string text_of(const EntryTraits&);
std::optional<EntryTraits> entry_traits_from(const std::string&);  // nothing: broken

}  // namespace zq::records
