// The guard: what may be asked of the applicant, what becomes of a demand that may not, and who sees what.
#include <algorithm>

#include "scenarios/handling.hpp"

namespace zq::test {
namespace {

class Guard : public WithWorld<Guard> {
 public:
  static void furnish(World& world) { furnish_for_handling(world); }

 protected:
  Reply demand(const std::string& name, const std::string& case_id = {}) {
    Json wanted{{"matter", name + "事项"}, {"proof", name + "证明"}, {"operator", "窗口01"}};
    if (!case_id.empty()) wanted["case"] = case_id;
    return post(window, "list/demands", wanted);
  }
  Json violations(const std::string& state = {}) {
    return all_pages(office, "/api/v1/violations" + (state.empty() ? "" : "?state=" + state), 50);
  }
  Client window = world().client(), office = world().client("office");
};

// R-规定-6.1b, R-规定-21.1b, C-01
TEST_F(Guard, ADemandOutsideTheListIsRefusedAndASuspectedViolation) {
  const size_t before = violations().size();
  const Reply reply = demand("没有的");
  EXPECT_EQ(reply.status, 422);
  EXPECT_EQ(code_of(reply), "not_in_list");
  EXPECT_EQ(body(reply)["basis"], "规定-6.1");
  const Json all = violations("suspected");
  ASSERT_EQ(all.size(), before + 1);
  EXPECT_EQ(line_of(all[0], "证明材料"), "没有的证明");
  EXPECT_EQ(line_of(all[0], "单位"), "区民政局");
  const auto acts = acts_of(world(), "list:1");
  EXPECT_NE(std::ranges::find(acts, "demand.refused"), acts.end());
}

// R-规定-10.2a, R-规定-10.1b
TEST_F(Guard, WhatSharingCanAnswerIsQueriedFirst) {
  const Reply reply = demand("相符");
  EXPECT_EQ(reply.status, 409);
  EXPECT_EQ(code_of(reply), "query_first");
  EXPECT_EQ(body(reply)["basis"], "规定-10.2a");
  const Json verification = opened(window, "H-1", person(3));
  EXPECT_EQ(verification["verdict"], "consistent");
  EXPECT_EQ(code_of(demand("相符", verification["id"])), "no_ground") << "queried and consistent: nothing to ask for";
}

// R-规定-3.2a, R-规定-3.2b
TEST_F(Guard, OutOfScopeNeedsBothFactsOrASuperiorOrgan) {
  EXPECT_EQ(code_of(demand("市外网上")), "use_sharing");
  const Reply outside = demand("市外"), forwarded = demand("转报");
  EXPECT_EQ(outside.status, 200) << outside.body;
  EXPECT_EQ(body(outside)["may_ask"], true);
  EXPECT_EQ(body(outside)["basis"], "规定-3.2a");
  EXPECT_EQ(body(forwarded)["reason"], "out_of_scope");
  EXPECT_EQ(body(forwarded)["basis"], "规定-3.2b");
  const auto acts = acts_of(world(), "list:1");
  EXPECT_GE(std::ranges::count(acts, "demand.allowed"), 2) << "what is let through is recorded too";
}

// R-规定-6.3, R-规定-21.1a, T-07
TEST_F(Guard, AStoppedEntryIsRefusedFromTheDayItsBasisFalls) {
  EXPECT_EQ(code_of(demand("停止")), "entry_stopped");
  const Reply reply = window.post("/api/v1/verifications", question("H-9", person(3)));
  EXPECT_EQ(code_of(reply), "entry_stopped");
  EXPECT_EQ(body(reply)["basis"], "规定-6.3");
  const std::string path = "/api/v1/list/ask?matter=" + in_url("停止事项") + "&proof=" + in_url("停止证明") + "&on=";
  EXPECT_EQ(body(window.get(path + "2026-02-28"))["reason"], "cancelled");
  EXPECT_EQ(body(window.get(path + "2026-03-01"))["reason"], "entry_stopped");
}

// R-规定-21.1d, R-规定-20.1, C-28
TEST_F(Guard, AViolationIsConfirmedReferredAndClosedAndNotExemptedWithoutAFalseCommitment) {
  const Json reported = body(
      post(office, "violations",
           {{"type", "ask_cancelled"}, {"unit", "区民政局"}, {"facts", "纸面上仍要求提供"}, {"operator", "联席办01"}}));
  const std::string path = "violations/" + reported["id"].get<std::string>() + "/";
  EXPECT_EQ(reported["state"], "suspected");
  EXPECT_EQ(line_of(reported, "计入考核"), "否");
  EXPECT_EQ(post(office, path + "refer", {{"organ", "区监委"}, {"operator", "联席办01"}}).status, 409);
  const Json confirmed = body(post(office, path + "confirm", {{"conclusion", "属实"}, {"operator", "联席办01"}}));
  EXPECT_EQ(line_of(confirmed, "计入考核"), "是");
  const Json five{{"reform_direction", true}, {"nothing_forbidden", true}, {"lawful_procedure", true},
                  {"diligent", true},         {"losses_recovered", false}, {"evidence", "会议纪要"},
                  {"operator", "联席办01"}};
  const Reply refused = post(office, path + "exempt", five);
  EXPECT_EQ(code_of(refused), "no_ground");
  EXPECT_EQ(body(refused)["faults"].size(), 2U) << "no false commitment, and losses not recovered";
  EXPECT_EQ(body(post(office, path + "refer", {{"organ", "区监委"}, {"operator", "联席办01"}}))["state"], "referred");
  EXPECT_EQ(body(post(office, path + "close", {{"conclusion", "已处理"}, {"operator", "联席办01"}}))["state"],
            "closed");
  EXPECT_EQ(post(window, path + "confirm", {{"conclusion", "属实"}, {"operator", "窗口01"}}).status, 403);
}

// R-规定-17.1
TEST_F(Guard, ALookIsBoundToALiveCaseAndItsPurpose) {
  const Json verification = opened(window, "H-1", person(4));
  const Json look{{"operator", "窗口01"}, {"purpose", "办理H-1"}};
  const Reply seen = post(window, path_of(verification, "look"), look);
  EXPECT_EQ(seen.status, 200) << seen.body;
  EXPECT_EQ(body(seen)["fields"][0]["declared"], "20");
  const Reply other_purpose =
      post(window, path_of(verification, "look"), {{"operator", "窗口01"}, {"purpose", "帮朋友看看"}});
  EXPECT_EQ(other_purpose.status, 403);
  EXPECT_EQ(code_of(other_purpose), "no_purpose");
  EXPECT_EQ(post(window, path_of(verification, "decide"),
                 {{"decision", "通过"}, {"reason", "核查一致"}, {"operator", "窗口01"}})
                .status,
            200);
  EXPECT_EQ(code_of(post(window, path_of(verification, "look"), look)), "no_purpose") << "the case is closed";
  const auto acts = acts_of(world(), verification["id"]);
  EXPECT_EQ(std::ranges::count(acts, "access.looked"), 1);
  EXPECT_EQ(std::ranges::count(acts, "access.refused"), 2);
}

// R-核查-8.1
TEST_F(Guard, WhoLooksAgainAndAgainWithoutACaseIsBlockedAndAlerted) {
  Client other = world().client("other");
  const Json mine = opened(other, "H-1", person(5));
  for (int i = 0; i < 5; ++i) EXPECT_EQ(other.get("/api/v1/verifications/HC20260101-none").status, 404);
  EXPECT_EQ(code_of(other.get("/api/v1/verifications/HC20260101-none")), "no_purpose");
  EXPECT_EQ(code_of(post(other, path_of(mine, "look"), {{"operator", "窗口02"}, {"purpose", "办理H-1"}})), "no_purpose")
      << "blocked, also for a case of its own";
  EXPECT_TRUE(world().log_says("ZQ-4020"));
  const Json all = violations("suspected");
  EXPECT_TRUE(std::ranges::any_of(all, [](const Json& one) {
    return line_of(one, "类型") == "将信息用于与履行职责无关的活动" && line_of(one, "单位") == "区社保中心";
  })) << all;
}

// R-规定-22.1
TEST_F(Guard, ASectorsAuthoritySeesItsSectorOnly) {
  const Json bank = opened(window, "H-10", person(6)), civil = opened(window, "H-1", person(6));
  Client authority = world().client("bank_authority");
  EXPECT_EQ(authority.get("/api/v1/verifications/" + bank["id"].get<std::string>()).status, 200);
  EXPECT_EQ(authority.get("/api/v1/verifications/" + civil["id"].get<std::string>()).status, 404);
  const Json seen = body(authority.get("/api/v1/verifications?limit=200"));
  ASSERT_EQ(seen["items"].size(), 1U) << seen;
  EXPECT_EQ(seen["items"][0]["id"], bank["id"]);
  EXPECT_EQ(body(authority.get("/api/v1/measures"))["cases"]["opened"], 1)
      << "by the sector of the entry, whoever opened it";
}

// R-规定-3.1, R-规定-10.1a
TEST_F(Guard, AnOrganisationOutsideTheRegisterOpensNothing) {
  Client stranger = world().client("unregistered");
  const Reply reply = stranger.post("/api/v1/verifications", question("H-1", person(7), {{"status", "20"}}));
  EXPECT_EQ(reply.status, 403);
  EXPECT_EQ(body(reply)["basis"], "规定-3.1");
  const Json units = body(window.get("/api/v1/units"));
  const auto lacks = [&](const char* id) {
    for (const Json& unit : units["items"])
      if (unit["id"] == id) return unit["missing"].size();
    return size_t{99};
  };
  EXPECT_EQ(lacks("civil_affairs"), 3U) << "readiness: the shipped register names what is missing";
  EXPECT_EQ(lacks("street_331002100"), 3U);
}

}  // namespace
}  // namespace zq::test
