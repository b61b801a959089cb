// Every attribute the configuration knows, as tables that tie a name to a member: the loader, the printer, the
// fingerprint and the tests of the documentation all go by them. Internal to settings. Constant data.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "settings/settings.hpp"

namespace zq::settings {

// What a text may hold.
enum class Form {
  any,           // anything, but not nothing where the attribute is required
  words,         // anything but nothing
  id,            // [a-z][a-z0-9_]*
  setting_name,  // [A-Za-z0-9_.-]+
  address,       // IPv4 or IPv6
  charset,       // what text/ can decode
  level,         // debug, info, warning, error
  sha256,        // 64 hex digits
  sha256_list,   // one or several of those, spaces between
  moment,        // 2026-12-01T08:00:00+08:00
  area,          // 9 digits, or nothing
  path,          // made absolute against the base folder
};

struct Limits {
  int64_t min = 0, max = 0;  // of numbers; of times in milliseconds, of sizes in bytes
  Form form = Form::any;
  bool required = false;
};

template <class T>
struct Key {
  using Member =
      std::variant<std::string T::*, int T::*, uint16_t T::*, size_t T::*, bool T::*, milliseconds T::*,
                   std::chrono::minutes T::*, Date T::*, std::filesystem::path T::*, Store::Kind T::*,
                   Department::Mode T::*, OrganisationType T::*, SlaClock T::*, ExclusionScope T::*, ReviewPeriod T::*,
                   Points T::*, ScoredEvent T::*, CallerId T::*, DepartmentId T::*, Roles T::*>;
  std::string_view name;
  Member member;
  Limits limits = {};
};

// What stands in the files but is resolved while loading.
struct HostFile : Settings {
  std::string base;
};
struct CallerEntry : Caller {
  std::string token_sha256_file;
};
struct SecretPlace {
  std::string name, file, environment;
};
struct NamedValue {
  std::string name, value;
};

std::span<const Key<HostFile>> host_keys();
std::span<const Key<Server>> server_keys();
std::span<const Key<Store>> store_keys();
std::span<const Key<Log>> log_keys();
std::span<const Key<CallerEntry>> caller_keys();
std::span<const Key<Department>> department_keys();
std::span<const Key<Database>> database_keys();
std::span<const Key<NamedValue>> setting_keys();
std::span<const Key<Organisation>> unit_keys();            // of units.xml
std::span<const Key<SecretPlace>> secret_keys();           // <secret> of a department
std::span<const Key<SecretPlace>> database_secret_keys();  // <secret> of a database or the store: has no name

// Of rules/*.xml; the limits' defaults are their members' of Ruleset.
std::span<const Key<Ruleset>> ruleset_keys();
std::span<const Key<ElapsedLimit>> elapsed_limit_keys();
std::span<const Key<WorkingDayLimit>> working_day_limit_keys();
std::span<const Key<SlaRules>> sla_keys();
std::span<const Key<OfficeHours>> office_hours_keys();
std::span<const Key<ReminderRules>> reminder_keys();
std::span<const Key<ReturnRules>> return_keys();
std::span<const Key<SupplementRules>> supplement_keys();
std::span<const Key<VolunteeredRules>> volunteered_keys();
std::span<const Key<AdjustmentRules>> adjustment_keys();
std::span<const Key<ExclusionRules>> exclusion_keys();
std::span<const Key<ReviewRules>> review_keys();
std::span<const Key<RetentionRules>> retention_keys();
// Of calendar/*.xml.
std::span<const Key<CalendarYear>> calendar_keys();
std::span<const Key<CalendarDays>> days_off_keys();
std::span<const Key<CalendarDays>> day_worked_keys();

// Of assessment/*.xml.
std::span<const Key<AssessmentScheme>> assessment_keys();
std::span<const Key<SchemeItem>> scheme_item_keys();
std::span<const Key<SchemeEvent>> scheme_event_keys();

// One row of the reference.
struct KeyRow {
  std::string element, name, expected, initial;  // initial: the default; empty when there is none
  bool required = false;
};
std::vector<KeyRow> all_keys();

}  // namespace zq::settings
