// Who is asking: no call works without an identity, and an identity sees its own.
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

class Identity : public WithWorld<Identity> {
 public:
  static void furnish(World& world) {
    world.with_fixture("good", "示例部门", {});
    world.list_csv = list_file({"D-1,区民政局,甲事项,甲证明,某单位,某条例,信息共享,即办件,good,any.check,,,,"});
  }

 protected:
  Client window = world().client();
};

struct Route {
  const char *method, *path, *body;
};
constexpr Route guarded[] = {{"POST", "/api/v1/verifications", "{}"},
                             {"GET", "/api/v1/verifications", nullptr},
                             {"GET", "/api/v1/verifications/HC1", nullptr},
                             {"POST", "/api/v1/list/stops", "{}"},
                             {"GET", "/api/v1/office/queue", nullptr},
                             {"GET", "/api/v1/writs", nullptr},
                             {"POST", "/api/v1/adjustments", "{}"},
                             {"GET", "/api/v1/departments", nullptr},
                             {"GET", "/api/v1/departments/good", nullptr},
                             {"GET", "/api/v1/departments/good/list", nullptr},
                             {"GET", "/api/v1/departments/good/list/comparison", nullptr},
                             {"PUT", "/api/v1/departments/good/state", "{}"},
                             {"POST", "/api/v1/reload", ""},
                             {"POST", "/api/v1/complaints", "{}"},
                             {"GET", "/api/v1/complaints", nullptr},
                             {"GET", "/api/v1/complaints/TS1", nullptr},
                             {"POST", "/api/v1/complaints/TS1/read-back", ""},
                             {"GET", "/api/v1/journal", nullptr},
                             {"GET", "/api/v1/no-such-thing", nullptr}};

void expect_unauthenticated(Client& client, const Route& route) {
  const std::string text = route.body ? route.body : "";
  const Reply reply = client.send(route.method, route.path, route.body ? &text : nullptr);
  EXPECT_EQ(reply.status, 401) << route.method << ' ' << route.path;
  EXPECT_EQ(body(reply)["code"], "unauthenticated");
  EXPECT_EQ(body(reply)["title"], "未能确认调用方身份");
  EXPECT_NE(reply.headers.find("www-authenticate"), reply.headers.end());
}

TEST_F(Identity, NoCallWorksWithoutAToken) {
  Client anonymous = world().anonymous();
  for (const Route& route : guarded) expect_unauthenticated(anonymous, route);
}

TEST_F(Identity, NoCallWorksWithAWrongToken) {
  Client wrong = world().with_token("token-of-window-0123456789abcdeF");
  for (const Route& route : guarded) expect_unauthenticated(wrong, route);
  Client anonymous = world().anonymous();
  const std::string basic = "Authorization: Basic " + World::token_of("window");
  EXPECT_EQ(anonymous.get("/api/v1/departments", {basic}).status, 401);
}

TEST_F(Identity, HealthMetricsAndTheDocumentNeedNone) {
  Client anonymous = world().anonymous();
  for (const char* path : {"/livez", "/readyz", "/openapi.json", "/metrics"})
    EXPECT_EQ(anonymous.get(path).status, 200) << path;
}

TEST_F(Identity, AnotherCallersCaseIsNotFoundAndNotListed) {
  const Reply opened = window.post("/api/v1/verifications", question("D-1", person(2)));
  ASSERT_EQ(opened.status, 200);
  Client other = world().client("other"), office = world().client("office");
  EXPECT_EQ(other.get(place_of(opened)).status, 404);
  EXPECT_EQ(body(other.get(place_of(opened)))["code"], "not_found");
  EXPECT_EQ(other.get("/api/v1/verifications/HC20260101-none").status, 404) << "no telling whether it exists";
  EXPECT_EQ(body(other.get("/api/v1/verifications"))["items"].size(), 0U);
  EXPECT_EQ(body(window.get("/api/v1/verifications"))["items"][0]["id"], body(opened)["id"]);
  EXPECT_EQ(office.get(place_of(opened)).status, 200) << "the joint office supervises (规定-5.1)";
}

TEST_F(Identity, OperatingTheHostIsForTheOfficeAlone) {
  for (const Route& route : {Route{"PUT", "/api/v1/departments/good/state", R"({"enabled":false,"reason":"试"})"},
                             Route{"POST", "/api/v1/reload", ""}, Route{"GET", "/api/v1/journal", nullptr}}) {
    const std::string text = route.body ? route.body : "";
    const Reply reply = window.send(route.method, route.path, route.body ? &text : nullptr);
    EXPECT_EQ(reply.status, 403) << route.path;
    EXPECT_EQ(body(reply)["code"], "forbidden");
    EXPECT_EQ(body(reply)["title"], "无权办理");
  }
  EXPECT_EQ(body(window.get("/api/v1/departments/good"))["state"], "ready");
  EXPECT_EQ(world().client("office").get("/api/v1/journal").status, 200);
}

TEST_F(Identity, TokensAreNeverWrittenDown) {
  const Ran printed = world().command({"check-config", "--print"});
  EXPECT_EQ(printed.code, 0) << printed.output;
  for (const char* caller : {"window", "other", "office"}) {
    EXPECT_EQ(printed.output.find(World::token_of(caller)), std::string::npos);
    EXPECT_EQ(world().log().find(World::token_of(caller)), std::string::npos);
  }
}

// SHA-256 of "a-new-token-for-the-window".
constexpr const char* new_hash = "62bc0a2ec472354a826c975cfa4496e007d5c0d553367e531a97f5982e00ad78";

TEST(Tokens, AChangedTokenIsInForceAfterTheReloadAndTheOldOneIsNot) {
  World world;
  world.with_fixture("good", "示例部门", {});
  world.start();
  Client before = world.client(), after = world.with_token("a-new-token-for-the-window");
  EXPECT_EQ(before.get("/api/v1/departments").status, 200);
  EXPECT_EQ(after.get("/api/v1/departments").status, 401);
  const std::string config = read_file(world.directory / "config/zhengqiao.xml");
  const size_t at = config.find("token_sha256=\"", config.find("id=\"window\"")) + 14;
  world.edit_host_file(config.substr(at, 64), new_hash);
  EXPECT_TRUE(eventually([&] { return after.get("/api/v1/departments").status == 200; }));
  EXPECT_EQ(before.get("/api/v1/departments").status, 401);
  EXPECT_EQ(world.client("office").get("/api/v1/departments").status, 200) << "other callers notice nothing";
  world.stop();
}

}  // namespace
}  // namespace zq::test
