#include "domain/writ_template.hpp"

#include <gtest/gtest.h>

namespace zq {
namespace {

using namespace std::chrono;

WritTemplate version(WritKind kind, std::string name, Date from) {
  WritTemplate out;
  out.kind = kind;
  out.version = std::move(name);
  out.fingerprint = "of " + out.version;
  out.effective_from = from;
  out.title = Pattern("第" + out.version + "版");
  return out;
}

Writ notice() {
  Writ writ;
  writ.kind = WritKind::complaint_acceptance;
  writ.issuer = "区民政局";
  writ.number = 12;
  writ.issued_at = *moment_from_text("2026-11-26T10:00:00+08:00");
  writ.fields = {
      {"complaint_no", "TS-1"}, {"received_on", "2026-11-25"}, {"handling_unit", "区民政局"}, {"due_on", ""}};
  writ.personal = {{"complainant", Private("买买提·艾力")}};
  return writ;
}

template <class Block>
std::vector<Block> all(const Printout& printout) {
  std::vector<Block> out;
  for (const auto& block : printout.blocks)
    if (const auto* one = std::get_if<Block>(&block)) out.push_back(*one);
  return out;
}

WritTemplate letter_like() {
  WritTemplate out = version(WritKind::complaint_acceptance, "1", year(2026) / 1 / 1);
  out.title = Pattern("受理告知书");
  out.number = Pattern("椒〔{year}〕{number}号");
  WritBlock to{WritBlock::Kind::addressee, Pattern("{complainant}："), {}, "", {}, "", ""};
  WritBlock text{WritBlock::Kind::paragraph, Pattern("{received_on}收到{complaint_no}"), {}, "", {}, "", ""};
  WritBlock due{WritBlock::Kind::paragraph, Pattern("{due_on}前办结"), {}, "", {}, "due_on", ""};
  WritBlock no_due{WritBlock::Kind::paragraph, Pattern("另行告知"), {}, "", {}, "", "due_on"};
  WritBlock end{WritBlock::Kind::signature, Pattern("{issuer}"), Pattern("{date}"), "", {}, "", ""};
  out.blocks = {to, text, due, no_due, end};
  return out;
}

TEST(WritTemplates, TheLatestThatHasBegunHolds) {
  const WritTemplates templates({version(WritKind::bulletin, "2", year(2026) / 7 / 1),
                                 version(WritKind::bulletin, "1", year(2026) / 1 / 1),
                                 version(WritKind::letter, "9", year(2026) / 8 / 1)});
  EXPECT_EQ(templates.in_force(WritKind::bulletin, year(2026) / 6 / 30).version, "1");
  EXPECT_EQ(templates.in_force(WritKind::bulletin, year(2026) / 7 / 1).version, "2");
  EXPECT_EQ(templates.in_force(WritKind::bulletin, year(2020) / 1 / 1).version, "1") << "before the first, the first";
  EXPECT_EQ(templates.in_force(WritKind::commitment, year(2026) / 7 / 1).version, "plain");
}

TEST(WritTemplates, AVersionIsFoundOnlyAsItWas) {
  const WritTemplates templates({version(WritKind::bulletin, "1", year(2026) / 1 / 1)});
  EXPECT_EQ((*templates.find(WritKind::bulletin, "1", "of 1"))->version, "1");
  const auto changed = templates.find(WritKind::bulletin, "1", "another");
  ASSERT_FALSE(changed.ok());
  EXPECT_EQ(changed.error().code, ErrorCode::conflict);
  EXPECT_NE(changed.error().text.find("通报（bulletin）第 1 版"), std::string::npos) << changed.error().text;
  const auto gone = templates.find(WritKind::bulletin, "2", "of 2");
  ASSERT_FALSE(gone.ok());
  EXPECT_NE(gone.error().text.find("第 2 版"), std::string::npos) << gone.error().text;
  EXPECT_TRUE(templates.find(WritKind::bulletin, "plain", "plain").ok()) << "issued before there were templates";
}

TEST(WritTemplates, WhatHasBegunMayNotBeLost) {
  const Date today = year(2026) / 6 / 1;
  const auto one = version(WritKind::bulletin, "1", year(2026) / 1 / 1);
  const auto later = version(WritKind::bulletin, "2", year(2026) / 7 / 1);
  auto changed = one;
  changed.fingerprint = "changed";
  EXPECT_TRUE(versions_lost(WritTemplates({one, later}), WritTemplates({one}), today).empty()) << "not begun";
  EXPECT_EQ(versions_lost(WritTemplates({one}), WritTemplates({changed}), today).size(), 1u);
  EXPECT_EQ(versions_lost(WritTemplates({one}), WritTemplates(), today).size(), 1u);
}

TEST(WritTemplates, AWritIsComposedWithItsFields) {
  const Printout printout = compose(notice(), letter_like());
  EXPECT_EQ(printout.title, "受理告知书");
  EXPECT_EQ(printout.number, "椒〔2026〕12号");
  EXPECT_EQ(printout.issued_at, notice().issued_at);
  EXPECT_EQ(all<Printout::Addressee>(printout)[0].text, "买买提·艾力：");
  const auto texts = all<Printout::Paragraph>(printout);
  ASSERT_EQ(texts.size(), 2u);
  EXPECT_EQ(texts[0].text, "2026年11月25日收到TS-1") << "a day is read as people write it";
  EXPECT_EQ(texts[1].text, "另行告知");
  EXPECT_EQ(all<Printout::Signature>(printout)[0].issuer, "区民政局");
  EXPECT_EQ(all<Printout::Signature>(printout)[0].date, "2026年11月26日");
  Writ with_due = notice();
  with_due.fields["due_on"] = "2026-12-01";
  EXPECT_EQ(all<Printout::Paragraph>(compose(with_due, letter_like()))[1].text, "2026年12月1日前办结");
}

// What was erased is shown as such, and nothing is filled in twice.
TEST(WritTemplates, ErasedPersonsAreCrosses) {
  Writ writ = notice();
  writ.personal.clear();
  EXPECT_EQ(all<Printout::Addressee>(compose(writ, letter_like()))[0].text, "××：");
  writ.fields["complaint_no"] = "{issuer}";
  EXPECT_EQ(all<Printout::Paragraph>(compose(writ, letter_like()))[0].text, "2026年11月25日收到{issuer}");
}

// Without templates of the office every field of every kind is told.
TEST(WritTemplates, ThePlainOnesTellEverything) {
  const WritTemplates plain;
  for (const WritKind kind : all_writ_kinds()) {
    Writ writ = notice();
    writ.kind = kind;
    writ.fields.clear();
    writ.personal.clear();
    for (const WritField& field : fields_of(kind)) {
      const std::string name(field.name);
      field.personal ? (void)(writ.personal[name] = Private("v " + name)) : (void)(writ.fields[name] = "v " + name);
    }
    const Printout printout = compose(writ, plain.in_force(kind, year(2026) / 1 / 1));
    const auto tables = all<Printout::Table>(printout);
    ASSERT_EQ(tables.size(), 1u) << code(kind);
    std::vector<std::vector<std::string>> expected;
    for (const WritField& field : fields_of(kind))
      expected.push_back({std::string(field.zh), "v " + std::string(field.name)});
    EXPECT_EQ(tables[0].rows, expected);
    EXPECT_FALSE(printout.number.empty());
  }
}

}  // namespace
}  // namespace zq
