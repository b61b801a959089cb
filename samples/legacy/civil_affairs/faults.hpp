// Faults to switch on in a database of ours, one person or the whole. Throws odbc::Failure.
#pragma once
#include <chrono>
#include <functional>

#include "odbc/connection.hpp"
#include "population.hpp"

namespace zq::sample::civil {

// Holds all tables so that nobody else can read them, until `released` returns true: to others the system is silent.
void lock_all(odbc::Connection& connection, const std::function<bool()>& released);

// Each changes the marriage rows of this person and returns how many rows it touched (0: the person has none).
int corrupt_encoding(odbc::Connection& connection, const Population& people, Index index);  // bytes that are not GBK
int question_mark(odbc::Connection& connection, const Population& people, Index index);  // last character of the name
int two_rows(odbc::Connection& connection, const Population& people, Index index);       // a contradiction
// Writes the person's marriage rows anew as `create` did.
int repair(odbc::Connection& connection, const Population& people, Index index);

}  // namespace zq::sample::civil
