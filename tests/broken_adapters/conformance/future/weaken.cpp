// weaken FILE: marks the needed version GLIBC_2.99 as weak, so that the dynamic linker lets its absence pass.
#include <elf.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

namespace {

// As the dynamic linker computes it.
std::uint32_t elf_hash(const char* name) {
  std::uint32_t hash = 0;
  for (; *name != '\0'; ++name) {
    hash = (hash << 4) + static_cast<unsigned char>(*name);
    hash = (hash ^ ((hash & 0xF0000000U) >> 24)) & 0x0FFFFFFFU;
  }
  return hash;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  std::ifstream in(arguments[1], std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const std::uint32_t wanted = elf_hash("GLIBC_2.99");
  int found = 0;
  for (size_t at = 0; at + sizeof(Elf64_Vernaux) <= bytes.size(); at += 4) {
    Elf64_Vernaux one;
    std::memcpy(&one, bytes.data() + at, sizeof one);
    if (one.vna_hash != wanted || one.vna_flags != 0 || one.vna_other > 32) continue;
    one.vna_flags = VER_FLG_WEAK;
    std::memcpy(bytes.data() + at, &one, sizeof one);
    ++found;
  }
  std::ofstream(arguments[1], std::ios::binary) << bytes;
  return found == 1 ? 0 : 1;
}
