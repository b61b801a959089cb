#include "settings/print.hpp"

#include "settings/key_values.hpp"
#include "settings/law_parts.hpp"
#include "settings/xml.hpp"

namespace zq::settings {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view hidden = "***";

std::string attribute(std::string_view name, std::string_view value) {
  return ' ' + std::string(name) + "=\"" + escaped_attribute(value) + '"';
}

// Optional texts that are empty are left out: they mean "not given".
template <class T>
std::string attributes(std::span<const Key<T>> keys, const T& object) {
  std::string out;
  for (const Key<T>& key : keys) {
    const std::string value = text_of(key, object);
    if (!value.empty() || key.limits.required) out += attribute(key.name, value);
  }
  return out;
}

std::string print_store(const Store& store) {
  std::string out = "  <store";
  const bool server = store.kind == Store::Kind::postgresql;
  for (const Key<Store>& key : store_keys()) {
    if (key.name == (server ? "path" : "connection")) continue;
    out += attribute(key.name, text_of(key, store));
  }
  if (store.password.empty()) return out + "/>\n";
  return out + ">\n    <secret" + attribute("value", hidden) + "/>\n  </store>\n";
}

template <class T>
std::string element(std::string_view name, std::span<const Key<T>> keys, const T& object) {
  return "  <" + std::string(name) + attributes(keys, object) + "/>\n";
}

std::string print_days(const std::vector<CalendarDays>& all) {
  std::string out;
  for (const CalendarDays& days : all)
    out += days.works ? element("work", day_worked_keys(), days) : element("off", days_off_keys(), days);
  return out;
}

std::string print_database(const Database& database) {
  const std::string head = "  <database" + attributes(database_keys(), database);
  if (database.secret.empty()) return head + "/>\n";
  return head + ">\n    <secret" + attribute("value", hidden) + "/>\n  </database>\n";
}

}  // namespace

std::string print_host(const Settings& settings) {
  HostFile host;
  static_cast<Settings&>(host) = settings;
  std::string out = std::string(declaration) + "<zhengqiao" + attributes(host_keys(), host) + ">\n";
  out += "  <server" + attributes(server_keys(), settings.server) + "/>\n";
  out += print_store(settings.store);
  out += "  <log" + attributes(log_keys(), settings.log) + "/>\n";
  out += "  <callers>\n";
  for (const Caller& caller : settings.callers) {
    CallerEntry entry;
    static_cast<Caller&>(entry) = caller;
    out += "    <caller" + attributes(caller_keys(), entry) + "/>\n";
  }
  return out + "  </callers>\n</zhengqiao>\n";
}

std::string print_department(const Department& department) {
  std::string out = std::string(declaration) + "<department" + attributes(department_keys(), department) + ">\n";
  for (const Database& database : department.databases) out += print_database(database);
  for (const auto& [name, value] : department.settings) {
    out += "  <setting" + attribute("name", name) + attribute("value", value) + "/>\n";
  }
  for (const auto& [name, value] : department.secrets) {
    out += "  <secret" + attribute("name", name) + attribute("value", hidden) + "/>\n";
  }
  return out + "</department>\n";
}

std::string print_units(const Organisations& organisations) {
  std::string out = std::string(declaration) + "<units>\n";
  for (const Organisation& unit : organisations.all()) out += "  <unit" + attributes(unit_keys(), unit) + "/>\n";
  return out + "</units>\n";
}

std::string print_ruleset(const Ruleset& rules) {
  std::string out = std::string(declaration) + "<ruleset" + attributes(ruleset_keys(), rules) + ">\n";
  each_part(rules,
            [&](std::string_view name, const auto& keys, const auto& part) { out += element(name, keys, part); });
  for (const OfficeHours& hours : rules.office_hours) out += element("office_hours", office_hours_keys(), hours);
  return out + "</ruleset>\n";
}

std::string print_calendar(const CalendarYear& calendar) {
  return std::string(declaration) + "<calendar" + attributes(calendar_keys(), calendar) + ">\n" +
         print_days(calendar.days) + "</calendar>\n";
}

std::string print_district_calendar(const std::vector<CalendarDays>& days) {
  return std::string(declaration) + "<district_calendar>\n" + print_days(days) + "</district_calendar>\n";
}

std::string print_assessment(const AssessmentScheme& scheme) {
  std::string out = std::string(declaration) + "<assessment" + attributes(assessment_keys(), scheme) + ">\n";
  for (const SchemeItem& item : scheme.items) out += element("item", scheme_item_keys(), item);
  for (const SchemeEvent& event : scheme.events) out += element("event", scheme_event_keys(), event);
  return out + "</assessment>\n";
}

std::string print(const Settings& settings) {
  std::string out = "<!-- " + settings.file.string() + " -->\n" + print_host(settings);
  if (settings.organisations.is_kept()) out += "\n<!-- units.xml -->\n" + print_units(settings.organisations);
  for (const Department& department : settings.departments) {
    out += "\n<!-- " + department.file.string() + " -->\n" + print_department(department);
  }
  for (const Ruleset& rules : settings.law.rulesets.all())
    out += "\n<!-- rules: " + rules.version + " -->\n" + print_ruleset(rules);
  for (const CalendarYear& year : settings.law.calendar.years())
    out += "\n<!-- calendar/" + std::to_string(year.year) + ".xml -->\n" + print_calendar(year);
  for (const AssessmentScheme& scheme : settings.assessment.all())
    out += "\n<!-- assessment/" + std::to_string(scheme.year) + ".xml -->\n" + print_assessment(scheme);
  if (!settings.law.calendar.district().empty())
    out += "\n<!-- calendar/district.xml -->\n" + print_district_calendar(settings.law.calendar.district());
  if (!settings.writs.all().empty())
    for (const WritKind kind : all_writ_kinds())
      out += "\n<!-- writs/" + std::string(code(kind)) + ".xml -->\n" + print_writ(settings.writs, kind);
  return out;
}

}  // namespace zq::settings
