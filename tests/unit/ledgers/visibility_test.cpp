#include "domain/visibility.hpp"

#include <gtest/gtest.h>

#include "domain/ledger.hpp"

namespace zq {
namespace {

const CallerId window{"window"};
Viewer viewer(Role role, const char* caller = "someone", const char* unit = "") {
  return {CallerId{caller}, Roles{role}, unit};
}
const Origin outside{}, centre{true, ""}, bank{false, "finance"};

struct Row {
  Role role;
  const char* caller;
  const char* unit;
  Origin origin;
  Sight sight;
};

// R-规定-5.1 (the joint office sees all), R-规定-5.3 (the centre sees what is inside it), R-规定-22.1 (an authority
// sees its own sector), R-专窗-5(3)b (assistants see procedure).
TEST(Visibility, OfACaseByRole) {
  const Row rows[] = {{Role::handling, "window", "", outside, Sight::substance},
                      {Role::handling, "other", "", centre, Sight::none},
                      {Role::joint_office, "office", "", outside, Sight::substance},
                      {Role::service_centre, "centre", "", centre, Sight::procedure},
                      {Role::service_centre, "centre", "", outside, Sight::none},
                      {Role::assistant, "assistant", "", centre, Sight::procedure},
                      {Role::assistant, "window", "", outside, Sight::procedure},
                      {Role::supervisor, "authority", "finance", bank, Sight::procedure},
                      {Role::supervisor, "authority", "education", bank, Sight::none},
                      {Role::supervisor, "authority", "", outside, Sight::none},
                      {Role::assisting, "officer", "civil_affairs", centre, Sight::none},
                      {Role::justice, "justice", "", centre, Sight::none},
                      {Role::tech_support, "tech", "", centre, Sight::none},
                      {Role::street, "street", "", centre, Sight::none},
                      {Role::auditor, "auditor", "", centre, Sight::none}};
  for (const Row& row : rows)
    EXPECT_EQ(sight_of_case(viewer(row.role, row.caller, row.unit), window, row.origin), row.sight)
        << code(row.role) << " " << row.caller;
}

TEST(Visibility, TheAssistingDepartmentSeesItsOwnLetters) {
  const Viewer officer = viewer(Role::assisting, "officer", "civil_affairs");
  EXPECT_EQ(sight_of_letter(officer, window, outside, DepartmentId{"civil_affairs"}), Sight::substance);
  EXPECT_EQ(sight_of_letter(officer, window, outside, DepartmentId{"public_security"}), Sight::none);
  const Viewer nowhere = viewer(Role::assisting, "officer", "");
  EXPECT_EQ(sight_of_letter(nowhere, window, outside, DepartmentId{""}), Sight::none);
}

TEST(Visibility, WhatApplicantsHandInIsNotTheCentres) {
  EXPECT_EQ(sight_of_file(viewer(Role::service_centre), window, centre), Sight::none);
  EXPECT_EQ(sight_of_file(viewer(Role::assistant), window, centre), Sight::none);
  EXPECT_EQ(sight_of_file(viewer(Role::supervisor, "a", "finance"), window, bank), Sight::none);
  EXPECT_EQ(sight_of_file(viewer(Role::joint_office), window, outside), Sight::substance);
  EXPECT_EQ(sight_of_file(viewer(Role::handling, "window"), window, outside), Sight::substance);
}

TEST(Ledger, EveryRowHasACellForEachColumn) {
  EXPECT_EQ(letter_row({}, "区民政局", {}).size(), columns_of(LedgerKind::letters).size());
  EXPECT_EQ(access_row({}).size(), columns_of(LedgerKind::access).size());
}

TEST(Ledger, ProcedureShowsNoSubstance) {
  Letter letter;
  letter.result = LetterResult::mismatch;
  letter.reason = "登记为已婚";
  letter.sender = "王敏";
  LedgerRow row = letter_row(letter, "区民政局", {});
  restrict(row, LedgerKind::letters, Sight::procedure);
  const auto columns = columns_of(LedgerKind::letters);
  for (size_t i = 0; i < row.size(); ++i) {
    const bool substance = columns[i].name == "result" || columns[i].name == "reason";
    EXPECT_TRUE(!substance || row[i].empty()) << row[i];
    EXPECT_TRUE(columns[i].name != "sender" || row[i] == "王敏") << row[i];
  }
}

TEST(Ledger, TellsHowLateALetterIs) {
  using namespace std::chrono_literals;
  Letter letter;
  letter.sent_at = std::chrono::sys_days{std::chrono::year(2026) / 11 / 23} + 2h;
  letter.due_at = letter.sent_at + 30min;
  const auto late = [&](Instant now) {
    const auto columns = columns_of(LedgerKind::letters);
    const auto row = letter_row(letter, "", now);
    for (size_t i = 0; i < row.size(); ++i)
      if (columns[i].name == "minutes_late") return row[i];
    return std::string();
  };
  EXPECT_EQ(late(letter.due_at), "0");
  EXPECT_EQ(late(letter.due_at + 61s), "2");
  letter.state = LetterState::replied;
  letter.replied_at = letter.due_at + 5min;
  EXPECT_EQ(late(letter.due_at + 100h), "5");
  EXPECT_EQ(time_cell(letter.sent_at), "2026-11-23 10:00:00");
}

}  // namespace
}  // namespace zq
