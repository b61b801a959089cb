#include "faults/host/postgresql.hpp"

#include <unistd.h>

#include <csignal>
#include <sstream>
#include <stdexcept>

namespace zq::test {
namespace {
const std::string script = ZQ_SOURCE_DIR "/tests/support/databases.sh";
}

PostgreSql::PostgreSql() {
  std::filesystem::permissions(folder_.path(), std::filesystem::perms(0755));
  const Ran ran = run({"bash", script, "start", folder_ / "server", "--only", "postgresql", "--durable"});
  const std::string name = "ZQ_POSTGRESQL_UTF8=\"";
  std::istringstream lines(ran.output);
  for (std::string line; std::getline(lines, line);)
    if (line.rfind(name, 0) == 0) connection_ = line.substr(name.size(), line.size() - name.size() - 1);
  if (connection_.empty()) throw std::runtime_error("PostgreSQL did not start: " + ran.output);
  password_ = read_file(folder_ / "server/password");
}

PostgreSql::~PostgreSql() { run({"bash", script, "stop", folder_ / "server"}); }

// pg_ctl as the server's user; "restart" starts a stopped server with the options it had.
int PostgreSql::control(const std::string& verb) {
  const std::string as =
      getuid() == 0 ? "setpriv --reuid=postgres --regid=postgres --init-groups env -C / HOME=/tmp " : "";
  const std::string tool = "$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)/pg_ctl ";
  return run({"bash", "-c",
              as + tool + verb + " -D " + (folder_ / "server/postgresql").string() + " -l " +
                  (folder_ / "server/postgresql.log").string() + " -w"})
      .code;
}

void PostgreSql::stop() {
  if (control("stop -m immediate") != 0) throw std::runtime_error("PostgreSQL did not stop");
}

void PostgreSql::start() {
  if (control("restart") != 0)
    throw std::runtime_error("PostgreSQL did not start again: " + read_file(folder_ / "server/postgresql.log"));
}

void PostgreSql::freeze(bool on) {
  const auto main = static_cast<pid_t>(std::atol(read_file(folder_ / "server/postgresql/postmaster.pid").c_str()));
  const int number = on ? SIGSTOP : SIGCONT;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator("/proc", failed)) {
    const std::string stat = read_file(entry.path() / "stat");
    const size_t end = stat.rfind(')');
    if (end != std::string::npos && std::atol(stat.c_str() + end + 4) == main)
      ::kill(static_cast<pid_t>(std::atol(stat.c_str())), number);
  }
  ::kill(main, number);
}

std::string PostgreSql::store_element(const std::filesystem::path& folder) const {
  const auto secret = folder / "store.password";
  write_file(secret, password_);
  std::filesystem::permissions(secret, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  std::string text = connection_;
  const size_t at = text.find("Pwd={");
  text.erase(at, text.find("};", at) + 2 - at);
  return "<store kind=\"postgresql\" connection=\"" + text + "\"><secret file=\"" + secret.string() + "\"/></store>";
}

}  // namespace zq::test
