#include <algorithm>
#include <array>

#include "identity.hpp"
#include "population.hpp"
#include "streets.hpp"

namespace zq::sample {
namespace {

using std::chrono::day;
using std::chrono::year;

constexpr Index employer_count = 400;

bool in_demo(Index index) { return family_of(index) < demo::families; }

struct Employer {
  std::string number, name;
};
Employer employer(std::uint64_t n) {
  constexpr std::array<const char*, 10> first{"恒源", "永盛", "海正大", "星辰", "东港",
                                              "新明", "中兴", "宏达",   "瑞丰", "天和"};
  constexpr std::array<const char*, 10> trade{"医药化工", "缝纫设备", "模具", "塑料", "水产",
                                              "建筑",     "汽车部件", "电子", "服装", "物流"};
  constexpr std::array<const char*, 4> kind{"有限公司", "股份有限公司", "厂", "有限责任公司"};
  std::string number = "3310990000";
  const std::string digits = std::to_string(1000 + n);
  number.replace(number.size() - digits.size(), digits.size(), digits);
  return {number, std::string("台州椒江") + first[n % 10] + trade[n / 10 % 10] + kind[n / 100 % 4]};
}

int age_at_end(const Population& people, Index index) { return int(as_of.year()) - int(people.born(index).year()); }

int pension_age(const Population& people, Index index) { return people.sex(index) == Sex::male ? 60 : 55; }

// Until when a person can have worked: death, retirement, or nothing yet.
std::optional<Date> work_ends(const Population& people, Index index) {
  std::optional<Date> end;
  const Date retired = add_years(people.born(index), pension_age(people, index));
  if (retired <= as_of) end = retired;
  if (const auto died = people.died(index); died && (!end || *died < *end)) end = died;
  return end;
}

bool is_employee(const Population& people, Index index) {
  if (index == demo::married || index == demo::divorced) return true;
  return age_at_end(people, index) >= 22 && people.chance(index, "employee", 680);
}

Date day_of_month(int yyyymm, unsigned d) {
  return Date{year{yyyymm / 100}, std::chrono::month(unsigned(yyyymm % 100)), day{d}};
}

}  // namespace

std::optional<Date> Population::died(Index index) const {
  if (index == demo::deceased) return Date{year{2021}, std::chrono::March, day{14}};
  if (in_demo(index)) return std::nullopt;
  const Role role = role_of(index);
  const bool old = role == Role::grandfather || role == Role::grandmother;
  const bool child = role == Role::elder_child || role == Role::younger_child;
  if (!chance(index, "died", old ? 400 : child ? 4 : 20)) return std::nullopt;
  return add_days(Date{year{old ? 2004 : 2015}, std::chrono::January, day{5}},
                  long(pick(index, "death day", old ? 7900 : 3900)));
}

std::optional<Allowance> Population::allowance(Index index) const {
  const Index family = family_of(index), f = family * family_size;
  const bool demo_family = family == demo::allowance / family_size;
  if (!demo_family && (family < demo::families || !chance(f, "allowance", 45))) return std::nullopt;
  Allowance out;
  for (Role role : {Role::father, Role::mother, Role::elder_child, Role::younger_child})
    if (!died(f + Index(role))) out.members.push_back(f + Index(role));
  if (std::find(out.members.begin(), out.members.end(), index) == out.members.end()) return std::nullopt;
  const Home home = home_of(*this, family);
  std::string serial = std::to_string(family);
  serial.insert(0, 7 - std::min<std::size_t>(7, serial.size()), '0');
  out.household_no = home.area_code.substr(0, 9) + serial;
  out.kind = home.town ? "农村低保" : "城市低保";
  out.head = out.members.front();
  out.amount = int(out.members.size()) * int(300 + pick(f, "amount", 60) * 10);
  out.since = add_months(202001, int(pick(f, "since", 64)));
  return out;
}

bool Population::allowance_current(Index index) const {
  const Index family = family_of(index);
  return family < demo::families || !chance(family * family_size, "left the scheme", 60);
}

std::optional<Cremation> Population::cremation(Index index) const {
  const auto day_died = died(index);
  if (!day_died) return std::nullopt;
  const bool elsewhere = index != demo::deceased && chance(index, "cremated elsewhere", 50);
  const Date on = std::min(as_of, add_days(*day_died, 2 + long(pick(index, "cremation", 4))));
  return Cremation{on, elsewhere ? "外地殡仪馆" : "台州市殡仪馆椒江分馆", !elsewhere};
}

std::vector<Employment> Population::employments(Index index) const {
  if (!is_employee(*this, index)) return {};
  const auto end = work_ends(*this, index);
  const int start =
      std::max(199801, month_number(add_days(add_years(born(index), 20), long(pick(index, "first job", 2000)))));
  if (start >= month_number(end.value_or(as_of))) return {};
  const Employer first = employer(pick(index, "employer", employer_count));
  std::vector<Employment> out{{first.number, first.name, start, end}};
  const bool left =
      index == demo::divorced || (index != demo::married && !in_demo(index) && chance(index, "left", 350));
  if (!left) return out;
  const int last = add_months(start, 6 + int(pick(index, "stayed", 120)));
  if (last >= month_number(end.value_or(as_of))) return out;
  out[0].ended = day_of_month(last, unsigned(1 + pick(index, "last day", 28)));
  if (index == demo::divorced || chance(index, "unemployed", 250)) return out;
  const int again = add_months(last, 2 + int(pick(index, "gap", 8)));
  if (again >= month_number(end.value_or(as_of))) return out;
  const Employer second = employer(pick(index, "second employer", employer_count));
  out.push_back({second.number, second.name, again, end});
  return out;
}

std::vector<Insurance> Population::insurances(Index index) const {
  std::vector<Insurance> out;
  for (const Employment& job : employments(index))
    for (const char* type : {"110", "210", "310", "410", "510"})
      out.push_back(
          {type, job.employer_no, job.employer, job.from, month_number(job.ended.value_or(as_of)), !job.ended});
  if (!out.empty() || age_at_end(*this, index) < 17 || !chance(index, "resident insurance", 700)) return out;
  const auto end = work_ends(*this, index);
  const int from = std::max(201001, month_number(add_years(born(index), 17)));
  const int until = month_number(end.value_or(as_of));
  if (from <= until) out.push_back({"170", "", "", from, until, !end});
  return out;
}

std::optional<Pension> Population::pension(Index index) const {
  if (died(index)) return std::nullopt;
  const Date due = add_years(born(index), pension_age(*this, index));
  const bool drawn = index == demo::widow || chance(index, "pension", 850);
  if (due > as_of || !drawn) return std::nullopt;
  return Pension{is_employee(*this, index) ? "110" : "170", add_months(month_number(due), 1)};
}

bool Population::criminal_record(Index index) const {
  if (in_demo(index)) return index == demo::criminal_record;
  return age_at_end(*this, index) >= 18 && chance(index, "criminal record", sex(index) == Sex::male ? 18 : 3);
}

std::optional<Vehicle> Population::vehicle(Index index) const {
  const bool owns =
      index == demo::married || (!in_demo(index) && age_at_end(*this, index) < 80 && chance(index, "vehicle", 280));
  if (!owns || age_at_end(*this, index) < 18 || died(index)) return std::nullopt;
  std::string serial = std::to_string(index % 100000);
  serial.insert(0, 5 - serial.size(), '0');
  serial[0] = char('A' + index / 100000 % 26 % 24);
  const Date on = add_days(Date{year{2009}, std::chrono::January, day{4}}, long(pick(index, "registered", 6100)));
  return Vehicle{"浙J" + serial, std::max(on, add_years(born(index), 18))};
}

std::optional<Date> Population::register_cancelled(Index index) const {
  const auto day_died = died(index);
  if (!day_died || (index != demo::deceased && chance(index, "reported late", 30))) return std::nullopt;
  return std::min(as_of, add_days(*day_died, 5 + long(pick(index, "reported", 25))));
}

}  // namespace zq::sample
