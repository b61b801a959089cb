#include "domain/joint_office.hpp"

#include <algorithm>

#include "domain/words.hpp"

namespace zq {
namespace {

constexpr std::array seats{
    Word<Seat>{Seat::member_unit, "member_unit", "成员单位"},
    Word<Seat>{Seat::convener, "convener", "召集人"},
    Word<Seat>{Seat::deputy_convener, "deputy_convener", "副召集人"},
    Word<Seat>{Seat::member, "member", "成员"},
    Word<Seat>{Seat::liaison, "liaison", "联络员"},
    Word<Seat>{Seat::head, "head", "主要领导"},
};
constexpr std::array meetings{
    Word<MeetingKind>{MeetingKind::plenary, "plenary", "全体会议"},
    Word<MeetingKind>{MeetingKind::liaison, "liaison", "联络员会议"},
    Word<MeetingKind>{MeetingKind::other, "other", "其他会议"},
};
constexpr std::array items{
    Word<ItemState>{ItemState::open, "open", "未完成"},
    Word<ItemState>{ItemState::done, "done", "已完成"},
};
using S = InterviewState;
using E = InterviewEvent;
constexpr std::array table{
    InterviewRow{S::proposed, E::approve, S::approved},
    InterviewRow{S::proposed, E::drop, S::dropped},
    InterviewRow{S::approved, E::hold, S::held},
    InterviewRow{S::approved, E::drop, S::dropped},
};
constexpr std::array interviews{
    Word<S>{S::proposed, "proposed", "已提请"},
    Word<S>{S::approved, "approved", "已批准"},
    Word<S>{S::held, "held", "已约谈"},
    Word<S>{S::dropped, "dropped", "不予约谈"},
};
constexpr std::array feedback{
    Word<FeedbackState>{FeedbackState::received, "received", "已收到"},
    Word<FeedbackState>{FeedbackState::answered, "answered", "已答复"},
};

}  // namespace

std::string_view code(Seat v) { return code_in(seats, v); }
std::string_view chinese(Seat v) { return chinese_in(seats, v); }
bool from_code(std::string_view c, Seat& v) { return take(by_code(seats, c), v); }
std::string_view code(MeetingKind v) { return code_in(meetings, v); }
std::string_view chinese(MeetingKind v) { return chinese_in(meetings, v); }
bool from_code(std::string_view c, MeetingKind& v) { return take(by_code(meetings, c), v); }
std::string_view code(ItemState v) { return code_in(items, v); }
std::string_view chinese(ItemState v) { return chinese_in(items, v); }
bool from_code(std::string_view c, ItemState& v) { return take(by_code(items, c), v); }
std::string_view code(InterviewState v) { return code_in(interviews, v); }
std::string_view chinese(InterviewState v) { return chinese_in(interviews, v); }
bool from_code(std::string_view c, InterviewState& v) { return take(by_code(interviews, c), v); }
std::string_view code(FeedbackState v) { return code_in(feedback, v); }
std::string_view chinese(FeedbackState v) { return chinese_in(feedback, v); }
bool from_code(std::string_view c, FeedbackState& v) { return take(by_code(feedback, c), v); }

bool holds(const Post& post, Date on) { return post.from <= on && (!post.until || on <= *post.until); }

std::string holder_of(std::span<const Post> posts, Seat seat, std::string_view unit, Date on) {
  const auto post = std::ranges::find_if(
      posts, [&](const Post& one) { return one.seat == seat && (unit.empty() || one.unit == unit) && holds(one, on); });
  if (post == posts.end()) return {};
  return post->title + (post->title.empty() || post->holder.empty() ? "" : " ") + post->holder;
}

std::span<const InterviewRow> interview_table() { return table; }

Result<InterviewRow> step(InterviewState from, InterviewEvent on) {
  const auto row = std::ranges::find_if(table, [&](const InterviewRow& r) { return r.from == from && r.on == on; });
  if (row != table.end()) return *row;
  const char* possible = from == S::proposed   ? "应先经区政府同意"
                         : from == S::approved ? "应按批准的安排约谈"
                                               : "不能再作处理";
  return Error{
      ErrorCode::conflict, "约谈当前状态为“" + std::string(chinese(from)) + "”，" + possible, {}, {}, "规定-18.2"};
}

}  // namespace zq
