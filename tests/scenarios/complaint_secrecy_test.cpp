// Requirements H: the unit complained about does not learn who complains by a side door, not even when it handles the
// matter itself (C-30).
#include "scenarios/handling.hpp"
#include "scenarios/private_data.hpp"

namespace zq::test {
namespace {

class ComplaintSecrecy : public WithWorld<ComplaintSecrecy> {
 public:
  static void furnish(World& world) { furnish_for_handling(world); }

 protected:
  Client window = world().officer("window"), office = world().officer("office");
  // Checks every reply for the persons' names.
  Client concerned = world().client("civil_handler");

  static Json letter() {
    Json said = complaint("");
    said.erase("department");
    said["channel"] = "letter";
    said["against"] = "区民政局";
    return said;
  }
  std::string filed(const Json& said, const std::string& key) {
    const Reply reply = file(window, said, key);
    EXPECT_EQ(reply.status, 201) << reply.body;
    return body(reply).value("id", "");
  }
  static Reply verb(Client& client, const std::string& id, const std::string& what, Json said = Json::object()) {
    said["operator"] = "王五";
    return post(client, "complaints/" + id + "/" + what, said);
  }
};

TEST_F(ComplaintSecrecy, NeitherAWritNorANewSecretTellsTheUnitThatHandlesItself) {
  Json said = letter();
  said["complainant"].erase("phone");
  const std::string id = filed(said, "self-1");
  ASSERT_EQ(body(concerned.get("/api/v1/complaints/" + id))["unit"], "civil_affairs");
  EXPECT_EQ(body(office.get("/api/v1/complaints/" + id))["told"].size(), 1U) << "asked to complete it";
  EXPECT_TRUE(body(concerned.get("/api/v1/writs?about=" + id))["items"].empty());
  EXPECT_EQ(body(office.get("/api/v1/writs?about=" + id))["items"].size(), 1U);
  EXPECT_EQ(verb(concerned, id, "follow-token").status, 403);
}

// Whoever guesses a name and a phone does not learn from a repetition that this person has complained.
TEST_F(ComplaintSecrecy, ARepetitionIsShownToThoseAloneWhoMayKnowWhoComplains) {
  Client centre = world().officer("centre");
  Json said = letter();
  said["in_centre"] = true;
  said["matter"] = "重复事项";
  const std::string first = filed(said, "guess-1");
  for (const char* step : {"registration", "acceptance"}) ASSERT_EQ(verb(centre, first, step).status, 200);
  const Reply guessed = file(concerned, said, "guess-2");
  ASSERT_EQ(guessed.status, 201) << guessed.body;
  EXPECT_FALSE(body(guessed).contains("duplicate_of"));
  const std::string again = body(guessed)["id"];
  EXPECT_FALSE(body(concerned.get("/api/v1/complaints/" + again)).contains("duplicate_of"));
  EXPECT_EQ(body(centre.get("/api/v1/complaints/" + again))["duplicate_of"], first);
}

}  // namespace
}  // namespace zq::test
