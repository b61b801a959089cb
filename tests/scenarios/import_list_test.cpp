// zhengqiao import-list: a new version of the list, whole or not at all.
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

constexpr const char* good_row = "D-1,区民政局,甲事项,甲证明,某单位,某条例,信息共享,即办件,good,any.check,,,,";

class ImportList : public testing::Test {
 protected:
  void SetUp() override {
    world.with_fixture("good", "示例部门", {});
    world.list_csv = list_file({good_row});
    world.start();
  }
  Ran import(const std::string& text) {
    write_file(world.directory / "next.csv", text);
    return world.command({"import-list", (world.directory / "next.csv").string(), "--basis=椒无证明办〔2026〕2号"});
  }
  Json version() { return body(window().get("/api/v1/list/version")); }
  Client window() { return world.client(); }
  World world;
};

TEST_F(ImportList, ASecondVersionIsTakenOverByTheRunningHost_R_规定_6_1a) {
  const pid_t before = world.host().pid();
  const Reply old_case = window().post("/api/v1/verifications", question("D-1", person(2)));
  const Ran ran = import(list_file({"D-2,区民政局,乙事项,乙证明,某单位,某条例,信息共享,即办件,good,any.check,,,,"}));
  EXPECT_EQ(ran.code, 0) << ran.output;
  EXPECT_NE(ran.output.find("第 2 版"), std::string::npos) << ran.output;
  EXPECT_TRUE(eventually([&] { return version()["number"] == 2; }));
  EXPECT_EQ(version()["basis"], "椒无证明办〔2026〕2号");
  EXPECT_EQ(world.host().pid(), before);
  EXPECT_TRUE(world.host().running());
  EXPECT_EQ(window().post("/api/v1/verifications", question("D-2", person(2))).status, 200);
  EXPECT_EQ(body(window().post("/api/v1/verifications", question("D-1", person(2))))["code"], "not_in_list");
  EXPECT_EQ(body(window().get(place_of(old_case)))["list_version"], 1)
      << "a case keeps the version it was opened under";
  const Json journal = body(world.client("office").get("/api/v1/journal?subject=" + in_url("list:2")));
  ASSERT_EQ(journal["items"].size(), 1U);
  EXPECT_EQ(journal["items"][0]["kind"], "list.published");
  world.stop();
}

TEST_F(ImportList, AFaultyFileReportsEveryFaultByRowAndColumnAndPublishesNothing_R_规定_2_1_R_规定_2_2b) {
  const Ran ran = import(list_file({
      good_row,
      "d 2,区民政局,乙事项,乙证明,某单位,某条例,信息共享,即办件,good,any.check,,,,",
      "D-3,区民政局,丙事项,居民身份证,申请人,某条例,信息共享,即办件,good,any.check,,,,",
      "D-4,区民政局,丁事项,丁证明,某单位,某条例,,随便,good,any.check,,,,",
      "D-5,区民政局,戊事项,戊证明,某单位,某条例,信息共享,即办件,good,,,,2026-02-30,",
      "D-6,区民政局,己事项,己证明,某单位,某条例,信息共享,即办件,good,any.check,alive=健在*,age,,",
      "D-1,区民政局,庚事项,庚证明,某单位,某条例,信息共享,即办件,good,any.check,,,,",
  }));
  EXPECT_EQ(ran.code, 65);
  for (const char* place :
       {"next.csv:3:编号", "next.csv:4:出具单位", "NOT_A_PROOF", "next.csv:5:取消后办理方式", "next.csv:5:办件类别",
        "next.csv:6:核查项", "next.csv:6:生效日期", "next.csv:7:返回字段", "next.csv:8:编号"})
    EXPECT_NE(ran.output.find(place), std::string::npos) << place << "\n" << ran.output;
  EXPECT_EQ(version()["number"], 1);
  EXPECT_EQ(import(list_file({good_row, good_row})).code, 65);
  EXPECT_EQ(import("").code, 65);
  EXPECT_EQ(import("\xFF\xFE"
                   "a")
                .code,
            65);
  EXPECT_EQ(version()["number"], 1);
  EXPECT_EQ(window().post("/api/v1/verifications", question("D-1", person(2))).status, 200);
  world.stop();
}

