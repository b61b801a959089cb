// Overdue report (超期报告): a letter was not answered in time, the joint office is told and finds out why (规定-11.3,
// 核查-6.3). One for each letter. Pure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/letter.hpp"

namespace zq {

enum class ReportState { drafted, reported, investigating, concluded };
enum class ReportEvent { report, investigate, conclude };
struct ReportRow {
  ReportState from;
  ReportEvent on;
  ReportState to;
};
std::span<const ReportRow> report_table();
Result<ReportRow> step(ReportState from, ReportEvent on);  // an unknown pair is ErrorCode::conflict
std::string_view code(ReportState);
std::string_view chinese(ReportState);
bool from_code(std::string_view, ReportState&);

enum class Conclusion { fault, no_fault, system_fault };
std::string_view code(Conclusion);
std::string_view chinese(Conclusion);
bool from_code(std::string_view, Conclusion&);

enum class Attribution { host, network, legacy_system, person, street };  // what the delay is due to
std::string_view code(Attribution);
std::string_view chinese(Attribution);
bool from_code(std::string_view, Attribution&);

struct OverdueReport {
  std::string id;  // "CQ…", made of the letter's: a letter has one at most
  int number = 0;  // in its year
  std::string letter;
  CaseId case_id;
  DepartmentId department;  // that has not answered
  std::string from;         // handling department, Chinese
  CallerId from_caller;
  ReportState state = ReportState::drafted;
  std::string facts;  // Chinese, no personal data
  Instant letter_due_at{}, drafted_at{};
  std::optional<Instant> reported_at{}, replied_at{};
  int64_t minutes_late = 0;  // when drafted; final when the late answer has come
  std::string reporter;      // operator, or "host"
  std::vector<std::string> outages;
  // The investigation: until when, and how that was counted, or why it cannot be.
  std::optional<Instant> due_at{}, remind_at{};
  std::string deadline_text;
  std::vector<std::string> units;  // who takes part, Chinese
  std::string begun_by;
  std::optional<Instant> begun_at{};
  std::string findings;
  std::optional<Conclusion> conclusion{};
  std::optional<Attribution> attribution{};
  std::string concluded_by;
  std::optional<Instant> concluded_at{};
  std::string violation;  // id of the one it has led to
  int version = 0;
};

std::string report_id(const std::string& letter);
OverdueReport draft(const Letter&, Instant now);

Result<Done> report(OverdueReport&, const std::string& by, Instant now);
Result<Done> investigate(OverdueReport&, std::vector<std::string> units, const std::string& by, Instant now);
// 规定-11.3b: with findings, conclusion and what the delay is due to, or not at all. A fault is a person's or a
// street's; a fault of the system is not. Errors: conflict, invalid_input with all faults.
struct Finding {
  std::string findings;
  std::optional<Conclusion> conclusion{};
  std::optional<Attribution> attribution{};
  std::string by;
};
Result<Done> conclude(OverdueReport&, Finding, Instant now);

}  // namespace zq
