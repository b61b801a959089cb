#include "http/handlers.hpp"
#include "http/render.hpp"

namespace zq::http {
namespace {

std::string all_departments(const Desk& desk) {
  Writer json;
  json.begin_object().key("items").begin_array();
  for (const workflow::DepartmentView& view : desk.departments.view()) write(json, view);
  json.end_array().end_object();
  return json.take();
}

Error no_department() { return {ErrorCode::not_found, "没有这个部门；已配置的部门见 /api/v1/departments"}; }

}  // namespace

void list_departments(const Desk& desk, CallPtr call) { call->reply(all_departments(desk)); }

void find_department(const Desk& desk, CallPtr call) {
  const auto view = desk.departments.find(DepartmentId{call->id});
  if (!view) return call->fail(no_department());
  Writer json;
  write(json, *view);
  call->reply(json.take());
}

void read_department_list(const Desk& desk, CallPtr call) {
  using Rows = workflow::Page<DepartmentListRow>;
  auto reading =
      desk.list.department_list(call->context, DepartmentId{call->id}, call->query_text("cursor"), call->limit());
  workflow::start<Result<Rows>>(std::move(reading),
                                answer_with<Rows>(call, [](Call& c, const Rows& page) { c.reply(page_json(page)); }));
}

void compare_department_list(const Desk& desk, CallPtr call) {
  using Comparison = workflow::DepartmentComparison;
  auto comparing = desk.list.compare_with(call->context, DepartmentId{call->id});
  workflow::start<Result<Comparison>>(std::move(comparing),
                                      answer_with<Comparison>(call, [](Call& c, const Comparison& found) {
                                        Writer json;
                                        write(json, found);
                                        c.reply(json.take());
                                      }));
}

void set_department_state(const Desk& desk, CallPtr call) {
  const workflow::SwitchOrder order{call->body.boolean_of("enabled").value_or(false), call->body.text_of("reason"),
                                    call->body.text_of("until")};
  const auto done = desk.operations.switch_department(call->context, DepartmentId{call->id}, order);
  if (!done.ok()) return call->fail(done.error());
  find_department(desk, std::move(call));
}

void show_impact(const Desk& desk, CallPtr call) {
  const auto view = desk.departments.find(DepartmentId{call->id});
  if (!view) return call->fail(no_department());
  const auto list = desk.list.in_force();
  const auto impact = workflow::impact_of(desk.store, *list, view->id, view->name, view->manual_way, desk.clock.now());
  if (!impact) return call->fail(impact.error());
  Writer json;
  write(json, *impact);
  call->reply(json.take());
}

void show_shadow(const Desk& desk, CallPtr call) {
  const auto shadow = desk.departments.shadow(DepartmentId{call->id});
  if (!shadow)
    return call->fail(Error{ErrorCode::not_found, "没有这个部门，或者它没有配置影子版本（shadow_adapter_file）"});
  Writer json;
  write(json, *shadow);
  call->reply(json.take());
}

void show_versions(const Desk& desk, CallPtr call) {
  if (!desk.departments.find(DepartmentId{call->id})) return call->fail(no_department());
  Writer json;
  json.begin_object().key("items").begin_array();
  for (const workflow::AdapterVersion& version : desk.operations.versions(DepartmentId{call->id})) write(json, version);
  json.end_array().end_object();
  call->reply(json.take());
}

void promote_department(const Desk& desk, CallPtr call) {
  const auto done = desk.operations.promote_department(call->context, DepartmentId{call->id});
  if (!done.ok()) return call->fail(done.error());
  find_department(desk, std::move(call));
}

void roll_back_department(const Desk& desk, CallPtr call) {
  const auto done = desk.operations.roll_back_department(call->context, DepartmentId{call->id});
  if (!done.ok()) return call->fail(done.error());
  find_department(desk, std::move(call));
}

void reload(const Desk& desk, CallPtr call) {
  const auto done = desk.operations.reload(call->context);
  if (!done.ok()) return call->fail(done.error());
  call->reply(all_departments(desk));
}

}  // namespace zq::http
