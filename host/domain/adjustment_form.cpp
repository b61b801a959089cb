#include "domain/adjustment_form.hpp"

#include <algorithm>
#include <span>

#include "domain/text_limits.hpp"

namespace zq {
namespace {

using C = EntryColumn;
using R = AdjustmentReason;
constexpr size_t line_most = 200, text_most = 4000;

// What a change for this reason may touch (调整-6); empty: anything.
std::span<const C> columns_for(R reason) {
  static constexpr C unit[] = {C::handling_department, C::issuer};
  static constexpr C matter[] = {C::matter};
  static constexpr C proof[] = {C::proof, C::material};
  static constexpr C method[] = {C::methods, C::matter_class, C::assisting, C::check, C::fields, C::granted};
  switch (reason) {
    case R::change_unit:
      return unit;
    case R::change_matter:
      return matter;
    case R::change_proof:
      return proof;
    case R::change_method:
      return method;
    default:
      return {};
  }
}

bool needs_a_verifier(const Entry& entry) {
  return entry.has(Method::shared_query) || entry.has(Method::internal_check) || entry.has(Method::co_verification) ||
         entry.has(Method::on_site);
}

class FormCheck {
 public:
  FormCheck(const AdjustmentForm& form, const ListVersion& list, Date today)
      : form_(form),
        before_(form.kind == AdjustmentKind::add ? nullptr : list.find(form.entry)),
        list_(list),
        today_(today) {}

  std::vector<Fault> faults() {
    check_reason();
    check_entry();
    check_cause();
    check_basis();
    check_decision();
    check_explanation();
    if (form_.kind == AdjustmentKind::add) check_addition();
    if (form_.kind == AdjustmentKind::change && before_) check_change();
    need("/handler", "经办人", form_.handler);
    need("/seal", "签章", form_.seal);
    return std::move(faults_);
  }

 private:
  void fault(std::string path, std::string text, std::string expected, std::string found) {
    faults_.push_back({std::move(path), std::move(text), std::move(expected), std::move(found)});
  }
  void need(const char* path, const char* label, const std::string& value, size_t most = line_most) {
    check_text(faults_, path, label, value, 1, most, Lines::many);
  }
  bool is(R reason) const { return form_.reason == reason; }

  // 调整-2, 5, 6, 7
  void check_reason() {
    if (!form_.reason) return fault("/reason", "没有写明调整事由（调整-2、5、6、7）", "a reason code", "nothing");
    if (kind_of(*form_.reason) != form_.kind)
      fault("/reason", "事由“" + std::string(chinese(*form_.reason)) + "”不适用于" + std::string(chinese(form_.kind)),
            "a reason for " + std::string(code(form_.kind)), std::string(code(*form_.reason)));
  }

  void check_entry() {
    if (form_.kind != AdjustmentKind::add) {
      if (!before_)
        fault("/entry", "现行清单中没有这个编号", "an entry in force", form_.entry.value.empty() ? "nothing" : "none");
      else if (form_.kind == AdjustmentKind::change && !before_->in_force(today_))
        fault("/entry", "这个清单事项已停止执行：请申请取消；仍有新的设定依据的，请申请增加", "an entry in force",
              "ENTRY_STOPPED");
      return;
    }
    const Entry& one = form_.proposed;
    if (list_.find(one.id)) fault("/proposed/id", "现行清单中已有这个编号", "another id", "taken");
    const auto same = std::ranges::find_if(list_.entries, [&](const Entry& other) {
      return other.matter == one.matter && other.proof == one.proof &&
             other.handling_department == one.handling_department && other.in_force(today_);
    });
    if (same != list_.entries.end() && !one.matter.empty())
      fault("/proposed/proof", "现行清单中已有该事项的这项证明材料；请申请变更", "an entry that is not listed yet",
            same->id.value);
  }

  // 调整-8.2a, b
  void check_cause() {
    if (!form_.cause_on) return fault("/cause_date", "没有写明事由发生日期（调整-8.2）", "YYYY-MM-DD", "nothing");
    if (std::chrono::sys_days(*form_.cause_on) > std::chrono::sys_days(today_))
      fault("/cause_date", "事由尚未发生，不能先行申请", "not after today", date_text(*form_.cause_on));
  }

  // 规定-6.2b, 调整-3.2; C-10: of a removal any document of the decision will do.
  void check_basis() {
    const LegalBasis& basis = form_.basis;
    if (form_.kind == AdjustmentKind::remove) {
      if (basis.name.empty() && form_.decision_no.empty() && !is(R::remove_function))
        fault("/decision_no", "没有依据：须写明法律法规规章或者决定的文号（调整-3.2、7）", "a document number",
              "nothing");
      return;
    }
    need("/basis/name", "依据名称", basis.name);
    if (form_.kind == AdjustmentKind::change) return;
    need("/basis/document_no", "依据文号", basis.document_no);
    need("/basis/article", "依据条款", basis.article);
    need("/basis/text", "依据原文", basis.text, text_most);
    if (!basis.effective_on) fault("/basis/effective_on", "没有写明依据的施行日期", "YYYY-MM-DD", "nothing");
  }

