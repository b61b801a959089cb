#include "tidy/habits.hpp"

#include <algorithm>
#include <cctype>
#include <span>

namespace zq::tidy {
namespace {

constexpr size_t characters_max = 120;
constexpr size_t lines_max = 300;
constexpr size_t test_lines_max = 600;

struct Ban {
  std::string_view call;  // a whole word from its start; ends in '(' when it must be a call
  std::string_view instead;
  std::vector<std::string_view> folders;  // where the ban holds
  std::vector<std::string_view> except;   // files that are the replacement
};

const std::vector<Ban>& bans() {
  static const std::vector<std::string_view> product = {"host", "sdk/include", "plugins"};
  static const std::vector<std::string_view> host = {"host"};
  static const std::vector<std::string_view> commands = {"host/main.cpp", "host/application/commands.cpp",
                                                         "host/application/departments_command.cpp",
                                                         "host/application/application.cpp"};
  static const std::vector<Ban> table = {
      {"system_clock::now", "pass the time in; workflow::Clock", product, {"host/application/system_clock.cpp"}},
      // The Date header of HTTP, which no rule ever looks at.
      {"time(", "pass the time in; workflow::Clock", product, {"host/http/message.cpp"}},
      {"gettimeofday", "pass the time in; workflow::Clock", product, {}},
      {"localtime", "Beijing time by arithmetic (domain/clocks.hpp)", product, {}},
      {"rand(", "workflow::Ids", product, {}},
      {"srand", "workflow::Ids", product, {}},
      // Ids; trace ids, which are no secret; and the jitter of restarts.
      {"random_device",
       "workflow::Ids",
       product,
       {"host/application/system_clock.cpp", "host/http/identity.cpp", "host/adapters/isolated/worker_pool.cpp"}},
      // Secrets by environment; and what a worker inherits of it for drivers and time zones.
      {"getenv",
       "a setting or a secret of the config",
       product,
       {"host/settings/places.cpp", "host/adapters/isolated/spawn.cpp"}},
      // SQLite refuses two starters at once and wakes nobody. The command waits for another process, which can signal
      // nothing back. An adapter that polls a legacy system has nothing to wait for; it sleeps in slices and looks at
      // cancellation.
      {"sleep_for",
       "wait for a condition with a deadline",
       product,
       {"host/store/migrate.cpp", "host/application/departments_command.cpp", "sdk/include/zq/call.hpp"}},
      {"sleep_until", "wait for a condition with a deadline", product, {}},
      {"usleep", "wait for a condition with a deadline", product, {}},
      {"std::regex", "a parser by hand: regex recurses on input", product, {}},
      {"printf", "log::write, or snprintf into a buffer", host, {}},
      {"fprintf", "log::write", host, {}},
      {"puts", "log::write", host, {}},
      {"std::cout", "log::write", host, commands},
      {"std::cerr", "log::write", host, commands},
      {"strcpy", "std::string", product, {}},
      {"sprintf", "snprintf", product, {}},
      {"system(", "no shell", product, {}},
      {"abort(", "an Error; a bug may assert", product, {}},
  };
  return table;
}

struct Longer {
  std::string_view path;
  size_t lines;
  std::string_view why;
};
constexpr Longer longer[] = {
    {"sdk/include/zq/abi.h", 400, "one header is the whole contract"},
};

bool inside(const Source& source, std::span<const std::string_view> folders) {
  return std::ranges::any_of(folders, [&](std::string_view folder) { return source.under(folder); });
}

bool in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// "milliseconds time(": a declaration, unless the word before is a keyword of an expression.
bool declares(const std::string& code, size_t at) {
  size_t end = at;
  while (end > 0 && code[end - 1] == ' ') --end;
  if (end == at || end == 0) return false;
  if (code[end - 1] == '>') return true;
  size_t start = end;
  while (start > 0 && in_word(code[start - 1])) --start;
  const std::string_view word = std::string_view(code).substr(start, end - start);
  return !word.empty() && word != "return" && word != "co_return" && word != "else" && word != "co_await";
}

// As a word of its own, and not as a member of something or the name of something new.
bool calls(const std::string& code, std::string_view call) {
  for (size_t at = code.find(call); at != std::string::npos; at = code.find(call, at + 1)) {
    const char before = at == 0 ? ' ' : code[at - 1];
    const char after = at + call.size() < code.size() ? code[at + call.size()] : ' ';
    const bool member = before == '.' || (before == '>' && at > 1 && code[at - 2] == '-');
    if (!in_word(before) && !member && !declares(code, at) && (call.back() == '(' || !in_word(after))) return true;
  }
  return false;
}

size_t characters(const std::string& line) {
  return static_cast<size_t>(
      std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

size_t allowed_lines(const Source& source) {
  const auto found = std::ranges::find(longer, source.path, &Longer::path);
  if (found != std::end(longer)) return found->lines;
  if (source.under("sdk/abi_history")) return 400;  // kept as released
  return source.under("tests") ? test_lines_max : lines_max;
}

// Written apart, so that this file does not name itself.
const std::vector<std::string>& leftovers() {
  static const std::vector<std::string> words = {std::string("TO") + "DO", std::string("FIX") + "ME",
                                                 std::string("XX") + "X", std::string("HA") + "CK"};
  return words;
}

void check_line(const Source& source, const Line& line, Complaints& out) {
  const auto say = [&](std::string_view why) { out.push_back(complaint(source, line.number, why)); };
  if (characters(line.text) > characters_max) say("longer than 120 characters");
  if (line.text.find('\t') != std::string::npos) say("a tab: indent with two blanks");
  if (line.text.find('\r') != std::string::npos) say("a carriage return: lines end in LF");
  if (!line.text.empty() && line.text.back() == ' ') say("blanks at the end of the line");
  for (const std::string& word : leftovers()) {
    const size_t at = line.text.find(word);
    const bool whole = at != std::string::npos && (at == 0 || !in_word(line.text[at - 1])) &&
                       (at + word.size() == line.text.size() || !in_word(line.text[at + word.size()]));
    if (whole) say("leftover " + word + ": do it, or open an issue");
  }
}

}  // namespace

Complaints call_complaints(const Source& source) {
  Complaints out;
  for (const Ban& ban : bans()) {
    if (!inside(source, ban.folders) || std::ranges::find(ban.except, source.path) != ban.except.end()) continue;
    for (const Line& line : source.lines) {
      if (!calls(line.code, ban.call)) continue;
      out.push_back(complaint(source, line.number, std::string(ban.call) + " is banned: " + std::string(ban.instead)));
    }
  }
  return out;
}

Complaints form_complaints(const Source& source) {
  Complaints out;
  for (const Line& line : source.lines) check_line(source, line, out);
  if (source.lines.size() > allowed_lines(source)) {
    out.push_back(complaint(source, static_cast<int>(source.lines.size()),
                            "longer than " + std::to_string(allowed_lines(source)) + " lines: split it"));
  }
  if (source.bytes.empty() || source.bytes.back() != '\n') {
    out.push_back(complaint(source, static_cast<int>(source.lines.size()), "the last line has no end"));
  }
  if (!source.is_header()) return out;
  if (!source.bytes.starts_with("//") && !source.bytes.starts_with("/*")) {
    out.push_back(complaint(source, 1, "a header opens with a comment: what it is, what it promises"));
  }
  const bool once =
      source.bytes.find("#pragma once") != std::string::npos || source.bytes.find("#ifndef") != std::string::npos;
  if (!once) out.push_back(complaint(source, 1, "a header without #pragma once"));
  return out;
}

}  // namespace zq::tidy
