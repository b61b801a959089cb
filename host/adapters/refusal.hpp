// A refusal of an adapter in one sentence: which field, what was expected, what was found, what to do. Pure.
#pragma once
#include <string>

#include "domain/result.hpp"

namespace zq::adapters {

struct Refusal {
  std::string field;     // "zq_entry.magic"
  std::string expected;  // "0x3141515A"
  std::string found;
  std::string fix;     // English, for the developer of the adapter
  std::string fix_zh;  // Chinese, for the operator
};

// ErrorCode::invalid_input with the English sentence as detail, the Chinese one as text, and one Fault.
Error refused(const Refusal&);

}  // namespace zq::adapters
