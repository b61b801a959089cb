// The list of cancelled proofs, the one question everybody asks of it, and the departments' own lists.
#include <set>

#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

class List : public WithWorld<List> {
 public:
  static void furnish(World& world) { world.with_all_three(); }

 protected:
  Client window = world().client();

  std::string ask_path(const std::string& matter, const std::string& proof, const std::string& on = {}) {
    return "/api/v1/list/ask?matter=" + in_url(matter) + "&proof=" + in_url(proof) + (on.empty() ? "" : "&on=" + on);
  }
};

std::set<std::string> values(const Json& items, const char* member) {
  std::set<std::string> all;
  for (const Json& item : items) all.insert(item.at(member).get<std::string>());
  return all;
}

TEST_F(List, ThePublishedListIsServedWithItsVersion_R_规定_6_1a) {
  const Json version = body(window.get("/api/v1/list/version"));
  EXPECT_EQ(version["number"], 1);
  EXPECT_EQ(version["entries"], 60);
  EXPECT_EQ(version["basis"], "椒无证明办〔2026〕1号");
  EXPECT_TRUE(version.contains("published_at"));
}

TEST_F(List, EntriesArePagedAndEachComesOnce) {
  const Json all = all_pages(window, "/api/v1/list/entries", 7);
  EXPECT_EQ(all.size(), 60U);
  EXPECT_EQ(values(all, "id").size(), 60U);
}

TEST_F(List, EntriesAreFoundByMatterProofAndDepartment) {
  const Json by_matter = body(window.get("/api/v1/list/entries?matter=" + in_url("最低生活保障")));
  EXPECT_EQ(by_matter["items"].size(), 6U);
  EXPECT_EQ(by_matter["list_version"], 1);
  const Json both =
      body(window.get("/api/v1/list/entries?matter=" + in_url("最低生活保障") + "&proof=" + in_url("婚姻")));
  ASSERT_EQ(both["items"].size(), 1U);
  EXPECT_EQ(both["items"][0]["id"], "ZM-2026-005");
  const Json mine = all_pages(window, "/api/v1/list/entries?department=social_security", 50);
  EXPECT_EQ(values(mine, "assisting"), std::set<std::string>{"social_security"});
}

TEST_F(List, AnEntrySaysHowTheProofIsReplaced_R_规定_2_2b) {
  const Json entry = body(window.get("/api/v1/list/entries/ZM-2026-040"));
  EXPECT_EQ(entry["proof"], "死亡（火化）证明");
  ASSERT_EQ(entry["methods"].size(), 1U);
  EXPECT_EQ(entry["methods"][0]["code"], "shared_query");
  EXPECT_EQ(entry["methods"][0]["text"], "信息共享");
  EXPECT_EQ(entry["check"], "cremation.record");
  ASSERT_EQ(entry["fields"].size(), 3U);
  EXPECT_EQ(entry["fields"][2]["type"], "date");
  EXPECT_EQ(entry["fields"][2]["granted"], true);
  EXPECT_EQ(entry["fields"][1]["granted"], false);
  EXPECT_EQ(window.get("/api/v1/list/entries/ZM-2026-999").status, 404);
}

TEST_F(List, EveryEntryNamesAReplacement_R_规定_2_2b) {
  for (const Json& entry : all_pages(window, "/api/v1/list/entries", 50))
    EXPECT_FALSE(entry["methods"].empty()) << entry;
}

TEST_F(List, AListedProofMayNotBeAskedForAndTheAnswerNamesTheWay_R_规定_6_1b) {
  const Json answer = body(window.get(ask_path("创业担保贷款资格审核", "婚姻状况证明")));
  EXPECT_EQ(answer["may_ask"], false);
  EXPECT_EQ(answer["reason"], "cancelled");
  ASSERT_EQ(answer["entries"].size(), 1U);
  EXPECT_EQ(answer["entries"][0]["id"], "ZM-2026-036");
  EXPECT_NE(answer["text"].get<std::string>().find("信息共享"), std::string::npos);
  EXPECT_NE(answer["basis"].get<std::string>().find("规定-2.2"), std::string::npos);
}

TEST_F(List, AnUnlistedProofMayNotBeAskedForEither_R_规定_6_1b) {
  const Json answer = body(window.get(ask_path("创业担保贷款资格审核", "好人好事证明")));
  EXPECT_EQ(answer["may_ask"], false);
  EXPECT_EQ(answer["reason"], "not_in_list");
  EXPECT_EQ(answer["entries"].size(), 0U);
  EXPECT_EQ(answer["basis"], "规定-6.1");
}

TEST_F(List, AVerificationOutsideTheListIsRefusedWithItsArticle_R_规定_6_1b) {
  const Reply reply = window.post("/api/v1/verifications", question("ZM-2026-999", person(2)));
  EXPECT_EQ(reply.status, 422);
  EXPECT_EQ(body(reply)["code"], "not_in_list");
  EXPECT_EQ(body(reply)["basis"], "规定-6.1");
  EXPECT_EQ(body(reply)["faults"][0]["path"], "/entry");
}

