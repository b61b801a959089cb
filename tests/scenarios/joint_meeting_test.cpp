// Who sits in the joint meeting, what it agrees and what its office tells the members, where order and repetition
// count.
#include <set>

#include "scenarios/office_records.hpp"

namespace zq::test {
namespace {

Reply post(Client& client, const std::string& path, const Json& content) { return client.post(path, content.dump()); }

// A member of what a path answers with, as a value of its own.
Json member_of(Client& client, const std::string& path) { return body(client.get(path))["items"]; }

class JointMeeting : public WithWorld<JointMeeting> {
 public:
  static void furnish(World& world) { world.with_fixture("civil_affairs", "区民政局", {}); }

 protected:
  Client office = world().client("office"), justice = world().client("justice"),
         civil = world().client("civil_handler"), hotline = world().client("hotline");
};

// R-会议-2.1, R-会议-2.2: one holder a day and one unit that leads, in whatever order they are put on record.
TEST_F(JointMeeting, NoDayHasTwoHoldersOrTwoLeads) {
  appointed(office, "head", "social_security", "甲某", "2026-01-01");
  appointed(office, "head", "social_security", "丙某", "2026-09-01");
  const Json between = appointed(office, "head", "social_security", "乙某", "2026-05-01");
  EXPECT_EQ(between["until"], "2026-08-31");
  for (const auto& [day, holder] : {std::pair{"2026-04-30", "甲某"}, {"2026-08-31", "乙某"}, {"2026-09-01", "丙某"}}) {
    std::vector<std::string> heads;
    for (const Json& one : member_of(office, std::string("/api/v1/office/positions?on=") + day))
      if (one["seat"] == "head" && one["unit"] == "social_security") heads.push_back(one["holder"]);
    EXPECT_EQ(heads, std::vector<std::string>{holder}) << day;
  }
  const std::string end = "/api/v1/office/positions/" + between["id"].get<std::string>() + "/end";
  EXPECT_EQ(post(office, end, {{"until", "2026-10-01"}, {"operator", "办公室01"}}).status, 409);
  EXPECT_EQ(post(office, end, {{"until", "2026-07-31"}, {"operator", "办公室01"}}).status, 200) << "leaves early";
  const Reply second = post(office, "/api/v1/office/positions",
                            {{"seat", "member_unit"},
                             {"unit", "区司法局"},
                             {"lead", true},
                             {"from", "2026-01-01"},
                             {"operator", "办公室01"}});
  EXPECT_EQ(second.status, 422) << second.body;
}

// R-会议-3.2, R-会议-3.3: minutes go to those who met; an item is not due before its meeting.
TEST_F(JointMeeting, MinutesAreReadByThoseWhoMet) {
  met(office, "liaison", "2026-03-02");
  met(office, "plenary", "2026-03-02");
  const Json meeting = met(office, "plenary", "2026-03-20");
  EXPECT_TRUE(meeting.contains("warning")) << "the liaison meeting was for the plenary of its own day";
  const std::string id = meeting["id"], path = "/api/v1/office/meetings/" + id + "/minutes";
  const auto item = [](const char* due) { return Json{{"text", "完善清单"}, {"owner", "区12345中心"}, {"due", due}}; };
  EXPECT_EQ(post(office, path, {{"items", {item("2026-03-19")}}, {"operator", "办公室01"}}).status, 422);
  const Reply minuted = post(office, path, {{"items", {item("2026-03-20")}}, {"operator", "办公室01"}});
  ASSERT_EQ(minuted.status, 200) << minuted.body;
  EXPECT_EQ(member_of(justice, "/api/v1/writs?about=" + id).size(), 1U);
  EXPECT_EQ(member_of(civil, "/api/v1/writs?about=" + id).size(), 0U);
  EXPECT_EQ(member_of(hotline, "/api/v1/office/minutes-items").size(), 1U) << "any unit may be given an item";
}

// R-会议-4.2: named twice is told once; the office has read what it sits in itself; then all have read it.
TEST_F(JointMeeting, BulletinIsReadByAllWhenEachHasReadItOnce) {
  const Reply issued = post(office, "/api/v1/office/bulletins",
                            {{"title", "情况"},
                             {"period", "2026年11月"},
                             {"content", "平稳"},
                             {"recipients", {"区司法局", "justice", "joint_office"}},
                             {"operator", "办公室01"}});
  ASSERT_EQ(issued.status, 200) << issued.body;
  const Json sent = body(issued);
  EXPECT_EQ(sent["receipts"].size(), 2U) << sent;
  const std::string path = "/api/v1/office/bulletins/" + sent["id"].get<std::string>() + "/read";
  EXPECT_EQ(post(office, path, {{"operator", "办公室01"}}).status, 200);
  const Json first = body(post(justice, path, {{"operator", "联络员甲"}}));
  const Json again = body(post(justice, path, {{"operator", "联络员乙"}}));
  for (const Json& receipts : {first["receipts"], again["receipts"]})
    for (const Json& one : receipts) EXPECT_EQ(one["read_by"], one["unit"] == "justice" ? "联络员甲" : "办公室01");
}

// A caller that goes by the name of its unit reads each notice once.
TEST_F(JointMeeting, NoticesAreListedOnce) {
  met(office, "other", "2026-04-01");
  std::set<std::string> ids;
  const Json all = all_pages(justice, "/api/v1/notices", 3);
  for (const Json& one : all) EXPECT_TRUE(ids.insert(one["id"]).second) << one;
  EXPECT_FALSE(all.empty());
}

}  // namespace
}  // namespace zq::test
