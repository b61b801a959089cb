// What an entry of the list must be before it is published, whoever proposes it: the rules of 规定-2.1, 2.2, 7 and 8 on
// the values of one entry, and the form that lets it be written to a file and read again. Pure.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/entry_columns.hpp"
#include "domain/list.hpp"

namespace zq {

struct EntryFault {
  EntryColumn column;
  std::string text;      // Chinese, with the article where there is one
  std::string expected;  // as in Fault
  std::string found;     // of a rule of law its code: "NOT_A_PROOF", "BASIS_LEVEL", "EXCLUDED_DOMAIN", "NO_REPLACEMENT"
  friend bool operator==(const EntryFault&, const EntryFault&) = default;
};

// Every fault of an entry as it would stand in the list, in the order of its columns:
// 规定-2.1   NOT_A_PROOF: not a 证明材料, held by the applicant, or without a third party that issues it
// 规定-2.2a  what is retained needs a law or regulation
// 规定-2.2b  cancelled outright, or at least one way that replaces it
// 规定-8.1   EXCLUDED_DOMAIN: no commitment where public or financial safety, ecology or health are at stake
std::vector<EntryFault> faults_of(const Entry&);

// The same for an entry that is to be added to a published list, and besides:
// 规定-6.2b  NO_REPLACEMENT: it must say by which way it is replaced; 直接取消 is none
// 规定-7.1   BASIS_LEVEL: only 法律, 行政法规 or 地方性法规 may set a proof, in whatever matter (C-10)
std::vector<EntryFault> faults_of_addition(const Entry&);

// JSON pointer and code of the column: "/entry" + "/basis_level".
std::vector<Fault> with_pointers(const std::vector<EntryFault>&, std::string_view base);

// 规定-7.2: the seven grounds on which a proof must be cancelled, each of which an application answers.
enum class CancelGround {
  licence,           // 可以通过法定证照办理
  commitment,        // 可以通过书面告知承诺办理
  internal_check,    // 可以通过政府部门内部核查和部门间核查办理
  online_check,      // 可以通过网络核验办理
  contract_voucher,  // 可以通过合同凭证办理
  covered,           // 能被其他材料涵盖或者替代
  unverifiable       // 开具单位无法调查核实
};
inline constexpr std::array all_cancel_grounds{
    CancelGround::licence,          CancelGround::commitment, CancelGround::internal_check, CancelGround::online_check,
    CancelGround::contract_voucher, CancelGround::covered,    CancelGround::unverifiable};
std::string_view code(CancelGround);
std::string_view chinese(CancelGround);
bool from_code(std::string_view, CancelGround&);

struct GroundAnswer {
  CancelGround ground = CancelGround::licence;
  bool applies = false;
  std::string note;
  friend bool operator==(const GroundAnswer&, const GroundAnswer&) = default;
};

// MUST_CANCEL for each ground that applies; a fault, too, for each that is not answered, answered twice, or whose note
// is longer than 500 characters. Empty: the checklist does not stand in the way. `base`: JSON pointer of the array.
std::vector<Fault> faults_of(const std::vector<GroundAnswer>&, std::string_view base);

}  // namespace zq
