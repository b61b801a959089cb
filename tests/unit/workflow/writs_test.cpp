// Issuing writs and reading them again: what must be given, which template they bear, who sees them.
#include "workflow/writs.hpp"

#include <gtest/gtest.h>

#include "records/writ_record.hpp"
#include "support/flows.hpp"
#include "support/memory_store.hpp"
#include "workflow/writ_reading.hpp"

namespace zq::workflow {
namespace {

using test::wait_for;
using namespace std::chrono;

Context caller(std::string id, Roles roles, std::string unit = {}, std::string department = {}) {
  Context context;
  context.caller.value = std::move(id);
  context.roles = roles;
  context.unit = std::move(unit);
  context.department = std::move(department);
  return context;
}

WritTemplate version(std::string name, std::string fingerprint, Date from) {
  WritTemplate out;
  out.kind = WritKind::supervision_notice;
  out.version = std::move(name);
  out.fingerprint = std::move(fingerprint);
  out.effective_from = from;
  out.title = Pattern("监督通知书" + out.version);
  out.number = Pattern("椒〔{year}〕{number}号");
  return out;
}

class WritsTest : public testing::Test {
 protected:
  // Every field of the kind, filled with its own name.
  static Writ filled(WritKind kind) {
    Writ writ;
    writ.kind = kind;
    writ.about = "A-1";
    writ.issuer = "区民政局";
    for (const WritField& field : fields_of(kind)) {
      const std::string name(field.name);
      if (field.personal)
        writ.personal[name] = Private(name);
      else
        writ.fields[name] = name;
    }
    return writ;
  }
  Result<std::string> issue(Writ writ) {
    Unit unit;
    auto id = writs.issue(unit, std::move(writ), clock.now());
    if (id) {
      EXPECT_TRUE(wait_for(store.commit(std::move(unit))).ok());
    }
    return id;
  }
  std::string issued(WritKind kind, std::string unit, std::string case_id = {}, bool is_public = false) {
    Writ writ = filled(kind);
    writ.unit = std::move(unit);
    writ.case_id.value = std::move(case_id);
    writ.is_public = is_public;
    return *issue(std::move(writ));
  }
  // The office, the unit addressed, the issuer, the window of the case, another department: who finds it.
  std::string who_sees(const std::string& id) {
    std::string out;
    for (const auto& [letter, context] :
         {std::pair{'o', office}, {'u', addressed}, {'i', issuer}, {'w', window}, {'x', other}})
      if (reading.find(context, id).ok()) out += letter;
    return out;
  }
  void open_case(const std::string& id) {
    Case value;
    value.id.value = id;
    value.caller = window.caller;
    value.opened_at = value.due_at = value.updated_at = clock.now();
    EXPECT_TRUE(wait_for(store.commit({SaveCase{value}})).ok());
  }
  void templates_are(std::vector<WritTemplate> all) {
    templates.set(std::make_shared<const WritTemplates>(std::move(all)));
  }

