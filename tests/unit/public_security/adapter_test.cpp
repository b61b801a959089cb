// The built adapter against the real simulated system in its own process: check service, ferry, daily files, every
// fault.
#include <gtest/gtest.h>

#include <set>
#include <utility>

#include "population.hpp"
#include "support/legacy_process.hpp"

namespace zq::test {
namespace {

using sample::Population;
namespace demo = sample::demo;
namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Fields = RunningAdapter::Fields;

constexpr const char* today = "20260101";  // the day AdapterCall says it is

class PublicSecurityAdapter : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempDirectory;
    start_legacy();
  }
  static void TearDownTestSuite() {
    delete std::exchange(legacy_, nullptr);
    delete std::exchange(folder_, nullptr);
  }
  static void start_legacy(std::vector<std::string> more = {}) {
    delete std::exchange(legacy_, nullptr);
    std::vector<std::string> options{"--people",         "4000", "--clerk-ms",       "0",
                                     "--today",          today,  "--ferry",          (*folder_ / "ferry").string(),
                                     "--ferry-delay-ms", "50",   "--ferry-write-ms", "100"};
    options.insert(options.end(), more.begin(), more.end());
    legacy_ = new LegacyProcess(ZQ_LEGACY_PROGRAM, options, folder_->path());
  }
  static fs::path in() { return *folder_ / "ferry" / "in"; }

