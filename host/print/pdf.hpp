// A printout as PDF: A4 with the margins, type sizes and page numbers of official documents (GB/T 9704), fonts
// embedded, text that can be searched and copied. FangSong where it is installed, else Noto Serif CJK SC. The same
// printout and the same fonts give the same bytes. Any number of threads at once; each keeps a font map of its own.
#pragma once
#include <string>
#include <string_view>

#include "domain/printout.hpp"
#include "domain/result.hpp"

namespace zq::print {

inline constexpr std::string_view pdf_type = "application/pdf";
inline constexpr int pages_max = 500;

// Errors: unavailable (no Chinese font, or none that has a character that stands in the text: the fault names it),
// too_large (more than pages_max pages), internal (the library failed).
Result<std::string> pdf(const Printout&);

}  // namespace zq::print
