#include "http/identity.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <random>

#include "http/characters.hpp"

namespace zq::http {
namespace {

constexpr std::string_view hex = "0123456789abcdef";

// Names only; secrets never come from here.
std::string random_hex(size_t digits) {
  thread_local std::mt19937_64 source{[] {
    std::random_device device;
    std::seed_seq seed{device(), device(), device(), device(), device(), device()};
    return std::mt19937_64(seed);
  }()};
  std::string out(digits, '0');
  uint64_t bits = 0;
  for (size_t i = 0; i < digits; ++i, bits >>= 4) {
    if (i % 16 == 0) bits = source();
    out[i] = hex[bits & 15];
  }
  return out;
}

bool is_lower_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

bool all_zero(std::string_view text) { return text.find_first_not_of('0') == std::string_view::npos; }

// W3C Trace Context: version 00 exactly, later versions by their first four fields.
bool is_traceparent(std::string_view text) {
  if (text.size() < 55 || text[2] != '-' || text[35] != '-' || text[52] != '-') return false;
  const std::string_view version = text.substr(0, 2);
  if (!is_lower_hex(version) || version == "ff") return false;
  if (version == "00" ? text.size() != 55 : text.size() > 55 && text[55] != '-') return false;
  const std::string_view trace = text.substr(3, 32), span = text.substr(36, 16);
  return is_lower_hex(trace) && is_lower_hex(span) && is_lower_hex(text.substr(53, 2)) && !all_zero(trace) &&
         !all_zero(span);
}

}  // namespace

std::string hex_of(std::span<const unsigned char> bytes) {
  std::string out(bytes.size() * 2, '0');
  for (size_t i = 0; i < bytes.size(); ++i) {
    out[2 * i] = hex[bytes[i] >> 4];
    out[2 * i + 1] = hex[bytes[i] & 15];
  }
  return out;
}

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  // Looking the algorithm up costs more than hashing a token with it.
  static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, sha256, nullptr);
  return hex_of({digest.data(), size});
}

const settings::Caller* find_caller(std::string_view authorization, const std::vector<settings::Caller>& callers) {
  constexpr std::string_view scheme = "bearer ";
  if (authorization.size() <= scheme.size() || !equal_ignoring_case(authorization.substr(0, scheme.size()), scheme))
    return nullptr;
  const std::string token = sha256_hex(trim_blanks(authorization.substr(scheme.size())));
  const settings::Caller* found = nullptr;
  for (const settings::Caller& caller : callers)
    if (caller.token_sha256.size() == token.size() &&
        CRYPTO_memcmp(caller.token_sha256.data(), token.data(), token.size()) == 0)
      found = &caller;
  return found;
}

bool is_request_id(std::string_view text) {
  if (text.size() < 8 || text.size() > 64) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_digit(c) || is_alpha(c) || c == '.' || c == '_' || c == '-'; });
}

std::string fresh_request_id() { return random_hex(32); }

std::string trace_of(std::optional<std::string_view> traceparent) {
  const bool known = traceparent && is_traceparent(*traceparent);
  std::string trace = "00-";
  trace += known ? std::string(traceparent->substr(3, 32)) : random_hex(32);
  trace += "-" + random_hex(16) + "-";
  trace += known ? traceparent->substr(53, 2) : "01";
  return trace;
}

bool is_idempotency_key(std::string_view text) {
  if (text.empty() || text.size() > 128) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

std::string request_hash(std::string_view method, std::string_view path, std::string_view body) {
  std::string all;
  all.reserve(method.size() + path.size() + body.size() + 2);
  all.append(method).append("\n").append(path).append("\n").append(body);
  return sha256_hex(all);
}

}  // namespace zq::http
