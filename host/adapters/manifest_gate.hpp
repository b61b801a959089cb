// What the manifest of an adapter file says against what the file is, and against what the department's config gives
// it: before the adapter gets a setting. A file without a manifest passes. Blocks on the disk. Errors: invalid_input
// with every fault at once.
#pragma once
#include "adapters/generation.hpp"
#include "adapters/staging.hpp"
#include "settings/settings.hpp"

namespace zq::adapters {

// `scanned`: what the file says of itself.
Result<Done> check_manifest(const StagedFile&, const Description& scanned, const settings::Department&);

}  // namespace zq::adapters
