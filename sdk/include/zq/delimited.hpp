// Delimited files: CSV (RFC 4180: quotes, doubled quotes, line ends inside quotes) and pipe-separated lines.
// A byte order mark at the beginning and the 0x1A of old systems at the end are no content.
// A record is cut from the raw bytes, decoded, and only then split into fields, because '|' and '\' are also second
// halves of Chinese characters in GBK (亅 is 81 7C).
//
//   zq::Delimited(',').parse(bytes, zq::Charset(call, "GBK"));                       // names from the first row
//   zq::Delimited('|', {"xm", "sfzh"}).parse(bytes, zq::Charset(call, "GB18030"));   // no quotes in pipe files
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "zq/drop_record.hpp"
#include "zq/failure.hpp"

namespace zq {
inline namespace sdk1 {

class Delimited {
 public:
  // names empty: the first row holds them. Quotes have a meaning in comma-separated files only. with_trailer: the last
  // line is "T" and 7 digits, the number of records before it.
  explicit Delimited(char separator, std::vector<std::string> names = {}, bool with_trailer = false)
      : separator_(separator), names_(std::move(names)), with_trailer_(with_trailer) {}

  // decoder: anything with try_decode(bytes, &bad_offset), such as zq::Charset.
  template <class Decoder>
  std::vector<DropRecord> parse(std::string_view bytes, const Decoder& decoder) const {
    std::vector<DropLine> rows = split_rows(bytes);
    long stated = -1;
    if (with_trailer_) {
      stated = rows.empty() ? -1 : trailer_count(rows.back().bytes);
      if (stated < 0) throw Failure(ZQ_E_BAD_DATA, "文件没有尾行（应为 T 加 7 位数字）：文件可能尚未写完或传输中断");
      rows.pop_back();
    }
    std::vector<std::string> names = names_;
    std::size_t first = 0;
    if (names.empty()) {
      if (rows.empty()) throw Failure(ZQ_E_BAD_DATA, "文件是空的：第一行应为字段名");
      std::string fault;
      std::optional<std::vector<std::string>> head = split_fields(rows[first++], decoder, fault);
      if (!head) throw Failure(ZQ_E_BAD_DATA, "字段名一行有误：" + fault);
      names = *std::move(head);
    }
    if (with_trailer_ && static_cast<std::size_t>(stated) != rows.size() - first) {
      throw Failure(ZQ_E_BAD_DATA, "文件尾行称有 " + std::to_string(stated) + " 条记录，实有 " +
                                       std::to_string(rows.size() - first) + " 条：整个文件不予采用，请重新导出");
    }
    std::vector<DropRecord> records;
    for (; first < rows.size(); ++first) records.push_back(parse_row(rows[first], names, decoder));
    return records;
  }

 private:
  bool quoted() const noexcept { return separator_ == ','; }

  // Rows of raw bytes; a line end inside quotes does not end a row. A quote opens only at the beginning of a field, so
  // a stray one spoils its own row and no other. Empty lines are left out.
  std::vector<DropLine> split_rows(std::string_view bytes) const {
    std::vector<DropLine> rows;
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
    if (!bytes.empty() && bytes.back() == '\x1A') bytes.remove_suffix(1);
    std::size_t begin = 0, number = 1, line = 1;
    bool inside = false, at_start = true;
    for (std::size_t i = 0; i <= bytes.size(); ++i) {
      const bool end = i == bytes.size();
      if (!end && bytes[i] != '\n') {
        const bool quote = quoted() && bytes[i] == '"';
        if (quote && (inside || at_start)) inside = !inside;
        // after a closing quote a second one is a doubled quote and opens again
        at_start = bytes[i] == separator_ || (quote && !inside);
        continue;
      }
      if (end || !inside) {
        std::string_view row = bytes.substr(begin, i - begin);
        if (!row.empty() && row.back() == '\r') row.remove_suffix(1);
        if (!row.empty()) rows.push_back({number, row});
        begin = i + 1;
        number = line + 1;
        at_start = true;
      }
      ++line;
    }
    return rows;
  }

  template <class Decoder>
  std::optional<std::vector<std::string>> split_fields(const DropLine& row, const Decoder& decoder,
                                                       std::string& fault) const {
    std::size_t bad = 0;
    const std::optional<std::string> text = decoder.try_decode(row.bytes, &bad);
    const std::string where = "第 " + std::to_string(row.number) + " 行：";
    if (!text) {
      fault = where + "第 " + std::to_string(bad + 1) + " 字节起无法解码";
      return std::nullopt;
    }
    std::vector<std::string> fields(1);
    for (std::size_t i = 0; i < text->size(); ++i) {
      const char c = (*text)[i];
      if (c == separator_) {
        fields.emplace_back();
      } else if (quoted() && c == '"') {
        if (!fields.back().empty() || !take_quoted(*text, i, fields.back())) {
          fault = where + "引号不成对，或引号之外还有文字";
          return std::nullopt;
        }
      } else {
        fields.back() += c;
      }
    }
    return fields;
  }

  // text[at] is the opening quote; afterwards it is the closing one, which must end the field.
  bool take_quoted(const std::string& text, std::size_t& at, std::string& field) const {
    for (++at; at < text.size(); ++at) {
      if (text[at] != '"') {
        field += text[at];
      } else if (at + 1 < text.size() && text[at + 1] == '"') {
        field += text[at++];
      } else {
        return at + 1 == text.size() || text[at + 1] == separator_;
      }
    }
    return false;
  }

  template <class Decoder>
  DropRecord parse_row(const DropLine& row, const std::vector<std::string>& names, const Decoder& decoder) const {
    DropRecord record;
    record.line = row.number;
    std::optional<std::vector<std::string>> values = split_fields(row, decoder, record.fault);
    if (values && values->size() != names.size()) {
      record.fault = "第 " + std::to_string(row.number) + " 行：应有 " + std::to_string(names.size()) +
                     " 个字段，实有 " + std::to_string(values->size()) + " 个";
      values.reset();
    }
    record.ok = values.has_value();
    for (std::size_t i = 0; values && i < names.size(); ++i) {
      record.fields.emplace_back(names[i], std::move((*values)[i]));
    }
    return record;
  }

  char separator_;
  std::vector<std::string> names_;
  bool with_trailer_;
};

}  // namespace sdk1
}  // namespace zq
