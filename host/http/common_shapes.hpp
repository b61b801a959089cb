// The small shapes that the areas of the window and of the joint office share. Constants of the program; at namespace
// scope only their addresses may be taken. Private to http.
#pragma once
#include "http/schema.hpp"

namespace zq::http::schemas::common {

extern const Schema id, short_text, sentence, words, moment, date, person, unit, flag, next_cursor;

}  // namespace zq::http::schemas::common
