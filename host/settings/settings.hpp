// The host's configuration as typed values. Defaults here are the defaults of config/zhengqiao.xml (tested).
// Loaded whole by load() (settings/load.hpp), immutable afterwards; a reload makes a new Settings.
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/access.hpp"
#include "domain/assessment_scheme.hpp"
#include "domain/law.hpp"
#include "domain/organisation.hpp"
#include "domain/routing.hpp"
#include "domain/types.hpp"
#include "domain/writ_template.hpp"

namespace zq::settings {

using std::chrono::milliseconds;

struct Server {
  std::string address = "127.0.0.1";
  uint16_t port = 8443;  // 0: any free port (tests); written to the state directory
  int io_threads = 2;
  int worker_threads = 8;  // for calls that read the store
  int connections_max = 20000;
  milliseconds header_time{5000};    // from the first byte of a request to the end of its header
  milliseconds body_time{10000};     // from the end of the header to the end of the body
  milliseconds idle_time{75000};     // keep-alive without a request
  milliseconds request_time{20000};  // the whole handling; after it the caller gets 503 and looks up the outcome by id
  size_t header_bytes_max = 16 * 1024;
  size_t body_bytes_max = 1024 * 1024;
  int json_depth_max = 32;
  int visitors_per_minute = 30;   // requests without login that write or look up a token, from one address
  std::string trusted_proxies{};  // addresses, blanks between, whose X-Forwarded-For is believed
};

struct Store {
  enum class Kind { sqlite, postgresql } kind = Kind::sqlite;
  std::filesystem::path path = "var/zhengqiao.db";  // sqlite
  std::string connection;                           // postgresql: ODBC connection string without the password
  Private password;                                 // postgresql: from its secret
  int readers = 4;                                  // read connections
  int commit_batch_max = 256;
};

struct Caller {
  CallerId id;
  std::string name;          // Chinese
  std::string department;    // 办事部门 the caller acts for
  std::string token_sha256;  // 64 hex digits of SHA-256 over the bearer token
  bool may_operate = false;  // may switch departments and read the journal
  Roles roles{Role::handling};
  std::string unit{};      // id of the department or street whose inbox is the caller's; empty: none
  bool in_centre = false;  // a window inside the service centre, which supervises it (规定-5.3)
};

// A named legacy database of a department.
struct Database {
  std::string name;        // "main"
  std::string connection;  // ODBC connection string; ${secret} stands for the password
  Private secret;
  std::string charset = "UTF-8";  // of the stored text
  int pool = 8;
};

struct Department {
  // Where the adapter's code runs: in processes of its own, or, when the office trusts it explicitly, in the host's.
  enum class Mode { isolated, in_process };
  DepartmentId id;
  std::string name;  // Chinese
  bool enabled = true;
  std::string off_reason;           // Chinese: why it is off; empty when nobody said
  std::string off_until;            // when the host switches it on again (domain/clocks.hpp: moment_text); empty: never
  std::string adapter_file;         // relative to Settings::adapter_directory, or absolute
  std::string shadow_adapter_file;  // another version that answers silently; empty: none
  std::string sha256;               // of the files that may run, one or several, spaces between; empty: any
  std::string report_key;  // PEM file, Ed25519: <adapter_file>.report.json must prove it; empty: no report is asked for
  std::string signing_key;  // PEM file, Ed25519: <adapter_file>.sig must verify; empty: no signature is asked for
  std::string manual_way;   // Chinese: what a clerk does when the machine does not answer
  int concurrency = 8;      // calls at once (also bounded by the adapter's own max_concurrency)
  int queue = 64;           // calls waiting
  milliseconds call_time{8000};
  milliseconds start_time{10000};
  milliseconds drain_time{30000};
  int breaker_failures = 5;  // in a row, that open the breaker
  milliseconds breaker_open_time{5000};
  milliseconds breaker_open_time_max{60000};  // grows up to this while probes fail
  int breaker_probes = 1;                     // successful ones in a row that close it
  int retry_percent = 10;                     // of the calls that may be asked a second time; 0: none
  size_t answer_bytes_max = 4 * 1024 * 1024;
  int answer_records_max = 10000;
  Mode mode = Mode::isolated;
  int workers = 1;                                // processes; calls are spread over them
  size_t memory_max = size_t{512} * 1024 * 1024;  // of one worker; above it the worker is replaced
  int cpu_max = 0;                                // percent of one processor over 30 s; 0: no limit
  int open_files_max = 256;                       // descriptors of one worker
  int processes_max = 0;                          // processes and threads of run_as; 0: no limit
  std::string run_as;                             // user of the workers; empty: the host's own
  milliseconds restart_first{200};                // before a worker that died again is started again, doubling ...
  milliseconds restart_max{30000};                // ... up to this
  std::vector<Database> databases;
  std::map<std::string, std::string> settings;  // for the adapter
  std::map<std::string, Private> secrets;       // for the adapter
  std::filesystem::path file;                   // where this department is configured
  // SHA-256 over everything above but off_* and the shadow: equal = nothing to restart
  std::string fingerprint;
};

struct Log {
  std::string level = "info";  // debug, info, warning, error
  std::string file;            // empty: standard error
  size_t file_bytes_max = 50 * 1024 * 1024;
  int files_kept = 10;
};

struct Settings {
  Server server;
  Store store;
  Log log;
  std::filesystem::path state_directory = "var";  // pid, status, staged adapters
  std::filesystem::path adapter_directory = "plugins";
  milliseconds complaint_read_interval{60000};  // how often a complaint's status is read back
  milliseconds list_comparison_interval{0};     // of departments' own lists with the official one; 0: by hand only
  std::vector<Caller> callers;
  std::vector<Department> departments;          // ids unique, sorted by id
  Organisations organisations;                  // units.xml beside `file`; empty when there is none
  Law law;                                      // rules/*.xml and calendar/*.xml
  WritTemplates writs;                          // writs/*.xml; the plain ones when there is no such folder
  AssessmentSchemes assessment;                 // assessment/*.xml
  std::filesystem::path file;                   // zhengqiao.xml
  std::shared_ptr<const FieldRouting> routing;  // of field tasks; nullptr: no file says where they go

  // An absolute right side stands alone.
  std::filesystem::path adapter_of(const Department& department) const {
    return adapter_directory / department.adapter_file;
  }
  std::filesystem::path shadow_of(const Department& department) const {
    return adapter_directory / department.shadow_adapter_file;
  }
};

}  // namespace zq::settings
