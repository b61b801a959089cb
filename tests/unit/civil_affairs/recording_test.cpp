// The recording of the bureau's database: what is recorded today is what is kept, nobody is in it, and the adapter says
// the same of it as it said of the database.
#include "civil_affairs/create.hpp"
#include "population.hpp"
#include "support/real_host.hpp"
#include "support/recorded_calls.hpp"

namespace zq::test {
namespace {

namespace demo = sample::demo;
constexpr sample::Index people_count = 800;
const std::string kept = ZQ_SOURCE_DIR "/plugins/civil_affairs/recordings/day.zqrec";

Masking masking() {
  Masking masking;
  for (const char* column : {"JBR", "CLR", "BJBDW"}) masking.classes[column] = Personal::name;
  for (const char* column : {"BT", "JBNR", "CLJG"}) masking.classes[column] = Personal::free_text;
  return masking;
}

class CivilAffairsRecording : public ::testing::Test {
 protected:
  CivilAffairsRecording() {
    const std::string file = (folder_ / "legacy.db").string();
    department_.databases.push_back({"main", "Driver=SQLite3;Database=" + file, Private(), "GBK", 1});
    odbc::Environment environment;
    odbc::Connection connection(environment, department_.databases[0].connection);
    sample::civil::create(connection, people_, [](sample::Index, sample::Index) {});
  }
  RecordedCalls::Fields person(sample::Index index, RecordedCalls::Fields more) const {
    RecordedCalls::Fields all{{"name", people_.name(index)}, {"id_number", people_.id_number(index)}};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  Recording recorded() const {
    const RealHost host(department_);
    RecordedCalls calls(host, ZQ_ADAPTER_FILE, "civil_affairs");
    for (const sample::Index index : {demo::married, demo::divorced, demo::reissued, demo::never_married,
                                      demo::old_number, demo::ethnic_name, demo::revoked, demo::spare})
      calls.verify("marriage.status", person(index, {{"marital_status", "20"},
                                                     {"spouse_name", people_.name(index + 1)},
                                                     {"spouse_id_number", people_.id_number(index + 1)}}));
    calls.verify("marriage.registration", person(demo::married, {{"spouse_name", people_.name(demo::married + 1)}}));
    calls.verify("allowance.family", person(demo::allowance, {{"receives_allowance", "yes"}}));
    calls.verify("cremation.record", {{"deceased_name", people_.name(demo::deceased)},
                                      {"deceased_id_number", people_.id_number(demo::deceased)}});
    std::string cursor;
    do cursor = calls.list(cursor, 5);
    while (!cursor.empty());
    const std::string receipt = calls.submit({{"no", "TS20260101-1"},
                                              {"subject", "索要证明"},
                                              {"content", people_.name(demo::married) + "被要求开具婚姻证明"},
                                              {"complainant", people_.name(demo::married)},
                                              {"phone", "13805760001"},
                                              {"filed_on", "2026-01-01"}},
                                             "K-1");
    calls.status(receipt);
    return calls.masked(masking());
  }

  const TempDirectory folder_;
  settings::Department department_;
  const sample::Population people_{people_count};
};

TEST_F(CivilAffairsRecording, IsKeptAsItIsMadeTodayWithNobodyInIt) {
  const Recording fresh = recorded();
  expect_nobody(fresh.text(), people_, people_count);
  EXPECT_EQ(fresh.text().find("13805760001"), std::string::npos);
  expect_kept(fresh, kept);
}

TEST_F(CivilAffairsRecording, IsAnsweredAsTheDatabaseWas) {
  AdapterHost host;
  expect_replays(host, kept, ZQ_ADAPTER_FILE, "civil_affairs");
}

}  // namespace
}  // namespace zq::test
