// The asynchronous checks: declared fields to a request, reply records to a verdict per field. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "public_security/ferry_format.hpp"
#include "zq/answers.hpp"
#include "zq/record.hpp"

namespace public_security {

// 业务类型 of a check ("01" criminal.none, "02" kinship.relation, "03" vehicle.registration); empty for any other.
std::string business_of(std::string_view check);
// Checks what was declared (ZQ_E_INVALID) and fills the fields that depend on it. business, token, unit, matter and
// time are the caller's.
FerryRequest request_for(std::string_view business, const zq::Declared&);
// Replies to another question are ZQ_E_BAD_DATA; replies that contradict one another need review.
zq::Verification judge_replies(std::string_view business, const zq::Declared&, const std::vector<FerryReply>&);

}  // namespace public_security
