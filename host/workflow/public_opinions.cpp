#include "workflow/public_opinions.hpp"

#include "domain/notice.hpp"
#include "domain/text_limits.hpp"
#include "records/adjustment_record.hpp"
#include "workflow/json_text.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::workflow {
namespace {

constexpr size_t opinion_most = 2000, reason_most = 1000;

Act opinion_act(const Opinion& one, std::string_view kind, const Context& context, const std::string& by, Instant now) {
  return {now,
          "opinion." + std::string(kind),
          one.subject,
          context.caller.value,
          context.request_id,
          one.about == OpinionAbout::adjustment ? "调整-10" : "调整-12.1",
          "",
          one.disposition  ? std::string(code(*one.disposition))
          : one.is_shown() ? "shown"
                           : "held",
          json_object({{"opinion", one.id}, {"held", one.held}, {"reason", one.reason}, {"operator", by}})};
}

Error broken() { return {ErrorCode::internal, "公众意见的存档无法读取", "an opinion's document is broken"}; }

}  // namespace

Result<Opinion> PublicOpinions::take(Unit& unit, const Context& context, Opinion one, const std::string& title,
                                     Instant now) {
  std::vector<Fault> faults;
  check_text(faults, "/text", "意见", one.text.reveal(), 1, opinion_most, Lines::many);
  if (!faults.empty()) return Error{ErrorCode::invalid_input, "意见没有收下", {}, std::move(faults), "调整-12.1"};
  one.id = tools_.handlers.ids.fresh("YJ", now);
  one.received_at = now;
  if (const auto found = personal_data_in(one.text.reveal()); !found.empty()) {
    one.held = "含有" + std::string(found);
    one.held_by = "主机";
    one.held_at = now;
  }
  unit.emplace_back(SaveDocument{records::document_of(one)});
  unit.emplace_back(AppendAct{opinion_act(one, "received", context, {}, now)});
  const std::string text =
      "收到对" + title + "的公众意见" + one.id + (one.is_shown() ? "" : "，" + one.held + "，暂不公开");
  for (const std::string& to : {one.unit, std::string(joint_office_unit)})
    if (!to.empty())
      notify(unit, tools_.handlers.ids, Notice{{}, to, "opinion.received", one.subject, {}, text, now}, now);
  return one;
}

Result<Opinion> PublicOpinions::give_on_adjustment(Unit& unit, const Context& context, const std::string& id,
                                                   Private text, Instant now) {
  auto found = tools_.handlers.store.find_document(DocumentKind::adjustment, id);
  if (!found) return std::move(found).error();
  const auto value = found->has_value() ? records::adjustment_of(**found) : std::nullopt;
  if (!value) return Error{ErrorCode::not_found, "没有这件清单调整；请核对编号，各件见 /api/v1/adjustments"};
  if (is_closed(value->state))
    return Error{ErrorCode::conflict, "这件清单调整已经办结；可以对清单事项提出意见", {}, {}, "调整-12.1"};
  Opinion one;
  one.subject = id;
  one.unit = value->unit;
  one.text = std::move(text);
  return take(unit, context, std::move(one), title_of(*value), now);
}

Result<Opinion> PublicOpinions::give_on_entry(Unit& unit, const Context& context, const EntryId& id, Private text,
                                              Instant now) {
  const auto list = tools_.handlers.list.newest();
  const Entry* entry = list->find(id);
  if (!entry) return Error{ErrorCode::not_found, "现行清单中没有这个编号；现行各项见 /api/v1/list/entries"};
  Opinion one;
  one.about = OpinionAbout::entry;
  one.subject = id.value;
  one.unit = tools_.unit_of(entry->handling_department);
  one.text = std::move(text);
  return take(unit, context, std::move(one), "清单事项" + id.value + "（" + entry->matter + "，" + entry->proof + "）",
              now);
}

Result<Opinion> PublicOpinions::find(const std::string& id) const {
  auto found = tools_.handlers.store.find_document(DocumentKind::opinion, id);
  if (!found) return std::move(found).error();
  if (!found->has_value()) return Error{ErrorCode::not_found, "没有这条公众意见；请核对编号"};
  auto one = records::opinion_of(**found);
  if (!one) return broken();
  return std::move(*one);
}

