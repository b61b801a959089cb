// writs/: the templates of writs.
#include <filesystem>

#include "config_folder.hpp"
#include "settings/print.hpp"

namespace fs = std::filesystem;

namespace zq::settings {
namespace {

class WritFiles : public ConfigFolder {
 protected:
  using Lines = std::vector<std::string>;
  void with_shipped() const { fs::copy(fs::path(ZQ_SOURCE_DIR) / "config/writs", top_ / "config/writs"); }
  void bulletin(std::string_view templates) const {
    put("config/writs/bulletin.xml", "<writ kind=\"bulletin\">" + std::string(templates) + "</writ>");
  }
};

TEST_F(WritFiles, TheShippedOnesStandForEveryKind) {
  with_shipped();
  EXPECT_EQ(faults(), Lines{});
  const auto settings = loaded();
  ASSERT_TRUE(settings.ok());
  EXPECT_EQ((*settings)->writs.all().size(), all_writ_kinds().size());
}

// A field that no template shows is a field that nobody is told; these are known to others (a number of its own).
TEST_F(WritFiles, TheShippedOnesShowEveryField) {
  with_shipped();
  const auto settings = loaded();
  ASSERT_TRUE(settings.ok());
  for (const WritTemplate& one : (*settings)->writs.all())
    for (const WritField& field : fields_of(one.kind)) {
      bool shown = one.title.names(field.name) || one.number.names(field.name);
      for (const WritBlock& block : one.blocks) {
        shown = shown || block.text.names(field.name) || block.date.names(field.name) || block.field == field.name;
        for (const WritRow& row : block.rows) shown = shown || row.text.names(field.name);
      }
      EXPECT_TRUE(shown) << code(one.kind) << " " << field.name;
    }
}

TEST_F(WritFiles, WithoutTheFolderThePlainOnesHold) {
  const auto settings = loaded();
  ASSERT_TRUE(settings.ok());
  EXPECT_TRUE((*settings)->writs.all().empty());
  EXPECT_EQ((*settings)->writs.in_force(WritKind::bulletin, Date{}).version, "plain");
}

TEST_F(WritFiles, AKindWithoutTemplateAndAFileWithoutKindAreFaults) {
  with_shipped();
  fs::remove(top_ / "config/writs/letter.xml");
  put("config/writs/letters.xml", "<writ kind=\"letters\"/>");
  EXPECT_EQ(faults(), (Lines{"config/writs/letters.xml: 没有这种文书；文件名应为 文书种类.xml",
                             "config/writs: 缺少协助核查函的模板"}));
}

TEST_F(WritFiles, FaultsHaveTheirPlace) {
  with_shipped();
  bulletin(R"(
<template version="1" effective_from="2026-01-01" title="通报" number="椒〔{year}〕号">
  <paragraph text="关于{perid}的通报" when="content" unles="x"/>
  <paragraph text="没有{完"/>
  <items field="contents"/>
  <table><row label="甲"/></table>
  <section text="x"/>
</template>
<template version="1" effective_from="2026-01-01" title="{title}"/>)");
  EXPECT_EQ(faults(), (Lines{"config/writs/bulletin.xml:2:70: 文号里应有 {number}，否则每件文书的文号都相同",
                             "config/writs/bulletin.xml:3:22: 通报没有字段 perid；是否想写 period？",
                             "config/writs/bulletin.xml:3:49: 元素 <paragraph> 没有属性 unles；是否想写 unless？",
                             "config/writs/bulletin.xml:4:22: { 没有对应的 }：要写出大括号本身请写两个",
                             "config/writs/bulletin.xml:5:17: 通报没有字段 contents；是否想写 content？",
                             "config/writs/bulletin.xml:6:11: 元素 <row> 缺少必填属性 text",
                             "config/writs/bulletin.xml:7:4: 元素 <template> 里不能有 <section>",
                             "config/writs/bulletin.xml:9:2: 模板应有 1 到 100 段内容",
                             "config/writs/bulletin.xml:9:20: 版本重复，每个只能出现一次",
                             "config/writs/bulletin.xml:9:39: 施行日期重复，每个只能出现一次"}));
}

TEST_F(WritFiles, ADifferentFileNameOrRootIsAFault) {
  with_shipped();
  put("config/writs/bulletin.xml", get("config/writs/letter.xml"));
  EXPECT_FALSE(faults().empty());
  put("config/writs/bulletin.xml", "<writs/>");
  EXPECT_EQ(faults(), Lines{"config/writs/bulletin.xml:1:2: 根元素应为 <writ>"});
}

TEST_F(WritFiles, SeveralVersionsStandBesideOneAnother) {
  with_shipped();
  bulletin(R"(<template version="2" effective_from="2026-07-01" title="新"><note text="x"/></template>
              <template version="1" effective_from="2026-01-01" title="旧"><note text="x"/></template>)");
  const auto settings = loaded();
  ASSERT_TRUE(settings.ok()) << settings.error().detail;
  const WritTemplates& writs = (*settings)->writs;
  const auto title_on = [&](const char* day) {
    return writs.in_force(WritKind::bulletin, *date_from_text(day)).title.source();
  };
  EXPECT_EQ(title_on("2026-06-30"), "旧");
  EXPECT_EQ(title_on("2026-07-01"), "新");
}

// A writ remembers what its template said, not how it was laid out in the file.
TEST_F(WritFiles, TheFingerprintIsOfWhatIsSaid) {
  with_shipped();
  const auto print_of = [&](std::string_view text) {
    bulletin(text);
    const auto settings = loaded();
    EXPECT_TRUE(settings.ok()) << settings.error().detail;
    return (*settings)->writs.in_force(WritKind::bulletin, Date{}).fingerprint;
  };
  const std::string first =
      print_of(R"(<template version="1" effective_from="2026-01-01" title="通报"><signature/></template>)");
  EXPECT_EQ(first, print_of(R"(<template title="通报" effective_from="2026-01-01"
      version="1"> <!-- 落款 --> <signature date="{date}" issuer="{issuer}"/> </template>)"));
  EXPECT_NE(first,
            print_of(R"(<template version="1" effective_from="2026-01-01" title="通 报"><signature/></template>)"));
  EXPECT_NE(
      first,
      print_of(R"(<template version="1" effective_from="2026-01-01" title="通报"><signature date=""/></template>)"));
}

TEST_F(WritFiles, WhatIsPrintedLoadsToTheSame) {
  with_shipped();
  bulletin(R"(<template version="1" effective_from="2026-01-01" title="&quot;{title}&quot;" number="{number}">
    <addressee text="{recipients}：" when="recipients"/><items field="content" unless="period"/>
    <table when="content"><row label="期间" text="{{{period}}}" when="period"/></table>
    <signature issuer="" date="{date}"/></template>)");
  const auto first = loaded();
  ASSERT_TRUE(first.ok()) << first.error().detail;
  for (const WritKind kind : all_writ_kinds())
    put("config/writs/" + std::string(code(kind)) + ".xml", print_writ((*first)->writs, kind));
  const auto second = loaded();
  ASSERT_TRUE(second.ok()) << second.error().detail;
  EXPECT_EQ(print(**second), print(**first));
  ASSERT_EQ((*second)->writs.all().size(), (*first)->writs.all().size());
  for (size_t i = 0; i < (*first)->writs.all().size(); ++i)
    EXPECT_EQ((*second)->writs.all()[i].fingerprint, (*first)->writs.all()[i].fingerprint);
}

}  // namespace
}  // namespace zq::settings
