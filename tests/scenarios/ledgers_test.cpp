// Ledgers, measures and both clocks as each role sees them, on the real host with a department that answers by machine
// and one that does not.
#include <algorithm>
#include <set>

#include "scenarios/replace_file.hpp"
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

// Co-verified by machine (civil affairs), and by persons only (public security is no department of this world).
constexpr const char* answered_entry = "ZM-2026-032";
constexpr const char* waiting_entry = "ZM-2026-017";

class Ledgers : public WithWorld<Ledgers> {
 public:
  static void furnish(World& world) {
    world.with_civil_affairs();
    replace_file(world.directory / "config/units.xml", R"(<units>
  <unit id="civil_affairs" name="区民政局"/>
  <unit id="social_security" name="区社保中心"/>
  <unit id="finance" name="区金融工作中心"/>
  <unit id="bank" name="示例银行椒江支行" type="public_service" sector="银行" supervising="finance"/>
</units>
)");
  }

 protected:
  static Json opened(const std::string& caller, const std::string& entry) {
    Client client = world().client(caller);
    const Json declared =
        entry == answered_entry ? Json{{"receives_allowance", "no"}} : Json{{"no_criminal_record", "是"}};
    const Reply reply = client.post("/api/v1/verifications", question(entry, person(3), declared));
    EXPECT_TRUE(reply.status == 200 || reply.status == 202) << reply.body;
    return body(reply);
  }
  static Json read(const std::string& caller, const std::string& path, int status = 200) {
    const Reply reply = world().client(caller).get(path);
    EXPECT_EQ(reply.status, status) << caller << " " << path << "\n" << reply.body;
    return body(reply);
  }
  static Json row_of(const Json& ledger, const std::string& id) {
    for (const Json& row : ledger.value("rows", Json::array()))
      if (row.value("case", "") == id) return row;
    return nullptr;
  }
};

// R-规定-5.1: the joint office reads any ledger, and that is on record. L-01 rows are as much as the role may see.
TEST_F(Ledgers, OfLettersShowEachRoleItsPart) {
  const std::string mine = opened("window", answered_entry).at("id"), others = opened("other", answered_entry).at("id");
  const std::string path = "/api/v1/ledgers/letters?limit=200";
  const Json office = read("office", path), window = read("window", path), officer = read("civil_officer", path),
             centre = read("centre", path), assistant = read("assistant", path);
  for (const Json* ledger : {&office, &officer}) {
    EXPECT_TRUE(row_of(*ledger, mine).is_object());
    EXPECT_TRUE(row_of(*ledger, others).is_object());
  }
  const Json row = row_of(window, mine);
  ASSERT_TRUE(row.is_object()) << window;
  EXPECT_EQ(row, row_of(office, mine));
  EXPECT_TRUE(row["number"].get<std::string>().starts_with("椒协核〔")) << row;
  EXPECT_EQ(row["assisting_department"], "区民政局");
  EXPECT_EQ(row["automatic"], "是");
  EXPECT_NE(row["result"], "");
  EXPECT_TRUE(row_of(window, others).is_null()) << "another caller's letter";
  for (const Json* ledger : {&centre, &assistant}) {
    const Json seen = row_of(*ledger, mine);
    ASSERT_TRUE(seen.is_object()) << "inside the centre";
    EXPECT_EQ(seen["result"], "") << "procedure, not substance";
    EXPECT_EQ(seen["reason"], "");
    EXPECT_EQ(seen["sent_at"], row["sent_at"]);
    EXPECT_TRUE(row_of(*ledger, others).is_null()) << "outside the centre";
  }
  read("auditor", path, 403);
  read("tech", path, 403);
  bool told = false;
  Client journal = world().client("office");
  for (const Json& act : all_pages(journal, "/api/v1/journal?subject=ledger%3Aletters", 100))
    told = told || (act["kind"] == "ledger.read" && act["actor"] == "centre");
  EXPECT_TRUE(told) << "who has read the ledger is in the journal";
}

