// Any bytes as a manifest: a Manifest that fits itself, or faults that can be read. Any bytes as an ELF file: the
// section and the tables of the dynamic linker are found inside the file, or not at all.
#include <string>

#include "adapters/elf.hpp"
#include "adapters/manifest.hpp"
#include "check/statics/elf_file.hpp"
#include "fuzz/fuzz.hpp"

namespace {

using zq::fuzz::is_utf8;

bool is_inside(std::string_view part, std::string_view whole) {
  return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void read_as_elf(std::string_view bytes) {
  if (const auto text = zq::adapters::manifest_text(bytes)) REQUIRE(is_inside(*text, bytes));
  const auto file = zq::check::read_elf(bytes);
  if (!file) return;
  for (const auto& symbol : file->symbols) REQUIRE(is_inside(symbol.name, bytes));
  for (const auto& version : file->versions)
    REQUIRE(is_inside(version.name, bytes) && is_inside(version.library, bytes));
  for (const std::string_view part : file->loaded()) REQUIRE(is_inside(part, bytes));
}

// The department a manifest describes by its own examples suits it, as far as the examples go.
void use(const zq::adapters::Manifest& manifest) {
  zq::settings::Department department;
  for (const auto& rule : manifest.settings)
    if (!rule.example.empty()) department.settings[rule.key] = rule.example;
  for (const auto& rule : manifest.secrets) department.secrets[rule.name] = zq::Private("x");
  for (const auto& rule : manifest.databases) department.databases.push_back({rule.name, "", {}, "UTF-8", 1});
  for (const zq::Fault& fault : zq::adapters::check_settings(manifest, department))
    REQUIRE(fault.path.starts_with("setting/") && fault.found == "nothing");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes = zq::fuzz::text_of(data, size);
  read_as_elf(bytes);
  const auto manifest = zq::adapters::read_manifest(bytes);
  if (manifest.ok()) {
    use(*manifest);
    return 0;
  }
  REQUIRE(!manifest.error().faults.empty());
  for (const zq::Fault& fault : manifest.error().faults) {
    REQUIRE(!fault.text.empty() && is_utf8(fault.text) && is_utf8(fault.path) && is_utf8(fault.found));
  }
  return 0;
}
