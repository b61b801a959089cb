// The application form for an adjustment of the list (证明材料取消清单动态调整申请表, 调整-8.2b), and everything that
// must be right in it before it may be filed. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/clocks.hpp"
#include "domain/entry_rules.hpp"
#include "domain/list_diff.hpp"
#include "domain/result.hpp"

namespace zq {

enum class AdjustmentKind { add, change, remove };
std::string_view code(AdjustmentKind);
std::string_view chinese(AdjustmentKind);  // 增加, 变更, 取消
bool from_code(std::string_view, AdjustmentKind&);

enum class AdjustmentReason {
  add_law,          // 调整-5(1): 法律、法规颁布、修订
  add_delegated,    // 调整-5(2): 上级政府下放管理层级的权力事项
  add_function,     // 调整-5(3): 办事部门职能调整
  change_unit,      // 调整-6(1): 办事部门或出具证明单位
  change_matter,    // 调整-6(2): 证明事项名称
  change_proof,     // 调整-6(3): 证明材料名称或者种类
  change_method,    // 调整-6(4): 办理方式
  change_other,     // 调整-6(5): 其他情形
  remove_law,       // 调整-7(1): 法律法规规章颁布、修订、废止
  remove_decision,  // 调整-7(2): 国务院和省、市、区政府决定
  remove_function   // 调整-7(3): 职能调整，不再办理或者改变管理方式
};
std::string_view code(AdjustmentReason);  // "ADD_LAW", "CHANGE_1", "REMOVE_DECISION"
std::string_view chinese(AdjustmentReason);
std::string_view basis_of(AdjustmentReason);  // "调整-5(1)"
bool from_code(std::string_view, AdjustmentReason&);
AdjustmentKind kind_of(AdjustmentReason);

// Who took the decision that removes a matter (调整-7(2)).
enum class DecisionLevel { state_council, province, city, district };
std::string_view code(DecisionLevel);
std::string_view chinese(DecisionLevel);
bool from_code(std::string_view, DecisionLevel&);

// 设定依据, in full (规定-6.2b).
struct LegalBasis {
  std::string name, document_no, article, text;
  std::optional<BasisLevel> level;
  std::optional<Date> effective_on;
  friend bool operator==(const LegalBasis&, const LegalBasis&) = default;
};
std::string words_of(const LegalBasis&);  // "《某条例》（某文号）第三条"; empty without a name

struct AdjustmentForm {
  AdjustmentKind kind = AdjustmentKind::add;
  std::optional<AdjustmentReason> reason;
  EntryId entry;               // of change and remove
  Entry proposed;              // of add and change; of remove the entry that goes
  std::string verifying_unit;  // 替代核查由谁核查
  LegalBasis basis;
  std::string decision_no;  // document of the decision that causes it
  std::optional<DecisionLevel> decision_level;
  std::string explanation;
  std::optional<Date> cause_on;       // 事由发生日期
  std::vector<GroundAnswer> grounds;  // of add: the seven of 规定-7.2
  std::string handler, seal;          // 经办人, 签章
};
// What follows from the rest is filled in: of an addition the columns of its basis.
void complete(AdjustmentForm&);

// What an adjustment does to the columns of the entry; of an addition `before` is empty, of a removal `after`.
std::vector<ColumnChange> changes_of(const AdjustmentForm&, const Entry* before);
// The same as text, a line each: what is reviewed, shown to the public and hashed. `before`: nullptr for an addition.
std::string content_of(const AdjustmentForm&, const Entry* before);

// Every fault of the form at once, with JSON pointers into it. Found: MUST_CANCEL, REASON_DIFF, NOT_A_PROOF,
// BASIS_LEVEL
// ... where it is such a one. `list`: in force, in which the entry to change or to remove must stand.
std::vector<Fault> faults_of(const AdjustmentForm&, const ListVersion& list, Date today);

}  // namespace zq
