// A source file as the tidy rules look at it. Plain values; reading happens in all_sources() only.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace zq::tidy {

struct Line {
  int number = 0;
  std::string text;  // as written
  std::string code;  // without comments; strings and characters are emptied
};

struct Include {
  int line = 0;
  std::string path;
  bool quoted = false;  // "path", not <path>
};

struct Source {
  std::string path;  // from the top of the tree: host/domain/list.hpp
  std::string bytes;
  std::vector<Line> lines;
  std::vector<Include> includes;
  bool is_header() const;
  bool under(std::string_view folder) const;  // "host" holds for host/domain/list.hpp
};

Source source_of(std::string path, std::string bytes);

// Every C and C++ file of the tree's own folders, sorted by path.
const std::vector<Source>& all_sources();

// One thing wrong: "host/domain/list.hpp:12: why".
using Complaints = std::vector<std::string>;
std::string complaint(const Source&, int line, std::string_view why);

}  // namespace zq::tidy
