// The words of complaints (投诉举报): states and events of the machine, channels, causes, grounds. Pure.
#pragma once
#include <string_view>

namespace zq {

enum class ComplaintState {
  lead,           // anonymous but specific: a lead for the joint office, no complaint (C-17)
  received,       // 收到
  incomplete,     // what 投诉-5(1) demands is not all there; the complainant has been asked
  registered,     // 登记 (投诉-7)
  accepted,       // 受理
  rejected,       // 不予受理
  not_competent,  // 不属于本单位管辖，已告知有权管理的部门
  handling,       // has a handler (办理人)
  suspended,      // a recusal is asked for: nobody handles it (投诉-11.2a)
  decided,
  informed,
  closed,
  terminated
};
std::string_view code(ComplaintState);
std::string_view chinese(ComplaintState);
bool from_code(std::string_view, ComplaintState&);

enum class ComplaintChannel { hotline, letter, fax, sms, email, platform, window, visit };
std::string_view code(ComplaintChannel);
std::string_view chinese(ComplaintChannel);
bool from_code(std::string_view, ComplaintChannel&);

// 投诉-4 (1) to (4), and 调整-12.2.
enum class ComplaintCategory { proof_demanded, list_not_followed, late_check, other, list_adjustment };
std::string_view code(ComplaintCategory);
std::string_view chinese(ComplaintCategory);
std::string_view basis_of(ComplaintCategory);
bool from_code(std::string_view, ComplaintCategory&);

// 投诉-8 (1) to (5); and what does not meet the conditions because it was not completed (投诉-9(2), C-17).
enum class RejectionGround { vague, fabricated, repeated, legal_route, other, incomplete };
std::string_view code(RejectionGround);
std::string_view chinese(RejectionGround);
std::string_view basis_of(RejectionGround);
bool from_code(std::string_view, RejectionGround&);

enum class LegalRoute { litigation, arbitration, reconsideration };
std::string_view code(LegalRoute);
std::string_view chinese(LegalRoute);
bool from_code(std::string_view, LegalRoute&);

// 投诉-13 (1) to (3).
enum class TerminationGround { withdrawn, legal_route, other };
std::string_view code(TerminationGround);
std::string_view chinese(TerminationGround);
std::string_view basis_of(TerminationGround);
bool from_code(std::string_view, TerminationGround&);

enum class ComplaintResult { verified, unverified };
std::string_view code(ComplaintResult);
std::string_view chinese(ComplaintResult);
bool from_code(std::string_view, ComplaintResult&);

// How somebody was told.
enum class Delivery { in_person, post, telephone, sms, email, platform };
std::string_view code(Delivery);
std::string_view chinese(Delivery);
bool from_code(std::string_view, Delivery&);

}  // namespace zq
