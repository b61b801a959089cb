#include "http/carry_out.hpp"
#include "http/handlers_assessment.hpp"
#include "http/render_assessment.hpp"

namespace zq::http {

using workflow::Unit;

void list_evaluations(const Desk& desk, CallPtr call) {
  const auto page = desk.assessing.evaluations.list(call->query_text("cursor"), call->limit());
  if (!page.ok()) return call->fail(page.error());
  call->reply(page_json(*page));
}

void make_evaluation(const Desk& desk, CallPtr call) {
  const auto span = span_from_text(call->body.text_of("period"));
  if (!span)
    return call->fail(Error{ErrorCode::invalid_input,
                            "期间不对；请写成月 2026-11、季 2026-Q4、半年 2026-H2 或者年 2026",
                            {},
                            {{"/period", "不是期间", "2026-11, 2026-Q4, 2026-H2 or 2026", "something else"}}});
  carry_out<Evaluation>(desk, call, 200, [&desk, call, span = *span](Unit& unit, Instant now) {
    return desk.assessing.evaluations.make(unit, call->context, span, now);
  });
}

void find_evaluation(const Desk& desk, CallPtr call) {
  const auto one = desk.assessing.evaluations.find(call->id);
  if (!one.ok()) return call->fail(one.error());
  call->reply(json_of(desk, *one));
}

void report_evaluation(const Desk& desk, CallPtr call) {
  carry_out<Evaluation>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.assessing.evaluations.report(unit, call->context, call->id, call->body.text_of("report_no"),
                                             call->body.text_of("operator"), now);
  });
}

void print_evaluation(const Desk& desk, CallPtr call) {
  const auto one = desk.assessing.evaluations.find(call->id);
  if (!one.ok()) return call->fail(one.error());
  const std::string format = call->query_text("format");
  if (format.empty() || format == "json") return call->reply(json_of(desk, *one));
  reply_report(*call, format, "evaluation-" + one->span, report_of(*one), sheet_of(*one));
}

}  // namespace zq::http
