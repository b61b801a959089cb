// The first sheet of a workbook (XLSX, as this host, Excel or WPS writes it) as a table of texts. Internal to listfile.
// Pure. Cells that hold a formula give the value it had; numbers and dates stand as the file has them.
#pragma once
#include <string>
#include <string_view>

#include "domain/result.hpp"
#include "listfile/csv.hpp"

namespace zq::listfile {

// Rows are as wide as the first one, or wider where they say more. Error: invalid_input.
Result<CsvTable> read_xlsx(std::string_view bytes);

}  // namespace zq::listfile
