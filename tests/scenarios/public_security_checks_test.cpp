// What the public security bureau answers: at once over SOAP, or later over the file ferry.
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

class PublicSecurityChecks : public WithWorld<PublicSecurityChecks> {
 public:
  static void furnish(World& world) { world.with_public_security(); }

 protected:
  Client window = world().client();
};

constexpr const char* identity_entry = "ZM-2026-021";   // identity.match
constexpr const char* household_entry = "ZM-2026-037";  // household.registration
constexpr const char* alive_entry = "ZM-2026-022";      // person.alive
constexpr const char* criminal_entry = "ZM-2026-059";   // criminal.none, over the ferry
constexpr const char* kinship_entry = "ZM-2026-024";    // kinship.relation, over the ferry
constexpr const char* vehicle_entry = "ZM-2026-058";    // vehicle.registration, over the ferry

Json relative(const Json& of, const char* relation) {
  return {{"relative_name", of["name"]}, {"relative_id_number", of["id_number"]}, {"relation", relation}};
}

TEST_F(PublicSecurityChecks, AnIdentityIsConsistentMismatchNoRecordOrForAPerson) {
  EXPECT_EQ(ask(window, identity_entry, person(2))["verdict"], "consistent");
  const Json wrong = ask(window, identity_entry, renamed(person(2), "郑冒名"));
  EXPECT_EQ(wrong["verdict"], "mismatch");
  EXPECT_EQ(verdict_on(wrong, "name"), "mismatch");
  EXPECT_EQ(ask(window, identity_entry, stranger())["verdict"], "no_record");
  EXPECT_EQ(ask(window, identity_entry, person(26))["verdict"], "needs_review");
}

TEST_F(PublicSecurityChecks, ALowerCaseXIsTheSameNumber) {
  EXPECT_EQ(ask(window, identity_entry, renumbered(person(2), "33109919670728581x"))["verdict"], "consistent");
}

TEST_F(PublicSecurityChecks, AHouseholdIsComparedByAddressSexAndEthnicity) {
  const Json answer = ask(window, household_entry, person(2),
                          {{"address", person(2)["address"]}, {"sex", "1"}, {"ethnicity", person(2)["ethnicity"]}});
  EXPECT_EQ(answer["verdict"], "consistent") << answer;
  const Json moved = ask(window, household_entry, person(2), {{"address", person(10)["address"]}, {"sex", "2"}});
  EXPECT_EQ(moved["verdict"], "mismatch");
  EXPECT_EQ(verdict_on(moved, "address"), "mismatch");
  EXPECT_EQ(verdict_on(moved, "sex"), "mismatch");
  EXPECT_EQ(verdict_on(moved, "name"), "consistent");
  EXPECT_EQ(ask(window, household_entry, stranger(), {{"address", "椒江区某处"}})["verdict"], "no_record");
}

TEST_F(PublicSecurityChecks, AliveIsAnsweredFromTheDailyFileWithItsDate) {
  const Json dead = ask(window, alive_entry, person(0), {{"alive", "no"}});
  EXPECT_EQ(dead["verdict"], "consistent") << dead;
  EXPECT_NE((*field_of(dead, "alive"))["note"].get<std::string>().find("注销"), std::string::npos);
  EXPECT_EQ(ask(window, alive_entry, person(0), {{"alive", "yes"}})["verdict"], "mismatch");
  EXPECT_EQ(ask(window, alive_entry, person(2), {{"alive", "yes"}})["verdict"], "consistent");
  EXPECT_EQ(ask(window, alive_entry, person(2), {{"alive", "no"}})["verdict"], "needs_review");
  EXPECT_EQ(ask(window, alive_entry, stranger(), {{"alive", "yes"}})["verdict"], "no_record");
}

TEST_F(PublicSecurityChecks, AClearRecordComesBackOverTheFerry) {
  const Json answer = ask_and_wait(window, criminal_entry, person(2), {{"no_criminal_record", "yes"}});
  EXPECT_EQ(answer["state"], "concluded");
  EXPECT_EQ(answer["verdict"], "consistent");
  EXPECT_EQ(verdict_on(answer, "no_criminal_record"), "consistent");
}

