// The C checks, one function each; their rules stand in life.cpp.
#pragma once
#include "check/check.hpp"

namespace zq::check {

Finding idle_create(const Subject&);            // C01
Finding hundred_lives(const Subject&);          // C02
Finding broken_settings(const Subject&);        // C03
Finding start_without_backend(const Subject&);  // C04
Finding two_departments(const Subject&);        // C05
Finding stop_in_flight(const Subject&);         // C06
Finding no_leaks(const Subject&);               // C07

}  // namespace zq::check
