// What every step of an adjustment writes: itself, its timer, its act, its writ, its notices.
#include "domain/clocks.hpp"
#include "domain/notice.hpp"
#include "records/adjustment_record.hpp"
#include "workflow/adjustment_change.hpp"
#include "workflow/json_text.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::workflow {
namespace {

constexpr int opinions_at_once = 500;
constexpr size_t opinions_most = 20000;  // of one adjustment

std::string work_id(const Adjustment& value) { return "adjustment:" + value.id; }

std::optional<Instant> next_look(const Adjustment& value) {
  if (value.state == AdjustmentState::published && value.effective_on) return start_of(*value.effective_on);
  if (!value.clock) return std::nullopt;
  const bool notice_ends = value.state == AdjustmentState::public_notice && value.clock->reminded_at;
  return notice_ends && !value.clock->overdue_at ? value.clock->due : next_alarm(*value.clock);
}

Act step_act(const Adjustment& value, std::string_view kind, std::string_view basis, std::string_view before,
             const Context& context, const AdjustmentStep& one) {
  return {one.at,
          "adjustment." + std::string(kind),
          value.id,
          context.caller.value,
          context.request_id,
          std::string(basis),
          std::string(before),
          std::string(code(value.state)),
          json_object({{"adjustment", value.id},
                       {"kind", code(value.form.kind)},
                       {"reason", value.form.reason ? code(*value.form.reason) : ""},
                       {"entry", value.form.entry.value},
                       {"department", value.department},
                       {"text_hash", one.hash},
                       {"writ", one.writ},
                       {"late", one.late ? "true" : "false"},
                       {"operator", one.by}})};
}

}  // namespace

std::string title_of(const Adjustment& value) {
  const Entry& one = value.before ? *value.before : value.form.proposed;
  std::string title = "清单调整（" + std::string(chinese(value.form.kind));
  if (!one.matter.empty()) title += "：" + one.matter + "，" + one.proof;
  return title + "）";
}

void save(Unit& unit, const Adjustment& value) {
  unit.emplace_back(SaveDocument{records::document_of(value)});
  if (const auto at = next_look(value))
    unit.emplace_back(PutWork{{work_id(value), WorkKind::adjustment_clock, value.id, *at}});
  else
    unit.emplace_back(DropWork{work_id(value)});
}

void tell(Unit& unit, Ids& ids, const Adjustment& value, std::string to, std::string_view event, std::string text,
          Instant now) {
  if (to.empty()) return;
  notify(unit, ids, Notice{{}, std::move(to), "adjustment." + std::string(event), value.id, {}, std::move(text), now},
         now);
}

void Adjustments::take_form(Adjustment& value, AdjustmentForm form) const {
  value.form = std::move(form);
  value.before.reset();
  if (value.form.kind != AdjustmentKind::add)
    if (const Entry* entry = tools_.handlers.list.newest()->find(value.form.entry)) value.before = *entry;
  if (value.form.kind == AdjustmentKind::remove && value.before) value.form.proposed = *value.before;
  if (value.form.kind == AdjustmentKind::add && value.form.proposed.handling_department.empty())
    value.form.proposed.handling_department = value.department;
  complete(value.form);
  value.text_hash = tools_.digest(content_of(value.form, value.before ? &*value.before : nullptr));
}

bool Adjustments::is_of(const Adjustment& value, const std::string& department) const {
  if (value.department == department) return true;
  const std::string unit = tools_.unit_of(value.department);
  return !unit.empty() && unit == tools_.unit_of(department);
}

Result<Adjustment> Adjustments::find(const std::string& id) const {
  auto found = tools_.handlers.store.find_document(DocumentKind::adjustment, id);
  if (!found) return std::move(found).error();
  if (!found->has_value())
    return Error{ErrorCode::not_found, "没有这件清单调整；请核对编号，各件见 /api/v1/adjustments"};
  auto value = records::adjustment_of(**found);
  if (!value) return Error{ErrorCode::internal, "清单调整的存档无法读取", "an adjustment's document is broken"};
  return std::move(*value);
}

Result<Adjustment> Adjustments::own(const Context& context, const std::string& id) const {
  auto value = find(id);
  if (value && !is_of(*value, context.department))
    return Error{ErrorCode::forbidden, "这件清单调整由" + value->department + "办理", "another department's"};
  return value;
}

