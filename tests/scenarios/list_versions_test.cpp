// Versions of the list as everybody reads them: without login, as they were published, with what each has changed.
#include <chrono>

#include "domain/clocks.hpp"
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

constexpr const char* first_row = "D-1,区民政局,甲事项,甲证明,某单位,某条例,信息共享,即办件,good,any.check,,,,";

class ListVersions : public testing::Test {
 protected:
  void SetUp() override {
    world.with_fixture("good", "示例部门", {});
    world.list_csv =
        list_file({first_row, "D-2,区民政局,乙事项,乙证明,某单位,另一条例,信息共享,即办件,good,any.check,,,,"});
    world.start();
  }
  Ran import(const std::string& text, std::vector<std::string> options) {
    write_file(world.directory / "next.csv", text);
    options.insert(options.begin(), {"import-list", (world.directory / "next.csv").string()});
    return world.command(options);
  }
  void import_and_wait(const std::string& text, std::vector<std::string> options, int number) {
    const Ran ran = import(text, std::move(options));
    ASSERT_EQ(ran.code, 0) << ran.output;
    ASSERT_TRUE(eventually([&] { return versions()[0]["number"] == number; }));
  }
  // The list was published today.
  std::string day_from_now(int days) {
    const Json oldest = versions().back();
    const auto today = date_from_text(oldest["effective_from"].get<std::string>());
    return date_text(Date{std::chrono::sys_days{*today} + std::chrono::days(days)});
  }
  Json versions() { return body(everybody().get("/api/v1/list/versions"))["items"]; }
  Client everybody() { return world.anonymous(); }
  World world;
};

// R-规定-6.1a: published to society, every version kept; R-规定-2.2b: with the way that replaces the proof.
TEST_F(ListVersions, EverybodyReadsEntriesVersionsAndExportsWithoutLogin) {
  EXPECT_EQ(body(everybody().get("/api/v1/list/entries"))["items"].size(), 2U);
  EXPECT_EQ(body(everybody().get("/api/v1/list/entries/D-1"))["methods"][0]["text"], "信息共享");
  EXPECT_EQ(body(everybody().get("/api/v1/list/version"))["state"], "in_force");
  ASSERT_EQ(versions().size(), 1U);
  EXPECT_EQ(versions()[0]["publisher"], "区人民政府") << "C-06: the first one by the government";
  Client reader = everybody();
  EXPECT_EQ(all_pages(reader, "/api/v1/list/versions/1", 1).size(), 2U);
  const Reply sheet = everybody().get("/api/v1/list/versions/1?format=xlsx");
  EXPECT_EQ(sheet.status, 200);
  EXPECT_EQ(sheet.body.substr(0, 2), "PK");
  EXPECT_EQ(everybody().get("/api/v1/list/versions/2").status, 404);
  EXPECT_EQ(everybody().get("/api/v1/list/versions/x").status, 404);
  EXPECT_EQ(everybody().get("/api/v1/list/versions/1?cursor=7").status, 422);
  world.stop();
}

TEST_F(ListVersions, WhatIsExportedIsImportedUnchanged) {
  const std::string awkward =
      "ZM-9,\"区“民政”局,\"\"分\"\"局\",\"甲事项\n第二行\",全角ＡＢＣ，；：证明,𠮷田㐂䶮村（居）委会,\"《条例》第1条; "
      "a+b=c\","
      "部门间核查+部门调查核实,现场核实,good/other+good,any.check/"
      "+any.check,\"spouse=配偶\"\"姓名\"\"*;day=日期@日期\","
      "spouse,2020-01-31,2099-12-31,证明材料,否,否,是,是,是,公共服务,地方性法规,是,生态环境保护+身体健康和生命安全,"
      "供水,"
      "housing_construction\n";
  std::string header = list_file({});
  header.insert(
      header.find_last_not_of("\r\n") + 1,
      ",材料类别,申请人自持,市内出具,可网络核验,转报上级,进驻中心,事项类型,依据层级,保留,风险领域,行业,主管部门");
  import_and_wait(header + awkward, {"--basis=〔2026〕2号"}, 2);
  int number = 2;
  for (const std::string format : {"csv", "xlsx"}) {
    const Reply exported = everybody().get("/api/v1/list/versions/2?format=" + format);
    ASSERT_EQ(exported.status, 200);
    import_and_wait(exported.body, {"--basis=〔2026〕3号"}, ++number);
  }
  EXPECT_EQ(body(everybody().get("/api/v1/list/versions/4/changes?since=2"))["items"].size(), 0U);
  const std::string before = everybody().get("/api/v1/list/versions/2?format=csv").body;
  for (const std::string version : {"3", "4"})
    EXPECT_EQ(everybody().get("/api/v1/list/versions/" + version + "?format=csv").body, before);
  const Json entry = body(everybody().get("/api/v1/list/entries/ZM-9"));
  EXPECT_EQ(entry["matter"], "甲事项\n第二行");
  EXPECT_EQ(entry["sources"], Json::parse(R"([[{"department":"good","check":"any.check"},{"department":"other"}],
                                              [{"department":"good","check":"any.check"}]])"));
  EXPECT_EQ(entry["issuer"], "𠮷田㐂䶮村（居）委会");
  world.stop();
}

