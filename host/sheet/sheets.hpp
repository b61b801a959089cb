// The two kinds of sheet. Private to sheet.
#pragma once
#include "sheet/sheet.hpp"

namespace zq::sheet {

std::unique_ptr<Sheet> begin_csv(const std::vector<std::string>& headings);
std::unique_ptr<Sheet> begin_xlsx(std::string_view title, const std::vector<std::string>& headings);

}  // namespace zq::sheet
