// The service window over HTTP: proofs for use outside the city, guidance, difficult matters, the register of windows,
// its ledgers and statistics, as each role sees them.
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

Reply post(Client& client, const std::string& path, const Json& content) { return client.post(path, content.dump()); }

// A member of what a path answers with, as a value of its own.
Json member_of(Client& client, const std::string& path, const std::string& name = "items") {
  return body(client.get(path))[name];
}

class ServiceWindow : public WithWorld<ServiceWindow> {
 public:
  static void furnish(World& world) { world.with_fixture("civil_affairs", "区民政局", {}); }

 protected:
  Client assistant = world().client("assistant"), street_assistant = world().client("street_assistant"),
         street = world().officer("street"), police = world().officer("police_officer"),
         office = world().client("office"), centre = world().client("centre");

  static Json asked(const std::string& material, bool in_city = false) {
    const Json who = person(5);
    return {{"applicant", {{"name", who["name"]}, {"id_number", who["id_number"]}}},
            {"purpose", "入职审查"},
            {"destination", "杭州市西湖区"},
            {"in_city", in_city},
            {"material", material},
            {"operator", "证明助理01"}};
  }
  static Reply act(Client& client, const std::string& id, const std::string& verb, Json content) {
    content["operator"] = "经办01";
    return post(client, "/api/v1/window/requests/" + id + "/" + verb, content);
  }
  std::string guided(Client& client, const std::string& material) {
    const Reply received = post(client, "/api/v1/window/requests", asked(material));
    EXPECT_EQ(received.status, 201) << received.body;
    const std::string id = body(received)["id"];
    EXPECT_EQ(place_of(received), "/api/v1/window/requests/" + id);
    EXPECT_EQ(act(client, id, "guidance", {{"items", {"携带身份证原件"}}}).status, 200);
    return id;
  }
  std::string routed(const std::string& of = "instant") {
    const std::string id = guided(assistant, "无犯罪记录证明");
    const Reply reply = act(assistant, id, "route", {{"class", of}});
    EXPECT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(body(reply)["issuing_unit"], "public_security");
    return id;
  }
  static bool told(Client& client, const std::string& event, const std::string& about) {
    for (const Json& one : all_pages(client, "/api/v1/notices", 200))
      if (one["event"] == event && one["subject"] == about) return true;
    return false;
  }
  static bool lists(Client& client, const std::string& id, const std::string& which = {}) {
    for (const Json& one : all_pages(client, "/api/v1/window/requests" + which, 200))
      if (one["id"] == id) return true;
    return false;
  }
  static Json found(Client& client, const std::string& id) { return body(client.get("/api/v1/window/requests/" + id)); }
  Json rows(Client& client, const std::string& ledger, const std::string& member, const std::string& id) {
    const Json all = body(client.get("/api/v1/ledgers/" + ledger + "?limit=200"));
    Json own = Json::array();
    for (const Json& row : all["rows"])
      if (row[member] == id) own.push_back(row);
    return own;
  }
};

// R-专窗-4(1)a, R-规定-6.1b
TEST_F(ServiceWindow, RefusesWhatIsForUseInsideTheCityAndNamesTheEntries) {
  const Reply refused = post(assistant, "/api/v1/window/requests", asked("无犯罪记录证明", true));
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(body(refused)["code"], "no_ground");
  EXPECT_NE(refused.body.find("ZM-2026-017"), std::string::npos) << refused.body;
  EXPECT_EQ(body(refused)["basis"], "专窗-4(1)、规定-6.1b");
  const Reply unlisted = post(assistant, "/api/v1/window/requests", asked("全无此证明", true));
  EXPECT_NE(unlisted.body.find("不得索要"), std::string::npos);
  Json wrong = asked("无犯罪记录证明");
  wrong["applicant"]["id_number"] = "331099";
  EXPECT_EQ(post(assistant, "/api/v1/window/requests", wrong).status, 422);
  EXPECT_EQ(post(police, "/api/v1/window/requests", asked("无犯罪记录证明")).status, 403);
}

