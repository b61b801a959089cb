// The API, call by call, on the fixture of api_fixture.hpp.
#include "unit/http/api_fixture.hpp"

namespace zq::http {
namespace {

TEST_F(ApiTest, AVerificationWithAVerdictIsAnsweredInTheSameCall) {
  const auto opened = ask("POST", "/api/v1/verifications", question);
  ASSERT_EQ(opened.status, 200) << opened.text;
  EXPECT_EQ(opened.body["state"], "concluded");
  EXPECT_EQ(opened.body["verdict_text"], "不一致");
  EXPECT_EQ(opened.body["fields"][1]["label"], "婚姻状况");
  EXPECT_FALSE(opened.body["fields"][1].contains("found")) << "the entry does not grant it";
  EXPECT_EQ(opened.body["fields"][2]["found"], "2020-02-02");
  EXPECT_EQ(opened.body["opened_at"], "2026-11-23T10:00:00.000+08:00");
  EXPECT_EQ(opened.text.find("张三"), std::string::npos);
  EXPECT_EQ(opened.text.find("110101199003077715"), std::string::npos);

  const auto found = ask("GET", "/api/v1/verifications/" + published_id(opened));
  EXPECT_EQ(found.body, opened.body);
  EXPECT_EQ(ask("GET", "/api/v1/verifications/" + published_id(opened), "", "other-token").status, 404);
  EXPECT_EQ(ask("GET", "/api/v1/verifications/none").status, 404);
}

TEST_F(ApiTest, AnAnswerThatComesLaterIsA202WithAPlaceToLook) {
  for (const auto kind : {Answer::Kind::pending, Answer::Kind::failed}) {
    script(kind);
    const auto opened = ask("POST", "/api/v1/verifications", question);
    ASSERT_EQ(opened.status, 202) << opened.text;
    EXPECT_EQ(opened.headers.at("Location"), "/api/v1/verifications/" + published_id(opened));
    EXPECT_TRUE(opened.headers.contains("Retry-After"));
    EXPECT_EQ(opened.body["state"], kind == Answer::Kind::pending ? "pending" : "manual");
  }
  EXPECT_EQ(ask("GET", "/api/v1/verifications?state=manual").body["items"][0]["cause"], "unavailable");
  const auto first = ask("GET", "/api/v1/verifications?limit=1");
  EXPECT_EQ(first.body["items"].size(), 1u);
  const auto second = ask("GET", "/api/v1/verifications?limit=1&cursor=" + first.body["next"].get<std::string>());
  EXPECT_NE(first.body["items"][0]["id"], second.body["items"][0]["id"]);
  EXPECT_FALSE(second.body.contains("next"));
}

TEST_F(ApiTest, ARepeatedKeyGivesTheSameReplyAndAnotherBodyIsRefused) {
  const std::vector<std::string> key{"Idempotency-Key: k-1"};
  const auto first = ask("POST", "/api/v1/verifications", question, "window-token", key);
  const auto again = ask("POST", "/api/v1/verifications", question, "window-token", key);
  EXPECT_EQ(first.text, again.text);
  std::string other(question);
  other.replace(other.find("王五"), 6, "赵六");
  const auto refused = ask("POST", "/api/v1/verifications", other, "window-token", key);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.body["code"], "idempotency_mismatch");
  EXPECT_EQ(ask("POST", "/api/v1/verifications", question, "window-token", {"Idempotency-Key: a b"}).status, 422);
}

TEST_F(ApiTest, BadBodiesAreRefusedEachInItsOwnWay) {
  const auto post = [&](std::string_view body, const std::vector<std::string>& headers = {}) {
    const auto answered = ask("POST", "/api/v1/verifications", body, "window-token", headers);
    return std::to_string(answered.status) + " " + answered.body.value("code", "");
  };
  EXPECT_EQ(post("{"), "400 malformed_json");
  EXPECT_EQ(post("{\"a\":\"\xff\"}"), "400 malformed_json");
  EXPECT_EQ(post(R"({"entry":"E1","entry":"E2"})"), "400 malformed_json");
  EXPECT_EQ(post(std::string(40, '[') + std::string(40, ']')), "400 malformed_json");
  EXPECT_EQ(post("[]"), "422 invalid_input");
  EXPECT_EQ(post("", {"Content-Type: application/json"}), "400 malformed_json");
  EXPECT_EQ(post(question, {"Content-Type: text/plain"}), "415 unsupported_media_type");
  EXPECT_EQ(post(question, {"Content-Type: application/json", "Content-Encoding: gzip"}), "415 unsupported_media_type");
  for (const char* type : {"Application/JSON; charset=utf-8", "application/json;charset=\"UTF-8\"",
                           "application/json ; profile=x ; charset=utf8", "application/json;"})
    EXPECT_EQ(post(question, {"Content-Type: " + std::string(type)}), "200 ") << type;
  for (const char* type :
       {"application/json; charset=gbk", "application/json;charset=\"gb18030\"", "application/jsonx"})
    EXPECT_EQ(post(question, {"Content-Type: " + std::string(type)}), "415 unsupported_media_type") << type;
  const auto faults = ask("POST", "/api/v1/verifications", R"({"entry":"E1","applicant":{"name":""},"colour":1})");
  EXPECT_EQ(faults.body["faults"].size(), 6u) << faults.text;
  const auto unlisted = ask("POST", "/api/v1/verifications", std::string(question).replace(10, 2, "E9"));
  EXPECT_EQ(unlisted.body["code"], "not_in_list");
  EXPECT_EQ(unlisted.body["basis"], "规定-6.1");
}

std::set<std::string> paths_in(const nlohmann::json& problem) {
  std::set<std::string> paths;
  for (const auto& fault : problem.at("faults")) EXPECT_TRUE(paths.insert(fault.at("path")).second) << problem;
  return paths;
}

TEST_F(ApiTest, FaultsOfShapeMeaningAndKeyAreToldTogetherAndNoneTwice) {
  using Paths = std::set<std::string>;
  const auto asked = [&](std::string_view body) {
    return paths_in(ask("POST", "/api/v1/verifications", body, "window-token", {"Idempotency-Key: a b"}).body);
  };
  EXPECT_EQ(
      asked(R"({"entry":"E9","applicant":{"name":" ","id_number":"123"},"declared":{"x":"1"},"purpose":""})"),
      (Paths{"header:Idempotency-Key", "/entry", "/applicant/name", "/applicant/id_number", "/purpose", "/operator"}));
  EXPECT_EQ(asked(R"({"entry":"E1","applicant":7,"declared":{"x":"1","registration_date":"2020","y":1,"张三":"z"},
                      "purpose":"a","operator":"b"})"),
            (Paths{"header:Idempotency-Key", "/applicant", "/declared", "/declared/y"}));
  EXPECT_EQ(asked(R"({"entry":"E1","applicant":{"name":"张三","id_number":"123"},"declared":{"x":"1"}})"),
            (Paths{"header:Idempotency-Key", "/applicant/id_number", "/declared/x", "/declared/marital_status",
                   "/purpose", "/operator"}));
  EXPECT_EQ(asked("[]"), (Paths{"header:Idempotency-Key", ""}));
  EXPECT_EQ(paths_in(ask("POST", "/api/v1/verifications",
                         R"({"entry":"E9","applicant":{"name":"张三","id_number":"123"},"declared":{},"purpose":"a",
                             "operator":"b"})")
                         .body),
            (Paths{"/entry", "/applicant/id_number"}));
  EXPECT_EQ(paths_in(ask("POST", "/api/v1/complaints", R"({"department":"none","channel":"梦","matter":5})").body),
            (Paths{"header:Idempotency-Key", "/department", "/channel", "/matter", "/subject", "/content", "/category",
                   "/category_text"}));
}