Result<Opinion> PublicOpinions::of_own(const Context& context, const std::string& id, bool office_too) const {
  auto one = find(id);
  if (!one) return one;
  const bool own = !one->unit.empty() && (one->unit == context.unit || one->unit == context.caller.value ||
                                          one->unit == tools_.unit_of(context.department));
  if (own || (office_too && context.roles.has(Role::joint_office))) return one;
  return Error{ErrorCode::forbidden, "这条公众意见由所涉事项的办事部门处理", "another department's"};
}

Result<Opinion> PublicOpinions::dispose(Unit& unit, const Context& context, const std::string& id,
                                        Disposition disposition, const Statement& statement, Instant now) {
  auto one = of_own(context, id, false);
  if (!one) return one;
  if (auto done = zq::dispose(*one, disposition, statement.reason, statement.operator_name, now); !done)
    return std::move(done).error();
  unit.emplace_back(SaveDocument{records::document_of(*one)});
  unit.emplace_back(AppendAct{opinion_act(*one, "disposed", context, statement.operator_name, now)});
  return one;
}

Result<Opinion> PublicOpinions::hold(Unit& unit, const Context& context, const std::string& id,
                                     const Statement& statement, Instant now) {
  auto one = of_own(context, id, true);
  if (!one) return one;
  std::vector<Fault> faults;
  check_text(faults, "/reason", "不公开的理由", statement.reason, 1, reason_most, Lines::many);
  if (!faults.empty()) return Error{ErrorCode::invalid_input, "须说明理由", {}, std::move(faults), "调整-3.5"};
  one->held = statement.reason;
  one->held_by = statement.operator_name;
  one->held_at = now;
  unit.emplace_back(SaveDocument{records::document_of(*one)});
  unit.emplace_back(AppendAct{opinion_act(*one, "held", context, statement.operator_name, now)});
  return one;
}

Result<Opinion> PublicOpinions::release(Unit& unit, const Context& context, const std::string& id,
                                        const Statement& statement, Instant now) {
  auto one = of_own(context, id, true);
  if (!one) return one;
  if (one->is_shown()) return Error{ErrorCode::conflict, "这条意见已经公开"};
  if (const auto found = personal_data_in(one->text.reveal()); !found.empty())
    return Error{ErrorCode::conflict, "这条意见含有" + std::string(found) + "，不能公开", {}, {}, "调整-3.5"};
  one->held.clear();
  one->held_by.clear();
  one->held_at.reset();
  unit.emplace_back(SaveDocument{records::document_of(*one)});
  unit.emplace_back(AppendAct{opinion_act(*one, "released", context, statement.operator_name, now)});
  return one;
}

Result<Page<Opinion>> PublicOpinions::of(const std::string& subject, const std::string& cursor, int limit) const {
  DocumentQuery query;
  query.kind = DocumentKind::opinion;
  query.by = DocumentQuery::By::owner;
  query.key = subject;
  return opinions_page(query, cursor, limit);
}

Result<Page<Opinion>> PublicOpinions::inbox(const Context& context, const std::string& cursor, int limit) const {
  DocumentQuery query;
  query.kind = DocumentKind::opinion;
  query.newest_first = true;
  if (!context.roles.has(Role::joint_office)) {
    query.by = DocumentQuery::By::unit;
    query.key = tools_.unit_of(context.department);
    if (query.key.empty()) query.key = context.unit.empty() ? context.caller.value : context.unit;
  }
  return opinions_page(query, cursor, limit);
}

Result<Page<Opinion>> PublicOpinions::opinions_page(const DocumentQuery& query, const std::string& cursor,
                                                    int limit) const {
  auto page = tools_.handlers.store.documents(query, cursor, limit);
  if (!page) return std::move(page).error();
  Page<Opinion> all{{}, std::move(page->next)};
  for (const Document& document : page->items) {
    auto one = records::opinion_of(document);
    if (!one) return broken();
    all.items.push_back(std::move(*one));
  }
  return all;
}

}  // namespace zq::workflow
