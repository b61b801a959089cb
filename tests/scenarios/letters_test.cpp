// Letters from the window to the assisting department's officer and back, over HTTP.
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "domain/clocks.hpp"
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

const std::string secret = "callback-secret-of-civil-affairs";

class Letters : public WithWorld<Letters> {
 public:
  static void furnish(World& world) {
    world.with_fixture("civil_affairs", "区民政局", {});
    world.departments["civil_affairs"].secrets["callback"] = secret;
    const std::string fields = ",marital_status=婚姻状况*,,,";
    world.list_csv = list_file(
        {"ZM-L-1,区公积金中心,公租房申请,婚姻状况证明,区民政局,住房办法,部门间核查,即办件,civil_affairs," + fields,
         "ZM-L-2,区公积金中心,公租房申请,婚姻登记档案证明,区民政局,住房办法,部门间核查,资料核查,civil_affairs," +
             fields,
         "ZM-L-3,区公积金中心,公租房申请,家庭收入证明,用人单位,住房办法,书面承诺,即办件,,,,,,",
         "ZM-L-4,区公积金中心,公租房申请,户籍信息证明,派出所,住房办法,部门间核查,资料核查,public_security," + fields});
  }

 protected:
  Json declared() { return {{"marital_status", "20"}}; }
  // Opens a case that only people can answer; its letter, as the window sees it.
  Json send(const std::string& entry) {
    const Reply reply = window.post("/api/v1/verifications", question(entry, person(7), declared()));
    EXPECT_EQ(reply.status, 202) << reply.body;
    verification = body(reply).value("id", "");
    EXPECT_EQ(body(reply).value("state", ""), "co_verifying") << reply.body;
    return letters_of(verification).at(0);
  }
  Json letters_of(const std::string& id) {
    return body(window.get("/api/v1/verifications/" + id + "/letters"))["items"];
  }
  std::string state() { return body(window.get("/api/v1/verifications/" + verification)).value("state", ""); }
  Reply act(Client& client, const Json& letter, const std::string& verb, Json given) {
    given["operator"] = "赵专员";
    return client.post("/api/v1/letters/" + letter.at("id").get<std::string>() + "/" + verb, given.dump());
  }
  static Json verdict(const std::string& word) { return {{{"name", "marital_status"}, {"verdict", word}}}; }
  int told(Client& client, const std::string& event, const std::string& about) {
    int count = 0;
    for (const Json& one : all_pages(client, "/api/v1/notices?unread=true", 200))
      count += one["event"] == event && one["subject"] == about;
    return count;
  }

  Client window = world().client(), civil = world().officer("civil_officer"), police = world().client("police_officer"),
         office = world().client("office");
  std::string verification;
};

// R-规定-11.1, R-规定-11.2b, R-核查-2.1, R-核查-6.1a, R-核查-6.2a: the officer answers through the system, and the case
// that waited for it has its verdict.
TEST_F(Letters, AnOfficerAnswersAndTheCaseConcludes) {
  const Json letter = send("ZM-L-1");
  const std::string path = "/api/v1/letters/" + letter["id"].get<std::string>();
  EXPECT_FALSE(letter.contains("applicant"));
  EXPECT_NE(letter["number"].get<std::string>().find("椒协核〔"), std::string::npos);
  EXPECT_NE(letter["deadline"]["text"].get<std::string>().find("规定第十一条"), std::string::npos);
  const Json inbox = body(civil.get("/api/v1/letters?box=inbox&limit=200"))["items"];
  EXPECT_TRUE(std::any_of(inbox.begin(), inbox.end(), [&](const Json& one) { return one["id"] == letter["id"]; }));
  EXPECT_EQ(body(civil.get(path))["applicant"]["name"], person(7)["name"]);
  EXPECT_FALSE(body(office.get(path)).contains("applicant"));
  EXPECT_EQ(police.get(path).status, 404);

  EXPECT_EQ(act(window, letter, "claim", {}).status, 403);
  EXPECT_EQ(act(police, letter, "claim", {}).status, 404);
  EXPECT_EQ(body(act(civil, letter, "claim", {}))["state"], "received");
  EXPECT_EQ(body(act(civil, letter, "assign", {{"to", "孙专员"}}))["handler"], "孙专员");
  const Reply answered =
      act(civil, letter, "reply", {{"result", "mismatch"}, {"items", verdict("mismatch")}, {"reason", "登记不一致"}});
  EXPECT_EQ(answered.status, 200) << answered.body;
  EXPECT_EQ(body(answered)["late"], false);
  const Json done = body(window.get("/api/v1/verifications/" + verification));
  EXPECT_EQ(done["state"], "concluded");
  EXPECT_EQ(done["verdict"], "mismatch");
  EXPECT_EQ(done["answered_by"], letter["id"]);
  EXPECT_EQ(told(window, "letter.replied", letter["id"]), 1);
  EXPECT_EQ(act(civil, letter, "reply", {{"result", "consistent"}}).status, 409) << "answered already";
  EXPECT_EQ(body(act(window, letter, "confirm", {}))["state"], "confirmed");
  std::string kinds;
  for (const Json& one : all_pages(office, "/api/v1/journal?subject=" + verification, 100))
    kinds += one["kind"].get<std::string>() + " ";
  EXPECT_EQ(kinds,
            "verification.asked letter.sent letter.claimed letter.assigned letter.replied verification.answered "
            "letter.confirmed ");
}

