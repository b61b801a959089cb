// One row of the list, from cells to an Entry. Internal to listfile. Pure.
#pragma once
#include <functional>
#include <string>

#include "domain/list.hpp"
#include "listfile/columns.hpp"

namespace zq::listfile {

using Cells = EntryCells;  // trimmed
using RowFault = std::function<void(Column, std::string text, std::string expected, std::string found)>;

// What can be said of a row by itself; whatever is wrong is told to `fault` and left at its default.
Entry entry_from(const Cells&, const RowFault& fault);

}  // namespace zq::listfile
