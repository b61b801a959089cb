// The joint meeting and its office (会议, 规定-4, 规定-18.2): who sits in it, its meetings and what they agreed, its
// bulletins, and the interviews it asks for. Names of post holders are data with a history, never code. Pure.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/clocks.hpp"
#include "domain/result.hpp"

namespace zq {

enum class Seat {
  member_unit,      // 成员单位 (会议-2.1, C-05)
  convener,         // 召集人
  deputy_convener,  // 副召集人
  member,           // 成员
  liaison,          // 联络员 (会议-2.4): head of the section of a member unit
  head              // 单位主要领导: whom an interview is held with (规定-18.2)
};
std::string_view code(Seat);
std::string_view chinese(Seat);
bool from_code(std::string_view, Seat&);

struct Post {
  std::string id;  // "ZW20261126-…"
  Seat seat = Seat::member;
  std::string unit;             // id
  bool lead = false;            // of a member unit: 牵头单位
  std::string title, section;   // "主任"; of a liaison: the section
  std::string holder, contact;  // a person; empty for a member unit
  Date from{};
  std::optional<Date> until{};  // last day; nothing: until further notice
  std::string recorded_by;
  Instant recorded_at{};
  int version = 0;
};
bool holds(const Post&, Date on);
// "区联席会议办公室主任 张三"; empty: nobody holds it then. `unit` empty: of any.
std::string holder_of(std::span<const Post>, Seat, std::string_view unit, Date on);

enum class MeetingKind { plenary, liaison, other };  // 全体会议, 联络员会议, 其他会议
std::string_view code(MeetingKind);
std::string_view chinese(MeetingKind);
bool from_code(std::string_view, MeetingKind&);

struct Meeting {
  std::string id;  // "HY20261126-…"
  int number = 0;
  MeetingKind kind = MeetingKind::plenary;
  std::string title, place, chair, agenda;
  std::vector<std::string> attending;  // ids of units
  Date held_on{};
  std::string warning;  // 会议-3.2: no liaison meeting came first; empty: none
  std::string recorded_by;
  Instant recorded_at{};
  std::optional<Instant> minuted_at;
  std::vector<std::string> items;  // ids
  int version = 0;
};

enum class ItemState { open, done };
std::string_view code(ItemState);
std::string_view chinese(ItemState);
bool from_code(std::string_view, ItemState&);

struct ItemProgress {
  Instant at{};
  std::string unit, by, text;
};
struct MinutesItem {  // 会议-3.3, 会议-4.1
  std::string id;     // "YD20261126-…"
  std::string meeting, text;
  std::string owner;  // id of the unit that carries it out
  Date due{};
  ItemState state = ItemState::open;
  std::vector<ItemProgress> progress;
  std::string result, done_by;
  Instant agreed_at{};
  std::optional<Instant> reminded_at, overdue_at, done_at;
  int version = 0;
};

struct Receipt {
  std::string unit, liaison;  // who it was sent to
  std::string read_by;
  std::optional<Instant> read_at;
};
struct Bulletin {  // 会议-4.2
  std::string id;  // "TB20261126-…"
  int number = 0;
  std::string title, period, content, issued_by;
  std::vector<Receipt> receipts;
  Instant issued_at{};
  std::optional<Instant> read_at;  // by all
  int version = 0;
};

enum class InterviewState { proposed, approved, held, dropped };
enum class InterviewEvent { approve, hold, drop };
struct InterviewRow {
  InterviewState from;
  InterviewEvent on;
  InterviewState to;
};
std::span<const InterviewRow> interview_table();
Result<InterviewRow> step(InterviewState from, InterviewEvent on);
std::string_view code(InterviewState);
std::string_view chinese(InterviewState);
bool from_code(std::string_view, InterviewState&);

struct Interview {  // 规定-18.2a
  std::string id;   // "YT20261126-…", or "YT-2026-11-<unit>" when the host drafted it
  std::string unit, unit_name, cause;
  std::vector<std::string> evidence;  // ids of what it rests on
  InterviewState state = InterviewState::proposed;
  std::string proposed_by, approval_no, approved_by, with, place, result, held_by, dropped_reason;
  Instant proposed_at{};
  std::optional<Instant> approved_at, at, closed_at;  // `at`: when it is to be held
  int version = 0;
};

// S-07: when the host drafts a proposal, by what a unit did in a month; 0: never by this. Edited by the office.
struct InterviewRules {
  int overdue_reports = 3;
  int violations = 2;     // confirmed
  int overdue_items = 3;  // of minutes
  std::string edited_by;
  Instant edited_at{};
  int version = 0;
};

enum class FeedbackState { received, answered };
std::string_view code(FeedbackState);
std::string_view chinese(FeedbackState);
bool from_code(std::string_view, FeedbackState&);

struct Feedback {  // 规定-15.2: an opinion or a suggestion by hotline; no complaint
  std::string id;  // "YJ20261126-…"
  int number = 0;
  std::string work_order;  // number of the hotline's work order, unique
  std::string type;        // "意见" or "建议"
  std::string text, taken_by;
  Private name, contact;
  FeedbackState state = FeedbackState::received;
  std::string answer, answered_by;
  Instant received_at{};
  std::optional<Instant> answered_at;
  int version = 0;
};

}  // namespace zq
