#include "social_security/rows.hpp"

#include "identity.hpp"

namespace zq::sample::social {
namespace {

bool in_demo(Index index) { return family_of(index) < demo::families; }

bool is_known(const Population& people, Index index) {
  return !people.insurances(index).empty() || !people.employments(index).empty() || people.pension(index);
}

std::string first_of_month(int yyyymm) { return std::to_string(yyyymm) + "01"; }

Row insured_row(const Population& people, Index index, const Insurance& insurance, bool older) {
  const bool paused = !insurance.open && people.chance(index, "paused " + insurance.type, 300);
  Row row = row_head(people, index, older);
  row.insert(row.end(),
             {{"AAE140", local_type(people, index, insurance.type)},
              {"AAB001", insurance.employer_no},
              {"AAB004", insurance.employer},
              {"AAC031", insurance.open ? "1"
                         : paused       ? "2"
                                        : "3"},
              {"AAC008", insurance.open ? "1" : "2"},
              {"AAC049", std::to_string(insurance.from)},
              {"AAE030", first_of_month(insurance.from)},
              {"AAE031", insurance.open ? "" : first_of_month(insurance.until)},
              {"AAA027", "331002"},
              {"YAB003", "3310"},
              {"LSH", personal_number(people, index, older) + insurance.type + std::to_string(insurance.from)},
              {"CXBZ", "0"},
              {"CXLSH", ""}});
  return row;
}

// Somebody registered this person with a wrong employer and took it back: two rows that cancel each other.
void add_wrong_registration(const Population& people, Index index, Rows& rows) {
  const std::string number = personal_number(people, index) + "410E";
  for (const bool reversal : {false, true}) {
    Row row = row_head(people, index);
    row.insert(row.end(), {{"AAE140", "410"},
                           {"AAB001", "3310990999"},
                           {"AAB004", "台州椒江误登记有限公司"},
                           {"AAC031", "1"},
                           {"AAC008", "1"},
                           {"AAC049", "202401"},
                           {"AAE030", "20240101"},
                           {"AAE031", ""},
                           {"AAA027", "331002"},
                           {"YAB003", "3310"},
                           {"LSH", number + (reversal ? "C" : "")},
                           {"CXBZ", reversal ? "1" : "0"},
                           {"CXLSH", reversal ? number : ""}});
    rows.push_back(row);
  }
}

}  // namespace

std::string personal_number(const Population&, Index index, bool older) {
  const std::string digits = std::to_string(index);
  return (older ? "3399" : "3310") + std::string(10 - std::min<std::size_t>(10, digits.size()), '0') + digits;
}

Row row_head(const Population& people, Index index, bool older) {
  std::string id = people.written_id(index, Office::social_security);
  id.resize(20, ' ');
  return {{"AAC001", personal_number(people, index, older)},
          {"AAC002", id},
          {"AAC003", people.written_name(index, Office::social_security)}};
}

std::string local_type(const Population& people, Index index, const std::string& type) {
  return type == "110" && !in_demo(index) && people.chance(index, "self-employed", 60) ? "111" : type;
}

Rows person_rows(const Population& people, Index index) {
  if (!is_known(people, index)) return {};
  const Person person = people.person(index);
  Rows rows;
  const bool moved = people.employments(index).size() > 1;
  for (const bool older : {false, true}) {
    if (older && !moved) continue;
    Row row = row_head(people, index, older);
    row.insert(row.end(), {{"AAC004", std::to_string(unsigned(person.sex))},
                           {"AAC005", person.ethnicity},
                           {"AAC006", compact(person.born)},
                           {"AAC008", person.died ? "4" : "1"},
                           {"AAC058", "01"},
                           {"AAB301", "331002"},
                           {"BAC001", older ? "转移" : "正常"}});
    rows.push_back(row);
  }
  return rows;
}

Rows insured_rows(const Population& people, Index index) {
  Rows rows;
  const auto insurances = people.insurances(index);
  const bool moved = people.employments(index).size() > 1;
  for (const Insurance& insurance : insurances)
    rows.push_back(insured_row(people, index, insurance, moved && insurance.from == insurances.front().from));
  const bool wrong = index == demo::divorced || (!in_demo(index) && people.chance(index, "wrong registration", 15));
  if (!rows.empty() && wrong) add_wrong_registration(people, index, rows);
  return rows;
}

Rows pension_rows(const Population& people, Index index) {
  if (!is_known(people, index)) return {};
  Row row = row_head(people, index);
  const auto pension = people.pension(index);
  const bool stopped = pension && !in_demo(index) && people.chance(index, "pension stopped", 10);
  row.insert(row.end(), {{"AAC084", pension ? "1" : "0"},
                         {"AAE140", pension ? pension->type : ""},
                         {"AIC160", pension ? std::to_string(pension->since) : ""},
                         {"AIC162", pension ? first_of_month(add_months(pension->since, -1)) : "0"},
                         {"AAE116", !pension  ? ""
                                    : stopped ? "2"
                                              : "1"},  // 待遇发放状态: 1 正常 2 暂停 3 终止
                         {"BIC162", pension ? "正常退休" : ""}});
  return {row};
}

Rows employment_rows(const Population& people, Index index) {
  Rows rows;
  const auto jobs = people.employments(index);
  for (const Employment& job : jobs) {
    Row row = row_head(people, index, jobs.size() > 1 && &job == &jobs.front());
    row.insert(row.end(), {{"AAB001", job.employer_no},
                           {"AAB004", job.employer},
                           {"AAE030", first_of_month(job.from)},
                           {"AAE031", job.ended ? compact(*job.ended) : "99991231"},
                           {"CAC351", job.ended ? "2" : "1"},  // 就业状态: 1 在业 2 已终止
                           {"CXBZ", "0"},
                           {"CXLSH", ""},
                           {"LSH", personal_number(people, index) + job.employer_no + std::to_string(job.from)}});
    rows.push_back(row);
  }
  return rows;
}

}  // namespace zq::sample::social
