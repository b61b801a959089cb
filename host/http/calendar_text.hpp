// Instants as the API writes them. Pure.
#pragma once
#include <string>

#include "domain/types.hpp"

namespace zq::http {

std::string beijing_time(Instant instant);  // "2026-11-23T09:30:00.000+08:00" (RFC 3339)

}  // namespace zq::http
