// The office's questions over the ferry (zq/ferry.hpp): what goes into a request file, and what a reply file must be
// about. Throws zq::Failure: what the ferry says, ZQ_E_BAD_DATA for a malformed reply, naming file, line and byte.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "public_security/ferry_format.hpp"
#include "zq/ferry.hpp"

namespace public_security {

struct Exchange {
  std::string business;
  zq::Ferry::Question declared;
  std::vector<FerryReply> replies;  // empty: not answered yet
};

// Durable when it returns the token.
std::string send(const zq::Ferry&, const zq::Call&, std::string_view business, const zq::Declared&);
// What was asked under this token and what came back.
Exchange look(const zq::Ferry&, const zq::Call&, std::string_view token);

}  // namespace public_security
