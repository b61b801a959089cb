// Items of minutes: who carries them out, how far they are, and their day (会议-3.3, 会议-4.1).
#include <algorithm>

#include "domain/deadline.hpp"
#include "domain/time_words.hpp"
#include "records/office_record.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/office_acts.hpp"
#include "workflow/office_work.hpp"
#include "workflow/read_all.hpp"

namespace zq::workflow {
namespace {

std::string item_timer(const std::string& id) { return "minutes_item:" + id; }

}  // namespace

// One working day before the last; a day before where the calendar does not say.
Instant OfficeWork::reminder_of(const MinutesItem& item) const {
  const auto law = tools_.base.law.get();
  std::chrono::sys_days day(item.due);
  for (int i = 0; i < 15; ++i) {
    day -= std::chrono::days(1);
    const auto works = law->calendar.is_working_day(Date(day));
    if (!works || *works) break;
  }
  return std::max(start_of(Date(day)), item.agreed_at);
}

void OfficeWork::save(Unit& unit, const MinutesItem& item) {
  unit.emplace_back(SaveDocument{records::document_of(item)});
  if (item.done_at || item.overdue_at) {
    unit.emplace_back(DropWork{item_timer(item.id)});
    return;
  }
  const Instant next = item.reminded_at ? overdue_from(end_of(item.due)) : reminder_of(item);
  unit.emplace_back(PutWork{{item_timer(item.id), WorkKind::minutes_clock, item.id, next}});
}

Result<MinutesItem> OfficeWork::item(const Context& context, const std::string& id) {
  auto found = tools_.base.store.find_document(DocumentKind::minutes_item, id);
  if (!found) return std::move(found).error();
  auto item = found->has_value() ? records::minutes_item_of(**found) : std::nullopt;
  const bool seen =
      item && (context.roles.has(Role::joint_office) || (!context.unit.empty() && context.unit == item->owner));
  if (!seen) return Error{ErrorCode::not_found, "没有这项议定事项，或者它不由本单位落实；请核对编号"};
  if (item->done_at) return Error{ErrorCode::conflict, "该议定事项已完成", {}, {}, "会议-4.1"};
  return std::move(*item);
}

Result<Page<MinutesItem>> OfficeWork::items(const Context& context, ItemFilter filter, const std::string& cursor,
                                            int limit, Instant now) {
  const bool office = context.roles.has(Role::joint_office);
  DocumentQuery query;
  query.kind = DocumentKind::minutes_item;
  query.newest_first = true;
  using By = DocumentQuery::By;
  query.by = filter == ItemFilter::all ? (office ? By::all : By::unit) : (office ? By::open : By::open_of_unit);
  if (!office) query.key = context.unit;
  return kept_page_of<MinutesItem>(
      tools_.base.store, query, cursor, limit, records::minutes_item_of,
      [&](const MinutesItem& one) { return filter != ItemFilter::overdue || !in_time(now, end_of(one.due)); });
}

Result<MinutesItem> OfficeWork::report_progress(Unit& unit, const Context& context, const std::string& id,
                                                const std::string& text, const std::string& operator_name,
                                                Instant now) {
  auto item = this->item(context, id);
  if (!item) return item;
  item->progress.push_back({now, acting_unit(context), operator_name, text});
  save(unit, *item);
  unit.emplace_back(AppendAct{office_act(
      {"minutes.progress", id, "会议-4.1", "open", "open", acting_unit(context), operator_name}, context, now)});
  return item;
}

Result<MinutesItem> OfficeWork::finish(Unit& unit, const Context& context, const std::string& id,
                                       const std::string& result, const std::string& operator_name, Instant now) {
  auto item = this->item(context, id);
  if (!item) return item;
  item->state = ItemState::done;
  item->result = result;
  item->done_by = operator_name;
  item->done_at = now;
  save(unit, *item);
  unit.emplace_back(AppendAct{
      office_act({"minutes.done", id, "会议-4.1", "open", "done", acting_unit(context), operator_name}, context, now)});
  Notice notice{{}, std::string(joint_office_unit), "minutes.done", id, {}, {}, now};
  notice.text = name_of(*tools_.units(), item->owner) + "已完成议定事项：" + item->text;
  notify(unit, tools_.base.ids, std::move(notice), now);
  return item;
}

Task<Result<Done>> OfficeWork::item_due(Work work, Instant now) {
  auto found = tools_.base.store.find_document(DocumentKind::minutes_item, work.subject);
  if (!found) co_return std::move(found).error();
  auto item = found->has_value() ? records::minutes_item_of(**found) : std::nullopt;
  if (found->has_value() && !item)
    co_return Error{ErrorCode::internal, "议定事项的存档无法读取", "an item of minutes is broken"};
  Unit unit;
  if (!item || item->done_at || item->overdue_at) {
    unit.emplace_back(DropWork{work.id});
  } else {
    const bool late = !in_time(now, end_of(item->due));
    Notice notice;
    notice.event = late ? "minutes.overdue" : "minutes.due_soon";
    notice.subject = item->id;
    notice.text = "议定事项" + std::string(late ? "已逾期" : "即将到期") + "（应于" + date_words(item->due) +
                  "前完成）：" + item->text;
    (late ? item->overdue_at : item->reminded_at) = now;
    std::vector<std::string> to{item->owner};
    if (late) to.emplace_back(joint_office_unit);
    tell_all(unit, tools_.base.ids, to, notice, now);
    save(unit, *item);
  }
  auto writing = tools_.base.store.commit(std::move(unit));
  co_return co_await writing;
}

}  // namespace zq::workflow
