// The columns as the file has them; their names and order stand in domain/entry_columns.hpp. Internal to listfile.
#pragma once
#include <cstddef>
#include <string_view>

#include "domain/entry_columns.hpp"

namespace zq::listfile {

using Column = EntryColumn;
inline constexpr size_t column_count = entry_column_count;
inline constexpr size_t plain_columns = 14;    // the traits of an entry follow, written only where one has any
inline constexpr size_t required_columns = 8;  // the first ones; the others may be left out

inline std::string_view column_name(size_t column) { return chinese(static_cast<Column>(column)); }

}  // namespace zq::listfile
