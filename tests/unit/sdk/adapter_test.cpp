#include "zq/adapter.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "zq/compare.hpp"
#include "zq/test_host.hpp"
#include "zq/text.hpp"

namespace zq {
namespace {

using test::AdapterCall;
using test::AdapterHost;
using test::RunningAdapter;

// Does on "check" what its name says.
class Versatile : public Adapter {
 public:
  static constexpr std::uint32_t max_concurrency = 4;
  static constexpr bool idempotent_submit = true;

  void start(Call& call) override {
    limit_ = call.settings().integer_or("limit", 10, 1, 100);
    (void)call.settings().flag_or("strict", false);
    if (call.settings().optional("url")) url_ = call.settings().require("url");
  }
  Verification verify(Call& call, std::string_view check, const Declared& declared) override {
    if (check == "failure") throw Failure(ZQ_E_AUTH, "授权已过期");
    if (check == "exception") throw std::out_of_range("number 33109919900101001 of row 12");
    if (check == "anything") throw 42;
    if (check == "wrong status") throw Failure(ZQ_OK, "x");
    if (check == "pending") return Verification::pending("token-1", std::chrono::milliseconds(1500));
    if (check == "long token") return Verification::pending(std::string(300, 't'), std::chrono::milliseconds(0));
    if (check == "secret") return with_secret(call);
    if (check == "unlucky secret")
      host().with_secret("password", [](std::string_view) { throw Failure(ZQ_E_BAD_DATA, "x"); });
    if (check == "decode")
      return Verification().consistent("name", Charset(call, "GBK").decode("\xD5\xC5\xFF", "应答"));
    if (check == "pause") call.pause(std::chrono::seconds(30));
    if (check != "fields") throw unknown_check(check);
    return Verification()
        .consistent("name", std::string(declared.require("name")))
        .needs_review("spouse", "同名两人")
        .add({"since", Verdict::consistent, "2020-01-01", {}, ZQ_T_DATE});
  }
  Verification poll(Call&, std::string_view token) override {
    if (token == "late") return Verification::not_yet(std::chrono::milliseconds(700));
    if (token != "token-1") throw Failure(ZQ_E_NOT_FOUND, "没有这一凭证");
    return Verification::of(Verdict::no_record);
  }
  ListPage list(Call&, const Record& filter, std::string_view cursor, std::uint32_t limit) override {
    ListPage page;
    const std::uint32_t rows = filter.has("too many") ? limit + 1 : 2;
    for (std::uint32_t i = 0; i < rows; ++i) {
      page.rows.push_back(
          {"A" + std::to_string(i), "结婚登记", "户籍证明", "派出所", "", "信息共享", "即", "2020-01-01", ""});
    }
    page.next = cursor.empty() ? "2" : "";
    return page;
  }
  ComplaintState submit(Call&, const Record& complaint, std::string_view key) override {
    return {"R-" + std::string(key), ComplaintStatus::received, std::string(complaint.require("subject"))};
  }
  ComplaintState complaint_status(Call&, std::string_view receipt) override {
    return {std::string(receipt), ComplaintStatus::closed, "已办结", "王科长", "属实", "2026-01-02T08:00:00+08:00"};
  }