TEST_F(ApiTest, BeforeAListIsPublishedNothingIsCalledUnlisted) {
  workflow::ListFlow none{store, departments, clock};
  workflow::VerificationFlow opening{store, departments, none, sender, clock, ids, case_renderer(none), law};
  Api early{services(opening, none)};
  asked_of = &early;
  for (const auto& answered : {ask("POST", "/api/v1/verifications", question), ask("GET", "/api/v1/list/entries"),
                               ask("GET", "/api/v1/list/ask?matter=a&proof=b")}) {
    EXPECT_EQ(answered.status, 503) << answered.text;
    EXPECT_EQ(answered.body["code"], "unavailable");
  }
  EXPECT_EQ(ask("GET", "/api/v1/list/version").body["number"], 0);
  asked_of = &api;
}

TEST_F(ApiTest, ADepartmentIsGivenLessTimeThanTheRequestHas) {
  auto quick = std::make_shared<settings::Settings>(*settings);
  quick->server.request_time = std::chrono::milliseconds(1000);
  settings = quick;
  std::chrono::steady_clock::duration given{};
  auto slow = *departments.find(DepartmentId{"civil_affairs"});
  departments.script({slow,
                      [&](const workflow::VerificationQuestion& asked) {
                        given = asked.deadline - std::chrono::steady_clock::now();
                        return Answer{};
                      },
                      {},
                      {}});
  EXPECT_EQ(ask("POST", "/api/v1/verifications", question).status, 202);
  EXPECT_LE(given, std::chrono::milliseconds(900));
  const std::string sooner = std::string(question).insert(1, R"("wait_ms":300,)");
  EXPECT_EQ(ask("POST", "/api/v1/verifications", sooner).status, 202);
  EXPECT_LE(given, std::chrono::milliseconds(300));
}

