#include "zq/database.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "zq/test_host.hpp"

namespace zq {
namespace {

// A database service that answers every query with the same rows and writes down what it was told.
struct Scripted {
  std::vector<std::vector<std::optional<std::string>>> rows;
  std::string failing;  // the function that fails with ZQ_E_UNAVAILABLE
  std::vector<std::string> told;
  std::size_t next = 0;

  zq_status tell(const std::string& what, const std::string& detail = {}) {
    told.push_back(detail.empty() ? what : what + " " + detail);
    return what == failing ? ZQ_E_UNAVAILABLE : ZQ_OK;
  }
};

Scripted& of(zq_db* db) { return *reinterpret_cast<Scripted*>(db); }
Scripted& of(zq_stmt* statement) { return *reinterpret_cast<Scripted*>(statement); }

const zq_database scripted_service = {
    sizeof(zq_database),
    0,
    [](const zq_host* host, const zq_call*, const char* source, zq_db** out) noexcept {
      auto* script = static_cast<Scripted*>(test::AdapterHost::of(host).user);
      *out = reinterpret_cast<zq_db*>(script);
      return script->tell("open", source);
    },
    [](zq_db* db) noexcept { of(db).tell("close"); },
    [](zq_db* db, zq_str sql, zq_stmt** out) noexcept {
      *out = reinterpret_cast<zq_stmt*>(db);
      return of(db).tell("prepare", test::text(sql));
    },
    [](zq_stmt* s, std::uint32_t n, zq_str text) noexcept {
      return of(s).tell("text", std::to_string(n) + "=" + test::text(text));
    },
    [](zq_stmt* s, std::uint32_t n, std::int64_t i) noexcept {
      return of(s).tell("int", std::to_string(n) + "=" + std::to_string(i));
    },
    [](zq_stmt* s, std::uint32_t n) noexcept { return of(s).tell("null", std::to_string(n)); },
    [](zq_stmt* s) noexcept {
      of(s).next = 0;
      return of(s).tell("execute");
    },
    [](zq_stmt* s, std::int32_t* has_row) noexcept -> zq_status {
      *has_row = of(s).next < of(s).rows.size();
      of(s).next += *has_row;
      return of(s).failing == "fetch" ? ZQ_E_DEADLINE : ZQ_OK;
    },
    [](zq_stmt* s, std::uint32_t column, zq_str* out) noexcept -> zq_status {
      const auto& row = of(s).rows[of(s).next - 1];
      if (column == 0 || column > row.size()) return ZQ_E_INVALID;
      const auto& value = row[column - 1];
      *out = value ? test::str(*value) : zq_str{nullptr, 0};
      return ZQ_OK;
    },
    [](zq_stmt* s, std::int64_t* rows) noexcept {
      *rows = 3;
      return of(s).tell("affected");
    },
    [](zq_db* db) noexcept { return of(db).tell("begin"); },
    [](zq_db* db) noexcept { return of(db).tell("commit"); },
};

class Databases : public ::testing::Test {
 protected:
  Databases() {
    host.database = &scripted_service;
    host.user = &script;
  }
  test::AdapterHost host;
  Scripted script;
  test::AdapterCall recorder;
  Call call{host.raw(), recorder.raw()};
};

TEST_F(Databases, BindEveryKindOfArgumentInOrder) {
  {
    Database db(call, "main");
    const std::optional<std::string> nothing;
    const std::optional<int> five = 5;
    db.query("SELECT 1", "text", std::string("string"), std::string_view("view"), 7, true, nullptr, nothing, five);
  }
  EXPECT_EQ(script.told,
            (std::vector<std::string>{"open main", "prepare SELECT 1", "text 1=text", "text 2=string", "text 3=view",
                                      "int 4=7", "int 5=1", "null 6", "null 7", "int 8=5", "execute", "close"}));
}

TEST_F(Databases, GiveRowsRawTrimmedAndNull) {
  script.rows = {{"张三  ", std::nullopt, "", " 42 ", "王　"}, {"x", "y", "z", "-7", "w"}};
  Database db(call, "main");
  Rows rows = db.query("SELECT");
  auto row = rows.next();
  ASSERT_TRUE(row.has_value());
  EXPECT_EQ(row->text(1), "张三  ");
  EXPECT_EQ(row->trimmed(1), "张三");
  EXPECT_EQ(row->optional(2), std::nullopt);
  EXPECT_TRUE(row->is_null(2));
  EXPECT_EQ(row->text(2), "");
  EXPECT_EQ(row->optional(3), "");
  EXPECT_EQ(row->integer(4), 42);
  EXPECT_EQ(row->integer(2), std::nullopt);
  EXPECT_EQ(row->trimmed(5), "王");
  EXPECT_THROW(row->integer(1), Failure);
  EXPECT_THROW(row->integer(3), Failure);
  EXPECT_THROW(row->text(6), Failure);
  row = rows.next();
  ASSERT_TRUE(row.has_value());
  EXPECT_EQ(row->integer(4), -7);
  EXPECT_FALSE(rows.next().has_value());
}

TEST_F(Databases, CountChangedRowsAndCommit) {
  Database db(call, "main");
  db.begin();
  EXPECT_EQ(db.execute("UPDATE"), 3);
  db.commit();
  EXPECT_EQ(script.told.back(), "commit");
}

TEST_F(Databases, ThrowTheServicesStatusAndGiveTheConnectionBack) {
  for (const char* function : {"prepare", "text", "execute", "fetch", "affected", "begin", "commit"}) {
    script.failing = function;
    script.told.clear();
    try {
      Database db(call, "main");
      db.begin();
      db.execute("UPDATE", "x");
      db.query("SELECT").next();
      db.commit();
      ADD_FAILURE() << function << " did not fail";
    } catch (const Failure& failure) {
      EXPECT_NE(failure.status(), ZQ_OK);
      EXPECT_TRUE(failure.text().empty()) << "the service has reported its reason";
    }
    EXPECT_EQ(script.told.back(), "close") << function;
  }
}

TEST_F(Databases, ThatCannotBeOpenedAreNotClosed) {
  script.failing = "open";
  EXPECT_THROW(Database(call, "main"), Failure);
  EXPECT_EQ(script.told, std::vector<std::string>{"open main"});
}

TEST_F(Databases, AreUnsupportedWhereTheHostHasNone) {
  host.database = nullptr;
  try {
    Database db(call, "main");
    ADD_FAILURE() << "opened";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.status(), ZQ_E_UNSUPPORTED);
  }
}

}  // namespace
}  // namespace zq
