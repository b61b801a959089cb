// Creates the database and fills it. Replaces tables that are there. Throws odbc::Failure.
#pragma once
#include <cstddef>
#include <functional>

#include "odbc/connection.hpp"
#include "population.hpp"

namespace zq::sample::civil {

struct Counts {
  std::size_t marriages = 0, households = 0, members = 0, cremations = 0, list = 0;
};

// progress is told families done and families in all, now and then.
using Progress = std::function<void(Index, Index)>;
Counts create(odbc::Connection& connection, const Population& people, const Progress& progress);

}  // namespace zq::sample::civil
