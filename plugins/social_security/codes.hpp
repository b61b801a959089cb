// The code tables of one insurance system. Codes differ from vendor to vendor, so they are settings of the department,
// never constants of the program; the defaults are the national ones (LD/T 92). Pure; a faulty table throws zq::Failure
// (ZQ_E_CONFIG) naming the setting.
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace social_security {

struct Codes {
  // AAE140 of this system -> standard insurance type. "110=110,111=110": both are the employees' pension.
  std::map<std::string, std::string> insurance_types;
  std::set<std::string> paying, not_paying;      // AAC031
  std::set<std::string> paid, suspended, ended;  // AAE116: whether a pension is being paid
  // The standard type of a local code; empty when the table does not have it.
  std::string standard_type(const std::string& local) const;
  std::vector<std::string> local_types(std::string_view standard) const;
};

inline constexpr const char* default_insurance_types =
    "110=110,111=110,120=120,170=170,210=210,310=310,330=330,410=410,510=510";

// key: the setting's name, for the fault. "a=b,c=d" and "1,2".
std::map<std::string, std::string> read_pairs(const char* key, std::string_view text);
std::set<std::string> read_codes(const char* key, std::string_view text);

}  // namespace social_security
