#include "store/writes.hpp"

#include "records/case_record.hpp"
#include "records/entry_record.hpp"
#include "store/columns.hpp"
#include "store/storable.hpp"

namespace zq::store {

using namespace workflow;

// Collects the parameters of one change after the other; remembers the first text that cannot be stored.
class Gather {
 public:
  explicit Gather(Writes& out) : out_(out) {}

  void operator()(const RememberReply& change) {
    const RememberedReply& reply = change.reply;
    begin(Named::reply_remember, 7).refuses = ErrorCode::in_progress;
    text("caller", reply.caller.value).text("key", reply.key).text("request_hash", reply.request_hash);
    number(reply.status).text("body", reply.body).text("location", reply.location).instant(reply.at);
  }

  void operator()(const SaveCase& change) {
    const Case& c = change.value;
    begin(c.version == 0 ? Named::case_insert : Named::case_update, 30).refuses = ErrorCode::conflict;
    number(c.version + 1).text("entry", c.entry.value).number(c.list_version).text("matter", c.matter);
    text("proof", c.proof).text("department", c.department.value).text("check", c.check);
    text("caller", c.caller.value).text("handling_department", c.handling_department);
    text("operator_name", c.operator_name).text("purpose", c.purpose).text("request_id", c.request_id);
    text("applicant_name", c.applicant_name.reveal()).text("applicant_id_number", c.applicant_id_number.reveal());
    for (const Declared& one : c.declared) check("declared", one.name), check("declared", one.value.reveal());
    made(json_of(c.declared)).word(code(c.state)).word(c.verdict ? code(*c.verdict) : "");
    for (const FieldVerdict& one : c.fields) {
      check("fields", one.name), check("fields", one.note);
      if (one.found) check("fields", one.found->reveal());
    }
    FieldColumns fields = json_of(c.fields);
    made(std::move(fields.fields)).made(std::move(fields.found)).word(c.cause ? code(*c.cause) : "");
    text("manual_way", c.manual_way).text("token", c.token).number(c.polls);
    instant(c.opened_at).instant(c.due_at).instant(c.updated_at);
    records::CaseExtras extras = records::extras_of(c);
    made(std::move(extras.more)).made(std::move(extras.personal)).text("id", c.id.value);
    if (c.version != 0) number(c.version);
  }

  void operator()(const SaveDocument& change) {
    const Document& d = change.value;
    const bool fresh = d.version == 0;
    begin(fresh ? Named::document_insert : Named::document_update, 17).refuses = ErrorCode::conflict;
    if (fresh) {
      word(code(d.kind)).text("id", d.id).number(1).text("series", d.series).text("series", d.series);
      word(code(d.kind)).text("series", d.series);
    } else {
      number(d.version + 1);
    }
    text("state", d.state).text("case_id", d.case_id.value).text("unit", d.unit).text("owner", d.owner);
    text("person", d.person.reveal()).instant(d.opened_at).instant(d.due_at.value_or(never_due));
    instant(d.closed_at.value_or(Instant{})).text("body", d.body).text("personal", d.personal.reveal());
    if (!fresh) word(code(d.kind)).text("id", d.id).number(d.version);
  }

  void operator()(const SavePassing& change) {
    const ComplaintPassing& c = change.value;
    begin(c.version == 0 ? Named::complaint_insert : Named::complaint_update, 25).refuses = ErrorCode::conflict;
    number(c.version + 1).text("department", c.department.value).text("caller", c.caller.value);
    text("request_id", c.request_id).text("channel", c.channel).text("subject", c.subject).text("content", c.content);
    text("complainant", c.complainant.reveal()).text("phone", c.phone.reveal()).text("against", c.against);
    text("matter", c.matter).text("proof", c.proof).word(code(c.state)).text("receipt", c.receipt);
    word(c.legacy_status ? code(*c.legacy_status) : "").text("legacy_status_text", c.legacy_status_text);
    text("handler", c.handler).text("result", c.result).text("legacy_updated_at", c.legacy_updated_at);
    text("last_failure", c.last_failure).number(c.attempts).instant(c.filed_at).instant(c.updated_at);
    text("id", c.id.value);
    if (c.version != 0) number(c.version);
  }

  void operator()(const AppendAct& change) {
    const Act& act = change.act;
    begin(Named::act_append, 10).numbered = true;
    number(0).instant(act.at).text("kind", act.kind).text("subject", act.subject).text("actor", act.actor);
    text("request_id", act.request_id).text("basis", act.basis).text("before", act.before).text("after", act.after);
    text("detail", act.detail);
  }

