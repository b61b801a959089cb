#include "http/render_oversight.hpp"

#include "http/calendar_text.hpp"

namespace zq::http {
namespace {

void write(Writer& json, std::string_view name, const Spread& spread) {
  json.key(name).begin_object().key("count").number(spread.count).key("mean_ms").number(spread.mean.count());
  json.key("median_ms").number(spread.median.count()).key("p95_ms").number(spread.p95.count());
  json.key("worst_ms").number(spread.worst.count()).end_object();
}

// As members of the open object.
void write(Writer& json, const ReplyFigures& figures) {
  json.key("due").number(figures.due).key("replied").number(figures.replied).key("in_time").number(figures.in_time);
  json.member("reply_rate", percent(figures.replied, figures.due));
  json.member("in_time_rate", percent(figures.in_time, figures.due));
  write(json, "reply_time", figures.reply_time);
}

void write(Writer& json, const LetterMeasures& letters) {
  json.key("letters").begin_object();
  write(json, letters.all);
  json.key("by_class").begin_array();
  for (const MatterClass check_mode : {MatterClass::instant, MatterClass::records_check, MatterClass::on_site}) {
    json.begin_object().member("class", code(check_mode)).member("class_text", chinese(check_mode));
    write(json, letters.by_class[static_cast<size_t>(check_mode)]);
    json.end_object();
  }
  json.end_array().key("overdue").number(letters.overdue);
  json.key("reported").number(letters.reported).member("reported_rate", percent(letters.reported, letters.overdue));
  json.key("investigated").number(letters.investigated);
  json.member("investigated_rate", percent(letters.investigated, letters.overdue));
  json.key("fault").number(letters.fault).member("fault_rate", percent(letters.fault, letters.overdue));
  json.end_object();
}

void write_cases(Writer& json, const workflow::Measures& measures) {
  json.key("cases").begin_object().key("decided").number(measures.decided_all).key("by_outcome").begin_array();
  for (const auto& [outcome, count] : measures.decided)
    json.begin_object()
        .member("outcome", code(outcome))
        .member("outcome_text", chinese(outcome))
        .key("count")
        .number(count)
        .end_object();
  json.end_array().key("no_material").number(measures.no_material);
  json.member("no_material_rate", percent(measures.no_material, measures.decided_all));
  json.key("opened").number(measures.opened).key("supplements").number(measures.supplements);
  json.key("supplements_by_ground").begin_array();
  for (const auto& [ground, count] : measures.supplement_grounds)
    json.begin_object()
        .member("ground", zq::code(ground))
        .member("ground_text", zq::chinese(ground))
        .key("count")
        .number(count)
        .end_object();
  json.end_array().member("supplement_rate", percent(measures.supplements, measures.opened));
  write(json, "gross", measures.times.gross);
  write(json, "co_verification", measures.times.co_verification);
  write(json, "net", measures.times.net);
  json.end_object();
  json.key("refused_demands").begin_array();
  for (const auto& [reason, count] : measures.refused_demands)
    json.begin_object().member("reason", reason).key("count").number(count).end_object();
  json.end_array().key("commitments").begin_object().key("checks").number(measures.checks);
  json.key("false_found").number(measures.false_found).key("exclusions").number(measures.exclusions).end_object();
}

void write(Writer& json, const AdjustmentFigures& figures) {
  json.key("adjustments").begin_object().key("filed").number(figures.filed);
  json.key("filed_in_time").number(figures.filed_in_time);
  json.member("filed_in_time_rate", percent(figures.filed_in_time, figures.filed));
  json.key("reviewed").number(figures.reviewed).key("reviewed_in_time").number(figures.reviewed_in_time);
  json.member("reviewed_in_time_rate", percent(figures.reviewed_in_time, figures.reviewed));
  json.key("noticed").number(figures.noticed).key("published").number(figures.published);
  json.key("opinions").number(figures.opinions).key("adopted").number(figures.adopted);
  json.member("adopted_rate", percent(figures.adopted, figures.opinions)).end_object();
}

}  // namespace

void write_members(Writer& json, const ComplaintFigures& f) {
  json.key("received").number(f.received).key("accepted").number(f.accepted).key("rejected").number(f.rejected);
  json.key("rejected_by_ground").begin_array();
  for (const auto& [ground, count] : f.by_ground)
    json.begin_object().member("ground", chinese(ground)).key("count").number(count).end_object();
  json.end_array().key("not_competent").number(f.not_competent).key("terminated").number(f.terminated);
  json.key("verified").number(f.verified).key("unverified").number(f.unverified);
  json.key("first_in_time").number(f.told_in_time).member("first_in_time_rate", percent(f.told_in_time, f.told));
  json.key("decided_in_time").number(f.decided_in_time);
  json.member("decided_in_time_rate", percent(f.decided_in_time, f.decided));
  json.key("notices").number(f.notices).key("rectified_in_time").number(f.rectified_in_time);
}

std::string ledger_names() {
  std::string names;
  for (const LedgerKind kind : all_ledgers())
    names += (names.empty() ? "" : "、") + std::string(code(kind)) + "（" + std::string(chinese(kind)) + "）";
  return names;
}

std::string ledger_json(LedgerKind kind, const Days& days, const workflow::Page<LedgerRow>& page) {
  const auto columns = columns_of(kind);
  Writer json;
  json.begin_object().member("ledger", code(kind)).member("title", chinese(kind));
  json.member("from", days.first).member("until", days.last).key("columns").begin_array();
  for (const LedgerColumn& column : columns)
    json.begin_object().member("name", column.name).member("heading", column.heading).end_object();
  json.end_array().key("rows").begin_array();
  for (const LedgerRow& row : page.items) {
    json.begin_object();
    for (size_t i = 0; i < row.size(); ++i) json.member(columns[i].name, row[i]);
    json.end_object();
  }
  json.end_array().member_unless_empty("next", page.next).end_object();
  return json.take();
}

std::string measures_json(const workflow::Measures& measures, const Days& days, const std::string& unit) {
  Writer json;
  json.begin_object().member("from", days.first).member("until", days.last);
  json.member("as_of", beijing_time(measures.period.as_of)).member_unless_empty("unit", unit);
  write(json, measures.letters);
  write_cases(json, measures);
  json.key("complaints").begin_object();
  write_members(json, measures.complaints);
  json.end_object();
  write(json, measures.adjustments);
  json.end_object();
  return json.take();
}

std::string sample_json(const std::vector<Letter>& letters, const Days& days, int64_t seed) {
  Writer json;
  json.begin_object().member("from", days.first).member("until", days.last).key("seed").number(seed);
  json.key("items").begin_array();
  for (const Letter& letter : letters) {
    json.begin_object().member("id", letter.id).member("number", letter_number_text(letter));
    json.member("case", letter.case_id.value).member("from", letter.from).member("to", letter.to.value);
    json.member("matter", letter.matter).member("proof", letter.proof);
    json.member("sent_at", beijing_time(letter.sent_at)).member("due_at", beijing_time(letter.due_at));
    json.member("replied_at", beijing_time(letter.replied_at.value_or(Instant{})));
    json.key("automatic").boolean(letter.automatic).end_object();
  }
  json.end_array().end_object();
  return json.take();
}

std::string clocks_json(const CaseStory& story, Instant now) {
  const HandlingTime time = handling_time(story, now);
  Writer json;
  json.begin_object().member("opened_at", beijing_time(story.opened.value_or(now)));
  if (story.closed) json.member("closed_at", beijing_time(*story.closed));
  json.key("gross_ms").number(time.gross.count()).key("co_verification_ms").number(time.co_verification.count());
  json.key("net_ms").number(time.net.count()).key("own_ms").number(time.own.count());
  json.key("supplement_ms").number(time.supplement.count()).key("on_site_ms").number(time.on_site.count());
  json.key("segments").begin_array();
  for (const TimeSegment& segment : time.segments) {
    json.begin_object().member("share", code(segment.share)).member("share_text", chinese(segment.share));
    json.member("from", beijing_time(segment.from)).member("until", beijing_time(segment.until)).end_object();
  }
  json.end_array().end_object();
  return json.take();
}

std::string deadlines_json(const Case& value, const std::vector<Letter>& letters) {
  Writer json;
  json.begin_object().member("id", value.id.value).member("due_at", beijing_time(value.due_at));
  json.key("letters").begin_array();
  for (const Letter& letter : letters) {
    json.begin_object().member("letter", letter.id).member("number", letter_number_text(letter));
    json.member("department", letter.to.value);
    json.member("state", code(letter.state)).member("state_text", chinese(letter.state));
    json.member("class", code(letter.check_mode)).member("sent_at", beijing_time(letter.sent_at));
    json.member("due_at", beijing_time(letter.due_at));
    if (letter.replied_at) json.member("replied_at", beijing_time(*letter.replied_at));
    json.member("explanation", letter.deadline_text);
    if (letter.natural_due_at) json.member("due_natural_at", beijing_time(*letter.natural_due_at));
    if (letter.office_due_at) json.member("due_office_hours_at", beijing_time(*letter.office_due_at));
    json.key("paused_ms").number(letter.paused_ms).end_object();
  }
  json.end_array().end_object();
  return json.take();
}

}  // namespace zq::http