  void SetUp() override {
    legacy_->clear();
    configure(host_);
    adapter_ = std::make_unique<RunningAdapter>(host_, load_adapter(ZQ_ADAPTER_FILE), "public_security");
  }
  static void configure(AdapterHost& host) {
    host.settings["endpoint"] = legacy_->base_url() + "/nciic/services/check";
    host.settings["user_code"] = "TZJJ";
    host.settings["ferry_directory"] = *folder_ / "ferry";
    host.settings["watch_ms"] = "20";
    host.secrets["licence"] = "sample-licence";
  }
  Fields person(sample::Index index, Fields more = {}) const {
    Fields all{{"name", people_.name(index)}, {"id_number", people_.id_number(index)}};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  zq_verdict verdict(const char* check, const Fields& declared) {
    AdapterCall call;
    EXPECT_EQ(adapter_->verify(call, check, declared), ZQ_OK) << call.error_text;
    return call.verdict;
  }
  std::string send(RunningAdapter& adapter, const char* check, const Fields& declared) {
    AdapterCall call;
    EXPECT_EQ(adapter.verify(call, check, declared), ZQ_PENDING) << call.error_text;
    EXPECT_GT(call.poll_after_ms, 0);
    return call.token;
  }
  // Polls until the answer is there, or is a failure.
  static zq_status await(RunningAdapter& adapter, const std::string& token, zq_verdict& verdict,
                         std::string* error = nullptr) {
    zq_status status = ZQ_PENDING;
    eventually([&] {
      AdapterCall call;
      status = adapter.poll(call, token);
      verdict = call.verdict;
      if (error) *error = call.error_text;
      if (status == ZQ_PENDING) {
        EXPECT_EQ(call.token, token);
      }
      return status != ZQ_PENDING;
    });
    return status;
  }
  zq_verdict ferried(const char* check, const Fields& declared) {
    zq_verdict verdict = 0;
    std::string error;
    EXPECT_EQ(await(*adapter_, send(*adapter_, check, declared), verdict, &error), ZQ_OK) << error;
    return verdict;
  }

  static inline TempDirectory* folder_ = nullptr;
  static inline LegacyProcess* legacy_ = nullptr;
  const Population people_{4000};
  RealHost host_;
  std::unique_ptr<RunningAdapter> adapter_;
};

TEST_F(PublicSecurityAdapter, AnswersTheSynchronousChecksForTheDemoPeople) {
  EXPECT_EQ(verdict("identity.match", person(demo::married)), ZQ_V_CONSISTENT);
  Fields other = person(demo::married);
  other[0].second = "李四";
  EXPECT_EQ(verdict("identity.match", other), ZQ_V_MISMATCH);
  EXPECT_EQ(verdict("identity.match", {{"name", "张三"}, {"id_number", "331002199001010018"}}), ZQ_V_NO_RECORD);
  EXPECT_EQ(verdict("identity.match", person(demo::rare_name)), ZQ_V_NEEDS_REVIEW);
  const sample::Person married = people_.person(demo::married);
  const Fields home{
      {"address", married.address}, {"sex", std::to_string(unsigned(married.sex))}, {"ethnicity", married.ethnicity}};
  EXPECT_EQ(verdict("household.registration", person(demo::married, home)), ZQ_V_CONSISTENT);
  EXPECT_EQ(verdict("household.registration", person(demo::married, {{"address", "浙江省台州市黄岩区某路1号"}})),
            ZQ_V_MISMATCH);
}

TEST_F(PublicSecurityAdapter, AgreesWithThePopulationWhateverTheBytesAndTheOrderOfItems) {
  int asked = 0, reviewed = 0;
  for (sample::Index index = 80; index < 1600; index += 5, ++asked) {
    const zq_verdict said = verdict("identity.match", person(index));
    EXPECT_TRUE(said == ZQ_V_CONSISTENT || said == ZQ_V_NEEDS_REVIEW) << index;
    reviewed += said == ZQ_V_NEEDS_REVIEW;
  }
  EXPECT_LT(reviewed, asked / 20);
}

TEST_F(PublicSecurityAdapter, EveryFaultOfTheCheckServiceIsAStatusAndNeverAVerdict) {
  struct Line {
    const char* kind;
    zq_status expected;
  };
  const std::vector<Line> table{
      {"silence", ZQ_E_DEADLINE},  {"drip", ZQ_E_DEADLINE},        {"reset", ZQ_E_UNAVAILABLE},
      {"truncate", ZQ_E_BAD_DATA}, {"error_page", ZQ_E_BAD_DATA},  {"wrong_encoding", ZQ_E_BAD_DATA},
      {"cut_xml", ZQ_E_BAD_DATA},  {"licence_expired", ZQ_E_AUTH}, {"fault", ZQ_E_UNAVAILABLE}};
  for (const Line& line : table) {
    legacy_->fault(std::string(R"({"on":"soap","kind":")") + line.kind + "\"}");
    AdapterCall call(line.expected == ZQ_E_DEADLINE ? 600ms : 10s);
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_EQ(adapter_->verify(call, "identity.match", person(demo::married)), line.expected)
        << line.kind << call.error_text;
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s) << line.kind;
    EXPECT_TRUE(call.records.empty()) << line.kind;
    EXPECT_FALSE(call.error_text.empty()) << line.kind;
    EXPECT_EQ(call.error_text.find(people_.id_number(demo::married)), std::string::npos) << line.kind;
    EXPECT_EQ(call.error_text.find("sample-licence"), std::string::npos) << line.kind;
    legacy_->clear();
    EXPECT_EQ(verdict("identity.match", person(demo::married)), ZQ_V_CONSISTENT) << "after " << line.kind;
  }
}

TEST_F(PublicSecurityAdapter, TwoContradictingRowsNeedReview) {
  legacy_->fault(R"({"kind":"two_rows","on":"soap"})");
  EXPECT_EQ(verdict("identity.match", person(demo::married)), ZQ_V_NEEDS_REVIEW);
}

TEST_F(PublicSecurityAdapter, AWrongLicenceIsAnAuthFailure) {
  RealHost host;
  configure(host);
  host.secrets["licence"] = "another";
  RunningAdapter adapter(host, load_adapter(ZQ_ADAPTER_FILE), "public_security");
  AdapterCall call, right;
  EXPECT_EQ(adapter.health(call), ZQ_E_AUTH);
  EXPECT_EQ(adapter_->health(right), ZQ_OK) << right.error_text;
}

