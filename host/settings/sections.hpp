// The kinds of file, from tree to values. Internal to settings.
#pragma once
#include <vector>

#include "settings/keys.hpp"
#include "settings/places.hpp"
#include "settings/xml.hpp"

namespace zq::settings {

// All of zhengqiao.xml but the departments. `around.base` is known before.
Settings read_host(const XmlDocument&, const Surroundings& around, std::vector<Fault>& faults);

// `expected_id`: what the file's name says.
Department read_department(const XmlDocument&, std::string_view expected_id, const Surroundings& around,
                           std::vector<Fault>& faults);

// config/routing/field_tasks.xml. Connectors must be among the departments.
FieldRouting read_routing(const XmlDocument&, const std::vector<Department>&, std::vector<Fault>& faults);

// units.xml.
Organisations read_units(const XmlDocument&, std::vector<Fault>& faults);
// One of rules/*.xml.
Ruleset read_ruleset(const XmlDocument&, std::vector<Fault>& faults);

// calendar/<year>.xml. `expected_year`: what the file's name says.
CalendarYear read_calendar(const XmlDocument&, std::string_view expected_year, std::vector<Fault>& faults);

// calendar/district.xml: days on which the district decides otherwise.
std::vector<CalendarDays> read_district_calendar(const XmlDocument&, std::vector<Fault>& faults);

// One of writs/*.xml: the versions of a kind's template. `kind`: what the file's name says.
std::vector<WritTemplate> read_writ(const XmlDocument&, WritKind, std::vector<Fault>& faults);
// The folder writs/; without it the plain templates hold.
WritTemplates read_writs(const std::filesystem::path& folder, std::vector<Fault>& faults);

// assessment/<year>.xml. `expected_year`: what the file's name says.
AssessmentScheme read_assessment(const XmlDocument&, std::string_view expected_year, std::vector<Fault>& faults);

// SHA-256 over all that makes a department run as it runs.
std::string fingerprint_of(const Department&);

}  // namespace zq::settings