Result<Page<Adjustment>> Adjustments::list(std::optional<AdjustmentState> state, const std::string& cursor,
                                           int limit) const {
  DocumentQuery query;
  query.kind = DocumentKind::adjustment;
  query.newest_first = true;
  if (state) {
    query.by = DocumentQuery::By::state;
    query.key = code(*state);
  }
  auto page = tools_.handlers.store.documents(query, cursor, limit);
  if (!page) return std::move(page).error();
  Page<Adjustment> all{{}, std::move(page->next)};
  for (const Document& document : page->items) {
    auto value = records::adjustment_of(document);
    if (!value) return Error{ErrorCode::internal, "清单调整的存档无法读取", "an adjustment's document is broken"};
    all.items.push_back(std::move(*value));
  }
  return all;
}

Result<Adjustment> Adjustments::moved(Unit& unit, const Context& context, Adjustment& value, AdjustmentEvent on,
                                      Change change, Instant now) const {
  const auto row = step(value.state, on);
  if (!row) return row.error();
  const std::string before{code(value.state)};
  AdjustmentStep one{row->to, now, context.department, change.by, change.text, value.text_hash, change.writ, {}, false};
  if (change.ends_clock && value.clock) {
    one.due = value.clock->due;
    one.late = !in_time(now, value.clock->due);
  }
  value.state = row->to;
  value.clock = change.clock;
  if (is_closed(value.state)) value.closed_at = now;
  value.steps.push_back(one);
  unit.emplace_back(AppendAct{step_act(value, code(on), basis_of(on), before, context, one)});
  save(unit, value);
  return value;
}

Result<Adjustment> Adjustments::begun(Unit& unit, const Context& context, Adjustment& value, Change change,
                                      Instant now) const {
  AdjustmentStep one{value.state, now, context.department, change.by, change.text, value.text_hash, {}, {}, false};
  value.clock = std::move(change.clock);
  value.steps.push_back(one);
  unit.emplace_back(
      AppendAct{step_act(value, code(value.state), value.by_office ? "调整-8.1" : "调整-8.2", "", context, one)});
  save(unit, value);
  return value;
}

Result<std::string> Adjustments::issue(Unit& unit, const Adjustment& value, WritKind kind,
                                       std::map<std::string, std::string> fields, const Context& context,
                                       Instant now) const {
  fields["adjustment_no"] = adjustment_number_text(value);
  fields["department"] = value.department;
  Writ writ;
  writ.kind = kind;
  writ.about = value.id;
  writ.issuer = context.department;
  writ.fields = std::move(fields);
  writ.is_public = kind != WritKind::adjustment_application;  // that one names who handles it
  writ.unit = writ.is_public ? "" : std::string(joint_office_unit);
  return tools_.handlers.writs.issue(unit, std::move(writ), now);
}

Result<std::vector<Opinion>> Adjustments::opinions(const Adjustment& value) const {
  DocumentQuery query;
  query.kind = DocumentKind::opinion;
  query.by = DocumentQuery::By::owner;
  query.key = value.id;
  std::vector<Opinion> all;
  std::string cursor;
  do {
    auto page = tools_.handlers.store.documents(query, cursor, opinions_at_once);
    if (!page) return std::move(page).error();
    for (const Document& document : page->items) {
      auto one = records::opinion_of(document);
      if (!one) return Error{ErrorCode::internal, "公众意见的存档无法读取", "an opinion's document is broken"};
      all.push_back(std::move(*one));
    }
    cursor = std::move(page->next);
  } while (!cursor.empty() && all.size() < opinions_most);
  return all;
}

Result<Done> Adjustments::none_open(const std::vector<Opinion>& all) const {
  std::vector<Fault> open;
  size_t count = 0;
  for (const Opinion& one : all) {
    if (one.disposition) continue;
    if (++count <= 20) open.push_back({"/opinions/" + one.id, "这条意见尚未处理", "adopted or refused", "received"});
  }
  if (count == 0) return Done{};
  return Error{ErrorCode::conflict,
               "还有" + std::to_string(count) + "条公众意见没有处理，须逐条写明采纳或者不予采纳的理由",
               {},
               std::move(open),
               "调整-10.2a"};
}

}  // namespace zq::workflow
