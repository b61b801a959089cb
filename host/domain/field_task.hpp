// Field task (现场核实任务) for the streets' four platforms (基层治理四个平台, 规定-14.1): what is pushed, and what
// comes back. Values only; who decides, counts and stores is elsewhere. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/types.hpp"

namespace zq {

using FieldTaskId = Id<struct FieldTaskTag>;

// Which of a street's four platforms takes the task.
enum class StreetPlatform { governance, market, enforcement, service };
std::string_view code(StreetPlatform);
std::string_view chinese(StreetPlatform);  // 综治工作
std::optional<StreetPlatform> street_platform_from_code(std::string_view);

// Where the task stands on the platform, in our words; the platform's own word stays beside it. `closed` without
// feedback: taken back.
enum class FieldTaskState { accepted, assigned, handling, feedback, closed, returned, overdue, unknown };
std::string_view code(FieldTaskState);
std::string_view chinese(FieldTaskState);
std::optional<FieldTaskState> field_task_state_from_code(std::string_view);

enum class FieldConclusion { confirmed, refuted, unverifiable };
std::string_view code(FieldConclusion);     // "true", "false", "unverifiable"
std::string_view chinese(FieldConclusion);  // 属实, 不属实, 无法核实
std::optional<FieldConclusion> field_conclusion_from_code(std::string_view);

enum class FieldAnswerKind { yes_no, text, photo };
std::string_view code(FieldAnswerKind);
std::string_view chinese(FieldAnswerKind);
std::optional<FieldAnswerKind> field_answer_kind_from_code(std::string_view);

// ---- what is pushed ----

struct FieldQuestion {
  std::string code;  // unique within the task: "lives_here"
  std::string text;  // Chinese, as the grid worker reads it
  FieldAnswerKind answer = FieldAnswerKind::yes_no;
};

struct FieldAttachment {
  std::string name, url;
};

struct FieldPoint {
  std::string coordinates;          // "CGCS2000" or "GCJ-02"
  std::string longitude, latitude;  // decimal degrees: "121.4210"
};

// The push contract. Only what the visit needs: `subject_number` stays empty unless the visit cannot do without it.
struct FieldTask {
  FieldTaskId id;                       // taskNo, and the idempotency key towards the platform
  std::string source_system = "WZMCS";  // 无证明城市
  std::string source_no;                // number of the co-verification letter
  StreetPlatform platform = StreetPlatform::service;
  std::string event_type1, event_type2, event_type3, event_level;  // 便民服务, 证明核查, 居住, 二级
  std::string area_code;  // 12 digits; the street follows from it by level (domain: never by zeros)
  std::string grid_code;  // optional
  Private address;
  std::optional<FieldPoint> point;
  Private subject_name, subject_mask, subject_number, contact_phone_mask;
  std::vector<FieldQuestion> questions;
  Instant limit{};  // by when the street must have answered
  std::optional<Instant> warn;
  std::string callback_url;  // empty: polling only
  std::vector<FieldAttachment> attachments;
};

// ---- what comes back ----

// A moment as the platform keeps it: some have the day only.
struct FieldTime {
  Instant at{};  // day_only: its first moment in Beijing
  bool day_only = false;
  friend bool operator==(const FieldTime&, const FieldTime&) = default;
};

struct FieldStep {
  std::string step;  // the platform's word: 采集, 受理, 流转, 交办, 处置, 反馈, 退回, 督办, 办结
  std::string org, operator_name;
  std::optional<FieldTime> at;
  Private opinion;
};

struct FieldAnswer {
  std::string question;  // its code
  Private value;
};

struct FieldPhoto {
  std::string question;   // its code; empty: of the visit as a whole
  std::string reference;  // where the platform keeps it
};

struct FieldFeedback {
  FieldConclusion conclusion = FieldConclusion::unverifiable;
  std::string handler, peer;  // who visited, and the second person; empty: not said
  std::optional<FieldTime> at;
  Private place, remark;
  std::string signature;  // reference
  std::vector<FieldAnswer> answers;
  std::vector<FieldPhoto> photos;
};

// The answer to a push and to a withdrawal.
struct FieldTaskReply {
  std::string receipt;  // finds the task again
  FieldTaskState state = FieldTaskState::unknown;
  std::string state_text;  // the platform's word
};

struct FieldTaskReport {
  std::string receipt;
  FieldTaskState state = FieldTaskState::unknown;
  std::string state_text;
  std::string task_no;  // empty: the platform does not say
  std::string reason;   // why it was returned
  std::optional<FieldTime> updated_at;
  std::vector<FieldStep> steps;  // oldest first
  std::optional<FieldFeedback> feedback;
};

// A message that the platform sent by itself, not yet believed: the adapter checks its signature.
struct FieldHeader {
  std::string name, value;  // name in lower case
};
struct FieldTaskCallback {
  std::string path;  // what followed the callback address: the street
  std::vector<FieldHeader> headers;
  Private body;  // any bytes, as they came
};

// What a callback that was signed speaks about: receipt, task_no or both. Its state is a hint: read the status.
struct FieldTaskNotice {
  std::string receipt, task_no;
  FieldTaskState state = FieldTaskState::unknown;
  std::string state_text;
};

}  // namespace zq
