// The built plugin against a real legacy database: SQLite, or whatever ZQ_CIVIL_AFFAIRS_CONNECTION names.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <set>

#include "civil_affairs/clerk.hpp"
#include "civil_affairs/create.hpp"
#include "civil_affairs/faults.hpp"
#include "civil_affairs/gbk.hpp"
#include "civil_affairs/rows.hpp"
#include "declared.hpp"
#include "identity.hpp"
#include "odbc/statement.hpp"
#include "test_host.hpp"

namespace civil_affairs {
namespace {

namespace sample = zq::sample;
namespace demo = sample::demo;
using sample::Index;

constexpr Index people_count = 800;

class CivilAffairs : public testing::Test {
 protected:
  static std::string connection_string() {
    if (const char* given = std::getenv("ZQ_CIVIL_AFFAIRS_CONNECTION")) return given;
    return "Driver=SQLite3;Timeout=1000;Database=" + file().string();
  }
  static std::filesystem::path file() {
    return std::filesystem::temp_directory_path() / ("zq-civil-affairs-" + std::to_string(getpid()) + ".db");
  }
  static void SetUpTestSuite() {
    environment = new zq::odbc::Environment;
    connection = new zq::odbc::Connection(*environment, connection_string());
    people = new sample::Population(people_count);
    sample::civil::create(*connection, *people, [](Index, Index) {});
    host = new TestHost(ZQ_ADAPTER_FILE, connection_string());
  }
  static void TearDownTestSuite() {
    delete host;
    delete people;
    delete connection;
    delete environment;
    std::filesystem::remove(file());
  }

  static std::string iso(sample::Date date) { return sample::compact(date).insert(6, "-").insert(4, "-"); }

  static Said status_of(Index index, const std::string& code) {
    const Fields fields{
        {"name", people->name(index)}, {"id_number", people->id_number(index)}, {"marital_status", code}};
    return host->verify("marriage.status", fields.raw());
  }