// R-专窗-4(1)a, R-专窗-5(1), R-专窗-6b, R-专窗-6c: from the window to the unit and back.
TEST_F(ServiceWindow, RequestGoesToTheUnitAndItsAnswerComesBack) {
  const std::string id = routed();
  EXPECT_TRUE(told(police, "window.routed", id));
  const Json routed_now = found(police, id);
  EXPECT_EQ(routed_now["applicant"]["id_number"], person(5)["id_number"]) << "who has to answer sees who asks";
  EXPECT_NE(routed_now["deadline_text"].get<std::string>().find("30分钟"), std::string::npos);
  EXPECT_TRUE(lists(police, id, "?inbox=true"));
  EXPECT_EQ(act(assistant, id, "close", {{"result", "好"}}).status, 409) << "the unit's result is open";
  EXPECT_EQ(act(assistant, id, "deliver", {{"how", "当面"}}).status, 409);
  const Reply issued = act(police, id, "issue", {{"document_no", "椒公证〔2026〕8号"}, {"content", "未发现犯罪记录"}});
  ASSERT_EQ(issued.status, 200) << issued.body;
  EXPECT_TRUE(told(assistant, "window.answered", id));
  EXPECT_EQ(act(assistant, id, "deliver", {{"how", "申请人当面领取"}}).status, 200);
  EXPECT_EQ(act(assistant, id, "close", {{"result", "已领取"}}).status, 200);
  EXPECT_EQ(found(assistant, id)["late"], false);
}

// R-专窗-5(3)b: cases, requests, lists and ledgers show an assistant the procedure.
TEST_F(ServiceWindow, AssistantSeesNoDecision) {
  const std::string id = routed();
  act(police, id, "issue", {{"document_no", "椒公证〔2026〕9号"}, {"content", "未发现犯罪记录"}});
  const Json seen = found(assistant, id);
  EXPECT_EQ(seen["state"], "issued");
  EXPECT_EQ(seen["document_no"], "椒公证〔2026〕9号");
  EXPECT_FALSE(seen.contains("content"));
  EXPECT_EQ(found(office, id)["content"], "未发现犯罪记录");
  EXPECT_EQ(found(police, id)["content"], "未发现犯罪记录");
  EXPECT_FALSE(found(centre, id).contains("content"));
  for (const std::string path : {"/api/v1/window/requests?limit=200", "/api/v1/ledgers/window_requests?limit=200",
                                 "/api/v1/ledgers/window_records?limit=200"})
    EXPECT_EQ(assistant.get(path).body.find("未发现犯罪记录"), std::string::npos) << path;
  EXPECT_EQ(rows(office, "window_requests", "id", id)[0]["content"], "未发现犯罪记录");
  EXPECT_EQ(street_assistant.get("/api/v1/window/requests/" + id).status, 404) << "another window's";
}

// R-专窗-5(3)b: of a verification too, where it is opened, read, listed, and in its letters.
TEST_F(ServiceWindow, AssistantSeesOfACaseItsStateAlone) {
  const Reply opened =
      assistant.post("/api/v1/verifications", question("ZM-2026-032", person(5), {{"receives_allowance", "no"}}));
  ASSERT_TRUE(opened.status == 200 || opened.status == 202) << opened.body;
  const Json answered = body(opened);
  const std::string path = "/api/v1/verifications/" + answered["id"].get<std::string>();
  const Json listed = body(assistant.get("/api/v1/verifications"))["items"].at(0);
  for (const Json& seen : {answered, body(assistant.get(path)), listed}) {
    EXPECT_FALSE(seen["state"].get<std::string>().empty());
    EXPECT_FALSE(seen.contains("verdict")) << seen;
    EXPECT_TRUE(seen["fields"].empty()) << seen;
  }
  for (const Json& letter : member_of(assistant, path + "/letters")) {
    EXPECT_FALSE(letter.contains("result")) << letter;
    EXPECT_TRUE(letter["items"].empty());
  }
  Client window = world().client();
  const Json own =
      body(window.post("/api/v1/verifications", question("ZM-2026-032", person(5), {{"receives_allowance", "no"}})));
  EXPECT_TRUE(own.contains("verdict")) << own;
  EXPECT_FALSE(body(assistant.get("/api/v1/verifications/" + own["id"].get<std::string>())).contains("verdict"))
      << "inside the centre: seen, as procedure";
}

// R-专窗-4(1)b, R-专窗-3.1
TEST_F(ServiceWindow, HandsOverToTheStreetWhatIsTheStreets) {
  const std::string id = guided(assistant, "居住证明");
  const Reply which = act(assistant, id, "route", {{"class", "records_check"}});
  EXPECT_EQ(which.status, 422) << "any street may; which one is to be said";
  EXPECT_NE(which.body.find("海门街道"), std::string::npos);
  EXPECT_EQ(act(assistant, id, "route", {{"class", "records_check"}, {"issuing_unit", "区民政局"}}).status, 422);
  const Reply routed_now = act(assistant, id, "route", {{"class", "records_check"}, {"issuing_unit", "海门街道"}});
  ASSERT_EQ(routed_now.status, 200) << routed_now.body;
  const Json now = body(routed_now);
  EXPECT_EQ(now["holder"], "street_331002001");
  EXPECT_EQ(now["handovers"][0]["to"], "street_331002001");
  EXPECT_TRUE(told(street_assistant, "window.handed_over", id));
  EXPECT_TRUE(lists(street_assistant, id)) << "whoever has it now lists it, while the unit works on it too";
  EXPECT_TRUE(lists(assistant, id));
  EXPECT_FALSE(lists(police, id));
  EXPECT_EQ(act(street, id, "refuse", {{"reason", "未居住"}, {"explanation", ""}}).status, 422);
  const Reply refused = act(street, id, "refuse", {{"reason", "未居住"}, {"explanation", "经核对登记，未在辖区居住"}});
  ASSERT_EQ(refused.status, 200) << refused.body;
  EXPECT_EQ(found(assistant, id)["outcome"], "refused") << "the first window follows";
  EXPECT_FALSE(found(assistant, id).contains("explanation"));
  EXPECT_EQ(act(street_assistant, id, "deliver", {{"how", "当面说明"}}).status, 200);
}

