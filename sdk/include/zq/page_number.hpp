// PageNumber: the cursor of a list that the legacy system hands out in numbered pages, "3:50" for the third of fifty
// rows each. The size stays that of the first page, or rows would be skipped or come twice. Pure; a cursor that is none
// is ZQ_E_INVALID, a page with other than its rows ZQ_E_BAD_DATA: systems cut what they send.
#pragma once
#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

#include "zq/failure.hpp"

namespace zq {
inline namespace sdk1 {

struct PageNumber {
  std::size_t page = 1, size = 1;  // page counts from 1

  // limit: rows the host wants; size_max: rows the system gives at most.
  static PageNumber of(std::string_view cursor, std::uint32_t limit, std::size_t size_max) {
    PageNumber number;
    number.size = std::clamp<std::size_t>(limit, 1, size_max);
    if (cursor.empty()) return number;
    const std::size_t colon = cursor.find(':');
    if (colon == std::string_view::npos || !read(cursor.substr(0, colon), number.page) ||
        !read(cursor.substr(colon + 1), number.size) || number.size > limit) {
      throw Failure(ZQ_E_INVALID, "清单的翻页标记无效：应为本适配器给出的标记，且每页行数不小于首页");
    }
    return number;
  }
  // The cursor of the page behind this one; empty when all `total` rows are out.
  std::string next(std::size_t total) const {
    if (page * size >= total) return {};
    return std::to_string(page + 1) + ":" + std::to_string(size);
  }
  // rows: of this page; total: of the whole list, as the system says.
  void require_whole(std::size_t rows, std::size_t total) const {
    const std::size_t before = (page - 1) * size;
    const std::size_t expected = std::min(size, total - std::min(before, total));
    if (rows == expected) return;
    throw Failure(ZQ_E_BAD_DATA, "清单第 " + std::to_string(page) + " 页应有 " + std::to_string(expected) + " 行（共 " +
                                     std::to_string(total) + " 行），实有 " + std::to_string(rows) + " 行：不予采用");
  }

 private:
  static bool read(std::string_view text, std::size_t& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number > 0 && number < 1000000;
  }
};

}  // namespace sdk1
}  // namespace zq
