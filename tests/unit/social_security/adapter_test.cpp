// The built adapter against the real simulated system in its own process, with every fault.
#include <gtest/gtest.h>

#include <set>
#include <utility>

#include "population.hpp"
#include "support/legacy_process.hpp"

namespace zq::test {
namespace {

using sample::Population;
namespace demo = sample::demo;
using namespace std::chrono_literals;
using Fields = RunningAdapter::Fields;

class SocialSecurityAdapter : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempDirectory;
    start_legacy();
  }
  static void TearDownTestSuite() {
    delete std::exchange(legacy_, nullptr);
    delete std::exchange(folder_, nullptr);
  }
  static void start_legacy() {
    delete std::exchange(legacy_, nullptr);
    legacy_ = new LegacyProcess(ZQ_LEGACY_PROGRAM, {"--people", "4000", "--clerk-ms", "0"}, folder_->path());
  }

  void SetUp() override {
    legacy_->clear();
    configure(host_);
    adapter_ = std::make_unique<RunningAdapter>(host_, load_adapter(ZQ_ADAPTER_FILE), "social_security");
  }
  static void configure(AdapterHost& host) {
    host.settings["endpoint"] = legacy_->base_url() + "/sbxt/services/query";
    host.settings["user"] = "zhengqiao";
    host.secrets["password"] = "sample-password";
  }
  Fields person(sample::Index index, Fields more) const {
    Fields all{{"name", people_.name(index)}, {"id_number", people_.id_number(index)}};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  zq_verdict verdict(const char* check, sample::Index index, const Fields& more) {
    AdapterCall call;
    EXPECT_EQ(adapter_->verify(call, check, person(index, more)), ZQ_OK) << call.error_text;
    return call.verdict;
  }
  zq_status status(AdapterCall& call) {
    return adapter_->verify(call, "insurance.insured",
                            person(demo::married, {{"insurance_type", "110"}, {"insured", "yes"}}));
  }

  static inline TempDirectory* folder_ = nullptr;
  static inline LegacyProcess* legacy_ = nullptr;
  const Population people_{4000};
  RealHost host_;
  std::unique_ptr<RunningAdapter> adapter_;
};

TEST_F(SocialSecurityAdapter, AnswersTheFourChecksForTheDemoPeople) {
  EXPECT_EQ(verdict("insurance.insured", demo::married, {{"insurance_type", "110"}, {"insured", "yes"}}),
            ZQ_V_CONSISTENT);
  EXPECT_EQ(verdict("insurance.insured", demo::married, {{"insurance_type", "110"}, {"insured", "no"}}), ZQ_V_MISMATCH);
  const std::string employer = people_.employments(demo::married).front().employer;
  EXPECT_EQ(verdict("insurance.insured", demo::married,
                    {{"insurance_type", "310"}, {"insured", "yes"}, {"employer", employer}}),
            ZQ_V_CONSISTENT);
  const Fields year{{"insurance_type", "110"}, {"month_from", "202501"}, {"month_to", "202512"}};
  const auto months = [&](const char* count) {
    Fields all = year;
    all.push_back({"months", count});
    return verdict("insurance.payments", demo::married, all);
  };
  EXPECT_EQ(months("11"), ZQ_V_CONSISTENT);
  EXPECT_EQ(months("12"), ZQ_V_MISMATCH);
  const std::string since = std::to_string(people_.pension(demo::widow)->since);
  EXPECT_EQ(verdict("insurance.pension", demo::widow, {{"receives_pension", "yes"}, {"pension_start", since}}),
            ZQ_V_CONSISTENT);
  EXPECT_EQ(verdict("insurance.pension", demo::married, {{"receives_pension", "yes"}}), ZQ_V_MISMATCH);
  const sample::Employment job = people_.employments(demo::divorced).front();
  EXPECT_EQ(verdict("employment.terminated", demo::divorced, {{"employer", job.employer}}), ZQ_V_CONSISTENT);
  EXPECT_EQ(verdict("employment.terminated", demo::married, {{"employer", employer}}), ZQ_V_MISMATCH);
}

TEST_F(SocialSecurityAdapter, ARegistrationThatWasTakenBackDoesNotInsure) {
  EXPECT_EQ(verdict("insurance.insured", demo::divorced, {{"insurance_type", "410"}, {"insured", "yes"}}),
            ZQ_V_MISMATCH);
  EXPECT_EQ(verdict("insurance.insured", demo::divorced, {{"insurance_type", "410"}, {"insured", "no"}}),
            ZQ_V_CONSISTENT);
}

TEST_F(SocialSecurityAdapter, AnUnknownPersonIsNoRecord) {
  AdapterCall call;
  EXPECT_EQ(adapter_->verify(
                call, "insurance.insured",
                {{"name", "张三"}, {"id_number", "331002199001010018"}, {"insurance_type", "110"}, {"insured", "no"}}),
            ZQ_OK);
  EXPECT_EQ(call.verdict, ZQ_V_NO_RECORD);
  EXPECT_TRUE(call.records.empty());
}

// Everybody in the population gets the answer that the population's own facts give.
TEST_F(SocialSecurityAdapter, AgreesWithThePopulationForManyPeople) {
  int reviewed = 0, asked = 0;
  for (sample::Index index = 80; index < 2000; index += 7) {
    const auto insurances = people_.insurances(index);
    if (insurances.empty()) continue;
    const auto same_type = [&](const sample::Insurance& i) { return i.type == insurances.back().type && i.open; };
    const bool open = std::any_of(insurances.begin(), insurances.end(), same_type);
    AdapterCall call;
    ASSERT_EQ(
        adapter_->verify(call, "insurance.insured",
                         person(index, {{"insurance_type", insurances.back().type}, {"insured", open ? "yes" : "no"}})),
        ZQ_OK)
        << index << call.error_text;
    ++asked;
    if (call.verdict == ZQ_V_NEEDS_REVIEW && call.field_verdict("name") == ZQ_V_NEEDS_REVIEW) {
      ++reviewed;
      EXPECT_EQ(call.field_verdict("insured"), ZQ_V_CONSISTENT) << index;
    } else {
      EXPECT_EQ(call.verdict, ZQ_V_CONSISTENT) << index;
    }
  }
  EXPECT_GT(asked, 100);
  EXPECT_LT(reviewed, asked / 20);
}

TEST_F(SocialSecurityAdapter, ALostCharacterInANameNeedsReview) {
  AdapterCall call;
  const Fields more{{"insurance_type", "110"}, {"insured", "yes"}};
  if (people_.insurances(demo::rare_name).empty()) GTEST_SKIP() << "the person with the rare name is not insured";
  ASSERT_EQ(adapter_->verify(call, "insurance.insured", person(demo::rare_name, more)), ZQ_OK);
  EXPECT_EQ(call.field_verdict("name"), ZQ_V_NEEDS_REVIEW);
  EXPECT_NE(call.verdict, ZQ_V_CONSISTENT);
}

TEST_F(SocialSecurityAdapter, EveryFaultIsAStatusAndNeverAVerdict) {
  struct Line {
    const char* fault;
    zq_status expected;
  };
  const std::vector<Line> table{
      {R"({"kind":"silence"})", ZQ_E_DEADLINE},        {R"({"kind":"delay","ms":5000})", ZQ_E_DEADLINE},
      {R"({"kind":"drip","ms":100})", ZQ_E_DEADLINE},  {R"({"kind":"reset"})", ZQ_E_UNAVAILABLE},
      {R"({"kind":"truncate"})", ZQ_E_BAD_DATA},       {R"({"kind":"error_page"})", ZQ_E_BAD_DATA},
      {R"({"kind":"wrong_encoding"})", ZQ_E_BAD_DATA}, {R"({"kind":"cut_xml"})", ZQ_E_BAD_DATA},
      {R"({"kind":"licence_expired"})", ZQ_E_AUTH},    {R"({"kind":"fault"})", ZQ_E_UNAVAILABLE}};
  for (const Line& line : table) {
    legacy_->fault(line.fault);
    AdapterCall call(line.expected == ZQ_E_DEADLINE ? 600ms : 10s);
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_EQ(status(call), line.expected) << line.fault << ": " << call.error_text;
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s) << line.fault;
    EXPECT_TRUE(call.records.empty()) << line.fault;
    EXPECT_FALSE(call.error_text.empty()) << line.fault;
    EXPECT_EQ(call.error_text.find(people_.id_number(demo::married)), std::string::npos) << line.fault;
    EXPECT_EQ(call.error_text.find(people_.name(demo::married)), std::string::npos) << line.fault;
    legacy_->clear();
    AdapterCall after;
    EXPECT_EQ(status(after), ZQ_OK) << "after " << line.fault << ": " << after.error_text;
  }
}

