// What callers get wrong in a question: one clear answer with every fault at once, and nothing of it in the log.
#include <set>

#include "scenarios/private_data.hpp"
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

class BadInput : public WithWorld<BadInput> {
 public:
  static void furnish(World& world) {
    world.with_fixture("good", "示例部门", {});
    world.list_csv = list_file(
        {"D-1,区民政局,甲事项,甲证明,某单位,某条例,信息共享,即办件,good,any.check,kind=种类*;day=日期@日期,,,",
         "D-2,区民政局,乙事项,乙证明,某单位,某条例,直接取消,即办件,,,,,,",
         "D-3,区民政局,丙事项,丙证明,某单位,某条例,信息共享,即办件,nowhere,any.check,,,,"});
  }

 protected:
  Client window = world().client();

  Json good() { return Json::parse(question("D-1", person(2), {{"kind", "一"}, {"day", "2026-01-31"}})); }
};

std::set<std::string> paths_of(const Json& problem) {
  std::set<std::string> paths;
  for (const Json& fault : problem.value("faults", Json::array())) {
    paths.insert(fault["path"]);
    EXPECT_FALSE(fault["text"].get<std::string>().empty());
  }
  return paths;
}

bool is_chinese(const std::string& text) { return !text.empty() && static_cast<unsigned char>(text[0]) >= 0xE4; }

void expect_problem(const Reply& reply, int status, const std::string& code, const std::set<std::string>& paths,
                    const std::string& what) {
  const Json problem = body(reply);
  EXPECT_EQ(reply.status, status) << what << reply.body;
  EXPECT_EQ(reply.headers.at("content-type"), "application/problem+json; charset=utf-8") << what;
  EXPECT_EQ(problem["code"], code) << what;
  EXPECT_EQ(problem["type"], "urn:zhengqiao:problem:" + code) << what;
  EXPECT_TRUE(is_chinese(problem["title"])) << what;
  EXPECT_TRUE(is_chinese(problem["detail"])) << what;
  EXPECT_EQ(problem["request_id"], reply.headers.at("x-request-id")) << what;
  EXPECT_EQ(paths_of(problem), paths) << what << problem;
}

struct Row {
  const char* what;
  Json patch;  // RFC 6902, applied to a good question
  std::set<std::string> paths;
  const char* code = "invalid_input";
};

Json set(const char* path, const Json& value) {
  return Json::array({{{"op", "add"}, {"path", path}, {"value", value}}});
}
Json drop(const char* path) { return Json::array({{{"op", "remove"}, {"path", path}}}); }
Json set_number(const std::string& number) {
  keep_private(number);
  return set("/applicant/id_number", number);
}

std::vector<Row> rows() {
  std::string long_name;
  for (int n = 0; n < 51; ++n) long_name += "长";
  const std::set<std::string> number{"/applicant/id_number"}, name{"/applicant/name"};
  return {
      {"unknown entry", set("/entry", "D-9"), {"/entry"}, "not_in_list"},
      {"a proof that is plainly cancelled", set("/entry", "D-2"), {"/entry"}},
      {"wrong check digit", set_number("331099196707285811"), number},
      {"seventeen digits", set_number("33109919670728581"), number},
      {"letters in the number", set_number("3310991967O728581X"), number},
      {"born in the future", set_number("331099209901011234"), number},
      {"born on 30 February", set_number("33109919670230581X"), number},
      {"full-width digits", set_number("３３１０９９１９６７０７２８５８１Ｘ"), number},
      {"an empty number", set("/applicant/id_number", ""), number},
      {"an empty name", set("/applicant/name", ""), name},
      {"a name of 51 characters", set("/applicant/name", long_name), name},
      {"a control character in the name", set("/applicant/name", "王\u0001杰"), name},
      {"a line end in the name", set("/applicant/name", "王\n杰"), name},
      {"a line separator in the name", set("/applicant/name", "王\u2028杰"), name},
      {"a control character beyond ASCII", set("/applicant/name", "王\u0085杰"), name},
      {"a blank name", set("/applicant/name", "\u3000 "), name},
      {"a blank in the number", set_number("331099 196707285811"), number},
      {"no applicant", drop("/applicant"), {"/applicant"}},
      {"no name", drop("/applicant/name"), name},
      {"no purpose, which 规定-17.1 demands", drop("/purpose"), {"/purpose"}},
      {"no operator, whom 规定-17.1 demands", set("/operator", ""), {"/operator"}},
      {"a required field is missing", drop("/declared/kind"), {"/declared/kind"}},
      {"a required field is empty", set("/declared/kind", ""), {"/declared/kind"}},
      {"a field the entry does not have", set("/declared/colour", "红"), {"/declared/colour"}},
      {"a day that does not exist", set("/declared/day", "2026-02-30"), {"/declared/day"}},
      {"a day in another form", set("/declared/day", "2026年1月1日"), {"/declared/day"}},
      {"a number instead of text", set("/declared/kind", 1), {"/declared/kind"}},
      {"an object instead of text", set("/entry", Json::object()), {"/entry"}},
      {"null", set("/purpose", nullptr), {"/purpose"}},
      {"waiting less than nothing", set("/wait_ms", -1), {"/wait_ms"}},
      {"waiting half a millisecond", set("/wait_ms", 0.5), {"/wait_ms"}},
      {"an unknown member", set("/colour", "红"), {"/colour"}},
  };
}

