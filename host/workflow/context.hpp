// Who asks, on behalf of whom, in which request: passed to every verb.
#pragma once
#include <string>

#include "domain/access.hpp"
#include "domain/types.hpp"

namespace zq::workflow {

struct Context {
  CallerId caller;
  std::string caller_name;  // Chinese
  std::string department;   // 办事部门 the caller acts for
  bool may_operate = false;
  Roles roles;
  std::string unit;         // id of the department or street whose inbox is the caller's
  bool registered = true;   // 规定-3.1: `department` stands in the register of organisations, or none is kept
  std::string supervising;  // authority of the caller's sector, when it is a public service (规定-22.1)
  bool in_centre = false;   // a window inside the service centre (规定-5.3)
  bool background = false;  // nobody waits for the answer: callers who do come first
  std::string request_id;
  std::string traceparent;  // W3C, of this request
};

// What makes a repeated request the same request. Empty key: none was given.
struct Idempotency {
  std::string key;
  std::string request_hash;  // SHA-256 hex over method, path and body
};

// What a verb that can be repeated answers with; http renders `body`, the store remembers it byte for byte.
struct Rendered {
  int status = 0;
  std::string body;
  std::string location;
};

}  // namespace zq::workflow
