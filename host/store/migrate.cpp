#include "store/migrate.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

#include "log/log.hpp"
#include "odbc/transaction.hpp"
#include "store/schema.hpp"
#include "store/schema_check.hpp"
#include "store/trouble.hpp"

namespace zq::store {
namespace {

using settings::Store;

// The file holds personal data: nobody but its owner reads it. A file that is there is left alone: closing it here
// would drop the locks that this process may hold on it elsewhere.
std::optional<Error> make_file(const std::filesystem::path& path) {
  std::error_code failed;
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), failed);
  std::string why = failed ? failed.message() : "";
  if (!failed) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0 && errno != EEXIST) why = std::strerror(errno);
    if (file >= 0) ::close(file);
  }
  if (why.empty()) return std::nullopt;
  return Error{ErrorCode::storage, "无法建立数据库文件 " + path.string() + "，请检查路径、权限和磁盘空间。", why};
}

// Runs statements that end with ";" at the end of a line; "--" lines are comments.
void run_script(odbc::Connection& connection, std::string_view script) {
  std::string statement;
  while (!script.empty()) {
    const size_t end = std::min(script.find('\n'), script.size());
    const std::string_view line = script.substr(0, end);
    script.remove_prefix(std::min(end + 1, script.size()));
    if (line.empty() || line.substr(0, 2) == "--") continue;
    statement.append(line).append("\n");
    if (line.back() != ';') continue;
    connection.execute(std::string_view(statement).substr(0, statement.size() - 2));
    statement.clear();
  }
}

Result<int> bring_up(Session& session) {
  odbc::Connection& connection = session.connection();
  const bool postgresql = session.kind() == odbc::Kind::postgresql;
  odbc::Transaction all(connection);
  // Hosts that start together migrate one after the other. The number only has to be the same for all of them.
  if (postgresql) connection.execute("SELECT pg_advisory_xact_lock(7136501)");
  int number = schema_number(session);
  if (auto newer = refuse_newer(number)) return *newer;
  if (number == newest_schema()) return number;
  const int before = number;
  if (number == 0) connection.execute("CREATE TABLE schema_version (number INTEGER PRIMARY KEY)");
  for (const Migration& migration : migrations()) {
    if (migration.number <= number) continue;
    run_script(connection, postgresql ? migration.postgresql : migration.sqlite);
    number = migration.number;
    connection.execute("INSERT INTO schema_version (number) VALUES (" + std::to_string(number) + ")");
  }
  all.commit();
  log::write("ZQ-3002", {{"from", before}, {"to", number}});
  return number;
}

}  // namespace

int schema_number(Session& session) {
  odbc::Statement& has = session.prepared(Named::has_schema);
  has.execute();
  const bool there = has.fetch() && has.integer(1).value_or(0) > 0;
  has.close();
  if (!there) return 0;
  odbc::Statement& ask = session.prepared(Named::schema_number);
  ask.execute();
  const int64_t number = ask.fetch() ? ask.integer(1).value_or(0) : 0;
  ask.close();
  return static_cast<int>(number);
}

std::optional<Error> refuse_newer(int number) {
  if (number <= newest_schema()) return std::nullopt;
  log::write("ZQ-3006", {{"found", number}, {"known", newest_schema()}});
  return Error{ErrorCode::storage,
               "数据库结构为第 " + std::to_string(number) + " 版，本程序只认识到第 " + std::to_string(newest_schema()) +
                   " 版：数据库已由更新的程序升级过，请安装更新的程序，不要用本程序打开。",
               "schema " + std::to_string(number) + " is newer than " + std::to_string(newest_schema())};
}

Result<int> migrate(const Store& settings) {
  if (settings.kind == Store::Kind::sqlite)
    if (auto error = make_file(settings.path)) return *error;
  try {
    odbc::Environment environment;
    Session session(environment, settings);
    return bring_up(session);
  } catch (const odbc::Failure& failure) {
    return error_of(failure, Doing::opening);
  }
}

}  // namespace zq::store