// R-核查-6.2b, R-核查-6.2c, R-规定-11.2d, R-规定-11.2e: reasons, and 48 hours after reclassifying.
TEST_F(Letters, ReasonsAreGivenForWhatIsNoInstantMatter) {
  const Json letter = send("ZM-L-2");
  Reply refused = act(civil, letter, "reply", {{"result", "no_record"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(body(refused)["basis"], "核查-6.2b");
  EXPECT_EQ(act(civil, letter, "reclassify", {}).status, 422);
  const Reply moved = act(civil, letter, "reclassify", {{"reason", "需入户核实"}});
  EXPECT_EQ(moved.status, 200) << moved.body;
  EXPECT_EQ(body(moved)["check_mode"], "on_site");
  const auto at = [](const Json& text) { return *moment_from_text(text.get<std::string>().substr(0, 19) + "+08:00"); };
  EXPECT_EQ(at(body(moved)["deadline"]["due_at"]) - at(letter["sent_at"]), std::chrono::hours(48));
  refused = act(civil, letter, "reply", {{"result", "consistent"}, {"items", verdict("consistent")}});
  EXPECT_EQ(body(refused)["basis"], "核查-6.2c");
  EXPECT_EQ(act(civil, letter, "reply", {{"result", "no_record"}, {"reason", "档案中无此人"}}).status, 200);
  EXPECT_EQ(state(), "concluded");
  EXPECT_EQ(act(civil, send("ZM-L-1"), "reclassify", {{"reason", "需入户核实"}}).status, 409) << "C-24";
}

// R-核查-5.1, R-核查-3.1, R-核查-6.1a, R-规定-11.1: what a letter by hand must say, rests on, and that it is sent once.
TEST_F(Letters, LettersByHandAreCompleteLawfulAndSentOnce) {
  (void)send("ZM-L-2");
  const std::string path = "/api/v1/verifications/" + verification + "/letters";
  const std::vector<std::string> key{"Idempotency-Key: by-hand-1"};
  const Reply bare = window.post(path, R"({"to":"public_security","operator":"王五"})", key);
  EXPECT_EQ(bare.status, 422);
  EXPECT_EQ(body(bare)["faults"].size(), 3u) << bare.body;
  const Json asked = {{"to", "public_security"},
                      {"case_type", "instant"},
                      {"purpose", "公租房申请"},
                      {"operator", "王五"},
                      {"items", Json::array({"marital_status"})}};
  const Reply first = window.post(path, asked.dump(), key), again = window.post(path, asked.dump(), key);
  EXPECT_EQ(first.status, 201) << first.body;
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(letters_of(verification).size(), 2u);
  EXPECT_EQ(body(first)["check_mode"], "instant");
  EXPECT_EQ(world().client("other").post(path, asked.dump(), key).status, 404) << "another caller's case";

  const Reply promise = window.post("/api/v1/verifications", question("ZM-L-3", person(7)));
  const Reply method = window.post("/api/v1/verifications/" + body(promise)["id"].get<std::string>() + "/letters",
                                   asked.dump(), {"Idempotency-Key: by-hand-2"});
  EXPECT_EQ(method.status, 422);
  Json without_entry = Json::parse(question("ZM-L-1", person(7), declared()));
  without_entry.erase("entry");
  EXPECT_EQ(window.post("/api/v1/verifications", without_entry.dump()).status, 422);
}

// S-09: sent back to the right department, or to the sender, who readdresses it.
TEST_F(Letters, WrongAddresseesSendBack) {
  const Json letter = send("ZM-L-2");
  EXPECT_EQ(act(civil, letter, "return", {}).status, 422);
  EXPECT_EQ(act(civil, letter, "return", {{"reason", "不属本部门"}, {"to", "nobody"}}).status, 422);
  EXPECT_EQ(act(civil, letter, "return", {{"reason", "不属本部门"}, {"to", "public_security"}}).status, 200);
  Json all = letters_of(verification);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0]["state"], "returned");
  EXPECT_EQ(all[1]["restarted_from"], letter["id"]);
  EXPECT_EQ(told(window, "letter.returned", letter["id"]), 1);
  EXPECT_EQ(act(police, all[1], "return", {{"reason", "也不属本部门"}}).status, 200);
  EXPECT_EQ(state(), "co_verifying");
  EXPECT_EQ(act(window, all[1], "readdress", {{"to", "civil_affairs"}}).status, 422) << "it has sent it back itself";
  EXPECT_EQ(act(window, all[1], "withdraw", {{"reason", "改为现场核实"}}).status, 200);
  EXPECT_EQ(state(), "manual");
}

// R-规定-11.2a, R-核查-6.1b: an alarm while nobody is designated; then the letter names the designee and the deputy.
TEST_F(Letters, DesigneesReceiveLetters) {
  Json letter = send("ZM-L-4");
  EXPECT_FALSE(letter.contains("designee"));
  EXPECT_EQ(told(police, "designee.missing", letter["id"]), 1);
  EXPECT_EQ(told(office, "designee.missing", letter["id"]), 1);
  const std::string path = "/api/v1/departments/public_security/designees";
  const Json one = {{"post", "户籍窗口"}, {"person", "周专员"}, {"backup", "吴替岗"}, {"from", "2020-01-01"}};
  const Json wanted = {{"operator", "所长"}, {"designees", Json::array({one})}};
  EXPECT_EQ(civil.put(path, wanted.dump()).status, 403);
  EXPECT_EQ(police.put(path, wanted.dump()).status, 200);
  letter = send("ZM-L-4");
  EXPECT_EQ(letter["designee"], "周专员");
  EXPECT_EQ(letter["deputy"], "吴替岗");
  EXPECT_EQ(told(office, "designee.missing", letter["id"]), 0);
  EXPECT_EQ(office.put(path, Json{{"operator", "主任"}, {"designees", Json::array()}}.dump()).status, 200);
  EXPECT_TRUE(body(office.get(path))["items"][0].contains("ended_at"));
}

// R-核查-4.1, S-01: technical support records an outage; the letters of that department get its length.
TEST_F(Letters, OutagesAreAttachedToOpenLetters) {
  const Json letter = send("ZM-L-2");
  Client tech = world().client("tech");
  const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  Json outage = {{"operator", "技术员"},
                 {"department", "civil_affairs"},
                 {"from", moment_text(now - std::chrono::hours(1))},
                 {"reason", "业务系统停机"},
                 {"ticket", "WO-7"}};
  EXPECT_EQ(window.post("/api/v1/outages", outage.dump()).status, 403);
  const Reply recorded = tech.post("/api/v1/outages", outage.dump());
  EXPECT_EQ(recorded.status, 200) << recorded.body;
  const Json attached = body(recorded)["letters"];
  EXPECT_NE(std::find(attached.begin(), attached.end(), letter["id"]), attached.end());
  const Json after = body(window.get("/api/v1/letters/" + letter["id"].get<std::string>()));
  EXPECT_EQ(after["deadline"]["outages"], Json::array({body(recorded)["id"]}));
  const Json end = {{"operator", "技术员"}, {"until", moment_text(now)}};
  const std::string path = "/api/v1/outages/" + body(recorded)["id"].get<std::string>() + "/end";
  EXPECT_EQ(tech.post(path, end.dump()).status, 200);
  EXPECT_EQ(tech.post(path, end.dump()).status, 409);
  EXPECT_FALSE(body(tech.get("/api/v1/outages?department=civil_affairs"))["items"].empty());
}

std::string signature_of(const std::string& text, const std::string& key) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()),
       text.size(), digest, &size);
  std::string hex = "X-Zhengqiao-Signature: sha256=";
  for (unsigned int i = 0; i < size; ++i) {
    char two[3];
    std::snprintf(two, sizeof two, "%02x", digest[i]);
    hex += two;
  }
  return hex;
}