TEST_F(PublicSecurityAdapter, AnswersOverTheFerry) {
  EXPECT_EQ(ferried("criminal.none", person(demo::married, {{"no_criminal_record", "yes"}})), ZQ_V_CONSISTENT);
  EXPECT_EQ(ferried("criminal.none", person(demo::criminal_record, {{"no_criminal_record", "yes"}})), ZQ_V_MISMATCH);
  EXPECT_EQ(
      ferried("criminal.none", {{"name", "张三"}, {"id_number", "331002199001010018"}, {"no_criminal_record", "yes"}}),
      ZQ_V_NO_RECORD);
  const Fields wife{
      {"relative_name", people_.name(3)}, {"relative_id_number", people_.id_number(3)}, {"relation", "spouse"}};
  EXPECT_EQ(ferried("kinship.relation", person(demo::married, wife)), ZQ_V_CONSISTENT);
  Fields sister = wife;
  sister[2].second = "sibling";
  EXPECT_EQ(ferried("kinship.relation", person(demo::married, sister)), ZQ_V_MISMATCH);
  const std::string plate = people_.vehicle(demo::married)->plate;
  EXPECT_EQ(ferried("vehicle.registration", person(demo::married, {{"has_vehicle", "yes"}, {"plate_no", plate}})),
            ZQ_V_CONSISTENT);
  EXPECT_EQ(ferried("vehicle.registration", person(demo::married, {{"has_vehicle", "no"}})), ZQ_V_MISMATCH);
  EXPECT_EQ(ferried("criminal.none", person(demo::rare_name, {{"no_criminal_record", "yes"}})), ZQ_V_NEEDS_REVIEW);
}

TEST_F(PublicSecurityAdapter, TheFerryAgreesWithThePopulation) {
  std::vector<std::pair<sample::Index, std::string>> tokens;
  for (sample::Index index = 80; index < 1280; index += 12)
    tokens.emplace_back(index, send(*adapter_, "vehicle.registration",
                                    person(index, {{"has_vehicle", people_.vehicle(index) ? "yes" : "no"}})));
  int reviewed = 0;
  for (const auto& [index, token] : tokens) {
    zq_verdict said = 0;
    EXPECT_EQ(await(*adapter_, token, said), ZQ_OK) << index;
    EXPECT_TRUE(said == ZQ_V_CONSISTENT || said == ZQ_V_NEEDS_REVIEW) << index;
    reviewed += said == ZQ_V_NEEDS_REVIEW;
  }
  EXPECT_LT(reviewed, 10);
}

TEST_F(PublicSecurityAdapter, ATokenFindsItsAnswerAfterARestartOfAdapterAndLegacySystem) {
  start_legacy({"--ferry-delay-ms", "1500"});
  const std::string token = send(*adapter_, "criminal.none", person(demo::married, {{"no_criminal_record", "yes"}}));
  ASSERT_TRUE(eventually([&] { return fs::exists(*folder_ / "ferry" / "inner" / ("Q" + token + ".txt")); }));
  legacy_->process().signal(SIGKILL);
  legacy_->process().wait();
  adapter_.reset();
  start_legacy();
  RealHost host;
  configure(host);
  RunningAdapter adapter(host, load_adapter(ZQ_ADAPTER_FILE), "public_security");
  zq_verdict said = 0;
  EXPECT_EQ(await(adapter, token, said), ZQ_OK);
  EXPECT_EQ(said, ZQ_V_CONSISTENT);
  EXPECT_EQ(await(adapter, token, said), ZQ_OK);  // asked once more: the same answer
  EXPECT_EQ(said, ZQ_V_CONSISTENT);
}

TEST_F(PublicSecurityAdapter, RequestsWaitInTheFolderWhileTheFerryIsDown) {
  legacy_->process().signal(SIGTERM);
  EXPECT_EQ(legacy_->process().wait(10s), 0);
  const std::string token = send(*adapter_, "criminal.none", person(demo::married, {{"no_criminal_record", "yes"}}));
  AdapterCall call;
  EXPECT_EQ(adapter_->poll(call, token), ZQ_PENDING);
  start_legacy();
  zq_verdict said = 0;
  EXPECT_EQ(await(*adapter_, token, said), ZQ_OK);
  EXPECT_EQ(said, ZQ_V_CONSISTENT);
}