TEST_F(PublicSecurityChecks, ACriminalRecordIsAMismatchWithANoteForTheOfficer) {
  const Json answer = ask_and_wait(window, criminal_entry, person(62), {{"no_criminal_record", "yes"}});
  EXPECT_EQ(answer["verdict"], "mismatch");
  EXPECT_FALSE((*field_of(answer, "no_criminal_record"))["note"].get<std::string>().empty());
  EXPECT_FALSE(field_of(answer, "no_criminal_record")->contains("found"));
}

TEST_F(PublicSecurityChecks, SomebodyUnknownToTheFerryIsNoRecord) {
  EXPECT_EQ(ask_and_wait(window, criminal_entry, stranger(), {{"no_criminal_record", "yes"}})["verdict"], "no_record");
}

TEST_F(PublicSecurityChecks, AKinshipIsConsistentOrNot) {
  EXPECT_EQ(ask_and_wait(window, kinship_entry, person(2), relative(person(3), "spouse"))["verdict"], "consistent");
  const Json answer = ask_and_wait(window, kinship_entry, person(2), relative(person(3), "sibling"));
  EXPECT_EQ(answer["verdict"], "mismatch");
  EXPECT_EQ(verdict_on(answer, "relative_id_number"), "consistent");
  EXPECT_EQ(verdict_on(answer, "relation"), "mismatch");
}

TEST_F(PublicSecurityChecks, AVehicleIsComparedByPlate) {
  const Json plate = person(2)["vehicle"]["plate"];
  EXPECT_EQ(ask_and_wait(window, vehicle_entry, person(2), {{"has_vehicle", "yes"}, {"plate_no", plate}})["verdict"],
            "consistent");
  EXPECT_EQ(ask_and_wait(window, vehicle_entry, person(2), {{"has_vehicle", "no"}})["verdict"], "mismatch");
}

TEST_F(PublicSecurityChecks, AReplyFileThatArrivesTwiceOrContradictsItselfIsUnderstood) {
  world().fault("public_security", R"({"kind":"duplicate","count":1,"on":"ferry"})");
  EXPECT_EQ(ask_and_wait(window, vehicle_entry, person(2), {{"has_vehicle", "yes"}})["verdict"], "consistent");
  world().fault("public_security", R"({"kind":"two_rows","count":1,"on":"ferry"})");
  EXPECT_EQ(ask_and_wait(window, vehicle_entry, person(2), {{"has_vehicle", "yes"}})["verdict"], "needs_review");
  world().no_fault("public_security");
}

TEST_F(PublicSecurityChecks, AReplyFileThatIsDamagedGoesToPeople) {
  for (const char* kind : {"wrong_width", "wrong_encoding"}) {
    world().fault("public_security", R"({"kind":")" + std::string(kind) + R"(","count":1,"on":"ferry"})");
    const Json answer = ask_and_wait(window, vehicle_entry, person(2), {{"has_vehicle", "yes"}});
    EXPECT_TRUE(is_for_people(answer)) << kind << answer;
    EXPECT_EQ(answer["cause"], "bad_answer") << kind;
    EXPECT_FALSE(answer["manual_way"].get<std::string>().empty());
  }
  world().no_fault("public_security");
}

TEST_F(PublicSecurityChecks, PendingCasesAreListedAndARestartOfTheHostLosesNone) {
  world().fault("public_security", R"({"kind":"delay","ms":3000,"count":1,"on":"ferry"})");
  const Reply opened =
      window.post("/api/v1/verifications", question(vehicle_entry, person(2), {{"has_vehicle", "yes"}}));
  ASSERT_EQ(opened.status, 202);
  const Json pending = body(window.get("/api/v1/verifications?state=pending"));
  ASSERT_EQ(pending["items"].size(), 1U);
  EXPECT_EQ(pending["items"][0]["id"], body(opened)["id"]);
  world().kill();
  world().start();
  Client again = world().client();
  const Json answer =
      read_until(again, place_of(opened), [](const Json& now) { return now.value("state", "") != "pending"; });
  EXPECT_EQ(answer["verdict"], "consistent") << answer;
}

}  // namespace
}  // namespace zq::test
