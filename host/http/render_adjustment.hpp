// Adjustments of the list and opinions of the public as JSON. The public sees every step, and no persons. Pure.
#pragma once
#include <string>

#include "domain/adjustment.hpp"
#include "domain/opinion.hpp"
#include "http/desk.hpp"
#include "http/json.hpp"

namespace zq::http {

enum class Audience { everybody, officers };  // officers see who handled it, and what is held back
void write(Writer&, const Adjustment&, Audience);
void write(Writer&, const Opinion&, Audience);

// What carry_out() answers with: to officers.
std::string json_of(const Desk&, const Adjustment&);
std::string json_of(const Desk&, const Opinion&);

}  // namespace zq::http
