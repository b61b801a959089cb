// The joint office over HTTP: its queue, members and posts, meetings, bulletins, interviews, the hotline's feedback,
// and what technical support hears.
#include "scenarios/office_records.hpp"

namespace zq::test {
namespace {

Reply post(Client& client, const std::string& path, const Json& content) { return client.post(path, content.dump()); }

// A member of what a path answers with, as a value of its own.
Json member_of(Client& client, const std::string& path, const std::string& name = "items") {
  return body(client.get(path))[name];
}

class JointOffice : public WithWorld<JointOffice> {
 public:
  static void furnish(World& world) {
    world.with_fixture("civil_affairs", "区民政局", {{"fail_status", "6"}});
    world.list_csv =
        list_file({"ZM-D-1,区公积金中心,公租房申请,婚姻状况证明,区民政局,住房办法,信息共享,即办件,"
                   "civil_affairs,any.check,,,,"});
  }

 protected:
  Client office = world().client("office"), justice = world().client("justice"), tech = world().client("tech"),
         civil = world().client("civil_handler"), hotline = world().client("hotline");

  static bool told(Client& client, const std::string& event, const std::string& about) {
    for (const Json& one : all_pages(client, "/api/v1/notices", 200))
      if (one["event"] == event && one["subject"] == about) return true;
    return false;
  }
};

// R-会议-2.1, R-规定-4.2: the host starts with the four members of the register, the lead flagged.
TEST_F(JointOffice, HasFourMembersAndItsLead) {
  Json members = Json::array();
  ASSERT_TRUE(eventually([&] {
    members.clear();
    for (const Json& one : member_of(justice, "/api/v1/office/positions"))
      if (one["seat"] == "member_unit") members.push_back(one);
    return members.size() == 4;
  })) << members;
  int leads = 0;
  for (const Json& one : members) leads += one["lead"] == true && one["unit"] == "joint_office";
  EXPECT_EQ(leads, 1);
  EXPECT_EQ(post(justice, "/api/v1/office/positions", {{"seat", "member"}}).status, 403);
}

// R-会议-2.2, R-会议-3.1, R-会议-3.2, R-会议-3.3
TEST_F(JointOffice, MeetsWarnsAndWritesMinutes) {
  appointed(office, "convener", "joint_office", "甲某", "2026-01-01");
  const Json changed = appointed(office, "convener", "joint_office", "乙某", "2026-06-01");
  EXPECT_EQ(met(office, "other", "2026-05-31")["chair"], "主任 甲某");
  const Json plenary = met(office, "plenary", "2026-07-01");
  EXPECT_EQ(plenary["chair"], "主任 乙某");
  EXPECT_TRUE(plenary.contains("warning")) << "no liaison meeting came first";
  met(office, "liaison", "2026-08-01");
  EXPECT_FALSE(met(office, "plenary", "2026-08-15").contains("warning"));
  EXPECT_TRUE(told(justice, "meeting.recorded", plenary["id"]));

  const std::string path = "/api/v1/office/meetings/" + plenary["id"].get<std::string>() + "/minutes";
  const Json item = {{"text", "完善清单"}, {"owner", "区民政局"}, {"due", "2026-12-31"}};
  EXPECT_EQ(post(office, path, {{"items", {{{"text", "无人负责"}}}}, {"operator", "办公室01"}}).status, 422);
  EXPECT_EQ(post(justice, path, {{"items", {item}}, {"operator", "办公室01"}}).status, 403);
  const Reply minuted = post(office, path, {{"items", {item}}, {"operator", "办公室01"}});
  ASSERT_EQ(minuted.status, 200) << minuted.body;
  EXPECT_EQ(post(office, path, {{"items", {item}}, {"operator", "办公室01"}}).status, 409);
  const std::string id = body(minuted)["items"][0];
  EXPECT_TRUE(told(civil, "minutes.item", id));

  // R-会议-4.1
  const std::string step = "/api/v1/office/minutes-items/" + id;
  EXPECT_EQ(post(civil, step + "/progress", {{"text", "已完成一半"}, {"operator", "科长"}}).status, 200);
  EXPECT_EQ(post(justice, step + "/done", {{"result", "好"}, {"operator", "科长"}}).status, 404);
  const Json own = body(civil.get("/api/v1/office/minutes-items?only=open"));
  ASSERT_EQ(own["items"].size(), 1U);
  EXPECT_EQ(own["items"][0]["progress"][0]["text"], "已完成一半");
  bool waits = false;
  for (const Json& one : member_of(office, "/api/v1/office/queue?limit=200")) waits = waits || one["id"] == id;
  EXPECT_TRUE(waits) << "R-会议-2.3: the office's queue holds it";
  EXPECT_EQ(body(post(civil, step + "/done", {{"result", "已印发"}, {"operator", "科长"}}))["state"], "done");
  EXPECT_TRUE(told(office, "minutes.done", id));
}

// R-会议-2.3, R-规定-4.1: one queue, the earliest due first; nobody else reads it.
TEST_F(JointOffice, HasOneQueueTheEarliestDueFirst) {
  const auto work_order =
      post(hotline, "/api/v1/feedback",
           {{"work_order", "12345-0007"}, {"type", "意见"}, {"text", "队伍太长"}, {"operator", "坐席01"}});
  ASSERT_EQ(work_order.status, 200) << work_order.body;
  const Json meeting = met(office, "other", "2026-09-01");
  Json items = Json::array();
  for (const char* due : {"2027-03-01", "2026-12-31"})
    items.push_back({{"text", "事项"}, {"owner", "区司法局"}, {"due", due}});
  ASSERT_EQ(post(office, "/api/v1/office/meetings/" + meeting["id"].get<std::string>() + "/minutes",
                 {{"items", items}, {"operator", "办公室01"}})
                .status,
            200);
  const Json queue = all_pages(office, "/api/v1/office/queue", 1);
  ASSERT_GE(queue.size(), 3U);
  std::string before;
  for (const Json& one : queue) {
    const std::string due = one.value("due_at", "9999");
    EXPECT_LE(before, due);
    before = due;
    EXPECT_FALSE(one["task"].get<std::string>().empty());
  }
  EXPECT_EQ(body(office.get("/api/v1/office/queue?kind=feedback"))["items"][0]["kind"], "feedback");
  EXPECT_EQ(justice.get("/api/v1/office/queue").status, 403);
  EXPECT_EQ(office.get("/api/v1/office/queue?cursor=x").status, 422);
  EXPECT_EQ(office.get("/api/v1/office/queue?kind=nothing").status, 422);
}

// R-会议-2.4, R-会议-4.2
TEST_F(JointOffice, BulletinReachesMembersAndItsReceiptIsKept) {
  appointed(office, "liaison", "justice", "联络员甲", "2026-01-01");
  const Reply issued =
      post(office, "/api/v1/office/bulletins",
           {{"title", "十一月情况"}, {"period", "2026年11月"}, {"content", "总体平稳"}, {"operator", "办公室01"}});
  ASSERT_EQ(issued.status, 200) << issued.body;
  const std::string id = body(issued)["id"];
  EXPECT_TRUE(told(justice, "bulletin.issued", id));
  EXPECT_TRUE(told(tech, "bulletin.issued", id));
  EXPECT_EQ(post(civil, "/api/v1/office/bulletins/" + id + "/read", {{"operator", "科长"}}).status, 404);
  const Reply read = post(justice, "/api/v1/office/bulletins/" + id + "/read", {{"operator", "联络员甲"}});
  ASSERT_EQ(read.status, 200) << read.body;
  int receipts = 0;
  const Json receipts_now = body(read)["receipts"];
  for (const Json& one : receipts_now)
    if (one["unit"] == "justice") {
      EXPECT_EQ(one["liaison"], "主任 联络员甲");
      receipts += one.contains("read_at");
    }
  EXPECT_EQ(receipts, 1);
  EXPECT_EQ(body(justice.get("/api/v1/office/bulletins"))["items"][0]["id"], id);
  EXPECT_EQ(member_of(justice, "/api/v1/writs?about=" + id).size(), 1U);
  EXPECT_EQ(member_of(civil, "/api/v1/writs?about=" + id).size(), 0U);
}

// R-规定-18.2a: proposed, approved by the government, held; thresholds are data the office edits.
TEST_F(JointOffice, InterviewIsProposedApprovedAndHeld) {
  const Reply proposed = post(office, "/api/v1/office/interviews",
                              {{"unit", "区民政局"}, {"cause", "多次超期"}, {"operator", "办公室01"}});
  ASSERT_EQ(proposed.status, 200) << proposed.body;
  const std::string path = "/api/v1/office/interviews/" + body(proposed)["id"].get<std::string>();
  EXPECT_EQ(post(office, path + "/hold", {{"result", "好"}, {"operator", "主任"}}).status, 409);
  const auto approval = [](const char* at) {
    return Json{{"approval_no", "椒政函〔2026〕1号"}, {"at", at}, {"place", "会议室"}, {"operator", "主任"}};
  };
  EXPECT_EQ(post(office, path + "/approve", approval("2020-01-02T09:00:00+08:00")).status, 422);
  const Reply approved = post(office, path + "/approve", approval("2099-12-02T09:00:00+08:00"));
  ASSERT_EQ(approved.status, 200) << approved.body;
  EXPECT_EQ(body(approved)["with"], "局长") << "nobody on record: the post";
  EXPECT_TRUE(told(civil, "interview.approved", body(proposed)["id"]));
  EXPECT_EQ(body(post(office, path + "/hold", {{"result", "已约谈"}, {"operator", "主任"}}))["state"], "held");

  const Json other = body(post(office, "/api/v1/office/interviews",
                               {{"unit", "区民政局"}, {"cause", "多次超期"}, {"operator", "办公室01"}}));
  const std::string second = "/api/v1/office/interviews/" + other["id"].get<std::string>();
  EXPECT_EQ(post(office, second + "/approve", approval("2099-12-03T09:00:00+08:00")).status, 200);
  EXPECT_EQ(post(office, second + "/drop", {{"reason", "已整改"}, {"operator", "主任"}}).status, 200);
  EXPECT_TRUE(told(civil, "interview.dropped", other["id"])) << "it was told to come";

  const std::string rules = "/api/v1/office/interview-rules";
  EXPECT_EQ(body(justice.get(rules))["overdue_reports"], 3);
  const Json edited = {{"overdue_reports", 5}, {"violations", 1}, {"overdue_items", 0}, {"operator", "主任"}};
  EXPECT_EQ(justice.put(rules, edited.dump()).status, 403);
  EXPECT_EQ(office.put(rules, edited.dump()).status, 200);
  EXPECT_EQ(body(office.get(rules))["overdue_reports"], 5);
}

// R-规定-15.2, C-11: a suggestion is feedback and no complaint; a complaint is no feedback.
TEST_F(JointOffice, HotlineSuggestionIsFeedbackNotAComplaint) {
  Json order = {{"work_order", "12345-0001"}, {"type", "建议"}, {"text", "希望增加自助机"}, {"operator", "坐席01"}};
  const Reply received = post(hotline, "/api/v1/feedback", order);
  ASSERT_EQ(received.status, 200) << received.body;
  EXPECT_EQ(body(post(hotline, "/api/v1/feedback", order))["id"], body(received)["id"]);
  EXPECT_TRUE(told(office, "feedback.received", body(received)["id"]));
  order["work_order"] = "12345-0002";
  order["type"] = "投诉";
  const Reply refused = post(hotline, "/api/v1/feedback", order);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(body(refused)["basis"], "规定-15.2、投诉-3.1");
  EXPECT_EQ(post(civil, "/api/v1/feedback", order).status, 403);
  const std::string path = "/api/v1/feedback/" + body(received)["id"].get<std::string>() + "/answer";
  EXPECT_EQ(body(post(hotline, path, {{"answer", "已列入计划"}, {"operator", "坐席01"}}))["state"], "answered");
  EXPECT_EQ(post(hotline, path, {{"answer", "再答"}, {"operator", "坐席01"}}).status, 409);
  EXPECT_TRUE(told(hotline, "feedback.answered", body(received)["id"]));
}

// R-规定-5.4: technical support hears that an adapter is down, and that it is back.
TEST_F(JointOffice, TechnicalSupportHearsThatAnAdapterIsDown) {
  const auto calls = [&] {
    Client window = world().client();
    for (int i = 0; i < 8; ++i) window.post("/api/v1/verifications", question("ZM-D-1", person(3)));
  };
  EXPECT_TRUE(eventually([&] {
    calls();
    return told(tech, "adapter.down", "civil_affairs");
  }));
  EXPECT_FALSE(told(justice, "adapter.down", "civil_affairs"));
  DepartmentFile repaired = world().departments["civil_affairs"];
  repaired.settings.clear();
  world().edit(repaired);
  EXPECT_TRUE(eventually([&] {
    calls();
    return told(tech, "adapter.back", "civil_affairs");
  }));
}

}  // namespace
}  // namespace zq::test
