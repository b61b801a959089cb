// The columns of the list, in the order in which they are written: what an entry says, as text. The list file, the
// differences between two versions and the proposals of an adjustment all speak of entries by these. Pure.
#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "domain/list.hpp"

namespace zq {

enum class EntryColumn : size_t {
  id,
  handling_department,
  matter,
  proof,
  issuer,
  basis,
  methods,
  matter_class,
  assisting,
  check,
  fields,
  granted,
  since,
  until,
  material,
  held_by_applicant,
  issuer_in_city,
  online_verifiable,
  forwarded_up,
  in_centre,
  matter_type,
  basis_level,
  retained,
  risks,
  sector,
  supervising,
};
inline constexpr size_t entry_column_count = 26;
std::string_view code(EntryColumn);     // "handling_department"
std::string_view chinese(EntryColumn);  // "办事部门"

inline constexpr std::string_view required_mark = "*";
inline constexpr std::string_view date_mark = "@日期";

using EntryCells = std::array<std::string, entry_column_count>;  // by EntryColumn
EntryCells cells_of(const Entry&);
// In their order; empty: they say the same.
std::vector<EntryColumn> differing(const Entry&, const Entry&);

}  // namespace zq
