// Adjustments of the list over HTTP, as far as real time allows: a notice lasts five working days
// (tests/unit/adjustments plays it to its effect with a clock of its own).
#include "scenarios/handling.hpp"

namespace zq::test {
namespace {

class Adjustments : public WithWorld<Adjustments> {
 public:
  static void furnish(World& world) { furnish_for_handling(world); }

 protected:
  static std::string today() {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return moment_of(now);
  }
  static std::string moment_of(std::chrono::sys_seconds at) {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at + std::chrono::hours(8))};
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()));
    return text;
  }
  // A change of the matter's name of an entry, complete.
  static Json renaming(const std::string& entry, const std::string& matter) {
    return {{"operator", "窗口01"},
            {"kind", "change"},
            {"reason", "CHANGE_2"},
            {"entry", entry},
            {"proposed", {{"matter", matter}}},
            {"basis", {{"name", "某条例"}}},
            {"cause_date", today()},
            {"handler", "经办张三"},
            {"seal", "已盖章"}};
  }
  static Json addition() {
    Json grounds = Json::array();
    for (const char* ground :
         {"licence", "commitment", "internal_check", "online_check", "contract_voucher", "covered", "unverifiable"})
      grounds.push_back({{"ground", ground}, {"applies", false}});
    return {{"operator", "窗口01"},
            {"kind", "add"},
            {"reason", "ADD_LAW"},
            {"proposed",
             {{"matter", "新增事项"},
              {"proof", "新增证明"},
              {"issuer", "某单位"},
              {"methods", {"co_verification"}},
              {"assisting", "fine"}}},
            {"verifying_unit", "一致部门"},
            {"basis",
             {{"name", "某条例"},
              {"document_no", "国务院令第1号"},
              {"article", "第三条"},
              {"text", "应当提供"},
              {"level", "administrative_regulation"},
              {"effective_on", "2026-01-01"}}},
            {"grounds", grounds},
            {"cause_date", today()},
            {"handler", "经办张三"},
            {"seal", "已盖章"}};
  }
  static Json by() { return {{"operator", "窗口01"}}; }
  std::string drafted(const Json& form) {
    const Reply reply = post(civil, "adjustments", form);
    EXPECT_EQ(reply.status, 201) << reply.body;
    return body(reply)["id"];
  }
  Reply step(Client& client, const std::string& id, const std::string& verb, const Json& given) {
    return post(client, "adjustments/" + id + "/" + verb, given);
  }
  Json seen(const std::string& id) { return body(anyone.get("/api/v1/adjustments/" + id)); }
  // Filed and passed by both.
  std::string shown(const Json& form) {
    const std::string id = drafted(form);
    for (const auto& [who, verb, given] : {std::tuple<Client*, std::string, Json>{&civil, "submit", by()},
                                           {&office, "review", {{"operator", "联席办01"}, {"opinion", "pass"}}},
                                           {&justice, "legality", {{"operator", "司法01"}, {"passed", true}}},
                                           {&civil, "notice", {{"operator", "窗口01"}, {"how", "见公示页面"}}}}) {
      const Reply reply = step(*who, id, verb, given);
      EXPECT_EQ(reply.status, 200) << verb << reply.body;
    }
    return id;
  }
  static bool has_fault(const Reply& reply, const std::string& path, const std::string& found = {}) {
    const Json problem = body(reply);
    for (const Json& fault : problem.value("faults", Json::array()))
      if (fault["path"] == path && (found.empty() || fault.value("found", "") == found)) return true;
    return false;
  }
  Client civil = world().client("civil_handler"), office = world().client("office"),
         justice = world().client("justice"), anyone = world().anonymous();
};

