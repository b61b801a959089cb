// The served OpenAPI document: valid for a validator that is not ours, and, as the check of all other scenarios, able
// to find what is wrong.
#include <tuple>

#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

class OpenApiDocument : public WithWorld<OpenApiDocument> {
 public:
  static void furnish(World& world) {
    world.with_fixture("good", "示例部门", {});
    world.list_csv = list_file({"D-1,区民政局,甲事项,甲证明,某单位,某条例,信息共享,即办件,good,any.check,,,,"});
  }

 protected:
  Client window = world().client();
  const Json document = Json::parse(HttpClient(world().url()).get("/openapi.json").body);
  const Contract contract{document};

  static Ran validate(const Json& text) {
    const TempDirectory folder;
    write_file(folder / "openapi.json", text.dump());
    return run({"bash", ZQ_SOURCE_DIR "/tests/openapi/validate.sh", folder / "openapi.json"}, std::chrono::minutes(8));
  }
};

TEST_F(OpenApiDocument, IsValidForAnIndependentValidator) {
  const Ran ran = validate(document);
  EXPECT_EQ(ran.code, 0) << ran.output;
  EXPECT_EQ(ran.output, "");
}

TEST_F(OpenApiDocument, IsNoLongerValidWhenItIsBroken) {
  const std::vector<std::pair<const char*, Json>> patches{
      {"struct", {{"op", "add"}, {"path", "/paths/~1livez/get/nonsense"}, {"value", 1}}},
      {"no-invalid-schema-examples",
       {{"op", "replace"}, {"path", "/components/schemas/Problem/examples/0/status"}, {"value", "422"}}},
      {"path-parameters-defined",
       {{"op", "replace"}, {"path", "/paths/~1api~1v1~1complaints~1{id}/get/parameters"}, {"value", Json::array()}}}};
  for (const auto& [rule, patch] : patches) {
    const Ran ran = validate(document.patch(Json::array({patch})));
    EXPECT_EQ(ran.code, 1) << rule << ran.output;
    EXPECT_NE(ran.output.find(rule), std::string::npos) << ran.output;
  }
}

TEST_F(OpenApiDocument, FindsRepliesThatItDoesNotDescribe) {
  const SentRequest asked{"GET", "/api/v1/departments"};
  const Reply good = window.get(asked.path);
  EXPECT_TRUE(contract.faults_of(asked, good).empty());
  const auto with = [&](auto change) {
    Reply reply = good;
    change(reply);
    return contract.faults_of(asked, reply);
  };
  const auto body_with = [&](const char* pointer, const Json& value) {
    return with([&](Reply& reply) {
      Json json = Json::parse(reply.body);
      json[Json::json_pointer(pointer)] = value;
      reply.body = json.dump();
    });
  };
  EXPECT_EQ(with([](Reply& reply) { reply.status = 418; }).size(), 1U);
  EXPECT_EQ(with([](Reply& reply) { reply.headers.erase("x-request-id"); }).size(), 1U);
  EXPECT_EQ(with([](Reply& reply) { reply.headers["content-type"] = "text/html"; }).size(), 1U);
  EXPECT_EQ(with([](Reply& reply) { reply.body = "{"; }).size(), 1U);
  EXPECT_EQ(body_with("/items/0/colour", "red").size(), 1U);
  EXPECT_EQ(body_with("/items/0/state", "lost").size(), 1U);
  EXPECT_EQ(body_with("/items/0/queued", "1").size(), 1U);
  EXPECT_EQ(body_with("/items/0/queued", -1).size(), 1U);
  EXPECT_EQ(body_with("/items", "none").size(), 1U);
  EXPECT_EQ(contract.faults_of({"GET", "/api/v1/nothing"}, good).size(), 1U) << "200 from an unknown path";
  EXPECT_EQ(contract.faults_of({"PATCH", "/api/v1/departments"}, good).size(), 1U) << "200 from an unknown method";
}

TEST_F(OpenApiDocument, FindsRequestsThatItDoesNotAllow) {
  const std::string path = "/api/v1/verifications", whole = question("D-1", person(2));
  EXPECT_TRUE(contract.faults_of({"POST", path, whole}).empty());
  const std::vector<std::tuple<const char*, SentRequest>> wrong{
      {"no body", {"POST", path}},
      {"a member too many", {"POST", path, R"({"colour":"red",)" + whole.substr(1)}},
      {"an unknown parameter", {"POST", path + "?colour=red", whole}},
      {"a limit out of range", {"GET", path + "?limit=0"}},
      {"a limit that is no number", {"GET", path + "?limit=ten"}},
      {"an unknown word", {"GET", path + "?state=lost"}},
      {"a required parameter is missing", {"GET", "/api/v1/list/ask?matter=a"}},
      {"a required header is missing", {"POST", "/api/v1/complaints", complaint("good").dump()}},
      {"a body where there is none", {"GET", path, "{}"}}};
  for (const auto& [what, asked] : wrong) EXPECT_FALSE(contract.faults_of(asked).empty()) << what;
}

}  // namespace
}  // namespace zq::test