// The department's own system answers by a signed callback: the same verb, once for each event.
TEST_F(Letters, ASignedCallbackIsTheDepartmentsReply) {
  const Json letter = send("ZM-L-1");
  const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  Json told = {{"event", "EV-1"},        {"at", moment_text(now)},
               {"letter", letter["id"]}, {"operator", "民政业务系统"},
               {"result", "consistent"}, {"items", verdict("consistent")}};
  Client system = world().anonymous();
  const std::string path = "/api/v1/callbacks/letters/civil_affairs";
  EXPECT_EQ(system.post(path, told.dump()).status, 401);
  EXPECT_EQ(system.post(path, told.dump(), {signature_of(told.dump(), "wrong")}).status, 401);
  EXPECT_TRUE(world().log_says("ZQ-1008"));
  EXPECT_EQ(system.post("/api/v1/callbacks/letters/nobody", told.dump(), {signature_of(told.dump(), secret)}).status,
            401);
  Json old = told;
  old["at"] = moment_text(now - std::chrono::minutes(6));
  EXPECT_EQ(system.post(path, old.dump(), {signature_of(old.dump(), secret)}).status, 401);
  EXPECT_EQ(state(), "co_verifying");
  const Reply taken = system.post(path, told.dump(), {signature_of(told.dump(), secret)});
  EXPECT_EQ(taken.status, 200) << taken.body;
  EXPECT_EQ(system.post(path, told.dump(), {signature_of(told.dump(), secret)}).body, taken.body) << "replayed";
  EXPECT_EQ(state(), "concluded");
}

