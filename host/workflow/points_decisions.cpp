// Ratings, bulletins that take points, and bonuses.
#include <array>

#include "domain/time_words.hpp"
#include "records/oversight_record.hpp"
#include "records/violation_record.hpp"
#include "workflow/case_steps.hpp"
#include "workflow/json_text.hpp"
#include "workflow/oversight_papers.hpp"

namespace zq::workflow {
namespace {

// What a deduction may rest on (考核-4(1)): what is on record.
constexpr std::array evidence_kinds{DocumentKind::inspection_visit, DocumentKind::violation,
                                    DocumentKind::overdue_report,   DocumentKind::letter,
                                    DocumentKind::complaint,        DocumentKind::supervision_notice,
                                    DocumentKind::minutes_item,     DocumentKind::adjustment,
                                    DocumentKind::window_request,   DocumentKind::rating};

Error no_evidence() {
  return Error{ErrorCode::no_ground,
               "扣分须有依据：请给出已记录事实的编号（督察暗访、违规线索、超期报告、投诉举报、监督通知书等）",
               {},
               {{"/evidence", "没有这样的记录", "the id of a fact on record", "nothing of that id"}},
               "考核-4(1)"};
}

}  // namespace

// What is rated, and whose it is; `subject`: the code of its kind.
Result<std::string> OversightPapers::unit_of_matter(const std::string& about, std::string& subject) {
  auto verified = tools_.store.find_case(CaseId{about});
  if (!verified) return std::move(verified).error();
  if (verified->has_value()) {
    subject = "verification";
    return unit_id(*tools_.ground.units(), (*verified)->handling_department);
  }
  for (const DocumentKind kind : {DocumentKind::complaint, DocumentKind::window_request}) {
    auto found = tools_.store.find_document(kind, about);
    if (!found) return std::move(found).error();
    if (!found->has_value()) continue;
    subject = code(kind);
    return unit_id(*tools_.ground.units(), (*found)->unit);
  }
  return Error{ErrorCode::not_found, "没有这件核查、投诉举报或者市外办事证明；请核对编号"};
}

Result<Paper> OversightPapers::rate(Unit& unit, const Context& context, Rating value, Instant now) {
  auto rated = unit_of_matter(value.about, value.subject);
  if (!rated) return std::move(rated).error();
  value.unit = std::move(*rated);
  value.unit_name = unit_name(*tools_.ground.units(), value.unit);
  value.id = "PJ-" + value.about;
  auto before = tools_.store.find_document(DocumentKind::rating, value.id);
  if (!before) return std::move(before).error();
  if (before->has_value()) return Error{ErrorCode::conflict, "该事项已经评价过，每件评价一次", {}, {}, "考核-2(4)"};
  value.at = now;
  const Document document = records::document_of(value);
  unit.emplace_back(SaveDocument{document});
  unit.emplace_back(AppendAct{oversight_act("rating.given", value.about, context, "考核-2(4)", "", code(value.level),
                                            json_object({{"rating", value.id}, {"unit", value.unit}}), now)});
  return answer_with(document);
}

Result<Done> OversightPapers::check_evidence(const std::string& evidence) {
  for (const DocumentKind kind : evidence_kinds) {
    auto found = tools_.store.find_document(kind, evidence);
    if (!found) return std::move(found).error();
    if (!found->has_value()) continue;
    const auto violation = kind == DocumentKind::violation ? records::violation_of(**found) : std::nullopt;
    if (violation && !counts(*violation))
      return Error{ErrorCode::no_ground, "该违规未经查实或者已认定免责，不能作负面评价", {}, {}, "规定-20.1"};
    return Done{};
  }
  return no_evidence();
}

Result<Points> OversightPapers::most_of(DecisionKind kind, Instant now) const {
  const int year = static_cast<int>(beijing_day(now).year());
  const auto schemes = tools_.ground.schemes();
  const AssessmentScheme* scheme = schemes->of(year);
  if (!scheme)
    return Error{
        ErrorCode::no_ground, "没有" + std::to_string(year) + "年度的考评方案，不能扣分、加分", {}, {}, "考核-3(1)"};
  return kind == DecisionKind::bonus ? scheme->bonus_most : scheme->criticism_most;
}

Result<Paper> OversightPapers::decided(Unit& unit, const Context& context, PointsDecision& value, Instant now) {
  const auto most = most_of(value.kind, now);
  if (!most) return most.error();
  if (value.points <= Points{} || value.points > *most)
    return Error{ErrorCode::invalid_input,
                 "分值须大于 0，不超过考评方案的上限 " + points_text(*most),
                 {},
                 {{"/points", "分值超出考评方案的范围", "0.01.." + points_text(*most), points_text(value.points)}},
                 value.kind == DecisionKind::bonus ? "考核-4(2)" : "考核-4(1)"};
  value.at = now;
  const Document document = records::document_of(value);
  unit.emplace_back(SaveDocument{document});
  const std::string event = "score." + std::string(code(value.kind));
  unit.emplace_back(AppendAct{oversight_act(
      event, value.id, context, "考核-4", "", code(value.kind),
      json_object({{"unit", value.unit}, {"points", points_text(value.points)}, {"evidence", value.evidence}}), now)});
  tell_unit(unit, tools_, value.unit, event, value.id,
            std::string(chinese(value.kind)) + " " + points_text(value.points) + " 分：" + value.fact, now);
  return answer_with(document);
}

Result<Paper> OversightPapers::criticise(Unit& unit, const Context& context, PointsDecision value, Instant now) {
  const auto named = registered_unit(tools_, value.unit);
  if (!named) return named.error();
  if (auto known = check_evidence(value.evidence); !known) return std::move(known).error();
  value.kind = DecisionKind::criticism;
  value.unit = named->id;
  value.unit_name = named->name;
  value.id = tools_.ids.fresh("KF", now);
  Writ writ;
  writ.kind = WritKind::bulletin;
  writ.about = value.id;
  writ.unit = value.unit;
  writ.issuer = "区联席会议办公室";
  writ.fields = {{"title", "关于" + named->name + "有关问题的通报"},
                 {"period", date_words(beijing_day(now))},
                 {"content", value.fact + "\n扣" + points_text(value.points) + "分。依据：" + value.evidence},
                 {"recipients", named->name + "，各成员单位"}};
  auto issued = tools_.writs.issue(unit, std::move(writ), now);
  if (!issued) return std::move(issued).error();
  value.writ = std::move(*issued);
  return decided(unit, context, value, now);
}

Result<Paper> OversightPapers::reward(Unit& unit, const Context& context, PointsDecision value, Instant now) {
  auto story = typical_case(value.evidence);
  if (!story && story.error().code != ErrorCode::not_found) return std::move(story).error();
  if (!story || story->state != StoryState::published)
    return Error{ErrorCode::no_ground,
                 "加分须以已公布的典型案例为依据",
                 {},
                 {{"/evidence", "没有这样的典型案例，或者尚未公布", "the id of a published typical case", "another"}},
                 "考核-4(2)"};
  value.kind = DecisionKind::bonus;
  value.unit = story->unit;
  value.unit_name = unit_name(*tools_.ground.units(), value.unit);
  value.item = 5;
  value.id = "JF-" + value.evidence;
  auto before = tools_.store.find_document(DocumentKind::score_event, value.id);
  if (!before) return std::move(before).error();
  if (before->has_value()) return Error{ErrorCode::conflict, "该典型案例已经加过分", {}, {}, "考核-4(2)"};
  if (value.fact.empty()) value.fact = "典型案例：" + story->title;
  return decided(unit, context, value, now);
}

}  // namespace zq::workflow
