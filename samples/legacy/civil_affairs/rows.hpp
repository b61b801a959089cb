// What the clerks of the civil affairs bureau have written down about the synthetic people: rows with all the habits of
// such databases (two date formats, padded numbers, NULL and empty, 1900-01-01, reversed and doubled rows). Pure.
// Text is UTF-8 here; the loader turns it into GBK.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "population.hpp"

namespace zq::sample::civil {

using Value = std::optional<std::string>;  // nothing is NULL
using Cells = std::vector<Value>;          // in the order of the table's columns, without a SERIAL one

// Rows of the registrations of one family; most families have one.
std::vector<Cells> marriage_rows(const Population& people, Index family);

// The snapshots hold the three last months of 2025; a household that left the scheme is missing from the later ones.
inline constexpr int newest_snapshot = 202512;
struct HouseholdRows {
  std::vector<Cells> households, members;
};
HouseholdRows household_rows(const Population& people, Index family);

std::vector<Cells> cremation_rows(const Population& people, Index family);

// The department's own list of cancelled proofs, which differs from the official one in a few places.
std::vector<Cells> list_rows();

// "2016-05-09 00:00:00.0", as JDBC writes a date.
std::string jdbc(Date date);
// CHAR(20): filled up with blanks.
std::string padded(std::string text);

// A row that contradicts what is on file for this couple: a wife nobody is, on the same day (for the fault switch).
Cells contradicting_row(const Population& people, Index index);

}  // namespace zq::sample::civil
