// The pipeline: what happens to every request before its handler, as one list in order (pipeline.cpp). Private to http.
#pragma once
#include "http/call.hpp"
#include "http/routes.hpp"

namespace zq::http {

// True: go on. False: the stage has replied.
using StageFunction = bool (*)(const Desk&, Call&);

struct Stage {
  std::string_view name;
  StageFunction run;
  std::string_view reason;  // why it stands where it stands
};
std::span<const Stage> stages();

// Runs the stages; false when one of them has replied. Does not throw: whatever a stage throws becomes a 500 (the
// fence).
bool pass(const Desk& desk, Call& call) noexcept;

}  // namespace zq::http
