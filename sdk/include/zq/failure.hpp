// Failure: why a call of an adapter could not be answered. Throw it anywhere below a capability function; the fence of
// zq/adapter.hpp turns it into its zq_status and hands its text to the host. A failure is never a verdict: only the
// host may conclude that an answer cannot be obtained. The text is for the department's operator, Chinese or English,
// and holds no personal data: say what was expected, what was found ("18 bytes, wrong check digit") and what to do.
#pragma once
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "zq/abi.h"

namespace zq {
inline namespace sdk1 {

class Failure : public std::runtime_error {
 public:
  // An empty text means: the host service that failed has already reported its reason on the call.
  explicit Failure(zq_status status, const std::string& text = {}) : std::runtime_error(text), status_(status) {}
  zq_status status() const noexcept { return status_; }
  std::string_view text() const noexcept { return what(); }

 private:
  zq_status status_;
};

// Between the border's zq_str and std::string_view. An absent zq_str becomes an empty view; see is_absent.
inline zq_str to_str(std::string_view text) noexcept { return {text.data() ? text.data() : "", text.size()}; }
inline std::string_view to_view(zq_str text) noexcept {
  return text.ptr ? std::string_view(text.ptr, text.len) : std::string_view();
}
inline bool is_absent(zq_str text) noexcept { return text.ptr == nullptr; }

// The front of a foreign text, for quoting it in an error: at most that many bytes, cut between characters.
inline std::string front_of(std::string_view utf8, std::size_t bytes_max) {
  if (utf8.size() <= bytes_max) return std::string(utf8);
  std::size_t end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0u) == 0x80u) --end;
  return std::string(utf8.substr(0, end));
}

// Throws Failure unless status is ZQ_OK; text empty when the host has already reported the reason.
inline void require_ok(zq_status status, const std::string& text = {}) {
  if (status != ZQ_OK) throw Failure(status, text);
}

}  // namespace sdk1
}  // namespace zq