 private:
  Verification with_secret(Call&) {
    std::size_t length = 0;
    host().with_secret("password", [&](std::string_view secret) { length = secret.size(); });
    return Verification().consistent("length", std::to_string(length));
  }
  std::int64_t limit_ = 0;
  std::string url_;
};
constexpr zq_descriptor versatile_descriptor = Plugin<Versatile>::describe("cn.example.v", "示例", "测试", "1.0.0");
constexpr zq_entry versatile = Plugin<Versatile>::entry(&versatile_descriptor);

class Lister : public Adapter {
 public:
  ListPage list(Call&, const Record&, std::string_view, std::uint32_t) override { return {}; }
};
constexpr zq_descriptor lister_descriptor = Plugin<Lister>::describe("cn.example.l", "清单", "测试", "1.0.0");
constexpr zq_entry lister = Plugin<Lister>::entry(&lister_descriptor);

class BadStart : public Lister {
 public:
  BadStart() { throw std::runtime_error("never"); }
};
constexpr zq_descriptor bad_descriptor = Plugin<BadStart>::describe("cn.example.b", "坏", "测试", "1.0.0");
constexpr zq_entry bad = Plugin<BadStart>::entry(&bad_descriptor);

std::vector<std::string> advertised(const zq_entry& entry) {
  std::vector<std::string> ids;
  for (const char* const* id = entry.descriptor->capabilities; *id; ++id) ids.emplace_back(*id);
  return ids;
}

TEST(Adapters, AdvertiseExactlyWhatTheyOverride) {
  EXPECT_EQ(advertised(versatile), (std::vector<std::string>{ZQ_CAP_VERIFICATION, ZQ_CAP_LIST, ZQ_CAP_COMPLAINT}));
  EXPECT_EQ(advertised(lister), std::vector<std::string>{ZQ_CAP_LIST});
  EXPECT_EQ(advertised(bad), std::vector<std::string>{ZQ_CAP_LIST});  // overridden in its base class
  EXPECT_NE(lister.get_capability(nullptr, ZQ_CAP_LIST), nullptr);
  for (const char* id : {ZQ_CAP_VERIFICATION, ZQ_CAP_COMPLAINT, "zq.list/1x", "zq.list/", "", "zq.list/2"}) {
    EXPECT_EQ(lister.get_capability(nullptr, id), nullptr) << id;
  }
  EXPECT_EQ(versatile.descriptor->max_concurrency, 4u);
  EXPECT_EQ(versatile.descriptor->flags, static_cast<std::uint32_t>(ZQ_F_IDEMPOTENT_SUBMIT));
  EXPECT_EQ(lister.descriptor->max_concurrency, 1u);
  EXPECT_EQ(lister.descriptor->flags, 0u);
}

struct Fenced {
  const char* check;
  zq_status status;
  const char* text;
};

TEST(Adapters, FenceEveryException) {
  AdapterHost host;
  RunningAdapter adapter(host, versatile, "d");
  const std::vector<Fenced> rows = {
      {"failure", ZQ_E_AUTH, "授权已过期"},      {"exception", ZQ_E_INTERNAL, "of row 12"},
      {"anything", ZQ_E_INTERNAL, "非标准异常"}, {"wrong status", ZQ_E_INTERNAL, "x"},
      {"no such", ZQ_E_NOT_FOUND, "no such"},    {"long token", ZQ_E_INVALID, ""},
      {"secret", ZQ_E_CONFIG, "password"},       {"decode", ZQ_E_BAD_DATA, "第 3 个字节"},
  };
  for (const Fenced& row : rows) {
    AdapterCall call;
    EXPECT_EQ(adapter.verify(call, row.check, {{"name", "张三"}}), row.status) << row.check;
    EXPECT_NE(call.error_text.find(row.text), std::string::npos) << row.check << ": " << call.error_text;
    EXPECT_EQ(call.error_text.find("331099"), std::string::npos) << "long numbers are masked";
    EXPECT_TRUE(call.records.empty());
  }
}

TEST(Adapters, EmitAVerdictPerFieldAndOnTheWhole) {
  AdapterHost host;
  RunningAdapter adapter(host, versatile, "d");
  AdapterCall call;
  ASSERT_EQ(adapter.verify(call, "fields", {{"name", "张三"}, {"spouse", "李四"}, {"since", "2020-01-01"}}), ZQ_OK)
      << call.error_text;
  EXPECT_EQ(call.verdict, ZQ_V_NEEDS_REVIEW);
  ASSERT_EQ(call.records.size(), 3u);
  EXPECT_EQ(call.records[0], (test::RecordedFields{{"field", "name"}, {"verdict", "1"}, {"found", "张三"}}));
  EXPECT_EQ(call.records[1], (test::RecordedFields{{"field", "spouse"}, {"verdict", "4"}, {"note", "同名两人"}}));
  EXPECT_EQ(call.records[2].at("found"), "2020-01-01");
}

TEST(Adapters, NameTheMissingField) {
  AdapterHost host;
  RunningAdapter adapter(host, versatile, "d");
  for (const auto& declared : std::vector<RunningAdapter::Fields>{{}, {{"name", ""}}}) {
    AdapterCall call;
    EXPECT_EQ(adapter.verify(call, "fields", declared), ZQ_E_INVALID);
    EXPECT_NE(call.error_text.find("name"), std::string::npos);
  }
}

TEST(Adapters, StopEmittingWhenTheHostDoesNotWantMore) {
  AdapterHost host;
  RunningAdapter adapter(host, versatile, "d");
  AdapterCall call;
  call.emit_answer = ZQ_E_CANCELLED;
  EXPECT_EQ(adapter.verify(call, "fields", {{"name", "张三"}, {"spouse", "李四"}, {"since", "2020-01-01"}}),
            ZQ_E_CANCELLED);
}

TEST(Adapters, AnswerLaterWithATokenAndArePolled) {
  AdapterHost host;
  RunningAdapter adapter(host, versatile, "d");
  AdapterCall ask, late, poll, lost;
  EXPECT_EQ(adapter.verify(ask, "pending", {}), ZQ_PENDING);
  EXPECT_EQ(ask.token, "token-1");
  EXPECT_EQ(ask.poll_after_ms, 1500);
  EXPECT_EQ(adapter.poll(late, "late"), ZQ_PENDING);
  EXPECT_EQ(late.token, "late");  // the token stays
  EXPECT_EQ(late.poll_after_ms, 700);
  EXPECT_EQ(adapter.poll(poll, "token-1"), ZQ_OK);
  EXPECT_EQ(poll.verdict, ZQ_V_NO_RECORD);
  EXPECT_EQ(adapter.poll(lost, "?"), ZQ_E_NOT_FOUND);
}

TEST(Adapters, ListPageByPageWithinTheLimit) {
  AdapterHost host;
  RunningAdapter adapter(host, versatile, "d");
  AdapterCall first, last, greedy;
  ASSERT_EQ(adapter.list(first, "", 2), ZQ_OK);
  EXPECT_EQ(first.cursor, "2");
  ASSERT_EQ(first.records.size(), 2u);
  EXPECT_EQ(first.records[1].at("code"), "A1");
  EXPECT_EQ(first.records[1].at("class"), "即");
  EXPECT_EQ(first.records[1].at("since"), "2020-01-01");
  EXPECT_EQ(first.records[1].count("until"), 0u);
  ASSERT_EQ(adapter.list(last, "2", 2), ZQ_OK);
  EXPECT_EQ(last.cursor, "");
  EXPECT_EQ(adapter.list(greedy, "", 2, {{"too many", "1"}}), ZQ_E_INTERNAL);
  EXPECT_TRUE(greedy.records.empty());
}

TEST(Adapters, FileComplaintsAndReadTheirStatusBack) {
  AdapterHost host;
  RunningAdapter adapter(host, versatile, "d");
  AdapterCall submit, status;
  ASSERT_EQ(adapter.submit(submit, {{"subject", "推诿"}}, "k1"), ZQ_OK);
  EXPECT_EQ(submit.records.at(0),
            (test::RecordedFields{{"receipt", "R-k1"}, {"status", "received"}, {"status_text", "推诿"}}));
  ASSERT_EQ(adapter.complaint_status(status, "R-k1"), ZQ_OK);
  EXPECT_EQ(status.records.at(0).at("status"), "closed");
  EXPECT_EQ(status.records.at(0).at("handler"), "王科长");
  EXPECT_EQ(status.records.at(0).at("updated_at"), "2026-01-02T08:00:00+08:00");
}

TEST(Adapters, FailToStartOnAWrongSettingAndNameItsKey) {
  const std::vector<std::pair<std::string, std::string>> wrong = {
      {"limit", "zero"},     {"limit", "0"}, {"limit", "101"},
      {"limit", "5x"},       {"limit", ""},  {"limit", "99999999999999999999"},
      {"strict", "perhaps"}, {"url", ""}};
  for (const auto& [key, value] : wrong) {
    AdapterHost host;
    host.settings[key] = value;
    zq_instance* instance = versatile.create(host.raw(), "d");
    ASSERT_NE(instance, nullptr);
    AdapterCall call;
    EXPECT_EQ(versatile.start(instance, call.raw()), ZQ_E_CONFIG) << key << "=" << value;
    EXPECT_NE(call.error_text.find("设置 " + key), std::string::npos) << call.error_text;
    versatile.destroy(instance);
  }
}

TEST(Adapters, AreNotCreatedWhenTheConstructorThrowsOrTheHostIsOfAnotherMajor) {
  AdapterHost host;
  EXPECT_EQ(bad.create(host.raw(), "d"), nullptr);
  ASSERT_EQ(host.log_lines().size(), 1u);
  EXPECT_EQ(host.log_lines()[0].level, ZQ_LOG_ERROR);
  zq_host other = *host.raw();
  other.abi_major = 2;
  EXPECT_EQ(versatile.create(&other, "d"), nullptr);
  EXPECT_EQ(versatile.create(nullptr, "d"), nullptr);
}

TEST(Adapters, BorrowSecretsForOneFunctionOnly) {
  AdapterHost host;
  host.secrets["password"] = "hush";
  RunningAdapter adapter(host, versatile, "d");
  AdapterCall call, thrown;
  ASSERT_EQ(adapter.verify(call, "secret", {{"length", "4"}}), ZQ_OK);
  EXPECT_EQ(call.records.at(0).at("found"), "4");
  EXPECT_EQ(adapter.verify(thrown, "unlucky secret", {}), ZQ_E_BAD_DATA);  // thrown through the host's frames
}

TEST(Adapters, WorkWithAHostThatOffersFewerServices) {
  AdapterHost host;
  host.services[ZQ_SVC_TEXT] = nullptr;
  host.services[ZQ_SVC_LOG] = nullptr;
  host.services[ZQ_SVC_COMPLETION] = nullptr;
  RunningAdapter adapter(host, versatile, "d");
  AdapterCall call;
  EXPECT_EQ(adapter.verify(call, "decode", {}), ZQ_E_UNSUPPORTED);
  EXPECT_NE(call.error_text.find(ZQ_SVC_TEXT), std::string::npos);
  Host(host.raw()).log(ZQ_LOG_INFO, "dropped");
  Host(host.raw()).answer_ready("dropped");
}

TEST(Calls, EndAtTheirDeadlineOrWhenCancelled) {
  AdapterHost host;
  RunningAdapter adapter(host, versatile, "d");
  AdapterCall past(std::chrono::milliseconds(-1)), soon(std::chrono::milliseconds(60)), cancelled;
  cancelled.cancelled = true;
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(adapter.verify(past, "pause", {}), ZQ_E_DEADLINE);
  EXPECT_EQ(adapter.verify(soon, "pause", {}), ZQ_E_DEADLINE);
  EXPECT_EQ(adapter.verify(cancelled, "pause", {}), ZQ_E_CANCELLED);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
  EXPECT_EQ(Call(host.raw(), past.raw()).remaining().count(), 0);
}

TEST(Calls, TellTheTimeOfChina) {
  AdapterHost host;
  AdapterCall call;
  call.raw()->now_unix_ms = 1767196800000;  // 2025-12-31T16:00:00Z
  EXPECT_EQ(Call(host.raw(), call.raw()).now(), "2026-01-01T00:00:00+08:00");
  EXPECT_EQ(Call(host.raw(), call.raw()).today(), "2026-01-01");
  EXPECT_EQ(Call(host.raw(), call.raw()).request_id(), "req-1");
}

TEST(Verifications, ConcludeFromTheirFields) {
  EXPECT_EQ(Verification().verdict(), Verdict::needs_review);
  EXPECT_EQ(Verification().consistent("a").consistent("b").verdict(), Verdict::consistent);
  EXPECT_EQ(Verification().consistent("a").mismatch("b").needs_review("c", "x").verdict(), Verdict::mismatch);
  EXPECT_EQ(Verification().consistent("a").needs_review("c", "x").verdict(), Verdict::needs_review);
  EXPECT_EQ(Verification().consistent("a").no_record("b").verdict(), Verdict::needs_review);
  EXPECT_EQ(Verification().no_record("a").no_record("b").verdict(), Verdict::no_record);
  EXPECT_EQ(Verification().mismatch("a").conclude(Verdict::needs_review).verdict(), Verdict::needs_review);
}

struct Compared {
  const char* what;
  std::string declared, held;
  Verdict verdict;
};

TEST(Comparisons, GiveOneVerdictPerDeclaredField) {
  const std::vector<Compared> rows = {
      {"name", "张三", "张　三 ", Verdict::consistent},
      {"name", "张三", "李四", Verdict::mismatch},
      {"name", "朱镕基", "朱鎔基", Verdict::needs_review},
      {"name", "张三", "  ", Verdict::no_record},
      {"identity", "332621197001010011", "332621700101001", Verdict::consistent},
      {"identity", "33109919900101001x", " 33109919900101001X", Verdict::consistent},
      {"identity", "332621197001010011", "332621197001010012", Verdict::mismatch},
      {"identity", "332621197001010011", "332621********0011", Verdict::needs_review},
      {"identity", "332621197001010011", "33262119700101", Verdict::needs_review},
      {"identity", "332621197001010011", "", Verdict::no_record},
      {"identity", "331099189901010017", "331099990101001", Verdict::needs_review},  // 15 digits of another century
      {"identity", "331099189901010017", "331099990101002", Verdict::mismatch},
      {"identity", "911840199003070030", "USA110090030712", Verdict::needs_review},  // new and old permanent residence
      {"identity", "USA110090030712", "usa110090030712 ", Verdict::consistent},
      {"text", "10", "10 ", Verdict::consistent},
      {"text", "椒江镕金公司", "椒江?金公司", Verdict::needs_review},
      {"text", "椒江镕金公司", "椒江\uE100金公司", Verdict::needs_review},
      {"text", "椒江区１号", "椒江区 1号", Verdict::consistent},
      {"text", "10", "20", Verdict::mismatch},
      {"text", "10", "", Verdict::no_record},
      {"date", "2020-05-20", "20200520", Verdict::consistent},
      {"date", "2020-05-20", "2020-05-21 00:00:00.0", Verdict::mismatch},
      {"date", "2020-05-20", "202005", Verdict::needs_review},
      {"date", "2020-05-20", "202006", Verdict::mismatch},
      {"date", "2020-05-20", "20200231", Verdict::needs_review},
      {"date", "2020-05-20", "99991231", Verdict::no_record},
  };
  for (const Compared& row : rows) {
    const zq_field field{test::str("f"), ZQ_T_TEXT, 0, 0, test::str(row.declared)};
    const zq_record record{sizeof(zq_record), 1, &field};
    const std::string_view what = row.what;
    Verification v;
    if (what == "name") compare_name(v, "f", Declared(&record), row.held);
    if (what == "identity") compare_identity(v, "f", Declared(&record), row.held);
    if (what == "text") compare_text(v, "f", Declared(&record), row.held);
    if (what == "date") compare_date(v, "f", Declared(&record), row.held);
    ASSERT_EQ(v.fields().size(), 1u) << row.what << " " << row.declared;
    EXPECT_EQ(v.fields()[0].verdict, row.verdict) << row.what << " " << row.declared << " / " << row.held;
    compare_name(v, "not declared", Declared(&record), "x");
    EXPECT_EQ(v.fields().size(), 1u);
  }
}

TEST(Comparisons, RefuseADeclaredDateThatIsNone) {
  for (const char* said : {"2020-02-30", "昨天", "1900-01-01"}) {
    const zq_field field{test::str("f"), ZQ_T_TEXT, 0, 0, test::str(said)};
    const zq_record record{sizeof(zq_record), 1, &field};
    Verification v;
    try {
      compare_date(v, "f", Declared(&record), "20200520");
      ADD_FAILURE() << said;
    } catch (const Failure& failure) {
      EXPECT_EQ(failure.status(), ZQ_E_INVALID);
      EXPECT_NE(failure.text().find("申报字段 f "), std::string_view::npos);
    }
  }
}

}  // namespace
}  // namespace zq
