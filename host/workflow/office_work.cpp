#include "workflow/office_work.hpp"

#include <algorithm>

#include "domain/deadline.hpp"
#include "domain/time_words.hpp"
#include "records/office_record.hpp"
#include "workflow/json_text.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/office_acts.hpp"
#include "workflow/read_all.hpp"

namespace zq::workflow {
namespace {

Error no_unit(const std::string& path) {
  return {ErrorCode::invalid_input,
          "单位不在单位登记中",
          {},
          {{path, "应为单位登记中的单位", "a registered unit", "unknown"}},
          "会议-3.3"};
}

Error due_too_early(const std::string& path, Date held_on, Date due) {
  return {ErrorCode::invalid_input,
          "议定事项的完成日期早于会议日期",
          {},
          {{path, "应不早于会议日期" + date_text(held_on), date_text(held_on) + " or later", date_text(due)}},
          "会议-3.3"};
}

std::string names_of(const Organisations& units, const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids) text += (text.empty() ? "" : "、") + name_of(units, id);
  return text;
}

std::vector<std::string> member_units(const std::vector<Post>& posts) {
  std::vector<std::string> units;
  for (const Post& post : posts)
    if (post.seat == Seat::member_unit) units.push_back(post.unit);
  return units;
}

}  // namespace

Act office_act(const OfficeStep& step, const Context& context, Instant now) {
  return {now,
          step.kind,
          step.subject,
          context.caller.value,
          context.request_id,
          step.basis,
          step.before,
          step.after,
          json_object({{"unit", step.unit}, {"operator", step.by}})};
}

std::string acting_unit(const Context& context) {
  const bool office = context.unit.empty() && context.roles.has(Role::joint_office);
  return office ? std::string(joint_office_unit) : context.unit;
}

// 会议-3.2: a liaison meeting since the plenary before; as text for people, empty: there was one.
Result<std::string> OfficeWork::missing_liaison_meeting(const Meeting& meeting) {
  DocumentQuery query;
  query.kind = DocumentKind::meeting;
  auto before = all_of<Meeting>(tools_.base.store, query, records::meeting_of);
  if (!before) return std::move(before).error();
  std::optional<Date> plenary;
  for (const Meeting& one : *before)
    if (one.kind == MeetingKind::plenary && one.held_on < meeting.held_on && (!plenary || *plenary < one.held_on))
      plenary = one.held_on;
  const bool prepared = std::ranges::any_of(*before, [&](const Meeting& one) {
    return one.kind == MeetingKind::liaison && one.held_on <= meeting.held_on && (!plenary || *plenary < one.held_on);
  });
  return prepared ? std::string() : "全体会议之前没有召开联络员会议（联席会议制度第三部分）";
}

Result<Meeting> OfficeWork::record_meeting(Unit& unit, const Context& context, Meeting meeting, Instant now) {
  const auto units = tools_.units();
  auto posts = posts_.on(meeting.held_on);
  if (!posts) return std::move(posts).error();
  for (std::string& one : meeting.attending) {
    if (!units->named(one)) return no_unit("/attending");
    one = id_of(*units, one);
  }
  if (meeting.attending.empty()) meeting.attending = member_units(*posts);
  if (meeting.chair.empty()) meeting.chair = holder_of(*posts, Seat::convener, {}, meeting.held_on);
  if (meeting.kind == MeetingKind::plenary) {
    auto warning = missing_liaison_meeting(meeting);
    if (!warning) return std::move(warning).error();
    meeting.warning = std::move(*warning);
  }
  meeting.id = tools_.base.ids.fresh("HY", now);
  meeting.recorded_at = now;
  unit.emplace_back(SaveDocument{records::document_of(meeting)});
  unit.emplace_back(AppendAct{office_act({"meeting.recorded", meeting.id, "会议-3.1、会议-3.2", "",
                                          std::string(code(meeting.kind)), "", meeting.recorded_by},
                                         context, now)});
  Notice notice;
  notice.event = "meeting.recorded";
  notice.subject = meeting.id;
  notice.text = std::string(chinese(meeting.kind)) + "：" + meeting.title + "，" + date_words(meeting.held_on) + "，" +
                meeting.place;
  tell_all(unit, tools_.base.ids, meeting.attending, notice, now);
  return meeting;
}

