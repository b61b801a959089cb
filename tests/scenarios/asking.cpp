#include "scenarios/asking.hpp"

#include <gtest/gtest.h>

#include <mutex>

#include "scenarios/private_data.hpp"

namespace zq::test {

Json person(int index) {
  static std::mutex mutex;
  static std::map<int, Json> known;
  const std::lock_guard lock(mutex);
  Json& found = known[index];
  if (found.is_null()) {
    const Ran ran = run({ZQ_BINARY_DIR "/bin/zq-people", "--people", "2000", "--index", std::to_string(index)});
    found = Json::parse(ran.output);
    keep_private_person(found);
  }
  return found;
}

Json renamed(Json person, const std::string& name) {
  person["name"] = name;
  keep_private_person(person);
  return person;
}

Json renumbered(Json person, const std::string& id_number) {
  person["id_number"] = id_number;
  keep_private_person(person);
  return person;
}

std::string question(const std::string& entry, const Json& person, const Json& declared) {
  return Json{{"entry", entry},
              {"applicant", {{"name", person.at("name")}, {"id_number", person.at("id_number")}}},
              {"declared", declared},
              {"purpose", "办理" + entry},
              {"operator", "窗口01"}}
      .dump();
}

Json complaint(const std::string& department) {
  keep_private("钱示例");
  keep_private("13800001111");
  return {{"department", department},
          {"channel", "专窗"},
          {"subject", "仍被要求提供已取消的证明"},
          {"content", "办理低保时，窗口要求到社区开具婚姻状况证明。"},
          {"complainant", {{"name", "钱示例"}, {"phone", "13800001111"}}},
          {"against", "某某街道便民服务中心"},
          {"matter", "最低生活保障审核确认"},
          {"proof", "婚姻状况证明"}};
}

Json body(const Reply& reply) { return Json::parse(reply.body, nullptr, false); }

const Json* field_of(const Json& verification, const std::string& field) {
  if (!verification.is_object() || !verification.contains("fields")) return nullptr;
  for (const Json& one : verification["fields"])
    if (one["name"] == field) return &one;
  return nullptr;
}

std::string verdict_on(const Json& verification, const std::string& field) {
  const Json* found = field_of(verification, field);
  return found ? (*found)["verdict"].get<std::string>() : "";
}

Json ask(Client& client, const std::string& entry, const Json& person, const Json& declared) {
  const Reply reply = client.post("/api/v1/verifications", question(entry, person, declared));
  const Json answer = body(reply);
  EXPECT_TRUE(reply.status == 200 || reply.status == 202) << reply.body;
  EXPECT_EQ(reply.status == 200, answer.contains("verdict")) << reply.body;
  EXPECT_EQ(place_of(reply), "/api/v1/verifications/" + answer.value("id", "")) << reply.body;
  EXPECT_TRUE(answer.value("state", "") == "concluded" || answer.value("state", "") == "manual") << reply.body;
  EXPECT_EQ(body(client.get(place_of(reply))), answer) << "what was answered is what is on record";
  return answer;
}

Json ask_and_wait(Client& client, const std::string& entry, const Json& person, const Json& declared) {
  const Reply reply = client.post("/api/v1/verifications", question(entry, person, declared));
  EXPECT_EQ(reply.status, 202) << reply.body;
  EXPECT_TRUE(reply.headers.contains("retry-after"));
  EXPECT_EQ(body(reply).value("state", ""), "pending") << reply.body;
  return read_until(client, place_of(reply), [](const Json& now) { return now.value("state", "") != "pending"; });
}

Reply file(Client& client, const Json& complaint, const std::string& key) {
  return client.post("/api/v1/complaints", complaint.dump(), {"Idempotency-Key: " + key});
}

}  // namespace zq::test
