#include "print/catalogue.hpp"

#include <cstdio>
#include <optional>
#include <string_view>

namespace zq::print {
namespace {

// The number after the last `word`.
std::optional<size_t> number_after(std::string_view pdf, std::string_view word) {
  size_t at = pdf.rfind(word);
  if (at == std::string_view::npos) return std::nullopt;
  at = pdf.find_first_not_of(" \r\n", at + word.size());
  size_t value = 0, digits = 0;
  for (; at < pdf.size() && pdf[at] >= '0' && pdf[at] <= '9' && digits < 12; ++at, ++digits)
    value = value * 10 + static_cast<size_t>(pdf[at] - '0');
  return digits == 0 ? std::nullopt : std::optional(value);
}

}  // namespace

std::string with_language(std::string pdf) {
  const auto size = number_after(pdf, "/Size"), root = number_after(pdf, "/Root"), info = number_after(pdf, "/Info");
  const auto table = number_after(pdf, "startxref"), pages = number_after(pdf, "/Pages");
  if (!size || !root || !info || !table || !pages) return "";
  const size_t at = pdf.size();
  char place[24];
  (void)std::snprintf(place, sizeof place, "%010zu 00000 n \n", at);
  const std::string id = std::to_string(*root);
  pdf += id + " 0 obj\n<< /Type /Catalog\n   /Pages " + std::to_string(*pages) +
         " 0 R\n   /Lang (zh-CN)\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n";
  const size_t table_at = pdf.size();
  pdf += "xref\n" + id + " 1\n" + place + "trailer\n<< /Size " + std::to_string(*size) + "\n   /Root " + id +
         " 0 R\n   /Info " + std::to_string(*info) + " 0 R\n   /Prev " + std::to_string(*table) + "\n>>\nstartxref\n" +
         std::to_string(table_at) + "\n%%EOF\n";
  return pdf;
}

}  // namespace zq::print
