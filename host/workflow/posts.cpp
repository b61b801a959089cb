#include "workflow/posts.hpp"

#include <algorithm>

#include "records/office_record.hpp"
#include "workflow/json_text.hpp"
#include "workflow/read_all.hpp"

namespace zq::workflow {
namespace {

constexpr std::string_view subject = "joint_meeting";

Act post_act(const Post& post, std::string_view kind, const Context& context, Instant now) {
  return {now,
          std::string(kind),
          std::string(subject),
          context.caller.value,
          context.request_id,
          "会议-2",
          "",
          std::string(code(post.seat)),
          json_object({{"post", post.id},
                       {"unit", post.unit},
                       {"title", post.title},
                       {"from", date_text(post.from)},
                       {"until", post.until ? date_text(*post.until) : ""},
                       {"operator", post.recorded_by}})};
}

Error wrong(std::string_view path, std::string text, std::string expected, std::string found) {
  return {ErrorCode::invalid_input,
          "职务登记有误，请按提示更正",
          {},
          {{std::string(path), std::move(text), std::move(expected), std::move(found)}},
          "会议-2"};
}

// There is one of each, and one head or liaison a unit; members may be several.
bool same_seat(const Post& a, const Post& b) {
  if (a.seat != b.seat) return false;
  if (a.seat == Seat::convener) return true;
  return a.unit == b.unit && (a.seat == Seat::liaison || a.seat == Seat::head || a.seat == Seat::member_unit);
}

bool share_a_day(const Post& a, const Post& b) {
  return (!a.until || b.from <= *a.until) && (!b.until || a.from <= *b.until);
}

// One unit leads (会议-2.1).
bool both_lead(const Post& a, const Post& b) {
  const bool leading = a.seat == Seat::member_unit && b.seat == Seat::member_unit && a.lead && b.lead;
  return leading && a.unit != b.unit && share_a_day(a, b);
}

Date day_before(Date day) { return Date(std::chrono::sys_days(day) - std::chrono::days(1)); }

}  // namespace

Result<std::vector<Post>> Posts::all() {
  DocumentQuery query;
  query.kind = DocumentKind::post;
  return all_of<Post>(tools_.base.store, query, records::post_of);
}

Result<std::vector<Post>> Posts::on(Date day) {
  auto posts = all();
  if (posts) std::erase_if(*posts, [&](const Post& post) { return !holds(post, day); });
  return posts;
}

Task<Result<Done>> Posts::seed(Instant now) {
  auto before = all();
  if (!before) co_return std::move(before).error();
  if (!before->empty()) co_return Done{};
  Unit unit;
  const auto units = tools_.units();
  const auto law = tools_.base.law.get();
  for (const Organisation& one : units->all()) {
    if (one.meeting.empty()) continue;
    Post post;
    post.id = "seed-" + one.id;  // the same for every host: the second one is refused as a whole
    post.seat = Seat::member_unit;
    post.unit = one.id;
    post.lead = one.meeting == "lead";
    post.from = law->rulesets.all().front().effective_from;
    post.recorded_by = "单位登记";
    post.recorded_at = now;
    unit.emplace_back(SaveDocument{records::document_of(post)});
    Context host;
    host.caller.value = "host";
    unit.emplace_back(AppendAct{post_act(post, "post.seeded", host, now)});
  }
  if (unit.empty()) co_return Done{};
  auto writing = tools_.base.store.commit(std::move(unit));
  auto written = co_await writing;
  if (!written && written.error().code != ErrorCode::conflict) co_return std::move(written).error();
  co_return Done{};
}

Result<Post> Posts::appoint(Unit& unit, const Context& context, Post post, Instant now) {
  const auto units = tools_.units();
  const Organisation* of = units->named(post.unit);
  if (!of) return wrong("/unit", "单位不在单位登记中", "a registered unit", "unknown");
  post.unit = of->id;
  if (post.seat != Seat::member_unit && post.holder.empty())
    return wrong("/holder", "请写明任职人员", "a name", "nothing");
  if (post.until && *post.until < post.from) return wrong("/until", "截止日期早于起始日期", "from or later", "earlier");
  auto before = all();
  if (!before) return std::move(before).error();
  for (const Post& one : *before) {
    if (both_lead(post, one))
      return wrong("/lead", "牵头单位只有一个，现为" + name_of(*units, one.unit) + "；请先将其登记为一般成员单位",
                   "one leading unit", "a second one");
    // Whoever is on record for a later day takes over then.
    if (same_seat(post, one) && post.from < one.from && share_a_day(post, one)) post.until = day_before(one.from);
  }
  for (Post& one : *before) {
    if (!same_seat(post, one) || !holds(one, post.from)) continue;
    if (one.from >= post.from)
      return wrong("/from", "起始日期应晚于现任的起始日期" + date_text(one.from), "a later day", "not later");
    one.until = day_before(post.from);
    unit.emplace_back(SaveDocument{records::document_of(one)});
    unit.emplace_back(AppendAct{post_act(one, "post.ended", context, now)});
  }
  post.id = tools_.base.ids.fresh("ZW", now);
  post.recorded_at = now;
  unit.emplace_back(SaveDocument{records::document_of(post)});
  unit.emplace_back(AppendAct{post_act(post, "post.appointed", context, now)});
  return post;
}

Result<Post> Posts::end(Unit& unit, const Context& context, const std::string& id, Date last_day, Instant now) {
  auto found = tools_.base.store.find_document(DocumentKind::post, id);
  if (!found) return std::move(found).error();
  auto post = found->has_value() ? records::post_of(**found) : std::nullopt;
  if (!post) return Error{ErrorCode::not_found, "没有这项职务登记；请核对编号"};
  if (post->until && *post->until <= last_day)
    return Error{ErrorCode::conflict, "该职务登记到" + date_text(*post->until) + "为止，不能再延后"};
  if (last_day < post->from) return wrong("/until", "截止日期早于起始日期", "from or later", "earlier");
  post->until = last_day;
  unit.emplace_back(SaveDocument{records::document_of(*post)});
  unit.emplace_back(AppendAct{post_act(*post, "post.ended", context, now)});
  return std::move(*post);
}

}  // namespace zq::workflow
