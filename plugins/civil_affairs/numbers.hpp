// How one identity number stands in the department's CHAR(20) columns. Pure.
#pragma once
#include <array>
#include <string>
#include <string_view>

namespace civil_affairs {

// The number filled up with blanks as it is, with a lower-case x, and with 15 digits. Always three, so that one
// prepared statement serves all: a form that does not exist is "-", which no row holds (empty text would equal a blank
// CHAR column). Throws Failure when it is too long.
std::array<std::string, 3> stored_forms(std::string_view id_number);

}  // namespace civil_affairs