  const Context office = caller("office", {Role::joint_office}),
                addressed = caller("health", {Role::handling}, "health", "区卫健局"),
                issuer = caller("civil", {Role::handling}, "civil_affairs", "区民政局"),
                window = caller("window", {Role::handling}, "", "区公积金中心"),
                other = caller("other", {Role::handling}, "education", "区教育局");
  test::HandClock clock;
  test::CountedIds ids;
  test::MemoryStore store;
  Current<WritTemplates> templates{std::make_shared<const WritTemplates>()};
  const Writs writs{ids, templates};
  WritReading reading{store, clock, [](const CallerId&) { return Origin{}; }, templates};
};

TEST_F(WritsTest, EveryDeclaredFieldMustBeGivenAndNoOther) {
  for (const WritKind kind : all_writ_kinds()) {
    EXPECT_TRUE(issue(filled(kind)).ok()) << code(kind);
    for (const WritField& field : fields_of(kind)) {
      Writ writ = filled(kind);
      writ.fields.erase(std::string(field.name));
      writ.personal.erase(std::string(field.name));
      const auto refused = issue(std::move(writ));
      ASSERT_FALSE(refused.ok()) << code(kind) << " without " << field.name;
      EXPECT_NE(refused.error().detail.find(field.name), std::string::npos);
    }
    Writ more = filled(kind);
    more.fields["weather"] = "晴";
    EXPECT_FALSE(issue(std::move(more)).ok());
  }
  Writ open = filled(WritKind::complaint_acceptance);
  open.fields["complainant"] = "张三";
  EXPECT_FALSE(issue(std::move(open)).ok()) << "personal, and given as if it were not";
}

// A value that was empty was never there; one that is gone was erased.
TEST_F(WritsTest, WhatWasEmptyIsNotShownAsErased) {
  WritTemplate made = version("1", "a", year(2020) / 1 / 1);
  made.kind = WritKind::letter;
  for (const char* name : {"declared", "applicant"}) {
    WritBlock block;
    block.text = Pattern(std::string("{") + name + "}");
    block.when = name;
    made.blocks.push_back(std::move(block));
  }
  templates_are({made});
  Writ writ = filled(WritKind::letter);
  writ.personal["declared"] = Private();
  const auto id = issue(std::move(writ));
  ASSERT_TRUE(id.ok());
  EXPECT_EQ(reading.read(*id)->blocks.size(), 1u);
  const auto stored = store.find_document(DocumentKind::writ, *id);
  Document erased = **stored;
  erased.personal = {};
  const auto left = records::writ_of(erased);
  ASSERT_TRUE(left);
  const Printout paper = compose(*left, made);
  ASSERT_EQ(paper.blocks.size(), 1u);
  EXPECT_EQ(std::get<Printout::Paragraph>(paper.blocks[0]).text, erased_text);
}

TEST_F(WritsTest, AWritIsReadWithTheVersionItWasIssuedUnder) {
  const Date day = beijing_day(clock.now());
  const Date next{sys_days{day} + days(1)};
  templates_are({version("1", "a", year(2020) / 1 / 1), version("2", "b", next)});
  const std::string first = issued(WritKind::supervision_notice, "health");
  clock.time += days(1);
  const std::string second = issued(WritKind::supervision_notice, "health");
  EXPECT_EQ(reading.read(first)->title, "监督通知书1");
  EXPECT_EQ(reading.read(second)->title, "监督通知书2");
  EXPECT_EQ(reading.read(first)->number, "椒〔" + std::to_string(static_cast<int>(day.year())) + "〕1号");
  EXPECT_EQ(reading.number(*reading.find(office, second)).find("〕2号") == std::string::npos, false);
  templates_are({version("1", "changed", year(2020) / 1 / 1)});
  for (const std::string& id : {first, second}) {
    const auto refused = reading.read(id);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::conflict);
    EXPECT_EQ(reading.number(*reading.find(office, id)), "");
  }
}

TEST_F(WritsTest, WhoSeesAWritDependsOnWhomItIsFor) {
  open_case("C-1");
  EXPECT_EQ(who_sees(issued(WritKind::supervision_notice, "health")), "oui");
  EXPECT_EQ(who_sees(issued(WritKind::complaint_decision, "")), "oi");
  EXPECT_EQ(who_sees(issued(WritKind::complaint_decision, "", "C-1")), "oi")
      << "whose case was complained of learns nothing of the complainant";
  EXPECT_EQ(who_sees(issued(WritKind::supplement_request, "", "C-1")), "ow");
  EXPECT_EQ(who_sees(issued(WritKind::letter, "health", "C-1")), "ow") << "its officers alone, not the unit";
  EXPECT_EQ(who_sees(issued(WritKind::public_notice, "", "", true)), "ouiwx");
  Context officer = addressed;
  officer.roles = {Role::assisting};
  EXPECT_TRUE(reading.find(officer, issued(WritKind::letter, "health", "C-1")).ok());
}

TEST_F(WritsTest, OnlyPublicOnesAreForEverybody) {
  EXPECT_TRUE(reading.find_public(issued(WritKind::public_notice, "", "", true)).ok());
  EXPECT_FALSE(reading.find_public(issued(WritKind::public_notice, "")).ok());
}

TEST_F(WritsTest, AListHoldsWhatIsSeenAndFits) {
  const std::string mine = issued(WritKind::supervision_notice, "health");
  issued(WritKind::supervision_notice, "education");
  issued(WritKind::complaint_decision, "");
  const auto ids_of = [&](const Context& who, const WritQuery& query) {
    std::vector<std::string> out;
    const auto page = reading.list(who, query, {}, 50);
    for (const Writ& writ : page->items) out.push_back(writ.id);
    return out;
  };
  EXPECT_EQ(ids_of(office, {}).size(), 3u);
  EXPECT_EQ(ids_of(addressed, {}), std::vector<std::string>{mine});
  EXPECT_EQ(ids_of(office, {.unit = "health"}), std::vector<std::string>{mine});
  EXPECT_EQ(ids_of(office, {.about = "A-1", .kind = WritKind::complaint_decision}).size(), 1u);
  EXPECT_TRUE(ids_of(office, {.about = "A-2"}).empty());
}

TEST_F(WritsTest, ReadingOfPersonalDataIsRecorded) {
  const auto acts = [&] { return store.journal("A-1", {}, 100)->items.size(); };
  const auto person = reading.find(office, issued(WritKind::complaint_decision, ""));
  EXPECT_TRUE(wait_for(reading.record(office, *person, "pdf")).ok());
  EXPECT_EQ(acts(), 1u);
  const auto nobody = reading.find(office, issued(WritKind::supervision_notice, "health"));
  EXPECT_TRUE(wait_for(reading.record(office, *nobody, "pdf")).ok());
  EXPECT_EQ(acts(), 1u);
}

}  // namespace
}  // namespace zq::workflow
