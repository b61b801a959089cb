// Ledgers and measures on a store in memory, with a clock of the test's own.
#include "workflow/oversight.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <map>

#include "records/letter_record.hpp"
#include "records/overdue_record.hpp"
#include "records/papers_record.hpp"
#include "support/memory_store.hpp"
#include "support/scripted_departments.hpp"
#include "workflow/case_acts.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::workflow {
namespace {

using namespace std::chrono_literals;
using std::chrono::minutes;

const Instant day = std::chrono::sys_days{std::chrono::year(2026) / 11 / 2};

struct SetClock final : Clock {
  Instant now() const override { return at; }
  SteadyTime steady() const override { return std::chrono::steady_clock::now(); }
  Instant at = day + 240h;
};

Context caller(const char* id, Role role, const char* department = "", const char* unit = "") {
  Context context;
  context.caller = CallerId{id};
  context.department = department;
  context.roles = Roles{role};
  context.unit = unit;
  return context;
}

template <class T>
Result<T> waited(Task<Result<T>> task) {
  auto promise = std::make_shared<std::promise<Result<T>>>();
  auto future = promise->get_future();
  start<Result<T>>(std::move(task), [promise](Result<T> result) { promise->set_value(std::move(result)); });
  return future.get();
}

class OversightTest : public testing::Test {
 protected:
  OversightTest() {
    test::ScriptedDepartments::Script civil;
    civil.view.id = DepartmentId{"civil_affairs"};
    civil.view.name = "区民政局";
    departments.script(civil);
  }

  void write(Unit unit) { ASSERT_TRUE(waited(store.commit(std::move(unit))).ok()); }

  // A case of this caller with one letter, answered after so many minutes; 0: not yet.
  Letter with_letter(int number, const char* from_caller, const char* to, int replied_after) {
    Unit unit;
    const Letter letter = add_letter(unit, number, from_caller, to, replied_after);
    write(std::move(unit));
    return letter;
  }
  Letter add_letter(Unit& unit, int number, const char* from_caller, const char* to, int replied_after) {
    Case value;
    value.id = CaseId{"HC" + std::to_string(1000 + number)};
    value.caller = CallerId{from_caller};
    value.handling_department = "区住建局";
    value.operator_name = "王敏";
    value.purpose = "公租房资格审核";
    value.matter = "公租房申请";
    value.opened_at = day + minutes(number);
    Letter letter;
    letter.id = "XH" + std::to_string(1000 + number);
    letter.case_id = value.id;
    letter.to = DepartmentId{to};
    letter.from = value.handling_department;
    letter.from_caller = value.caller;
    letter.matter = value.matter;
    letter.check_mode = MatterClass::instant;
    letter.sent_at = value.opened_at;
    letter.due_at = letter.sent_at + 30min;
    unit.emplace_back(SaveCase{value});
    unit.emplace_back(AppendAct{asked_act(value, value.opened_at)});
    unit.emplace_back(AppendAct{letter_act(letter, "letter.sent", from_caller, "r", "", letter.sent_at)});
    if (replied_after > 0) {
      letter.state = LetterState::replied;
      letter.result = LetterResult::consistent;
      letter.reason = "经核查一致";
      letter.replied_by = "李专人";
      letter.replied_at = letter.closed_at = letter.sent_at + minutes(replied_after);
      unit.emplace_back(AppendAct{letter_act(letter, "letter.replied", to, "r", "sent", *letter.replied_at)});
    }
    unit.emplace_back(SaveDocument{records::document_of(letter)});
    return letter;
  }

  void decided(const Letter& letter, Instant at) {
    auto found = store.find_case(letter.case_id);
    ASSERT_TRUE(found.ok() && found->has_value());
    Case value = **found;
    value.state = CaseState::decided;
    value.closed_at = at;
    Unit unit;
    unit.emplace_back(SaveCase{value});
    unit.emplace_back(AppendAct{case_act(value, "case.decided", CaseState::concluded, "window", "r", "规定-11.4", at)});
    write(std::move(unit));
  }

  Measures measured(const Context& context, const std::string& unit = "") {
    auto result = oversight.measures.measures(context, {day, day + 24h, unit});
    EXPECT_TRUE(result.ok()) << result.error().text;
    return result.ok() ? *result : Measures{};
  }

