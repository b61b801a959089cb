// The values that attributes hold, as text and back: whole numbers, times with a unit, sizes with a unit, true/false.
// Pure and strict: no blanks, no signs, no leftovers; what does not fit its type yields nothing.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace zq::settings {

std::optional<int64_t> number_from(std::string_view);                      // 0, 42
std::optional<std::chrono::milliseconds> duration_from(std::string_view);  // 500ms, 5s, 2min, 1h: the unit is a must
std::optional<size_t> size_from(std::string_view);                         // 4096, 16KiB, 1MiB, 1GiB
std::optional<bool> flag_from(std::string_view);                           // true, false

// In the largest unit that divides them.
std::string text_of(std::chrono::milliseconds);
std::string text_of_size(size_t);

// The candidate that differs from `word` by a slip of the fingers; empty when none is that near.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

bool is_id(std::string_view);            // [a-z][a-z0-9_]*, at most 64
bool is_setting_name(std::string_view);  // [A-Za-z0-9_.-]+, at most 64
bool is_sha256(std::string_view);        // 64 hex digits
bool is_ip_address(std::string_view);    // IPv4 or IPv6 literal

// SHA-256 as 64 lower-case hex digits.
std::string sha256(std::string_view);

}  // namespace zq::settings