// R-调整-10.1, R-规定-6.2a, R-调整-3.5: the way as far as today goes; the notice cannot be closed early.
TEST_F(Adjustments, GoToTheNoticeWhichCannotBeClosedEarly) {
  const std::string id = shown(renaming("H-1", "相符事项（更名）"));
  const Reply early = step(civil, id, "notice-end", by());
  EXPECT_EQ(early.status, 409);
  EXPECT_EQ(body(early)["basis"], "调整-10.1");
  const Reply edited = civil.put("/api/v1/adjustments/" + id, renaming("H-1", "又改").dump());
  EXPECT_EQ(edited.status, 409) << "the text is frozen: " << edited.body;
  EXPECT_EQ(step(office, id, "approval", {{"operator", "联席办01"}, {"passed", true}}).status, 409);
  EXPECT_EQ(step(office, id, "publication", {{"operator", "联席办01"}}).status, 409);
  const Json all = seen(id);
  EXPECT_EQ(all["state"], "public_notice");
  EXPECT_EQ(all["clock"]["clock"], "T-10");
  EXPECT_NE(all["clock"]["explanation"].get<std::string>().find("5个工作日"), std::string::npos);
  EXPECT_EQ(all["steps"].size(), 5U);
  EXPECT_EQ(all["steps"][1]["state"], "submitted");
  EXPECT_EQ(all["steps"][4]["writ"].get<std::string>().substr(0, 2), "WS");
  const std::string text = all.dump();
  for (const char* person : {"经办张三", "窗口01", "联席办01", "司法01"})
    EXPECT_EQ(text.find(person), std::string::npos) << "the public sees no persons";
  const Reply staff = office.get("/api/v1/adjustments/" + id + "/application");
  EXPECT_NE(staff.body.find("经办张三"), std::string::npos);
  EXPECT_EQ(anyone.get("/api/v1/adjustments/" + id + "/application").status, 401);
  const auto acts = acts_of(world(), id);
  EXPECT_NE(std::ranges::find(acts, "adjustment.begin_notice"), acts.end());
}

// R-调整-8.2b, R-规定-6.2b, R-规定-7.1, R-规定-7.2: all faults at once, by their place in the form.
TEST_F(Adjustments, AFormIsRefusedWithEveryFaultItHas) {
  const std::string empty = drafted({{"operator", "窗口01"}, {"kind", "add"}});
  const Reply reply = step(civil, empty, "submit", by());
  EXPECT_EQ(reply.status, 422);
  EXPECT_EQ(body(reply)["basis"], "调整-8.2b");
  for (const char* path : {"/reason", "/cause_date", "/basis/name", "/proposed/methods", "/verifying_unit", "/handler"})
    EXPECT_TRUE(has_fault(reply, path)) << path;
  Json form = addition();
  form["basis"]["level"] = "document";
  form["grounds"][3]["applies"] = true;
  const Reply refused = step(civil, drafted(form), "submit", by());
  EXPECT_TRUE(has_fault(refused, "/basis/level", "BASIS_LEVEL")) << refused.body;
  EXPECT_TRUE(has_fault(refused, "/grounds/3/applies", "MUST_CANCEL"));
  const Json public_draft = seen(empty);
  EXPECT_FALSE(public_draft.contains("application")) << "what is not filed is the department's";
}

// R-调整-6(3), R-调整-6(1)
TEST_F(Adjustments, WhatChangesFitsItsReason) {
  Json licence = renaming("H-1", "相符事项");
  licence["reason"] = "CHANGE_3";
  licence["proposed"] = {{"material", "licence"}};
  EXPECT_TRUE(has_fault(step(civil, drafted(licence), "submit", by()), "/proposed/material", "NOT_A_PROOF"));
  Json method = renaming("H-1", "相符事项");
  method["reason"] = "CHANGE_1";
  method["proposed"] = {{"methods", {"commitment"}}, {"assisting", ""}, {"check", ""}};
  EXPECT_TRUE(has_fault(step(civil, drafted(method), "submit", by()), "/proposed/methods", "REASON_DIFF"));
}

// R-调整-8.2a, R-调整-4.1
TEST_F(Adjustments, FiledLateIsFlaggedAndTheOfficeSeesItsClock) {
  Json form = renaming("H-2", "不符事项（更名）");
  form["cause_date"] = "2026-01-05";
  const std::string id = drafted(form);
  const Json filed = body(step(civil, id, "submit", by()));
  EXPECT_EQ(filed["filed_late"], true) << filed;
  EXPECT_EQ(filed["clock"]["clock"], "T-09");
  const Json listed = body(office.get("/api/v1/adjustments?state=submitted"));
  EXPECT_TRUE(std::ranges::any_of(listed["items"], [&](const Json& one) { return one["id"] == id; }));
  Client social = world().client("social_handler");
  EXPECT_EQ(step(social, id, "withdrawal", {{"operator", "窗口02"}, {"reason", "不是本部门的"}}).status, 403);
  EXPECT_EQ(step(justice, id, "review", {{"operator", "司法01"}, {"opinion", "pass"}}).status, 403);
}

