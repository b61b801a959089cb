// The law of complaints over HTTP: coming in, the first three days, handling, recusal, decision, supervision. What
// depends on days that pass stands in unit_workflow and unit_time; here the host says the days itself.
#include <algorithm>

#include "scenarios/handling.hpp"
#include "scenarios/private_data.hpp"

namespace zq::test {
namespace {

class ComplaintLaw : public WithWorld<ComplaintLaw> {
 public:
  static void furnish(World& world) { furnish_for_handling(world); }

 protected:
  Client window = world().officer("window"), centre = world().officer("centre"), office = world().officer("office");
  Client handler = world().officer("centre_handler"), hotline = world().officer("hotline");
  Client concerned = world().client("civil_handler");  // of the unit complained about: may not learn who complains

  static Json by(Json more = Json::object()) {
    more["operator"] = "王五";
    return more;
  }
  // By letter, about something handled in the centre.
  static Json letter() {
    Json said = complaint("");
    said.erase("department");
    said["channel"] = "letter";
    said["against"] = "区民政局";
    said["in_centre"] = true;
    static int number = 0;
    said["matter"] = "事项" + std::to_string(++number);
    return said;
  }
  static std::string key() {
    static int number = 0;
    return "law-" + std::to_string(++number);
  }
  Reply filing(const Json& said) { return file(window, said, key()); }
  std::string filed(const Json& said) {
    const Reply reply = filing(said);
    EXPECT_EQ(reply.status, 201) << reply.body;
    return body(reply).value("id", "");
  }
  static Reply verb(Client& client, const std::string& id, const std::string& what, const Json& said) {
    return post(client, "complaints/" + id + "/" + what, said);
  }
  std::string registered(const Json& said) {
    const std::string id = filed(said);
    EXPECT_EQ(verb(centre, id, "registration", by()).status, 200);
    return id;
  }
  std::string accepted(const Json& said) {
    const std::string id = registered(said);
    const Reply reply = verb(centre, id, "acceptance", by());
    EXPECT_EQ(reply.status, 200) << reply.body;
    return id;
  }
  std::string handled(const Json& said) {
    const std::string id = accepted(said);
    EXPECT_EQ(verb(centre, id, "handlers", by({{"handler", "赵办理"}, {"account", "centre_handler"}})).status, 200);
    EXPECT_EQ(verb(handler, id, "declarations", by({{"has_interest", false}})).status, 200);
    return id;
  }
  Reply investigate(const std::string& id) {
    return verb(handler, id, "investigations", by({{"text", "查阅了办件记录"}, {"evidence", {"案卷第1页"}}}));
  }
  Reply decide(const std::string& id, const std::string& result = "verified") {
    return verb(handler, id, "decision",
                by({{"result", result},
                    {"facts", "窗口要求提供已取消的证明"},
                    {"basis", "规定第六条"},
                    {"handling", "责成改正"}}));
  }
  Json now(const std::string& id) { return body(office.get("/api/v1/complaints/" + id)); }
  static std::string basis_of(const Reply& reply) { return body(reply).value("basis", ""); }
};

// R-投诉-2.1, R-投诉-9(3): what is none of ours is told whose it is; handed over only with consent.
TEST_F(ComplaintLaw, AnotherUnitsMatterIsToldAndHandedOverWithConsent) {
  const std::string noise = registered(letter());
  const Reply told =
      verb(centre, noise, "redirection", by({{"competent_unit", "区综合行政执法局"}, {"reason", "噪声不属于本办法"}}));
  ASSERT_EQ(told.status, 200) << told.body;
  EXPECT_EQ(body(told)["state"], "not_competent");
  EXPECT_EQ(body(told)["told"][0]["kind"], "complaint_redirection");
  const std::string id = registered(letter());
  Json over = by({{"competent_unit", "区社保中心"}, {"reason", "属社保"}, {"hand_over", true}});
  EXPECT_EQ(verb(centre, id, "redirection", over).status, 422) << "no consent";
  over["consent"] = true;
  over["competent_unit"] = "区民政局";
  EXPECT_EQ(basis_of(verb(centre, id, "redirection", over)), "投诉-9(3)") << "the unit complained about";
  over["competent_unit"] = "区社保中心";
  const Json moved = body(verb(centre, id, "redirection", over));
  EXPECT_EQ(moved["unit"], "social_security") << moved;
  EXPECT_EQ(moved["state"], "received");
  EXPECT_EQ(moved["stays"][0]["unit"], "service_centre");
  EXPECT_EQ(moved["clocks"][0]["id"], "T-11");
}

// R-投诉-3.1: one work order is one complaint, handled by the hotline's centre.
TEST_F(ComplaintLaw, AWorkOrderOfTheHotlineIsOneComplaint) {
  Json order = letter();
  order["channel"] = "hotline";
  order["work_order_no"] = "JJ2026112600017";
  const Reply first = file(hotline, order, key()), again = file(hotline, order, key());
  ASSERT_EQ(first.status, 201) << first.body;
  EXPECT_EQ(again.status, 200) << again.body;
  EXPECT_EQ(body(again)["id"], body(first)["id"]);
  EXPECT_EQ(body(first)["unit"], "hotline");
  order.erase("work_order_no");
  EXPECT_EQ(body(file(hotline, order, key()))["faults"][0]["path"], "/work_order_no");
}

// R-投诉-3.2a, R-投诉-3.2b, R-投诉-3.3, R-规定-15.1b
TEST_F(ComplaintLaw, ComplaintsGoToTheUnitThatTheArticleNames) {
  EXPECT_EQ(now(filed(letter()))["unit"], "service_centre");
  Json walk_in = letter();
  walk_in.erase("in_centre");
  walk_in["channel"] = "window";
  const Json at_window = now(filed(walk_in));
  EXPECT_EQ(at_window["unit"], "service_centre");
  EXPECT_EQ(at_window["channel_text"], "专窗");
  Json other = letter();
  other.erase("in_centre");
  const std::string id = filed(other);
  EXPECT_EQ(now(id)["unit"], "civil_affairs") << "the unit itself (投诉-3)";
  Json inbox = body(centre.get("/api/v1/complaints?box=unit&limit=200"));
  EXPECT_TRUE(std::ranges::any_of(inbox["items"], [&](const Json& one) { return one["id"] == at_window["id"]; }));
}

// R-投诉-3.3, R-投诉-11.1: never the person complained about, nor anybody of the unit when another handles it.
TEST_F(ComplaintLaw, NobodyHandlesWhatIsSaidOfHim) {
  Json said = letter();
  said["against_person"] = "李办事";
  keep_private("李办事");
  const std::string id = accepted(said);
  const auto appoint = [&](const char* name, const char* account) {
    return verb(centre, id, "handlers", by({{"handler", name}, {"account", account}}));
  };
  EXPECT_EQ(basis_of(appoint("李办事", "centre_handler")), "投诉-11.1");
  EXPECT_EQ(basis_of(appoint("某人", "civil_handler")), "投诉-11.1");
  EXPECT_EQ(code_of(appoint("某人", "nobody")), "invalid_input");
  EXPECT_EQ(appoint("赵办理", "centre_handler").status, 200);
  EXPECT_EQ(basis_of(investigate(id)), "投诉-11.1") << "interests are declared first";
}

// R-投诉-4(1): the refused demands of the case stand in the complaint.
TEST_F(ComplaintLaw, ADemandThatWasRefusedIsItsEvidence) {
  const Json verification = opened(window, "H-1", person(21));
  const Json demand{
      {"matter", "相符事项"}, {"proof", "相符证明"}, {"case", verification["id"]}, {"operator", "窗口01"}};
  ASSERT_GE(post(window, "list/demands", demand).status, 400);
  Json said = letter();
  said["case"] = verification["id"];
  const Json seen = now(filed(said));
  ASSERT_EQ(seen["timeline"].size(), 2U) << seen["timeline"];
  EXPECT_NE(seen["timeline"][1]["text"].get<std::string>().find("已被拒绝"), std::string::npos);
  EXPECT_EQ(seen["basis"], "投诉-4(1)");
}

// R-专窗-4(4): an enterprise complains at the window. R-调整-12.2: of how the list was adjusted, too.
TEST_F(ComplaintLaw, AnEnterpriseComplainsAtTheWindowAlsoOfAnAdjustment) {
  Json said = complaint("");
  said.erase("department");
  said["category"] = "list_adjustment";
  said["against"] = "区民政局";
  said["in_centre"] = true;
  said["subject"] = "公示不足五个工作日";
  said["complainant"] = {{"name", "示例企业有限公司"}, {"phone", "057600000001"}};
  const std::string id = registered(said);
  const Json filed = now(id);
  EXPECT_EQ(filed["channel"], "window");
  EXPECT_EQ(filed["category"], "list_adjustment");
  EXPECT_EQ(filed["complainant"]["name"], "示例企业有限公司");
  EXPECT_EQ(filed["complainant"]["phone"], "057600000001");
  EXPECT_EQ(verb(centre, id, "acceptance", by()).status, 200);
}

// R-投诉-4(2): the list in force is shown. R-投诉-4(3): see unit_workflow, where a letter can be late. R-投诉-4(4)
TEST_F(ComplaintLaw, EachCauseBringsWhatBelongsToIt) {
  Json list = letter();
  list["category"] = "list_not_followed";
  const Json seen = now(filed(list));
  ASSERT_EQ(seen["timeline"].size(), 1U);
  EXPECT_NE(seen["timeline"][0]["text"].get<std::string>().find("清单第1版"), std::string::npos) << seen["timeline"];
  Json other = letter();
  other["category"] = "other";
  EXPECT_EQ(body(filing(other))["faults"][0]["path"], "/category_text");
  other["category_text"] = "窗口午间无人";
  EXPECT_EQ(filing(other).status, 201);
  other["category"] = "list_adjustment";  // 调整-12.2
  EXPECT_EQ(filing(other).status, 201);
}

// R-投诉-5(1)b, C-17
TEST_F(ComplaintLaw, WhatIsMissingIsNamedAndAskedFor) {
  Json said = letter();
  said["complainant"].erase("phone");
  const std::string id = filed(said);
  const Json seen = now(id);
  EXPECT_EQ(seen["state"], "incomplete");
  EXPECT_EQ(seen["missing"], Json::array({"电话号码"}));
  EXPECT_EQ(seen["told"][0]["kind"], "complaint_completion");
  const Reply refused = verb(centre, id, "acceptance", by());
  EXPECT_EQ(refused.status, 422) << refused.body;
  EXPECT_EQ(body(refused)["faults"][0]["expected"], "电话号码");
  EXPECT_EQ(body(verb(centre, id, "completion", by({{"complainant", {{"phone", "13800001111"}}}})))["state"],
            "received");
}

// R-投诉-5(3)
TEST_F(ComplaintLaw, AtMostFiveRepresent) {
  Json visit = letter();
  visit["channel"] = "visit";
  visit["group_size"] = 20;
  EXPECT_EQ(body(filing(visit))["faults"][0]["path"], "/representatives");
  visit["representatives"] = Json::array({"甲示例", "乙示例", "丙示例", "丁示例", "戊示例"});
  EXPECT_EQ(filing(visit).status, 201);
  visit["representatives"].push_back("己示例");
  EXPECT_EQ(body(filing(visit))["faults"][0]["path"], "/representatives");
}

// R-投诉-6.2a, R-投诉-6.2b
TEST_F(ComplaintLaw, AnAgentBringsThePapers) {
  Json said = letter();
  said["agent"] = {{"name", "孙示例"},
                   {"original_seen", true},
                   {"mandate",
                    {{"matter", "投诉"},
                     {"powers", "代为提出"},
                     {"from", "2026-01-01"},
                     {"until", "2026-01-31"},
                     {"signed", true}}}};
  keep_private("孙示例");
  const std::string id = filed(said);
  const Reply refused = verb(centre, id, "acceptance", by());
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(body(refused)["faults"].size(), 2U)
      << "no copy of the identity card, and the term has ended" << refused.body;
  EXPECT_EQ(now(id)["complainant"]["name"], "钱示例") << "the complainant is the principal";
  said["agent"]["id_copy"] = "案卷第2页";
  said["agent"]["mandate"]["until"] = "2099-12-31";
  EXPECT_EQ(verb(centre, id, "completion", by({{"agent", said["agent"]}})).status, 200);
  EXPECT_EQ(verb(centre, id, "registration", by()).status, 200);
  EXPECT_EQ(verb(centre, id, "acceptance", by()).status, 200);
}

// R-投诉-8(1), R-投诉-8(2), R-投诉-8(4), R-投诉-8(5), R-投诉-9(2)
TEST_F(ComplaintLaw, ARejectionHasItsGroundAndItsReason) {
  const std::string id = registered(letter());
  const auto reject = [&](Json said) { return verb(centre, id, "rejection", by(std::move(said))); };
  EXPECT_EQ(basis_of(reject({{"ground", "vague"}, {"reason", "不具体"}, {"not_specific", true}})), "投诉-8(1)");
  EXPECT_EQ(basis_of(reject({{"ground", "fabricated"}, {"reason", "虚假"}})), "投诉-8(2)");
  EXPECT_EQ(basis_of(reject({{"ground", "repeated"}, {"reason", "重复"}, {"original", "TS1"}})), "投诉-8(3)");
  EXPECT_EQ(basis_of(reject({{"ground", "legal_route"}, {"reason", "应复议"}})), "投诉-8(4)");
  EXPECT_EQ(reject({{"ground", "other"}, {"reason", ""}}).status, 422);
  EXPECT_EQ(reject({{"ground", "incomplete"}, {"reason", "未补正"}}).status, 422) << "it is complete";
  const Reply rejected = reject({{"ground", "legal_route"}, {"reason", "应当申请复议"}, {"route", "reconsideration"}});
  ASSERT_EQ(rejected.status, 200) << rejected.body;
  const std::string told = body(rejected)["told"][0]["text"];
  EXPECT_NE(told.find("复议"), std::string::npos) << told;
  EXPECT_NE(told.find("理由"), std::string::npos) << told;
}

// R-投诉-8(3)
TEST_F(ComplaintLaw, ARepetitionIsProposedForTheSamePersonAlone) {
  const Json said = letter();
  const std::string first = accepted(said), again = registered(said);
  EXPECT_EQ(now(again)["duplicate_of"], first);
  Json another = said;
  another["complainant"]["name"] = "周示例";
  keep_private("周示例");
  EXPECT_FALSE(now(filed(another)).contains("duplicate_of"));
  EXPECT_EQ(
      verb(centre, again, "rejection", by({{"ground", "repeated"}, {"reason", "重复"}, {"original", first}})).status,
      200);
}

// R-投诉-9.0: Sunday 2024-02-04 is a working day.
TEST_F(ComplaintLaw, ThreeWorkingDaysAreCountedFromTheReceipt) {
  Json said = letter();
  said["received_at"] = "2024-02-02T10:00:00+08:00";
  const Json seen = now(filed(said));
  EXPECT_EQ(seen["acceptance_due_at"].get<std::string>().substr(0, 19), "2024-02-07T00:00:00") << "24:00 of the sixth";
  EXPECT_NE(seen["clocks"][0]["explanation"].get<std::string>().find("收到投诉举报"), std::string::npos);
  said["received_at"] = "2099-01-01T00:00:00+08:00";
  EXPECT_EQ(body(filing(said))["faults"][0]["path"], "/received_at");
}

// R-投诉-9(1), R-投诉-12.1a: accepted, told, and the seven working days run.
TEST_F(ComplaintLaw, AnAcceptanceIsToldAndStartsTheSevenDays) {
  const std::string id = accepted(letter());
  Json seen = now(id);
  EXPECT_EQ(seen["told"][0]["kind"], "complaint_acceptance");
  EXPECT_TRUE(seen.contains("handling_due_at"));
  EXPECT_FALSE(seen.contains("first_informed_at"));
  EXPECT_EQ(verb(centre, id, "deliveries", by({{"by", "telephone"}})).status, 200);
  seen = now(id);
  EXPECT_EQ(seen["first_in_time"], true);
  ASSERT_EQ(seen["clocks"].size(), 1U);
  EXPECT_EQ(seen["clocks"][0]["id"], "T-12");
}

// R-投诉-11.2a, R-投诉-11.2b, R-投诉-11.2c, R-投诉-11.2d
TEST_F(ComplaintLaw, ARecusalStopsTheHandlerAndTheJointOfficeDecides) {
  const std::string id = handled(letter());
  const auto writs = [&] { return body(handler.get("/api/v1/writs?about=" + id))["items"].size(); };
  EXPECT_EQ(writs(), 1u);
  EXPECT_EQ(verb(centre, id, "recusals", by({{"reason", "办理人与被投诉人是亲属"}})).status, 200);
  EXPECT_EQ(handler.get("/api/v1/complaints/" + id).status, 403);
  EXPECT_EQ(writs(), 0u) << "nor what the complainant was told";
  const Reply acting = investigate(id);
  EXPECT_EQ(acting.status, 403);
  EXPECT_EQ(basis_of(acting), "投诉-11.2a");
  EXPECT_EQ(decide(id).status, 403);
  const Json refusal = by({{"granted", false}, {"reason", "不是亲属"}});
  EXPECT_EQ(verb(centre, id, "recusal-decision", refusal).status, 403) << "not the unit itself";
  EXPECT_EQ(basis_of(verb(office, id, "recusal-decision", by({{"granted", true}, {"reason", "成立"}}))), "投诉-11.2c");
  EXPECT_EQ(verb(office, id, "recusal-decision", refusal).status, 200);
  EXPECT_EQ(writs(), 2u);
  Json seen = now(id);
  EXPECT_EQ(seen["state"], "handling");
  EXPECT_TRUE(std::ranges::any_of(seen["told"], [](const Json& one) { return one["kind"] == "recusal_decision"; }));
  EXPECT_EQ(investigate(id).status, 200);
  EXPECT_EQ(verb(centre, id, "recusals", by({{"reason", "另有新情况"}})).status, 200);
  const Json other{{"handler", "孙办理"}, {"account", "centre"}};
  EXPECT_EQ(
      verb(office, id, "recusal-decision", by({{"granted", true}, {"reason", "成立"}, {"new_handler", other}})).status,
      200);
  EXPECT_EQ(now(id)["handler"]["name"], "孙办理");
  EXPECT_EQ(handler.get("/api/v1/complaints/" + id).status, 403) << "for good";
}

// R-投诉-10.1, R-投诉-12.1b, R-投诉-14.1a, R-投诉-14.1b, R-投诉-14.1c, R-规定-21.1a
TEST_F(ComplaintLaw, AVerifiedComplaintLeadsToASupervisionNoticeThatIsCarriedOut) {
  const std::string id = handled(letter());
  EXPECT_EQ(basis_of(decide(id)), "投诉-10.1");
  ASSERT_EQ(investigate(id).status, 200);
  EXPECT_EQ(basis_of(verb(centre, id, "report", by())), "投诉-14.1b") << "nothing is verified yet";
  ASSERT_EQ(decide(id).status, 200);
  EXPECT_EQ(basis_of(verb(centre, id, "closure", by())), "投诉-12.1b");
  EXPECT_EQ(body(verb(centre, id, "deliveries", by({{"by", "post"}})))["state"], "informed");
  EXPECT_EQ(basis_of(verb(centre, id, "closure", by())), "投诉-14.1a");
  const Json reported = body(verb(centre, id, "report", by()));
  ASSERT_TRUE(reported.contains("supervision_notice")) << reported;
  EXPECT_TRUE(reported.contains("violation")) << "a proof was demanded after it had been cancelled";
  EXPECT_EQ(body(verb(centre, id, "closure", by()))["state"], "closed");

  const std::string notice = "supervision-notices/" + reported["supervision_notice"].get<std::string>();
  const Json draft = body(office.get("/api/v1/" + notice));
  EXPECT_EQ(draft["state"], "reported");
  EXPECT_EQ(draft["facts"], "窗口要求提供已取消的证明");
  EXPECT_FALSE(draft["demand"].get<std::string>().empty());
  EXPECT_EQ(draft["clocks"][0]["id"], "T-14");
  EXPECT_EQ(post(centre, notice + "/issue", by({{"due_on", "2099-12-31"}})).status, 403);
  EXPECT_EQ(post(office, notice + "/issue", by()).status, 422) << "a day is mandatory";
  EXPECT_EQ(post(office, notice + "/issue", by({{"due_on", "2020-01-01"}})).status, 422);
  const Json issued = body(post(office, notice + "/issue", by({{"due_on", "2026-12-31"}})));
  EXPECT_EQ(issued["state"], "issued") << issued;
  EXPECT_EQ(post(centre, notice + "/rectification", by({{"measures", "已改"}})).status, 403) << "another unit's";
  EXPECT_EQ(body(post(concerned, notice + "/plan", by({{"plan", "本周改正"}})))["state"], "rectifying");
  EXPECT_EQ(body(post(concerned, notice + "/rectification", by({{"measures", "已改正"}})))["state"], "rectified");
  EXPECT_EQ(basis_of(post(office, notice + "/acceptance", by({{"accepted", true}}))), "投诉-14.1c") << "no evidence";
  const Json refusal = by({{"accepted", false}, {"opinion", "没有凭据"}, {"due_on", "2026-12-31"}});
  EXPECT_EQ(body(post(office, notice + "/acceptance", refusal))["state"], "not_accepted");
  const Json shown = by({{"measures", "已改正"}, {"evidence", {"窗口照片"}}});
  EXPECT_EQ(body(post(concerned, notice + "/rectification", shown))["state"], "rectified");
  const Json done = body(post(office, notice + "/acceptance", by({{"accepted", true}, {"opinion", "同意"}})));
  EXPECT_EQ(done["state"], "accepted") << done;
  EXPECT_FALSE(done.value("number", "").empty());
}

// R-投诉-13(1), R-投诉-13(2), R-投诉-13(3)
TEST_F(ComplaintLaw, ATerminationHasItsGround) {
  const std::string one = handled(letter()), two = accepted(letter());
  EXPECT_EQ(basis_of(verb(centre, one, "termination", by({{"ground", "legal_route"}, {"reason", "已起诉"}}))),
            "投诉-13(2)");
  EXPECT_EQ(
      verb(centre, one, "termination", by({{"ground", "legal_route"}, {"reason", "已起诉"}, {"proof", "受理通知书"}}))
          .status,
      200);
  EXPECT_EQ(basis_of(verb(centre, two, "termination", by({{"ground", "other"}, {"reason", ""}}))), "投诉-13(3)");
  EXPECT_EQ(body(verb(centre, two, "termination", by({{"ground", "withdrawn"}, {"reason", "书面撤回"}})))["state"],
            "terminated");
  const Json violation{{"type", "other"},
                       {"unit", "civil_affairs"},
                       {"facts", "撤回后查明的事实"},
                       {"subject", two},
                       {"operator", "王五"}};
  EXPECT_LT(post(office, "violations", violation).status, 300) << "may still be opened separately";
}

// The complainant follows by the secret, without login, and learns no name of a handler.
TEST_F(ComplaintLaw, TheComplainantFollowsWithoutLogin) {
  Client citizen = world().anonymous();
  Json said = letter();
  for (const char* staff : {"channel", "department"}) said.erase(staff);
  const Reply filed = citizen.post("/api/v1/public/complaints", said.dump());
  ASSERT_EQ(filed.status, 201) << filed.body;
  const std::string id = body(filed)["id"], token = body(filed)["follow_token"];
  EXPECT_EQ(now(id)["channel"], "platform");
  EXPECT_EQ(verb(centre, id, "registration", by()).status, 200);
  EXPECT_EQ(verb(centre, id, "acceptance", by()).status, 200);
  EXPECT_EQ(verb(centre, id, "handlers", by({{"handler", "赵办理"}, {"account", "centre_handler"}})).status, 200);
  const Reply followed = citizen.get("/api/v1/follow/" + token);
  ASSERT_EQ(followed.status, 200) << followed.body;
  EXPECT_EQ(body(followed)["state"], "handling");
  EXPECT_EQ(body(followed)["told"][0]["kind"], "complaint_acceptance");
  EXPECT_EQ(followed.body.find("赵办理"), std::string::npos);
  EXPECT_EQ(citizen.get("/api/v1/follow/" + id + ".0123").status, 404);
  EXPECT_EQ(citizen.get("/api/v1/follow/x").status, 404);
  EXPECT_EQ(citizen.post("/api/v1/follow/" + token + "/recusal", R"({"reason":"办理人与窗口相熟"})").status, 200);
  EXPECT_EQ(now(id)["state"], "suspended");
  const Reply withdrawn = citizen.post("/api/v1/follow/" + token + "/withdrawal", R"({"reason":"问题已经解决"})");
  EXPECT_EQ(body(withdrawn)["state"], "terminated") << withdrawn.body;
  const Reply renewed = verb(centre, id, "follow-token", by());
  EXPECT_EQ(citizen.get("/api/v1/follow/" + token).status, 404) << "the old one is void";
  EXPECT_EQ(citizen.get("/api/v1/follow/" + body(renewed)["follow_token"].get<std::string>()).status, 200);
  EXPECT_EQ(world().log().find(token.substr(token.rfind('.') + 1)), std::string::npos) << "no secret in the log";
}

// Requirements H: the unit complained about reads the content, never who complains; the public sees counts.
TEST_F(ComplaintLaw, WhoComplainsIsHiddenFromTheUnitConcerned) {
  const std::string id = accepted(letter());
  const Reply seen = concerned.get("/api/v1/complaints/" + id);  // the client checks that no person is in it
  ASSERT_EQ(seen.status, 200);
  EXPECT_FALSE(body(seen).contains("complainant"));
  EXPECT_EQ(body(centre.get("/api/v1/complaints/" + id))["complainant"]["name"], "钱示例");
  EXPECT_EQ(world().client("social_handler").get("/api/v1/complaints/" + id).status, 404);
  const Json book = body(concerned.get("/api/v1/ledgers/complaints?limit=200"));
  EXPECT_TRUE(std::ranges::any_of(book["rows"], [&](const Json& row) { return row["id"] == id; })) << book;
  const Json figures = body(world().anonymous().get("/api/v1/public/complaint-figures"));
  EXPECT_GE(figures["received"].get<int>(), 1);
  EXPECT_GE(body(office.get("/api/v1/measures"))["complaints"]["accepted"].get<int>(), 1);
}

// C-17: anonymous but specific is a lead for the joint office, no complaint. C-30: which may take any complaint over.
TEST_F(ComplaintLaw, LeadsAndWhatTheJointOfficeTakesOver) {
  Json said = letter();
  said.erase("complainant");
  said["anonymous"] = true;
  const std::string lead = filed(said);
  EXPECT_EQ(now(lead)["state"], "lead");
  EXPECT_EQ(centre.get("/api/v1/complaints/" + lead).status, 404);
  EXPECT_EQ(body(verb(office, lead, "closure", by({{"conclusion", "已转督察"}})))["state"], "closed");
  const std::string id = accepted(letter());
  EXPECT_EQ(verb(centre, id, "takeover", by({{"reason", "影响重大"}})).status, 403);
  EXPECT_EQ(body(verb(office, id, "takeover", by({{"reason", "影响重大"}})))["unit"], "joint_office");
  EXPECT_EQ(verb(centre, id, "handlers", by({{"handler", "赵办理"}, {"account", "centre_handler"}})).status, 403);
}

}  // namespace
}  // namespace zq::test
