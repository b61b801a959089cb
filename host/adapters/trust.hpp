// Whether the office allows this very file to run: its hash is in the department's list, its detached signature is
// good, and its conformance report proves it. Looked at on the private copy, before any code of it runs. Thread-safe.
// Blocks on the disk.
#pragma once
#include "adapters/staging.hpp"
#include "domain/result.hpp"
#include "settings/settings.hpp"

namespace zq::adapters {

// Checks what the department asks for: `sha256`, `signing_key` (the signature is beside the vendor's file, named as it
// with ".sig" behind: 64 raw bytes of Ed25519 over the whole file), `report_key` (the report of zq-adapter check is
// beside it, see report.hpp). Errors: invalid_input with expected, found and what to do.
Result<Done> check_trust(const StagedFile&, const settings::Department&);

}  // namespace zq::adapters