TEST_F(Ledgers, AreExportedWholeAsCsvAndXlsx) {
  for (int i = 0; i < 3; ++i) opened("window", answered_entry);
  Client client = world().client("window");
  const Json page = read("window", "/api/v1/ledgers/letters?limit=200");
  const Reply csv = client.get("/api/v1/ledgers/letters?format=csv");
  ASSERT_EQ(csv.status, 200);
  EXPECT_TRUE(csv.headers.at("content-type").starts_with("text/csv"));
  EXPECT_NE(csv.headers.at("content-disposition").find("letters-"), std::string::npos);
  EXPECT_TRUE(csv.body.starts_with("\xEF\xBB\xBF文号,办事部门,协查部门,")) << csv.body.substr(0, 200);
  EXPECT_EQ(size_t(std::count(csv.body.begin(), csv.body.end(), '\n')), page["rows"].size() + 1);
  for (const Json& row : page["rows"]) EXPECT_NE(csv.body.find(row["number"].get<std::string>()), std::string::npos);
  const Reply xlsx = client.get("/api/v1/ledgers/letters?format=xlsx");
  EXPECT_EQ(xlsx.status, 200);
  EXPECT_TRUE(xlsx.body.starts_with("PK")) << "a zip file";
  const Json exports = read("auditor", "/api/v1/ledgers/access?limit=200");
  int told = 0;
  for (const Json& row : exports["rows"]) told += row["purpose"] == "导出台账" && row["terminal"] == "window";
  EXPECT_GE(told, 2);
}