// Attachments: stored once by their hash, up to 20 MiB, read by who may see the letter that names them.
TEST_F(Letters, AttachmentsAreStoredOnceAndReadWithTheirLetter) {
  const Json letter = send("ZM-L-1");
  std::string content;
  for (int i = 0; content.size() < 2 * 1024 * 1024; ++i) content += "page " + std::to_string(i) + std::string(1, '\0');
  const std::vector<std::string> type{"Content-Type: application/pdf"};
  const Reply stored = civil.send("POST", "/api/v1/attachments", &content, type);
  ASSERT_EQ(stored.status, 201) << stored.body;
  EXPECT_EQ(civil.send("POST", "/api/v1/attachments", &content, type).body, stored.body) << "once";
  const std::string hash = body(stored)["sha256"], path = "/api/v1/attachments/" + hash;
  EXPECT_EQ(civil.get(path).body, content);
  EXPECT_EQ(window.get(path).status, 404);
  const Json reply = {{"result", "no_record"}, {"attachments", Json::array({std::string(64, 'a')})}};
  EXPECT_EQ(act(civil, letter, "reply", reply).status, 422) << "it must exist";
  EXPECT_EQ(act(civil, letter, "reply", {{"result", "no_record"}, {"attachments", Json::array({hash})}}).status, 200);
  const std::string with_letter = path + "?letter=" + letter["id"].get<std::string>();
  EXPECT_EQ(window.get(with_letter).body, content);
  EXPECT_EQ(police.get(with_letter).status, 404);
  const std::string too_large(20 * 1024 * 1024 + 1, 'x');
  EXPECT_EQ(civil.send("POST", "/api/v1/attachments", &too_large, type).status, 413);
}

// Notices are read by whom they are for, and then no longer unread.
TEST_F(Letters, NoticesAreReadOnce) {
  const Json letter = send("ZM-L-1");
  Json notice;
  for (const Json& one : all_pages(civil, "/api/v1/notices?unread=true", 200))
    if (one["subject"] == letter["id"] && one["event"] == "letter.sent") notice = one;
  ASSERT_FALSE(notice.is_null());
  const std::string path = "/api/v1/notices/" + notice["id"].get<std::string>() + "/read";
  EXPECT_EQ(police.post(path, R"({"operator":"周专员"})").status, 404);
  EXPECT_EQ(body(civil.post(path, R"({"operator":"赵专员"})"))["read_by"], "赵专员");
  EXPECT_EQ(told(civil, "letter.sent", letter["id"]), 0);
}

}  // namespace
}  // namespace zq::test
