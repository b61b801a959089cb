// The columns of a row that say what the material, its basis and its matter are. Internal to listfile.
#pragma once
#include "domain/list.hpp"
#include "listfile/entry_row.hpp"

namespace zq::listfile {

// Into `entry`; what cannot be read goes to `fault`.
void read_traits(const Cells&, const RowFault&, Entry& entry);
}  // namespace zq::listfile
