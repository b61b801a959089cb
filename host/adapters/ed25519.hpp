// Ed25519 signatures over bytes, keys in PEM files, through OpenSSL. Thread-safe. Blocks on the disk. Errors:
// invalid_input, with the file and what is wrong with it; never anything of a private key.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "domain/result.hpp"

namespace zq::adapters {

inline constexpr size_t signature_bytes = 64;

// `key`: PEM of a private key. Returns 64 raw bytes.
Result<std::string> sign(std::string_view bytes, const std::filesystem::path& key);

// `key`: PEM of a public key (a private key serves too). False: another key, other bytes, or no signature at all.
Result<bool> is_signature(std::string_view bytes, std::string_view signature, const std::filesystem::path& key);

// Makes a pair: `key` readable by its owner only, and `key` with the ending .pub.pem. Existing files are not touched.
Result<Done> make_keys(const std::filesystem::path& key);
std::filesystem::path public_key_beside(const std::filesystem::path& key);  // vendor.pem -> vendor.pub.pem

// SHA-256 of the raw public key, 64 hex digits: by this a key is called in reports.
Result<std::string> key_fingerprint(const std::filesystem::path& key);

std::string hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view text);

}  // namespace zq::adapters
