#include <cstdio>

#include "identity.hpp"
#include "social_security/rows.hpp"

namespace zq::sample::social {
namespace {

enum class Month { paid, missing, reversed, reversed_and_paid_again };

// Demo: of the twelve months of 2025, March was reversed for good, June reversed and paid again: eleven months.
Month month_of(const Population& people, Index index, const std::string& type, int month) {
  if (family_of(index) < demo::families) {
    if (index != demo::married || type != "110") return Month::paid;
    return month == 202503 ? Month::reversed : month == 202506 ? Month::reversed_and_paid_again : Month::paid;
  }
  const auto n = people.pick(index, "month " + type + std::to_string(month), 1000);
  if (n < 8) return Month::missing;
  if (n < 12) return Month::reversed;
  return n < 18 ? Month::reversed_and_paid_again : Month::paid;
}

struct Payment {
  std::string number, cancels;
  int fen;
};

}  // namespace

Rows payment_rows(const Population& people, Index index, const std::string& type, int from, int until) {
  Rows rows;
  for (const Insurance& insurance : people.insurances(index)) {
    const std::string local = local_type(people, index, insurance.type);
    if (local != type) continue;
    const int fen = int(20000 + people.pick(index, "amount " + insurance.type, 60000));
    for (int month = std::max(from, insurance.from); month <= std::min(until, insurance.until);
         month = add_months(month, 1)) {
      const Month how = month_of(people, index, insurance.type, month);
      if (how == Month::missing) continue;
      const std::string number =
          personal_number(people, index) + insurance.type + std::to_string(month) + insurance.employer_no.substr(0, 10);
      std::vector<Payment> payments{{number, "", fen}};
      if (how != Month::paid) payments.push_back({number + "C", number, -fen});
      if (how == Month::reversed_and_paid_again) payments.push_back({number + "B", "", fen});
      for (const Payment& payment : payments) {
        char amount[32];
        std::snprintf(amount, sizeof amount, "%.2f", payment.fen / 100.0);
        Row row = row_head(people, index);
        row.insert(row.end(), {{"AAE140", local},
                               {"AAB001", insurance.employer_no},
                               {"AAE003", std::to_string(month)},
                               {"AAE020", amount},
                               {"AAA115", payment.number.back() == 'B' ? "02" : "01"},
                               {"LSH", payment.number},
                               {"CXBZ", payment.cancels.empty() ? "0" : "1"},
                               {"CXLSH", payment.cancels}});
        rows.push_back(row);
      }
    }
  }
  return rows;
}

}  // namespace zq::sample::social