Result<Page<Meeting>> OfficeWork::meetings(const std::string& cursor, int limit) {
  DocumentQuery query;
  query.kind = DocumentKind::meeting;
  query.newest_first = true;
  return page_of<Meeting>(tools_.base.store, query, cursor, limit, records::meeting_of);
}

Result<Meeting> OfficeWork::meeting(const std::string& id) {
  auto found = tools_.base.store.find_document(DocumentKind::meeting, id);
  if (!found) return std::move(found).error();
  auto meeting = found->has_value() ? records::meeting_of(**found) : std::nullopt;
  if (!meeting) return Error{ErrorCode::not_found, "没有这次会议；请核对编号"};
  return std::move(*meeting);
}

Result<Meeting> OfficeWork::write_minutes(Unit& unit, const Context& context, const std::string& id,
                                          const std::vector<NewItem>& agreed, const std::string& operator_name,
                                          Instant now) {
  auto meeting = this->meeting(id);
  if (!meeting) return meeting;
  if (meeting->minuted_at) return Error{ErrorCode::conflict, "该会议已有纪要", {}, {}, "会议-3.3"};
  const auto units = tools_.units();
  std::string lines;
  for (size_t i = 0; i < agreed.size(); ++i) {
    const Organisation* owner = units->named(agreed[i].owner);
    if (!owner) return no_unit("/items/" + std::to_string(i) + "/owner");
    if (agreed[i].due < meeting->held_on)
      return due_too_early("/items/" + std::to_string(i) + "/due", meeting->held_on, agreed[i].due);
    MinutesItem item;
    item.id = tools_.base.ids.fresh("YD", now);
    item.meeting = id;
    item.text = agreed[i].text;
    item.owner = owner->id;
    item.due = agreed[i].due;
    item.agreed_at = now;
    save(unit, item);
    meeting->items.push_back(item.id);
    lines += (i == 0 ? "" : "\n") + std::to_string(i + 1) + "．" + item.text + "（责任单位：" + owner->name + "，" +
             date_words(item.due) + "前完成）";
    Notice notice{{}, owner->id, "minutes.item", item.id, {}, {}, now};
    notice.text = "会议议定事项由你单位落实，" + date_words(item.due) + "前完成：" + item.text;
    notify(unit, tools_.base.ids, std::move(notice), now);
  }
  Writ writ;
  writ.kind = WritKind::meeting_minutes;
  writ.about = id;
  writ.issuer = name_of(*units, std::string(joint_office_unit));
  writ.fields = {
      {"meeting", meeting->title}, {"held_on", date_words(meeting->held_on)},           {"place", meeting->place},
      {"chair", meeting->chair},   {"attending", names_of(*units, meeting->attending)}, {"items", lines}};
  if (auto issued = tools_.base.writs.issue(unit, std::move(writ), now); !issued) return std::move(issued).error();
  meeting->minuted_at = now;
  unit.emplace_back(SaveDocument{records::document_of(*meeting)});
  unit.emplace_back(
      AppendAct{office_act({"minutes.written", id, "会议-3.3", "", "minuted", "", operator_name}, context, now)});
  Notice notice;
  notice.event = "minutes.written";
  notice.subject = id;
  notice.text = meeting->title + "的会议纪要已印发";
  tell_all(unit, tools_.base.ids, meeting->attending, notice, now);
  return meeting;
}

