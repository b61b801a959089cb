// HMAC-SHA-256 (RFC 2104, FIPS 180-4), for adapters that must check a signed message: a plugin links no library for it.
// Pure; nothing but the standard library.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zq {
inline namespace sdk1 {

using Digest = std::array<std::uint8_t, 32>;

namespace sha256_detail {

inline constexpr std::array<std::uint32_t, 64> round_constants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

constexpr std::uint32_t rotated(std::uint32_t x, int n) noexcept { return (x >> n) | (x << (32 - n)); }

// One block of 64 bytes.
inline void absorb(std::array<std::uint32_t, 8>& state, const char* block) noexcept {
  std::array<std::uint32_t, 64> w{};
  for (std::size_t i = 0; i < 64; ++i) w[i / 4] = (w[i / 4] << 8) | static_cast<unsigned char>(block[i]);
  for (std::size_t i = 16; i < 64; ++i) {
    const std::uint32_t a = w[i - 15], b = w[i - 2];
    w[i] = w[i - 16] + (rotated(a, 7) ^ rotated(a, 18) ^ (a >> 3)) + w[i - 7] +
           (rotated(b, 17) ^ rotated(b, 19) ^ (b >> 10));
  }
  std::array<std::uint32_t, 8> s = state;
  for (std::size_t i = 0; i < 64; ++i) {
    const std::uint32_t one = s[7] + (rotated(s[4], 6) ^ rotated(s[4], 11) ^ rotated(s[4], 25)) +
                              ((s[4] & s[5]) ^ (~s[4] & s[6])) + round_constants[i] + w[i];
    const std::uint32_t two =
        (rotated(s[0], 2) ^ rotated(s[0], 13) ^ rotated(s[0], 22)) + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
    s = {one + two, s[0], s[1], s[2], s[3] + one, s[4], s[5], s[6]};
  }
  for (std::size_t i = 0; i < 8; ++i) state[i] += s[i];
}

}  // namespace sha256_detail

inline Digest sha256(std::string_view text) {
  std::array<std::uint32_t, 8> state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                     0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::string padded(text);
  padded += '\x80';
  padded.append((120 - padded.size() % 64) % 64, '\0');
  const std::uint64_t bits = static_cast<std::uint64_t>(text.size()) * 8;
  for (int shift = 56; shift >= 0; shift -= 8) padded += static_cast<char>(bits >> shift);
  for (std::size_t at = 0; at < padded.size(); at += 64) sha256_detail::absorb(state, padded.data() + at);
  Digest out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - i % 4 * 8));
  return out;
}

inline Digest hmac_sha256(std::string_view key, std::string_view text) {
  const auto bytes = [](const Digest& d) { return std::string(reinterpret_cast<const char*>(d.data()), d.size()); };
  std::string block = key.size() > 64 ? bytes(sha256(key)) : std::string(key);
  block.resize(64, '\0');
  std::string inner = block, outer = block;
  for (char& c : inner) c = static_cast<char>(c ^ 0x36);
  for (char& c : outer) c = static_cast<char>(c ^ 0x5c);
  return sha256(outer + bytes(sha256(inner.append(text))));
}

// Is `hex` (64 digits of either case) this digest? Takes the same time whichever digit is the first that differs.
inline bool is_digest(const Digest& digest, std::string_view hex) noexcept {
  if (hex.size() != digest.size() * 2) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < hex.size(); ++i) {
    const unsigned nibble = (digest[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xFu;
    const unsigned char c = static_cast<unsigned char>(hex[i]);
    const unsigned expected = nibble < 10 ? '0' + nibble : 'a' + nibble - 10;
    const unsigned lower = c >= 'A' && c <= 'F' ? c + 32u : c;
    difference |= expected ^ lower;
  }
  return difference == 0;
}

}  // namespace sdk1
}  // namespace zq