  void check_decision() {
    const bool needed = is(R::add_delegated) || is(R::add_function) || is(R::remove_law) || is(R::remove_decision);
    const bool law_named = is(R::remove_law) && !form_.basis.document_no.empty();
    if (needed && !law_named) need("/decision_no", "决定或者依据的文号", form_.decision_no);
    if (is(R::remove_decision) && !form_.decision_level)
      fault("/decision_level", "没有写明由哪一级政府决定（调整-7(2)）", "state_council, province, city, district",
            "nothing");
  }

  void check_explanation() {
    const bool needed = is(R::change_other) || is(R::remove_function);
    check_text(faults_, "/explanation", "情况说明", form_.explanation, needed ? 1 : 0, text_most, Lines::many);
  }

  // Of the entry as it would stand in the list; the pointers of its basis are those of the form.
  void add_entry_faults(std::vector<EntryFault> found) {
    std::erase_if(found, [&](const EntryFault& one) {
      return form_.kind == AdjustmentKind::add && one.column == C::basis;  // said of /basis/name already
    });
    for (Fault& one : with_pointers(found, "/proposed")) {
      if (one.path == "/proposed/basis_level") one.path = "/basis/level";
      faults_.push_back(std::move(one));
    }
  }

  // 规定-6.2b, 规定-7.1, 规定-7.2
  void check_addition() {
    add_entry_faults(faults_of_addition(form_.proposed));
    if (needs_a_verifier(form_.proposed) || form_.proposed.methods.empty())
      need("/verifying_unit", "替代核查的单位", form_.verifying_unit);
    for (Fault& one : faults_of(form_.grounds, "/grounds")) faults_.push_back(std::move(one));
  }

  // 调整-6
  void check_change() {
    add_entry_faults(faults_of(form_.proposed));
    const auto touched = differing(*before_, form_.proposed);
    if (touched.empty())
      return fault("/proposed", "与现行清单没有不同，没有可变更的内容", "a changed column", "REASON_DIFF");
    if (!form_.reason || kind_of(*form_.reason) != AdjustmentKind::change) return;
    const auto fitting = columns_for(*form_.reason);
    if (fitting.empty()) return;
    for (const C column : touched)
      if (std::ranges::find(fitting, column) == fitting.end())
        fault("/proposed/" + std::string(code(column)),
              std::string(chinese(column)) + "的改动与事由“" + std::string(chinese(*form_.reason)) + "”不符（" +
                  std::string(zq::basis_of(*form_.reason)) + "）",
              "as it is now", "REASON_DIFF");
  }

  const AdjustmentForm& form_;
  const Entry* before_;
  const ListVersion& list_;
  Date today_;
  std::vector<Fault> faults_;
};

}  // namespace

void complete(AdjustmentForm& form) {
  if (form.kind != AdjustmentKind::add) return;
  form.proposed.basis = words_of(form.basis);
  form.proposed.traits.basis_level = form.basis.level;
}

std::vector<ColumnChange> changes_of(const AdjustmentForm& form, const Entry* before) {
  const EntryCells now = before ? cells_of(*before) : EntryCells{};
  const EntryCells then = form.kind == AdjustmentKind::remove ? EntryCells{} : cells_of(form.proposed);
  std::vector<ColumnChange> all;
  for (size_t i = 0; i < entry_column_count; ++i)
    if (now[i] != then[i]) all.push_back({static_cast<C>(i), now[i], then[i]});
  return all;
}

std::string content_of(const AdjustmentForm& form, const Entry* before) {
  std::string text = std::string(chinese(form.kind)) + "清单事项";
  if (form.kind != AdjustmentKind::add && before)
    text += form.entry.value + "：" + before->matter + "，" + before->proof;
  for (const ColumnChange& one : changes_of(form, before)) {
    if (form.kind != AdjustmentKind::change && (one.before == "否" || one.after == "否")) continue;
    text += "\n" + std::string(chinese(one.column)) + "：";
    if (form.kind == AdjustmentKind::change) text += (one.before.empty() ? "（无）" : one.before) + " → ";
    text += form.kind == AdjustmentKind::remove ? one.before : one.after.empty() ? "（无）" : one.after;
  }
  return text;
}

std::vector<Fault> faults_of(const AdjustmentForm& form, const ListVersion& list, Date today) {
  return FormCheck(form, list, today).faults();
}

}  // namespace zq