TEST_F(ListVersions, EachVersionSaysWhatItHasChanged) {
  import_and_wait(list_file({"D-3,区民政局,丙事项,丙证明,某单位,某条例,信息共享,即办件,good,any.check,,,,",
                             "D-1,区民政局,甲事项,甲证明,另一单位,某条例,信息共享,即办件,good,any.check,,,,"}),
                  {"--basis=〔2026〕2号"}, 2);
  const Json changes = body(everybody().get("/api/v1/list/versions/2/changes"));
  EXPECT_EQ(changes["since"], 1);
  ASSERT_EQ(changes["items"].size(), 3U);
  EXPECT_EQ(changes["items"][0]["kind"], "added");
  EXPECT_EQ(changes["items"][1]["kind"], "changed");
  EXPECT_EQ(changes["items"][1]["columns"],
            Json::parse(R"([{"column":"issuer","name":"出具单位","before":"某单位","after":"另一单位"}])"));
  EXPECT_EQ(changes["items"][2]["kind"], "removed");
  EXPECT_EQ(changes["items"][2]["entry"]["id"], "D-2");
  EXPECT_EQ(body(everybody().get("/api/v1/list/versions/2/changes?since=0"))["items"].size(), 2U);
  EXPECT_EQ(body(everybody().get("/api/v1/list/versions/2/changes?since=2"))["items"], Json::array());
  EXPECT_EQ(everybody().get("/api/v1/list/versions/2/changes?since=3").status, 422);
  EXPECT_EQ(versions()[1]["state"], "superseded");
  world.stop();
}

// R-调整-11.1, R-规定-6.1a: published is not yet in force, and what is not in force is nobody's ground.
TEST_F(ListVersions, AVersionForALaterDayIsSeenButNotUsed) {
  import_and_wait(list_file({"D-3,区民政局,丙事项,丙证明,某单位,某条例,信息共享,即办件,good,any.check,,,,"}),
                  {"--basis=〔2026〕2号", "--effective-from=" + day_from_now(30)}, 2);
  EXPECT_EQ(versions()[0]["state"], "published");
  EXPECT_EQ(body(everybody().get("/api/v1/list/version"))["number"], 1);
  EXPECT_EQ(body(everybody().get("/api/v1/list/version?as_of=" + day_from_now(29)))["number"], 1);
  EXPECT_EQ(body(everybody().get("/api/v1/list/version?as_of=" + day_from_now(30)))["number"], 2);
  EXPECT_EQ(body(everybody().get("/api/v1/list/entries?as_of=" + day_from_now(30)))["items"][0]["id"], "D-3");
  Client window = world.client();
  EXPECT_EQ(body(window.post("/api/v1/verifications", question("D-3", person(2))))["code"], "not_in_list");
  EXPECT_EQ(window.post("/api/v1/verifications", question("D-1", person(2))).status, 200);
  world.stop();
}

// R-规定-6.2a: after publication nothing is added without approval, neither by a department nor by a file.
TEST_F(ListVersions, NothingIsAddedToAPublishedListWithoutApproval) {
  const std::string more =
      list_file({first_row, "D-9,区民政局,己事项,己证明,某单位,某条例,信息共享,即办件,good,any.check,,,,"});
  const Ran ran = import(more, {});
  EXPECT_EQ(ran.code, 65) << ran.output;
  EXPECT_NE(ran.output.find("核准"), std::string::npos) << ran.output;
  EXPECT_EQ(import(more, {"--basis=〔2026〕2号", "--effective-from=2020-01-01"}).code, 65);
  EXPECT_EQ(import(more, {"--basis=〔2026〕2号", "--effective-from=明天"}).code, 64);
  HttpClient department(world.url(), World::token_of("civil_handler"));
  EXPECT_EQ(department.post("/api/v1/list/entries", "{}").status, 405);
  EXPECT_EQ(versions().size(), 1U);
  world.stop();
}

TEST_F(ListVersions, PublishingIsAnnouncedToThePublicAndToThoseConcerned_R_规定_6_1a) {
  import_and_wait(list_file({first_row}), {"--basis=〔2026〕2号"}, 2);
  const auto told = [&](const std::string& caller) {
    Client reader = world.client(caller);
    for (const Json& notice : all_pages(reader, "/api/v1/notices", 50))
      if (notice["event"] == "list.published" && notice["subject"] == "list:2")
        return notice["text"].get<std::string>();
    return std::string();
  };
  EXPECT_NE(told("civil_officer").find("D-2"), std::string::npos);
  EXPECT_NE(told("office").find("第2版"), std::string::npos);
  world.stop();
}

}  // namespace
}  // namespace zq::test
