// <vector> before Boost.DLL: with std::filesystem its headers lean on it.
#include <vector>
#define BOOST_DLL_USE_STD_FS
#include <algorithm>
#include <atomic>
#include <boost/dll/library_info.hpp>
#include <boost/dll/shared_library.hpp>
#include <exception>
#include <memory>
#include <mutex>
#include <string>

#include "adapters/elf.hpp"
#include "adapters/gate.hpp"
#include "adapters/loader.hpp"
#include "adapters/refusal.hpp"
#include "adapters/text_rules.hpp"

namespace zq::adapters {
namespace {

namespace dll = boost::dll;
constexpr const char* symbol = "zq_plugin_entry";
std::atomic<int> images{0};

Error unloadable(Phrase expected, Phrase found, Phrase fix) {
  return refused({"file", std::move(expected), std::move(found), std::move(fix)});
}

// Reads the ELF tables without running code of the file.
Result<Done> check_symbol(const std::filesystem::path& file) {
  const std::string machine(own_machine());
  const Phrase expected{"a whole ELF shared object for " + machine, "完整的 " + machine + " ELF 动态库"};
  const Phrase fix{"build it with zq_add_adapter for this machine and copy it whole",
                   "确认文件是为本机编译的适配器，并重新完整复制"};
  if (auto fault = elf_fault(whole_file(file))) return unloadable(expected, *std::move(fault), fix);
  try {
    const auto symbols = dll::library_info(file).symbols();
    if (std::find(symbols.begin(), symbols.end(), symbol) != symbols.end()) return Done{};
  } catch (const std::exception&) {
    return unloadable(expected, {"one whose section tables cannot be read", "节表无法读取的文件"}, fix);
  }
  return unloadable(
      {"the exported symbol zq_plugin_entry", "导出符号 zq_plugin_entry 的文件"}, {"no such symbol", "没有该符号"},
      {"export it with ZQ_EXPORT and sdk/cmake/adapter.map", "确认文件是适配器，并联系开发单位导出该符号"});
}

// What dlopen said, without what Boost wraps around it.
std::string linker_words(std::string_view what) {
  constexpr std::string_view before = "dlerror system message: ";
  const size_t begin = what.find(before);
  if (begin == what.npos) return std::string(what);
  what.remove_prefix(begin + before.size());
  return std::string(what.substr(0, what.rfind("): ")));
}

Error naming(Error error, const StagedFile& file) {
  const std::string name = file.vendor.filename().string();
  error.text = name + "：" + error.text;
  error.detail = name + ": " + error.detail;
  return error;
}

Result<std::shared_ptr<const Library>> open(const StagedFile& file) {
  if (auto there = check_symbol(file.path); !there) return std::move(there).error();
  auto library = std::make_shared<Library>();
  // Leaked on purpose, see the header.
  auto* image = new dll::shared_library;
  try {
    // now: a missing symbol shows here and not in the middle of a call; local: adapters do not see one another.
    image->load(file.path, dll::load_mode::rtld_now | dll::load_mode::rtld_local);
    library->entry = &image->get<const zq_entry>(symbol);
  } catch (const std::exception& failure) {
    const std::string reason = printable(linker_words(failure.what()), 400);
    delete image;  // never was open, or has run no more than its constructors
    return unloadable({"a shared object that dlopen can open now", "系统能够装载的动态库"}, reason,
                      {"link it with -Wl,-z,defs and install what it needs", "按所述原因联系开发单位，或安装缺少的库"});
  }
  ++images;
  static auto& kept = *new std::vector<std::unique_ptr<dll::shared_library>>;
  static auto& mutex = *new std::mutex;
  {
    const std::lock_guard lock(mutex);
    kept.emplace_back(image);
  }
  auto description = check_entry(library->entry);
  if (!description) return std::move(description).error();
  library->description = std::move(description).value();
  library->description.sha256 = file.sha256;
  return std::shared_ptr<const Library>(std::move(library));
}

}  // namespace

Result<std::shared_ptr<const Library>> load(const StagedFile& file) {
  auto opened = open(file);
  if (!opened) return naming(std::move(opened).error(), file);
  return opened;
}

int loaded_count() { return images; }

}  // namespace zq::adapters