TEST_F(PublicSecurityAdapter, TheWatcherTellsTheHostOnceWhenAnAnswerIsThere) {
  const std::string token = send(*adapter_, "criminal.none", person(demo::married, {{"no_criminal_record", "yes"}}));
  const auto told = [&] {
    const auto tokens = host_.ready_tokens();
    return std::count(tokens.begin(), tokens.end(), token);
  };
  EXPECT_TRUE(eventually([&] { return told() > 0; }));
  AdapterCall call;
  EXPECT_EQ(adapter_->poll(call, token), ZQ_OK);
  adapter_.reset();
  EXPECT_EQ(told(), 1);
}

TEST_F(PublicSecurityAdapter, AReplyThatCannotBeReadDisturbsNoOther) {
  legacy_->fault(R"({"on":"ferry","count":1,"kind":"silence"})");
  const std::string lost = send(*adapter_, "criminal.none", person(demo::married, {{"no_criminal_record", "yes"}}));
  fs::create_directory(in() / ("R" + lost + ".txt"));
  const fs::path inner = *folder_ / "ferry" / "inner" / ("Q" + lost + ".txt"),
                 out = *folder_ / "ferry" / "out" / ("Q" + lost + ".txt");
  ASSERT_TRUE(eventually([&] { return !fs::exists(inner) && !fs::exists(out); }));
  const std::string token = send(*adapter_, "criminal.none", person(demo::married, {{"no_criminal_record", "yes"}}));
  EXPECT_TRUE(eventually([&] {
    const auto tokens = host_.ready_tokens();
    return std::count(tokens.begin(), tokens.end(), token) == 1;
  })) << "the watcher stumbled over the other file";
  AdapterCall call;
  EXPECT_EQ(adapter_->poll(call, lost), ZQ_E_UNAVAILABLE);
  fs::remove(in() / ("R" + lost + ".txt"));
}

TEST_F(PublicSecurityAdapter, AReplyBeyondAllMeasureIsBadData) {
  legacy_->fault(R"({"on":"ferry","count":1,"kind":"silence"})");
  const std::string token = send(*adapter_, "criminal.none", person(demo::married, {{"no_criminal_record", "yes"}}));
  write_file(in() / ("R" + token + ".txt"), std::string(2 << 20, 'x') + "\r\nT0000001\r\n");
  AdapterCall call;
  EXPECT_EQ(adapter_->poll(call, token), ZQ_E_BAD_DATA);
  EXPECT_NE(call.error_text.find("上限"), std::string::npos) << call.error_text;
  fs::remove(in() / ("R" + token + ".txt"));
}

TEST_F(PublicSecurityAdapter, MalformedRepliesAreBadDataNamingTheFile) {
  for (const char* kind : {"wrong_width", "wrong_encoding"}) {
    legacy_->fault(std::string(R"({"on":"ferry","count":1,"kind":")") + kind + "\"}");
    const std::string token = send(*adapter_, "criminal.none", person(demo::married, {{"no_criminal_record", "yes"}}));
    zq_verdict said = 0;
    std::string error;
    EXPECT_EQ(await(*adapter_, token, said, &error), ZQ_E_BAD_DATA) << kind;
    EXPECT_NE(error.find("R" + token), std::string::npos) << error;
    EXPECT_NE(error.find("字节"), std::string::npos) << error;
    EXPECT_EQ(error.find(people_.name(demo::married)), std::string::npos) << error;
  }
}

TEST_F(PublicSecurityAdapter, ContradictingRecordsOnTheFerryNeedReviewAndDuplicatesDoNoHarm) {
  legacy_->fault(R"({"on":"ferry","count":1,"kind":"two_rows"})");
  EXPECT_EQ(ferried("criminal.none", person(demo::married, {{"no_criminal_record", "yes"}})), ZQ_V_NEEDS_REVIEW);
  legacy_->fault(R"({"on":"ferry","count":1,"kind":"duplicate"})");
  const std::string token = send(*adapter_, "criminal.none", person(demo::married, {{"no_criminal_record", "yes"}}));
  ASSERT_TRUE(eventually([&] { return fs::exists(in() / ("R" + token + "_2.txt")); }));
  zq_verdict said = 0;
  EXPECT_EQ(await(*adapter_, token, said), ZQ_OK);
  EXPECT_EQ(said, ZQ_V_CONSISTENT);
}

