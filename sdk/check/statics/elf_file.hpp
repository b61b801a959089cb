// What the dynamic linker will see of a shared object, read from its bytes through its program headers: section headers
// are not trusted. Pure; every offset is checked. The bytes must outlive the object.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zq::check {

struct ElfSymbol {
  std::string_view name;
  unsigned bind = 0, type = 0, visibility = 0;  // STB_, STT_, STV_
  bool defined = false;
  std::uint64_t size = 0;
};

struct ElfSegment {
  std::uint32_t type = 0, flags = 0;
  std::uint64_t offset = 0, address = 0, file_size = 0;
};

struct ElfVersion {
  std::string_view library, name;  // libc.so.6, GLIBC_2.34
};

struct ElfFile {
  std::string_view bytes;
  std::vector<ElfSegment> segments;
  std::vector<std::pair<std::int64_t, std::uint64_t>> dynamic;  // tag, value
  std::vector<std::string_view> needed;
  std::vector<std::string_view> search_paths;  // RPATH and RUNPATH
  std::vector<ElfSymbol> symbols;
  std::vector<ElfVersion> versions;

  const ElfSegment* segment(std::uint32_t type) const;       // the first; null: none
  std::optional<std::uint64_t> tag(std::int64_t tag) const;  // the first
  // Bytes that are mapped when the file is loaded, without the section .zq_manifest.
  std::vector<std::string_view> loaded() const;
};

// Nothing: adapters::elf_fault() has something to say, or the dynamic section leads out of the file.
std::optional<ElfFile> read_elf(std::string_view bytes);

}  // namespace zq::check
