// Where people live and which ethnic group they belong to: small tables, chosen per family.
#pragma once
#include <string>
#include <string_view>

#include "population.hpp"

namespace zq::sample {

struct Home {
  std::string area_code;  // 12 digits
  std::string street;     // "海门街道"
  std::string address;
  bool town;  // countryside: other allowance kind
};
Home home_of(const Population& people, Index family);

struct Ethnicity {
  const char* code;
  const char* name;
};
const Ethnicity& ethnicity(const Population& people, Index index);
// True for the groups whose names are written given·father's.
bool has_dotted_names(const Ethnicity& folk);

}  // namespace zq::sample
