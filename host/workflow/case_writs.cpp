#include "workflow/case_writs.hpp"

#include "domain/time_words.hpp"

namespace zq::workflow {
namespace {

Writ begun(WritKind kind, std::string about, const CaseId& case_id, std::string issuer) {
  Writ writ;
  writ.kind = kind;
  writ.about = std::move(about);
  writ.case_id = case_id;
  writ.issuer = std::move(issuer);
  return writ;
}

// Each in a line of its own.
template <class Items, class TextOf>
std::string lines(const Items& items, TextOf text_of) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : "\n") + text_of(item);
  return out;
}

}  // namespace

Writ writ_of(const Letter& letter, const std::string& to_name) {
  Writ writ = begun(WritKind::letter, letter.id, letter.case_id, letter.from);
  writ.unit = letter.to.value;
  writ.fields = {{"letter_no", letter.id},
                 {"to_unit", to_name},
                 {"from_unit", letter.from},
                 {"matter", letter.matter},
                 {"proof", letter.proof},
                 {"purpose", letter.purpose},
                 {"due_at", moment_text(letter.due_at)},
                 {"deadline_text", letter.deadline_text.empty() ? "" : letter.deadline_text + "。"}};
  const std::string number = letter.applicant_id_number.reveal();
  writ.personal["applicant"] =
      Private(letter.applicant_name.reveal() + (number.empty() ? "" : "（身份证件号码：" + number + "）"));
  writ.personal["declared"] = Private(lines(letter.items, [](const LetterItem& item) {
    const std::string name = item.label.empty() ? item.name : item.label;
    return item.declared.empty() ? name : name + "：" + item.declared.reveal();
  }));
  return writ;
}

Writ writ_of(const Supplement& paper, const Case& value, const std::string& department) {
  Writ writ = begun(WritKind::supplement_request, paper.id, paper.case_id, department);
  writ.fields = {{"matter", value.matter},
                 {"proof", value.proof},
                 {"ground", std::string(chinese(paper.ground))},
                 {"items", lines(paper.items, [](const SupplementItem& item) { return item.what; })},
                 {"department", department}};
  writ.personal["applicant"] = paper.applicant_name;
  return writ;
}

Writ writ_of(const Commitment& value) {
  Writ writ = begun(WritKind::commitment, value.id, value.case_id, value.organ);
  writ.fields = {
      {"matter", value.matter},       {"proof", value.proof},
      {"content", value.content},     {"standard", value.standard},
      {"liability", value.liability}, {"signed_at", value.signed_at ? date_text(beijing_day(*value.signed_at)) : ""},
      {"department", value.organ}};
  writ.personal["applicant"] = value.applicant_name;
  return writ;
}

Writ writ_of(const RectificationOrder& order, const Commitment& value, const std::string& finding) {
  Writ writ = begun(WritKind::rectification_order, value.id, value.case_id, value.organ);
  writ.fields = {{"matter", value.matter},
                 {"finding", finding},
                 {"demand", order.demand},
                 {"limit_on", date_text(order.limit)},
                 {"department", value.organ}};
  writ.personal["applicant"] = value.applicant_name;
  return writ;
}

Writ writ_of(const Exclusion& value, const CaseId& case_id) {
  Writ writ = begun(WritKind::commitment_exclusion, value.id, case_id, value.organ);
  writ.fields = {{"decision_no", value.decision_no},
                 {"reason", value.reason},
                 {"from_on", date_text(value.decided_on)},
                 {"until_on", date_text(value.last_day)},
                 {"department", value.organ}};
  writ.personal["applicant"] = value.applicant_name;
  return writ;
}

}  // namespace zq::workflow