Result<Bulletin> OfficeWork::issue_bulletin(Unit& unit, const Context& context, const NewBulletin& asked, Instant now) {
  const auto units = tools_.units();
  const Date today = beijing_day(now);
  auto posts = posts_.on(today);
  if (!posts) return std::move(posts).error();
  std::vector<std::string> recipients;
  for (const std::string& named : asked.recipients) {
    if (!units->named(named)) return no_unit("/recipients");
    const std::string id = id_of(*units, named);
    if (std::ranges::find(recipients, id) == recipients.end()) recipients.push_back(id);
  }
  if (recipients.empty()) recipients = member_units(*posts);
  Bulletin bulletin;
  bulletin.id = tools_.base.ids.fresh("TB", now);
  bulletin.title = asked.title;
  bulletin.period = asked.period;
  bulletin.content = asked.content;
  bulletin.issued_by = asked.operator_name;
  bulletin.issued_at = now;
  for (const std::string& one : recipients)
    bulletin.receipts.push_back({one, holder_of(*posts, Seat::liaison, one, today), {}, {}});
  unit.emplace_back(SaveDocument{records::document_of(bulletin)});
  Writ writ;
  writ.kind = WritKind::bulletin;
  writ.about = bulletin.id;
  writ.issuer = name_of(*units, std::string(joint_office_unit));
  writ.fields = {{"title", asked.title},
                 {"period", asked.period},
                 {"content", asked.content},
                 {"recipients", names_of(*units, recipients)}};
  if (auto issued = tools_.base.writs.issue(unit, std::move(writ), now); !issued) return std::move(issued).error();
  unit.emplace_back(AppendAct{
      office_act({"bulletin.issued", bulletin.id, "会议-4.2", "", "sent", "", asked.operator_name}, context, now)});
  for (const Receipt& receipt : bulletin.receipts) {
    Notice notice{{}, receipt.unit, "bulletin.issued", bulletin.id, {}, {}, now};
    notice.text = "联席会议办公室通报：" + asked.title + (receipt.liaison.empty() ? "" : "，请联络员阅知");
    notify(unit, tools_.base.ids, std::move(notice), now);
  }
  return bulletin;
}

Result<Bulletin> OfficeWork::read_bulletin(Unit& unit, const Context& context, const std::string& id,
                                           const std::string& operator_name, Instant now) {
  auto found = tools_.base.store.find_document(DocumentKind::bulletin, id);
  if (!found) return std::move(found).error();
  auto bulletin = found->has_value() ? records::bulletin_of(**found) : std::nullopt;
  const std::string reader = acting_unit(context);
  const auto own = [&]() -> Receipt* {
    if (!bulletin || reader.empty()) return nullptr;
    const auto at = std::ranges::find(bulletin->receipts, reader, &Receipt::unit);
    return at == bulletin->receipts.end() ? nullptr : &*at;
  }();
  if (!own) return Error{ErrorCode::not_found, "没有这份通报，或者它不是发给本单位的；请核对编号"};
  if (own->read_at) return std::move(*bulletin);  // read once is read
  own->read_at = now;
  own->read_by = operator_name;
  if (std::ranges::all_of(bulletin->receipts, [](const Receipt& one) { return one.read_at.has_value(); }))
    bulletin->read_at = now;
  unit.emplace_back(SaveDocument{records::document_of(*bulletin)});
  unit.emplace_back(
      AppendAct{office_act({"bulletin.read", id, "会议-4.2", "", "read", reader, operator_name}, context, now)});
  return std::move(*bulletin);
}

Result<Page<Bulletin>> OfficeWork::bulletins(const Context& context, const std::string& cursor, int limit) {
  DocumentQuery query;
  query.kind = DocumentKind::bulletin;
  query.newest_first = true;
  const bool all = context.roles.has(Role::joint_office);
  return kept_page_of<Bulletin>(
      tools_.base.store, query, cursor, limit, records::bulletin_of, [&](const Bulletin& one) {
        return all || (!context.unit.empty() &&
                       std::ranges::find(one.receipts, context.unit, &Receipt::unit) != one.receipts.end());
      });
}

}  // namespace zq::workflow
