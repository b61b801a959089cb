// How one line of the log is put together: pure text, no clock, no output. A line stays one line whatever the values
// hold: control characters, invalid UTF-8 and characters that change the reading direction are escaped, long values are
// cut.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace zq::log {

inline constexpr size_t value_bytes_max = 512;
inline constexpr size_t adapter_text_bytes_max = 4096;

// Appends `text` escaped, cut to at most `bytes_max` of its bytes at the border of a character ("…(+12 bytes)"
// follows).
void append_escaped(std::string& line, std::string_view text, size_t bytes_max);

// Appends ` key=value`; the value stands in quotes unless it is one plain word.
void append_field(std::string& line, std::string_view key, std::string_view value, size_t bytes_max = value_bytes_max);

// Beijing time with milliseconds: 2026-11-23T09:05:00.123+08:00
std::string beijing_time(long long unix_ms);

}  // namespace zq::log
