// Assessment over HTTP: figures with their evidence, score events, papers of oversight, the year, evaluations.
#include <chrono>

#include "domain/review_span.hpp"
#include "scenarios/handling.hpp"
#include "scenarios/scheme.hpp"

namespace zq::test {
namespace {

int this_year() {
  return static_cast<int>(
      beijing_day(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now())).year());
}

class Assessed : public WithWorld<Assessed> {
 public:
  static void furnish(World& world) {
    world.with_fixture("civil_affairs", "区民政局", {});
    world.list_csv =
        list_file({"ZM-A-1,区民政局,公租房申请,婚姻状况证明,区民政局,住房办法,部门间核查,即办件,"
                   "civil_affairs,,marital_status=婚姻状况*,,,"});
    std::filesystem::create_directories(world.directory / "config/rules");
    write_file(world.directory / "config/rules/short.xml",
               replaced(read_file(ZQ_SOURCE_DIR "/config/rules/first.xml"), "<instant length=\"30min\"",
                        "<instant length=\"1s\""));
    write_scheme(world, "2020", "joint_office");
    write_scheme(world, std::to_string(this_year()), all_but(assessed_here));
  }

 protected:
  static Json points(const std::string& last = "10") {
    Json items = Json::array();
    for (const auto& [item, full] : {std::pair{1, "10"}, {2, "30"}, {3, "25"}, {4, "25"}})
      items.push_back({{"item", item}, {"points", full}, {"text", "见说明"}});
    items.push_back({{"item", 5}, {"points", last}, {"text", "见说明"}});
    return {{"items", items}, {"operator", "王五"}};
  }
  Json events(Client& client, const std::string& kind) {
    Json found = Json::array();
    const Json all = body(client.get("/api/v1/assessment/score-events"));
    for (const Json& one : all["events"])
      if (one["kind"] == kind) found.push_back(one);
    return found;
  }
  static Json figure(Client& client, const std::string& id) {
    return body(client.get("/api/v1/assessment/indicators/" + id));
  }
  std::string finding(const std::string& unit = "区民政局") {
    const std::string today =
        date_text(beijing_day(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now())));
    const Reply made = post(office, "inspection-visits",
                            {{"kind", "secret_visit"},
                             {"unit", unit},
                             {"visited_on", today},
                             {"finding", "窗口未公示清单"},
                             {"evidence", "照片一张"},
                             {"limit", today},
                             {"operator", "陈主任"}});
    EXPECT_EQ(made.status, 201) << made.body;
    return body(made)["id"];
  }
  std::string story(const std::string& text, int status = 201) {
    const Reply made = post(civil, "typical-cases", {{"title", "零材料入学"}, {"story", text}, {"operator", "王五"}});
    EXPECT_EQ(made.status, status) << made.body;
    return status == 201 ? body(made)["id"].get<std::string>() : "";
  }
  // Every row of the ledger, over its pages.
  Json all_rows() {
    Json rows = Json::array();
    std::string next;
    do {
      const Json page =
          body(office.get("/api/v1/ledgers/assessment?limit=2" + (next.empty() ? "" : "&cursor=" + next)));
      for (const Json& row : page["rows"]) rows.push_back(row);
      next = page.value("next", "");
    } while (!next.empty());
    return rows;
  }
  Client office = world().client("office"), civil = world().client("civil_handler"),
         social = world().client("social_officer"), window = world().client();
};

// R-考核-3(1), R-核查-9.1b: an overdue letter appears in the daily score and in the figures, with itself as evidence.
TEST_F(Assessed, AnOverdueLetterIsAScoreEventWithALink) {
  const Reply opened = window.post("/api/v1/verifications", question("ZM-A-1", person(9), {{"marital_status", "20"}}));
  ASSERT_EQ(opened.status, 202) << opened.body;
  const std::string path = "/api/v1/verifications/" + body(opened)["id"].get<std::string>() + "/letters";
  const std::string letter = body(window.get(path))["items"].at(0)["id"];
  ASSERT_TRUE(eventually([&] { return !events(civil, "letter_overdue").empty(); }));
  const Json event = events(civil, "letter_overdue").at(0);
  EXPECT_EQ(event["evidence"], letter);
  EXPECT_EQ(event["points"], "-0.5");
  EXPECT_EQ(event["unit"], "civil_affairs");
  EXPECT_EQ(events(office, "letter_overdue").size(), 1u);
  EXPECT_TRUE(events(social, "letter_overdue").empty());
  EXPECT_EQ(social.get("/api/v1/assessment/score-events?unit=civil_affairs").status, 403);
  EXPECT_EQ(social.get("/api/v1/assessment/scores?unit=civil_affairs").status, 403);

  const Json late = figure(civil, "M-04"), timely = figure(office, "M-02");
  EXPECT_EQ(late["ids"], Json::array({letter}));
  EXPECT_EQ(timely["value"], "0.00%");
  EXPECT_EQ(timely["of_ids"], Json::array({letter}));
  EXPECT_EQ(body(office.get("/api/v1/assessment/indicators?period=2020-Q1"))["figures"].at(0)["value"], "");
  EXPECT_EQ(office.get("/api/v1/assessment/indicators?period=2026-Q5").status, 422);
  EXPECT_EQ(office.get("/api/v1/assessment/indicators/M-99").status, 404);
}

