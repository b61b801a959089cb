// The printable reports of an evaluation (规定-18.1) and of a year's assessment (考核-4(3)), with tables and charts.
// Pure.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "domain/assessment.hpp"
#include "domain/printout.hpp"

namespace zq {

// `attention_below`: units with less are named (规定-18.2).
Printout report_of(const Evaluation&);
Printout report_of(int year, std::span<const Assessment>, Instant now);

// The same as a sheet: one row for each unit.
struct ReportSheet {
  std::string title;
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> rows;
};
ReportSheet sheet_of(const Evaluation&);
ReportSheet sheet_of(int year, std::span<const Assessment>);

}  // namespace zq