TEST_F(ApiTest, ADepartmentThatIsOffNamesTheManualWayWhateverIsAsked) {
  auto off = *departments.find(DepartmentId{"civil_affairs"});
  off.enabled = false;
  off.manual_way = "请致电协查专线";
  departments.script({off, {}, {}, {}});
  for (const char* path :
       {"/api/v1/departments/civil_affairs/list", "/api/v1/departments/civil_affairs/list/comparison"}) {
    const auto refused = ask("GET", path);
    EXPECT_EQ(refused.status, 503) << path;
    EXPECT_EQ(refused.body["code"], "department_off");
    EXPECT_NE(refused.text.find("请致电协查专线"), std::string::npos) << refused.text;
  }
}

TEST_F(ApiTest, ACursorOfTheListHoldsForItsVersionOnly) {
  for (const char* forged : {"zz", "-5", "0", "1", "1.", "1.1", "1.0x", "2.0", "1.-1", "1.99999999999999999999"}) {
    const auto refused = ask("GET", std::string("/api/v1/list/entries?cursor=") + forged);
    EXPECT_EQ(refused.status, 422) << forged;
    EXPECT_EQ(refused.body["faults"][0]["path"], "query:cursor");
  }
  EXPECT_EQ(ask("GET", "/api/v1/list/entries?cursor=1.0").body["items"].size(), 1u);
}

TEST_F(ApiTest, NoCallWorksWithoutAnIdentityAndStrangersLearnNoPaths) {
  for (const Route& route : routes()) {
    std::string path(route.path);
    if (const size_t brace = path.find('{'); brace != std::string::npos) path.replace(brace, 4, "x");
    const auto answered = ask(name(route.method), path, "", "");
    EXPECT_EQ(answered.status == 401, !needs_no_login(route.access)) << path;
    if (route.access != Access::office) continue;
    EXPECT_EQ(ask(name(route.method), path).status, 403) << path;
  }
  EXPECT_EQ(ask("GET", "/nothing", "", "").status, 401);
  EXPECT_EQ(ask("GET", "/nothing").status, 404);
  EXPECT_EQ(ask("GET", "/nothing", "", "wrong").headers.at("WWW-Authenticate"), "Bearer realm=\"zhengqiao\"");
}