TEST_F(PublicSecurityAdapter, AHalfWrittenReplyIsWaitedForAndThenGivenUp) {
  legacy_->fault(R"({"on":"ferry","count":1,"kind":"truncate"})");
  const std::string token = send(*adapter_, "criminal.none", person(demo::married, {{"no_criminal_record", "yes"}}));
  const fs::path file = in() / ("R" + token + ".txt");
  ASSERT_TRUE(eventually([&] { return fs::exists(file) && fs::file_size(file) > 0; }));
  AdapterCall early;
  EXPECT_EQ(adapter_->poll(early, token), ZQ_PENDING);
  fs::last_write_time(file, fs::file_time_type::clock::now() - 2h);
  AdapterCall late;
  EXPECT_EQ(adapter_->poll(late, token), ZQ_E_BAD_DATA);
  EXPECT_NE(late.error_text.find("R" + token), std::string::npos) << late.error_text;
}

TEST_F(PublicSecurityAdapter, SilenceOnTheFerryStaysPending) {
  legacy_->fault(R"({"on":"ferry","count":1,"kind":"silence"})");
  const std::string token = send(*adapter_, "criminal.none", person(demo::married, {{"no_criminal_record", "yes"}}));
  const fs::path inner = *folder_ / "ferry" / "inner" / ("Q" + token + ".txt"),
                 out = *folder_ / "ferry" / "out" / ("Q" + token + ".txt");
  ASSERT_TRUE(eventually([&] { return !fs::exists(inner) && !fs::exists(out); }));
  AdapterCall call;
  EXPECT_EQ(adapter_->poll(call, token), ZQ_PENDING);
}

TEST_F(PublicSecurityAdapter, ForeignTokensAreNotFoundAndReachNoFile) {
  for (const char* token :
       {"", "x", "2026010101aaaaaaaaaaaaaaaa", "../../../../../../etc/pass", "2026010101AAAAAAAAAAAAAAAA"}) {
    AdapterCall call;
    EXPECT_EQ(adapter_->poll(call, token), ZQ_E_NOT_FOUND) << token;
  }
}

TEST_F(PublicSecurityAdapter, AWrongQuestionSendsNothing) {
  const auto requests = [&] {
    return std::distance(fs::directory_iterator(*folder_ / "ferry" / "pending"), fs::directory_iterator{});
  };
  send(*adapter_, "criminal.none", person(demo::married, {{"no_criminal_record", "yes"}}));
  const auto before = requests();
  AdapterCall call;
  EXPECT_EQ(adapter_->verify(call, "criminal.none", person(demo::married, {{"no_criminal_record", "no"}})),
            ZQ_E_INVALID);
  EXPECT_EQ(requests(), before);
}

TEST_F(PublicSecurityAdapter, WithoutTheFerryFolderItIsUnavailable) {
  RealHost host;
  configure(host);
  host.settings["ferry_directory"] = *folder_ / "nowhere";
  RunningAdapter adapter(host, load_adapter(ZQ_ADAPTER_FILE), "public_security");
  AdapterCall send_call, health_call, alive_call;
  EXPECT_EQ(adapter.verify(send_call, "criminal.none", person(demo::married, {{"no_criminal_record", "yes"}})),
            ZQ_E_UNAVAILABLE);
  EXPECT_EQ(adapter.health(health_call), ZQ_E_UNAVAILABLE);
  EXPECT_EQ(adapter.verify(alive_call, "person.alive", person(demo::married, {{"alive", "yes"}})), ZQ_E_UNAVAILABLE);
}

TEST_F(PublicSecurityAdapter, WhoIsAliveComesFromTheDailyFile) {
  EXPECT_EQ(verdict("person.alive", person(demo::deceased, {{"alive", "no"}})), ZQ_V_CONSISTENT);
  EXPECT_EQ(verdict("person.alive", person(demo::deceased, {{"alive", "yes"}})), ZQ_V_MISMATCH);
  EXPECT_EQ(verdict("person.alive", person(demo::married, {{"alive", "yes"}})), ZQ_V_CONSISTENT);
  EXPECT_EQ(verdict("person.alive", person(demo::married, {{"alive", "no"}})), ZQ_V_NEEDS_REVIEW);
  EXPECT_EQ(verdict("person.alive", {{"name", "张三"}, {"id_number", "331002199001010018"}, {"alive", "yes"}}),
            ZQ_V_NO_RECORD);
  for (sample::Index index = 80; index < 1200; ++index) {
    if (!people_.register_cancelled(index)) continue;
    const zq_verdict said = verdict("person.alive", person(index, {{"alive", "no"}}));
    EXPECT_TRUE(said == ZQ_V_CONSISTENT || said == ZQ_V_NEEDS_REVIEW) << index;
  }
}

