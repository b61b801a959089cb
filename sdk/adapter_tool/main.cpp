// zq-adapter: what an author of an adapter and a data centre do with an adapter file.
#include <iostream>
#include <utility>

#include "adapter_tool/command.hpp"
#include "check/sandbox.hpp"
#include "zq/adapter.hpp"

namespace {

using Command = int (*)(const zq::tool::Words&);
constexpr std::pair<std::string_view, Command> commands[] = {
    {"new", zq::tool::new_command},   {"run", zq::tool::run_command},       {"check", zq::tool::check_command},
    {"pack", zq::tool::pack_command}, {"doctor", zq::tool::doctor_command}, {"keygen", zq::tool::keygen_command},
};

int run(std::string_view name, const zq::tool::Words& words) {
  for (const auto& [known, command] : commands) {
    if (known != name) continue;
    for (const std::string& word : words) {
      if (word == "--") break;
      if (word == "--help") return std::cout << zq::tool::help(name), 0;
    }
    return command(words);
  }
  return zq::tool::misused("", "没有这个命令 (no such command): " + std::string(name));
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view name = count > 1 ? arguments[1] : "--help";
  if (name == zq::check::guard_command) return zq::check::guard_main({arguments + 2, arguments + count});
  if (name == "--help" || name == "help") return std::cout << zq::tool::help(count > 2 ? arguments[2] : ""), 0;
  if (name == "--version" || name == "version") return std::cout << "zq-adapter " ZQ_SDK_VERSION "\n", 0;
  return run(name, {arguments + 2, arguments + count});
}
