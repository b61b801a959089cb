// A refusal of an adapter in one sentence: which field, what was expected, what was found, what to do. Pure.
#pragma once
#include <string>
#include <utility>

#include "domain/result.hpp"

namespace zq::adapters {

// The same said twice: English for the developer of the adapter, Chinese for the operator. Numbers, codes and what the
// adapter itself says need no translation.
struct Phrase {
  Phrase(const char* same) : en(same), zh(same) {}
  Phrase(const std::string& same) : en(same), zh(same) {}
  Phrase(std::string english, std::string chinese) : en(std::move(english)), zh(std::move(chinese)) {}
  std::string en, zh;
};

struct Refusal {
  std::string field;  // "zq_entry.magic"
  Phrase expected;    // "0x3141515A"
  Phrase found;
  Phrase fix;
};

// ErrorCode::invalid_input with the English sentence as detail, the Chinese one as text, and one Fault in Chinese.
Error refused(const Refusal&);

}  // namespace zq::adapters