// R-调整-8.1
TEST_F(Adjustments, TheOfficeStartsOneAndTheDepartmentHears) {
  const Reply reply = post(office, "adjustments/started",
                           {{"operator", "联席办01"},
                            {"department", "区民政局"},
                            {"kind", "change"},
                            {"entry", "H-4"},
                            {"cause", "群众反映名称不符"}});
  ASSERT_EQ(reply.status, 201) << reply.body;
  EXPECT_EQ(body(reply)["clock"]["clock"], "T-08");
  const std::string id = body(reply)["id"];
  const Json notices = body(civil.get("/api/v1/notices?limit=200"));
  EXPECT_TRUE(std::ranges::any_of(notices["items"], [&](const Json& one) {
    return one["event"] == "adjustment.initiated" && one["subject"] == id;
  }));
}

// R-调整-10.2a, R-调整-12.1: anybody may speak; what names a person is held back.
TEST_F(Adjustments, ThePublicSpeaksAndIsAnswered) {
  const std::string id = shown(renaming("H-8", "转报事项（更名）"));
  const Reply given = post(anyone, "adjustments/" + id + "/opinions", {{"text", "名称应写全"}});
  ASSERT_EQ(given.status, 201) << given.body;
  const std::string opinion = body(given)["id"];
  const Reply held = post(anyone, "adjustments/" + id + "/opinions", {{"text", "请回复0576-88881234"}});
  EXPECT_EQ(body(held)["held"], "含有电话号码");
  EXPECT_FALSE(body(held).contains("text"));
  const Json all = body(anyone.get("/api/v1/adjustments/" + id + "/opinions"));
  ASSERT_EQ(all["items"].size(), 2U);
  EXPECT_FALSE(all["items"][1].contains("text"));
  const std::string path = "opinions/" + opinion + "/disposition";
  const Reply silent = post(civil, path, {{"operator", "窗口01"}, {"disposition", "refused"}});
  EXPECT_TRUE(has_fault(silent, "/reason"));
  EXPECT_EQ(post(civil, path, {{"operator", "窗口01"}, {"disposition", "refused"}, {"reason", "依据未改"}}).status,
            200);
  EXPECT_EQ(body(anyone.get("/api/v1/adjustments/" + id + "/opinions"))["items"][0]["reason"], "依据未改");
  EXPECT_EQ(post(anyone, "adjustments/" + id + "/opinions", {{"text", std::string(2001, 'x')}}).status, 422);
  const Reply entry = post(anyone, "list/entries/H-5/opinions", {{"text", "可以网上核验"}});
  EXPECT_EQ(entry.status, 201) << entry.body;
  const Json inbox = body(office.get("/api/v1/opinions?limit=200"));
  EXPECT_TRUE(std::ranges::any_of(inbox["items"], [](const Json& one) { return one["subject"] == "H-5"; }));
  const std::string abuse = body(post(anyone, "list/entries/H-5/opinions", {{"text", "不像话"}}))["id"];
  EXPECT_EQ(post(office, "opinions/" + abuse + "/hold", {{"operator", "联席办01"}, {"reason", "辱骂"}}).status, 200);
  EXPECT_EQ(post(office, "opinions/" + abuse + "/release", {{"operator", "联席办01"}, {"reason", "可公开"}}).status,
            200);
  EXPECT_EQ(body(anyone.get("/api/v1/list/entries/H-5/opinions"))["items"].size(), 2U);
}

// L-10, M-10: and adjustment_clock, report, approval as far as they refuse.
TEST_F(Adjustments, StandInTheLedgerAndTheMeasures) {
  const std::string id = drafted(addition());
  ASSERT_EQ(step(civil, id, "submit", by()).status, 200);
  const Json rows = body(office.get("/api/v1/ledgers/adjustments?limit=200"))["rows"];
  EXPECT_TRUE(
      std::ranges::any_of(rows, [&](const Json& row) { return row["id"] == id && row["reason"] == "ADD_LAW"; }));
  EXPECT_GE(body(office.get("/api/v1/measures"))["adjustments"]["filed"].get<int>(), 1);
  EXPECT_EQ(step(civil, id, "adoption-report", by()).status, 409);
  EXPECT_EQ(step(civil, id, "withdrawal", {{"operator", "窗口01"}, {"reason", "情况有变"}}).status, 200);
  EXPECT_EQ(seen(id)["state"], "withdrawn");
}

}  // namespace
}  // namespace zq::test
