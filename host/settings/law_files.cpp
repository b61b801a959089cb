#include "settings/law_files.hpp"

#include <algorithm>
#include <fstream>
#include <set>

#include "settings/sections.hpp"
#include "settings/value.hpp"

namespace fs = std::filesystem;

namespace zq::settings {
namespace {

// The files of a folder that may be missing.
std::vector<fs::path> optional_files(const fs::path& folder, std::vector<Fault>& faults) {
  std::error_code fault;
  if (!fs::exists(folder, fault)) return {};
  auto files = xml_files(folder, fault);
  if (fault) faults.push_back({folder.string(), "配置文件夹不可读；请检查权限", "a readable folder", fault.message()});
  return files;
}

Fault twice(const XmlDocument& document, std::string_view name, const std::string& value) {
  const XmlAttribute* given = document.root.find(name);
  return {place(document.label, document.bytes, given ? given->value_at : document.root.at),
          "另一个规则集已用此 " + std::string(name) + "，每个只能出现一次", "unique", value};
}

Rulesets read_rules(const fs::path& folder, std::vector<Fault>& faults) {
  std::vector<Ruleset> all;
  std::set<std::string> versions, days;
  for (const fs::path& file : optional_files(folder, faults)) {
    const auto document = read_file(file, faults);
    if (!document) continue;
    const size_t before = faults.size();
    Ruleset rules = read_ruleset(*document, faults);
    if (faults.size() != before) continue;
    if (!versions.insert(rules.version).second) faults.push_back(twice(*document, "version", rules.version));
    const std::string day = date_text(rules.effective_from);
    if (!days.insert(day).second) faults.push_back(twice(*document, "effective_from", day));
    all.push_back(std::move(rules));
  }
  return Rulesets(std::move(all));
}

WorkingCalendar read_calendars(const fs::path& folder, std::vector<Fault>& faults) {
  std::vector<CalendarYear> years;
  std::vector<CalendarDays> district;
  for (const fs::path& file : optional_files(folder, faults)) {
    const std::string name = file.stem().string();
    if (name != "district" && (name.size() != 4 || !number_from(name))) {
      faults.push_back({file.string(), "工作日历的文件名应为 年份.xml 或 district.xml", "2026.xml or district.xml",
                        file.filename().string()});
      continue;
    }
    const auto document = read_file(file, faults);
    if (!document) continue;
    if (name == "district") {
      district = read_district_calendar(*document, faults);
    } else {
      years.push_back(read_calendar(*document, name, faults));
    }
  }
  return WorkingCalendar(std::move(years), std::move(district));
}

}  // namespace

std::optional<XmlDocument> read_file(const fs::path& file, std::vector<Fault>& faults) {
  std::error_code fault;
  std::ifstream in(file, std::ios::binary);
  if (!fs::is_regular_file(file, fault) || !in) {
    faults.push_back({file.string(), "配置文件不存在或不可读；请检查路径和权限", "a readable file",
                      fault ? fault.message() : "no readable file"});
    return std::nullopt;
  }
  std::string bytes(file_bytes_max + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<size_t>(in.gcount()));
  return read_xml(std::move(bytes), file.string(), faults);
}

std::vector<fs::path> xml_files(const fs::path& folder, std::error_code& fault) {
  std::vector<fs::path> files;
  for (fs::directory_iterator at(folder, fault), end; !fault && at != end; at.increment(fault)) {
    const std::string name = at->path().filename().string();
    if (name.ends_with(".xml") && !name.starts_with(".")) files.push_back(at->path());
  }
  std::ranges::sort(files);
  return files;
}

Law read_law(const fs::path& config_folder, std::vector<Fault>& faults) {
  return {read_rules(config_folder / "rules", faults), read_calendars(config_folder / "calendar", faults)};
}

AssessmentSchemes read_assessments(const fs::path& config_folder, std::vector<Fault>& faults) {
  std::vector<AssessmentScheme> all;
  for (const fs::path& file : optional_files(config_folder / "assessment", faults)) {
    const std::string name = file.stem().string();
    if (name.size() != 4 || !number_from(name)) {
      faults.push_back({file.string(), "考评方案的文件名应为 年份.xml", "2026.xml", file.filename().string()});
      continue;
    }
    if (const auto document = read_file(file, faults)) all.push_back(read_assessment(*document, name, faults));
  }
  return AssessmentSchemes(std::move(all));
}

}  // namespace zq::settings
