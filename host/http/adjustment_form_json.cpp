#include "http/adjustment_form_json.hpp"

namespace zq::http {
namespace {

void take_text(const Value& from, std::string_view name, std::string& out) {
  if (from.find(name)) out = from.text_of(name);
}
void take_flag(const Value& from, std::string_view name, bool& out) {
  if (const auto value = from.boolean_of(name)) out = *value;
}
template <class T>
void take_word(const Value& from, std::string_view name, T& out) {
  if (from.find(name)) from_code(from.text_of(name), out);
}
template <class T>
void take_word(const Value& from, std::string_view name, std::optional<T>& out) {
  T value{};
  if (from.find(name) && from_code(from.text_of(name), value)) out = value;
}
void take_date(const Value& from, std::string_view name, std::optional<Date>& out) {
  if (from.find(name)) out = date_from_text(from.text_of(name));
}

void take_methods(const Value& from, Entry& entry) {
  const Value* methods = from.find("methods");
  if (!methods) return;
  entry.methods.clear();
  for (const Value& word : methods->items)
    if (const auto method = method_from_code(word.text)) entry.methods.push_back(*method);
}

void take_fields(const Value& from, Entry& entry) {
  const Value* fields = from.find("fields");
  if (!fields) return;
  entry.fields.clear();
  for (const Value& one : fields->items)
    entry.fields.push_back({one.text_of("name"), one.text_of("label"), one.boolean_of("required").value_or(false),
                            one.text_of("type") == "date", one.boolean_of("granted").value_or(false)});
}

bool take_sources(const Value& from, Entry& entry) {
  if (!from.find("assisting") && !from.find("check")) return true;
  std::string departments = sources_text(entry.source_groups()), checks = checks_text(entry.source_groups());
  take_text(from, "assisting", departments);
  take_text(from, "check", checks);
  auto groups = sources_from_text(departments, checks);
  if (groups) entry.set_sources(std::move(*groups));
  return groups.has_value();
}

void take_traits(const Value& from, EntryTraits& traits) {
  take_word(from, "material", traits.material);
  take_flag(from, "held_by_applicant", traits.held_by_applicant);
  take_flag(from, "issuer_in_city", traits.issuer_in_city);
  take_flag(from, "online_verifiable", traits.online_verifiable);
  take_flag(from, "forwarded_up", traits.forwarded_up);
  take_flag(from, "in_centre", traits.in_centre);
  take_word(from, "matter_type", traits.matter_type);
  take_word(from, "basis_level", traits.basis_level);
  take_flag(from, "retained", traits.retained);
  if (const Value* risks = from.find("risks")) {
    traits.risks.clear();
    RiskDomain risk{};
    for (const Value& word : risks->items)
      if (from_code(word.text, risk)) traits.risks.push_back(risk);
  }
  take_text(from, "sector", traits.sector);
  take_text(from, "supervising", traits.supervising);
}

bool take_entry(const Value& from, Entry& entry) {
  take_text(from, "id", entry.id.value);
  take_text(from, "handling_department", entry.handling_department);
  take_text(from, "matter", entry.matter);
  take_text(from, "proof", entry.proof);
  take_text(from, "issuer", entry.issuer);
  take_text(from, "basis", entry.basis);
  take_methods(from, entry);
  if (from.find("matter_class"))
    entry.matter_class = matter_class_from_code(from.text_of("matter_class")).value_or(entry.matter_class);
  take_fields(from, entry);
  take_traits(from, entry.traits);
  return take_sources(from, entry);
}

void take_basis(const Value& from, LegalBasis& basis) {
  take_text(from, "name", basis.name);
  take_text(from, "document_no", basis.document_no);
  take_text(from, "article", basis.article);
  take_text(from, "text", basis.text);
  take_word(from, "level", basis.level);
  take_date(from, "effective_on", basis.effective_on);
}

void take_grounds(const Value& body, std::vector<GroundAnswer>& grounds) {
  const Value* answers = body.find("grounds");
  if (!answers) return;
  for (const Value& one : answers->items) {
    GroundAnswer answer;
    take_word(one, "ground", answer.ground);
    take_flag(one, "applies", answer.applies);
    take_text(one, "note", answer.note);
    grounds.push_back(std::move(answer));
  }
}

}  // namespace

Result<AdjustmentForm> form_of(const Value& body, const ListVersion& list) {
  AdjustmentForm form;
  take_word(body, "kind", form.kind);
  take_word(body, "reason", form.reason);
  if (form.kind != AdjustmentKind::add) {
    take_text(body, "entry", form.entry.value);
    if (const Entry* entry = list.find(form.entry)) form.proposed = *entry;
  }
  const Value* proposed = body.find("proposed");
  if (proposed && form.kind != AdjustmentKind::remove && !take_entry(*proposed, form.proposed))
    return Error{ErrorCode::invalid_input,
                 "协查部门与核查项不相对应",
                 {},
                 {{"/proposed/check", "核查项与协查部门应一一对应：各组之间用 +，同组任一部门用 /",
                   "a check for each department", "another number of them"}}};
  if (form.kind == AdjustmentKind::change) form.proposed.id = form.entry;
  take_text(body, "verifying_unit", form.verifying_unit);
  if (const Value* basis = body.find("basis")) take_basis(*basis, form.basis);
  take_text(body, "decision_no", form.decision_no);
  take_word(body, "decision_level", form.decision_level);
  take_text(body, "explanation", form.explanation);
  take_date(body, "cause_date", form.cause_on);
  take_grounds(body, form.grounds);
  take_text(body, "handler", form.handler);
  take_text(body, "seal", form.seal);
  return form;
}

}  // namespace zq::http
