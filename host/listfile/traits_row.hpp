// The columns of a row that say what the material, its basis and its matter are. Internal to listfile.
#pragma once
#include <string>
#include <vector>

#include "domain/list.hpp"
#include "listfile/entry_row.hpp"

namespace zq::listfile {

// Into `entry`, whose other columns are read; every fault goes to `fault`.
void read_traits(const Cells&, const RowFault&, Entry& entry);
// In the order of the columns, from Column::material on.
std::vector<std::string> trait_cells(const EntryTraits&);

}  // namespace zq::listfile
