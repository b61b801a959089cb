// The synthetic people all sample legacy systems share: each person is a pure function of (seed, index).
//
// Nobody is stored anywhere, so a million people cost no memory, and an identity number leads back to its index
// (index_of): a sample server needs no database of its own. Every number uses the unassigned area 331099.
// A Population is an immutable value, safe to share between threads. Nothing here throws or does I/O.
//
// FAMILIES  Eight consecutive indexes are one family (see Role): two grandparents, their son and his wife with two
//           children, their daughter and her husband. Relations are arithmetic on the index.
// TRUTH     The functions below say what is true. What a department has written down may differ in a small, documented
//           share: see written_name, written_id and the `on_file` members. README.md lists the shares.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zq::sample {

using Date = std::chrono::year_month_day;
using Index = std::uint64_t;

// The last day the legacy systems know about: no event lies after it.
inline constexpr Date as_of{std::chrono::year{2025}, std::chrono::December, std::chrono::day{31}};

inline constexpr unsigned family_size = 8;
enum class Role : unsigned {
  grandfather,
  grandmother,
  father,
  mother,
  elder_child,
  younger_child,
  aunt,
  aunts_husband
};

enum class Sex : unsigned { male = 1, female = 2 };  // GB/T 2261.1

struct Person {
  Index index = 0;
  std::string id_number;  // 18 digits, upper-case X, valid check digit
  std::string name;       // UTF-8, as on the identity card
  Sex sex = Sex::male;
  Date born;
  std::string ethnicity;       // GB/T 3304 code: "01"
  std::string ethnicity_name;  // "汉族"
  std::string area_code;       // 12 digits, one of Jiaojiang's streets or its town
  std::string address;         // full text of the household registration
  std::optional<Date> died;
};

// ---- marriage

enum class MarriageAct { registered, divorced, marriage_reissued, divorce_reissued, revoked };
struct MarriageEvent {
  MarriageAct act;
  Date on;  // of a re-issue: the day of the re-issue, not of the marriage
  Index husband;
  Index wife;
  bool on_file;  // false: before 1980 or outside the province, so the civil affairs database has no row
};

// ---- civil affairs

struct Allowance {
  std::string household_no;
  std::string kind;  // "城市低保" | "农村低保"
  Index head;
  std::vector<Index> members;  // the head first
  int amount;                  // yuan a month for the household
  int since;                   // yyyymm
};
struct Cremation {
  Date on;
  std::string place;
  bool on_file;  // false: cremated elsewhere, unknown to this department
};

// ---- social security

struct Employment {
  std::string employer_no;  // AAB001
  std::string employer;
  int from;                   // yyyymm
  std::optional<Date> ended;  // nothing: still employed
};
struct Insurance {
  std::string type;         // AAE140: 110 170 210 310 410 510
  std::string employer_no;  // empty for 170, which people pay themselves
  std::string employer;
  int from;   // yyyymm, first month paid
  int until;  // yyyymm, last month paid
  bool open;  // still being paid
};
struct Pension {
  std::string type;  // 110 | 170
  int since;         // yyyymm
};

// ---- public security

struct Vehicle {
  std::string plate;  // "浙J12345"
  Date registered;
};
enum class Relation { spouse, parent, child, sibling };
struct Kin {
  Index index;
  Relation relation;  // what that person is to the one asked about: `parent` = that person is my parent
};

enum class Office { civil_affairs, social_security, public_security };

class Population {
 public:
  static constexpr std::uint64_t default_seed = 20180920;
  static constexpr Index people_max = 3'000'000;

  // people is rounded up to whole families and limited to people_max.
  explicit Population(Index people, std::uint64_t seed = default_seed);

  Index size() const noexcept { return size_; }
  Person person(Index index) const;
  // The way back. Takes 18 digits (x or X) or the old 15; nothing for everybody outside this population.
  std::optional<Index> index_of(std::string_view id_number) const;

  std::string id_number(Index index) const;
  Sex sex(Index index) const;
  Date born(Index index) const;
  std::string name(Index index) const;
  std::optional<Date> died(Index index) const;

  // What an office has in its rows: differs from the truth in a small share (separators, traditional forms; lower-case
  // x, 15-digit numbers). Characters outside GBK are still there: losing them is the business of whoever encodes.
  std::string written_name(Index index, Office office) const;
  std::string written_id(Index index, Office office) const;

  // The partner of the registrations of this person (former or present); nothing for children.
  static std::optional<Index> partner(Index index) noexcept;
  // Both partners get the same history, oldest first.
  std::vector<MarriageEvent> marriage_history(Index index) const;
  // GB/T 2261.2 in truth: 10 unmarried, 20 married, 23 remarried to the same person, 30 widowed, 40 divorced.
  std::string marital_status(Index index) const;
  // Married to, today and alive.
  std::optional<Index> spouse(Index index) const;
  // Also the dead, and a late spouse: seen the same from both sides.
  std::vector<Kin> kin(Index index) const;

  std::optional<Allowance> allowance(Index index) const;
  // False when the household of an allowance left the scheme in the autumn of 2025: allowance() says what it received.
  bool allowance_current(Index index) const;
  std::optional<Cremation> cremation(Index index) const;

  std::vector<Employment> employments(Index index) const;  // oldest first, at most two
  std::vector<Insurance> insurances(Index index) const;
  std::optional<Pension> pension(Index index) const;

  bool criminal_record(Index index) const;
  std::optional<Vehicle> vehicle(Index index) const;
  // The day the household register struck out a dead person. Nothing for a small share of the dead: reported late.
  std::optional<Date> register_cancelled(Index index) const;

  // Decides a further fact the same way: true for per_mille of all people, always the same for one person and fact.
  bool chance(Index index, std::string_view fact, unsigned per_mille) const noexcept;
  // A number in [0, n), fixed for one person and fact.
  std::uint64_t pick(Index index, std::string_view fact, std::uint64_t n) const noexcept;

 private:
  std::uint64_t slot(Index family) const noexcept;
  Index size_;
  std::uint64_t seed_;
};

constexpr Role role_of(Index index) noexcept { return Role(index % family_size); }
constexpr Index family_of(Index index) noexcept { return index / family_size; }

// Well-known people for tours and tests: the same in every population with the default seed.
// Everybody in the demo families is alive but `deceased`, and written the same everywhere unless said here.
namespace demo {
inline constexpr Index families = 9;
inline constexpr Index deceased = 0;          // died and cremated; his widow is 1, who draws a pension
inline constexpr Index widow = 1;             //
inline constexpr Index married = 2;           // to 3; insured at an employer; owns a vehicle
inline constexpr Index never_married = 4;     // not in the marriage database
inline constexpr Index divorced = 10;         // from 11; employment terminated
inline constexpr Index reissued = 18;         // married to 19, with a row for a re-issued certificate
inline constexpr Index rare_name = 26;        // a character GBK does not have: stored as '?'
inline constexpr Index old_number = 34;       // 15-digit number in the marriage row
inline constexpr Index allowance = 42;        // head of a family on subsistence allowance (42, 43, 44, 45)
inline constexpr Index ethnic_name = 50;      // a name with ·, which the marriage row writes with a full stop
inline constexpr Index revoked = 58;          // marriage to 59 was revoked
inline constexpr Index criminal_record = 62;  //
inline constexpr Index spare = 66;            // married to 67; meant for faults that are switched on
}  // namespace demo

}  // namespace zq::sample