TEST_F(SocialSecurityAdapter, ASlowAnswerWithinTheDeadlineIsAnAnswer) {
  legacy_->fault(R"({"kind":"delay","ms":200,"count":1})");
  AdapterCall call;
  EXPECT_EQ(status(call), ZQ_OK);
  EXPECT_EQ(call.verdict, ZQ_V_CONSISTENT);
}

TEST_F(SocialSecurityAdapter, TwoContradictingRowsNeedReview) {
  legacy_->fault(R"({"kind":"two_rows"})");
  AdapterCall call;
  EXPECT_EQ(status(call), ZQ_OK);
  EXPECT_EQ(call.verdict, ZQ_V_NEEDS_REVIEW);
}

TEST_F(SocialSecurityAdapter, ACancelledCallEndsSoon) {
  legacy_->fault(R"({"kind":"silence"})");
  AdapterCall call;
  call.cancelled = true;
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(status(call), ZQ_E_CANCELLED);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s);
}

TEST_F(SocialSecurityAdapter, AWrongPasswordIsAnAuthFailureAndStaysSecret) {
  RealHost host;
  configure(host);
  host.secrets["password"] = "not-the-password";
  RunningAdapter adapter(host, load_adapter(ZQ_ADAPTER_FILE), "social_security");
  AdapterCall call;
  EXPECT_EQ(adapter.health(call), ZQ_E_AUTH);
  EXPECT_EQ(call.error_text.find("not-the-password"), std::string::npos);
  AdapterCall right;
  EXPECT_EQ(adapter_->health(right), ZQ_OK) << right.error_text;
}

