// The desks of window and joint office on a real SQLite store, with the first ruleset and a clock the test sets.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>

#include "records/letter_record.hpp"
#include "records/window_record.hpp"
#include "records/writ_record.hpp"
#include "store/migrate.hpp"
#include "store/store.hpp"
#include "support/flows.hpp"
#include "support/process.hpp"
#include "support/scripted_departments.hpp"
#include "workflow/service_window.hpp"

namespace zq::workflow {

using test::wait_for;

inline Context desk_of(const std::string& id, Roles roles, const std::string& unit) {
  Context context;
  context.caller = CallerId{id};
  context.department = unit;
  context.roles = roles;
  context.unit = unit;
  return context;
}

inline Organisation unit_of(std::string id, std::string name, OrganisationType type, std::string issues = {},
                            std::string meeting = {}) {
  Organisation unit;
  unit.id = std::move(id);
  unit.name = std::move(name);
  unit.type = type;
  unit.issues = std::move(issues);
  unit.meeting = std::move(meeting);
  return unit;
}

// Ids that sort in the order they were given, as the real ones do.
struct OrderedIds final : Ids {
  std::string fresh(std::string_view prefix, Instant) override {
    return std::string(prefix) + std::to_string(1000000 + ++last);
  }
  int last = 0;
};

class Desks : public testing::Test {
 protected:
  void SetUp() override {
    settings::Store where;
    where.path = directory / "desk.db";
    ASSERT_TRUE(store::migrate(where).ok());
    auto opened = store::open(where);
    ASSERT_TRUE(opened.ok()) << opened.error().detail;
    store = std::move(*opened);
    Law rules;  // the first ruleset, and years without holidays
    rules.calendar = WorkingCalendar({{2026, "示例", {}}, {2027, "示例", {}}});
    law.set(std::make_shared<const Law>(std::move(rules)));
    using enum OrganisationType;
    units = std::make_shared<const Organisations>(std::vector<Organisation>{
        unit_of("joint_office", "区联席会议办公室", department, "", "lead"),
        unit_of("justice", "区司法局", department, "", "member"),
        unit_of("centre", "区行政服务中心", service_centre, "", "member"),
        unit_of("data_centre", "区大数据发展中心", department, "", "member"),
        unit_of("police", "公安分局", department, "无犯罪记录证明"),
        unit_of("civil", "区民政局", department, "婚姻登记档案证明"),
        unit_of("street_a", "甲街道", town_street, "居住证明"), unit_of("street_b", "乙街道", town_street)});
    list.emplace(*store, departments, clock);
    base.emplace(Handlers{*store, departments, *list, ids, law, writs});
    build();
  }
  virtual void build() = 0;

  static Instant at(std::string_view text) { return *moment_from_text(std::string(text) + "+08:00"); }
  // A verb as http carries it out: at the clock's time, in one transaction.
  template <class T>
  Result<T> done(const std::function<Result<T>(Unit&)>& verb) {
    Unit unit;
    auto value = verb(unit);
    if (value) {
      EXPECT_TRUE(wait_for(store->commit(std::move(unit))).ok());
    }
    return value;
  }
  std::vector<Document> documents(DocumentKind kind) {
    DocumentQuery query;
    query.kind = kind;
    auto page = store->documents(query, {}, 200);
    EXPECT_TRUE(page.ok());
    return page->items;
  }
  int told(const std::string& to, const std::string& event) {
    return static_cast<int>(std::ranges::count_if(documents(DocumentKind::notice), [&](const Document& document) {
      const auto notice = records::notice_of(document);
      return notice->to == to && notice->event == event;
    }));
  }
  std::vector<Writ> issued(WritKind kind) {
    std::vector<Writ> all;
    for (const Document& document : documents(DocumentKind::writ))
      if (auto writ = records::writ_of(document); writ && writ->kind == kind) all.push_back(std::move(*writ));
    return all;
  }
  int acts(const std::string& subject) {
    auto page = store->journal(subject, {}, 200);
    return page ? static_cast<int>(page->items.size()) : -1;
  }

  test::TempDirectory directory;
  test::HandClock clock;
  OrderedIds ids;
  test::ScriptedDepartments departments;
  std::unique_ptr<Store> store;
  Current<Law> law{std::make_shared<const Law>()};
  Writs writs{ids};
  std::optional<ListFlow> list;
  std::optional<Handlers> base;
  std::shared_ptr<const Organisations> units;
};

}  // namespace zq::workflow
