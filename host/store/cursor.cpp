#include "store/cursor.hpp"

#include <charconv>

#include "store/storable.hpp"

namespace zq::store {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

Error bad_cursor() {
  return Error{ErrorCode::invalid_input,
               "翻页位置无效，请从第一页重新查询。",
               "",
               {Fault{"query:cursor", "翻页位置不是本接口给出的。", "cursor of an earlier page of the same query",
                      "something else"}}};
}

}  // namespace

std::string cursor_of(char kind, const Position& position) {
  const std::string plain = std::string(1, kind) + std::to_string(position.number) + "." + position.id;
  std::string text;
  for (unsigned char c : plain) {
    text += digits[c >> 4];
    text += digits[c & 15];
  }
  return text;
}

Result<Position> position_of(char kind, const std::string& cursor, Position first) {
  if (cursor.empty()) return first;
  if (cursor.size() % 2 != 0 || cursor.size() > 1024) return bad_cursor();
  std::string plain;
  for (size_t i = 0; i < cursor.size(); i += 2) {
    const auto high = digits.find(cursor[i]), low = digits.find(cursor[i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return bad_cursor();
    plain += static_cast<char>(high * 16 + low);
  }
  Position position{0, ""};
  if (plain.size() < 3 || plain[0] != kind) return bad_cursor();
  const char* end = plain.data() + plain.size();
  auto [stopped, error] = std::from_chars(plain.data() + 1, end, position.number);
  if (error != std::errc() || stopped == end || *stopped != '.') return bad_cursor();
  position.id.assign(stopped + 1, end);
  if (!storable(position.id)) return bad_cursor();
  return position;
}

Result<Done> check_limit(int limit) {
  if (limit >= 1 && limit <= page_max) return Done{};
  return Error{ErrorCode::invalid_input,
               "每页条数应在 1 到 " + std::to_string(page_max) + " 之间。",
               "",
               {Fault{"query:limit", "每页条数超出范围。", "1.." + std::to_string(page_max), std::to_string(limit)}}};
}

}  // namespace zq::store
