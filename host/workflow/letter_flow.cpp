#include "workflow/letter_flow.hpp"

#include <algorithm>

#include "records/letter_record.hpp"
#include "workflow/reply_memory.hpp"

namespace zq::workflow {
namespace {

constexpr int tries = 5;

Error none() { return Error{ErrorCode::not_found, "没有这件协助核查函，或者它与本调用方无关；请核对编号"}; }

bool is_addressee(const Context& context, const Letter& letter) {
  return context.roles.has(Role::assisting) && !context.unit.empty() && context.unit == letter.to.value;
}

bool may_see(const Context& context, const Letter& letter) {
  return is_addressee(context, letter) || letter.from_caller == context.caller ||
         context.roles.has(Role::joint_office) || (!letter.reply_to.empty() && letter.reply_to == context.caller.value);
}

Result<DocumentQuery> query_of(const Context& context, LetterBox box) {
  DocumentQuery query;
  query.newest_first = true;
  const bool officer = context.roles.has(Role::assisting) && !context.unit.empty();
  switch (box) {
    case LetterBox::inbox:
    case LetterBox::handled:
      if (!officer) return Error{ErrorCode::forbidden, "本调用方不是协查部门专人，没有收件箱"};
      query.by = box == LetterBox::inbox ? DocumentQuery::By::open_of_unit : DocumentQuery::By::unit;
      query.key = context.unit;
      return query;
    case LetterBox::sent:
      query.by = DocumentQuery::By::owner;
      query.key = context.caller.value;
      return query;
    case LetterBox::open:
      if (!context.roles.has(Role::joint_office))
        return Error{ErrorCode::forbidden, "全部在办协助核查函仅供联席会议办公室查看"};
      query.by = DocumentQuery::By::open;
      return query;
  }
  return query;
}

}  // namespace

LetterFlow::LetterFlow(Store& store, const Departments& departments, ListFlow& list, const LetterSender& sender,
                       const Clock& clock, Ids& ids, RenderLetter render)
    : store_(store),
      departments_(departments),
      list_(list),
      sender_(sender),
      clock_(clock),
      ids_(ids),
      render_(std::move(render)) {}

Result<Page<Letter>> LetterFlow::box(const Context& context, LetterBox which, const std::string& cursor, int limit) {
  auto query = query_of(context, which);
  if (!query) return std::move(query).error();
  auto page = store_.documents(*query, cursor, limit);
  if (!page) return std::move(page).error();
  Page<Letter> letters{{}, std::move(page->next)};
  for (const Document& document : page->items) {
    auto letter = records::letter_of(document);
    if (!letter) return Error{ErrorCode::internal, "协助核查函的存档无法读取", "a letter's document is broken"};
    letters.items.push_back(std::move(*letter));
  }
  return letters;
}

Result<Letter> LetterFlow::find(const Context& context, const std::string& id) {
  auto found = store_.find_document(DocumentKind::letter, id);
  if (!found) return std::move(found).error();
  auto letter = found->has_value() ? records::letter_of(**found) : std::nullopt;
  if (!letter || !may_see(context, *letter)) return none();
  return std::move(*letter);
}

Result<std::vector<Letter>> LetterFlow::of_case(const Context& context, const CaseId& id) {
  auto found = store_.find_case(id);
  if (!found) return std::move(found).error();
  const bool mine = found->has_value() && ((*found)->caller == context.caller || context.roles.has(Role::joint_office));
  if (!mine) return Error{ErrorCode::not_found, "没有这个核查事项，或者它属于别的调用方；请核对编号"};
  return letters_of(store_, id);
}

bool LetterFlow::is_department(const DepartmentId& id) const {
  if (departments_.find(id)) return true;
  const auto list = list_.in_force();
  for (const Entry& entry : list->entries)
    for (const auto& group : entry.source_groups())
      if (std::ranges::find(group, id, &Source::department) != group.end()) return true;
  return false;
}

Result<LetterFlow::Change> LetterFlow::load(const Context& context, const std::string& id, By by) {
  auto letter = find(context, id);
  if (!letter) return std::move(letter).error();
  const bool allowed = by == By::addressee ? is_addressee(context, *letter) : letter->from_caller == context.caller;
  if (!allowed) return Error{ErrorCode::forbidden, "该协助核查函应由收函部门或发函单位办理，本调用方只能查看"};
  auto value = store_.find_case(letter->case_id);
  if (!value) return std::move(value).error();
  auto list = list_.numbered(letter->list_version);
  if (!list) return std::move(list).error();
  Change change;
  change.list = *list;
  change.entry = *list ? (*list)->find(letter->entry) : nullptr;
  if (!value->has_value() || !change.entry)
    return Error{ErrorCode::internal, "协助核查函对应的事项无法读取", "a letter without its case or entry"};
  auto letters = letters_of(store_, letter->case_id);
  if (!letters) return std::move(letters).error();
  change.letter = std::move(*letter);
  change.value = std::move(**value);
  change.letters = std::move(*letters);
  change.now = clock_.now();
  return change;
}

// The case moves on when this letter gives no more answers than it has now.
Result<Done> LetterFlow::finish(Change& change, const Context& context, const Verb& verb, LetterState before) {
  const Letter& letter = change.letter;
  change.unit.emplace_back(AppendAct{letter_act(letter, verb.act, context.caller.value, context.request_id,
                                                code(before), change.now, verb.operator_name)});
  save(change.unit, letter);
  const bool said = letter.state != before && !is_open(letter.state) && letter.state != LetterState::confirmed;
  if (!said) return Done{};
  std::ranges::replace_if(
      change.letters, [&](const Letter& one) { return one.id == letter.id; }, letter);
  return settle(change.unit, change.value, change.letters, *change.entry, context.request_id, change.now);
}

Task<Result<Rendered>> LetterFlow::carry_out(Context context, Idempotency idempotency, std::string id, Verb verb) {
  for (int attempt = 1;; ++attempt) {
    auto before = recall(store_, context, idempotency);
    if (!before) co_return std::move(before).error();
    if (before->has_value()) co_return std::move(**before);
    auto change = load(context, id, verb.by);
    if (!change) co_return std::move(change).error();
    const LetterState state = change->letter.state;
    if (auto done = verb.change(*change); !done) co_return std::move(done).error();
    if (auto done = finish(*change, context, verb, state); !done) co_return std::move(done).error();
    ++change->letter.version;
    Rendered answer = render_(change->letter, 200);
    remember(change->unit, context, idempotency, answer, change->now);
    auto writing = store_.commit(std::move(change->unit));
    auto written = co_await writing;
    if (written) co_return answer;
    if (written.error().code == ErrorCode::conflict && attempt < tries) continue;
    co_return twin_or(store_, context, idempotency, std::move(written).error());
  }
}

void LetterFlow::tell_sender(Change& change, std::string_view event, const std::string& text) {
  const Letter& letter = change.letter;
  const std::string& to = letter.reply_to.empty() ? letter.from_caller.value : letter.reply_to;
  notify(change.unit, ids_,
         Notice{{},
                to,
                std::string(event),
                letter.id,
                letter.case_id,
                "协助核查函（" + letter.matter + "，" + letter.proof + "）" + text,
                change.now},
         change.now);
}

Result<Done> LetterFlow::check_attachments(const std::vector<std::string>& hashes) {
  std::vector<Fault> faults;
  for (size_t i = 0; i < hashes.size(); ++i) {
    auto found = store_.find_document(DocumentKind::attachment, hashes[i]);
    if (!found) return std::move(found).error();
    if (!found->has_value())
      faults.push_back({"/attachments/" + std::to_string(i), "没有这个附件，请先上传", "SHA-256 of a stored attachment",
                        "an unknown one"});
  }
  if (faults.empty()) return Done{};
  return Error{ErrorCode::invalid_input, "附件有误", {}, std::move(faults)};
}

}  // namespace zq::workflow
