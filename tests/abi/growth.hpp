// The rules of growth (sdk/ABI.md) as a function: what breaks adapters that were built with an older header?
#pragma once
#include <string>
#include <vector>

#include "abi/layout.hpp"

namespace zq::abi {

// One sentence for each broken rule; empty: every adapter built with `kept` runs in a host built with `now`. release:
// the version of `kept`, for the sentences. Drafts (structures zq_x_..., ids "x-...") bind nobody.
std::vector<std::string> broken_rules(const Layout& kept, const Layout& now, const std::string& release);

// Members that leave a gap: the compiler would fill it, and a later release could not tell who wrote what there.
std::vector<std::string> gaps(const Layout&);

}  // namespace zq::abi