TEST_F(ApiTest, CallersMayChangeWhileTheHostRuns) {
  auto changed = std::make_shared<settings::Settings>(*settings);
  changed->callers.erase(changed->callers.begin());
  settings = std::move(changed);
  EXPECT_EQ(ask("GET", "/api/v1/departments").status, 401);
  EXPECT_EQ(ask("GET", "/api/v1/departments", "", "other-token").status, 200);
}

TEST_F(ApiTest, MethodsThatDoNotFitNameThoseThatDo) {
  const auto refused = ask("PUT", "/api/v1/complaints", "{}");
  EXPECT_EQ(refused.status, 405);
  EXPECT_EQ(refused.headers.at("Allow"), "POST, GET, HEAD, OPTIONS");
  const auto options = ask("OPTIONS", "/api/v1/complaints");
  EXPECT_EQ(options.status, 204);
  EXPECT_EQ(options.headers.at("Allow"), "POST, GET, HEAD, OPTIONS");
  EXPECT_EQ(ask("OPTIONS", "*").status, 204);
  EXPECT_EQ(ask("HEAD", "/livez", "", "").status, 200);
}

TEST_F(ApiTest, RequestIdAndTraceAreTakenOverAndReturned) {
  const auto answered =
      ask("GET", "/livez", "", "",
          {"X-Request-Id: window-0001", "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"});
  EXPECT_EQ(answered.headers.at("X-Request-Id"), "window-0001");
  EXPECT_EQ(answered.headers.at("traceresponse").substr(0, 36), "00-0af7651916cd43dd8448eb211c80319c-");
  EXPECT_NE(ask("GET", "/livez", "", "", {"X-Request-Id: <script>"}).headers.at("X-Request-Id"), "<script>");
}

TEST_F(ApiTest, TheListAnswersWhatMayBeAsked) {
  const auto cancelled = ask("GET",
                             "/api/v1/list/"
                             "ask?matter=%E4%BD%8F%E6%88%BF%E5%85%AC%E7%A7%AF%E9%87%91%E6%8F%90%E5%8F%96&proof=%E5%A9%"
                             "9A%E5%A7%BB%E7%8A%B6%E5%86%B5%E8%AF%81%E6%98%8E");
  EXPECT_EQ(cancelled.body["reason"], "cancelled") << cancelled.text;
  EXPECT_EQ(cancelled.body["may_ask"], false);
  EXPECT_EQ(ask("GET", "/api/v1/list/ask?matter=a&proof=b&on=2019-12-31").body["reason"], "not_in_list");
  const auto missing = ask("GET", "/api/v1/list/ask?on=2026-02-30&x=1");
  EXPECT_EQ(missing.status, 422);
  EXPECT_EQ(missing.body["faults"].size(), 4u) << missing.text;
  EXPECT_EQ(ask("GET", "/api/v1/list/entries").body["items"][0]["methods"][0]["text"], "信息共享");
  EXPECT_EQ(ask("GET", "/api/v1/list/entries?as_of=2019-01-01").body["items"].size(), 0u);
  EXPECT_EQ(ask("GET", "/api/v1/list/entries/E1").body["since"], "2020-01-01");
  EXPECT_EQ(ask("GET", "/api/v1/list/entries/E2").status, 404);
  EXPECT_EQ(ask("GET", "/api/v1/list/version").body["number"], 1);
}

