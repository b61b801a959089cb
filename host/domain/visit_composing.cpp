// What is pushed for a visit, and whose part of its feedback is what.
#include <algorithm>

#include "domain/masked.hpp"
#include "domain/street_task.hpp"

namespace zq {
namespace {

constexpr std::string_view conclusion_code = "conclusion";
constexpr std::string_view event_kind = "证明核查";

std::string mark(size_t index) { return "t" + std::to_string(index + 1) + "_"; }
std::string shown_mark(size_t index) { return "【" + std::to_string(index + 1) + "】"; }

bool one_subject(const std::vector<StreetTask>& tasks) {
  return std::ranges::all_of(tasks, [&](const StreetTask& task) {
    return task.subject_number.reveal() == tasks[0].subject_number.reveal() &&
           task.subject_name.reveal() == tasks[0].subject_name.reveal();
  });
}

std::string of_subject(const StreetTask& task) {
  return task.subject_name.reveal() + "（" + masked_number(task.subject_number.reveal()) + "）";
}

void add_questions(FieldTask& push, const std::vector<StreetTask>& tasks) {
  if (tasks.size() == 1) {
    push.questions = tasks[0].questions;
    return;
  }
  const bool same = one_subject(tasks);
  for (size_t i = 0; i < tasks.size(); ++i) {
    const std::string lead = shown_mark(i) + (same ? std::string() : of_subject(tasks[i]) + "：");
    for (const FieldQuestion& question : tasks[i].questions)
      push.questions.push_back({mark(i) + question.code, lead + question.text, question.answer});
    push.questions.push_back({mark(i) + std::string(conclusion_code),
                              lead + "本项结论，请写“属实”“不属实”或“无法核实”，可在其后说明", FieldAnswerKind::text});
  }
}

// Several persons at one address: each stands with its own questions, none as the subject of the whole.
void add_subject(FieldTask& push, const std::vector<StreetTask>& tasks) {
  const bool full = std::ranges::any_of(tasks, &StreetTask::full_number);
  if (one_subject(tasks)) {
    push.subject_name = tasks[0].subject_name;
    push.subject_mask = Private(masked_number(tasks[0].subject_number.reveal()));
    if (full) push.subject_number = tasks[0].subject_number;
    return;
  }
  std::string names, masks;
  for (const StreetTask& task : tasks) {
    if (names.find(task.subject_name.reveal()) != std::string::npos) continue;
    names += (names.empty() ? "" : "、") + task.subject_name.reveal();
    masks += (masks.empty() ? "" : "、") + masked_number(task.subject_number.reveal());
  }
  push.subject_name = Private(names);
  push.subject_mask = Private(masks);
}

// "属实", "不属实：已出租": the conclusion stands first.
std::optional<FieldConclusion> conclusion_in(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return std::nullopt;
  text.remove_prefix(begin);
  for (const auto one : {FieldConclusion::refuted, FieldConclusion::confirmed, FieldConclusion::unverifiable})
    if (text.starts_with(chinese(one))) return one;
  return std::nullopt;
}

// A single 不属实 for several tasks does not say which: none of them is refuted by it.
FieldConclusion shared_conclusion(FieldConclusion whole) {
  return whole == FieldConclusion::refuted ? FieldConclusion::unverifiable : whole;
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
    text.replace(at, what.size(), by);
}

}  // namespace

std::string normalised_address(std::string_view address) {
  std::string text(address);
  replace_all(text, "\u3000", "");
  for (unsigned sign = 0x21; sign <= 0x7E; ++sign) {  // U+FF01..U+FF5E: three bytes each
    const unsigned wide = 0xFF00 + (sign - 0x20);
    const char bytes[] = {static_cast<char>(0xE0 | (wide >> 12)), static_cast<char>(0x80 | ((wide >> 6) & 0x3F)),
                          static_cast<char>(0x80 | (wide & 0x3F))};
    const char ascii = static_cast<char>(sign);
    replace_all(text, {bytes, sizeof bytes}, {&ascii, 1});
  }
  std::erase_if(text, [](char c) { return c == ' ' || c == '\t'; });
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

bool may_share_a_visit(const StreetTask& a, const StreetTask& b) {
  const bool same_place = a.place.area_code == b.place.area_code && a.place.grid_code == b.place.grid_code &&
                          a.route == b.route &&
                          normalised_address(a.place.address.reveal()) == normalised_address(b.place.address.reveal());
  const bool same_person = a.subject_number.reveal() == b.subject_number.reveal();
  return same_place && (same_person || (!a.full_number && !b.full_number));
}

FieldTask compose(const Visit& visit, const std::vector<StreetTask>& tasks,
                  const std::vector<std::string>& letter_numbers, const FieldRouting& routing) {
  FieldTask push;
  push.id.value = tasks[0].id;
  for (const std::string& number : letter_numbers) push.source_no += (push.source_no.empty() ? "" : "、") + number;
  push.platform = visit.route.platform;
  push.event_type1 = chinese(visit.route.platform);
  push.event_type2 = event_kind;
  std::vector<std::string> types;
  for (const StreetTask& task : tasks)
    for (const std::string& type : task.types)
      if (std::ranges::find(types, type) == types.end()) types.push_back(type);
  for (const std::string& type : types) push.event_type3 += (push.event_type3.empty() ? "" : "、") + type;
  push.event_level = routing.level;
  push.area_code = visit.place.area_code;
  push.grid_code = visit.place.grid_code;
  push.address = visit.place.address;
  add_subject(push, tasks);
  add_questions(push, tasks);
  push.limit = visit.due_at;
  push.warn = visit.due_at - (visit.due_at - visit.opened_at) / 4;
  push.callback_url = routing.callback_url;  // the platform adds the street
  return push;
}

FieldFeedback part_of(const FieldFeedback& whole, size_t index, size_t count) {
  if (count == 1) return whole;
  FieldFeedback part{.conclusion = shared_conclusion(whole.conclusion),
                     .handler = whole.handler,
                     .peer = whole.peer,
                     .at = whole.at,
                     .place = whole.place,
                     .remark = {},  // of the whole visit: it may speak of another task's person
                     .signature = whole.signature,
                     .answers = {},
                     .photos = {}};
  const std::string prefix = mark(index);
  for (const FieldAnswer& answer : whole.answers) {
    if (!answer.question.starts_with(prefix)) continue;
    const std::string question = answer.question.substr(prefix.size());
    if (question != conclusion_code) {
      part.answers.push_back({question, answer.value});
    } else if (const auto own = conclusion_in(answer.value.reveal())) {
      part.conclusion = *own;
      part.remark = answer.value;
    }
  }
  for (const FieldPhoto& photo : whole.photos)
    if (photo.question.starts_with(prefix))
      part.photos.push_back({photo.question.substr(prefix.size()), photo.reference});
  return part;
}

}  // namespace zq
