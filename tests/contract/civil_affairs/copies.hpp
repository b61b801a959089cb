// The civil affairs database three times over: SQLite, PostgreSQL and MariaDB, made by the same program, asked by the
// same adapter through the host's own registry and database service. Between one copy and the next only the connection
// string differs. Servers are started once for the program; where one is missing, every test on it fails with its
// sentence.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "faults/adapters/house.hpp"
#include "odbc/connection.hpp"
#include "population.hpp"

namespace civil_affairs {

enum class Copy { sqlite, postgresql, mariadb };
std::string name_of(const testing::TestParamInfo<Copy>&);

struct Person {
  std::string name;       // UTF-8
  std::string id_number;  // as the person would write it
};

using Declared = std::vector<std::pair<std::string, std::string>>;

class Copies : public testing::TestWithParam<Copy> {
 protected:
  static constexpr zq::sample::Index people_count = 400;
  void SetUp() override;
  static void TearDownTestSuite();

  // Asks the adapter; the applicant's name and number come first.
  zq::Answer ask(const std::string& check, const Person& applicant, const Declared& more);
  zq::Answer ask_status(const Person& applicant, const std::string& code) {
    return ask("marriage.status", applicant, {{"marital_status", code}});
  }
  Person person(zq::sample::Index index) const { return {people().name(index), people().id_number(index)}; }
  static const zq::sample::Population& people();

  // SQL behind the adapter's back; values are UTF-8 and are stored as GB18030 bytes, as they are.
  void execute(const std::string& sql, const std::vector<std::string>& values = {});
  std::vector<std::string> column(const std::string& sql, const std::vector<std::string>& values = {});
  // A row of RC_MARRY; numbers as that system stored them. False when the database refuses such text.
  bool marry(const std::string& op_type, const std::string& date, const Person& man, const Person& woman);

  zq::odbc::Connection& connection();
  zq::adapters::test::House& house();
};

// A couple nobody else is: every call gives two new people with valid numbers, born in the 1950s.
std::pair<Person, Person> new_couple();
// "331099195001010015" -> the 15 digits it had before 1999.
std::string fifteen(const std::string& id_number);

// The verdict on one field, and what was found; nothing when the field was not looked at.
std::optional<zq::Verdict> verdict_on(const zq::Answer&, const std::string& field);
std::string found_on(const zq::Answer&, const std::string& field);
// "answered needs_review", "failed unavailable: …": for comparing and for messages.
std::string told(const zq::Answer&);

}  // namespace civil_affairs

#define ON_EVERY_COPY(Suite)                                                                                       \
  INSTANTIATE_TEST_SUITE_P(                                                                                        \
      On, Suite,                                                                                                   \
      testing::Values(civil_affairs::Copy::sqlite, civil_affairs::Copy::postgresql, civil_affairs::Copy::mariadb), \
      civil_affairs::name_of)
