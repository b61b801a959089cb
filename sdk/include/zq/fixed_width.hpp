// Fixed-width files whose widths count BYTES, as GBK systems write them: a Chinese character takes two. The line is cut
// first and each field decoded by itself, so a broken character spoils one record and cannot shift the others.
//
//   const zq::FixedWidth layout({{"xm", 20}, {"sfzh", 18}, {"zt", 1}});
//   for (const zq::DropRecord& r : layout.parse(bytes, zq::Charset(call, "GBK"))) ...
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

struct FixedField {
  std::string name;
  std::size_t bytes;
};

class FixedWidth {
 public:
  // with_trailer: the last line is "T" and 7 digits, the number of records before it.
  explicit FixedWidth(std::vector<FixedField> fields, bool with_trailer = true)
      : fields_(std::move(fields)), with_trailer_(with_trailer) {
    for (const FixedField& field : fields_) width_ += field.bytes;
  }

  // True when the file's last line is a whole trailer: a half-written file has none yet.
  static bool has_trailer(std::string_view bytes) {
    const std::vector<DropLine> lines = split_lines(bytes);
    if (lines.empty() || trailer_count(lines.back().bytes) < 0) return false;
    const std::string_view line = lines.back().bytes;
    return bytes.substr(static_cast<std::size_t>(line.data() - bytes.data()) + line.size()).find('\n') != bytes.npos;
  }

  // Values without the blanks that pad them. Refuses the whole file when the trailer is missing or states another
  // count. decoder: anything with try_decode(bytes, &bad_offset), such as zq::Charset.
  template <class Decoder>
  std::vector<DropRecord> parse(std::string_view bytes, const Decoder& decoder) const {
    std::vector<DropLine> lines = split_lines(bytes);
    if (with_trailer_) take_trailer(bytes, lines);
    std::vector<DropRecord> records;
    records.reserve(lines.size());
    for (const DropLine& line : lines) records.push_back(parse_line(line, decoder));
    return records;
  }

 private:
  static void take_trailer(std::string_view bytes, std::vector<DropLine>& lines) {
    if (!has_trailer(bytes)) {
      throw Failure(ZQ_E_BAD_DATA, "文件没有尾行（应为 T 加 7 位数字和换行）：文件可能尚未写完或传输中断");
    }
    const long stated = trailer_count(lines.back().bytes);
    lines.pop_back();
    if (static_cast<std::size_t>(stated) != lines.size()) {
      throw Failure(ZQ_E_BAD_DATA, "文件尾行称有 " + std::to_string(stated) + " 条记录，实有 " +
                                       std::to_string(lines.size()) + " 条：整个文件不予采用，请重新导出");
    }
  }

  template <class Decoder>
  DropRecord parse_line(const DropLine& line, const Decoder& decoder) const {
    DropRecord record;
    record.line = line.number;
    if (line.bytes.size() != width_) {
      return faulty(record, "应为 " + std::to_string(width_) + " 字节，实为 " + std::to_string(line.bytes.size()));
    }
    std::size_t at = 0;
    for (const FixedField& field : fields_) {
      std::size_t bad = 0;
      const std::optional<std::string> text = decoder.try_decode(line.bytes.substr(at, field.bytes), &bad);
      if (!text) return faulty(record, "字段 " + field.name + " 第 " + std::to_string(bad + 1) + " 字节起无法解码");
      record.fields.emplace_back(field.name, text->substr(0, text->find_last_not_of(' ') + 1));
      at += field.bytes;
    }
    return record;
  }

  static DropRecord faulty(DropRecord& record, const std::string& why) {
    record.ok = false;
    record.fields.clear();
    record.fault = "第 " + std::to_string(record.line) + " 行：" + why;
    return std::move(record);
  }

  std::vector<FixedField> fields_;
  bool with_trailer_;
  std::size_t width_ = 0;
};

}  // namespace sdk1
}  // namespace zq
