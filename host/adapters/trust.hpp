// Whether the office allows this very file to run: its hash is in the department's list, and its detached signature is
// good. Looked at on the private copy, before any code of it runs. Thread-safe. Blocks on the disk.
#pragma once
#include <filesystem>
#include <string_view>

#include "adapters/staging.hpp"
#include "domain/result.hpp"
#include "settings/settings.hpp"

namespace zq::adapters {

// Checks what the department asks for: `sha256`, `signing_key` (the signature is beside the vendor's file, named as it
// with ".sig" behind: 64 raw bytes of Ed25519 over the whole file). Errors: invalid_input with expected, found and what
// to do.
Result<Done> check_trust(const StagedFile&, const settings::Department&);

// Ed25519 over `bytes`; `key`: PEM of the public key.
Result<bool> is_signed_by(std::string_view bytes, std::string_view signature, const std::filesystem::path& key);

}  // namespace zq::adapters