  const Context office = caller("office", Role::joint_office), window = caller("window", Role::handling, "区住建局"),
                officer = caller("officer", Role::assisting, "区民政局", "civil_affairs");
  SetClock clock;
  test::MemoryStore store;
  test::ScriptedDepartments departments;
  Oversight oversight{store, departments, clock, [](const CallerId& id) {
                        return Origin{id.value == "centre_window", id.value == "bank" ? "finance" : ""};
                      }};
};

// R-核查-9.1b
TEST_F(OversightTest, TenDueNineRepliedEightInTime) {
  for (int i = 1; i <= 8; ++i) with_letter(i, "window", "civil_affairs", i);
  with_letter(9, "window", "civil_affairs", 31);
  const Letter open = with_letter(10, "window", "civil_affairs", 0);
  OverdueReport report;
  report.id = "CQ1";
  report.letter = open.id;
  report.drafted_at = open.due_at + 1s;
  report.reported_at = open.due_at + 1s;
  Unit unit;
  unit.emplace_back(SaveDocument{records::document_of(report)});
  write(std::move(unit));
  const Measures m = measured(office, "civil_affairs");
  EXPECT_EQ(m.letters.all.due, 10);
  EXPECT_EQ(percent(m.letters.all.replied, m.letters.all.due), "90.00%");
  EXPECT_EQ(percent(m.letters.all.in_time, m.letters.all.due), "80.00%");
  EXPECT_EQ(m.letters.overdue, 2);
  EXPECT_EQ(m.letters.reported, 1);
  clock.at = day + 24h;
  EXPECT_EQ(measured(office, "civil_affairs").letters.all.due, 10) << "the same period at another time";
  EXPECT_EQ(measured(office, "public_security").letters.all.due, 0);
}

// R-规定-11.4
TEST_F(OversightTest, NetHandlingTimeOfDecidedCases) {
  decided(with_letter(1, "window", "civil_affairs", 20), day + 31min);
  decided(with_letter(2, "window", "civil_affairs", 10), day + 62min);
  with_letter(3, "window", "civil_affairs", 10);
  const Measures m = measured(office);
  EXPECT_EQ(m.decided_all, 2);
  EXPECT_EQ(m.times.gross.mean, 45min);
  EXPECT_EQ(m.times.co_verification.mean, 15min);
  EXPECT_EQ(m.times.net.mean, 30min);
  EXPECT_EQ(m.decided.at(Outcome::co_verification), 2);
  EXPECT_EQ(m.no_material, 2);
}

TEST_F(OversightTest, EachUnitHasItsOwnMeasures) {
  with_letter(1, "window", "civil_affairs", 5);
  with_letter(2, "window", "public_security", 5);
  EXPECT_EQ(measured(officer).letters.all.due, 1);
  EXPECT_EQ(measured(officer, "区民政局").letters.all.due, 1);
  EXPECT_EQ(measured(window).letters.all.due, 2) << "what it has sent";
  EXPECT_EQ(measured(caller("other", Role::handling, "区教育局")).letters.all.due, 0);
  const auto refused = oversight.measures.measures(officer, {day, day + 24h, "public_security"});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::forbidden);
}

// M-06: supplements by ground.
TEST_F(OversightTest, CountsSupplementsByTheirGround) {
  const Letter mine = with_letter(1, "window", "civil_affairs", 5);
  Unit unit;
  for (const auto& [id, ground] : std::map<std::string, SupplementGround>{{"BC1", SupplementGround::mismatch},
                                                                          {"BC2", SupplementGround::cannot_obtain},
                                                                          {"BC3", SupplementGround::mismatch}}) {
    Supplement paper;
    paper.id = id;
    paper.case_id = mine.case_id;
    paper.ground = ground;
    paper.asked_at = day + 1h;
    unit.emplace_back(SaveDocument{records::document_of(paper)});
    unit.emplace_back(AppendAct{{day + 1h, "supplement.asked", mine.case_id.value, "window", "r", "规定-12.1", "manual",
                                 "supplement_asked", R"({"paper":")" + id + R"("})"}});
  }
  write(std::move(unit));
  const Measures m = measured(office);
  EXPECT_EQ(m.supplements, 3);
  EXPECT_EQ(m.supplement_grounds, (std::map<SupplementGround, int64_t>{{SupplementGround::mismatch, 2},
                                                                       {SupplementGround::cannot_obtain, 1}}));
  EXPECT_TRUE(measured(caller("other", Role::handling, "区教育局")).supplement_grounds.empty());
}

