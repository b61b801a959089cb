// Designees and notices.
#include "domain/clocks.hpp"
#include "http/calendar_text.hpp"
#include "http/handlers.hpp"
#include "http/render.hpp"
#include "http/render_letters.hpp"

namespace zq::http {
namespace {

std::vector<Designee> designees_in(const Value& body, std::vector<Fault>& faults) {
  std::vector<Designee> all;
  for (const Value& given : body.find("designees")->items) {
    Designee one;
    one.post = given.text_of("post");
    one.person = given.text_of("person");
    one.backup = given.text_of("backup");
    const std::string at = "/designees/" + std::to_string(all.size());
    const auto from = date_from_text(given.text_of("from"));
    if (!from) faults.push_back({at + "/from", "日期不存在", "YYYY-MM-DD", "no such day"});
    one.from = from.value_or(Date{});
    if (given.find("until")) {
      one.until = date_from_text(given.text_of("until"));
      if (!one.until) faults.push_back({at + "/until", "日期不存在", "YYYY-MM-DD", "no such day"});
    }
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

void list_designees(const Desk& desk, CallPtr call) {
  const auto page =
      desk.designees.history(call->context, DepartmentId{call->id}, call->query_text("cursor"), call->limit());
  if (!page) return call->fail(page.error());
  call->reply(page_json(*page));
}

void appoint_designees(const Desk& desk, CallPtr call) {
  std::vector<Fault> faults;
  auto wanted = designees_in(call->body, faults);
  if (!faults.empty())
    return call->fail(Error{ErrorCode::invalid_input, "协查专人的登记有误", {}, std::move(faults), "规定-11.2a"});
  auto appointing =
      desk.designees.appoint(call->context, DepartmentId{call->id}, std::move(wanted), call->body.text_of("operator"));
  workflow::start<Result<std::vector<Designee>>>(
      std::move(appointing), answer_with<std::vector<Designee>>(call, [](Call& c, std::vector<Designee> all) {
        c.reply(page_json(workflow::Page<Designee>{std::move(all), {}}));
      }));
}

void list_notices(const Desk& desk, CallPtr call) {
  const bool unread = call->query_text("unread") == "true";
  const auto page = desk.notices.mine(call->context, unread, call->query_text("cursor"), call->limit());
  if (!page) return call->fail(page.error());
  call->reply(page_json(*page));
}

void read_notice(const Desk& desk, CallPtr call) {
  auto reading = desk.notices.read(call->context, call->id, call->body.text_of("operator"));
  workflow::start<Result<Notice>>(std::move(reading), answer_with<Notice>(call, [](Call& c, const Notice& notice) {
                                    Writer json;
                                    write(json, notice);
                                    c.reply(json.take());
                                  }));
}

}  // namespace zq::http
