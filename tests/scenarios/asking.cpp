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

Json stranger() {
  const std::string digits = "33109919900307991";
  constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (size_t i = 0; i < digits.size(); ++i) sum += weights[i] * (digits[i] - '0');
  const Json person = {{"name", "欧阳路人"}, {"id_number", digits + "10X98765432"[sum % 11]}};
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
          {"channel", "window"},
          {"category", "proof_demanded"},
          {"subject", "仍被要求提供已取消的证明"},
          {"content", "办理低保时，窗口要求到社区开具婚姻状况证明。"},
          {"demands", "停止索要该证明"},
          {"reasons", "该证明已在清单中取消"},
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

bool is_for_people(const Json& verification) {
  const std::string state = verification.value("state", "");
  return state == "manual" || state == "co_verifying";
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
  EXPECT_TRUE(answer.value("state", "") == "concluded" || is_for_people(answer)) << reply.body;
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

std::string list_file(const std::vector<std::string>& rows) {
  std::string text =
      "编号,办事部门,办事事项,证明材料名称,出具单位,设定依据,取消后办理方式,办件类别,协查部门,核查项,申报字段,返回字段,"
      "生效日期,失效日期\n";
  for (const std::string& row : rows) text += row + "\n";
  return text;
}

Json all_pages(Client& client, const std::string& path, int limit) {
  Json items = Json::array();
  const std::string with_limit =
      path + (path.find('?') == std::string::npos ? "?" : "&") + "limit=" + std::to_string(limit);
  std::string cursor;
  for (int pages = 0; pages < 1000; ++pages) {
    const Json page = body(client.get(with_limit + (cursor.empty() ? "" : "&cursor=" + in_url(cursor))));
    if (!page.contains("items")) {
      ADD_FAILURE() << path << ": " << page;
      break;
    }
    for (const Json& item : page["items"]) items.push_back(item);
    if (!page.contains("next")) return items;
    EXPECT_EQ(page["items"].size(), size_t(limit)) << path;
    cursor = page["next"];
  }
  ADD_FAILURE() << path << " does not come to an end";
  return items;
}

Reply file(Client& client, const Json& complaint, const std::string& key) {
  return client.post("/api/v1/complaints", complaint.dump(), {"Idempotency-Key: " + key});
}

}  // namespace zq::test