// R-专窗-3.1: whoever it is handed over to can read it; a public service has no window and no power to issue.
TEST_F(ServiceWindow, HandsOverToADepartmentThatMayReadItThen) {
  const std::string id = guided(assistant, "参保证明");
  Client civil = world().client("civil_officer");
  EXPECT_EQ(civil.get("/api/v1/window/requests/" + id).status, 404);
  EXPECT_EQ(act(assistant, id, "handover", {{"to", "示例银行"}, {"reason", "请协助"}}).status, 422);
  EXPECT_EQ(act(assistant, id, "handover", {{"to", "区民政局"}, {"reason", "请协助"}}).status, 200);
  EXPECT_TRUE(told(civil, "window.handed_over", id));
  EXPECT_EQ(found(civil, id)["state"], "guided");
  EXPECT_TRUE(lists(civil, id));
  EXPECT_EQ(found(civil, id)["holder"], "service_centre") << "the window keeps it";
}

// R-专窗-5(2)a, R-专窗-5(2)b
TEST_F(ServiceWindow, FlagsASecondNoteAndRefusesWithoutAnExplanation) {
  const std::string id = guided(assistant, "参保证明");
  const Json second = body(act(assistant, id, "guidance", {{"items", {"携带身份证原件", "填写申请表"}}}));
  EXPECT_EQ(second["guidance"][0]["not_one_off"], false);
  EXPECT_EQ(second["guidance"][1]["not_one_off"], true);
  const Json again = body(act(assistant, id, "guidance", {{"items", {" 填写申请表", "填写申请表"}}}));
  EXPECT_EQ(again["guidance"][2]["items"], Json({"填写申请表"}));
  EXPECT_EQ(again["guidance"][2]["not_one_off"], false) << "told before, but for a blank";
  EXPECT_EQ(act(assistant, id, "guidance", {{"items", Json::array()}}).status, 422);
  const Reply silent = act(assistant, id, "refuse", {{"reason", "无职权"}, {"explanation", " "}});
  EXPECT_EQ(silent.status, 422);
  EXPECT_EQ(body(silent)["code"], "no_ground");
  const Reply told_why = act(assistant, id, "refuse", {{"reason", "无职权"}, {"explanation", "请向参保地申请"}});
  ASSERT_EQ(told_why.status, 200) << told_why.body;
  EXPECT_EQ(body(told_why)["explanation"], "请向参保地申请") << "what the window itself has said";
}