TEST_F(ApiTest, DepartmentsShowTheirStateTheirListAndItsDifferences) {
  EXPECT_EQ(ask("GET", "/api/v1/departments").body["items"][0]["name"], "区民政局");
  EXPECT_EQ(ask("GET", "/api/v1/departments/civil_affairs").body["breaker"]["state"], "closed");
  EXPECT_EQ(ask("GET", "/api/v1/departments/none").status, 404);
  const auto rows = ask("GET", "/api/v1/departments/civil_affairs/list?limit=1");
  EXPECT_EQ(rows.body["items"][0]["code"], "01");
  EXPECT_EQ(rows.body["next"], "1");
  const auto comparison = ask("GET", "/api/v1/departments/civil_affairs/list/comparison");
  EXPECT_EQ(comparison.status, 200) << comparison.text;
  EXPECT_EQ(comparison.body["rows_read"], 2);
  const auto off =
      ask("PUT", "/api/v1/departments/civil_affairs/state", R"({"enabled":false,"reason":"升级"})", "office-token");
  EXPECT_EQ(off.body["state"], "off") << off.text;
  const auto list_of_off = ask("GET", "/api/v1/departments/civil_affairs/list");
  EXPECT_EQ(list_of_off.status, 503);
  EXPECT_EQ(list_of_off.body["code"], "department_off");
  EXPECT_EQ(ask("PUT", "/api/v1/departments/none/state", R"({"enabled":true,"reason":"x"})", "office-token").status,
            404);
}

TEST_F(ApiTest, TheOfficeSeesWhatSwitchingOffMeansAndMustSayWhy) {
  EXPECT_EQ(ask("GET", "/api/v1/departments/civil_affairs/impact").status, 403);
  const auto impact = ask("GET", "/api/v1/departments/civil_affairs/impact", {}, "office-token");
  ASSERT_EQ(impact.status, 200) << impact.text;
  EXPECT_EQ(impact.body["department"], "civil_affairs");
  EXPECT_GE(impact.body["entries"].size(), 1U) << impact.text;
  EXPECT_EQ(impact.body["cases_total"], 0);
  EXPECT_FALSE(impact.body["text"].empty());
  EXPECT_EQ(ask("GET", "/api/v1/departments/none/impact", {}, "office-token").status, 404);
  const auto silent = ask("PUT", "/api/v1/departments/civil_affairs/state", R"({"enabled":false})", "office-token");
  EXPECT_EQ(silent.status, 422) << silent.text;
  EXPECT_EQ(silent.body["faults"][0]["path"], "/reason");
  const auto over = ask("PUT", "/api/v1/departments/civil_affairs/state",
                        R"({"enabled":false,"reason":"升级","until":"2026-11-23T09:59:00+08:00"})", "office-token");
  EXPECT_EQ(over.status, 422) << over.text;
  EXPECT_EQ(over.body["faults"][0]["path"], "/until");
  EXPECT_EQ(ask("PUT", "/api/v1/departments/civil_affairs/state", R"({"enabled":true})", "office-token").status, 200);
}

TEST_F(ApiTest, TheShadowIsShownAndPromoted) {
  EXPECT_EQ(ask("GET", "/api/v1/departments/civil_affairs/shadow", {}, "office-token").status, 404);
  EXPECT_EQ(ask("POST", "/api/v1/departments/civil_affairs/promote", {}, "office-token").status, 409);
  EXPECT_EQ(ask("POST", "/api/v1/departments/civil_affairs/rollback", {}, "office-token").status, 409);
  EXPECT_EQ(ask("POST", "/api/v1/departments/civil_affairs/promote").status, 403);
  const Instant now = FixedClock().now();
  workflow::ShadowView shadow{{10, 2, 1}, "running", "静默比对中", "next.so", "2.0.0", std::string(64, 'b'), now, {}};
  shadow.differences.push_back({"verify", "marriage.status", "marital_status", "field_verdict", 2, now, now});
  test::ScriptedDepartments::Script script{*departments.find({"civil_affairs"}), {}, {}, {}};
  script.shadow = shadow;
  departments.script(std::move(script));
  const auto shown = ask("GET", "/api/v1/departments/civil_affairs/shadow", {}, "office-token");
  ASSERT_EQ(shown.status, 200) << shown.text;
  EXPECT_EQ(shown.body["differences"][0]["field"], "marital_status");
  EXPECT_EQ(shown.body["differences"][0]["count"], 2);
  const auto promoted = ask("POST", "/api/v1/departments/civil_affairs/promote", {}, "office-token");
  ASSERT_EQ(promoted.status, 200) << promoted.text;
  EXPECT_EQ(promoted.body["adapter"]["version"], "2.0.0");
  const auto versions = ask("GET", "/api/v1/departments/civil_affairs/history", {}, "office-token");
  EXPECT_EQ(versions.body["items"][1]["outcome"], "refused") << versions.text;
}

