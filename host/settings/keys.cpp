#include "settings/keys.hpp"

#include "settings/key_values.hpp"
#include "settings/law_parts.hpp"
#include "settings/routing_keys.hpp"
#include "settings/writ_keys.hpp"

namespace zq::settings {
namespace {

constexpr int64_t second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
constexpr int64_t kib = 1024, mib = 1024 * kib, gib = 1024 * mib;

const Key<HostFile> host_table[] = {
    {"base", &HostFile::base, {0, 0, Form::path}},
    {"state_directory", &HostFile::state_directory, {0, 0, Form::path}},
    {"adapter_directory", &HostFile::adapter_directory, {0, 0, Form::path}},
    {"complaint_read_interval", &HostFile::complaint_read_interval, {second, day}},
    {"list_comparison_interval", &HostFile::list_comparison_interval, {0, 31 * day}},
};
const Key<Server> server_table[] = {
    {"address", &Server::address, {0, 0, Form::address}},
    {"port", &Server::port, {0, 65535}},
    {"io_threads", &Server::io_threads, {1, 64}},
    {"worker_threads", &Server::worker_threads, {1, 256}},
    {"connections_max", &Server::connections_max, {1, 1000000}},
    {"header_time", &Server::header_time, {100, 10 * minute}},
    {"body_time", &Server::body_time, {100, 10 * minute}},
    {"idle_time", &Server::idle_time, {100, hour}},
    {"request_time", &Server::request_time, {100, 10 * minute}},
    {"header_bytes_max", &Server::header_bytes_max, {kib, mib}},
    {"body_bytes_max", &Server::body_bytes_max, {kib, 256 * mib}},
    {"json_depth_max", &Server::json_depth_max, {4, 256}},
    {"visitors_per_minute", &Server::visitors_per_minute, {1, 100000}},
    {"trusted_proxies", &Server::trusted_proxies},
};
const Key<Store> store_table[] = {
    {"kind", &Store::kind},
    {"path", &Store::path, {0, 0, Form::path}},
    {"connection", &Store::connection},
    {"readers", &Store::readers, {1, 64}},
    {"commit_batch_max", &Store::commit_batch_max, {1, 10000}},
};
const Key<Log> log_table[] = {
    {"level", &Log::level, {0, 0, Form::level}},
    {"file", &Log::file, {0, 0, Form::path}},
    {"file_bytes_max", &Log::file_bytes_max, {64 * kib, 16 * gib}},
    {"files_kept", &Log::files_kept, {1, 1000}},
};
const Key<CallerEntry> caller_table[] = {
    {"id", &CallerEntry::id, {0, 0, Form::id, true}},
    {"name", &CallerEntry::name, {0, 0, Form::any, true}},
    {"department", &CallerEntry::department, {0, 0, Form::any, true}},
    {"token_sha256", &CallerEntry::token_sha256, {0, 0, Form::sha256}},
    {"token_sha256_file", &CallerEntry::token_sha256_file, {0, 0, Form::path}},
    {"may_operate", &CallerEntry::may_operate},
    {"roles", &CallerEntry::roles},
    {"unit", &CallerEntry::unit},
    {"in_centre", &CallerEntry::in_centre},
};
const Key<Department> department_table[] = {
    {"id", &Department::id, {0, 0, Form::id, true}},
    {"name", &Department::name, {0, 0, Form::any, true}},
    {"enabled", &Department::enabled},
    {"off_reason", &Department::off_reason},
    {"off_until", &Department::off_until, {0, 0, Form::moment}},
    {"adapter_file", &Department::adapter_file, {0, 0, Form::any, true}},
    {"shadow_adapter_file", &Department::shadow_adapter_file},
    {"sha256", &Department::sha256, {0, 0, Form::sha256_list}},
    {"signing_key", &Department::signing_key, {0, 0, Form::path}},
    {"report_key", &Department::report_key, {0, 0, Form::path}},
    {"manual_way", &Department::manual_way, {0, 0, Form::any, true}},
    {"concurrency", &Department::concurrency, {1, 1024}},
    {"queue", &Department::queue, {0, 100000}},
    {"call_time", &Department::call_time, {10, 10 * minute}},
    {"start_time", &Department::start_time, {10, 10 * minute}},
    {"drain_time", &Department::drain_time, {10, hour}},
    {"breaker_failures", &Department::breaker_failures, {1, 1000}},
    {"breaker_open_time", &Department::breaker_open_time, {10, hour}},
    {"breaker_open_time_max", &Department::breaker_open_time_max, {10, hour}},
    {"breaker_probes", &Department::breaker_probes, {1, 100}},
    {"retry_percent", &Department::retry_percent, {0, 100}},
    {"answer_bytes_max", &Department::answer_bytes_max, {kib, 256 * mib}},
    {"answer_records_max", &Department::answer_records_max, {1, 1000000}},
    {"mode", &Department::mode},
    {"workers", &Department::workers, {1, 16}},
    {"memory_max", &Department::memory_max, {32 * mib, 64 * gib}},
    {"cpu_max", &Department::cpu_max, {0, 6400}},
    {"open_files_max", &Department::open_files_max, {64, 1000000}},
    {"processes_max", &Department::processes_max, {0, 1000000}},
    {"run_as", &Department::run_as},
    {"restart_first", &Department::restart_first, {10, 10 * minute}},
    {"restart_max", &Department::restart_max, {10, hour}},
};
const Key<Database> database_table[] = {
    {"name", &Database::name, {0, 0, Form::id, true}},
    {"connection", &Database::connection, {0, 0, Form::any, true}},
    {"charset", &Database::charset, {0, 0, Form::charset}},
    {"pool", &Database::pool, {1, 256}},
};
const Key<NamedValue> setting_table[] = {
    {"name", &NamedValue::name, {0, 0, Form::setting_name, true}},
    {"value", &NamedValue::value, {0, 0, Form::any, true}},
};
const Key<SecretPlace> secret_table[] = {
    {"name", &SecretPlace::name, {0, 0, Form::setting_name, true}},
    {"file", &SecretPlace::file, {0, 0, Form::path}},
    {"env", &SecretPlace::environment},
};

const Key<Organisation> unit_table[] = {
    {"id", &Organisation::id, {0, 0, Form::id, true}},
    {"name", &Organisation::name, {0, 0, Form::any, true}},
    {"type", &Organisation::type},
    {"aliases", &Organisation::aliases},
    {"sector", &Organisation::sector},
    {"supervising", &Organisation::supervising},
    {"area_code", &Organisation::area_code, {0, 0, Form::area}},
    {"head", &Organisation::head},
    {"issues", &Organisation::issues},
    {"joint_meeting", &Organisation::meeting},
    {"personal_ca", &Organisation::personal_ca},
    {"card_reader", &Organisation::card_reader},
    {"e_seal", &Organisation::e_seal},
};

template <class T>
void append_rows(std::vector<KeyRow>& rows, std::string_view element, std::span<const Key<T>> keys,
                 const T& initial = {}) {
  for (const Key<T>& key : keys) {
    rows.push_back(
        {std::string(element), std::string(key.name), expected(key), text_of(key, initial), key.limits.required});
  }
}

void append_law_rows(std::vector<KeyRow>& rows) {
  append_rows(rows, "ruleset", ruleset_keys());
  each_part(Ruleset::first(), [&](std::string_view element, const auto& keys, const auto& initial) {
    append_rows(rows, element, keys, initial);
  });
  append_rows(rows, "office_hours", office_hours_keys());
  append_rows(rows, "calendar", calendar_keys());
  append_rows(rows, "off", days_off_keys());
  append_rows(rows, "work", day_worked_keys());
  append_rows(rows, "assessment", assessment_keys());
  append_rows(rows, "item", scheme_item_keys());
  append_rows(rows, "event", scheme_event_keys());
}

}  // namespace

std::span<const Key<HostFile>> host_keys() { return host_table; }
std::span<const Key<Server>> server_keys() { return server_table; }
std::span<const Key<Store>> store_keys() { return store_table; }
std::span<const Key<Log>> log_keys() { return log_table; }
std::span<const Key<CallerEntry>> caller_keys() { return caller_table; }
std::span<const Key<Department>> department_keys() { return department_table; }
std::span<const Key<Database>> database_keys() { return database_table; }
std::span<const Key<NamedValue>> setting_keys() { return setting_table; }
std::span<const Key<SecretPlace>> secret_keys() { return secret_table; }
std::span<const Key<SecretPlace>> database_secret_keys() { return std::span(secret_table).subspan(1); }

std::span<const Key<Organisation>> unit_keys() { return unit_table; }

std::vector<KeyRow> all_keys() {
  std::vector<KeyRow> rows;
  append_rows(rows, "zhengqiao", host_keys());
  append_rows(rows, "server", server_keys());
  append_rows(rows, "store", store_keys());
  append_rows(rows, "log", log_keys());
  append_rows(rows, "caller", caller_keys());
  append_rows(rows, "department", department_keys());
  append_rows(rows, "database", database_keys());
  append_rows(rows, "setting", setting_keys());
  append_rows(rows, "secret", secret_keys());
  append_rows(rows, "unit", unit_keys());
  append_law_rows(rows);
  append_routing_rows(rows);
  append_writ_rows(rows);
  return rows;
}

}  // namespace zq::settings
