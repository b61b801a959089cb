#include "adapters/elf.hpp"

#include <elf.h>

#include <cstdint>
#include <cstring>
#include <optional>

namespace zq::adapters {
namespace {

#if defined(__x86_64__)
constexpr unsigned own = EM_X86_64;
#elif defined(__aarch64__)
constexpr unsigned own = EM_AARCH64;
#elif defined(__riscv)
constexpr unsigned own = EM_RISCV;
#elif defined(__loongarch__)
constexpr unsigned own = 258;
#else
#error "name the ELF machine of this processor"
#endif

std::string_view machine_name(unsigned machine) {
  switch (machine) {
    case EM_X86_64:
      return "x86-64";
    case EM_AARCH64:
      return "AArch64";
    case EM_386:
      return "x86 (32 bits)";
    case EM_ARM:
      return "ARM (32 bits)";
    case EM_RISCV:
      return "RISC-V";
    case 258:
      return "LoongArch";
    default:
      return "another processor";
  }
}

template <class T>
std::optional<T> at(std::string_view bytes, std::uint64_t offset) {
  if (offset > bytes.size() || bytes.size() - offset < sizeof(T)) return std::nullopt;
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

// Where the last byte of a part lies, in a file of that many bytes.
std::string beyond(const char* part, std::size_t size) {
  return "a file cut short: its " + std::string(part) + " lie beyond its " + std::to_string(size) + " bytes";
}

std::string segments_fault(std::string_view bytes, const Elf64_Ehdr& header) {
  bool dynamic = false;
  for (unsigned i = 0; i < header.e_phnum; ++i) {
    const auto segment = at<Elf64_Phdr>(bytes, header.e_phoff + std::uint64_t{i} * sizeof(Elf64_Phdr));
    if (!segment) return beyond("program headers", bytes.size());
    dynamic = dynamic || segment->p_type == PT_DYNAMIC;
    if (segment->p_type != PT_LOAD) continue;
    if (segment->p_offset > bytes.size() || segment->p_filesz > bytes.size() - segment->p_offset)
      return beyond("segments", bytes.size());
  }
  return dynamic ? "" : "an ELF file without a dynamic section";
}

std::string sections_fault(std::string_view bytes, const Elf64_Ehdr& header) {
  const std::uint64_t length = std::uint64_t{header.e_shnum} * header.e_shentsize;
  if (header.e_shoff > bytes.size() || length > bytes.size() - header.e_shoff)
    return beyond("section headers", bytes.size());
  return {};
}

}  // namespace

std::string_view own_machine() { return machine_name(own); }

std::string elf_fault(std::string_view bytes) {
  if (bytes.substr(0, SELFMAG) != std::string_view(ELFMAG, SELFMAG)) return "no ELF file";
  const auto header = at<Elf64_Ehdr>(bytes, 0);
  if (!header) return beyond("headers", bytes.size());
  const bool same_order =
      header->e_ident[EI_DATA] == (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? ELFDATA2LSB : ELFDATA2MSB);
  if (header->e_ident[EI_CLASS] != ELFCLASS64) return "an ELF file of 32 bits";
  if (!same_order) return "an ELF file of the other byte order";
  if (header->e_machine != own)
    return "an ELF file for " + std::string(machine_name(header->e_machine)) + " (machine " +
           std::to_string(header->e_machine) + ")";
  if (header->e_type != ET_DYN) return "an ELF file of type " + std::to_string(header->e_type) + ", no shared object";
  if (header->e_phentsize != sizeof(Elf64_Phdr)) return "an ELF file with program headers of another size";
  if (auto fault = segments_fault(bytes, *header); !fault.empty()) return fault;
  return sections_fault(bytes, *header);
}

}  // namespace zq::adapters
