#include "public_security/ferry_format.hpp"

#include <array>

namespace public_security {
namespace {

enum class TooLong { refuse, cut };

// Whole characters only: half a character would spoil the rest of the line.
std::string fixed_field(const char* name, std::string_view utf8, std::size_t width, TooLong too_long,
                        const zq::Charset& charset) {
  std::string out;
  while (!utf8.empty()) {
    const auto lead = static_cast<unsigned char>(utf8.front());
    const std::size_t length = std::min<std::size_t>(utf8.size(), lead < 0xC0   ? 1
                                                                  : lead < 0xE0 ? 2
                                                                  : lead < 0xF0 ? 3
                                                                                : 4);
    const std::string character = charset.try_encode(utf8.substr(0, length)).value_or("?");
    if (out.size() + character.size() > width) {
      if (too_long == TooLong::cut) break;
      throw zq::Failure(ZQ_E_INVALID, std::string("申报字段 ") + name + " 过长：摆渡文件中该字段为 " +
                                          std::to_string(width) + " 字节（每个汉字 2 字节）");
    }
    out += lead < 0x20 ? " " : character;  // a line end inside a field would split the record
    utf8.remove_prefix(length);
  }
  out.resize(width, ' ');
  return out;
}

const std::vector<zq::FixedField>& reply_layout() {
  static const std::vector<zq::FixedField> layout{{"bwh", 32}, {"ywlx", 2},   {"sfzh", 18}, {"xm", 50},  {"cxjg", 2},
                                                  {"jgz", 1},  {"gxrxm", 50}, {"hphm", 15}, {"fksj", 14}};
  return layout;
}

// The byte (from 1) at which that line begins.
std::size_t byte_of_line(std::string_view bytes, std::size_t line) {
  std::size_t at = 0;
  for (std::size_t number = 1; number < line; ++number) at = bytes.find('\n', at) + 1;
  return at + 1;
}

}  // namespace

std::string request_file(const FerryRequest& r, const zq::Charset& charset) {
  struct Column {
    const char* name;
    const std::string& text;
    std::size_t width;
    TooLong too_long = TooLong::refuse;
  };
  const std::array<Column, 10> columns{{{"token", r.token, 32},
                                        {"business", r.business, 2},
                                        {"id_number", r.id_number, 18},
                                        {"name", r.name, 50},
                                        {"relative_id_number", r.relative_id, 18},
                                        {"relative_name", r.relative_name, 50},
                                        {"relation", r.relation, 1},
                                        {"requester", r.unit, 40, TooLong::cut},
                                        {"matter", r.matter, 60, TooLong::cut},
                                        {"time", r.time, 14}}};
  std::string file;
  for (const Column& column : columns) {
    file += fixed_field(column.name, column.text, column.width, column.too_long, charset);
  }
  return file + "\r\nT0000001\r\n";
}

std::vector<zq::DropRecord> read_fixed_file(std::string_view bytes, const std::string& file_name,
                                            const std::vector<zq::FixedField>& layout, const zq::Charset& charset) {
  std::vector<zq::DropRecord> records;
  try {
    records = zq::FixedWidth(layout).parse(bytes, charset);
  } catch (const zq::Failure& failure) {
    throw zq::Failure(failure.status(), "文件 " + file_name + "：" + std::string(failure.text()));
  }
  for (const zq::DropRecord& record : records) {
    if (record.ok) continue;
    throw zq::Failure(ZQ_E_BAD_DATA, "文件 " + file_name + " " + record.fault + "（该行自文件第 " +
                                         std::to_string(byte_of_line(bytes, record.line)) +
                                         " 字节起）：整个文件不予采用，请重新导出");
  }
  return records;
}

std::vector<FerryReply> read_reply_file(std::string_view bytes, const std::string& file_name,
                                        const zq::Charset& charset) {
  std::vector<FerryReply> replies;
  for (const zq::DropRecord& record : read_fixed_file(bytes, file_name, reply_layout(), charset)) {
    const auto text = [&](const char* name) { return std::string(record.text(name)); };
    replies.push_back({text("bwh"), text("ywlx"), text("sfzh"), text("xm"), text("cxjg"), text("jgz"), text("gxrxm"),
                       text("hphm"), text("fksj")});
  }
  if (replies.empty()) throw zq::Failure(ZQ_E_BAD_DATA, "文件 " + file_name + " 中没有记录：反馈文件至少应有一条");
  return replies;
}

}  // namespace public_security
