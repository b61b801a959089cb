#include <charconv>

#include "http/carry_out.hpp"
#include "http/handlers_assessment.hpp"
#include "http/render_assessment.hpp"

namespace zq::http {
namespace {

using workflow::Unit;
using All = std::vector<Assessment>;

// 0: no year.
int year_in(const std::string& text) {
  int year = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), year);
  return fault == std::errc() && end == text.data() + text.size() && year >= 2000 && year <= 2199 ? year : 0;
}

Error no_year() { return Error{ErrorCode::not_found, "没有这个年度；请写成 2026"}; }

std::vector<ItemPoints> points_in(const Value& body) {
  std::vector<ItemPoints> all;
  for (const Value& item : body.find("items")->items)
    all.push_back({static_cast<int>(item.integer_of("item").value_or(0)),
                   points_from_text(item.text_of("points")).value_or(Points{-1}), item.text_of("text")});
  return all;
}

}  // namespace

void open_assessment_year(const Desk& desk, CallPtr call) {
  carry_out<All>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    const int year = static_cast<int>(call->body.integer_of("year").value_or(0));
    return desk.assessing.yearly.open(unit, call->context, year, call->body.text_of("operator"), now);
  });
}

void show_assessment_year(const Desk& desk, CallPtr call) {
  const int year = year_in(call->id);
  if (year == 0) return call->fail(no_year());
  const auto all = desk.assessing.yearly.of_year(call->context, year);
  if (!all.ok()) return call->fail(all.error());
  call->reply(json_of(desk, *all));
}

void report_assessment_year(const Desk& desk, CallPtr call) {
  const int year = year_in(call->id);
  if (year == 0) return call->fail(no_year());
  const auto all = desk.assessing.yearly.of_year(call->context, year);
  if (!all.ok()) return call->fail(all.error());
  const std::string format = call->query_text("format");
  if (format.empty() || format == "json") return call->reply(json_of(desk, *all));
  reply_report(*call, format, "assessment-" + std::to_string(year), report_of(year, *all, desk.clock.now()),
               sheet_of(year, *all));
}

void export_assessment_year(const Desk& desk, CallPtr call) {
  const int year = year_in(call->id);
  if (year == 0) return call->fail(no_year());
  carry_out<All>(desk, call, 200, [&desk, call, year](Unit& unit, Instant now) {
    return desk.assessing.yearly.hand_over(unit, call->context, year, call->body.text_of("operator"), now);
  });
}

void show_assessment_results(const Desk& desk, CallPtr call) {
  const int year = year_in(call->id);
  if (year == 0) return call->fail(no_year());
  const auto all = desk.assessing.yearly.exported(year);
  if (!all.ok()) return call->fail(all.error());
  call->reply(results_json(*all));
}

void find_assessment(const Desk& desk, CallPtr call) {
  const auto one = desk.assessing.yearly.find(call->context, call->id);
  if (!one.ok()) return call->fail(one.error());
  call->reply(json_of(desk, *one));
}

void score_oneself(const Desk& desk, CallPtr call) {
  carry_out<Assessment>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.assessing.yearly.self_score(unit, call->context, call->id, points_in(call->body),
                                            call->body.text_of("operator"), now);
  });
}

void verify_assessment(const Desk& desk, CallPtr call) {
  carry_out<Assessment>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.assessing.yearly.verify(unit, call->context, call->id, points_in(call->body),
                                        call->body.text_of("operator"), now);
  });
}

void finalise_assessment(const Desk& desk, CallPtr call) {
  carry_out<Assessment>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.assessing.yearly.finalise(unit, call->context, call->id, call->body.text_of("operator"), now);
  });
}

}  // namespace zq::http