TEST_F(ImportList, AMissingFileAndWrongUseHaveTheirOwnExitCodes) {
  EXPECT_EQ(world.command({"import-list", (world.directory / "none.csv").string()}).code, 66);
  EXPECT_EQ(world.command({"import-list"}).code, 64);
  EXPECT_EQ(world.command({"import-list", world.directory.path().string()}).code, 66) << "a folder is no empty file";
  write_file(world.directory / "good.csv", list_file({good_row}));
  for (const std::string& publisher : {std::string(), std::string(700, 'x'), std::string("a\nb")})
    EXPECT_EQ(world.command({"import-list", (world.directory / "good.csv").string(), "--publisher=" + publisher}).code,
              64)
        << publisher;
  EXPECT_EQ(version()["number"], 1);
  world.stop();
}

TEST_F(ImportList, ADepartmentThatIsNotConfiguredIsNamedAndTheListPublished) {
  const Ran ran = import(list_file({"D-3,区民政局,丙事项,丙证明,某单位,某条例,信息共享,即办件,nowhere,any.check,,,,"}));
  EXPECT_EQ(ran.code, 0) << ran.output;
  EXPECT_NE(ran.output.find("nowhere"), std::string::npos) << ran.output;
  world.stop();
}

// R-规定-2.1, R-规定-2.2a, R-规定-8.1, R-规定-7.1
TEST_F(ImportList, WhatIsNoProofOrHasNoLawOrMayNotBePromisedIsNamedByRowAndColumn) {
  const std::string columns =
      "编号,办事部门,办事事项,证明材料名称,出具单位,设定依据,取消后办理方式,办件类别,材料类别,申请人自持,保留,依据层级,"
      "风险领域,市内出具\n";
  const Ran ran = import(columns + "D-2,区民政局,乙事项,居民身份证,公安,某条例,信息共享,即办件,法定证照,,,,,\n" +
                         "D-3,区民政局,丙事项,丙证明,某单位,某条例,信息共享,即办件,证明材料,是,,,,\n" +
                         "D-4,区民政局,丁事项,丁证明,某单位,某文件,信息共享,即办件,,,是,规范性文件,,\n" +
                         "D-5,区民政局,戊事项,戊证明,某单位,某条例,书面承诺,即办件,,,,,公共安全,\n" +
                         "D-6,区民政局,己事项,己证明,某单位,某条例,信息共享,即办件,奇怪,,,,别的,也许\n" +
                         "D-7,区民政局,庚事项,庚证明,某单位,某法,信息共享,即办件,证明材料,否,是,法律,,否\n");
  EXPECT_EQ(ran.code, 65);
  for (const char* place :
       {"next.csv:2:材料类别", "next.csv:3:申请人自持", "NOT_A_PROOF", "next.csv:4:保留", "next.csv:5:取消后办理方式",
        "EXCLUDED_DOMAIN", "next.csv:6:材料类别", "next.csv:6:风险领域", "next.csv:6:市内出具"})
    EXPECT_NE(ran.output.find(place), std::string::npos) << place << "\n" << ran.output;
  EXPECT_EQ(ran.output.find("next.csv:7:"), std::string::npos) << ran.output;
  EXPECT_EQ(version()["number"], 1);
  world.stop();
}

// R-规定-6.1a: a past day answers with the version in force then.
TEST_F(ImportList, TheDayDecidesWhichVersionAnswers) {
  const Ran ran = import(list_file({"D-2,区民政局,甲事项,甲证明,另一单位,某条例,信息共享,即办件,good,any.check,,,,"}));
  ASSERT_EQ(ran.code, 0) << ran.output;
  ASSERT_TRUE(eventually([&] { return version()["number"] == 2; }));
  const auto asked = [&](const std::string& on) {
    return body(window().get("/api/v1/list/ask?matter=" + in_url("甲事项") + "&proof=" + in_url("甲证明") + on));
  };
  EXPECT_EQ(asked("")["list_version"], 2);
  EXPECT_EQ(asked("&on=2020-01-01")["list_version"], 1) << "before the second was published";
  EXPECT_EQ(asked("&on=2020-01-01")["entries"][0]["id"], "D-1");
  world.stop();
}

TEST_F(ImportList, ARowWithoutAnyBasisIsRefused_R_规定_2_2a) {
  EXPECT_EQ(import(list_file({"D-2,区民政局,乙事项,乙证明,某单位,,信息共享,即办件,good,any.check,,,,"})).code, 65);
  world.stop();
}

}  // namespace
}  // namespace zq::test
