// The flows of complaints on a store in memory, in the hands of a test that owns the time.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>

#include "domain/clocks.hpp"
#include "records/complaint_record.hpp"
#include "records/violation_record.hpp"
#include "records/writ_record.hpp"
#include "support/flows.hpp"
#include "support/memory_store.hpp"
#include "support/scripted_departments.hpp"
#include "workflow/complaint_area.hpp"
#include "workflow/notice_flow.hpp"

namespace zq::workflow {

using test::wait_for;

inline Instant at(std::string_view text) { return *moment_from_text(std::string(text) + "+08:00"); }

class ComplaintDays : public testing::Test {
 protected:
  ComplaintDays() { clock.time = at("2026-11-02T09:00:00"); }  // a Monday without holidays near

  static Context caller(const std::string& id, Roles roles, const std::string& unit = {}) {
    Context context;
    context.caller = CallerId{id};
    context.department = id;
    context.roles = roles;
    context.unit = unit;
    return context;
  }
  static Filing letter() {
    Filing filing;
    Complaint& c = filing.value;
    c.channel = ComplaintChannel::letter;
    c.category = ComplaintCategory::late_check;
    c.subject = "核查迟迟没有结果";
    c.content = Private("两周没有答复");
    c.demands = Private("尽快核查");
    c.reasons = Private("超过规定时间");
    c.name = Private("钱示例");
    c.phone = Private("13800001111");
    c.against = "区民政局";
    c.in_centre = true;
    filing.follow_hash = "hash";
    return filing;
  }
  template <class T>
  Result<T> record(const std::function<Result<T>(Unit&)>& verb) {
    Unit unit;
    auto value = verb(unit);
    if (value) {
      EXPECT_TRUE(wait_for(store.commit(std::move(unit))).ok());
    }
    return value;
  }
  static std::shared_ptr<const Law> with_calendar(bool of_2027 = true) {
    std::vector<CalendarYear> years{{2026, "国办发明电〔2025〕", {}}};
    if (of_2027) years.push_back({2027, "国办发明电〔2026〕", {}});
    auto law = std::make_shared<Law>();
    law->calendar = WorkingCalendar(std::move(years));
    return law;
  }
  using Seen = Result<SeenComplaint>;
  Seen carry(const std::function<Seen(Unit&)>& verb) { return record<SeenComplaint>(verb); }