// R-考核-1.1: the share of refused asks; R-考核-1.2: cases by method.
TEST_F(Assessed, RefusedAsksAreCountedAndScored) {
  EXPECT_EQ(
      post(window, "list/demands", {{"matter", "没有的事项"}, {"proof", "没有的证明"}, {"operator", "窗口01"}}).status,
      422);
  const Json share = figure(civil, "M-06.share");
  EXPECT_EQ(share["value"], "100.00%");
  EXPECT_EQ(share["ids"].size(), 1u);
  EXPECT_EQ(figure(civil, "M-06")["sorts"].at(0)["sort"], "not_in_list");
  EXPECT_EQ(events(civil, "demand_refused").at(0)["evidence"], share["ids"].at(0));
  EXPECT_TRUE(figure(office, "M-07").contains("numerator"));
}

// R-考核-2(2): a missing designee is a gap.
TEST_F(Assessed, ReadinessShowsTheGaps) {
  const Json own = body(civil.get("/api/v1/assessment/readiness"))["units"];
  ASSERT_EQ(own.size(), 1u);
  EXPECT_EQ(own.at(0)["unit_text"], "区民政局");
  EXPECT_NE(own.at(0)["gaps"].dump().find("协查专人"), std::string::npos);
  EXPECT_NE(own.at(0)["gaps"].dump().find("电子印章"), std::string::npos);
  EXPECT_EQ(body(office.get("/api/v1/assessment/readiness"))["units"].size(), 4u);
}

// R-考核-2(3): an open finding is counted, until it is rectified.
TEST_F(Assessed, AFindingIsCountedUntilItIsRectified) {
  const std::string id = finding();
  const std::string path = "inspection-visits/" + id + "/rectification";
  EXPECT_NE(figure(civil, "M-12.open")["ids"].dump().find(id), std::string::npos);
  EXPECT_EQ(events(civil, "finding").at(0)["evidence"], id);
  const Json done{{"measures", "已公示"}, {"evidence", "现场照片"}, {"operator", "王五"}};
  EXPECT_EQ(post(social, path, done).status, 404);
  EXPECT_EQ(post(civil, path, {{"measures", "已公示"}, {"operator", "王五"}}).status, 422) << "no evidence";
  EXPECT_EQ(body(post(civil, path, done))["state"], "rectified");
  EXPECT_EQ(post(civil, path, done).status, 409);
  EXPECT_EQ(figure(civil, "M-12.open")["ids"].dump().find(id), std::string::npos);
  EXPECT_EQ(post(office, "inspection-visits",
                 {{"kind", "inspection"},
                  {"unit", "不存在的单位"},
                  {"visited_on", "2026-01-01"},
                  {"finding", "x"},
                  {"evidence", "x"},
                  {"limit", "2026-01-02"},
                  {"operator", "x"}})
                .status,
            422);
}

// R-考核-2(4): what people say of a matter counts.
TEST_F(Assessed, AMatterIsRatedOnce) {
  const Reply opened = window.post("/api/v1/verifications", question("ZM-A-1", person(11), {{"marital_status", "20"}}));
  const Json rating{{"about", body(opened)["id"]}, {"level", "satisfied"}, {"channel", "窗口"}};
  EXPECT_EQ(post(window, "ratings", rating).status, 201);
  EXPECT_EQ(post(window, "ratings", rating).status, 409);
  EXPECT_EQ(post(window, "ratings", {{"about", "HC-none"}, {"level", "fair"}, {"channel", "窗口"}}).status, 404);
  EXPECT_EQ(figure(civil, "M-12.satisfied")["value"], "100.00%");
}

