// A printout as a reply: a page of HTML that may run and load nothing, or a PDF under a Chinese name. Private to http.
#pragma once
#include <string>
#include <string_view>

#include "domain/printout.hpp"
#include "domain/result.hpp"
#include "http/message.hpp"

namespace zq::http {

Response html_reply(const Printout&);
// `name`: of the file for clients that know ASCII only, without suffix; the others are told title and number.
// Errors: those of print::pdf().
Result<Response> pdf_reply(const Printout&, std::string_view name);

}  // namespace zq::http
