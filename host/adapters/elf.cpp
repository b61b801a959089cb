#include "adapters/elf.hpp"

#include <elf.h>

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>

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

Phrase beyond(const char* part, const char* part_zh, size_t size) {
  const std::string bytes = std::to_string(size);
  return {"a file cut short: its " + std::string(part) + " lie beyond its " + bytes + " bytes",
          "不完整的文件：" + std::string(part_zh) + "超出了文件的 " + bytes + " 字节"};
}

std::optional<Phrase> segments_fault(std::string_view bytes, const Elf64_Ehdr& header) {
  bool dynamic = false;
  for (unsigned i = 0; i < header.e_phnum; ++i) {
    const auto segment = elf_at<Elf64_Phdr>(bytes, header.e_phoff + std::uint64_t{i} * sizeof(Elf64_Phdr));
    if (!segment) return beyond("program headers", "程序头", bytes.size());
    dynamic = dynamic || segment->p_type == PT_DYNAMIC;
    if (segment->p_type != PT_LOAD) continue;
    if (segment->p_offset > bytes.size() || segment->p_filesz > bytes.size() - segment->p_offset)
      return beyond("segments", "程序段", bytes.size());
  }
  if (dynamic) return std::nullopt;
  return Phrase{"an ELF file without a dynamic section", "没有动态段的 ELF 文件"};
}

std::optional<Phrase> sections_fault(std::string_view bytes, const Elf64_Ehdr& header) {
  const std::uint64_t length = std::uint64_t{header.e_shnum} * header.e_shentsize;
  if (header.e_shoff > bytes.size() || length > bytes.size() - header.e_shoff)
    return beyond("section headers", "节头", bytes.size());
  return std::nullopt;
}

// Another class, byte order, machine or type than we can load.
std::optional<Phrase> foreign(const Elf64_Ehdr& header) {
  constexpr unsigned char own_order = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? ELFDATA2LSB : ELFDATA2MSB;
  if (header.e_ident[EI_CLASS] != ELFCLASS64) return Phrase{"an ELF file of 32 bits", "32 位的 ELF 文件"};
  if (header.e_ident[EI_DATA] != own_order)
    return Phrase{"an ELF file of the other byte order", "字节序相反的 ELF 文件"};
  if (header.e_machine != own) {
    const std::string name(machine_name(header.e_machine)), number = std::to_string(header.e_machine);
    return Phrase{"an ELF file for " + name + " (machine " + number + ")",
                  "为 " + name + "（机器编号 " + number + "）编译的 ELF 文件"};
  }
  if (header.e_type == ET_DYN) return std::nullopt;
  const std::string type = std::to_string(header.e_type);
  return Phrase{"an ELF file of type " + type + ", no shared object", "类型为 " + type + " 的 ELF 文件，不是动态库"};
}

}  // namespace

std::string_view own_machine() { return machine_name(own); }

std::optional<Phrase> elf_fault(std::string_view bytes) {
  if (bytes.substr(0, SELFMAG) != std::string_view(ELFMAG, SELFMAG)) return Phrase{"no ELF file", "不是 ELF 文件"};
  const auto header = elf_at<Elf64_Ehdr>(bytes, 0);
  if (!header) return beyond("headers", "文件头", bytes.size());
  if (auto fault = foreign(*header)) return fault;
  if (header->e_phentsize != sizeof(Elf64_Phdr))
    return Phrase{"an ELF file with program headers of another size", "程序头大小不同的 ELF 文件"};
  if (auto fault = segments_fault(bytes, *header)) return fault;
  return sections_fault(bytes, *header);
}

}  // namespace zq::adapters
