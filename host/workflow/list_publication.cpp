#include "workflow/list_publication.hpp"

#include <set>

#include "domain/entry_rules.hpp"
#include "workflow/json_text.hpp"
#include "workflow/list_notices.hpp"
#include "workflow/list_snapshot.hpp"

namespace zq::workflow {
namespace {

constexpr size_t announced_most = 500;  // changes named one by one; the others are in the list itself

// What a stop has ended is no part of the text of an entry: one that is otherwise taken over goes into the new version
// as it stood in the one before, and the stop goes on by itself.
void take_over_unstopped(ListVersion& version, const ListVersion& before, const std::vector<ListStop>& stops) {
  ListVersion seen = before;
  apply_stops(stops, seen);
  for (Entry& entry : version.entries)
    if (const Entry* one = seen.find(entry.id); one && *one == entry)
      entry = before.entries[static_cast<size_t>(one - seen.entries.data())];
}

std::string version_name(int number) { return "第" + std::to_string(number) + "版"; }
std::string subject_of(int number) { return number ? "list:" + std::to_string(number) : ""; }

void check_entries(std::vector<Fault>& faults, const ListVersion& version) {
  std::set<std::string_view> ids;
  std::set<std::array<std::string_view, 3>> proofs;
  if (version.entries.empty()) faults.push_back({"/entries", "清单没有任何一项", "at least one entry", "nothing"});
  for (const Entry& entry : version.entries) {
    const std::string at = "/entries/" + entry.id.value;
    for (Fault& fault : with_pointers(faults_of(entry), at)) faults.push_back(std::move(fault));
    if (!ids.insert(entry.id.value).second) faults.push_back({at, "编号重复", "unique", entry.id.value});
    if (!proofs.insert({entry.handling_department, entry.matter, entry.proof}).second)
      faults.push_back({at, "同一部门同一事项的同一证明已经列入", "unique", entry.proof});
  }
}

// 调整-11.1: nothing holds before it is published, and a later version never before an earlier one.
void check_day(std::vector<Fault>& faults, const ListVersion& version, const ListVersion& before) {
  const auto from = version.in_force_from();
  if (std::chrono::sys_days{from} < std::chrono::sys_days{beijing_day(version.published_at)})
    faults.push_back({"/effective_from", "施行日期不得早于公布之日（调整-11）",
                      ">= " + date_text(beijing_day(version.published_at)), date_text(from)});
  else if (before.number && std::chrono::sys_days{from} < std::chrono::sys_days{before.in_force_from()})
    faults.push_back({"/effective_from", "施行日期不得早于" + version_name(before.number) + "的施行日期",
                      ">= " + date_text(before.in_force_from()), date_text(from)});
}

// 规定-6.2, C-06: a first list stands by itself; what changes it later says on which approval.
void check_basis(std::vector<Fault>& faults, const ListVersion& version) {
  if (version.number > 1 && version.basis.empty())
    faults.push_back({"/basis", "清单公布后的变动须经核准，请写明核准文号或者调整编号（规定-6.2、调整-11）",
                      "a document or adjustment", "nothing"});
}

Act published_act(const ListVersion& version, const std::vector<EntryChange>& changes, const Context& by) {
  std::array<int, 3> counts{};
  for (const EntryChange& change : changes) ++counts[static_cast<size_t>(change.kind())];
  return {version.published_at,
          "list.published",
          subject_of(version.number),
          by.caller.value,
          by.request_id,
          version.number == 1 ? "规定-6.1" : "调整-11",
          subject_of(version.number - 1),
          subject_of(version.number),
          json_object({{"entries", std::to_string(version.entries.size())},
                       {"publisher", version.publisher},
                       {"basis", version.basis},
                       {"effective_from", date_text(version.in_force_from())},
                       {"added", std::to_string(counts[0])},
                       {"removed", std::to_string(counts[1])},
                       {"changed", std::to_string(counts[2])}})};
}

std::string changes_text(const std::vector<EntryChange>& changes) {
  std::string text;
  for (size_t i = 0; i < changes.size() && i < announced_most; ++i) text += (i == 0 ? "" : "\n") + sentence(changes[i]);
  if (changes.size() > announced_most)
    text += "\n其余" + std::to_string(changes.size() - announced_most) + "项变动见清单";
  return text;
}

void schedule(Unit& unit, const ListVersion& version) {
  const std::chrono::sys_days today{beijing_day(version.published_at)};
  const auto put = [&](const std::string& subject, Date day) {
    unit.emplace_back(PutWork{{"list_day:" + subject, WorkKind::list_day, subject, start_of(day)}});
  };
  if (std::chrono::sys_days{version.in_force_from()} > today)
    put(list_day_subject(version.number), version.in_force_from());
  std::set<std::chrono::sys_days> ends;
  for (const Entry& entry : version.entries)
    if (entry.until && std::chrono::sys_days{*entry.until} > today) ends.insert(std::chrono::sys_days{*entry.until});
  for (const std::chrono::sys_days end : ends) put(list_day_subject(version.number, Date{end}), Date{end});
}

}  // namespace

std::string list_day_subject(int version) { return std::to_string(version); }
std::string list_day_subject(int version, Date day) { return std::to_string(version) + ":" + date_text(day); }

Result<int> ListPublication::publish(Unit& unit, ListVersion version, const Context& by, Instant now) const {
  auto newest = store_.newest_list_number();
  if (!newest) return std::move(newest).error();
  auto before = *newest ? store_.list_version(*newest) : Result<std::optional<ListVersion>>(ListVersion{});
  if (!before) return std::move(before).error();
  if (!before->has_value()) return Error{ErrorCode::internal, "清单版本缺失", "a numbered version is not stored"};
  version.number = *newest + 1;
  version.published_at = now;
  if (!version.effective_from) version.effective_from = beijing_day(now);
  if (version.publisher.empty()) version.publisher = version.number == 1 ? "区人民政府" : "区联席会议办公室";  // C-06
  auto stops = stops_of(store_);
  if (!stops) return std::move(stops).error();
  take_over_unstopped(version, **before, *stops);
  std::vector<Fault> faults;
  check_basis(faults, version);
  check_day(faults, version, **before);
  check_entries(faults, version);
  if (!faults.empty()) return Error{ErrorCode::invalid_input, "清单不能公布，请按提示更正", {}, std::move(faults)};
  const auto changes = changes_between(**before, version);
  unit.emplace_back(AppendAct{published_act(version, changes, by)});
  if (auto announced = announce(unit, version, changes, now); !announced) return std::move(announced).error();
  schedule(unit, version);
  const int number = version.number;
  unit.emplace_back(PublishList{std::move(version)});
  return number;
}

// 规定-6.1a: to the public by a writ, to those concerned by a notice each.
Result<Done> ListPublication::announce(Unit& unit, const ListVersion& version, const std::vector<EntryChange>& changes,
                                       Instant now) const {
  const std::string from = date_text(version.in_force_from());
  Writ writ;
  writ.kind = WritKind::list_announcement;
  writ.about = subject_of(version.number);
  writ.issuer = version.publisher;
  writ.fields = {{"list_version", version_name(version.number)},
                 {"publisher", version.publisher},
                 {"basis", version.basis},
                 {"effective_on", from},
                 {"changes", changes_text(changes)}};
  writ.is_public = true;
  if (auto issued = writs_.issue(unit, std::move(writ), now); !issued) return std::move(issued).error();
  const std::string published =
      "《证明材料取消清单》" + version_name(version.number) + "已由" + version.publisher + "公布，自" + from + "起施行";
  EntriesByUnit concerned;
  for (const EntryChange& change : changes) {
    if (change.before) note_concerned(concerned, *change.before, unit_of_);
    if (change.after) note_concerned(concerned, *change.after, unit_of_);
  }
  tell_concerned(unit, ids_, concerned, {"list.published", subject_of(version.number), published + "。涉及"}, now);
  return Done{};
}

}  // namespace zq::workflow
