// The machines of commitments and violations: what is not in their tables is refused.
#include <gtest/gtest.h>

#include "domain/commitment.hpp"
#include "domain/violation.hpp"

namespace zq {
namespace {

template <class State, class Event>
std::string path(State from, std::initializer_list<Event> events) {
  std::string states{code(from)};
  for (const Event event : events) {
    const auto row = step(from, event);
    if (!row) return states + " !";
    from = row->to;
    states += " " + std::string(code(from));
  }
  return states;
}

TEST(Promises, ACommitmentGoesItsWay) {
  using E = CommitmentEvent;
  const auto from = CommitmentState::offered;
  EXPECT_EQ(path(from, {E::inform, E::sign, E::check_true, E::check_true}),
            "offered informed in_force checked_true checked_true");
  EXPECT_EQ(path(from, {E::inform, E::sign, E::check_false, E::order_rectification, E::rectify, E::exclude}),
            "offered informed in_force false_found rectifying rectified excluded");
  EXPECT_EQ(path(from, {E::inform, E::sign, E::check_true, E::check_false, E::revoke, E::exclude}),
            "offered informed in_force checked_true false_found revoked excluded");
  EXPECT_EQ(path(from, {E::inform, E::sign, E::check_false, E::order_rectification, E::revoke}),
            "offered informed in_force false_found rectifying revoked");
  EXPECT_EQ(path(from, {E::sign}), "offered !") << "no signature without notice (规定-8.2a)";
  EXPECT_EQ(path(from, {E::inform, E::sign, E::exclude}), "offered informed in_force !");
  EXPECT_EQ(path(from, {E::inform, E::sign, E::check_false, E::exclude}), "offered informed in_force false_found !");
  EXPECT_EQ(commitment_table().size(), 12u);
}

TEST(Promises, AViolationGoesItsWay) {
  using E = ViolationEvent;
  const auto from = ViolationState::suspected;
  EXPECT_EQ(path(from, {E::confirm, E::refer, E::close}), "suspected confirmed referred closed");
  EXPECT_EQ(path(from, {E::confirm, E::exempt, E::close}), "suspected confirmed exempted closed");
  EXPECT_EQ(path(from, {E::close}), "suspected closed") << "unfounded";
  EXPECT_EQ(path(from, {E::refer}), "suspected !");
  EXPECT_EQ(path(from, {E::confirm, E::exempt, E::refer}), "suspected confirmed exempted !");
  EXPECT_EQ(violation_table().size(), 6u);
}

// C-28
TEST(Promises, OnlyWhatIsConfirmedAndNotExemptedCounts) {
  Violation violation;
  EXPECT_FALSE(counts(violation));
  violation.state = ViolationState::confirmed;
  EXPECT_TRUE(counts(violation));
  violation.state = ViolationState::exempted;
  violation.exemption.emplace();
  EXPECT_FALSE(counts(violation));
  violation.state = ViolationState::closed;
  EXPECT_FALSE(counts(violation)) << "exempted, then closed";
  violation.exemption.reset();
  EXPECT_FALSE(counts(violation)) << "closed as unfounded";
  violation.referral.emplace();
  EXPECT_TRUE(counts(violation));
}

}  // namespace
}  // namespace zq