  static inline zq::odbc::Environment* environment = nullptr;
  static inline zq::odbc::Connection* connection = nullptr;
  static inline sample::Population* people = nullptr;
  static inline TestHost* host = nullptr;
};

TEST_F(CivilAffairs, SaysWhoItIsAndThatComplaintsMayBeRepeated) {
  EXPECT_EQ(host->id(), "cn.jiaojiang.civil_affairs");
  EXPECT_TRUE(host->is_idempotent());
  EXPECT_EQ(host->health().status, ZQ_OK);
}

TEST_F(CivilAffairs, AnswersForTheDemoPeople) {
  struct Case {
    Index index;
    const char* code;
    zq_verdict verdict;
  };
  const std::vector<Case> table{
      {demo::married, "20", ZQ_V_CONSISTENT},      {demo::married + 1, "20", ZQ_V_CONSISTENT},
      {demo::married, "10", ZQ_V_MISMATCH},        {demo::divorced, "40", ZQ_V_CONSISTENT},
      {demo::divorced, "20", ZQ_V_MISMATCH},       {demo::reissued, "20", ZQ_V_CONSISTENT},
      {demo::never_married, "10", ZQ_V_NO_RECORD}, {demo::rare_name, "20", ZQ_V_NEEDS_REVIEW},
      {demo::old_number, "20", ZQ_V_CONSISTENT},   {demo::ethnic_name, "20", ZQ_V_CONSISTENT},
      {demo::revoked, "20", ZQ_V_MISMATCH},        {demo::revoked, "10", ZQ_V_NEEDS_REVIEW},
  };
  for (const Case& c : table) {
    const Said said = status_of(c.index, c.code);
    EXPECT_EQ(said.status, ZQ_OK) << said.error;
    EXPECT_EQ(said.verdict, c.verdict) << c.index << " " << c.code;
  }
}

// The truth of every person of the population, asked one by one: the register may know less, but it must not lie.
TEST_F(CivilAffairs, NeverContradictsTheTruthAboutAnybody) {
  int consistent = 0;
  for (Index i = 0; i < people->size(); ++i) {
    if (people->died(i)) continue;
    const std::string truth = people->marital_status(i);
    const Said said = status_of(i, truth);
    ASSERT_EQ(said.status, ZQ_OK) << said.error;
    ASSERT_NE(said.verdict, ZQ_V_MISMATCH) << i << " " << truth << " " << people->name(i);
    consistent += said.verdict == ZQ_V_CONSISTENT;
  }
  EXPECT_GT(consistent, 200);
}

TEST_F(CivilAffairs, FindsTheCremationOfASpouseInEveryFormOfTheNumber) {
  const Index spouse = demo::spare + 1;
  const std::string number = people->id_number(spouse);
  ASSERT_EQ(status_of(demo::spare, "30").verdict, ZQ_V_NEEDS_REVIEW);
  const auto insert = [&](const std::string& name, const std::string& stored) {
    zq::odbc::Statement statement(*connection, "INSERT INTO HH_HUOHUA (HHBH, XM, SFZH, HHRQ) VALUES (?, ?, ?, ?)");
    statement.bind(1, "TEST-1");
    statement.bind(2, sample::civil::to_gbk(name));
    statement.bind(3, sample::civil::padded(stored));
    statement.bind(4, "20250304");
    statement.execute();
  };
  insert(people->name(spouse), number.substr(0, 6) + number.substr(8, 9));
  EXPECT_EQ(status_of(demo::spare, "30").verdict, ZQ_V_CONSISTENT);
  EXPECT_EQ(status_of(demo::spare, "20").verdict, ZQ_V_NEEDS_REVIEW);
  connection->execute("DELETE FROM HH_HUOHUA WHERE HHBH = 'TEST-1'");
  insert(people->name(demo::divorced), number);  // the number, but somebody else's name
  EXPECT_EQ(status_of(demo::spare, "20").verdict, ZQ_V_CONSISTENT);
  connection->execute("DELETE FROM HH_HUOHUA WHERE HHBH = 'TEST-1'");
}

TEST_F(CivilAffairs, AnEmptyAllowanceTableSaysNothingAboutAnybody) {
  const Fields fields{{"name", people->name(demo::never_married)},
                      {"id_number", people->id_number(demo::never_married)},
                      {"receives_allowance", "no"}};
  EXPECT_EQ(host->verify("allowance.family", fields.raw()).verdict, ZQ_V_CONSISTENT);
  connection->execute("CREATE TABLE TEST_JT AS SELECT * FROM DIBAO_JT");
  connection->execute("DELETE FROM DIBAO_JT");
  const Said said = host->verify("allowance.family", fields.raw());
  EXPECT_EQ(said.status, ZQ_E_BAD_DATA);
  EXPECT_NE(said.error.find("DIBAO_JT"), std::string::npos) << said.error;
  connection->execute("INSERT INTO DIBAO_JT SELECT * FROM TEST_JT");
  connection->execute("DROP TABLE TEST_JT");
}

TEST_F(CivilAffairs, ComparesTheRegistration) {
  const auto event = people->marriage_history(demo::reissued).front();
  const Index wife = event.wife;
  const Fields fields{{"name", people->name(demo::reissued)},
                      {"id_number", people->id_number(demo::reissued)},
                      {"spouse_name", people->name(wife)},
                      {"spouse_id_number", people->id_number(wife)},
                      {"registration_date", iso(event.on)}};
  const Said said = host->verify("marriage.registration", fields.raw());
  EXPECT_EQ(said.verdict, ZQ_V_CONSISTENT) << said.error;
  ASSERT_EQ(said.records.size(), 4u);
  EXPECT_EQ(said.records[3].at("found"), iso(event.on));
}

TEST_F(CivilAffairs, KnowsAllowanceFamilies) {
  const auto allowance = people->allowance(demo::allowance);
  for (Index member : allowance->members) {
    const Fields fields{{"name", people->name(member)},
                        {"id_number", people->id_number(member)},
                        {"receives_allowance", "yes"},
                        {"household_no", allowance->household_no},
                        {"allowance_kind", allowance->kind}};
    EXPECT_EQ(host->verify("allowance.family", fields.raw()).verdict, ZQ_V_CONSISTENT);
  }
  const Fields other{{"name", people->name(demo::married)},
                     {"id_number", people->id_number(demo::married)},
                     {"receives_allowance", "no"}};
  EXPECT_EQ(host->verify("allowance.family", other.raw()).verdict, ZQ_V_CONSISTENT);
}

TEST_F(CivilAffairs, KnowsCremations) {
  const auto ask = [&](Index who) {
    const Fields fields{{"name", people->name(demo::widow)},
                        {"id_number", people->id_number(demo::widow)},
                        {"deceased_name", people->name(who)},
                        {"deceased_id_number", people->id_number(who)},
                        {"cremation_date", iso(people->cremation(demo::deceased)->on)}};
    return host->verify("cremation.record", fields.raw()).verdict;
  };
  EXPECT_EQ(ask(demo::deceased), ZQ_V_CONSISTENT);
  EXPECT_EQ(ask(demo::married), ZQ_V_NO_RECORD);
}

TEST_F(CivilAffairs, PagesThroughItsListShowingEachRowOnce) {
  std::set<std::string> codes;
  std::string cursor;
  int pages = 0;
  do {
    const Said said = host->list(cursor, 8);
    ASSERT_EQ(said.status, ZQ_OK) << said.error;
    for (const auto& row : said.records) EXPECT_TRUE(codes.insert(row.at("code")).second);
    cursor = said.cursor;
    ++pages;
  } while (!cursor.empty());
  EXPECT_EQ(codes.size(), 21u);
  EXPECT_EQ(pages, 3);
}

TEST_F(CivilAffairs, ShowsDatesOfTheListAndLeavesOutNone) {
  const Said said = host->list("MZ-020", 5);
  ASSERT_EQ(said.records.size(), 2u);
  EXPECT_EQ(said.records[0].at("since"), "2018-10-01");
  EXPECT_EQ(said.records[0].count("until"), 0u);
  EXPECT_EQ(said.records[1].at("until"), "2022-12-31");
  EXPECT_EQ(said.records[0].at("proof"), "活动场所证明");
}

TEST_F(CivilAffairs, FilesAComplaintOnceAndFollowsIt) {
  const Fields complaint{{"no", "TS20260101-1"},
                         {"subject", "窗口仍索要婚姻状况证明"},
                         {"content", "办理低保时被要求提供已取消的证明。"},
                         {"complainant", "李𠮷"},
                         {"phone", "13800000000"},
                         {"against", "某镇便民服务中心"},
                         {"matter", "最低生活保障审核确认"},
                         {"proof", "婚姻状况证明"},
                         {"filed_on", "2026-01-01"}};
  const Said first = host->submit(complaint.raw(), "key-1");
  ASSERT_EQ(first.status, ZQ_OK) << first.error;
  const std::string receipt = first.records.at(0).at("receipt");
  EXPECT_EQ(first.records[0].at("status"), "received");
  EXPECT_EQ(first.records[0].at("updated_at"), "2026-01-01T08:00:00+08:00");
  EXPECT_EQ(host->submit(complaint.raw(), "key-1").records.at(0).at("receipt"), receipt);
  EXPECT_NE(host->submit(complaint.raw(), "key-2").records.at(0).at("receipt"), receipt);

  EXPECT_EQ(host->status(receipt).records.at(0).at("status"), "received");
  for (const char* word : {"accepted", "handling", "closed"}) {
    sample::civil::work_complaints(*connection, "2026-01-05 10:00:00.0");
    const auto state = host->status(receipt).records.at(0);
    EXPECT_EQ(state.at("status"), word);
    EXPECT_EQ(state.at("updated_at"), "2026-01-05T10:00:00+08:00");
    EXPECT_FALSE(state.at("handler").empty());
  }
  EXPECT_FALSE(host->status(receipt).records.at(0).at("result").empty());
}

TEST_F(CivilAffairs, DoesNotKnowOtherReceiptsAndChecks) {
  EXPECT_EQ(host->status("999999").status, ZQ_E_NOT_FOUND);
  EXPECT_EQ(host->status("1 OR 1=1").status, ZQ_E_NOT_FOUND);
  const Fields fields{{"name", "甲"}, {"id_number", "1"}};
  EXPECT_EQ(host->verify("marriage.love", fields.raw()).status, ZQ_E_NOT_FOUND);
  EXPECT_EQ(host->verify("marriage.status", fields.raw()).status, ZQ_E_INVALID);
}

TEST_F(CivilAffairs, CallsBadBytesBadDataAndNotAVerdict) {
  if (connection->kind() == zq::odbc::Kind::mariadb) GTEST_SKIP() << "MariaDB keeps bad bytes out by itself";
  ASSERT_GT(sample::civil::corrupt_encoding(*connection, *people, demo::spare), 0);
  EXPECT_EQ(status_of(demo::spare, "20").status, ZQ_E_BAD_DATA);
  EXPECT_EQ(status_of(demo::married, "20").status, ZQ_OK);
  ASSERT_GT(sample::civil::repair(*connection, *people, demo::spare), 0);
  EXPECT_EQ(status_of(demo::spare, "20").verdict, ZQ_V_CONSISTENT);
}

TEST_F(CivilAffairs, AsksForReviewOfLostCharactersAndContradictingRows) {
  ASSERT_GT(sample::civil::question_mark(*connection, *people, demo::spare), 0);
  EXPECT_EQ(status_of(demo::spare, "20").verdict, ZQ_V_NEEDS_REVIEW);
  sample::civil::repair(*connection, *people, demo::spare);
  ASSERT_GT(sample::civil::two_rows(*connection, *people, demo::spare), 0);
  EXPECT_EQ(status_of(demo::spare, "20").verdict, ZQ_V_NEEDS_REVIEW);
  EXPECT_EQ(status_of(demo::spare, "10").verdict, ZQ_V_NEEDS_REVIEW);
  sample::civil::repair(*connection, *people, demo::spare);
  EXPECT_EQ(status_of(demo::spare, "20").verdict, ZQ_V_CONSISTENT);
}

}  // namespace
}  // namespace civil_affairs
