// The fixtures of an adapter: what the checks of its calls need to know and cannot guess. fixtures.json lies in
// ADAPTER.check/ beside the adapter file; FIXTURES.md tells vendors how to write it. Plain values; reading is strict
// and names all faults at once.
#pragma once
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "adapters/generation.hpp"
#include "domain/result.hpp"

namespace zq::check {

// One question to the adapter and what it must answer while the legacy system is well.
struct Golden {
  std::string name;  // for the report: "married"
  adapters::Operation operation = adapters::Operation::verify;
  std::string check;        // verify
  std::string handle;       // status, task_status: the receipt asked for
  std::uint32_t limit = 7;  // list: rows a page
  adapters::Record record;  // verify: declared; list: filter; submit: the complaint; push_task: the task

  zq_status status = ZQ_OK;
  zq_verdict verdict = 0;                     // verify; 0: any
  std::map<std::string, std::string> fields;  // verify: name -> verdict word; the others: name -> text
  std::optional<std::size_t> rows;            // list: over all pages
  bool later = false;                         // verify: ZQ_PENDING first, poll finds the answer
  std::chrono::milliseconds within{5000};     // later: that long may it take
  bool fast = true;                           // may be asked thousands of times (load, soak)
};

struct LegacyDatabase {
  std::string name = "main";
  std::string connection;  // ODBC; placeholders
  std::string charset = "UTF-8";
  std::filesystem::path setup;  // SQL script in UTF-8, run on an empty database; empty: none
};

// A program: its words, with placeholders.
using Command = std::vector<std::string>;

struct LegacyProgram {
  Command command;    // empty: there is none
  std::string ready;  // what it says on stdout or stderr when it can be asked; empty: when its port answers
};

struct Fixtures {
  std::filesystem::path folder;  // where fixtures.json lies
  std::string department = "check";
  std::map<std::string, std::string> settings;  // placeholders
  std::map<std::string, std::string> secrets;
  std::vector<LegacyDatabase> databases;
  std::vector<Command> prepare;           // run one after the other before the program
  LegacyProgram program;                  // the legacy system behind ${port}
  std::filesystem::path files;            // template of a drop folder, copied to ${files}
  std::string inbox = ".";                // below ${files}: where the legacy system puts its files
  std::vector<std::string> hosts, paths;  // what the adapter may reach besides ${port} and ${folder}
  std::string complaints_file;            // placeholders: one complaint a line; empty: see count_complaints
  std::string count_complaints;           // SQL on the first database: how many complaints it holds; empty: unknown
  std::vector<Golden> calls;
};

// Errors: not_found when there is no fixtures.json; invalid_input with every fault (path, Chinese text, expected and
// found in English).
Result<Fixtures> load_fixtures(const std::filesystem::path& folder);

// All faults of an Error as lines of text: zh or en.
std::string faults_text(const Error&, bool chinese);

using Placeholders = std::map<std::string, std::string>;
// Replaces ${name}. An unknown name stays as it is: the loader has refused it.
std::string fill(const std::string& text, const Placeholders&);

}  // namespace zq::check
