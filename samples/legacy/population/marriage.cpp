#include <algorithm>

#include "identity.hpp"
#include "population.hpp"

namespace zq::sample {
namespace {

constexpr Date base_begins{std::chrono::year{1980}, std::chrono::January, std::chrono::day{1}};

enum class Plan { never, married, married_elsewhere, reissued, divorced, divorced_reissued, remarried, revoked };

Plan demo_plan(Index family, Role role) {
  if (role != Role::father) return role == Role::aunt ? Plan::never : Plan::married;
  switch (family) {
    case demo::divorced / family_size:
      return Plan::divorced;
    case demo::reissued / family_size:
      return Plan::reissued;
    case demo::revoked / family_size:
      return Plan::revoked;
    default:
      return Plan::married;
  }
}

// `first` is the first index of the couple.
Plan plan_of(const Population& people, Index first) {
  const Role role = role_of(first);
  if (family_of(first) < demo::families) return demo_plan(family_of(first), role);
  const auto n = people.pick(first, "marriage plan", 1000);
  if (role == Role::aunt)
    return n < 250   ? Plan::never
           : n < 330 ? Plan::reissued
           : n < 700 ? Plan::married
           : n < 985 ? Plan::divorced
                     : Plan::revoked;
  if (role == Role::grandfather) return n < 150 ? Plan::reissued : Plan::married;
  if (n < 40) return Plan::never;
  if (n < 70) return Plan::married_elsewhere;
  if (n < 130) return Plan::reissued;
  if (n < 220) return Plan::divorced;
  if (n < 235) return Plan::divorced_reissued;
  if (n < 260) return Plan::remarried;
  return n < 265 ? Plan::revoked : Plan::married;
}

// The first index of the couple `index` belongs to.
std::optional<Index> couple(Index index) {
  const Role role = role_of(index);
  if (role == Role::elder_child || role == Role::younger_child) return std::nullopt;
  return index / 2 * 2;
}

std::vector<MarriageEvent> planned(const Population& people, Index first, Plan plan) {
  const bool husband_first = people.sex(first) == Sex::male;
  const Index husband = husband_first ? first : first + 1, wife = husband_first ? first + 1 : first;
  std::vector<MarriageEvent> events;
  const auto add = [&](MarriageAct act, Date on) {
    const bool on_file = plan != Plan::married_elsewhere && on >= base_begins;
    events.push_back({act, on, husband, wife, on_file});
  };
  const auto days = [&](std::string_view fact, int from, int spread) {
    return from + long(people.pick(first, fact, std::uint64_t(spread)));
  };
  if (plan == Plan::never) return events;
  Date on = add_days(add_years(std::max(people.born(husband), people.born(wife)), 21), days("wedding", 0, 2200));
  add(MarriageAct::registered, on);
  switch (plan) {
    case Plan::reissued:
      on = std::max(on, Date{std::chrono::year{2001}, std::chrono::March, std::chrono::day{1}});
      add(MarriageAct::marriage_reissued, add_days(on, days("reissue", 400, 4000)));
      break;
    case Plan::divorced:
    case Plan::divorced_reissued:
    case Plan::remarried:
      on = add_days(on, days("divorce", 500, 5000));
      add(MarriageAct::divorced, on);
      if (plan == Plan::divorced_reissued) add(MarriageAct::divorce_reissued, add_days(on, days("reissue", 100, 2000)));
      if (plan == Plan::remarried) add(MarriageAct::registered, add_days(on, days("again", 90, 1500)));
      break;
    case Plan::revoked:
      add(MarriageAct::revoked, add_days(on, days("revoked", 20, 300)));
      break;
    default:
      break;
  }
  return events;
}

}  // namespace

std::optional<Index> Population::partner(Index index) noexcept {
  const auto first = couple(index);
  if (!first) return std::nullopt;
  return index == *first ? *first + 1 : *first;
}

std::vector<MarriageEvent> Population::marriage_history(Index index) const {
  const auto first = couple(index);
  if (!first) return {};
  std::vector<MarriageEvent> events = planned(*this, *first, plan_of(*this, *first));
  Date end = as_of;
  for (Index i : {*first, *first + 1})
    if (const auto day = died(i)) end = std::min(end, *day);
  std::erase_if(events, [&](const MarriageEvent& event) { return event.on >= end; });
  return events;
}

std::string Population::marital_status(Index index) const {
  int registrations = 0;
  std::string status = "10";
  for (const MarriageEvent& event : marriage_history(index)) switch (event.act) {
      case MarriageAct::registered:
        status = ++registrations > 1 ? "23" : "20";
        break;
      case MarriageAct::divorced:
        status = "40";
        break;
      case MarriageAct::revoked:
        status = "10";
        break;
      case MarriageAct::marriage_reissued:
      case MarriageAct::divorce_reissued:
        break;
    }
  if (status[0] == '2' && died(*partner(index))) status = "30";
  return status;
}

std::optional<Index> Population::spouse(Index index) const {
  const std::string status = marital_status(index);
  if (status[0] != '2' || died(index)) return std::nullopt;
  return partner(index);
}

std::vector<Kin> Population::kin(Index index) const {
  const Index f = family_of(index) * family_size;
  std::vector<Kin> out;
  const auto add = [&](Role role, Relation relation) { out.push_back({f + Index(role), relation}); };
  const std::string status = marital_status(index);
  if (status[0] == '2' || status == "30") out.push_back({*partner(index), Relation::spouse});
  switch (role_of(index)) {
    case Role::grandfather:
    case Role::grandmother:
      add(Role::father, Relation::child), add(Role::aunt, Relation::child);
      break;
    case Role::father:
      add(Role::grandfather, Relation::parent), add(Role::grandmother, Relation::parent);
      add(Role::elder_child, Relation::child), add(Role::younger_child, Relation::child),
          add(Role::aunt, Relation::sibling);
      break;
    case Role::mother:
      add(Role::elder_child, Relation::child), add(Role::younger_child, Relation::child);
      break;
    case Role::elder_child:
      add(Role::father, Relation::parent), add(Role::mother, Relation::parent),
          add(Role::younger_child, Relation::sibling);
      break;
    case Role::younger_child:
      add(Role::father, Relation::parent), add(Role::mother, Relation::parent),
          add(Role::elder_child, Relation::sibling);
      break;
    case Role::aunt:
      add(Role::grandfather, Relation::parent), add(Role::grandmother, Relation::parent),
          add(Role::father, Relation::sibling);
      break;
    case Role::aunts_husband:
      break;
  }
  return out;
}

}  // namespace zq::sample
