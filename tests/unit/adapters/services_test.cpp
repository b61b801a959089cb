// The pure parts of the host services.
#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "adapters/services/connection_text.hpp"
#include "adapters/services/log_gate.hpp"

namespace zq::adapters {
namespace {

using namespace std::chrono_literals;

std::string text_of(const std::string& connection, const std::string& secret = "") {
  settings::Database database;
  database.connection = connection;
  database.secret = Private(secret);
  return connection_text(database).reveal();
}

TEST(ConnectionText, PutsTheSecretInQuoted) {
  EXPECT_EQ(text_of("DSN=x;Pwd=${secret};", "p;w}d="), "DSN=x;Pwd={p;w}}d=};");
  EXPECT_EQ(text_of("DSN=x;Pwd=${secret};Again=${secret}", "${secret}"), "DSN=x;Pwd={${secret}}};Again={${secret}}}");
  EXPECT_EQ(text_of("DSN=x;Pwd=${secret}"), "DSN=x;Pwd={}");
}

TEST(ConnectionText, AddsTheOptionsWithoutWhichASilentServerHangsAThread) {
  EXPECT_EQ(text_of("Driver={PostgreSQL Unicode};Server=h"),
            "Driver={PostgreSQL Unicode};Server=h;Protocol=7.4-0;pqopt={tcp_user_timeout=5000}");
  EXPECT_EQ(text_of("Driver={MariaDB Unicode};Server=h;read_timeout=3;"),
            "Driver={MariaDB Unicode};Server=h;read_timeout=3;CONN_TIMEOUT=3;WRITE_TIMEOUT=15");
  EXPECT_EQ(text_of("Driver=SQLite3;Database=postgres.db"), "Driver=SQLite3;Database=postgres.db");
}

TEST(ConnectionText, AddsThemToADataSourceToo) {
  const auto file = std::filesystem::temp_directory_path() / ("zq-odbc-" + std::to_string(getpid()) + ".ini");
  std::ofstream(file) << "[zq_lite]\nDriver=SQLite3\n[zq_postgres]\nDriver=/usr/lib/psqlodbcw.so\nServername=h\n"
                         "[zq_maria]\nDriver=MariaDB Unicode\nREAD_TIMEOUT=3\n";
  setenv("ODBCINI", file.c_str(), 1);
  EXPECT_EQ(text_of("DSN=zq_lite"), "DSN=zq_lite");
  EXPECT_EQ(text_of("DSN=zq_postgres;Uid=u"), "DSN=zq_postgres;Uid=u;Protocol=7.4-0;pqopt={tcp_user_timeout=5000}");
  EXPECT_EQ(text_of("Uid=u; dsn={zq_maria}"), "Uid=u; dsn={zq_maria};CONN_TIMEOUT=3;WRITE_TIMEOUT=15");
  EXPECT_EQ(text_of("DSN=zq_nowhere"), "DSN=zq_nowhere");
  unsetenv("ODBCINI");
  std::filesystem::remove(file);
}

TEST(LogGate, LetsABurstThroughThenARateAndCountsTheRest) {
  LogGate gate(3, 10);
  SteadyTime now{100s};
  for (int n = 0; n < 3; ++n) EXPECT_TRUE(gate.ask(now).allowed);
  for (int n = 0; n < 5; ++n) EXPECT_FALSE(gate.ask(now).allowed);
  const auto pass = gate.ask(now + 100ms);
  EXPECT_TRUE(pass.allowed);
  EXPECT_EQ(pass.dropped_before, 5);
  EXPECT_FALSE(gate.ask(now + 100ms).allowed);
  EXPECT_EQ(gate.ask(now + 60s).dropped_before, 1);
}

}  // namespace
}  // namespace zq::adapters