TEST_F(BadInput, EachFaultOfAQuestionIsNamedByItsPointer) {
  for (const Row& row : rows())
    expect_problem(window.post("/api/v1/verifications", good().patch(row.patch).dump()), 422, row.code, row.paths,
                   row.what);
}

TEST_F(BadInput, AllFaultsAreNamedAtOnce) {
  Json bad = good();
  bad["applicant"] = {{"id_number", "331099196707285812"}, {"name", "\t"}};
  bad["declared"] = {{"day", "31.1.2026"}, {"colour", "红"}};
  bad["purpose"] = "\u3000";
  keep_private("331099196707285812");
  expect_problem(
      window.post("/api/v1/verifications", bad.dump()), 422, "invalid_input",
      {"/applicant/name", "/applicant/id_number", "/declared/day", "/declared/colour", "/declared/kind", "/purpose"},
      "shape and meaning together");
  bad["entry"] = "D-9";
  bad["purpose"] = "测试";
  bad["applicant"]["name"] = "王志杰";
  expect_problem(window.post("/api/v1/verifications", bad.dump()), 422, "not_in_list",
                 {"/entry", "/applicant/id_number"}, "an unknown entry does not hide the others");
  const Json shape = {{"entry", 1}, {"applicant", {{"name", ""}}}, {"declared", Json::array()}, {"extra", true}};
  expect_problem(window.post("/api/v1/verifications", shape.dump()), 422, "invalid_input",
                 {"/entry", "/applicant/name", "/applicant/id_number", "/declared", "/purpose", "/operator", "/extra"},
                 "shape");
}

TEST_F(BadInput, AComplaintNamesItsKeyItsDepartmentAndItsFieldsAtOnce) {
  const Json bad = {{"department", "nowhere"}, {"channel", "梦"},     {"subject", " "},
                    {"content", "内容"},       {"against", "某单位"}, {"category", "other"}};
  expect_problem(window.post("/api/v1/complaints", bad.dump()), 422, "invalid_input",
                 {"header:Idempotency-Key", "/department", "/channel", "/subject", "/category_text"}, "complaint");
}

TEST_F(BadInput, TheRightFormsOfANumberAreAccepted) {
  for (const char* number : {"33109919670728581X", "33109919670728581x"}) {
    Json fine = good();
    fine["applicant"]["id_number"] = number;
    EXPECT_EQ(window.post("/api/v1/verifications", fine.dump()).status, 200) << number;
  }
}

TEST_F(BadInput, RareCharactersAreNoFault) {
  for (const char* name : {"林䶮", "𠮷野", "买买提·艾力", "欧阳娜娜", "祎"}) {
    const Reply reply =
        window.post("/api/v1/verifications", question("D-1", renamed(person(2), name), {{"kind", "䶮𠮷"}}));
    EXPECT_EQ(reply.status, 200) << reply.body;
  }
}

