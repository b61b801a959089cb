// Reports as files.
#include "http/render_assessment.hpp"
#include "print/html.hpp"
#include "print/pdf.hpp"
#include "sheet/sheet.hpp"

namespace zq::http {
namespace {

void reply_bytes(Call& call, std::string content, std::string_view type, const std::string& file) {
  Response response;
  response.content_type = type;
  response.body = std::move(content);
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + file + "\"");
  call.exchange->reply(std::move(response));
}

}  // namespace

void reply_report(Call& call, const std::string& format, const std::string& name, const Printout& paper,
                  const ReportSheet& sheet) {
  if (format == "html") return reply_bytes(call, print::html(paper), print::html_type, name + ".html");
  if (format == "pdf") {
    auto content = print::pdf(paper);
    if (!content.ok()) return call.fail(content.error());
    return reply_bytes(call, std::move(*content), print::pdf_type, name + ".pdf");
  }
  const auto kind = format == "csv" ? sheet::Format::csv : sheet::Format::xlsx;
  const auto file = sheet::begin(kind, sheet.title, sheet.headings);
  for (const auto& row : sheet.rows) file->add(row);
  auto content = file->finish();
  if (!content.ok()) return call.fail(content.error());
  reply_bytes(call, std::move(*content), sheet::content_type(kind), name + std::string(sheet::suffix(kind)));
}

}  // namespace zq::http