TEST_F(List, AnEntryThatNoMachineAnswersIsAcceptedForPeople) {
  const Reply reply = window.post("/api/v1/verifications", question("ZM-2026-003", person(2)));
  EXPECT_EQ(reply.status, 202);
  EXPECT_EQ(body(reply)["state"], "manual");
}

TEST_F(List, AProofThatIsPlainlyCancelledIsNotVerified) {
  const Reply reply = window.post("/api/v1/verifications", question("ZM-2026-046", person(2)));
  EXPECT_EQ(reply.status, 422);
  EXPECT_EQ(body(reply)["faults"][0]["path"], "/entry");
}

TEST_F(List, TheOwnListOfEachDepartmentIsPagedThroughItsAdapter) {
  const std::map<std::string, std::pair<size_t, int>> sizes{
      {"civil_affairs", {21, 4}}, {"social_security", {19, 5}}, {"public_security", {13, 3}}};
  for (const auto& [department, size] : sizes) {
    const Json rows = all_pages(window, "/api/v1/departments/" + department + "/list", size.second);
    EXPECT_EQ(rows.size(), size.first) << department;
    EXPECT_EQ(values(rows, "code").size(), size.first) << department << ": each row once";
  }
}

TEST_F(List, ComparingNamesWhatADepartmentAddedLeftOutOrChanged_R_规定_21_1b) {
  const std::map<std::string, std::array<const char*, 3>> expected{
      {"civil_affairs", {"活动场所证明", "无犯罪记录证明", "家庭收入证明"}},
      {"social_security", {"身份证遗失证明", "在校就读证明", "无生活来源证明"}},
      {"public_security", {"养犬人居住证明", "居住证明", "无犯罪记录证明"}}};
  for (const auto& [department, proofs] : expected) {
    const Json comparison = body(window.get("/api/v1/departments/" + department + "/list/comparison"));
    const auto has = [&](const char* kind, const char* proof) {
      for (const Json& one : comparison["differences"])
        if (one["kind"] == kind && one["proof"] == proof) return !one["details"].empty();
      return false;
    };
    EXPECT_TRUE(has("only_in_department", proofs[0])) << comparison;
    EXPECT_TRUE(has("only_in_official", proofs[1])) << comparison;
    EXPECT_TRUE(has("differs", proofs[2])) << comparison;
  }
}

TEST_F(List, WhatADepartmentHasEndedItselfIsNoUnauthorisedAddition_R_规定_21_1b) {
  const std::map<std::string, const char*> ended{{"civil_affairs", "门牌号变更证明"},
                                                 {"social_security", "意外伤害情况证明"},
                                                 {"public_security", "房东身份证明"}};
  for (const auto& [department, proof] : ended) {
    const Json comparison = body(window.get("/api/v1/departments/" + department + "/list/comparison"));
    for (const Json& one : comparison["differences"]) EXPECT_NE(one["proof"], proof) << department << one;
  }
}

TEST(ListInTime, AnEntryStopsOnTheDayItsBasisFalls_R_规定_6_3) {
  World world;
  world.with_fixture("good", "示例部门", {});
  world.list_csv =
      list_file({"D-1,区民政局,甲事项,甲证明,某单位,某条例,信息共享,即办件,good,any.check,,,2020-01-01,2026-03-01",
                 "D-2,区民政局,乙事项,乙证明,某单位,某条例,信息共享,即办件,good,any.check,,,2020-01-01,2099-01-01",
                 "D-3,区民政局,丙事项,丙证明,某单位,某条例,信息共享,即办件,good,any.check,,,2098-01-01,"});
  world.start();
  Client window = world.client();
  const auto ids_on = [&](const std::string& day) {
    return values(body(window.get("/api/v1/list/entries?as_of=" + day))["items"], "id");
  };
  EXPECT_EQ(ids_on("2026-02-28"), (std::set<std::string>{"D-1", "D-2"}));
  EXPECT_EQ(ids_on("2026-03-01"), (std::set<std::string>{"D-2"}));
  EXPECT_EQ(ids_on("2098-01-01"), (std::set<std::string>{"D-2", "D-3"}));
  EXPECT_EQ(ids_on("2019-12-31"), std::set<std::string>{});
  const auto ask = [&](const std::string& day) {
    return body(
        window.get("/api/v1/list/ask?matter=" + in_url("甲事项") + "&proof=" + in_url("甲证明") + "&on=" + day));
  };
  EXPECT_EQ(ask("2026-02-28")["reason"], "cancelled");
  EXPECT_EQ(ask("2026-03-01")["reason"], "not_in_list");
  EXPECT_EQ(ask("2026-03-01")["on"], "2026-03-01");
  for (const char* stopped : {"D-1", "D-3"})
    EXPECT_EQ(body(window.post("/api/v1/verifications", question(stopped, person(2))))["code"], "not_in_list")
        << stopped;
  EXPECT_EQ(window.post("/api/v1/verifications", question("D-2", person(2))).status, 200);
  world.stop();
}

}  // namespace
}  // namespace zq::test
