#include "workflow/list_stops.hpp"

#include <algorithm>

#include "records/list_record.hpp"
#include "workflow/json_text.hpp"
#include "workflow/read_all.hpp"

namespace zq::workflow {
namespace {

constexpr std::string_view id_prefix = "TX";

std::string work_id(const std::string& stop) { return "list_day:" + stop; }

Act stop_act(const ListStop& stop, std::string_view kind, const Context& by, std::string_view before,
             std::string_view after, Instant now) {
  std::string entries;
  for (const StoppedEntry& one : stop.entries) entries += (entries.empty() ? "" : ",") + one.id.value;
  return {now,
          std::string(kind),
          stop.id,
          by.caller.value,
          by.request_id,
          "规定-6.3",
          std::string(before),
          std::string(after),
          json_object({{"basis", stop.basis},
                       {"cause", code(stop.cause)},
                       {"document", stop.document},
                       {"effective_on", date_text(stop.effective_on)},
                       {"entries", entries},
                       {"operator", stop.withdrawn_at ? stop.withdrawn_by : stop.recorded_by},
                       {"reason", stop.withdrawal_reason}})};
}

Error nothing_rests_on_it() {
  return Error{ErrorCode::invalid_input,
               "清单中没有以此为设定依据、到该日仍然有效的事项",
               {},
               {{"/basis", "没有事项的设定依据写有这个名称", "part of what an entry rests on", "another text"}},
               "规定-6.3"};
}

}  // namespace

bool is_stop(const std::string& subject) { return subject.starts_with(id_prefix); }

// Of the version that is published last: what follows from earlier ones is history.
Result<std::vector<StoppedEntry>> ListStops::entries_of(const NewListStop& asked) const {
  const auto list = list_.newest();
  if (list->number == 0) return Error{ErrorCode::unavailable, "证明材料取消清单尚未公布；请先导入清单"};
  auto resting = resting_on(*list, asked.basis, asked.effective_on);
  if (resting.empty()) return nothing_rests_on_it();
  if (asked.entries.empty()) return resting;
  std::vector<StoppedEntry> chosen;
  std::vector<Fault> faults;
  for (size_t i = 0; i < asked.entries.size(); ++i) {
    const auto found = std::ranges::find(resting, EntryId{asked.entries[i]}, &StoppedEntry::id);
    if (found == resting.end())
      faults.push_back({"/entries/" + std::to_string(i), "这一项不以此为设定依据，或者到该日已经失效",
                        "an entry that rests on it", asked.entries[i]});
    else if (std::ranges::find(chosen, *found) == chosen.end())
      chosen.push_back(*found);
  }
  if (!faults.empty()) return Error{ErrorCode::invalid_input, "停止执行的事项有误", {}, std::move(faults), "规定-6.3"};
  return chosen;
}

void ListStops::tell(Unit& unit, const ListStop& stop, const std::string& event, const std::string& text,
                     Instant now) const {
  const auto list = list_.newest();
  EntriesByUnit concerned;
  for (const StoppedEntry& one : stop.entries)
    if (const Entry* entry = list->find(one.id)) note_concerned(concerned, *entry, unit_of_);
  tell_concerned(unit, ids_, concerned, {event, stop.id, text}, now);
}

Result<ListStop> ListStops::record(Unit& unit, const Context& context, const NewListStop& asked, Instant now) {
  auto entries = entries_of(asked);
  if (!entries) return std::move(entries).error();
  ListStop stop;
  stop.id = ids_.fresh(id_prefix, now);
  stop.basis = asked.basis;
  stop.cause = asked.cause;
  stop.document = asked.document;
  stop.effective_on = asked.effective_on;
  stop.list_version = list_.newest()->number;
  stop.entries = std::move(*entries);
  stop.recorded_at = now;
  stop.recorded_by = asked.operator_name;
  unit.emplace_back(SaveDocument{records::document_of(stop)});
  unit.emplace_back(AppendAct{stop_act(stop, "list.stop_recorded", context, "", "recorded", now)});
  unit.emplace_back(
      PutWork{{work_id(stop.id), WorkKind::list_day, stop.id, std::max(now, start_of(stop.effective_on))}});
  tell(unit, stop, "entry.stop_recorded", reason_of(stop) + "，自该日起停止执行：", now);
  return stop;
}

Result<ListStop> ListStops::find(const std::string& id) {
  auto found = store_.find_document(DocumentKind::list_stop, id);
  if (!found) return std::move(found).error();
  auto stop = found->has_value() ? records::list_stop_of(**found) : std::nullopt;
  if (!stop) return Error{ErrorCode::not_found, "没有这条停止执行的记录；请核对编号"};
  return std::move(*stop);
}

Result<ListStop> ListStops::withdraw(Unit& unit, const Context& context, const std::string& id,
                                     const std::string& reason, const std::string& operator_name, Instant now) {
  auto stop = find(id);
  if (!stop) return stop;
  if (stop->withdrawn_at) return Error{ErrorCode::conflict, "这条停止执行的记录已经撤销"};
  stop->withdrawn_at = now;
  stop->withdrawal_reason = reason;
  stop->withdrawn_by = operator_name;
  unit.emplace_back(SaveDocument{records::document_of(*stop)});
  unit.emplace_back(AppendAct{stop_act(*stop, "list.stop_withdrawn", context, "recorded", "withdrawn", now)});
  unit.emplace_back(DropWork{work_id(stop->id)});
  tell(unit, *stop, "entry.stop_withdrawn", "撤销停止执行的记录（" + reason + "），恢复执行：", now);
  return stop;
}

Result<Page<ListStop>> ListStops::all(const std::string& cursor, int limit) {
  DocumentQuery query;
  query.kind = DocumentKind::list_stop;
  query.newest_first = true;
  return page_of<ListStop>(store_, query, cursor, limit, records::list_stop_of);
}

Result<Done> ListStops::day_has_come(Unit& unit, const std::string& id, Instant now) {
  auto stop = find(id);
  if (!stop) return std::move(stop).error();
  if (stop->withdrawn_at || stop->told_at) return Done{};
  stop->told_at = now;
  unit.emplace_back(SaveDocument{records::document_of(*stop)});
  Context host;
  host.caller.value = "host";
  unit.emplace_back(AppendAct{stop_act(*stop, "list.entries_stopped", host, "recorded", "stopped", now)});
  tell(unit, *stop, "entry.stopped", reason_of(*stop) + "，停止执行：", now);
  return Done{};
}

}  // namespace zq::workflow
