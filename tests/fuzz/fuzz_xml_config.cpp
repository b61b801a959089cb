// Any bytes as a configuration file: no crash, and what is accepted prints to something that reads to the same again.
#include "fuzz/fuzz.hpp"
#include "settings/print.hpp"
#include "settings/sections.hpp"

namespace {

using namespace zq;
using namespace zq::settings;

const Surroundings texts_only{.base = "/base", .adapter_directory = "/base/plugins", .look_at_files = false};

void host_again(const Settings& settings) {
  std::vector<Fault> faults;
  const std::string printed = print_host(settings);
  const auto document = read_xml(printed, "printed", faults);
  REQUIRE(document.has_value());
  const Settings again = read_host(*document, texts_only, faults);
  REQUIRE(faults.empty() && print_host(again) == printed);
}

void department_again(const Department& department) {
  if (!department.secrets.empty()) return;  // printed as ***, refused by design
  std::vector<Fault> faults;
  const std::string printed = print_department(department);
  const auto document = read_xml(printed, "printed", faults);
  REQUIRE(document.has_value());
  const Department again = read_department(*document, department.id.value, texts_only, faults);
  REQUIRE(faults.empty() && again.fingerprint == department.fingerprint);
}

void law_again(const XmlDocument& document, const std::vector<Fault>& before) {
  std::vector<Fault> faults = before;
  const Ruleset rules = read_ruleset(document, faults);
  if (faults.empty()) {
    const auto printed = read_xml(print_ruleset(rules), "printed", faults);
    REQUIRE(printed.has_value() && read_ruleset(*printed, faults) == rules && faults.empty());
  }
  faults = before;
  const CalendarYear year = read_calendar(document, "2026", faults);
  if (faults.empty()) {
    const auto printed = read_xml(print_calendar(year), "printed", faults);
    REQUIRE(printed.has_value() && read_calendar(*printed, "2026", faults) == year && faults.empty());
  }
  faults = before;
  const AssessmentScheme scheme = read_assessment(document, "2026", faults);
  if (faults.empty()) {
    const auto printed = read_xml(print_assessment(scheme), "printed", faults);
    REQUIRE(printed.has_value() && read_assessment(*printed, "2026", faults) == scheme && faults.empty());
  }
  faults = before;
  const auto days = read_district_calendar(document, faults);
  if (faults.empty()) {
    const auto printed = read_xml(print_district_calendar(days), "printed", faults);
    REQUIRE(printed.has_value() && read_district_calendar(*printed, faults) == days && faults.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t length) {
  const std::string text(zq::fuzz::text_of(bytes, length));
  std::vector<Fault> faults;
  const auto document = read_xml(text, "file", faults);
  if (!document) {
    REQUIRE(!faults.empty());
    return 0;
  }
  std::vector<Fault> host_faults = faults, department_faults = faults;
  const Settings settings = read_host(*document, texts_only, host_faults);
  if (host_faults.empty() && settings.store.kind == Store::Kind::sqlite && settings.callers.empty()) {
    host_again(settings);
  }
  const Department department = read_department(*document, "a", texts_only, department_faults);
  law_again(*document, faults);
  const bool has_secret_text = text.find("secret") != std::string::npos || text.find("${") != std::string::npos;
  if (department_faults.empty() && !has_secret_text) department_again(department);
  return 0;
}
