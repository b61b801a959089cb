// Complaints coming in: checked, routed, numbered, passed on to the department's own system where it has one.
#include <algorithm>

#include "domain/time_words.hpp"
#include "records/complaint_record.hpp"
#include "workflow/complaints.hpp"
#include "workflow/json_text.hpp"

namespace zq::workflow {
namespace {

constexpr int duplicates_looked_at = 50;  // of one person, the newest
constexpr std::string_view withheld = "保密";

Error none_such() {
  return Error{ErrorCode::not_found, "没有这件投诉举报，或者它与本调用方无关；请核对编号，见 /api/v1/complaints"};
}

// One work order of the hotline is one complaint, whoever files it how often (投诉-3.1): its number is the id.
constexpr std::string_view first_clock = "T-11";
constexpr auto calendar_looked_for_every = std::chrono::hours(1);

std::string id_of_work_order(const std::string& number) { return "TS12345-" + number; }

}  // namespace

std::vector<Fault> Complaints::faults_of(const Filing& filing) const {
  Complaint value = filing.value;
  if (filing.anonymous) value.state = ComplaintState::lead;
  auto faults = zq::faults_of(value);
  if (!value.legacy.empty() && !tools_.base.departments.find(DepartmentId{value.legacy}))
    faults.push_back({"/department", "没有这个部门", "已配置的部门编号，见 /api/v1/departments", "未知编号"});
  if (filing.received_at && *filing.received_at > tools_.clock.now())
    faults.push_back({"/received_at", "收到的时间晚于现在", "<= now", "later"});
  if (filing.received_at && is_of_a_year_forgotten(*filing.received_at))
    faults.push_back(
        {"/received_at", "收到的日期所在年份没有工作日历", "config/calendar 中已有的年份", "another year"});
  return faults;
}

bool Complaints::is_of_a_year_forgotten(Instant received) const {
  const Date day = beijing_day(received);
  return day.year() < beijing_day(tools_.clock.now()).year() &&
         !tools_.base.law.get()->calendar.is_working_day(day).ok();
}

// 投诉-9.0: from the receipt, whenever it is recorded. A limit that runs into a year whose calendar is not there yet is
// not guessed and keeps no complaint out: the clock is opened when the calendar has come.
Result<Done> Complaints::open_clock(Unit& unit, Complaint& c, Instant now) {
  const auto law = tools_.base.law.get();
  const auto deadline = acceptance_deadline(c.received_at, *law);
  if (!deadline && deadline.error().code == ErrorCode::unavailable) {
    wait_for_calendar(unit, c, now);
    return Done{};
  }
  if (!deadline) return deadline.error();
  c.acceptance_due = deadline->due;
  start_clock(unit, c, *deadline);
  const Date remind = beijing_day(deadline->remind_at - std::chrono::milliseconds(1)), today = beijing_day(now);
  c.completion_until = std::max(std::chrono::sys_days(remind), std::chrono::sys_days(today));
  return Done{};
}

// Two days after the receipt are inside the three working days of any calendar.
void Complaints::wait_for_calendar(Unit& unit, Complaint& c, Instant now) {
  stop_clock(unit, c, first_clock);
  c.acceptance_due.reset();
  c.completion_until = std::max(std::chrono::sys_days(beijing_day(c.received_at)) + std::chrono::days(2),
                                std::chrono::sys_days(beijing_day(now)));
  unit.emplace_back(PutWork{
      {clock_work("complaint", c.id, first_clock), WorkKind::complaint_clock, c.id, now + calendar_looked_for_every}});
}

// C-17: completion is asked for inside the three days, so that there is a day left to decide.
Result<Done> Complaints::ask_completion(Unit& unit, Complaint& c, const std::vector<std::string>& missing,
                                        Instant now) {
  std::string all;
  for (const std::string& one : missing) all += (all.empty() ? "" : "、") + one;
  WritOrder order{WritKind::complaint_completion,
                  {{"received_on", date_text(beijing_day(c.received_at))},
                   {"missing", all},
                   {"due_on", date_text(*c.completion_until)}},
                  "请于" + date_words(*c.completion_until) + "前补正：" + all + "；逾期未补正的，不予受理",
                  {}};
  return issue(unit, c, tools_, std::move(order), now);
}

void Complaints::name_against(Complaint& c, const std::string& unit_or_name) const {
  c.against = tools_.id_of(unit_or_name);
  c.against_name = tools_.name_of(c.against);
  c.supervising = tools_.supervising(c.against);
}

void Complaints::move_to(Complaint& c, const std::string& unit) const {
  c.unit = unit;
  c.unit_name = tools_.name_of(unit);
}

Result<std::string> Complaints::duplicate_of(const Complaint& c) {
  if (c.name.empty()) return std::string();
  DocumentQuery query;
  query.kind = DocumentKind::complaint;
  query.by = DocumentQuery::By::person;
  query.key = person_key(c);
  query.newest_first = true;
  auto page = tools_.base.store.documents(query, {}, duplicates_looked_at);
  if (!page) return std::move(page).error();
  for (const Document& document : page->items) {
    const auto other = records::complaint_of(document);
    if (other && other->id != c.id && is_live(other->state) && same_subject(*other, c)) return other->id;
  }
  return std::string();
}

// The system of the department that was named, else of the unit that handles it.
std::string Complaints::legacy_for(const Complaint& c) const {
  const std::string id = c.legacy.empty() ? c.unit : c.legacy;
  const auto department = tools_.base.departments.find(DepartmentId{id});
  if (!department) return {};
  if (!c.legacy.empty()) return id;
  const bool has = std::ranges::any_of(department->capabilities,
                                       [](const std::string& one) { return one.starts_with("zq.complaint"); });
  return has ? id : std::string();
}

// The unit complained about learns from its own system what is complained of, not who complains (H), unless it is the
// one that handles it and must inform.
void Complaints::pass_on(Unit& unit, const Context& context, Complaint& c, Instant now) {
  c.legacy = legacy_for(c);
  if (c.legacy.empty()) return;
  const bool may_know = c.legacy == c.unit || c.legacy != c.against;
  ComplaintPassing passing;
  passing.id = ComplaintId{c.id};
  passing.department = DepartmentId{c.legacy};
  passing.caller = context.caller;
  passing.request_id = context.request_id;
  passing.channel = chinese(c.channel);
  passing.subject = c.subject;
  passing.content = c.content.reveal();
  passing.complainant = may_know && !c.name.empty() ? c.name : Private(std::string(withheld));
  if (may_know) passing.phone = c.phone;
  passing.against = c.against_name;
  passing.matter = c.matter;
  passing.proof = c.proof;
  tools_.passing.begin(unit, std::move(passing), now);
}

Result<std::optional<SeenComplaint>> Complaints::filed_before(const Context& context, const Complaint& c) {
  auto there = tools_.base.store.find_document(DocumentKind::complaint, c.id);
  if (!there) return std::move(there).error();
  if (!there->has_value()) return std::optional<SeenComplaint>();
  auto before = find(context, c.id);
  if (!before) return std::move(before).error();
  return std::optional(std::move(*before));
}

Result<Done> Complaints::find_case_of(Complaint& c) {
  if (c.case_id.value.empty()) return Done{};
  auto found = tools_.base.store.find_case(c.case_id);
  if (!found) return std::move(found).error();
  if (!found->has_value())
    return Error{
        ErrorCode::invalid_input, "投诉举报的内容有误", {}, {{"/case", "没有这件核查", "id of a case", "unknown"}}};
  c.in_centre = c.in_centre || tools_.origin_of((*found)->caller).in_centre;
  return Done{};
}

Result<FiledComplaint> Complaints::file_lead(Unit& unit, const Context& context, Complaint c, Instant now) {
  c.state = ComplaintState::lead;
  move_to(c, "joint_office");
  c.legacy.clear();
  save(unit, c, {"complaint.lead", "投诉-5(1)", "", context.caller.value, ""}, context, now);
  tell(unit, tools_.base.ids, {"joint_office", "complaint.lead", c.id, c.case_id, "收到匿名线索" + c.id}, now);
  return FiledComplaint{{std::move(c), ComplaintSight::content, {}, {}}, true};
}

// Routed, timed, compared with what is there, passed on. Returns what is missing.
Result<std::vector<std::string>> Complaints::receive(Unit& unit, const Context& context, Complaint& c, Instant now) {
  move_to(c, routed_to(c));
  const auto register_of_units = tools_.organisations();
  if (register_of_units->is_kept() && !register_of_units->find(c.unit)) move_to(c, "joint_office");
  if (auto opened = open_clock(unit, c, now); !opened) return std::move(opened).error();
  auto timeline = timeline_of(tools_, c, now);
  if (!timeline) return std::move(timeline).error();
  c.timeline = std::move(*timeline);
  auto twin = duplicate_of(c);
  if (!twin) return std::move(twin).error();
  c.duplicate_of = std::move(*twin);
  pass_on(unit, context, c, now);
  auto missing = missing_for_acceptance(c, beijing_day(now));
  c.state = missing.empty() ? ComplaintState::received : ComplaintState::incomplete;
  if (!missing.empty())
    if (auto asked = ask_completion(unit, c, missing, now); !asked) return std::move(asked).error();
  return missing;
}

Result<FiledComplaint> Complaints::file(Unit& unit, const Context& context, Filing filing, Instant now) {
  if (auto faults = faults_of(filing); !faults.empty())
    return Error{ErrorCode::invalid_input, "投诉举报的内容有误，请按提示更正", {}, std::move(faults)};
  Complaint c = std::move(filing.value);
  const bool order = c.channel == ComplaintChannel::hotline;
  c.id = order ? id_of_work_order(c.work_order_no) : tools_.base.ids.fresh("TS", now);
  if (order) {
    auto before = filed_before(context, c);
    if (!before) return std::move(before).error();
    if (before->has_value()) return FiledComplaint{std::move(**before), false};
  }
  if (auto found = find_case_of(c); !found) return std::move(found).error();
  c.filed_by = context.caller;
  c.filed_at = now;
  c.received_at = filing.received_at.value_or(now);
  c.follow_hash = filing.follow_hash;
  name_against(c, c.against);
  if (filing.anonymous) return file_lead(unit, context, std::move(c), now);
  auto missing = receive(unit, context, c, now);
  if (!missing) return std::move(missing).error();
  save(unit, c, {"complaint.filed", "规定-15.1、投诉-7", "", context.caller.value, c.duplicate_of}, context, now);
  tell(unit, tools_.base.ids,
       {c.unit, "complaint.filed", c.id, c.case_id,
        "收到投诉举报" + c.id + "（" + std::string(chinese(c.category)) + "）；" + first_clock_words(c)},
       now);
  return FiledComplaint{{std::move(c), ComplaintSight::content, {}, std::move(*missing)}, true};
}

Result<Complaint> Complaints::load(const std::string& id) {
  auto found = tools_.base.store.find_document(DocumentKind::complaint, id);
  if (!found) return std::move(found).error();
  if (!found->has_value()) return none_such();
  auto value = records::complaint_of(**found);
  if (!value) return Error{ErrorCode::internal, "投诉举报的存档无法读取", "a complaint's document is broken"};
  return std::move(*value);
}

Result<SeenComplaint> Complaints::seen(const Context& context, Complaint c, Instant now) {
  SeenComplaint one;
  one.sight = sight_of(c, viewer_of(context));
  if (!c.legacy.empty()) {
    auto passing = tools_.base.store.find_passing(ComplaintId{c.id});
    if (!passing) return std::move(passing).error();
    one.passing = std::move(*passing);
  }
  if (!c.first_decided_at && !is_over(c.state) && c.state != ComplaintState::lead)
    one.missing = missing_for_acceptance(c, beijing_day(now));
  one.value = std::move(c);
  return one;
}

Result<SeenComplaint> Complaints::find(const Context& context, const std::string& id) {
  auto value = load(id);
  if (!value) return std::move(value).error();
  if (is_barred(*value, context.caller))
    return Error{ErrorCode::forbidden, "回避申请提出后，被申请回避的办理人不得再查阅、办理本件", {}, {}, "投诉-11.2a"};
  auto one = seen(context, std::move(*value), tools_.clock.now());
  if (one && one->sight == ComplaintSight::none) return none_such();
  return one;
}

Result<Page<SeenComplaint>> Complaints::list(const Context& context, ComplaintBox box,
                                             std::optional<ComplaintState> state, const std::string& cursor,
                                             int limit) {
  const Viewer viewer = viewer_of(context);
  DocumentQuery query;
  query.kind = DocumentKind::complaint;
  query.newest_first = true;
  const auto units = units_of(viewer);
  if (box == ComplaintBox::filed) {
    query.by = DocumentQuery::By::owner;
    query.key = context.caller.value;
  } else if (box == ComplaintBox::unit) {
    query.by = DocumentQuery::By::unit;
    query.key = units.empty() ? std::string() : std::string(units.front());
    if (units.empty()) return Error{ErrorCode::forbidden, "本调用方没有单位，没有待办的投诉举报"};
  }
  auto page = tools_.base.store.documents(query, cursor, limit);
  if (!page) return std::move(page).error();
  Page<SeenComplaint> out{{}, std::move(page->next)};
  const Instant now = tools_.clock.now();
  for (const Document& document : page->items) {
    auto value = records::complaint_of(document);
    if (!value) return Error{ErrorCode::internal, "投诉举报的存档无法读取", "a complaint's document is broken"};
    if (is_barred(*value, context.caller) || (state && value->state != *state)) continue;
    auto one = seen(context, std::move(*value), now);
    if (!one) return std::move(one).error();
    if (one->sight == ComplaintSight::none) continue;
    one->sight = ComplaintSight::content;  // who complains is read one by one
    out.items.push_back(std::move(*one));
  }
  return out;
}

}  // namespace zq::workflow