TEST_F(BadInput, AnEntryOfADepartmentThatIsNotConfiguredGoesToPeople) {
  const Reply reply = window.post("/api/v1/verifications", question("D-3", person(2)));
  EXPECT_EQ(reply.status, 202) << reply.body;
  EXPECT_EQ(body(reply)["state"], "manual");
}

TEST_F(BadInput, QueryParametersAreCheckedToo) {
  const std::vector<std::tuple<const char*, std::set<std::string>>> paths{
      {"/api/v1/list/entries?limit=0", {"query:limit"}},
      {"/api/v1/list/entries?limit=201", {"query:limit"}},
      {"/api/v1/list/entries?limit=ten&as_of=2026-02-30", {"query:limit", "query:as_of"}},
      {"/api/v1/list/entries?colour=red&%E5%BC%A0=1", {"query:colour", "query"}},
      {"/api/v1/list/entries?matter=", {"query:matter"}},
      {"/api/v1/list/entries?limit=1&limit=2", {"query"}},
      {"/api/v1/list/entries?matter=%FF", {"query"}},
      {"/api/v1/list/ask", {"query:matter", "query:proof"}},
      {"/api/v1/list/ask?matter=a&proof=b&on=yesterday", {"query:on"}},
      {"/api/v1/verifications?state=lost", {"query:state"}},
      {"/api/v1/departments?colour=red", {"query:colour"}},
  };
  for (const auto& [path, faults] : paths) expect_problem(window.get(path), 422, "invalid_input", faults, path);
}

TEST_F(BadInput, AForeignCursorIsTheCallersFaultAndNoFailure) {
  Client office = world().client("office");
  for (const char* path : {"/api/v1/verifications", "/api/v1/complaints", "/api/v1/journal", "/api/v1/list/entries",
                           "/api/v1/departments/good/list"})
    for (const char* cursor : {"garbage", "-1", "99999999999999999999", "%27%3B--", "1:2:3"}) {
      const Reply reply = office.get(std::string(path) + "?cursor=" + cursor);
      const bool ours = !std::string(path).starts_with("/api/v1/departments/");  // theirs is the adapter's to judge
      EXPECT_TRUE(reply.status == 422 || (!ours && reply.status == 200)) << path << ' ' << cursor << reply.body;
    }
}

TEST_F(BadInput, UnknownThingsAreNotFound) {
  for (const char* path : {"/api/v1/verifications/HC1", "/api/v1/verifications/%20", "/api/v1/complaints/TS1",
                           "/api/v1/departments/nowhere", "/api/v1/departments/nowhere/list",
                           "/api/v1/departments/nowhere/list/comparison", "/api/v1/list/entries/%E6%B2%A1%E6%9C%89"})
    expect_problem(window.get(path), 404, "not_found",
                   body(window.get(path)).contains("faults") ? std::set<std::string>{"/id"} : std::set<std::string>{},
                   path);
}

TEST_F(BadInput, TheRequestIdOfTheCallerIsEchoedAndStandsInTheLog) {
  const Reply reply = window.get("/api/v1/verifications/HC1", {"X-Request-Id: window-7.request_0001"});
  EXPECT_EQ(reply.headers.at("x-request-id"), "window-7.request_0001");
  EXPECT_EQ(body(reply)["request_id"], "window-7.request_0001");
  EXPECT_TRUE(world().log_says("request_id=window-7.request_0001"));
  const Reply refused = window.get("/api/v1/departments", {"X-Request-Id: two words"});
  EXPECT_NE(refused.headers.at("x-request-id"), "two words");
  EXPECT_GE(refused.headers.at("x-request-id").size(), 8U);
}

TEST_F(BadInput, ATraceIsContinued) {
  const Reply reply =
      window.get("/api/v1/departments", {"traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"});
  EXPECT_EQ(reply.headers.at("traceresponse").substr(0, 36), "00-0af7651916cd43dd8448eb211c80319c-");
}

}  // namespace
}  // namespace zq::test