// The daily file is the test's own here, in a ferry folder of its own.
class DailyCancellations : public PublicSecurityAdapter {
 protected:
  void SetUp() override {
    PublicSecurityAdapter::SetUp();
    adapter_.reset();
    fs::create_directories(own_ / "ferry" / "in");
    fs::create_directories(own_ / "ferry" / "out");
    host_.settings["ferry_directory"] = own_ / "ferry";
    file_ = read_file(in() / (std::string("HKZX_") + today + "_01.txt"));
    ASSERT_FALSE(file_.empty());
    adapter_ = std::make_unique<RunningAdapter>(host_, load_adapter(ZQ_ADAPTER_FILE), "public_security");
  }
  void put(const std::string& name, const std::string& bytes) { write_file(own_ / "ferry" / "in" / name, bytes); }
  zq_status ask(std::string* error = nullptr, const char* alive = "no") {
    AdapterCall call;
    const zq_status status = adapter_->verify(call, "person.alive", person(demo::deceased, {{"alive", alive}}));
    if (error) *error = call.error_text;
    verdict_ = call.verdict;
    return status;
  }
  TempDirectory own_;
  std::string file_;
  zq_verdict verdict_ = 0;
};

TEST_F(DailyCancellations, AMissingOrStaleFileIsUnavailableNamingTheDateExpected) {
  std::string error;
  EXPECT_EQ(ask(&error), ZQ_E_UNAVAILABLE);
  EXPECT_NE(error.find("2025-12-30"), std::string::npos) << error;
  put("HKZX_20251229_01.txt", file_);
  EXPECT_EQ(ask(&error), ZQ_E_UNAVAILABLE);
  EXPECT_NE(error.find("2025-12-29"), std::string::npos) << error;
  put("HKZX_20251230_01.txt", file_);
  EXPECT_EQ(ask(), ZQ_OK);
}

TEST_F(DailyCancellations, AFileThatIsStillBeingWrittenLeavesYesterdaysInForce) {
  put("HKZX_20251231_01.txt", file_);
  put("HKZX_20260101_01.txt", file_.substr(0, file_.size() / 2));
  EXPECT_EQ(ask(), ZQ_OK);
  EXPECT_EQ(verdict_, ZQ_V_CONSISTENT);
}

TEST_F(DailyCancellations, AMalformedFileIsRefusedWholeAndNamed) {
  std::string broken = file_;
  broken.erase(40, 1);
  put("HKZX_20260101_01.txt", broken);
  std::string error;
  EXPECT_EQ(ask(&error), ZQ_E_BAD_DATA);
  EXPECT_NE(error.find("HKZX_20260101_01.txt"), std::string::npos) << error;
  put("HKZX_20251231_01.txt", file_);
  EXPECT_EQ(ask(), ZQ_OK);
}

TEST_F(DailyCancellations, AFileThatCannotBeReadLeavesYesterdaysInForceAndIsTriedAgain) {
  fs::create_directory(own_ / "ferry" / "in" / "HKZX_20260101_01.txt");
  std::string error;
  EXPECT_EQ(ask(&error), ZQ_E_UNAVAILABLE);
  EXPECT_NE(error.find("HKZX_20260101_01.txt"), std::string::npos) << error;
  put("HKZX_20251231_01.txt", file_);
  EXPECT_EQ(ask(), ZQ_OK);
  EXPECT_EQ(verdict_, ZQ_V_CONSISTENT);
}

