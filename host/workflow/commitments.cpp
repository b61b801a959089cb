#include "workflow/commitments.hpp"

#include "domain/text_limits.hpp"
#include "records/commitment_record.hpp"
#include "workflow/case_acts.hpp"
#include "workflow/case_writs.hpp"
#include "workflow/commitment_papers.hpp"

namespace zq::workflow {
namespace {

constexpr int exclusions_most = 200;  // of one person

Error none(std::string text, std::string basis) {
  return {ErrorCode::no_ground, std::move(text), {}, {}, std::move(basis)};
}

template <class T>
Act published_act(const T& value, std::string_view kind, const Context& context, Instant now) {
  return {now,
          std::string(kind),
          commitment_subject(value.matter, value.proof),
          context.caller.value,
          context.request_id,
          "规定-8.2、规定-9.1",
          value.number == 1 ? "" : std::to_string(value.number - 1),
          std::to_string(value.number),
          ""};
}

}  // namespace

Result<Paper> Commitments::publish_template(Unit& unit, const Context& context, CommitmentTemplate value, Instant now) {
  auto before = newest_template(tools_.store, value.matter, value.proof);
  if (!before) return std::move(before).error();
  value.number = before->number + 1;
  value.organ = context.department;
  value.made_at = now;
  const Document document = records::document_of(value);
  unit.emplace_back(SaveDocument{document});
  unit.emplace_back(AppendAct{published_act(value, "commitment_template.published", context, now)});
  return answer_with(document);
}

Result<Paper> Commitments::publish_plan(Unit& unit, const Context& context, SupervisionPlan value, Instant now) {
  auto before = newest_plan(tools_.store, value.matter, value.proof);
  if (!before) return std::move(before).error();
  value.number = before->number + 1;
  value.organ = context.department;
  value.made_at = now;
  const Document document = records::document_of(value);
  unit.emplace_back(SaveDocument{document});
  unit.emplace_back(AppendAct{published_act(value, "supervision_plan.published", context, now)});
  return answer_with(document);
}

std::optional<Error> Commitments::excluded(const Private& id_number, const std::string& organ, Instant now) {
  DocumentQuery query;
  query.kind = DocumentKind::exclusion;
  query.by = DocumentQuery::By::person;
  query.key = id_number.reveal();
  auto page = tools_.store.documents(query, {}, exclusions_most);
  if (!page) return std::move(page).error();
  for (const Document& document : page->items) {
    const auto exclusion = records::exclusion_of(document);
    if (!exclusion) return Error{ErrorCode::internal, "不适用承诺的决定无法读取", "an exclusion is broken"};
    if (!excludes(*exclusion, organ, beijing_day(now))) continue;
    return Error{ErrorCode::excluded,
                 "申请人因违反书面承诺，至" + date_text(exclusion->last_day) + "（含当日）不适用书面承诺，决定文号：" +
                     exclusion->decision_no + "，决定单位：" + exclusion->organ,
                 {},
                 {},
                 "规定-8.4a"};
  }
  return std::nullopt;
}

Result<Paper> Commitments::offer(Unit& unit, const Context& context, const CaseId& id, Instant now) {
  auto opened = open_case_of(tools_, context, id);
  if (!opened) return std::move(opened).error();
  const Case& value = opened->value;
  if (auto refused = refusal_of_commitment(opened->entry)) return std::move(*refused);
  if (auto row = step(value.state, CaseEvent::committed); !row) return std::move(row).error();
  auto text = newest_template(tools_.store, value.matter, value.proof);
  if (!text) return std::move(text).error();
  if (text->number == 0) return none("该事项还没有承诺书模板，不能采用书面承诺；请先公布模板", "规定-8.2b");
  auto plan = newest_plan(tools_.store, value.matter, value.proof);
  if (!plan) return std::move(plan).error();
  if (plan->number == 0) return none("该事项还没有监管方案，不能采用书面承诺；请先制定方案", "规定-9.1");
  if (auto refused = excluded(value.applicant_id_number, context.department, now)) return std::move(*refused);

  Commitment commitment;
  commitment.id = tools_.ids.fresh("CN", now);
  commitment.case_id = id;
  commitment.owner = value.caller;
  commitment.organ = context.department;
  commitment.matter = value.matter;
  commitment.proof = value.proof;
  commitment.applicant_name = value.applicant_name;
  commitment.applicant_id_number = value.applicant_id_number;
  commitment.template_number = text->number;
  commitment.plan_number = plan->number;
  commitment.content = text->content;
  commitment.standard = text->standard;
  commitment.liability = text->liability;
  commitment.offered_at = now;
  const Document document = records::document_of(commitment);
  unit.emplace_back(SaveDocument{document});
  unit.emplace_back(AppendAct{commitment_act(commitment, "commitment.offered", "", context, "", now)});
  return answer_with(document);
}

Result<Commitment> Commitments::find(const Context& context, const std::string& id) {
  auto found = tools_.store.find_document(DocumentKind::commitment, id);
  if (!found) return std::move(found).error();
  auto value = found->has_value() ? records::commitment_of(**found) : std::nullopt;
  if (!value || value->owner != context.caller)
    return Error{ErrorCode::not_found, "没有这份书面承诺，或者它属于别的调用方；请核对编号"};
  return std::move(*value);
}

Result<Paper> Commitments::moved(Unit& unit, const Context& context, Commitment& value, CommitmentEvent on,
                                 const std::string& operator_name, Instant now) {
  const auto row = step(value.state, on);
  if (!row) return row.error();
  const std::string before{code(value.state)};
  value.state = row->to;
  if (!is_open(value.state)) {
    value.closed_at = now;
    value.next_check_at.reset();
    unit.emplace_back(DropWork{check_timer(value.id)});
    unit.emplace_back(DropWork{order_timer(value.id)});
  }
  const Document document = records::document_of(value);
  unit.emplace_back(SaveDocument{document});
  unit.emplace_back(AppendAct{
      commitment_act(value, "commitment." + std::string(code(value.state)), before, context, operator_name, now)});
  return answer_with(document);
}

Result<Done> Commitments::note_case(Unit& unit, const Context& context, const Commitment& value, CaseEvent on,
                                    Instant now) {
  auto found = tools_.store.find_case(value.case_id);
  if (!found) return std::move(found).error();
  if (!found->has_value()) return Error{ErrorCode::internal, "核查事项缺失", "a commitment's case is not stored"};
  Case& verified = **found;
  const CaseState before = verified.state;
  if (is_closed(before)) return Done{};  // decided on the commitment already: the decision is what is revoked
  auto applied = apply(verified, on, now);
  if (!applied) return std::move(applied).error();
  unit.emplace_back(SaveCase{verified});
  unit.emplace_back(AppendAct{case_act(verified, "verification." + std::string(code(verified.state)), before,
                                       context.caller.value, context.request_id, "规定-8", now)});
  return Done{};
}

Result<Paper> Commitments::inform(Unit& unit, const Context& context, const std::string& id,
                                  const std::string& informer, const std::string& acknowledgement, Instant now) {
  auto value = find(context, id);
  if (!value) return std::move(value).error();
  value->informed_at = now;
  value->informer = informer;
  value->acknowledgement = acknowledgement;
  return moved(unit, context, *value, CommitmentEvent::inform, informer, now);
}

Result<Paper> Commitments::sign(Unit& unit, const Context& context, const std::string& id, const std::string& signature,
                                const std::string& operator_name, Instant now) {
  auto value = find(context, id);
  if (!value) return std::move(value).error();
  if (!value->informed_at)
    return none("签署前应当告知申请人承诺的内容、标准以及违反承诺的责任，并取得签收凭据", "规定-8.2a");
  if (auto refused = excluded(value->applicant_id_number, value->organ, now)) return std::move(*refused);
  auto plan = newest_plan(tools_.store, value->matter, value->proof);
  if (!plan) return std::move(plan).error();
  value->signature = signature;
  value->signed_at = now;
  value->next_check_at = now + std::chrono::days(plan->every_days);
  auto answer = moved(unit, context, *value, CommitmentEvent::sign, operator_name, now);
  if (!answer) return answer;
  auto writ = tools_.writs.issue(unit, writ_of(*value), now);
  if (!writ) return std::move(writ).error();
  answer->writ = std::move(*writ);
  put_check(unit, *value);
  auto noted = note_case(unit, context, *value, CaseEvent::committed, now);
  if (!noted) return std::move(noted).error();
  return answer;
}

}  // namespace zq::workflow
