#include "http/printed.hpp"

#include "print/html.hpp"
#include "print/pdf.hpp"

namespace zq::http {
namespace {

// RFC 8187: UTF-8, everything but letters and digits as %XX.
std::string encoded(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
    if (plain)
      out += c;
    else
      (out += '%') += std::string{digits[byte >> 4], digits[byte & 15]};
  }
  return out;
}

std::string file_name(const Printout& printout) {
  return printout.title + (printout.number.empty() ? "" : "（" + printout.number + "）") + ".pdf";
}

}  // namespace

Response html_reply(const Printout& printout) {
  Response response;
  response.content_type = print::html_type;
  response.body = print::html(printout);
  response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  return response;
}

Result<Response> pdf_reply(const Printout& printout, std::string_view name) {
  auto bytes = print::pdf(printout);
  if (!bytes) return std::move(bytes).error();
  Response response;
  response.content_type = print::pdf_type;
  response.body = std::move(*bytes);
  response.headers.emplace_back("Content-Disposition", "inline; filename=\"" + std::string(name) +
                                                           ".pdf\"; filename*=UTF-8''" + encoded(file_name(printout)));
  return response;
}

}  // namespace zq::http