// R-考核-2(5): a story with an identity number is blocked. R-考核-4(2): no bonus without a published case.
TEST_F(Assessed, OnlyAPublishedCaseBringsABonus) {
  story("申请人凭331099199001011239当场办结", 422);
  story("联系电话138-0000-0000", 422);
  const std::string id = story("全程零材料，当场办结");
  const Json bonus{{"points", "1.5"}, {"evidence", id}, {"operator", "陈主任"}}, by{{"operator", "陈主任"}};
  EXPECT_EQ(body(post(office, "assessment/bonuses", bonus))["basis"], "考核-4(2)");
  EXPECT_EQ(post(office, "typical-cases/" + id + "/publication", by).status, 409);
  EXPECT_EQ(post(civil, "typical-cases/" + id + "/selection", by).status, 403);
  EXPECT_EQ(body(post(office, "typical-cases/" + id + "/selection", by))["state"], "selected");
  Client anyone = world().anonymous();
  EXPECT_TRUE(body(anyone.get("/api/v1/published-cases"))["items"].empty());
  EXPECT_EQ(body(post(office, "typical-cases/" + id + "/publication", by))["state"], "published");
  EXPECT_EQ(body(anyone.get("/api/v1/published-cases"))["items"].at(0)["id"], id);
  EXPECT_EQ(post(office, "assessment/bonuses", bonus).status, 201);
  EXPECT_EQ(post(office, "assessment/bonuses", bonus).status, 409);
  EXPECT_EQ(events(civil, "bonus").at(0)["points"], "1.5");
  EXPECT_EQ(body(civil.get("/api/v1/typical-cases"))["items"].size(), 1u);
}

// R-考核-4(1): a deduction needs its evidence; the bulletin reaches the unit.
TEST_F(Assessed, ADeductionNeedsAFactOnRecord) {
  Json criticism{{"unit", "区民政局"},    {"item", 3},           {"points", "2"}, {"fact", "整改不到位"},
                 {"evidence", "DC-none"}, {"operator", "陈主任"}};
  const Reply refused = post(office, "assessment/criticisms", criticism);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(body(refused)["basis"], "考核-4(1)");
  criticism["evidence"] = finding();
  criticism["points"] = "100";
  EXPECT_EQ(post(office, "assessment/criticisms", criticism).status, 422);
  criticism["points"] = "2";
  EXPECT_EQ(post(civil, "assessment/criticisms", criticism).status, 403);
  const Reply made = post(office, "assessment/criticisms", criticism);
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_FALSE(line_of(body(made), "通报文书").empty());
  EXPECT_NE(events(civil, "criticism").at(0)["text"].get<std::string>().find(criticism["evidence"]), std::string::npos);
  bool told = false;
  for (const Json& one : all_pages(civil, "/api/v1/notices", 200)) told |= one["event"] == "score.criticism";
  EXPECT_TRUE(told);
}

// R-规定-18.1: an evaluation of a period that is over is frozen, reported once, and printed.
TEST_F(Assessed, AnEvaluationIsMadeReportedAndPrinted) {
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const ReviewSpan running = span_of(ReviewPeriod::month, beijing_day(now));
  const std::string before = span_of(ReviewPeriod::month, beijing_day(running.from() - std::chrono::hours(1))).text();
  EXPECT_EQ(post(office, "evaluations", {{"period", running.text()}, {"operator", "陈主任"}}).status, 409);
  EXPECT_EQ(post(civil, "evaluations", {{"period", before}, {"operator", "陈主任"}}).status, 403);
  const Reply made = post(office, "evaluations", {{"period", before}, {"operator", "陈主任"}});
  ASSERT_EQ(made.status, 200) << made.body;
  EXPECT_EQ(body(post(office, "evaluations", {{"period", before}, {"operator", "陈主任"}})), body(made));
  const std::string path = "/api/v1/evaluations/" + body(made)["id"].get<std::string>();
  EXPECT_EQ(body(office.get(path))["state"], "open");
  const Json report{{"report_no", "椒无证明办〔2026〕9号"}, {"operator", "陈主任"}};
  EXPECT_EQ(body(office.post(path + "/report", report.dump()))["state"], "reported");
  EXPECT_EQ(office.post(path + "/report", report.dump()).status, 409);
  EXPECT_TRUE(office.get(path + "/report?format=xlsx").body.starts_with("PK"));
  EXPECT_TRUE(office.get(path + "/report?format=pdf").body.starts_with("%PDF"));
  const std::string page = office.get(path + "/report?format=html").body;
  EXPECT_NE(page.find("椒无证明办〔2026〕9号"), std::string::npos);
  EXPECT_NE(page.find("<svg"), std::string::npos);
  EXPECT_EQ(body(office.get("/api/v1/evaluations"))["items"].at(0)["report_no"], report["report_no"]);
}