TEST_F(ApiTest, ComplaintsAreFiledOnceAndReadBack) {
  EXPECT_EQ(ask("POST", "/api/v1/complaints", complaint).body["faults"][0]["path"], "header:Idempotency-Key");
  const auto filed = ask("POST", "/api/v1/complaints", complaint, "window-token", {"Idempotency-Key: c1"});
  ASSERT_EQ(filed.status, 201) << filed.text;
  EXPECT_EQ(filed.headers.at("Location"), "/api/v1/complaints/" + published_id(filed));
  EXPECT_EQ(filed.text.find("李四"), std::string::npos);
  EXPECT_FALSE(filed.body["follow_token"].get<std::string>().empty());
  Json again = ask("POST", "/api/v1/complaints", complaint, "window-token", {"Idempotency-Key: c1"}).body;
  EXPECT_FALSE(again.contains("follow_token")) << "given out once";
  again["follow_token"] = filed.body["follow_token"];
  EXPECT_EQ(again, filed.body);
  EXPECT_EQ(ask("GET", "/api/v1/complaints").body["items"].size(), 1u);

  std::promise<void> passed;
  workflow::start<Result<Done>>(passing.pass_on(ComplaintId{published_id(filed)}),
                                [&](Result<Done>) { passed.set_value(); });
  passed.get_future().get();
  EXPECT_EQ(ask("GET", "/api/v1/complaints/" + published_id(filed)).body["passing"]["state"], "passed");
  const auto read = ask("POST", "/api/v1/complaints/" + published_id(filed) + "/read-back");
  EXPECT_EQ(read.body["passing"]["status"]["code"], "handling") << read.text;
  EXPECT_EQ(read.body["passing"]["status"]["handler"], "王科长");

  const auto acts = ask("GET", "/api/v1/journal?subject=" + published_id(filed), "", "office-token");
  EXPECT_EQ(acts.body["items"][0]["kind"], "complaint.filed") << acts.text;
}

TEST_F(ApiTest, AStoreThatCannotWriteAcceptsNothing) {
  store.break_with(Error{ErrorCode::storage, "暂时无法记录，未受理任何内容", "disk full at /secret"});
  const auto refused = ask("POST", "/api/v1/verifications", question);
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.body["code"], "storage");
  EXPECT_EQ(refused.text.find("/secret"), std::string::npos);
}

TEST_F(ApiTest, HealthMetricsAndTheDocumentArePublic) {
  EXPECT_EQ(ask("GET", "/livez", "", "").status, 200);
  EXPECT_EQ(ask("GET", "/readyz", "", "").status, 200);
  operations.faulty = true;
  EXPECT_EQ(ask("GET", "/readyz", "", "").status, 503);
  EXPECT_EQ(ask("POST", "/api/v1/reload", "", "office-token").body["faults"][0]["path"], "zhengqiao.xml:3:5");
  operations.faulty = false;
  EXPECT_EQ(ask("POST", "/api/v1/reload", "", "office-token").status, 200);
  EXPECT_EQ(ask("GET", "/openapi.json", "", "").body["openapi"], "3.1.0");
  const auto metrics = ask("GET", "/metrics", "", "");
  EXPECT_NE(metrics.text.find("zq_http_requests_total{route=\"GET /readyz\",status=\"503\"} 1"), std::string::npos)
      << metrics.text;
}

}  // namespace
}  // namespace zq::http
