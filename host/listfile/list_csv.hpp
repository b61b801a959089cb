// The official list (证明材料取消清单) as a table for people: read from and written to CSV, columns as config/README.md
// describes them. Pure: bytes in, values or all faults out.
#pragma once
#include <string>
#include <string_view>

#include "domain/list.hpp"
#include "domain/result.hpp"

namespace zq::listfile {

// CSV in UTF-8 with or without byte order mark, or in GB18030; or a workbook (XLSX) with the list in its first sheet,
// which is told by its first bytes. `file` names the file in faults: "file:row:column", rows counted
// as in a spreadsheet (the header is 1). Number, publisher and publication of the version are left empty. Error:
// invalid_input with every fault of the file.
Result<ListVersion> read_list_csv(std::string_view bytes, std::string_view file);

// UTF-8 with byte order mark and CRLF, as spreadsheets like it. read_list_csv() of it yields the same entries.
std::string write_list_csv(const ListVersion&);

}  // namespace zq::listfile