// R-考核-2.0: departments, 大陈镇 and streets are all there.
TEST_F(Assessed, AYearOpensForEveryUnitOfTheRegister) {
  const Reply opened = post(office, "assessment/years", {{"year", 2020}, {"operator", "陈主任"}});
  ASSERT_EQ(opened.status, 200) << opened.body;
  const Json items = body(opened)["items"];
  int towns = 0, dachen = 0;
  for (const Json& one : items) {
    EXPECT_NE(one["unit"], "joint_office");
    EXPECT_NE(one["unit"], "service_centre");
    towns += one["unit"].get<std::string>().starts_with("street_");
    dachen += one["unit_text"] == "大陈镇";
  }
  EXPECT_EQ(towns, 9);
  EXPECT_EQ(dachen, 1);
  const std::string units = read_file(ZQ_SOURCE_DIR "/config/units.xml");
  const auto times = [&](const std::string& words) {
    size_t count = 0;
    for (size_t at = units.find(words); at != std::string::npos; at = units.find(words, at + 1)) ++count;
    return count;
  };
  EXPECT_EQ(items.size(), times("<unit id=") - times("type=\"service_centre\"") - times("type=\"public_service\"") - 1);
  EXPECT_EQ(post(office, "assessment/years", {{"year", 2019}, {"operator", "陈主任"}}).status, 422) << "no scheme";
}

// R-考核-3(2), R-规定-19.1, R-考核-4(3): self-scored, verified, final, exported; totals equal the sum of the items.
TEST_F(Assessed, AYearGoesFromSelfScoreToExport) {
  const std::string year = std::to_string(this_year());
  ASSERT_EQ(post(office, "assessment/years", {{"year", this_year()}, {"operator", "陈主任"}}).status, 200);
  Client street = world().client("street"), town = world().client("town");
  const std::vector<std::pair<std::string, Client*>> units{{"civil_affairs", &civil},
                                                           {"social_security", &social},
                                                           {"street_331002001", &street},
                                                           {"street_331002100", &town}};
  const Json by{{"operator", "陈主任"}};
  for (const auto& [unit, client] : units) {
    const std::string id = "assessments/KH" + year + "-" + unit;
    EXPECT_EQ(post(*client, id + "/self-score", points("11")).status, 422);
    EXPECT_EQ(post(office, id + "/self-score", points()).status, 403);
    EXPECT_EQ(body(post(*client, id + "/self-score", points()))["state"], "self_scored");
    EXPECT_EQ(post(office, id + "/final", by).status, 409) << "not verified";
    EXPECT_EQ(post(*client, id + "/verification", points()).status, 403);
    EXPECT_EQ(post(office, "assessment/years/" + year + "/export", by).status, 409);
    const Json verified = body(post(office, id + "/verification", points(unit == "civil_affairs" ? "8" : "10")));
    EXPECT_EQ(verified["state"], "verified");
    EXPECT_EQ(body(post(office, id + "/final", by))["state"], "final");
  }
  EXPECT_EQ(civil.get("/api/v1/assessments/KH" + year + "-social_security").status, 404);
  Client anyone = world().anonymous();
  EXPECT_TRUE(body(anyone.get("/api/v1/assessment/years/" + year + "/results"))["items"].empty());
  const Json exported = body(post(office, "assessment/years/" + year + "/export", by))["items"];
  ASSERT_EQ(exported.size(), 4u);
  for (const Json& one : exported) {
    double sum = std::stod(one["bonus"].get<std::string>());
    for (const Json& item : one["items"]) sum += std::stod(item["verified"].get<std::string>());
    EXPECT_EQ(sum, std::stod(one["total"].get<std::string>()));
    EXPECT_EQ(one["state"], "exported");
  }
  EXPECT_EQ(body(anyone.get("/api/v1/assessment/years/" + year + "/results"))["items"].size(), 4u);
  const std::string report = "/api/v1/assessment/years/" + year + "/report?format=";
  EXPECT_TRUE(office.get(report + "xlsx").body.starts_with("PK"));
  EXPECT_TRUE(office.get(report + "pdf").body.starts_with("%PDF"));
  EXPECT_NE(office.get(report + "html").body.find("大陈镇"), std::string::npos);
  EXPECT_EQ(body(civil.get("/api/v1/assessment/years/" + year))["items"].size(), 1u);
}

// L-13: findings, bulletins, bonuses, typical cases and the year, each with its link; one's own unit's alone.
TEST_F(Assessed, TheLedgerOfOversightHoldsEveryPoint) {
  const std::string id = finding(), other = finding("区社保中心");
  const Json rows = body(civil.get("/api/v1/ledgers/assessment"))["rows"];
  const auto has = [](const Json& all, const std::string& number) {
    return std::ranges::any_of(all, [&](const Json& row) { return row["number"] == number; });
  };
  EXPECT_TRUE(has(rows, id));
  EXPECT_FALSE(has(rows, other));
  EXPECT_TRUE(has(all_rows(), id) && has(all_rows(), other));
  EXPECT_EQ(world().client("auditor").get("/api/v1/ledgers/assessment").status, 403);
}

}  // namespace
}  // namespace zq::test
