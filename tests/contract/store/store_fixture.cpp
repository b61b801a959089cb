#include "store_fixture.hpp"

#include <atomic>
#include <stdexcept>

#include "store/session.hpp"
#include "support/database_servers.hpp"

namespace zq::store_test {
namespace {

test::DatabaseServers* server() {
  static auto* one =
      static_cast<test::DatabaseServers*>(testing::AddGlobalTestEnvironment(new test::DatabaseServers("postgresql")));
  return one;
}
[[maybe_unused]] const test::DatabaseServers* const registered = server();

}  // namespace

std::filesystem::path server_folder() { return server()->folder(); }

settings::Store fresh_database(Database kind, const std::filesystem::path& folder) {
  settings::Store settings;
  if (kind == Database::sqlite) {
    settings.path = folder / "zhengqiao.db";
    return settings;
  }
  static std::atomic<int> number = 0;
  const std::string name = "test" + std::to_string(++number);
  std::string connection = server()->connection("ZQ_POSTGRESQL_UTF8");
  odbc::Environment environment;
  odbc::Connection(environment, connection).execute("CREATE DATABASE " + name + " ENCODING 'UTF8' TEMPLATE template0");
  settings.kind = settings::Store::Kind::postgresql;
  settings.connection = connection.replace(connection.find("Database=zq"), 11, "Database=" + name);
  return settings;
}

void StoreTest::SetUp() {
  try {
    settings_ = fresh_database(GetParam(), folder_.path());
  } catch (const std::runtime_error& missing) {
    FAIL() << missing.what();
  }
  auto migrated = store::migrate(settings_);
  ASSERT_OK(migrated);
  reopen();
}

std::unique_ptr<workflow::Store> StoreTest::open_again() {
  auto opened = store::open(settings_);
  if (!opened) throw std::runtime_error(opened.error().text + opened.error().detail);
  return std::move(opened).value();
}

void StoreTest::reopen() {
  store_.reset();
  store_ = open_again();
}

void StoreTest::run_sql(const std::string& sql) {
  odbc::Environment environment;
  odbc::Connection connection(environment, store::connection_string(settings_));
  connection.execute(sql);
}

int64_t StoreTest::count(const std::string& table_and_condition) {
  odbc::Environment environment;
  odbc::Connection connection(environment, store::connection_string(settings_));
  odbc::Statement ask(connection, "SELECT count(*) FROM " + table_and_condition);
  ask.execute();
  return ask.fetch() ? ask.integer(1).value_or(-1) : -1;
}

std::string StoreTest::place() const {
  return GetParam() == Database::sqlite ? settings_.path.string() : settings_.connection;
}

}  // namespace zq::store_test