TEST_F(DailyCancellations, ANewFileIsTakenUpWithoutARestart) {
  put("HKZX_20251231_01.txt", "T0000000\r\n");
  EXPECT_EQ(ask(), ZQ_OK);
  EXPECT_EQ(verdict_, ZQ_V_NEEDS_REVIEW);  // declared dead, not in the file
  put("HKZX_20260101_01.txt", file_);
  EXPECT_TRUE(eventually([&] { return ask() == ZQ_OK && verdict_ == ZQ_V_CONSISTENT; }));
}

TEST_F(DailyCancellations, AFileFromTheFutureIsNotBelieved) {
  put("HKZX_20991231_01.txt", file_);
  EXPECT_EQ(ask(), ZQ_E_UNAVAILABLE);
}

TEST_F(DailyCancellations, SomebodyStruckOutIsAnsweredEvenWhileTheCheckServiceIsDown) {
  put("HKZX_20260101_01.txt", file_);
  legacy_->fault(R"({"kind":"reset","on":"soap"})");
  EXPECT_EQ(ask(), ZQ_OK);
  EXPECT_EQ(verdict_, ZQ_V_CONSISTENT);
  AdapterCall call;
  EXPECT_EQ(adapter_->verify(call, "person.alive", person(demo::married, {{"alive", "yes"}})), ZQ_E_UNAVAILABLE);
}

TEST_F(PublicSecurityAdapter, ReadsItsOwnListPageByPage) {
  std::set<std::string> codes;
  std::string cursor;
  std::size_t rows = 0;
  do {
    AdapterCall call;
    ASSERT_EQ(adapter_->list(call, cursor, 5), ZQ_OK) << call.error_text;
    rows += call.records.size();
    for (const RecordedFields& row : call.records) codes.insert(row.at("code"));
    cursor = call.cursor;
  } while (!cursor.empty());
  EXPECT_EQ(rows, 13u);
  EXPECT_EQ(codes.size(), 13u);
}

TEST_F(PublicSecurityAdapter, TheSameComplaintKeyYieldsTheSameReceiptEvenAfterARestart) {
  const Fields complaint{{"no", "TS1"}, {"subject", "索要证明"}, {"content", "派出所仍要求 <证明> & 盖章"}};
  const auto submit = [&](const char* key) {
    RealHost host;
    configure(host);
    RunningAdapter adapter(host, load_adapter(ZQ_ADAPTER_FILE), "public_security");
    AdapterCall call;
    EXPECT_EQ(adapter.submit(call, complaint, key), ZQ_OK) << call.error_text;
    return call.records.at(0).at("receipt");
  };
  const std::string first = submit("key-1");
  EXPECT_EQ(submit("key-1"), first);
  EXPECT_NE(submit("key-2"), first);
  legacy_->process().signal(SIGKILL);
  legacy_->process().wait();
  start_legacy();
  EXPECT_EQ(submit("key-1"), first);
  RealHost host;
  configure(host);
  RunningAdapter adapter(host, load_adapter(ZQ_ADAPTER_FILE), "public_security");
  AdapterCall known, unknown;
  ASSERT_EQ(adapter.complaint_status(known, first), ZQ_OK) << known.error_text;
  EXPECT_EQ(known.records.at(0).at("status"), "received");
  EXPECT_EQ(adapter.complaint_status(unknown, "GATS99999999"), ZQ_E_NOT_FOUND);
}

TEST_F(PublicSecurityAdapter, MissingOrWrongSettingsAreNamed) {
  for (const auto& [key, value] : Fields{{"endpoint", ""},
                                         {"endpoint", "ftp://x"},
                                         {"user_code", ""},
                                         {"ferry_directory", ""},
                                         {"poll_after_ms", "soon"},
                                         {"licence", ""}}) {
    RealHost host;
    configure(host);
    host.settings[key] = value;
    if (key == "licence") host.secrets.clear();
    try {
      RunningAdapter adapter(host, load_adapter(ZQ_ADAPTER_FILE), "public_security");
      ADD_FAILURE() << key;
    } catch (const std::exception& error) {
      EXPECT_NE(std::string(error.what()).find("status 4"), std::string::npos) << error.what();
      EXPECT_NE(std::string(error.what()).find(key), std::string::npos) << error.what();
    }
  }
}

}  // namespace
}  // namespace zq::test
