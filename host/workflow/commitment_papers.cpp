#include "workflow/commitment_papers.hpp"

#include "domain/notice.hpp"
#include "records/commitment_record.hpp"
#include "workflow/json_text.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::workflow {
namespace {

Result<std::optional<Document>> newest(Store& store, DocumentKind kind, std::string_view matter,
                                       std::string_view proof) {
  DocumentQuery query;
  query.kind = kind;
  query.by = DocumentQuery::By::owner;
  query.key = commitment_subject(matter, proof);
  query.newest_first = true;
  auto page = store.documents(query, {}, 1);
  if (!page) return std::move(page).error();
  if (page->items.empty()) return std::optional<Document>{};
  return std::optional<Document>{std::move(page->items.front())};
}

Error broken() { return {ErrorCode::internal, "承诺书模板或监管方案的存档无法读取", "a template or plan is broken"}; }

}  // namespace

std::string check_timer(const std::string& commitment) { return "check:" + commitment; }
std::string order_timer(const std::string& commitment) { return "order:" + commitment; }

void put_check(Unit& unit, const Commitment& value) {
  if (value.next_check_at)
    unit.emplace_back(PutWork{{check_timer(value.id), WorkKind::commitment_check, value.id, *value.next_check_at}});
}

Act commitment_act(const Commitment& value, std::string_view kind, std::string_view before, const Context& context,
                   const std::string& operator_name, Instant now) {
  return {now,
          std::string(kind),
          value.case_id.value,
          context.caller.value,
          context.request_id,
          "规定-8、规定-9",
          std::string(before),
          std::string(code(value.state)),
          json_object({{"commitment", value.id},
                       {"template", std::to_string(value.template_number)},
                       {"operator", operator_name}})};
}

void tell(Unit& unit, Ids& ids, const Commitment& value, std::string event, std::string text, Instant now) {
  Notice notice;
  notice.to = value.owner.value;
  notice.event = std::move(event);
  notice.subject = value.id;
  notice.case_id = value.case_id;
  notice.text = std::move(text);
  notify(unit, ids, std::move(notice), now);
}

Result<CommitmentTemplate> newest_template(Store& store, std::string_view matter, std::string_view proof) {
  auto document = newest(store, DocumentKind::commitment_template, matter, proof);
  if (!document) return std::move(document).error();
  if (!document->has_value()) return CommitmentTemplate{};
  auto value = records::commitment_template_of(**document);
  if (!value) return broken();
  return std::move(*value);
}

Result<SupervisionPlan> newest_plan(Store& store, std::string_view matter, std::string_view proof) {
  auto document = newest(store, DocumentKind::supervision_plan, matter, proof);
  if (!document) return std::move(document).error();
  if (!document->has_value()) return SupervisionPlan{};
  auto value = records::supervision_plan_of(**document);
  if (!value) return broken();
  return std::move(*value);
}

}  // namespace zq::workflow
