// Numbers and texts as bytes, little-endian: what the messages between host and worker are made of. A Reader never
// reads beyond its bytes; after the first thing that does not fit it yields zeros and fits() says false. Pure.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace zq::adapters {

class Writer {
 public:
  void u8(uint8_t value) { number(value, 1); }
  void u16(uint16_t value) { number(value, 2); }
  void u32(uint32_t value) { number(value, 4); }
  void u64(uint64_t value) { number(value, 8); }
  void i64(int64_t value) { number(static_cast<uint64_t>(value), 8); }
  void flag(bool value) { u8(value ? 1 : 0); }
  void text(std::string_view value) {
    u32(static_cast<uint32_t>(value.size()));
    bytes_ += value;
  }
  size_t size() const { return bytes_.size(); }
  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  void number(uint64_t value, int width) {
    for (int i = 0; i < width; ++i) bytes_ += static_cast<char>(value >> (8 * i) & 0xFF);
  }
  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : left_(bytes) {}
  uint8_t u8() { return static_cast<uint8_t>(number(1)); }
  uint16_t u16() { return static_cast<uint16_t>(number(2)); }
  uint32_t u32() { return static_cast<uint32_t>(number(4)); }
  uint64_t u64() { return number(8); }
  int64_t i64() { return static_cast<int64_t>(number(8)); }
  bool flag() {
    const uint8_t value = u8();
    if (value > 1) fail();
    return value == 1;
  }
  std::string_view text() {
    const uint32_t size = u32();
    if (size > left_.size()) return fail(), std::string_view();
    const std::string_view value = left_.substr(0, size);
    left_.remove_prefix(size);
    return value;
  }
  // How many items follow, each of at least `item_bytes`: a count that cannot be true is refused before memory is
  // reserved for it.
  uint32_t count(size_t item_bytes) {
    const uint32_t items = u32();
    if (items > left_.size() / item_bytes) return fail(), 0;
    return items;
  }
  void fail() {
    fits_ = false;
    left_ = {};
  }
  bool fits() const { return fits_; }
  // Everything was read and fitted.
  bool done() const { return fits_ && left_.empty(); }

 private:
  uint64_t number(size_t width) {
    if (left_.size() < width) return fail(), 0;
    uint64_t value = 0;
    for (size_t i = 0; i < width; ++i) value |= static_cast<uint64_t>(static_cast<unsigned char>(left_[i])) << (8 * i);
    left_.remove_prefix(width);
    return value;
  }
  std::string_view left_;
  bool fits_ = true;
};

}  // namespace zq::adapters
