// The ferry's files byte by byte, and what reply records and cancellations mean.
#include <gtest/gtest.h>

#include <functional>

#include "public_security/cancellations.hpp"
#include "public_security/ferry_checks.hpp"
#include "public_security/ferry_format.hpp"
#include "public_security/list_and_complaint.hpp"
#include "support/declared.hpp"
#include "zq/call.hpp"
#include "zq/test_host.hpp"

namespace public_security {
namespace {

using zq::Verdict;
using zq::test::DeclaredFields;
using zq::test::status_of;
using zq::test::verdict_on;
using Pairs = std::vector<std::pair<std::string, std::string>>;

constexpr const char* number = "331099196707285819";
constexpr const char* token = "2026010101aaaaaaaaaaaaaaaa";

zq::Charset gbk() {
  static zq::test::AdapterHost host;
  return zq::Charset(zq::Host(host.raw()), "GBK");
}
std::string padded(std::string utf8, std::size_t bytes) {
  std::string out = gbk().encode(utf8, "test");
  out.resize(bytes, ' ');
  return out;
}
std::string fault_text(const std::function<void()>& function) {
  try {
    function();
  } catch (const zq::Failure& failure) {
    return std::string(failure.text());
  }
  return {};
}

TEST(FerryRequestFile, CountsBytesAndEndsWithATrailer) {
  FerryRequest request{token,  "02", number,         "买买提·艾力", number,
                       "王𠮷", "1",  "椒江区民政局", "结婚登记",    "20260101080000"};
  const std::string file = request_file(request, gbk());
  EXPECT_EQ(file.size(), 285u + 2 + 10);
  EXPECT_EQ(file.substr(285), "\r\nT0000001\r\n");
  EXPECT_EQ(file.substr(0, 34), std::string(token) + "      02");
  EXPECT_EQ(file.substr(52, 50), padded("买买提·艾力", 50));
  EXPECT_EQ(file.substr(120, 50), padded("王?", 50));
  EXPECT_EQ(file[170], '1');
}

TEST(FerryRequestFile, ANameThatDoesNotFitIsRefusedAndNeverCut) {
  std::string long_name;
  for (int i = 0; i < 26; ++i) long_name += "王";
  const FerryRequest request{token, "01", number, long_name, "", "", "", "", "", ""};
  EXPECT_EQ(status_of([&] { request_file(request, gbk()); }), ZQ_E_INVALID);
  EXPECT_EQ(fault_text([&] { request_file(request, gbk()); }).find("王"), std::string::npos);
}

TEST(FerryRequestFile, LongFreeTextIsCutBetweenCharacters) {
  FerryRequest request{token, "01", number, "王志杰", "", "", "", "", "", "20260101080000"};
  request.unit = "x";
  for (int i = 0; i < 30; ++i) request.unit += "局";
  const std::string file = request_file(request, gbk());
  EXPECT_EQ(file.substr(171, 40), padded("x局局局局局局局局局局局局局局局局局局局", 40));
}

std::string reply_line(const std::string& value = "0", const std::string& name = "王志杰",
                       const std::string& outcome = "00", const std::string& plate = "",
                       const std::string& relative = "", const std::string& business = "01") {
  return padded(token, 32) + business + number + padded(name, 50) + outcome + padded(value, 1) + padded(relative, 50) +
         padded(plate, 15) + "20260101081500\r\n";
}

TEST(FerryReplyFile, IsReadFieldByField) {
  const auto replies =
      read_reply_file(reply_line("1", "买买提·艾力", "00", "浙J12345", "", "03") + "T0000001\r\n", "R.txt", gbk());
  ASSERT_EQ(replies.size(), 1u);
  EXPECT_EQ(replies[0].token, token);
  EXPECT_EQ(replies[0].name, "买买提·艾力");
  EXPECT_EQ(replies[0].plate, "浙J12345");
  EXPECT_EQ(replies[0].value, "1");
  EXPECT_EQ(replies[0].time, "20260101081500");
}

TEST(FerryReplyFile, FaultsNameFileLineAndByte) {
  std::string narrow = reply_line();
  narrow.erase(60, 1);
  std::string broken = reply_line();
  broken[52] = '\xFF';
  const std::string narrow_text = fault_text([&] { read_reply_file(narrow + "T0000001\r\n", "R1.txt", gbk()); });
  EXPECT_NE(narrow_text.find("R1.txt"), std::string::npos);
  EXPECT_NE(narrow_text.find("应为 184 字节，实为 183"), std::string::npos) << narrow_text;
  const std::string second =
      fault_text([&] { read_reply_file(reply_line() + broken + "T0000002\r\n", "R2.txt", gbk()); });
  EXPECT_NE(second.find("第 2 行"), std::string::npos) << second;
  EXPECT_NE(second.find("第 187 字节起"), std::string::npos) << second;
  for (const std::string& bad :
       {std::string("T0000000\r\n"), reply_line() + "T0000002\r\n", reply_line(), std::string()}) {
    EXPECT_EQ(status_of([&] { read_reply_file(bad, "R.txt", gbk()); }), ZQ_E_BAD_DATA);
  }
}

FerryReply reply(const std::string& business, const std::string& value, const std::string& name = "王志杰",
                 const std::string& outcome = "00", const std::string& relative = "", const std::string& plate = "") {
  return {token, business, number, name, outcome, value, relative, plate, "20260101081500"};
}
Pairs person(Pairs more) {
  Pairs all{{"name", "王志杰"}, {"id_number", number}};
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

struct ReplyCase {
  const char* what;
  const char* business;
  Pairs declared;
  std::vector<FerryReply> replies;
  Verdict whole;
  const char* field;
  std::optional<Verdict> verdict;
};

TEST(FerryChecks, FollowTheirTable) {
  const Pairs none = person({{"no_criminal_record", "yes"}});
  const Pairs spouse = person({{"relative_name", "陈芳"}, {"relative_id_number", number}, {"relation", "spouse"}});
  const Pairs car = person({{"has_vehicle", "yes"}, {"plate_no", "浙j12345"}}),
              no_car = person({{"has_vehicle", "no"}});
  const std::vector<ReplyCase> table{
      {"no criminal record",
       "01",
       none,
       {reply("01", "0")},
       Verdict::consistent,
       "no_criminal_record",
       Verdict::consistent},
      {"criminal record", "01", none, {reply("01", "1")}, Verdict::mismatch, "no_criminal_record", Verdict::mismatch},
      {"unknown value",
       "01",
       none,
       {reply("01", "7")},
       Verdict::needs_review,
       "no_criminal_record",
       Verdict::needs_review},
      {"not in the register", "01", none, {reply("01", "", "", "01")}, Verdict::no_record, "name", {}},
      {"paper file", "01", none, {reply("01", "", "王志杰", "02")}, Verdict::needs_review, "name", {}},
      {"other name", "01", none, {reply("01", "0", "李四")}, Verdict::mismatch, "no_criminal_record", {}},
      {"lost character", "01", none, {reply("01", "0", "王志?")}, Verdict::needs_review, "name", Verdict::needs_review},
      {"the same twice",
       "01",
       none,
       {reply("01", "0"), reply("01", "0")},
       Verdict::consistent,
       "no_criminal_record",
       Verdict::consistent},
      {"contradiction",
       "01",
       none,
       {reply("01", "0"), reply("01", "1")},
       Verdict::needs_review,
       "no_criminal_record",
       {}},
      {"spouse",
       "02",
       spouse,
       {reply("02", "1", "王志杰", "00", "陈芳")},
       Verdict::consistent,
       "relation",
       Verdict::consistent},
      {"other relation",
       "02",
       spouse,
       {reply("02", "4", "王志杰", "00", "陈芳")},
       Verdict::mismatch,
       "relation",
       Verdict::mismatch},
      {"not related", "02", spouse, {reply("02", "0")}, Verdict::mismatch, "relation", Verdict::mismatch},
      {"relative's other name",
       "02",
       spouse,
       {reply("02", "1", "王志杰", "00", "李四")},
       Verdict::mismatch,
       "relative_name",
       Verdict::mismatch},
      {"unknown relation code",
       "02",
       spouse,
       {reply("02", "8")},
       Verdict::needs_review,
       "relation",
       Verdict::needs_review},
      {"vehicle and plate",
       "03",
       car,
       {reply("03", "1", "王志杰", "00", "", "浙J12345")},
       Verdict::consistent,
       "plate_no",
       {}},
      {"second vehicle",
       "03",
       no_car,
       {reply("03", "1", "王志杰", "00", "", "浙J1"), reply("03", "1", "王志杰", "00", "", "浙J2")},
       Verdict::mismatch,
       "has_vehicle",
       Verdict::mismatch},
      {"no vehicle", "03", no_car, {reply("03", "0")}, Verdict::consistent, "has_vehicle", Verdict::consistent},
  };
  for (const ReplyCase& c : table) {
    const DeclaredFields declared(c.declared);
    const zq::Verification answer = judge_replies(c.business, declared.record(), c.replies);
    if (std::string(c.what) != "vehicle and plate") {
      EXPECT_EQ(answer.verdict(), c.whole) << c.what;
      EXPECT_EQ(verdict_on(answer, c.field), c.verdict) << c.what;
    } else {
      EXPECT_EQ(verdict_on(answer, "has_vehicle"), Verdict::consistent);
      EXPECT_NE(verdict_on(answer, "plate_no"), std::nullopt);
    }
  }
}

TEST(FerryChecks, RepliesToAnotherQuestionAreRefused) {
  const DeclaredFields declared(person({{"no_criminal_record", "yes"}}));
  FerryReply other_person = reply("01", "0");
  other_person.id_number = "331099198506153028";
  for (const FerryReply& wrong :
       {reply("02", "0"), other_person, reply("01", "0", "王志杰", "03"), reply("01", "0", "王志杰", "")}) {
    EXPECT_EQ(status_of([&] { judge_replies("01", declared.record(), {wrong}); }), ZQ_E_BAD_DATA);
  }
}

TEST(FerryChecks, RequestsAreCheckedBeforeTheyAreSent) {
  const auto status = [](const char* business, const Pairs& fields) {
    const DeclaredFields declared(fields);
    return status_of([&] { request_for(business, declared.record()); });
  };
  EXPECT_EQ(status("01", person({{"no_criminal_record", "yes"}})), ZQ_OK);
  EXPECT_EQ(status("01", person({{"no_criminal_record", "no"}})), ZQ_E_INVALID);
  EXPECT_EQ(status("01", person({})), ZQ_E_INVALID);
  EXPECT_EQ(status("01", {{"name", "王"}, {"no_criminal_record", "yes"}}), ZQ_E_INVALID);
  EXPECT_EQ(status("02", person({{"relation", "cousin"}, {"relative_name", "a"}, {"relative_id_number", number}})),
            ZQ_E_INVALID);
  EXPECT_EQ(status("02", person({{"relation", "child"}, {"relative_name", "a"}})), ZQ_E_INVALID);
  EXPECT_EQ(status("03", person({{"has_vehicle", "2"}})), ZQ_E_INVALID);
  EXPECT_EQ(business_of("kinship.relation"), "02");
  EXPECT_EQ(business_of("identity.match"), "");
}

std::string cancelled(const std::string& id, const std::string& name, const std::string& reason = "01") {
  return padded(id, 18) + padded(name, 50) + "20210320" + reason + "331002001001\r\n";
}

TEST(CancellationFile, IsIndexedByNumbersInEveryWriting) {
  const std::string file =
      cancelled("332621700101001", "王老") + cancelled("33109919670728581x", "王志杰") + "T0000002\r\n";
  const Cancellations index = Cancellations::read(file, "HKZX_20260101_01.txt", "2026-01-01", gbk());
  EXPECT_EQ(index.size(), 2u);
  ASSERT_EQ(index.find("332621197001010011").size(), 1u);
  EXPECT_EQ(index.find("332621197001010011")[0].name, "王老");
  EXPECT_EQ(index.find("33109919670728581X")[0].date, "2021-03-20");
  EXPECT_TRUE(index.find("331002199001010018").empty());
}

TEST(CancellationFile, OneBadLineRefusesTheWholeFile) {
  const std::string good = cancelled(number, "王志杰");
  const std::string text = fault_text([&] {
    Cancellations::read(good + good.substr(1) + "T0000002\r\n", "HKZX_20260101_01.txt", "2026-01-01", gbk());
  });
  EXPECT_NE(text.find("HKZX_20260101_01.txt"), std::string::npos) << text;
  EXPECT_NE(text.find("第 93 字节起"), std::string::npos) << text;
}

TEST(AliveCheck, FollowsItsTable) {
  const auto judge = [](const char* said, std::vector<Cancellation> found) {
    const DeclaredFields declared(person({{"alive", said}}));
    return judge_cancelled(declared.record(), found);
  };
  EXPECT_EQ(judge("yes", {{"王志杰", "2021-03-20", "01"}}).verdict(), Verdict::mismatch);
  EXPECT_EQ(judge("no", {{"王志杰", "2021-03-20", "01"}}).verdict(), Verdict::consistent);
  EXPECT_EQ(judge("yes", {{"王志杰", "2021-03-20", "03"}}).verdict(), Verdict::needs_review);
  EXPECT_EQ(judge("no", {{"王志?", "2021-03-20", "01"}}).verdict(), Verdict::needs_review);
  EXPECT_EQ(verdict_on(judge("no", {{"李四", "2021-03-20", "01"}}), "alive"), std::nullopt);
  EXPECT_EQ(judge("no", {{"王志杰", "2021-03-20", "01"}, {"李四", "2021-03-20", "01"}}).verdict(),
            Verdict::needs_review);
  EXPECT_EQ(judge("no", {{"王志?", "2021-03-20", "01"}, {"王志杰", "2021-03-20", "01"}}).verdict(),
            Verdict::consistent);
  EXPECT_EQ(judge("no", {{"王志杰", "", "01"}}).fields().back().note, "户口已因死亡注销");
  const auto absent = [](const char* said, zq::Verification register_says) {
    const DeclaredFields declared(person({{"alive", said}}));
    return judge_not_cancelled(declared.record(), std::move(register_says), "2026-01-01");
  };
  EXPECT_EQ(absent("yes", zq::Verification().consistent("name")).verdict(), Verdict::consistent);
  EXPECT_EQ(absent("no", zq::Verification().consistent("name")).verdict(), Verdict::needs_review);
  EXPECT_EQ(absent("yes", zq::Verification::of(Verdict::no_record)).verdict(), Verdict::no_record);
  EXPECT_EQ(absent("yes", zq::Verification().mismatch("name")).verdict(), Verdict::mismatch);
  EXPECT_EQ(absent("yes", zq::Verification().needs_review("name", "?")).verdict(), Verdict::needs_review);
  const DeclaredFields wrong(person({{"alive", "perhaps"}}));
  EXPECT_EQ(status_of([&] { read_alive(wrong.record()); }), ZQ_E_INVALID);
}

TEST(ListFile, PagesAreTakenFromOneDaysFile) {
  const std::string line = "GA-001|夫妻投靠落户|婚姻状况证明|登记机关|条例|信息共享|即办件|20181001|99991231\r\n";
  std::string file;
  for (int i = 0; i < 3; ++i) file += gbk().encode(line, "test");
  file += "T0000003\r\n";
  const zq::ListPage first = list_page({"ZMQD_20260101.txt", "20260101", file}, gbk(), "", 2);
  ASSERT_EQ(first.rows.size(), 2u);
  EXPECT_EQ(first.rows[0].proof, "婚姻状况证明");
  EXPECT_EQ(first.rows[0].since, "2018-10-01");
  EXPECT_EQ(first.rows[0].until, "");
  EXPECT_EQ(first.next, "20260101:2");
  const zq::ListPage last = list_page({"ZMQD_20260101.txt", "20260101", file}, gbk(), first.next, 2);
  EXPECT_EQ(last.rows.size(), 1u);
  EXPECT_EQ(last.next, "");
  for (const char* wrong : {"20251231:2", "20260101:", "20260101:x", "2", "20260101:2 "}) {
    EXPECT_EQ(status_of([&] { list_page({"f", "20260101", file}, gbk(), wrong, 2); }), ZQ_E_INVALID) << wrong;
  }
}

TEST(PoliceComplaint, WordsAreMappedAndUnknownOnesStayUnknown) {
  const auto state = [](const char* word) {
    CheckRow row;
    row.items["tsbh"] = {"GATS00000001", ""};
    row.items["zt"] = {word, ""};
    row.items["gxsj"] = {"2025-03-04 09:30:00.0", ""};
    return complaint_state({row}, ZQ_E_NOT_FOUND);
  };
  EXPECT_EQ(state("待受理").status, zq::ComplaintStatus::received);
  EXPECT_EQ(state("受理").status, zq::ComplaintStatus::accepted);
  EXPECT_EQ(state("调查中").status, zq::ComplaintStatus::handling);
  EXPECT_EQ(state("办结").status, zq::ComplaintStatus::closed);
  EXPECT_EQ(state("不予受理").status, zq::ComplaintStatus::rejected);
  EXPECT_EQ(state("移送").status, zq::ComplaintStatus::unknown);
  EXPECT_EQ(status_of([] { complaint_state({}, ZQ_E_NOT_FOUND); }), ZQ_E_NOT_FOUND);
}

}  // namespace
}  // namespace public_security
