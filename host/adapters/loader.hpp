// Loads a staged adapter file through Boost.DLL and passes it through the ABI gate. What is loaded stays loaded for the
// life of the process: unmapping code that some thread may still run costs the host its life. Thread-safe. Blocks, for
// it runs the adapter's static constructors. Errors: invalid_input, one refusal that names the file.
#pragma once
#include <memory>

#include "adapters/generation.hpp"
#include "adapters/staging.hpp"
#include "domain/result.hpp"
#include "zq/abi.h"

namespace zq::adapters {

struct Library {
  const zq_entry* entry = nullptr;  // valid for ever
  Description description;
};

Result<std::shared_ptr<const Library>> load(const StagedFile&);

// How many adapter images this process holds.
int loaded_count();

}  // namespace zq::adapters
