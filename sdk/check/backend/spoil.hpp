// How an answer of a legacy system is spoiled, and how texts in it are replaced. Pure.
#pragma once
#include <string>
#include <string_view>

#include "check/backend/http_message.hpp"
#include "check/backend/trouble.hpp"

namespace zq::check {

// Changes the answer as the trouble says; false when this trouble does not change answers, or found nothing to change.
bool spoil(Trouble, HttpMessage& answer);

// Every element of an XML text (also of XML escaped in it) and every key of a JSON text gets another name.
std::string rename_elements(std::string_view body);

// What takes the place of a text, by the charset it stands in.
struct Replacement {
  std::string utf8, gb18030;
};
// Replaces a text wherever it stands. Returns how often.
int replace_text(std::string& bytes, std::string_view utf8, const Replacement&);

}  // namespace zq::check