  void operator()(const PutWork& change) {
    const Work& work = change.work;
    begin(Named::work_put, 5);
    text("id", work.id).word(code(work.kind)).text("subject", work.subject).instant(work.due_at).number(work.attempts);
  }

  void operator()(const DropWork& change) {
    begin(Named::work_drop, 1);
    text("id", change.id);
  }

  void operator()(const RetryWork& change) {
    begin(Named::work_retry, 3);
    instant(change.due_at).text("failure", change.failure).text("id", change.id);
  }

  void operator()(const ParkWork& change) {
    begin(Named::work_park, 4);
    instant(never_due).instant(change.at).text("failure", change.failure).text("id", change.id);
  }

  void operator()(const ResumeWork& change) {
    begin(change.id.empty() ? Named::work_resume_kind : Named::work_resume, 2);
    instant(change.due_at);
    if (change.id.empty())
      word(code(change.kind));
    else
      text("id", change.id);
  }

  void operator()(const PublishList& change) {
    const ListVersion& list = change.version;
    begin(Named::list_publish, 5).refuses = ErrorCode::conflict;
    number(list.number).text("publisher", list.publisher).text("basis", list.basis).instant(list.published_at);
    made(text_of(list.effective_from));
    int position = 0;
    for (const Entry& entry : list.entries) add_entry(list.number, ++position, entry);
  }

  std::optional<Error> fault() const {
    if (bad_.empty()) return std::nullopt;
    return Error{ErrorCode::invalid_input,
                 "内容含有不能保存的字符，请更正后再试。",
                 "text is not UTF-8 without NUL",
                 {Fault{std::string(bad_), "文字不是有效的 UTF-8，或者含有空字符（NUL）。", "UTF-8 without NUL",
                        "other bytes"}}};
  }

 private:
  Write& begin(Named statement, size_t parameters) {
    Write& write = out_.writes_.emplace_back(Write{statement, {}});
    write.parameters.reserve(parameters);
    return write;
  }
  Gather& add(Parameter parameter) {
    out_.writes_.back().parameters.push_back(parameter);
    return *this;
  }
  void check(std::string_view field, std::string_view value) {
    if (bad_.empty() && !storable(value)) bad_ = field;
  }
  Gather& text(std::string_view field, std::string_view value) {
    check(field, value);
    return add({value});
  }
  Gather& word(std::string_view value) { return add({value}); }
  Gather& made(std::string value) { return add({out_.made_.emplace_back(std::move(value))}); }
  Gather& number(int64_t value) { return add({{}, value, true}); }
  Gather& instant(Instant value) { return number(value.time_since_epoch().count()); }

  void add_entry(int list_version, int position, const Entry& e) {
    begin(Named::list_entry_add, 16);
    number(list_version).number(position).text("id", e.id.value).text("handling_department", e.handling_department);
    text("matter", e.matter).text("proof", e.proof).text("issuer", e.issuer).text("basis", e.basis);
    made(json_of(e.methods)).word(code(e.matter_class));
    made(sources_text(e.source_groups())).made(checks_text(e.source_groups()));
    for (const DeclaredField& field : e.fields) check("fields", field.name), check("fields", field.label);
    made(json_of(e.fields)).made(text_of(e.since)).made(text_of(e.until)).made(records::text_of(e.traits));
    check("sector", e.traits.sector), check("supervising", e.traits.supervising);
  }

  Writes& out_;
  std::string_view bad_;
};

std::optional<Error> Writes::prepare() {
  writes_.reserve(unit_.size());
  Gather gather(*this);
  for (const Change& change : unit_) std::visit(gather, change);
  return gather.fault();
}

bool refused(Session& session, const Write& write, int64_t number) {
  odbc::Statement& statement = session.prepared(write.statement);
  int place = 0;
  for (const Parameter& parameter : write.parameters) {
    ++place;
    if (place == 1 && write.numbered)
      statement.bind(place, number);
    else if (parameter.is_number)
      statement.bind(place, parameter.number);
    else
      statement.bind(place, parameter.text);
  }
  const int64_t rows = session.change(write.statement, write.refuses.has_value());
  return write.refuses && rows == 0;
}

Error refusal(ErrorCode code) {
  if (code == ErrorCode::in_progress)
    return Error{code, "相同的 Idempotency-Key 已被使用或正在处理，请稍后用同一个键再试。"};
  return Error{code, "记录已被他人更新，请重新读取后再试。"};
}

}  // namespace zq::store