  std::string file(Filing filing) {
    auto filed =
        record<FiledComplaint>([&](Unit& unit) { return flow.file(unit, window, std::move(filing), clock.time); });
    EXPECT_TRUE(filed.ok());
    return filed ? filed->seen.value.id : std::string();
  }
  std::string registered(Filing filing = letter()) {
    const std::string id = file(std::move(filing));
    EXPECT_TRUE(carry([&](Unit& unit) { return flow.enrol(unit, centre, id, "登记员", clock.time); }).ok());
    return id;
  }
  std::string accepted(Filing filing = letter()) {
    const std::string id = registered(std::move(filing));
    EXPECT_TRUE(carry([&](Unit& unit) { return flow.accept(unit, centre, id, "受理员", clock.time); }).ok());
    return id;
  }
  Seen assign(const std::string& id, const std::string& name, const std::string& account) {
    return carry([&](Unit& unit) {
      return flow.assign(unit, centre, id, {name, CallerId{account}, "科长"}, clock.time);
    });
  }
  std::string handled(Filing filing = letter()) {
    const std::string id = accepted(std::move(filing));
    EXPECT_TRUE(assign(id, "赵办理", "handler").ok());
    EXPECT_TRUE(
        carry([&](Unit& unit) { return flow.declare(unit, handler, id, false, "无", "赵办理", clock.time); }).ok());
    return id;
  }
  Seen investigate(const Context& by, const std::string& id) {
    return carry([&](Unit& unit) {
      return flow.investigate(unit, by, id, {{}, "赵办理", "查阅了系统记录", {"案卷1"}}, clock.time);
    });
  }
  Seen decide(const Context& by, const std::string& id, ComplaintDecision decision) {
    return carry([&](Unit& unit) { return flow.decide(unit, by, id, decision, clock.time); });
  }
  static ComplaintDecision verified() {
    return {ComplaintResult::verified, "经查属实", "核查办法第六条", "责成改正", "赵办理", {}, {}};
  }
  Seen deliver(const std::string& id) {
    return carry([&](Unit& unit) {
      return flow.deliver(unit, centre, id, {{}, Delivery::telephone, "告知员"}, clock.time);
    });
  }
  Complaint now(const std::string& id) {
    return *records::complaint_of(**store.find_document(DocumentKind::complaint, id));
  }
  SupervisionNotice notice(const std::string& id) {
    return *records::supervision_notice_of(**store.find_document(DocumentKind::supervision_notice, id));
  }
  int writs_of(const std::string& about, WritKind kind) {
    const auto page =
        store.documents({.kind = DocumentKind::writ, .by = DocumentQuery::By::owner, .key = about}, {}, 100);
    return static_cast<int>(
        std::ranges::count_if(page->items, [&](const Document& d) { return d.state == code(kind); }));
  }
  int told(const Context& whom, const std::string& event) {
    const auto page = notices.mine(whom, false, {}, 200);
    return static_cast<int>(std::ranges::count(page->items, event, &Notice::event));
  }
  // What the worker would do up to this moment.
  void pass_to(Instant time) {
    clock.time = time;
    const auto due = store.claim_work(time, time + std::chrono::seconds(1), 100);
    for (const Work& work : *due) {
      const Result<Done> done = work.kind == WorkKind::complaint_clock     ? wait_for(flow.alarm(work, time))
                                : work.kind == WorkKind::supervision_clock ? wait_for(area.notices.alarm(work, time))
                                                                           : Result<Done>(Done{});
      EXPECT_TRUE(done.ok());
    }
  }

  const Context window = caller("window", {Role::handling}), handler = caller("handler", {Role::service_centre});
  const Context centre = caller("centre", {Role::service_centre});
  const Context another = caller("another", {Role::service_centre});
  const Context concerned = caller("civil", {Role::handling}, "civil_affairs");
  const Context office = caller("office", {Role::joint_office});
  test::HandClock clock;
  test::CountedIds ids;
  test::MemoryStore store;
  test::ScriptedDepartments departments;
  Current<Law> law{with_calendar()};
  ListFlow list{store, departments, clock};
  Writs writs{ids};
  NoticeFlow notices{store, clock};
  ComplaintPassingFlow passing{store, departments, clock, std::chrono::seconds(60)};
  ComplaintArea area{{{store, departments, list, ids, law, writs},
                      clock,
                      passing,
                      [] { return units(); },
                      [](const CallerId& id) { return account(id); },
                      [](const CallerId&) { return Origin{}; }},
                     passing};
  Complaints& flow = area.flow;

 private:
  static std::shared_ptr<const Organisations> units() {
    std::vector<Organisation> all(5);
    const std::pair<const char*, const char*> names[] = {{"joint_office", "区联席会议办公室"},
                                                         {"service_centre", "区行政服务中心"},
                                                         {"hotline", "区12345中心"},
                                                         {"civil_affairs", "区民政局"},
                                                         {"social_security", "区社保中心"}};
    for (size_t i = 0; i < all.size(); ++i) std::tie(all[i].id, all[i].name) = names[i];
    return std::make_shared<const Organisations>(std::move(all));
  }
  static std::optional<Account> account(const CallerId& id) {
    if (id.value == "civil") return Account{"civil_affairs", {Role::handling}};
    if (id.value == "handler" || id.value == "another") return Account{"service_centre", {Role::service_centre}};
    return std::nullopt;
  }
};

}  // namespace zq::workflow
