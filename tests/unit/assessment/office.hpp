// The flows of assessment on a real store, with a register, a scheme and a clock of the test's own.
#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "domain/clocks.hpp"
#include "records/letter_record.hpp"
#include "records/overdue_record.hpp"
#include "records/violation_record.hpp"
#include "store/migrate.hpp"
#include "store/store.hpp"
#include "support/flows.hpp"
#include "support/scripted_departments.hpp"
#include "unit/assessment/schemes.hpp"
#include "workflow/assessing.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/notice_flow.hpp"

namespace zq::workflow {

using test::wait_for;

inline Context caller(const std::string& id, Role role, const std::string& unit) {
  Context context;
  context.caller = CallerId{id};
  context.roles = Roles{role};
  context.unit = unit;
  return context;
}

inline Instant moment(const char* text) { return moment_from_text(text).value(); }

inline std::shared_ptr<const Organisations> register_of_units() {
  std::vector<Organisation> all;
  const auto add = [&](const char* id, const char* name, OrganisationType type = OrganisationType::department) {
    Organisation one;
    one.id = id;
    one.name = name;
    one.type = type;
    all.push_back(std::move(one));
  };
  add("joint_office", "区联席会议办公室");
  add("civil", "区民政局");
  add("education", "区教育局");
  add("haimen", "海门街道", OrganisationType::town_street);
  add("dachen", "大陈镇", OrganisationType::town_street);
  add("centre", "区行政服务中心", OrganisationType::service_centre);
  add("bank", "示例银行", OrganisationType::public_service);
  return std::make_shared<Organisations>(std::move(all));
}

class AnOffice : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(folder);
    clock.time = moment("2026-08-10T10:00:00+08:00");
    open();
  }
  void TearDown() override {
    assessing.reset();
    list.reset();
    store.reset();
    std::filesystem::remove_all(folder);
  }
  // As when the host starts: whatever was in memory is gone.
  void open() {
    assessing.reset();
    list.reset();
    store.reset();
    settings::Store where;
    where.path = folder / "host.db";
    ASSERT_TRUE(store::migrate(where).ok());
    auto opened = store::open(where);
    ASSERT_TRUE(opened.ok());
    store = std::move(*opened);
    list = std::make_unique<ListFlow>(*store, departments, clock);
    const AssessmentGround ground{[this] { return schemes; }, [this] { return units; },
                                  [](const CallerId& id) {
                                    return Origin{id.value == "window", ""};
                                  },
                                  [](const CallerId& id) { return id.value == "window" ? "civil" : std::string(); }};
    assessing = std::make_unique<Assessing>(AssessmentTools{*store, ids, law, writs, ground}, *list);
  }
  void write(Unit unit) { ASSERT_TRUE(wait_for(store->commit(std::move(unit))).ok()); }
  // Carries a verb out and records it.
  template <class T>
  Result<T> done(const std::function<Result<T>(Unit&)>& verb) {
    Unit unit;
    auto result = verb(unit);
    if (result) write(std::move(unit));
    return result;
  }

  // A letter to the civil affairs bureau that was due at that moment; answered so many minutes after; 0: never.
  Letter letter(const std::string& id, Instant due, int replied_after, const std::string& to = "civil") {
    Letter one;
    one.id = id;
    one.case_id = CaseId{"HC-" + id};
    one.to = DepartmentId{to};
    one.from = "区教育局";
    one.from_caller = CallerId{"window"};
    one.matter = "入学";
    one.proof = "户籍证明";
    one.due_at = due;
    one.sent_at = due - std::chrono::minutes(30);
    if (replied_after > 0) {
      one.state = LetterState::replied;
      one.result = LetterResult::consistent;
      one.reason = "经核查一致";
      one.replied_by = "李专人";
      one.replied_at = one.closed_at = one.sent_at + std::chrono::minutes(replied_after);
    }
    write({SaveDocument{records::document_of(one)}});
    return one;
  }
  // A confirmed violation of the civil affairs bureau.
  Violation violation(const std::string& id) {
    Violation one;
    one.id = id;
    one.type = ViolationType::no_cov;
    one.state = ViolationState::confirmed;
    one.unit = "区民政局";
    one.facts = "未按规定提供协查信息";
    one.found_at = clock.time;
    Act act{clock.time,
            "violation.confirmed",
            id,
            "office",
            "r",
            "规定-21.1c",
            "",
            "confirmed",
            R"({"violation":")" + id + R"("})"};
    write({SaveDocument{records::document_of(one)}, AppendAct{act}});
    return one;
  }
  CountQuery in(const char* span, const std::string& unit = {}) const { return {span_from_text(span).value(), unit}; }
  Score score_of_civil(const char* span = "2026") {
    auto scores = assessing->scoring.scores(office, in(span, "civil"), clock.time);
    EXPECT_TRUE(scores.ok() && scores->size() == 1);
    return scores->at(0).score;
  }
  int told(const Context& whom, const std::string& event) {
    NoticeFlow notices(*store, clock);
    const auto page = notices.mine(whom, false, {}, 200);
    return static_cast<int>(std::ranges::count(page->items, event, &Notice::event));
  }
  // What the worker would do up to this moment.
  void pass_to(Instant time) {
    clock.time = time;
    const auto due = store->claim_work(time, time + std::chrono::seconds(1), 100);
    ASSERT_TRUE(due.ok());
    for (const Work& work : *due) EXPECT_TRUE(wait_for(assessing->periods.close(work, time)).ok()) << work.subject;
  }

  const Context office = caller("office", Role::joint_office, "joint_office"),
                civil = caller("window", Role::handling, "civil"),
                education = caller("teacher", Role::handling, "education"),
                centre = caller("centre", Role::service_centre, "centre");
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("zq_unit_assessment_" + std::to_string(::getpid()));
  test::HandClock clock;
  test::CountedIds ids;
  test::ScriptedDepartments departments;
  Current<Law> law{std::make_shared<Law>()};
  const Writs writs{ids};
  std::shared_ptr<const AssessmentSchemes> schemes = std::make_shared<AssessmentSchemes>(std::vector{test::a_scheme()});
  std::shared_ptr<const Organisations> units = register_of_units();
  std::unique_ptr<Store> store;
  std::unique_ptr<ListFlow> list;
  std::unique_ptr<Assessing> assessing;
};

}  // namespace zq::workflow
