// What the columns and parameters of a statement are called, read out of its text: for masking recordings. A reader of
// words, not of SQL: what it cannot tell has an empty name.
#pragma once
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zq {
inline namespace sdk1 {

namespace masking_detail {

inline std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return out;
}
inline bool is_word(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}

// The words of an SQL text outside of quotes; '?', ',', '(', ')' and '=' stand alone.
inline std::vector<std::string> words_of(std::string_view sql) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < sql.size();) {
    std::size_t end = i + 1;
    if (is_word(sql[i])) {
      while (end < sql.size() && is_word(sql[end])) ++end;
    } else if (sql[i] == '\'') {
      while (end < sql.size() && sql[end] != '\'') ++end;
      end = std::min(end + 1, sql.size());
    }
    if (is_word(sql[i]) || sql[i] == '?' || sql[i] == ',' || sql[i] == '(' || sql[i] == ')' || sql[i] == '=')
      words.push_back(lower(sql.substr(i, end - i)));
    i = end;
  }
  return words;
}

// What the columns of a SELECT are called: the last word of each item, so that an alias counts.
inline std::vector<std::string> selected(const std::vector<std::string>& words) {
  std::vector<std::string> names;
  if (words.empty() || words[0] != "select") return names;
  int depth = 0;
  std::string last;
  for (std::size_t i = 1; i < words.size(); ++i) {
    depth += words[i] == "(" ? 1 : words[i] == ")" ? -1 : 0;
    const bool ends = depth == 0 && (words[i] == "," || words[i] == "from");
    if (ends) names.push_back(std::exchange(last, {}));
    if (depth == 0 && words[i] == "from") break;
    if (is_word(words[i][0])) last = words[i];
  }
  return names;
}

// What the parameters stand for: the columns of an INSERT, else the last column named before each '?'.
inline std::vector<std::string> bound_to(const std::vector<std::string>& words) {
  static const std::set<std::string> no_column = {"where",   "and",   "or",     "in", "like",
                                                  "between", "limit", "offset", "set"};
  std::vector<std::string> names, columns;
  const bool insert = !words.empty() && words[0] == "insert";
  std::size_t i = 0;
  if (insert) {
    while (i < words.size() && words[i] != "(") ++i;
    for (; i < words.size() && words[i] != ")"; ++i)
      if (is_word(words[i][0])) columns.push_back(words[i]);
  }
  std::string last;
  for (; i < words.size(); ++i) {
    if (words[i] == "limit" || words[i] == "offset") last.clear();
    if (words[i] == "?") names.push_back(insert && names.size() < columns.size() ? columns[names.size()] : last);
    if (is_word(words[i][0]) && no_column.count(words[i]) == 0) last = words[i];
  }
  return names;
}

}  // namespace masking_detail

}  // namespace sdk1
}  // namespace zq
