#include "check/fixtures.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "adapters/text_rules.hpp"
#include "check/fixtures_reader.hpp"
#include "text/charset.hpp"

namespace zq::check {
namespace {

using adapters::Operation;
using nlohmann::json;

constexpr std::array placeholders{"port", "port_file", "folder", "files", "fixtures", "tools"};

struct Named {
  std::string_view word;
  std::int32_t value;
};
constexpr Named statuses[] = {{"ok", ZQ_OK},
                              {"invalid", ZQ_E_INVALID},
                              {"not_found", ZQ_E_NOT_FOUND},
                              {"unsupported", ZQ_E_UNSUPPORTED},
                              {"auth", ZQ_E_AUTH},
                              {"unavailable", ZQ_E_UNAVAILABLE},
                              {"bad_data", ZQ_E_BAD_DATA}};
constexpr Named verdicts[] = {{"consistent", ZQ_V_CONSISTENT},
                              {"mismatch", ZQ_V_MISMATCH},
                              {"no_record", ZQ_V_NO_RECORD},
                              {"needs_review", ZQ_V_NEEDS_REVIEW}};

template <std::size_t N>
std::int32_t named(const Named (&table)[N], const std::optional<std::string>& word, std::int32_t otherwise) {
  const auto at =
      std::find_if(std::begin(table), std::end(table), [&](const Named& n) { return word && n.word == *word; });
  return at == std::end(table) ? otherwise : at->value;
}

std::optional<std::string> verdict_word(ObjectReader& in, const char* key) {
  return in.word(key, {"consistent", "mismatch", "no_record", "needs_review"});
}

adapters::Record record_of(const std::map<std::string, std::string>& texts) {
  adapters::Record record;
  for (const auto& [name, text] : texts) {
    const bool date = adapters::is_date(text);  // as the host declares it
    record.push_back({name, date ? std::uint32_t{ZQ_T_DATE} : std::uint32_t{ZQ_T_TEXT}, 0, Private(text)});
  }
  return record;
}

// Which question it is: exactly one of four members says so.
void read_question(ObjectReader& in, Golden& call) {
  const bool verify = in.has("verify"), list = in.has("list"), submit = in.has("submit"), status = in.has("receipt");
  const bool push = in.has("push"), task = in.has("task");
  if (verify + list + submit + status + push + task != 1)
    in.fault("", "应恰好含 verify、list、submit、receipt、push、task 之一",
             "exactly one of verify, list, submit, receipt, push, task",
             std::to_string(verify + list + submit + status + push + task));
  if (verify) {
    call.check = in.required("verify");
    call.record = record_of(in.texts("declared"));
  } else if (list) {
    call.operation = Operation::list;
    call.record = record_of(in.texts("list"));
  } else if (submit) {
    call.operation = Operation::submit;
    call.record = record_of(in.texts("submit"));
  } else if (status) {
    call.operation = Operation::status;
    call.handle = in.required("receipt");
  } else if (push) {
    call.operation = Operation::push_task;
    call.record = record_of(in.texts("push"));
  } else if (task) {
    call.operation = Operation::task_status;
    call.handle = in.required("task");
  }
}

Golden read_call(const json& value, const std::string& path, std::vector<Fault>& faults) {
  Golden call;
  ObjectReader in(value, path, faults);
  read_question(in, call);
  call.name = in.text("name", call.check.empty() ? std::string(adapters::code(call.operation)) : call.check);
  call.status =
      named(statuses,
            in.word("status", {"ok", "invalid", "not_found", "unsupported", "auth", "unavailable", "bad_data"}), ZQ_OK);
  if (call.operation == Operation::verify) {
    call.verdict = named(verdicts, verdict_word(in, "verdict"), 0);
    call.later = in.flag("later", false);
    call.within = std::chrono::milliseconds(in.number("within_ms", 5000, 1, 30000));
  }
  if (call.operation == Operation::list) {
    call.limit = static_cast<std::uint32_t>(in.number("limit", 7, 1, 1000));
    if (in.has("rows")) call.rows = static_cast<std::size_t>(in.number("rows", 0, 0, 100000));
  } else {
    call.fields = in.texts("fields");
  }
  call.fast = in.flag("fast", !call.later && !adapters::is_write(call.operation));
  for (const auto& [name, word] : call.fields)
    if (call.operation == Operation::verify && named(verdicts, word, 0) == 0)
      in.fault("fields/" + name, "不是允许的取值", "one of consistent, mismatch, no_record, needs_review", word);
  return call;
}

void check_charset(ObjectReader& in, const char* key, const std::string& charset) {
  if (!encoding_named(charset)) in.fault(key, "不认识的字符集", "GB18030, GBK, GB2312, CP936 or UTF-8", charset);
}

LegacyDatabase read_database(const json& value, const std::string& path, const std::filesystem::path& folder,
                             std::vector<Fault>& faults) {
  LegacyDatabase database;
  ObjectReader in(value, path, faults);
  database.name = in.text("name", "main");
  database.connection = in.required("connection");
  database.charset = in.text("charset", "UTF-8");
  check_charset(in, "charset", database.charset);
  if (const std::string setup = in.text("setup"); !setup.empty()) {
    database.setup = folder / setup;
    if (!std::filesystem::is_regular_file(database.setup)) in.fault("setup", "没有这个文件", "an SQL script", setup);
  }
  return database;
}

LegacyProgram read_program(const json& value, std::vector<Fault>& faults) {
  LegacyProgram program;
  ObjectReader in(value, "program", faults);
  program.command = in.list("command");
  if (program.command.empty()) in.fault("command", "不能缺少", "the words of a command", "nothing");
  program.ready = in.text("ready");
  return program;
}

template <class Read>
void each(const json* array, const std::string& path, Read&& read) {
  if (!array) return;
  for (std::size_t n = 0; n < array->size(); ++n) read((*array)[n], path + "/" + std::to_string(n));
}

// ${name} of which we know nothing.
void check_placeholders(const json& value, const std::string& path, std::vector<Fault>& faults) {
  if (value.is_structured()) {
    for (const auto& [key, member] : value.items())
      check_placeholders(member, path.empty() ? key : path + "/" + key, faults);
    return;
  }
  if (!value.is_string()) return;
  const std::string text = value.get<std::string>();
  for (std::size_t at = text.find("${"); at != text.npos; at = text.find("${", at + 2)) {
    const std::string name = text.substr(at + 2, text.find('}', at) - at - 2);
    if (std::find(placeholders.begin(), placeholders.end(), name) == placeholders.end())
      faults.push_back(
          {path, "没有这个占位符", "${port}, ${port_file}, ${folder}, ${files}, ${fixtures} or ${tools}", name});
  }
}

void read_all(const json& value, Fixtures& out, std::vector<Fault>& faults) {
  ObjectReader in(value, "", faults);
  in.text("$schema");
  out.department = in.text("department", "check");
  out.settings = in.texts("settings");
  out.secrets = in.texts("secrets");
  each(in.array("databases"), "databases", [&](const json& one, const std::string& path) {
    out.databases.push_back(read_database(one, path, out.folder, faults));
  });
  each(in.array("prepare"), "prepare",
       [&](const json& one, const std::string& path) { out.prepare.push_back(read_words(one, path, faults)); });
  if (const json* program = in.object("program")) out.program = read_program(*program, faults);
  if (const std::string files = in.text("files"); !files.empty()) {
    out.files = out.folder / files;
    if (!std::filesystem::is_directory(out.files)) in.fault("files", "没有这个目录", "a folder", files);
  }
  out.inbox = in.text("inbox", ".");
  out.hosts = in.has("hosts") ? in.list("hosts") : std::vector<std::string>();
  out.paths = in.has("paths") ? in.list("paths") : std::vector<std::string>();
  out.complaints_file = in.text("complaints_file");
  out.count_complaints = in.text("count_complaints");
  if (!out.count_complaints.empty() && out.databases.empty())
    in.fault("count_complaints", "需要一个数据库", "a database to count in", "none");
  each(in.array("calls"), "calls",
       [&](const json& one, const std::string& path) { out.calls.push_back(read_call(one, path, faults)); });
  if (out.calls.empty()) in.fault("calls", "至少要有一个调用", "at least one call", "none");
}

}  // namespace

Result<Fixtures> load_fixtures(const std::filesystem::path& folder) {
  Fixtures fixtures;
  fixtures.folder = std::filesystem::absolute(folder);
  const auto file = folder / "fixtures.json";
  std::ifstream in(file, std::ios::binary);
  if (!in)
    return Error{ErrorCode::not_found, "没有 " + file.string() + "：请按 FIXTURES.zh-CN.md 编写",
                 "no " + file.string() + ": write one, see FIXTURES.md"};
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  Error error{ErrorCode::invalid_input, file.string() + " 有误", file.string() + " is faulty"};
  try {
    const json value = json::parse(bytes);
    check_placeholders(value, "", error.faults);
    read_all(value, fixtures, error.faults);
  } catch (const json::parse_error& failure) {
    error.faults.push_back({"", "不是合法的 JSON", "JSON", "a fault at byte " + std::to_string(failure.byte)});
  }
  if (error.faults.empty()) return fixtures;
  return error;
}

std::string faults_text(const Error& error, bool chinese) {
  std::string text = chinese ? error.text : error.detail;
  for (const Fault& fault : error.faults) {
    text += "\n  " + (fault.path.empty() ? std::string("(root)") : fault.path) + ": ";
    text += chinese ? fault.text + "（" + fault.found + "）" : "expected " + fault.expected + ", found " + fault.found;
  }
  return text;
}

std::string fill(const std::string& text, const Placeholders& values) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t mark = text.find("${"); mark != text.npos; mark = text.find("${", at)) {
    const std::size_t end = text.find('}', mark);
    const auto value = end == text.npos ? values.end() : values.find(text.substr(mark + 2, end - mark - 2));
    const std::size_t next = value == values.end() ? mark + 2 : end + 1;
    out += value == values.end() ? text.substr(at, next - at) : text.substr(at, mark - at) + value->second;
    at = next;
  }
  return out + text.substr(at);
}

}  // namespace zq::check
