// S01 to S03: the shape of the shared object.
#include <elf.h>

#include "adapters/elf.hpp"
#include "check/bytes.hpp"
#include "check/statics/statics.hpp"
#include "zq/abi.h"

namespace zq::check {
namespace {

constexpr std::string_view entry_symbol = "zq_plugin_entry";

bool binds_now(const ElfFile& file) {
  return file.tag(DT_BIND_NOW).has_value() || (file.tag(DT_FLAGS).value_or(0) & DF_BIND_NOW) != 0 ||
         (file.tag(DT_FLAGS_1).value_or(0) & DF_1_NOW) != 0;
}

bool relocates_text(const ElfFile& file) {
  return file.tag(DT_TEXTREL).has_value() || (file.tag(DT_FLAGS).value_or(0) & DF_TEXTREL) != 0;
}

Finding hardened(const ElfFile& file) {
  const ElfSegment* stack = file.segment(PT_GNU_STACK);
  if (stack == nullptr || (stack->flags & PF_X) != 0)
    return fail("栈是可执行的", "the stack is executable", stack == nullptr ? "no PT_GNU_STACK" : "PT_GNU_STACK rwx");
  if (file.segment(PT_GNU_RELRO) == nullptr)
    return fail("重定位表在装载后仍可写", "relocation tables stay writable", "no PT_GNU_RELRO");
  if (!binds_now(file)) return fail("符号不是立即绑定", "symbols are not bound at load", "no DF_BIND_NOW");
  if (relocates_text(file)) return fail("代码段需要重定位", "the code itself is relocated", "DT_TEXTREL");
  for (const ElfSegment& one : file.segments)
    if (one.type == PT_LOAD && (one.flags & PF_W) != 0 && (one.flags & PF_X) != 0)
      return fail("有既可写又可执行的程序段", "a segment is writable and executable", "PT_LOAD rwx");
  return pass(std::string(adapters::own_machine()));
}

bool is_exported(const ElfSymbol& symbol) {
  const bool seen = symbol.visibility == STV_DEFAULT || symbol.visibility == STV_PROTECTED;
  return symbol.defined && seen && symbol.bind != STB_LOCAL;
}

}  // namespace

std::string bytes_of_subject(const Subject& subject) { return bytes_of(subject.file); }

Finding unparsed() { return skip("文件不是完整的 ELF 动态库，见 S01", "no whole ELF shared object, see S01"); }

std::string joined(const std::vector<std::string>& words, size_t max) {
  std::string text;
  for (size_t n = 0; n < words.size() && n < max; ++n) text += (n == 0 ? "" : ", ") + words[n];
  if (words.size() > max) text += " and " + std::to_string(words.size() - max) + " more";
  return text;
}

Finding hardened_shared_object(const Subject& subject) {
  const std::string bytes = bytes_of_subject(subject);
  if (const auto fault = adapters::elf_fault(bytes)) return fail(fault->zh, fault->en);
  const auto file = read_elf(bytes);
  if (!file) return fail("动态段指向文件之外", "the dynamic section leads out of the file");
  return hardened(*file);
}

Finding one_export(const Subject& subject) {
  return on_elf(subject, [](const ElfFile& file) {
    const ElfSymbol* entry = nullptr;
    std::vector<std::string> others;
    for (const ElfSymbol& symbol : file.symbols) {
      if (!is_exported(symbol)) continue;
      if (symbol.name == entry_symbol)
        entry = &symbol;
      else if (symbol.bind != STB_GNU_UNIQUE)  // those are S03's
        others.emplace_back(symbol.name);
    }
    if (entry == nullptr) return fail("没有导出 zq_plugin_entry", "zq_plugin_entry is not exported");
    if (!others.empty()) return fail("还导出了其他符号", "other symbols are exported too", joined(others));
    if (entry->type != STT_OBJECT)
      return fail("zq_plugin_entry 不是数据对象", "zq_plugin_entry is no data object",
                  "type " + std::to_string(entry->type));
    const std::string size = std::to_string(entry->size) + " bytes";
    if (entry->size < sizeof(zq_entry)) return fail("zq_plugin_entry 过小", "zq_plugin_entry is too small", size);
    return pass(size);
  });
}

Finding no_unique_symbols(const Subject& subject) {
  return on_elf(subject, [](const ElfFile& file) {
    std::vector<std::string> unique;
    for (const ElfSymbol& symbol : file.symbols)
      if (symbol.defined && symbol.bind == STB_GNU_UNIQUE) unique.emplace_back(symbol.name);
    if (unique.empty()) return pass();
    return fail("含有进程内唯一（GNU_UNIQUE）的符号，各适配器会共用它们，文件也无法卸载",
                "GNU-unique symbols: all adapters would share them, and the file cannot be unloaded", joined(unique));
  });
}

}  // namespace zq::check
