// Bodies that are no questions at all, and methods and paths that do not exist.
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

class BadBody : public WithWorld<BadBody> {
 public:
  static void furnish(World& world) {
    world.with_fixture("good", "示例部门", {});
    world.list_csv = list_file({"D-1,区民政局,甲事项,甲证明,某单位,某条例,信息共享,即办件,good,any.check,,,,"});
  }

 protected:
  Client window = world().client();
  void expect(const Reply& reply, int status, const std::string& code, const std::string& what) {
    EXPECT_EQ(reply.status, status) << what << ": " << reply.body;
    EXPECT_EQ(reply.headers.at("content-type"), "application/problem+json; charset=utf-8") << what;
    EXPECT_EQ(body(reply)["code"], code) << what;
    EXPECT_EQ(window.post("/api/v1/verifications", question("D-1", person(2))).status, 200) << "after " << what;
  }
};

std::string nested(int depth) {
  return R"({"entry":)" + std::string(size_t(depth), '[') + std::string(size_t(depth), ']') + "}";
}

TEST_F(BadBody, WhatIsNotJsonIsRefusedWithThePlaceOnly) {
  const std::pair<const char*, std::string> bodies[] = {{"empty", ""},
                                                        {"not JSON", "entry=D-1"},
                                                        {"cut off", R"({"entry":"D-1")"},
                                                        {"something behind", R"({"entry":"D-1"} x)"},
                                                        {"a name twice", R"({"entry":"D-1","entry":"D-2"})"},
                                                        {"a single quote", R"({'entry':'D-1'})"},
                                                        {"not a number", R"({"wait_ms":NaN})"},
                                                        {"not UTF-8", "{\"entry\":\"\xB0\xA1\"}"},
                                                        {"a lone surrogate", R"({"entry":"\ud800"})"},
                                                        {"deeply nested", nested(40)},
                                                        {"very deeply nested", nested(100000)}};
  for (const auto& [what, text] : bodies)
    expect(window.post("/api/v1/verifications", text), 400, "malformed_json", what);
}

TEST_F(BadBody, AValueThatIsNoObjectIsRefused) {
  for (const char* text : {"[]", "1", "\"D-1\"", "null", "true"})
    expect(window.post("/api/v1/verifications", text), 422, "invalid_input", text);
}

TEST_F(BadBody, ABodyThatIsTooLargeIsRefused) {
  expect(window.post("/api/v1/verifications", std::string(2 << 20, ' ')), 413, "body_too_large", "2 MiB");
}

TEST_F(BadBody, AnotherContentTypeIsRefused) {
  const std::string text = question("D-1", person(2));
  for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "application/xml", "application/jsonp"})
    expect(window.post("/api/v1/verifications", text, {std::string("Content-Type: ") + type}), 415,
           "unsupported_media_type", type);
  expect(window.post("/api/v1/verifications", text, {"Content-Encoding: gzip"}), 415, "unsupported_media_type", "gzip");
  EXPECT_EQ(window.post("/api/v1/verifications", text, {"Content-Type: Application/JSON; charset=utf-8"}).status, 200);
}

TEST_F(BadBody, AnUnknownRouteIsNotFound) {
  for (const char* path :
       {"/", "/api/v1", "/api/v1/", "/api/v1/verifications/", "/api/v2/verifications", "/api/v1/../livez"})
    EXPECT_EQ(window.get(path).status, 404) << path;
}

TEST_F(BadBody, AWrongMethodNamesTheRightOnes) {
  const Reply reply = window.send("DELETE", "/api/v1/verifications", nullptr);
  expect(reply, 405, "method_not_allowed", "DELETE");
  EXPECT_EQ(reply.headers.at("allow"), "POST, GET, HEAD, OPTIONS");
  EXPECT_EQ(window.put("/api/v1/list/entries", "{}").headers.at("allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(window.send("DELETE", "/api/v1/departments/good/state", nullptr).status, 405);
}

TEST_F(BadBody, OptionsNamesTheMethods) {
  const Reply reply = window.send("OPTIONS", "/api/v1/complaints", nullptr);
  EXPECT_EQ(reply.status, 204);
  EXPECT_EQ(reply.headers.at("allow"), "POST, GET, HEAD, OPTIONS");
}

TEST_F(BadBody, AnIdempotentVerificationIsAnsweredByteForByteToo) {
  const std::string text = question("D-1", person(2));
  const Reply first = window.post("/api/v1/verifications", text, {"Idempotency-Key: verify-1"});
  const Reply again = window.post("/api/v1/verifications", text, {"Idempotency-Key: verify-1"});
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(again.body, first.body);
  const Reply other = window.post("/api/v1/verifications", question("D-1", person(10)), {"Idempotency-Key: verify-1"});
  expect(other, 422, "idempotency_mismatch", "another body");
  for (const char* key : {"with blank", "\xE9\x94\xAE"})
    EXPECT_EQ(window.post("/api/v1/verifications", text, {std::string("Idempotency-Key: ") + key}).status, 422) << key;
}

}  // namespace
}  // namespace zq::test
