// Pattern: text with places to fill in: "椒无证监〔{year}〕{number}号". A brace that is meant as such is written twice.
// Pure; immutable once read.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zq {

struct PatternFault {
  size_t at = 0;     // byte of the text
  std::string text;  // Chinese
  std::string expected, found;
};

class Pattern {
 public:
  struct Part {
    std::string text;       // as it stands, or the name of what is filled in
    bool is_place = false;  // [a-z][a-z0-9_]*
    size_t at = 0;          // byte of the source
    friend bool operator==(const Part&, const Part&) = default;
  };

  Pattern() = default;
  // Only for text that is known to be well written; else it stands as it is, braces and all.
  explicit Pattern(std::string_view source);
  // Nothing, and `fault` says why, when braces do not match or a name is none.
  static std::optional<Pattern> read(std::string_view source, PatternFault& fault);

  const std::string& source() const { return source_; }
  const std::vector<Part>& parts() const { return parts_; }
  bool empty() const { return source_.empty(); }
  bool names(std::string_view place) const;

  // value_of(name) -> something that can be added to a string.
  template <class ValueOf>
  std::string filled(ValueOf&& value_of) const {
    std::string out;
    for (const Part& part : parts_) out += part.is_place ? std::string(value_of(part.text)) : part.text;
    return out;
  }
  friend bool operator==(const Pattern&, const Pattern&) = default;

 private:
  std::string source_;
  std::vector<Part> parts_;
};

}  // namespace zq
