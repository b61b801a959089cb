#include "odbc/failure.hpp"

#include <gtest/gtest.h>

namespace zq::odbc {
namespace {

struct Report {
  Kind kind;
  const char* state;
  int native;
  const char* message;
  Cause means;
};

class Classification : public testing::TestWithParam<Report> {};

TEST_P(Classification, ReadsTheDriversReport) {
  const Report& report = GetParam();
  EXPECT_EQ(name(classify(report.kind, report.state, report.native, report.message)), name(report.means))
      << name(report.kind) << " " << report.state << " " << report.native << " " << report.message;
}

INSTANTIATE_TEST_SUITE_P(
    AllDrivers, Classification,
    testing::Values(
        Report{Kind::sqlite, "HY000", 19, "[SQLite]UNIQUE constraint failed: t.id (19)", Cause::constraint},
        Report{Kind::sqlite, "HY000", 2067, "[SQLite]UNIQUE constraint failed: t.id (2067)", Cause::constraint},
        Report{Kind::sqlite, "HY000", 5, "[SQLite]database is locked (5)", Cause::busy},
        Report{Kind::sqlite, "HY000", 261, "[SQLite]database is locked (261)", Cause::busy},
        Report{Kind::sqlite, "HY000", 8, "[SQLite]attempt to write a readonly database (8)", Cause::read_only},
        Report{Kind::sqlite, "HY000", 13, "[SQLite]database or disk is full (13)", Cause::full},
        Report{Kind::sqlite, "HY000", 11, "[SQLite]database disk image is malformed (11)", Cause::damaged},
        Report{Kind::sqlite, "HY000", 26, "[SQLite]file is not a database (26)", Cause::damaged},
        Report{Kind::sqlite, "HY000", 9, "[SQLite]interrupted (9)", Cause::cancelled},
        Report{Kind::sqlite, "HY000", 14, "[SQLite]unable to open database file (14)", Cause::connection_lost},
        Report{Kind::sqlite, "HY000", 1, "[SQLite]near \"SELEC\": syntax error (1)", Cause::syntax},
        Report{Kind::sqlite, "HY000", 18, "[SQLite]string or blob too big (18)", Cause::data},
        Report{Kind::postgresql, "23505", 1, "duplicate key", Cause::constraint},
        Report{Kind::postgresql, "40P01", 1, "deadlock detected", Cause::busy},
        Report{Kind::postgresql, "55P03", 1, "canceling statement due to lock timeout", Cause::busy},
        Report{Kind::postgresql, "53300", 1, "too many clients", Cause::busy},
        Report{Kind::postgresql, "57014", 1, "canceling statement due to user request", Cause::cancelled},
        Report{Kind::postgresql, "57P01", 1, "terminating connection", Cause::connection_lost},
        Report{Kind::postgresql, "08S01", 35, "Could not receive the response", Cause::connection_lost},
        Report{Kind::postgresql, "HY000", 1, "server closed the connection unexpectedly", Cause::connection_lost},
        Report{Kind::postgresql, "25006", 1, "cannot execute INSERT in a read-only transaction", Cause::read_only},
        Report{Kind::postgresql, "53100", 1, "could not extend file", Cause::full},
        Report{Kind::postgresql, "XX001", 1, "invalid page in block 3", Cause::damaged},
        Report{Kind::postgresql, "22021", 1, "invalid byte sequence", Cause::data},
        Report{Kind::postgresql, "42P01", 1, "relation does not exist", Cause::syntax},
        Report{Kind::postgresql, "42501", 1, "permission denied", Cause::denied},
        Report{Kind::postgresql, "28P01", 1, "password authentication failed", Cause::denied},
        Report{Kind::postgresql, "25P02", 1, "current transaction is aborted", Cause::other},
        Report{Kind::mariadb, "23000", 1062, "Duplicate entry", Cause::constraint},
        Report{Kind::mariadb, "40001", 1213, "Deadlock found", Cause::busy},
        Report{Kind::mariadb, "HY000", 1205, "Lock wait timeout exceeded", Cause::busy},
        Report{Kind::mariadb, "HY018", 1317, "Query execution was interrupted", Cause::cancelled},
        Report{Kind::mariadb, "HY000", 1969, "max_statement_time exceeded", Cause::cancelled},
        Report{Kind::mariadb, "08S01", 2013, "Lost connection to MySQL server", Cause::connection_lost},
        Report{Kind::mariadb, "HY001", 0, "", Cause::connection_lost},
        Report{Kind::mariadb, "HY000", 1290, "--read-only", Cause::read_only},
        Report{Kind::mariadb, "HY000", 1021, "Disk full", Cause::full},
        Report{Kind::mariadb, "22007", 1366, "Incorrect string value", Cause::data},
        Report{Kind::mariadb, "42000", 1064, "You have an error in your SQL syntax", Cause::syntax},
        Report{Kind::mariadb, "28000", 1045, "Access denied", Cause::denied},
        Report{Kind::other, "08001", 0, "", Cause::connection_lost},
        Report{Kind::other, "HYT00", 0, "", Cause::cancelled},
        Report{Kind::other, "IM002", 0, "Data source name not found", Cause::other}));

TEST(Failure, QuotesTheDriverOnlyWhereItCannotQuoteARow) {
  Failure row(Cause::constraint, "execute", "23505", 1, "Key (id_number)=(33109919900101001X) already exists");
  EXPECT_EQ(std::string(row.what()), "odbc: execute: constraint [23505/1]");
  Failure disk(Cause::full, "execute", "HY000", 13, "database or disk is full (13)");
  EXPECT_EQ(std::string(disk.what()), "odbc: execute: full [HY000/13] database or disk is full (13)");
}

}  // namespace
}  // namespace zq::odbc
