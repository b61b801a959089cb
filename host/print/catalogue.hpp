// What Cairo cannot write into a PDF's catalogue. Internal to print. Pure.
#pragma once
#include <string>

namespace zq::print {

// Appends a new catalogue that says the document is Chinese and is to be shown under its title. Empty: the PDF is not
// written as Cairo writes it (with a plain table of its objects).
std::string with_language(std::string pdf);

}  // namespace zq::print