TEST_F(OversightTest, CountsWhatWasRefusedSuppliedAndFoundFalse) {
  const Letter mine = with_letter(1, "window", "civil_affairs", 5);
  const auto act = [](const std::string& kind, const std::string& subject, const char* before, const char* after) {
    return AppendAct{{day + 1h, kind, subject, "window", "r", "规定-6.1b", before, after, "{}"}};
  };
  write({act("demand.refused", "list:1", "", "not_in_list"), act("demand.refused", mine.case_id.value, "", "cancelled"),
         act("demand.refused", mine.case_id.value, "", "cancelled"),
         act("supplement.asked", mine.case_id.value, "manual", "supplement_asked"),
         act("commitment.checked_true", mine.case_id.value, "in_force", "checked_true"),
         act("commitment.false_found", mine.case_id.value, "in_force", "false_found"),
         act("exclusion.decided", "CN1", "", "active"),
         act("commitment.decided", mine.case_id.value, "in_force", "decided")});
  const Measures m = measured(office);
  EXPECT_EQ(m.refused_demands, (std::map<std::string, int64_t>{{"cancelled", 2}, {"not_in_list", 1}}));
  EXPECT_EQ(m.opened, 1);
  EXPECT_EQ(m.supplements, 1);
  EXPECT_EQ(m.checks, 2);
  EXPECT_EQ(m.false_found, 1);
  EXPECT_EQ(m.exclusions, 1);
  EXPECT_EQ(m.decided_all, 0) << "a commitment's states are not the case's";
  EXPECT_EQ(measured(caller("other", Role::handling, "区教育局")).refused_demands.size(), 0U);
  EXPECT_EQ(measured(window).refused_demands.at("cancelled"), 2);
}

// R-规定-5.3, R-规定-22.1
TEST_F(OversightTest, SupervisorsMeasureWhatTheySupervise) {
  with_letter(1, "centre_window", "civil_affairs", 5);
  with_letter(2, "bank", "civil_affairs", 5);
  with_letter(3, "bank", "civil_affairs", 0);
  EXPECT_EQ(measured(caller("centre", Role::service_centre)).letters.all.due, 1);
  EXPECT_EQ(measured(caller("authority", Role::supervisor, "", "finance")).letters.all.due, 2);
  EXPECT_EQ(measured(caller("authority", Role::supervisor, "", "education")).letters.all.due, 0);
}

// R-规定-22.1, R-规定-5.3: what the entry says of a case goes before where its caller stands, in lists and in ledgers.
TEST_F(OversightTest, TheSectorOfAnEntryGivesItsCasesToItsAuthority) {
  const Letter letter = with_letter(1, "window", "civil_affairs", 5);
  const Context finance = caller("authority", Role::supervisor, "", "finance"),
                education = caller("authority", Role::supervisor, "", "education"),
                centre = caller("centre", Role::service_centre);
  const LedgerQuery query{LedgerKind::letters, day, day + 24h};
  const auto rows = [&](const Context& who) { return oversight.ledgers.page(who, query, "", 10)->items.size(); };
  EXPECT_EQ(rows(finance) + rows(education) + rows(centre), 0U);
  Case value = **store.find_case(letter.case_id);
  value.supervising = "finance";
  value.in_centre = true;
  value.verdict = Verdict::consistent;
  Unit unit;
  unit.emplace_back(SaveCase{value});
  write(std::move(unit));
  EXPECT_EQ(rows(finance), 1U);
  EXPECT_EQ(rows(education), 0U);
  EXPECT_EQ(rows(centre), 1U);
  EXPECT_EQ(oversight.viewing.find(finance, value.id)->sight, Sight::procedure);
  EXPECT_FALSE(oversight.viewing.find(education, value.id).ok());
  const auto followed = cases_followed(store, finance, std::nullopt, "", 10);
  ASSERT_EQ(followed->items.size(), 1U);
  EXPECT_FALSE(followed->items[0].verdict) << "its progress, not what was found";
  EXPECT_TRUE(cases_followed(store, education, std::nullopt, "", 10)->items.empty());
}