TEST_F(Ledgers, ComeInPagesThatFollowOneAnother) {
  for (int i = 0; i < 5; ++i) opened("other", answered_entry);
  const Json all = read("office", "/api/v1/ledgers/letters?limit=200")["rows"];
  for (const std::string caller : {"office", "centre"}) {
    Json rows = Json::array();
    std::string cursor;
    do {
      const Json page = read(caller, "/api/v1/ledgers/letters?limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor));
      EXPECT_LE(page["rows"].size(), 2U);
      rows.insert(rows.end(), page["rows"].begin(), page["rows"].end());
      cursor = page.value("next", "");
    } while (!cursor.empty() && rows.size() < 1000);
    EXPECT_TRUE(caller != "office" || rows == all);
    EXPECT_EQ(rows.size(), read(caller, "/api/v1/ledgers/letters?limit=200")["rows"].size()) << caller;
  }
}

TEST_F(Ledgers, AreAllThereForTheOffice) {
  const std::string names = read("office", "/api/v1/ledgers/nothing", 404)["detail"];
  int ledgers = 0;
  for (size_t at = 0; (at = names.find("（", at)) != std::string::npos; ++at, ++ledgers) {
    size_t from = at;
    while (from > 0 && (std::isalnum(static_cast<unsigned char>(names[from - 1])) || names[from - 1] == '_')) --from;
    const std::string code = names.substr(from, at - from);
    EXPECT_EQ(read("office", "/api/v1/ledgers/" + code)["ledger"], code);
  }
  EXPECT_GE(ledgers, 7) << names;
}

TEST_F(Ledgers, RefuseWhatIsNoPeriodAndNoLedger) {
  read("office", "/api/v1/ledgers/letters?from=2026-11-02&until=2026-11-01", 422);
  read("office", "/api/v1/ledgers/letters?from=2024-11-02&until=2026-11-01", 422);
  read("office", "/api/v1/ledgers/letters?format=pdf", 422);
  read("office", "/api/v1/ledgers/nothing", 404);
  EXPECT_TRUE(read("office", "/api/v1/ledgers/letters?from=2020-01-01&until=2020-12-31")["rows"].empty());
}

// R-规定-17.1, R-核查-8.1: every look is on record with operator, organisation, case, purpose and source.
TEST_F(Ledgers, OfLooksAreTheAuditorsAndTheOfficesSummary) {
  const std::string id = opened("window", answered_entry).at("id");
  const std::string path = "/api/v1/ledgers/access?limit=200";
  const Json row = row_of(read("auditor", path), id), summary = row_of(read("office", path), id);
  ASSERT_TRUE(row.is_object());
  EXPECT_EQ(row["operator"], "窗口01");
  EXPECT_EQ(row["organisation"], "区民政局");
  EXPECT_EQ(row["terminal"], "window");
  EXPECT_EQ(row["purpose"], std::string("办理") + answered_entry);
  EXPECT_EQ(row["source"], "区民政局");
  EXPECT_NE(row["fields"].get<std::string>().find("receives_allowance="), std::string::npos) << row;
  EXPECT_NE(row["result"], "");
  ASSERT_TRUE(summary.is_object());
  EXPECT_EQ(summary["organisation"], "区民政局");
  EXPECT_EQ(summary["operator"], "");
  EXPECT_EQ(summary["fields"], "");
  for (const char* caller : {"window", "civil_officer", "centre", "assistant", "bank_authority"})
    read(caller, path, 403);
}

// R-规定-22.1: an authority sees its own sector, as procedure.
TEST_F(Ledgers, OfLettersShowAnAuthorityItsSector) {
  const std::string bank = opened("bank", answered_entry).at("id"), inside = opened("window", answered_entry).at("id");
  const Json seen = read("bank_authority", "/api/v1/ledgers/letters?limit=200");
  EXPECT_TRUE(row_of(seen, bank).is_object());
  EXPECT_EQ(row_of(seen, bank)["result"], "");
  EXPECT_TRUE(row_of(seen, inside).is_null());
  read("bank_authority", "/api/v1/verifications/" + bank + "/clocks");
  read("bank_authority", "/api/v1/verifications/" + inside + "/clocks", 404);
}

// R-规定-11.4: co-verification is no time of the handling department; the segments add up.
TEST_F(Ledgers, BothClocksOfACaseThatWaits) {
  const Json waiting = opened("window", waiting_entry);
  const std::string path = "/api/v1/verifications/" + waiting.at("id").get<std::string>();
  const Json time = read("window", path + "/clocks");
  EXPECT_FALSE(time.contains("closed_at"));
  EXPECT_EQ(time["gross_ms"].get<int64_t>(), time["net_ms"].get<int64_t>() + time["co_verification_ms"].get<int64_t>());
  EXPECT_EQ(time["net_ms"].get<int64_t>(),
            time["own_ms"].get<int64_t>() + time["supplement_ms"].get<int64_t>() + time["on_site_ms"].get<int64_t>());
  ASSERT_FALSE(time["segments"].empty());
  EXPECT_EQ(time["segments"].back()["share"], "co_verification") << "the letter is out";
  for (size_t i = 1; i < time["segments"].size(); ++i)
    EXPECT_EQ(time["segments"][i]["from"], time["segments"][i - 1]["until"]) << "without gaps";
  read("other", path + "/clocks", 404);

  const Json deadline = read("window", path + "/deadline");
  ASSERT_EQ(deadline["letters"].size(), 1U);
  EXPECT_EQ(deadline["letters"][0]["department"], "public_security");
  EXPECT_EQ(deadline["letters"][0]["class"], "records_check");
  read("other", path + "/deadline", 404);
}

// A ledger is a projection: what its rows say of times and results, the journal says too.
TEST_F(Ledgers, OfLettersEqualWhatTheJournalTells) {
  const std::string id = opened("window", answered_entry).at("id");
  const Json row = row_of(read("office", "/api/v1/ledgers/letters?limit=200"), id);
  Client office = world().client("office");
  const Json acts = all_pages(office, "/api/v1/journal?subject=" + id, 100);
  const auto sent =
      std::find_if(acts.begin(), acts.end(), [](const Json& act) { return act["kind"] == "letter.sent"; });
  ASSERT_NE(sent, acts.end()) << acts;
  const std::string at = (*sent)["at"];
  EXPECT_EQ(row["sent_at"], at.substr(0, 10) + " " + at.substr(11, 8));
  EXPECT_EQ(row["automatic"] == "是", (*sent)["detail"]["automatic"] == "true");
  EXPECT_EQ((*sent)["detail"]["department"], "civil_affairs");
}

TEST_F(Ledgers, MeasuresAreOfTheUnitsTheRoleMaySee) {
  opened("window", answered_entry);
  const Json all = read("office", "/api/v1/measures");
  EXPECT_EQ(all["letters"]["by_class"].size(), 3U);
  EXPECT_EQ(all["letters"]["reply_rate"], "") << "nothing has fallen due: no rate, not zero";
  EXPECT_EQ(read("civil_officer", "/api/v1/measures?unit=civil_affairs")["unit"], "civil_affairs");
  EXPECT_EQ(read("window", "/api/v1/measures?unit=" + in_url("区民政局"))["unit"], "区民政局");
  read("window", "/api/v1/measures?unit=social_security", 403);
  read("civil_officer", "/api/v1/measures?unit=public_security", 403);
  read("auditor", "/api/v1/measures", 403);
  EXPECT_EQ(read("office", "/api/v1/measures?from=2020-01-01&until=2020-12-31"),
            read("office", "/api/v1/measures?from=2020-01-01&until=2020-12-31"));
}

// R-核查-9.1a
TEST_F(Ledgers, AnInspectionDrawsTheSameLettersAgain) {
  for (int i = 0; i < 6; ++i) opened("window", answered_entry);
  const std::string path = "/api/v1/inspections/sample?size=3&seed=";
  const Json first = read("office", path + "7"), again = read("office", path + "7");
  EXPECT_EQ(first["items"].size(), 3U);
  EXPECT_EQ(first, again);
  std::set<Json> draws;
  for (int seed = 0; seed < 8; ++seed) draws.insert(read("office", path + std::to_string(seed))["items"]);
  EXPECT_GT(draws.size(), 1U);
  read("window", path + "7", 403);
}

}  // namespace
}  // namespace zq::test
