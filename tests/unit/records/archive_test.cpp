#include "records/archive.hpp"

#include <gtest/gtest.h>

#include "records/letter_record.hpp"

namespace zq {
namespace {

struct Inner {
  std::string name;
  Private secret;
  std::optional<Private> more{};
};
template <class A>
void members(A& a, Inner& v) {
  a("name", v.name)("secret", v.secret)("more", v.more);
}

struct Outer {
  int number = 0;
  bool flag = false;
  std::optional<Instant> at{};
  std::optional<std::chrono::year_month_day> day{};
  std::vector<Inner> inner{};
  std::vector<Private> names{};
  std::map<std::string, Private> answers{};
  CaseId id{};
  std::string added_later = "default";
};
template <class A>
void members(A& a, Outer& v) {
  a("number", v.number)("flag", v.flag)("at", v.at)("day", v.day)("inner", v.inner)("names", v.names);
  a("answers", v.answers)("id", v.id)("added_later", v.added_later);
}

Outer sample() {
  Outer outer;
  outer.number = -7;
  outer.flag = true;
  outer.at = Instant(std::chrono::milliseconds(1764147600123));
  outer.day = std::chrono::year(2026) / 2 / 28;
  outer.inner = {{"甲", Private("密一"), {}}, {"乙", Private(), Private("密二")}};
  outer.names = {Private("张示例"), Private("李示例")};
  outer.answers = {{"1", Private("是")}, {"10", Private("否")}};  // numbers as names
  outer.id = CaseId{"HC1"};
  return outer;
}

TEST(Archive, BringsEveryMemberBackAndKeepsPrivateOnesApart) {
  Outer out = sample();
  records::Archive writing;
  members(writing, out);
  EXPECT_EQ(writing.body().find("密"), std::string::npos) << writing.body();
  EXPECT_EQ(writing.body().find("示例"), std::string::npos) << writing.body();
  records::Archive reading(writing.body(), writing.personal());
  Outer in;
  members(reading, in);
  ASSERT_TRUE(reading.ok()) << writing.body() << writing.personal();
  EXPECT_EQ(in.number, -7);
  EXPECT_TRUE(in.flag);
  EXPECT_EQ(in.at, out.at);
  EXPECT_EQ(in.day, out.day);
  ASSERT_EQ(in.inner.size(), 2u);
  EXPECT_EQ(in.inner[0].secret.reveal(), "密一");
  EXPECT_FALSE(in.inner[0].more);
  EXPECT_EQ(in.inner[1].more->reveal(), "密二");
  ASSERT_EQ(in.names.size(), 2u);
  EXPECT_EQ(in.names[1].reveal(), "李示例");
  ASSERT_EQ(in.answers.size(), 2u);
  EXPECT_EQ(in.answers["10"].reveal(), "否");
  EXPECT_EQ(in.id.value, "HC1");
}

TEST(Archive, ReadsWhatWasWrittenBeforeAMemberExistedAndSurvivesErasure) {
  Outer in;
  records::Archive reading(R"({"number":3,"inner":[{"name":"甲"}]})", "");
  members(reading, in);
  EXPECT_TRUE(reading.ok());
  EXPECT_EQ(in.number, 3);
  EXPECT_EQ(in.added_later, "default");
  EXPECT_TRUE(in.inner.at(0).secret.empty());
}

TEST(Archive, SaysWhenATextIsNotItsOwn) {
  for (const char* body : {"", "[]", "{", R"({"number":"three"})", R"({"flag":1})", R"({"inner":[{"name":5}]})"}) {
    Outer in;
    records::Archive reading(body, "");
    members(reading, in);
    EXPECT_FALSE(reading.ok()) << body;
  }
}

TEST(LetterRecord, ComesBackWhole) {
  Letter letter;
  letter.id = "XH1";
  letter.case_id = CaseId{"HC1"};
  letter.to = DepartmentId{"public_security"};
  letter.state = LetterState::replied;
  letter.check_mode = MatterClass::on_site;
  letter.applicant_name = Private("张示例");
  letter.items = {{"alive", "是否健在", Private("是"), Verdict::consistent, Private("是"), "已核"}};
  letter.result = LetterResult::consistent;
  letter.sent_at = Instant(std::chrono::milliseconds(1764147600000));
  letter.due_at = letter.sent_at + std::chrono::hours(48);
  letter.returned_by = {DepartmentId{"civil_affairs"}};
  Document document = records::document_of(letter);
  EXPECT_EQ(document.series, "letter:2025");
  EXPECT_EQ(document.body.find("示例"), std::string::npos);
  const auto back = records::letter_of(document);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->items.at(0).found->reveal(), "是");
  EXPECT_EQ(back->items.at(0).verdict, Verdict::consistent);
  EXPECT_EQ(back->check_mode, MatterClass::on_site);
  EXPECT_EQ(back->due_at, letter.due_at);
  EXPECT_EQ(back->returned_by, letter.returned_by);
  document.state = "lost";
  EXPECT_FALSE(records::letter_of(document));
}

}  // namespace
}  // namespace zq
