#include "population.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "zq/identity.hpp"

namespace zq::sample {
namespace {

constexpr Index thirty_thousand = 30'000;

TEST(Population, IsTheSameForTheSameSeedAndAnotherForAnotherSeed) {
  const Population one(1000), same(1000), other(1000, 7);
  int equal_to_other = 0;
  for (Index i = 0; i < one.size(); ++i) {
    ASSERT_EQ(one.id_number(i), same.id_number(i));
    ASSERT_EQ(one.name(i), same.name(i));
    ASSERT_EQ(one.marital_status(i), same.marital_status(i));
    equal_to_other += one.id_number(i) == other.id_number(i);
  }
  EXPECT_LT(equal_to_other, 5);
}

TEST(Population, DoesNotChangeBetweenReleases) {  // tours, documents and other samples quote these people
  const Population people(thirty_thousand);
  EXPECT_EQ(people.id_number(demo::married), "33109919670728581X");
  EXPECT_EQ(people.name(demo::married), "王志杰");
  EXPECT_EQ(people.id_number(29'999), Population(1'000'000).id_number(29'999));
}

TEST(Population, GivesEverybodyAValidNumberOfTheUnassignedAreaAndNoNumberTwice) {
  const Population people(thirty_thousand);
  std::set<std::string> seen;
  for (Index i = 0; i < people.size(); ++i) {
    const std::string id = people.id_number(i);
    const auto read = zq::read_identity(id, "2025-12-31");
    ASSERT_TRUE(read.ok()) << read.reason;
    ASSERT_EQ(read.number->number, id);
    ASSERT_EQ(read.number->area, "331099");
    ASSERT_EQ(read.number->sex == zq::Sex::male, people.sex(i) == Sex::male);
    ASSERT_TRUE(seen.insert(id).second);
  }
}

TEST(Population, FindsAPersonByNumber) {
  const Population people(1'000'000);
  for (Index i = 0; i < people.size(); i += 7) ASSERT_EQ(people.index_of(people.id_number(i)), i);
}

TEST(Population, FindsAPersonByTheOldFormsOfTheNumber) {
  const Population people(thirty_thousand);
  int lower = 0, old = 0;
  for (Index i = 0; i < people.size(); ++i) {
    std::string id = people.id_number(i);
    if (int(people.born(i).year()) < 2000) {
      ++old;
      ASSERT_EQ(people.index_of(id.substr(0, 6) + id.substr(8, 9)), i);
    }
    if (id.back() != 'X') continue;
    ++lower;
    id.back() = 'x';
    ASSERT_EQ(people.index_of(id), i);
  }
  EXPECT_GT(lower, 1000);
  EXPECT_GT(old, 1000);
}

TEST(Population, DoesNotKnowOtherNumbers) {
  const Population people(800), more(thirty_thousand);
  EXPECT_FALSE(people.index_of(more.id_number(800)));
  EXPECT_FALSE(people.index_of("331002199001010018"));
  EXPECT_FALSE(people.index_of(""));
  EXPECT_FALSE(people.index_of("33109919670728581"));
  EXPECT_FALSE(people.index_of("331099196707285811"));  // wrong check digit
  EXPECT_FALSE(people.index_of("331099190002290014"));  // no such day
  EXPECT_FALSE(people.index_of("33109919670728王X"));
}

TEST(Population, RoundsUpToWholeFamiliesAndStopsAtItsLimit) {
  EXPECT_EQ(Population(1).size(), 8u);
  EXPECT_EQ(Population(30'000).size(), 30'000u);
  EXPECT_EQ(Population(9'000'000).size(), Population::people_max);
}

bool holds(const Population& people, Index whose, Index relative, Relation relation) {
  const auto kin = people.kin(whose);
  return std::any_of(kin.begin(), kin.end(),
                     [&](const Kin& k) { return k.index == relative && k.relation == relation; });
}

Relation mirror(Relation relation) {
  switch (relation) {
    case Relation::parent:
      return Relation::child;
    case Relation::child:
      return Relation::parent;
    case Relation::spouse:
    case Relation::sibling:
      break;
  }
  return relation;
}

TEST(Population, SeesRelationsFromBothSides) {
  const Population people(8000);
  for (Index i = 0; i < people.size(); ++i)
    for (const Kin& kin : people.kin(i))
      ASSERT_TRUE(holds(people, kin.index, i, mirror(kin.relation))) << i << " " << kin.index;
}

TEST(Population, GivesParentsTheirAge) {
  const Population people(8000);
  for (Index i = 0; i < people.size(); ++i)
    for (const Kin& kin : people.kin(i))
      if (kin.relation == Relation::child) {
        ASSERT_GE(int(people.born(kin.index).year()) - int(people.born(i).year()), 18);
      }
}

TEST(Population, GivesBothPartnersOneHistoryInOrderAndWithinTheirLives) {
  const Population people(thirty_thousand);
  for (Index i = 0; i < people.size(); ++i) {
    const auto history = people.marriage_history(i);
    if (history.empty()) continue;
    const Index partner = *Population::partner(i);
    ASSERT_EQ(people.marriage_history(partner).size(), history.size());
    for (std::size_t k = 0; k < history.size(); ++k) {
      ASSERT_NE(people.sex(history[k].husband), people.sex(history[k].wife));
      ASSERT_TRUE(k == 0 || history[k - 1].on < history[k].on);
      ASSERT_LE(history[k].on, as_of);
      ASSERT_FALSE(people.died(i) && *people.died(i) <= history[k].on);
      ASSERT_GE(int(history[k].on.year()) - int(people.born(i).year()), 20);
    }
  }
}

TEST(Population, KeepsOneHouseholdOfOneAllowanceTogether) {
  const Population people(8000);
  int receivers = 0;
  for (Index i = 0; i < people.size(); ++i) {
    const auto allowance = people.allowance(i);
    if (!allowance) continue;
    ++receivers;
    EXPECT_NE(std::find(allowance->members.begin(), allowance->members.end(), i), allowance->members.end());
    for (Index member : allowance->members) EXPECT_EQ(people.allowance(member)->household_no, allowance->household_no);
  }
  EXPECT_GT(receivers, 50);
}

TEST(Population, LetsNoFactLieAfterItsLastDay) {
  const Population people(8000);
  for (Index i = 0; i < people.size(); ++i) {
    if (const auto died = people.died(i)) {
      ASSERT_LE(*died, as_of);
    }
    if (const auto cremation = people.cremation(i)) {
      ASSERT_LE(cremation->on, as_of);
    }
    if (const auto pension = people.pension(i)) {
      ASSERT_LE(pension->since, 202601);
    }
    for (const Insurance& row : people.insurances(i)) {
      ASSERT_LE(row.from, row.until);
      ASSERT_LE(row.until, 202512);
    }
    for (const Employment& job : people.employments(i)) {
      ASSERT_FALSE(job.ended && *job.ended > as_of);
    }
  }
}

TEST(Population, GivesTheDeadNoPensionNoVehicleAndNoOpenInsurance) {
  const Population people(8000);
  for (Index i = 0; i < people.size(); ++i) {
    if (!people.died(i)) continue;
    ASSERT_FALSE(people.pension(i));
    ASSERT_FALSE(people.vehicle(i));
    for (const Insurance& row : people.insurances(i)) ASSERT_FALSE(row.open);
  }
}

TEST(Population, ContainsEverySituationInSomeShare) {
  const Population people(thirty_thousand);
  std::map<std::string, int> statuses;
  int rare = 0, dotted = 0, odd_names = 0, old_numbers = 0;
  for (Index i = 0; i < people.size(); ++i) {
    ++statuses[people.marital_status(i)];
    const std::string name = people.name(i);
    for (const char* c : {"镕", "喆", "䶮", "𠮷", "祎"}) rare += name.find(c) != std::string::npos;
    dotted += name.find("·") != std::string::npos;
    odd_names += people.written_name(i, Office::civil_affairs) != name;
    old_numbers += people.written_id(i, Office::civil_affairs).size() == 15;
  }
  for (const char* code : {"10", "20", "23", "30", "40"}) EXPECT_GT(statuses[code], 50) << code;
  EXPECT_GT(rare, 20);
  EXPECT_GT(dotted, 20);
  EXPECT_GT(odd_names, 20);
  EXPECT_LT(odd_names, 300);
  EXPECT_GT(old_numbers, 100);
  EXPECT_LT(old_numbers, 600);
}

TEST(DemoPeople, AreWhatTheReadmeSays) {
  const Population people(800);
  EXPECT_TRUE(people.died(demo::deceased) && people.cremation(demo::deceased)->on_file);
  EXPECT_EQ(people.marital_status(demo::widow), "30");
  EXPECT_TRUE(people.pension(demo::widow));
  EXPECT_EQ(people.marital_status(demo::married), "20");
  EXPECT_EQ(people.spouse(demo::married), demo::married + 1);
  EXPECT_TRUE(people.vehicle(demo::married));
  EXPECT_TRUE(people.insurances(demo::married).front().open);
  EXPECT_TRUE(people.marriage_history(demo::never_married).empty());
  EXPECT_EQ(people.marital_status(demo::divorced), "40");
  EXPECT_TRUE(people.employments(demo::divorced).front().ended);
  EXPECT_EQ(people.marriage_history(demo::reissued).back().act, MarriageAct::marriage_reissued);
  EXPECT_EQ(people.name(demo::rare_name), "林䶮");
  EXPECT_EQ(people.written_id(demo::old_number, Office::civil_affairs).size(), 15u);
  EXPECT_EQ(people.allowance(demo::allowance)->head, demo::allowance);
  EXPECT_EQ(people.allowance(demo::allowance)->members.size(), 4u);
  EXPECT_EQ(people.written_name(demo::ethnic_name, Office::civil_affairs), "买买提.艾力");
  EXPECT_EQ(people.marriage_history(demo::revoked).back().act, MarriageAct::revoked);
  EXPECT_TRUE(people.criminal_record(demo::criminal_record));
  EXPECT_EQ(people.marital_status(demo::spare), "20");
}

TEST(DemoPeople, HaveMarriagesTheDatabaseKnows) {
  const Population people(800);
  for (Index i : {demo::married, demo::divorced, demo::reissued, demo::rare_name, demo::old_number, demo::ethnic_name,
                  demo::spare})
    for (const MarriageEvent& event : people.marriage_history(i)) EXPECT_TRUE(event.on_file) << i;
}

}  // namespace
}  // namespace zq::sample
