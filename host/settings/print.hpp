// The configuration in force as text: what load() made of the files, with every default written out, paths absolute and
// secrets as ***. Pure. Without secrets, what is printed loads to the same values (tested).
#pragma once
#include <string>

#include "settings/settings.hpp"

namespace zq::settings {

std::string print_host(const Settings&);                // as in zhengqiao.xml
std::string print_department(const Department&);        // as in departments/<id>.xml
std::string print_units(const Organisations&);          // as in units.xml
std::string print_ruleset(const Ruleset&);              // as one of rules/*.xml
std::string print_calendar(const CalendarYear&);        // as in calendar/<year>.xml
std::string print_assessment(const AssessmentScheme&);  // as in assessment/<year>.xml
std::string print_district_calendar(const std::vector<CalendarDays>&);
std::string print_writ(const WritTemplates&, WritKind);  // as in writs/<kind>.xml
std::string print_template(const WritTemplate&);         // one version of it
std::string print(const Settings&);                      // all of it, one after the other

}  // namespace zq::settings
