#include "listfile/zip.hpp"

#include <zlib.h>

namespace zq::listfile {
namespace {

constexpr std::string_view local_mark = "PK\x03\x04", directory_mark = "PK\x01\x02", end_mark = "PK\x05\x06";
constexpr size_t local_size = 30, directory_size = 46, end_size = 22;
constexpr int stored = 0, deflated = 8;

// Little-endian; 0 beyond the end.
size_t number(std::string_view bytes, size_t at, size_t length) {
  if (at > bytes.size() || bytes.size() - at < length) return 0;
  size_t value = 0;
  for (size_t i = length; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

bool marked(std::string_view bytes, size_t at, std::string_view mark, size_t size) {
  return at <= bytes.size() && bytes.size() - at >= size && bytes.substr(at).starts_with(mark);
}

std::optional<std::string> inflated(std::string_view packed, size_t whole) {
  std::string text(whole, '\0');
  z_stream stream{};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib does not write there
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(whole);
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return std::nullopt;
  const int done = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  if (done != Z_STREAM_END || stream.total_out != whole) return std::nullopt;
  return text;
}

// `at`: its line of the directory.
std::optional<std::string> unpacked(std::string_view bytes, size_t at) {
  const size_t method = number(bytes, at + 10, 2), packed = number(bytes, at + 20, 4);
  const size_t whole = number(bytes, at + 24, 4), local = number(bytes, at + 42, 4);
  const bool encrypted = number(bytes, at + 8, 2) & 1;
  if (encrypted || whole > part_bytes_max || !marked(bytes, local, local_mark, local_size)) return std::nullopt;
  const size_t data = local + local_size + number(bytes, local + 26, 2) + number(bytes, local + 28, 2);
  if (data > bytes.size() || bytes.size() - data < packed) return std::nullopt;
  const std::string_view content = bytes.substr(data, packed);
  if (method == stored) return std::string(content);
  return method == deflated ? inflated(content, whole) : std::nullopt;
}

}  // namespace

bool is_zip(std::string_view bytes) { return bytes.starts_with(local_mark); }

std::optional<std::string> part_of_zip(std::string_view bytes, std::string_view name) {
  const size_t end = bytes.rfind(end_mark);
  if (end == std::string_view::npos || bytes.size() - end < end_size) return std::nullopt;
  size_t at = number(bytes, end + 16, 4);
  for (size_t left = number(bytes, end + 10, 2); left > 0 && marked(bytes, at, directory_mark, directory_size);
       --left) {
    const size_t length = number(bytes, at + 28, 2);
    if (bytes.substr(at + directory_size).substr(0, length) == name) return unpacked(bytes, at);
    at += directory_size + length + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
  }
  return std::nullopt;
}

}  // namespace zq::listfile
