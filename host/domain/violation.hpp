// Violation (违规线索): what looks like a breach of 规定-21 and what became of it. Nobody is punished here: the
// competent organ decides, this is the record it gets. A fact for which the unit was exempted (规定-20.1) counts in no
// score. Pure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.hpp"
#include "domain/types.hpp"

namespace zq {

enum class ViolationType {
  ask_cancelled,     // 规定-21.1a: 证明材料取消后仍向申请人索要
  unauthorised_add,  // 规定-21.1b: 擅自增设证明事项
  no_cov,            // 规定-21.1c: 未按规定提供协查信息
  misuse,            // 规定-17.1、核查-8.1: 将信息用于与履行职责无关的活动
  other              // 规定-21.1d
};
std::string_view code(ViolationType);
std::string_view chinese(ViolationType);
std::string_view basis_of(ViolationType);  // "规定-21.1a"
bool from_code(std::string_view, ViolationType&);

enum class ViolationState { suspected, confirmed, exempted, referred, closed };
enum class ViolationEvent { confirm, exempt, refer, close };
struct ViolationRow {
  ViolationState from;
  ViolationEvent on;
  ViolationState to;
};
std::span<const ViolationRow> violation_table();
Result<ViolationRow> step(ViolationState from, ViolationEvent on);  // an unknown pair is ErrorCode::conflict
std::string_view code(ViolationState);
std::string_view chinese(ViolationState);
bool from_code(std::string_view, ViolationState&);

// 规定-20.1: all five must hold, and the error must come from an applicant's false commitment.
struct Exemption {
  bool reform_direction = false;   // 符合改革方向
  bool nothing_forbidden = false;  // 未违反禁止性、强制性规定
  bool lawful_procedure = false;   // 决策程序合法
  bool diligent = false;           // 勤勉尽责、未谋取私利
  bool losses_recovered = false;   // 主动挽回损失
  std::string evidence, decided_by;
  std::optional<Instant> decided_at;
};
// Chinese names of the conditions that do not hold; empty: the exemption may be granted.
std::vector<std::string> missing_for(const Exemption&);

struct Referral {  // 规定-21.1d: the competent organ pursues liability
  std::string organ, result;
  std::optional<Instant> at;
};

struct Violation {
  std::string id;  // "WG20261123-…"
  ViolationType type = ViolationType::other;
  ViolationState state = ViolationState::suspected;
  std::string unit;     // whose: id of a department or street where known, else its Chinese name
  CaseId case_id;       // empty: none
  std::string subject;  // id of the letter, report, commitment ... it comes from; empty: none
  std::string matter, proof;
  std::string facts;        // Chinese, no personal data
  std::string reported_by;  // person, or "主机"
  Instant found_at{};
  std::string conclusion, concluded_by;  // why it was confirmed, or closed as unfounded
  std::optional<Exemption> exemption;
  std::optional<Referral> referral;
  std::optional<Instant> closed_at;
  int version = 0;
};
// C-28: an exempted or unconfirmed fact counts in no score.
bool counts(const Violation&);

}  // namespace zq
