#include "check/backend/legacy.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>

#include "check/backend/program.hpp"
#include "check/backend/sql_script.hpp"
#include "check/backend/unready.hpp"

namespace zq::check {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr auto program_time = seconds(10);

fs::path fresh_folder() {
  std::string name = (fs::temp_directory_path() / "zq-check-XXXXXX").string();
  if (!::mkdtemp(name.data())) cannot("建不了临时目录", "cannot make a temporary folder");
  return name;
}

std::string words_of(const Command& command) {
  std::string text;
  for (const std::string& word : command) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace

Legacy::Legacy(const Fixtures& fixtures) : fixtures_(fixtures), folder_(fresh_folder()), owner_(::getpid()) {
  try {
    fs::create_directory(files());
    if (!fixtures.files.empty()) fs::copy(fixtures.files, files(), fs::copy_options::recursive);
    make_databases();
    for (const Command& command : fixtures.prepare) run_to_end(command);
    if (has_program()) start_program();
  } catch (const fs::filesystem_error& failure) {
    cannot("样例文件复制失败", std::string("cannot copy the sample files: ") + failure.what());
  }
}

Legacy::~Legacy() {
  if (::getpid() != owner_) return;  // a forked part of the check
  kill_program();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

Placeholders Legacy::placeholders(const std::string& port) const {
  return {{"port", port},
          {"port_file", (folder_ / ".port").string()},
          {"folder", folder_.string()},
          {"files", files().string()},
          {"fixtures", fixtures_.folder.string()},
          {"tools", fs::read_symlink("/proc/self/exe").parent_path().string()}};
}

std::string Legacy::connection(const LegacyDatabase& database) const { return filled(database.connection); }

std::string Legacy::filled(const std::string& text) const { return fill(text, placeholders(std::to_string(port_))); }

bool Legacy::uses_files() const {
  const auto& all = fixtures_.settings;
  return std::any_of(all.begin(), all.end(),
                     [](const auto& one) { return one.second.find("${files}") != std::string::npos; });
}

void Legacy::make_databases() {
  for (const LegacyDatabase& database : fixtures_.databases)
    if (!database.setup.empty())
      run_script(connection(database), *encoding_named(database.charset), content_of(database.setup));
}

void Legacy::run_to_end(const Command& command) {
  Command words;
  for (const std::string& word : command) words.push_back(fill(word, placeholders("0")));
  const fs::path output = folder_ / ".prepare";
  const pid_t pid = check::start_program(words, output);
  const int code = wait_for(pid, program_time);
  if (code < 0) ::kill(pid, SIGKILL), wait_for(pid, seconds(5));
  if (code != 0) cannot("准备命令失败：" + words_of(words), "prepare failed: " + words_of(words), content_of(output));
}

void Legacy::start_program() {
  fs::remove(folder_ / ".port");
  const std::string all = words_of(fixtures_.program.command);
  const bool tells = all.find("${port_file}") != std::string::npos;
  port_ = tells ? 0 : free_port();
  Command words;
  for (const std::string& word : fixtures_.program.command)
    words.push_back(fill(word, placeholders(std::to_string(port_))));
  program_ = check::start_program(words, folder_ / ".program");
  await_ready();
}

void Legacy::await_ready() {
  const auto end = steady_clock::now() + program_time;
  const std::string& ready = fixtures_.program.ready;
  while (steady_clock::now() < end) {
    if (port_ == 0) port_ = static_cast<std::uint16_t>(std::atoi(content_of(folder_ / ".port").c_str()));
    const bool said = ready.empty() || content_of(folder_ / ".program").find(ready) != std::string::npos;
    if (port_ != 0 && said && answers(port_)) return;
    if (wait_for(program_, std::chrono::milliseconds(0)) >= 0) {
      program_ = -1;
      break;
    }
    ::poll(nullptr, 0, 5);
  }
  cannot("前置系统的程序没有就绪", "the program of the fixtures is not ready: " + words_of(fixtures_.program.command),
         content_of(folder_ / ".program"));
}

void Legacy::kill_program() {
  if (program_ <= 0) return;
  ::kill(program_, SIGKILL);
  wait_for(program_, program_time);
  program_ = -1;
}

settings::Department Legacy::department(std::uint16_t proxy_port) const {
  settings::Department out;
  out.id = DepartmentId{fixtures_.department};
  out.name = fixtures_.department;
  const Placeholders values = placeholders(std::to_string(proxy_port));
  for (const auto& [name, text] : fixtures_.settings) out.settings.emplace(name, fill(text, values));
  for (const auto& [name, text] : fixtures_.secrets) out.secrets.emplace(name, Private(text));
  for (const LegacyDatabase& database : fixtures_.databases)
    out.databases.push_back({database.name, fill(database.connection, values), Private(), database.charset, 32});
  return out;
}

std::optional<std::int64_t> Legacy::complaints() const {
  if (!fixtures_.complaints_file.empty()) {
    const std::string lines = content_of(filled(fixtures_.complaints_file));
    return std::count(lines.begin(), lines.end(), '\n');
  }
  if (fixtures_.count_complaints.empty()) return std::nullopt;
  return count(connection(fixtures_.databases.front()), fixtures_.count_complaints);
}

}  // namespace zq::check