TEST_F(SocialSecurityAdapter, MissingOrWrongSettingsAreNamed) {
  for (const auto& [key, value] : Fields{{"endpoint", ""},
                                         {"endpoint", "ftp://x"},
                                         {"user", ""},
                                         {"insurance_codes", "110"},
                                         {"charset", "GBX"},
                                         {"password", ""}}) {
    RealHost host;
    configure(host);
    host.settings[key] = value;
    if (key == "password") host.secrets.clear();
    try {
      RunningAdapter adapter(host, load_adapter(ZQ_ADAPTER_FILE), "social_security");
      ADD_FAILURE() << key;
    } catch (const std::exception& error) {
      EXPECT_NE(std::string(error.what()).find("status 4"), std::string::npos) << error.what();
      EXPECT_NE(std::string(error.what()).find(key), std::string::npos) << error.what();
    }
  }
}

TEST_F(SocialSecurityAdapter, WithNothingListeningItIsUnavailable) {
  RealHost host;
  configure(host);
  host.settings["endpoint"] = "http://127.0.0.1:1/sbxt/services/query";
  RunningAdapter adapter(host, load_adapter(ZQ_ADAPTER_FILE), "social_security");
  AdapterCall call;
  EXPECT_EQ(adapter.health(call), ZQ_E_UNAVAILABLE);
}

TEST_F(SocialSecurityAdapter, ReadsItsOwnListPageByPage) {
  std::vector<std::string> codes;
  std::string cursor;
  do {
    AdapterCall call;
    ASSERT_EQ(adapter_->list(call, cursor, 5), ZQ_OK) << call.error_text;
    EXPECT_LE(call.records.size(), 5u);
    for (const RecordedFields& row : call.records) codes.push_back(row.at("code"));
    cursor = call.cursor;
  } while (!cursor.empty());
  EXPECT_EQ(codes.size(), 19u);
  EXPECT_EQ(codes.front(), "SB-001");
  EXPECT_EQ(codes.back(), "SB-019");
  EXPECT_EQ(std::set<std::string>(codes.begin(), codes.end()).size(), codes.size());
}

TEST_F(SocialSecurityAdapter, TheSameComplaintKeyYieldsTheSameReceiptEvenAfterARestart) {
  const Fields complaint{
      {"no", "TS1"}, {"subject", "索要证明"}, {"content", "窗口仍要求提供证明 <&>"}, {"filed_on", "2025-12-01"}};
  const auto submit = [&](const char* key) {
    RealHost host;
    configure(host);
    RunningAdapter adapter(host, load_adapter(ZQ_ADAPTER_FILE), "social_security");
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
  RunningAdapter adapter(host, load_adapter(ZQ_ADAPTER_FILE), "social_security");
  AdapterCall call;
  ASSERT_EQ(adapter.complaint_status(call, first), ZQ_OK) << call.error_text;
  EXPECT_EQ(call.records.at(0).at("status"), "received");
  EXPECT_EQ(call.records.at(0).at("status_text"), "已登记");
  AdapterCall unknown;
  EXPECT_EQ(adapter.complaint_status(unknown, "SBTS99999999"), ZQ_E_NOT_FOUND);
}

TEST_F(SocialSecurityAdapter, AComplaintWhoseAnswerWasLostIsNotEnteredTwice) {
  const Fields complaint{{"subject", "s"}, {"content", "c"}};
  legacy_->fault(R"({"kind":"truncate","count":1})");
  AdapterCall lost, again, once_more;
  EXPECT_EQ(adapter_->submit(lost, complaint, "key-lost"), ZQ_E_BAD_DATA);
  ASSERT_EQ(adapter_->submit(again, complaint, "key-lost"), ZQ_OK);
  ASSERT_EQ(adapter_->submit(once_more, complaint, "key-lost"), ZQ_OK);
  EXPECT_EQ(again.records.at(0).at("receipt"), once_more.records.at(0).at("receipt"));
}

TEST_F(SocialSecurityAdapter, AnUnknownCheckIsNotFound) {
  AdapterCall call;
  EXPECT_EQ(adapter_->verify(call, "insurance.unknown", person(demo::married, {})), ZQ_E_NOT_FOUND);
}

TEST_F(SocialSecurityAdapter, TheLegacySystemEndsCleanlyOnSigterm) {
  legacy_->process().signal(SIGTERM);
  EXPECT_EQ(legacy_->process().wait(10s), 0);
  start_legacy();
}

}  // namespace
}  // namespace zq::test
