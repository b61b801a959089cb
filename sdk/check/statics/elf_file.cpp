#include "check/statics/elf_file.hpp"

#include <elf.h>

#include <algorithm>
#include <cstring>

#include "adapters/elf.hpp"
#include "adapters/manifest.hpp"

namespace zq::check {
namespace {

constexpr std::uint64_t symbols_max = 1'000'000;
constexpr int versions_max = 10'000;

class Reading {
 public:
  explicit Reading(std::string_view bytes) { file_.bytes = bytes; }

  std::optional<ElfFile> whole() {
    if (!read_segments() || !read_dynamic()) return std::nullopt;
    for (const auto& [tag, value] : file_.dynamic) {
      if (tag == DT_NEEDED) file_.needed.push_back(text(value));
      if (tag == DT_RPATH || tag == DT_RUNPATH) file_.search_paths.push_back(text(value));
    }
    if (!read_symbols() || !read_versions()) return std::nullopt;
    return std::move(file_);
  }

 private:
  template <class T>
  std::optional<T> read(std::uint64_t offset) const {
    return adapters::elf_at<T>(file_.bytes, offset);
  }

  bool read_segments() {
    const auto header = read<Elf64_Ehdr>(0);
    for (unsigned n = 0; header && n < header->e_phnum; ++n) {
      const auto one = read<Elf64_Phdr>(header->e_phoff + std::uint64_t{n} * sizeof(Elf64_Phdr));
      if (!one) return false;
      file_.segments.push_back({one->p_type, one->p_flags, one->p_offset, one->p_vaddr, one->p_filesz});
    }
    return header.has_value();
  }

  bool read_dynamic() {
    const ElfSegment* dynamic = file_.segment(PT_DYNAMIC);
    if (dynamic == nullptr) return false;
    for (std::uint64_t done = 0; done + sizeof(Elf64_Dyn) <= dynamic->file_size; done += sizeof(Elf64_Dyn)) {
      const auto one = read<Elf64_Dyn>(dynamic->offset + done);
      if (!one) return false;
      if (one->d_tag == DT_NULL) break;
      file_.dynamic.emplace_back(one->d_tag, one->d_un.d_val);
    }
    const auto table = offset_of_tag(DT_STRTAB);
    const auto size = file_.tag(DT_STRSZ);
    if (!table || !size || *table > file_.bytes.size()) return false;
    texts_ = file_.bytes.substr(*table, *size);
    return true;
  }

  // Where in the file an address of the loaded image lies.
  std::optional<std::uint64_t> offset_of(std::uint64_t address) const {
    for (const ElfSegment& one : file_.segments)
      if (one.type == PT_LOAD && address >= one.address && address - one.address < one.file_size)
        return one.offset + (address - one.address);
    return std::nullopt;
  }
  std::optional<std::uint64_t> offset_of_tag(std::int64_t tag) const {
    const auto address = file_.tag(tag);
    return address ? offset_of(*address) : std::nullopt;
  }

  std::string_view text(std::uint64_t offset) const {
    if (offset >= texts_.size()) return {};
    return texts_.substr(offset, texts_.find('\0', offset) - offset);
  }

  // The hash tables know how many symbols there are; nothing else does.
  std::optional<std::uint64_t> symbol_count() const {
    if (const auto hash = offset_of_tag(DT_HASH)) {
      const auto count = read<std::uint32_t>(*hash + 4);
      return count ? std::optional<std::uint64_t>(*count) : std::nullopt;
    }
    const auto hash = offset_of_tag(DT_GNU_HASH);
    const auto buckets = hash ? read<std::uint32_t>(*hash) : std::nullopt;
    const auto first = hash ? read<std::uint32_t>(*hash + 4) : std::nullopt;
    const auto bloom = hash ? read<std::uint32_t>(*hash + 8) : std::nullopt;
    if (!buckets || !first || !bloom || *buckets > symbols_max) return std::nullopt;
    const std::uint64_t table = *hash + 16 + std::uint64_t{*bloom} * 8, chains = table + std::uint64_t{*buckets} * 4;
    std::uint64_t last = 0;
    for (std::uint64_t n = 0; n < *buckets; ++n) {
      const auto bucket = read<std::uint32_t>(table + n * 4);
      if (!bucket) return std::nullopt;
      last = std::max<std::uint64_t>(last, *bucket);
    }
    if (last < *first) return *first;
    for (;; ++last) {
      const auto link = read<std::uint32_t>(chains + (last - *first) * 4);
      if (!link || last > symbols_max) return std::nullopt;
      if (*link & 1) return last + 1;
    }
  }

  bool read_symbols() {
    const auto table = offset_of_tag(DT_SYMTAB);
    const auto count = symbol_count();
    if (!table || !count || *count > symbols_max) return false;
    for (std::uint64_t n = 1; n < *count; ++n) {
      const auto one = read<Elf64_Sym>(*table + n * sizeof(Elf64_Sym));
      if (!one) return false;
      const unsigned info = one->st_info, other = one->st_other;  // binding above, type below
      file_.symbols.push_back({text(one->st_name), info >> 4, info & 0xF, ELF64_ST_VISIBILITY(other),
                               one->st_shndx != SHN_UNDEF, one->st_size});
    }
    return true;
  }

  bool read_versions() {
    if (!file_.tag(DT_VERNEED)) return true;
    auto at = offset_of_tag(DT_VERNEED);
    for (int n = 0; at && n < versions_max; ++n) {
      const auto library = read<Elf64_Verneed>(*at);
      if (!library) return false;
      std::uint64_t next = *at + library->vn_aux;
      for (unsigned i = 0; i < library->vn_cnt && i < versions_max; ++i) {
        const auto one = read<Elf64_Vernaux>(next);
        if (!one) return false;
        file_.versions.push_back({text(library->vn_file), text(one->vna_name)});
        next += one->vna_next;
      }
      if (library->vn_next == 0) return true;
      at = *at + library->vn_next;
    }
    return false;
  }

  ElfFile file_;
  std::string_view texts_;
};

}  // namespace

const ElfSegment* ElfFile::segment(std::uint32_t type) const {
  const auto found = std::ranges::find(segments, type, &ElfSegment::type);
  return found == segments.end() ? nullptr : &*found;
}

std::optional<std::uint64_t> ElfFile::tag(std::int64_t wanted) const {
  for (const auto& [tag, value] : dynamic)
    if (tag == wanted) return value;
  return std::nullopt;
}

std::vector<std::string_view> ElfFile::loaded() const {
  const auto manifest = adapters::manifest_text(bytes);
  std::vector<std::string_view> parts;
  for (const ElfSegment& one : segments) {
    if (one.type != PT_LOAD || one.offset > bytes.size()) continue;
    const std::string_view part = bytes.substr(one.offset, one.file_size);
    if (manifest && manifest->data() >= part.data() &&
        manifest->data() + manifest->size() <= part.data() + part.size()) {
      parts.push_back(part.substr(0, static_cast<size_t>(manifest->data() - part.data())));
      parts.push_back(part.substr(parts.back().size() + manifest->size()));
    } else {
      parts.push_back(part);
    }
  }
  return parts;
}

std::optional<ElfFile> read_elf(std::string_view bytes) {
  if (adapters::elf_fault(bytes)) return std::nullopt;
  return Reading(bytes).whole();
}

}  // namespace zq::check
