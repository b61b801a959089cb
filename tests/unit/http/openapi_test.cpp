// The served document against the route table it is written from.
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "http/api.hpp"
#include "http/routes.hpp"
#include "workflow/store_port.hpp"

namespace zq::http {
namespace {

using Json = nlohmann::json;

const Json& document() {
  static const Json json = Json::parse(Api::openapi());
  return json;
}

void each_reference(const Json& node, const std::function<void(const std::string&)>& use) {
  if (node.is_object() && node.contains("$ref")) use(node["$ref"]);
  if (node.is_structured())
    for (const Json& child : node) each_reference(child, use);
}

std::string lower(std::string_view method) {
  std::string word(method);
  for (char& c : word) c = static_cast<char>(std::tolower(c));
  return word;
}

bool has_chinese(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
}

TEST(OpenApi, EveryRouteIsDocumentedInChineseWithRepliesAndProblems) {
  std::set<std::string> operations;
  for (const Route& route : routes()) {
    const Json& operation = document().at("paths").at(std::string(route.path)).at(lower(name(route.method)));
    EXPECT_TRUE(has_chinese(operation.at("summary"))) << route.path;
    EXPECT_TRUE(operations.insert(operation.at("operationId")).second) << route.operation;
    EXPECT_TRUE(operation.at("responses").contains("500")) << route.path;
    EXPECT_EQ(operation.contains("requestBody"), route.request || route.raw) << route.path;
    const bool by_token = route.access == Access::caller || route.access == Access::office;
    EXPECT_EQ(operation.contains("security"), !by_token) << route.path;
    EXPECT_EQ(operation.at("responses").contains("401"), !needs_no_login(route.access)) << route.path;
    for (const http::Reply& reply : route.replies)
      EXPECT_TRUE(operation.at("responses").contains(std::to_string(reply.status)));
  }
  size_t documented = 0;
  for (const Json& path : document().at("paths")) documented += path.size();
  EXPECT_EQ(documented, routes().size());
}

TEST(OpenApi, EveryReferenceResolves) {
  size_t references = 0;
  each_reference(document(), [&](const std::string& reference) {
    ++references;
    ASSERT_TRUE(reference.starts_with("#/"));
    EXPECT_TRUE(document().contains(Json::json_pointer(reference.substr(1)))) << reference;
  });
  EXPECT_GT(references, 100u);
}

TEST(OpenApi, EveryKindOfWorkCanBeListedAndResumed) {
  const Json words = document()["components"]["schemas"]["ResumeWork"]["properties"]["kind"]["enum"];
  size_t kinds = 0;
  for (; !workflow::code(static_cast<workflow::WorkKind>(kinds)).empty(); ++kinds)
    EXPECT_NE(std::find(words.begin(), words.end(), workflow::code(static_cast<workflow::WorkKind>(kinds))),
              words.end())
        << workflow::code(static_cast<workflow::WorkKind>(kinds));
  EXPECT_EQ(kinds, words.size());
}

TEST(OpenApi, EveryTagSecuritySchemeAndPathVariableIsDeclared) {
  std::set<std::string> tags;
  for (const Json& tag : document().at("tags")) tags.insert(tag.at("name"));
  EXPECT_TRUE(document().at("components").at("securitySchemes").contains("bearer"));
  for (const auto& [path, operations] : document().at("paths").items())
    for (const Json& operation : operations) {
      EXPECT_TRUE(tags.contains(operation.at("tags").at(0))) << path;
      bool id = false;
      for (const Json& parameter : operation.at("parameters"))
        id |= parameter.at("in") == "path" && parameter.at("name") == "id";
      EXPECT_EQ(id, path.find("{id}") != std::string::npos) << path;
    }
}

TEST(OpenApi, SchemasAreClosedAndTheirRequiredMembersExist) {
  for (const auto& [name, schema] : document().at("components").at("schemas").items()) {
    EXPECT_EQ(schema.at("additionalProperties"), false) << name;
    for (const Json& required : schema.value("required", Json::array()))
      EXPECT_TRUE(schema.at("properties").contains(required.get<std::string>())) << name << " " << required;
  }
}

TEST(Router, PathsFindTheirRouteAndMethodsTheirAllow) {
  const Match found = match(Method::get, "/api/v1/departments/civil_affairs/list/comparison");
  ASSERT_NE(found.route, nullptr);
  EXPECT_EQ(found.route->operation, "compareDepartmentList");
  EXPECT_EQ(found.id, "civil_affairs");
  EXPECT_EQ(match(Method::head, "/livez").route->operation, "live");
  EXPECT_EQ(match(Method::get, "/api/v1/list/entries/%E6%B8%85%2F1").id, "清/1");

  const Match wrong_method = match(Method::put, "/api/v1/verifications");
  EXPECT_EQ(wrong_method.route, nullptr);
  EXPECT_EQ(wrong_method.allow, "POST, GET, HEAD, OPTIONS");
  for (const std::string_view path :
       {"/", "/api/v1/verifications/", "/api/v1/departments//list", "/api/v1/departments/a/b/list", "/LIVEZ"}) {
    EXPECT_EQ(match(Method::get, path).route, nullptr) << path;
    EXPECT_TRUE(match(Method::get, path).allow.empty()) << path;
  }
  for (const std::string_view path :
       {"/api/v1/departments/%zz", "/api/v1/departments/%ff", "/api/v1/departments/a%00", "/api/v1/departments/%E6"})
    EXPECT_TRUE(match(Method::get, path).bad_id) << path;
}

TEST(Router, QueriesAreDecodedOrRefusedWhole) {
  const auto query = parse_query("matter=%E5%85%AC+%E7%A7%AF&proof=a%2Bb&on=");
  ASSERT_TRUE(query);
  EXPECT_EQ((*query)[0].second, "公 积");
  EXPECT_EQ((*query)[1].second, "a+b");
  EXPECT_EQ((*query)[2].second, "");
  for (const std::string_view bad : {"a=1&a=2", "a=%", "a=%2", "a=%ff", "a=%00", "%zz=1"})
    EXPECT_FALSE(parse_query(bad)) << bad;
}

}  // namespace
}  // namespace zq::http
