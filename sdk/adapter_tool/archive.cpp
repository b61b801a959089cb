#include "adapter_tool/archive.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>

namespace zq::tool {
namespace {

constexpr size_t block = 512;

void put(std::string& head, size_t at, std::string_view text) {
  std::memcpy(head.data() + at, text.data(), text.size());
}

std::string octal(unsigned long long number, int width) {
  char text[32];
  std::snprintf(text, sizeof text, "%0*llo", width, number);
  return text;
}

std::string tar_head(const ArchiveFile& file) {
  std::string head(block, '\0');
  put(head, 0, file.name.substr(0, 100));
  put(head, 100, file.runs ? "0000755" : "0000644");
  put(head, 108, "0000000");
  put(head, 116, "0000000");
  put(head, 124, octal(file.content.size(), 11));
  put(head, 136, octal(0, 11));
  put(head, 148, "        ");
  head[156] = '0';
  put(head, 257, std::string_view("ustar\00000", 8));
  unsigned sum = 0;
  for (const char c : head) sum += static_cast<unsigned char>(c);
  put(head, 148, octal(sum, 6));
  head[154] = '\0';
  return head;
}

std::string tar_of(const std::vector<ArchiveFile>& files) {
  std::string tar;
  for (const ArchiveFile& file : files) {
    tar += tar_head(file) + file.content;
    tar.append((block - file.content.size() % block) % block, '\0');
  }
  tar.append(2 * block, '\0');
  return tar;
}

std::uint32_t crc32(std::string_view bytes) {
  static const auto table = [] {
    std::array<std::uint32_t, 256> made{};
    for (std::uint32_t n = 0; n < made.size(); ++n) {
      made[n] = n;
      for (int bit = 0; bit < 8; ++bit) made[n] = (made[n] >> 1) ^ ((made[n] & 1) != 0 ? 0xEDB88320U : 0U);
    }
    return made;
  }();
  std::uint32_t crc = ~0U;
  for (const char c : bytes) crc = (crc >> 8) ^ table[(crc ^ static_cast<unsigned char>(c)) & 0xFF];
  return ~crc;
}

void add_little(std::string& out, std::uint64_t number, int width) {
  for (int n = 0; n < width; ++n) out += static_cast<char>(number >> (8 * n) & 0xFF);
}

}  // namespace

std::string tar_gz(const std::vector<ArchiveFile>& files) {
  constexpr size_t piece_max = 65535;
  const std::string tar = tar_of(files);
  std::string gz("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 10);
  for (size_t at = 0; at < tar.size(); at += piece_max) {
    const std::string_view piece = std::string_view(tar).substr(at, piece_max);
    gz += static_cast<char>(at + piece.size() == tar.size() ? 1 : 0);
    add_little(gz, piece.size(), 2);
    add_little(gz, ~piece.size(), 2);
    gz += piece;
  }
  add_little(gz, crc32(tar), 4);
  add_little(gz, tar.size(), 4);
  return gz;
}

}  // namespace zq::tool