// R-规定-17.1
TEST_F(OversightTest, TheAccessLogNamesOperatorPurposeAndSource) {
  with_letter(1, "window", "civil_affairs", 5);
  const LedgerQuery query{LedgerKind::access, day, day + 24h};
  const auto whole = oversight.ledgers.page(caller("auditor", Role::auditor), query, "", 10);
  const auto summary = oversight.ledgers.page(office, query, "", 10);
  ASSERT_TRUE(whole.ok() && summary.ok());
  ASSERT_EQ(whole->items.size(), 1U);
  const auto columns = columns_of(LedgerKind::access);
  std::map<std::string_view, std::string> row, less;
  for (size_t i = 0; i < columns.size(); ++i) {
    row[columns[i].name] = whole->items[0][i];
    less[columns[i].name] = summary->items[0][i];
  }
  EXPECT_EQ(row["operator"], "王敏");
  EXPECT_EQ(row["purpose"], "公租房资格审核");
  EXPECT_EQ(row["source"], "区民政局");
  EXPECT_EQ(row["result"], chinese(LetterResult::consistent));
  EXPECT_EQ(less["operator"], "");
  EXPECT_EQ(less["purpose"], "公租房资格审核");
  EXPECT_EQ(oversight.ledgers.page(window, query, "", 10).error().code, ErrorCode::forbidden);
}

TEST_F(OversightTest, ReadingALedgerIsAnActAndALook) {
  const LedgerQuery query{LedgerKind::letters, day, day + 24h};
  ASSERT_TRUE(waited(oversight.ledgers.record(window, query, "xlsx", 7)).ok());
  const auto acts = store.journal("ledger:letters", "", 10);
  ASSERT_EQ(acts->items.size(), 1U);
  EXPECT_EQ(acts->items[0].act.kind, "ledger.exported");
  EXPECT_EQ(acts->items[0].act.actor, "window");
  const auto looks =
      oversight.ledgers.page(caller("auditor", Role::auditor), {LedgerKind::access, clock.at, clock.at + 1h}, "", 10);
  ASSERT_EQ(looks->items.size(), 1U);
  EXPECT_NE(std::ranges::find(looks->items[0], "导出台账"), looks->items[0].end());
  EXPECT_NE(std::ranges::find(looks->items[0], "7 行"), looks->items[0].end());
}

// A ledger can be told from the journal: times and results are the same there.
TEST_F(OversightTest, TheLetterLedgerEqualsTheJournal) {
  for (int i = 1; i <= 20; ++i) with_letter(i, "window", "civil_affairs", i % 4 == 0 ? 0 : i);
  const auto page = oversight.ledgers.page(office, {LedgerKind::letters, day, day + 24h}, "", 100);
  ASSERT_EQ(page->items.size(), 20U);
  const auto columns = columns_of(LedgerKind::letters);
  for (const LedgerRow& row : page->items) {
    std::map<std::string_view, std::string> cells;
    for (size_t i = 0; i < columns.size(); ++i) cells[columns[i].name] = row[i];
    const auto steps = steps_of(store, CaseId{cells["case"]});
    ASSERT_TRUE(steps.ok());
    const CaseStory story = story_of(*steps);
    ASSERT_EQ(story.waits.size(), 1U);
    EXPECT_EQ(time_cell(story.waits[0].from), cells["sent_at"]);
    EXPECT_EQ(time_cell(story.waits[0].until), cells["replied_at"]);
  }
}

TEST_F(OversightTest, AnExportHasEveryRowOfEveryPage) {
  Unit unit;
  for (int i = 1; i <= 520; ++i) add_letter(unit, i, i > 510 ? "other" : "window", "civil_affairs", 5);
  write(std::move(unit));
  int rows = 0;
  const auto all =
      oversight.ledgers.each(window, {LedgerKind::letters, day, day + 24h}, [&](const LedgerRow&) { ++rows; });
  ASSERT_TRUE(all.ok());
  EXPECT_EQ(*all, 510);
  EXPECT_EQ(rows, 510);
}

}  // namespace
}  // namespace zq::workflow