// R-专窗-6d, R-专窗-6e, C-24
TEST_F(ServiceWindow, SaysItsDeadlineAndWhy) {
  const std::string id = routed("records_check");
  const Json before = found(police, id);
  EXPECT_NE(before["deadline_text"].get<std::string>().find("24小时"), std::string::npos);
  const Reply changed = act(police, id, "reclassify", {{"reason", "需上门询问"}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(body(changed)["class"], "on_site");
  EXPECT_NE(body(changed)["deadline_text"].get<std::string>().find("48小时"), std::string::npos);
  EXPECT_EQ(body(changed)["routed_at"], before["routed_at"]);
}

// R-专窗-6a
TEST_F(ServiceWindow, AlarmsWhenNobodyIsDesignated) {
  const std::string id = routed();
  EXPECT_TRUE(told(police, "designee.missing", id));
  EXPECT_TRUE(told(office, "designee.missing", id));
}

// R-专窗-8a, R-专窗-8b: each action a row; the statistics equal a recount of the ledgers.
TEST_F(ServiceWindow, LedgersHoldEveryActionAndTheStatisticsEqualThem) {
  const std::string id = routed();
  act(assistant, id, "tracking", {{"note", "已电话询问进度"}});
  EXPECT_EQ(rows(assistant, "window_records", "subject", id).size(), 4U) << "intake, guidance, routing, tracking";
  EXPECT_EQ(rows(assistant, "window_requests", "id", id).size(), 1U);
  EXPECT_EQ(rows(police, "window_requests", "id", id).size(), 1U);
  EXPECT_EQ(police.get("/api/v1/ledgers/window_records").status, 403);
  const Reply consulted =
      post(assistant, "/api/v1/window/consultations",
           {{"topic", "清单"}, {"question", "怎么办"}, {"answer", "网上可查"}, {"operator", "助理"}});
  ASSERT_EQ(consulted.status, 200) << consulted.body;
  const Json measures = body(office.get("/api/v1/window/measures"));
  std::map<std::string, int64_t> states, actions;
  for (const Json& row : member_of(office, "/api/v1/ledgers/window_records?limit=200", "rows"))
    ++actions[row["action"]];
  int64_t requests = 0;
  for (const Json& row : member_of(office, "/api/v1/ledgers/window_requests?limit=200", "rows")) {
    ++requests;
    ++states[row["state"]];
  }
  EXPECT_EQ(measures["requests"], requests);
  EXPECT_EQ(measures["by_state"].value("routed", 0), states["已转出具单位"]);
  EXPECT_EQ(measures["actions"]["consultation"], actions["咨询"]);
  EXPECT_EQ(measures["actions"]["routing"], actions["转出具单位"]);
  EXPECT_EQ(street_assistant.get("/api/v1/window/measures?window=service_centre").status, 403);
}

// R-专窗-4(3)
TEST_F(ServiceWindow, DifficultMatterNeedsItsResult) {
  const Reply opened = post(assistant, "/api/v1/window/difficult-cases",
                            {{"matter", "跨区档案"}, {"facts", "两地档案不一致"}, {"operator", "助理"}});
  ASSERT_EQ(opened.status, 201) << opened.body;
  const std::string path = place_of(opened);
  const auto step = [&](Client& client, const std::string& verb, const Json& content) {
    return post(client, path + "/" + verb, content);
  };
  Client civil = world().client("civil_officer");
  EXPECT_EQ(civil.get(path).status, 404);
  const Json about_nothing = {{"matter", "甲"}, {"facts", "乙"}, {"request", "ZC-none"}, {"operator", "助理"}};
  EXPECT_EQ(post(assistant, "/api/v1/window/difficult-cases", about_nothing).status, 422);
  EXPECT_EQ(step(assistant, "resolve", {{"result", "好"}, {"operator", "助理"}}).status, 409);
  EXPECT_EQ(step(assistant, "coordinate", {{"units", {"区民政局"}}, {"operator", "助理"}}).status, 200);
  EXPECT_EQ(member_of(civil, "/api/v1/window/difficult-cases").size(), 1U) << "asked to help, and so it is listed";
  EXPECT_EQ(step(civil, "opinions", {{"text", "可以函调"}, {"operator", "科长"}}).status, 200);
  const Reply refused = step(assistant, "resolve", {{"result", ""}, {"operator", "助理"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(body(refused)["basis"], "专窗-4(3)");
  EXPECT_EQ(body(step(assistant, "resolve", {{"result", "函调后出具"}, {"operator", "助理"}}))["state"], "resolved");
  EXPECT_FALSE(body(assistant.get("/api/v1/window/difficult-cases"))["items"].empty());
}

// R-规定-15.1a, R-专窗-4(2)a
TEST_F(ServiceWindow, RegisterIsPublicAndNotesReachEveryWindow) {
  const std::string place = "/api/v1/window/places/street_331002001";
  const Json where = {{"place", "街道便民服务中心一楼"},
                      {"hours", "8:30-17:00"},
                      {"phone", "0576-00000000"},
                      {"responsible", "窗口组长"},
                      {"operator", "主任"}};
  EXPECT_EQ(street.put(place, where.dump()).status, 200);
  EXPECT_EQ(street.put("/api/v1/window/places/street_331002002", where.dump()).status, 403);
  const Json register_now = body(world().anonymous().get("/api/v1/window/places"));
  EXPECT_EQ(register_now["items"][0]["unit_name"], "海门街道");
  bool listed = false;
  for (const Json& one : register_now["without"]) listed = listed || one["unit_name"] == "白云街道";
  EXPECT_TRUE(listed) << "a street without a window is listed";

  const Reply published =
      post(centre, "/api/v1/window/notes", {{"title", "清单更新"}, {"text", "请按新清单答复"}, {"operator", "主任"}});
  ASSERT_EQ(published.status, 200) << published.body;
  EXPECT_EQ(post(street_assistant, "/api/v1/window/notes", {{"title", "a"}, {"text", "b"}, {"operator", "c"}}).status,
            403);
  EXPECT_TRUE(told(street_assistant, "window.note", body(published)["id"]));
  EXPECT_EQ(body(street_assistant.get("/api/v1/window/notes"))["items"][0]["title"], "清单更新");
}

}  // namespace
}  // namespace zq::test
