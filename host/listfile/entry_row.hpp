// One row of the list, from cells to an Entry and back. Internal to listfile. Pure.
#pragma once
#include <array>
#include <functional>
#include <string>
#include <vector>

#include "domain/list.hpp"
#include "listfile/columns.hpp"

namespace zq::listfile {

using Cells = std::array<std::string, column_count>;  // by Column, trimmed
using RowFault = std::function<void(Column, std::string text, std::string expected, std::string found)>;

// What can be said of a row by itself; whatever is wrong is told to `fault` and left at its default.
Entry entry_from(const Cells&, const RowFault& fault);

std::vector<std::string> cells_of(const Entry&);

}  // namespace zq::listfile
