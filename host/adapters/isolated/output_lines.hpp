// What a worker prints, taken apart into lines: cut at 4 KiB, so that one that never ends costs no memory. Pure.
#pragma once
#include <string>
#include <string_view>

namespace zq::adapters {

class OutputLines {
 public:
  template <class Take>
  void feed(std::string_view bytes, Take&& take) {
    for (const char c : bytes) {
      if (c == '\n')
        end(take);
      else if (line_.size() < line_bytes_max)
        line_ += c;
    }
  }
  // What has no line end yet.
  template <class Take>
  void end(Take&& take) {
    if (!line_.empty()) take(std::string_view(line_));
    line_.clear();
  }

 private:
  static constexpr size_t line_bytes_max = 4096;
  std::string line_;
};

}  // namespace zq::adapters
