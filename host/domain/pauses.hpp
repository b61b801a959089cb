// Arithmetic of time that does not count. Internal to the deadlines. Pure.
#pragma once
#include <span>
#include <vector>

#include "domain/deadline.hpp"

namespace zq {

// In order, none empty, none touching another; the reasons of those that became one are joined.
std::vector<Pause> merged(std::span<const Pause>);

// How much of from..until they take.
std::chrono::milliseconds overlap(const std::vector<Pause>& merged, Instant from, Instant until);

// The first instant at which `length` has passed since `from`, pauses not counted.
Instant after_running(const std::vector<Pause>& merged, Instant from, std::chrono::milliseconds length);

}  // namespace zq
