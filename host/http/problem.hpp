// Problem: every refusal and failure as application/problem+json (RFC 9457), with a Chinese title, a machine code and
// all faults at once. The one place where ErrorCode becomes an HTTP status. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.hpp"
#include "http/message.hpp"

namespace zq::http {

struct Problem {
  int status = 500;
  std::string code;    // machine word; the type is "urn:zhengqiao:problem:<code>"
  std::string title;   // Chinese, the same for every problem of this code
  std::string detail;  // Chinese, this one
  std::vector<Fault> faults;
  std::string basis;
  std::string request_id;
  int retry_after = 0;  // seconds; 0: not said
  std::string allow;    // methods, for 405
};

// The caller sees text, faults and basis of the error, never its detail.
Problem problem_of(const Error& error);

// Faults of the protocol itself, which have no ErrorCode.
Problem protocol_problem(int status, std::string_view code, std::string_view text);

Response to_response(const Problem& problem);

}  // namespace zq::http
