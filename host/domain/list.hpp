// The cancellation list (证明材料取消清单): which proof of which matter is replaced by which method, and the one
// question everybody asks of it: "may I ask the applicant for this?" Pure values and rules.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/clocks.hpp"
#include "domain/entry_traits.hpp"
#include "domain/result.hpp"
#include "domain/types.hpp"

namespace zq {

// How a cancelled proof is replaced (规定-2.2b). Several may stand in one entry, in the order in which they are tried.
enum class Method {
  direct_cancel,     // 直接取消
  commitment,        // 书面承诺
  shared_query,      // 信息共享
  internal_check,    // 部门内部核查
  co_verification,   // 部门间核查
  on_site,           // 部门调查核实
  contract_voucher,  // 合同凭证
};

// 核查-6: how soon an answer is due.
enum class MatterClass { instant, records_check, on_site };  // 即办件, 资料核查, 现场核实

// One field the caller declares for the applicant and the department compares.
struct DeclaredField {
  std::string name;   // "marital_status"
  std::string label;  // "婚姻状况"
  bool required = false;
  bool is_date = false;
  bool granted = false;  // the caller may see what the department holds, not only the verdict
  friend bool operator==(const DeclaredField&, const DeclaredField&) = default;
};

// A department that holds what is to be verified, and what its adapter is asked; `check` empty: persons only.
struct Source {
  DepartmentId department;
  std::string check;
  friend bool operator==(const Source&, const Source&) = default;
};

struct Entry {
  EntryId id;
  std::string handling_department;  // 办事部门, as published
  std::string matter;               // 办事事项
  std::string proof;                // 证明材料名称
  std::string issuer;               // 出具单位
  std::string basis;                // 设定依据
  std::vector<Method> methods;      // never empty
  MatterClass matter_class = MatterClass::instant;
  DepartmentId assisting;  // whose adapter answers; empty when no machine does
  std::string check;       // which question the adapter is asked; empty with `assisting`
  // Whom a co-verification asks: one answer of each group is needed, any of its departments may give it. Empty: only
  // `assisting`, which is always the first one of the first group.
  std::vector<std::vector<Source>> sources{};
  std::vector<DeclaredField> fields;
  std::optional<Date> since, until;  // in force on since <= day < until (规定-6.3: stops on the day its basis falls)
  EntryTraits traits{};
  friend bool operator==(const Entry&, const Entry&) = default;
  bool in_force(Date day) const;
  bool stopped_by(Date day) const;  // it was in force and is no longer
  bool has(Method) const;
  std::vector<std::vector<Source>> source_groups() const;  // `sources`, or what `assisting` means
  void set_sources(std::vector<std::vector<Source>>);
};

// "civil_affairs/public_security+social_security": "+" between groups, "/" inside one. Nothing: not of this form.
std::string sources_text(const std::vector<std::vector<Source>>&);
std::optional<std::vector<std::vector<Source>>> sources_from_text(std::string_view departments,
                                                                  std::string_view checks);
std::string checks_text(const std::vector<std::vector<Source>>&);

// A published list; immutable. Published, it may still wait for the day from which it is in force (规定-6.1, 调整-11).
struct ListVersion {
  int number = 0;         // 1, 2, ...; 0 = nothing published yet
  std::string publisher;  // version 1: the government, later ones: the joint office (C-06)
  std::string basis;
  Instant published_at{};
  std::vector<Entry> entries;
  std::optional<Date> effective_from{};  // absent: the day of its publication
  Date in_force_from() const { return effective_from.value_or(beijing_day(published_at)); }
  const Entry* find(const EntryId&) const;
};

enum class AskReason {
  cancelled,     // listed: the proof is cancelled, use the entry's methods instead
  not_in_list,   // 规定-6.1b: nothing outside the list may be asked for
  stopped,       // 规定-6.3: it was listed, but its basis has fallen by that day
  use_sharing,   // 规定-3.2a: issued outside the city, but it can be verified over the network
  out_of_scope,  // 规定-3.2: the rules do not reach it; the only answer that lets it be asked for
};
std::string_view code(AskReason);

// "May I ask the applicant for this proof in this matter on this day?" Yes only where the rules do not reach
// (规定-3.2): else it is cancelled or not in the list, and the answer says what to do instead (C-01).
struct AskAnswer {
  bool may_ask() const { return reason == AskReason::out_of_scope; }
  AskReason reason;
  std::vector<Entry> entries;  // those that name the proof for the matter, in force on the day
  std::string text;            // Chinese sentence for the clerk
  std::string basis;           // article
};
AskAnswer ask(const ListVersion&, std::string_view matter, std::string_view proof, Date on);

// Differences between the official list and what a department's own system says (规定-21.1b).
struct DepartmentListRow {
  std::string code, matter, proof, issuer, basis, method, matter_class, since, until;
  friend bool operator==(const DepartmentListRow&, const DepartmentListRow&) = default;
};
struct ListDifference {
  enum class Kind { only_in_department, only_in_official, differs } kind;
  std::string matter, proof;
  EntryId entry;                     // when official
  std::string department_code;       // when in the department's list
  std::vector<std::string> details;  // Chinese, one per differing column
};
// Compares by (matter, proof) what is in force on that day on both sides. `handling_department`: whose entries of the
// official list must be in the department's; a row that is listed for another one differs in that, and is not added.
std::vector<ListDifference> compare(const ListVersion&, std::string_view handling_department,
                                    const std::vector<DepartmentListRow>&, Date on);

// Words of the published tables <-> values. Unknown words yield nothing.
std::string_view chinese(Method);
std::string_view chinese(MatterClass);  // 即办件, 资料核查, 现场核实
std::string_view code(Method);          // "shared_query": for JSON
std::string_view code(MatterClass);
std::optional<Method> method_from_chinese(std::string_view);
std::optional<Method> method_from_code(std::string_view);
std::optional<MatterClass> matter_class_from_chinese(std::string_view);  // also 即, 资, 场
std::optional<MatterClass> matter_class_from_code(std::string_view);

}  // namespace zq
