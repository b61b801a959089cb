#include "civil_affairs/marriage_history.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

namespace civil_affairs {
namespace {

struct Code {
  std::string_view op_type;
  Act act;
};
constexpr std::array codes{Code{"IA", Act::registered},        Code{"IB", Act::divorced},
                           Code{"IC", Act::reissued},          Code{"ICA", Act::marriage_reissued},
                           Code{"ICB", Act::divorce_reissued}, Code{"ID", Act::revoked}};

using Rows = std::vector<MarriageRow>;

bool same_spouse(const MarriageRow& a, const MarriageRow& b) {
  return a.spouse_number.empty() || b.spouse_number.empty() ? a.spouse_name == b.spouse_name
                                                            : a.spouse_number == b.spouse_number;
}

// Extracts that ran twice leave the same row twice.
void drop_copies(Rows& rows) {
  Rows kept;
  for (MarriageRow& row : rows) {
    const bool copy = std::any_of(kept.begin(), kept.end(), [&](const MarriageRow& other) {
      return std::tie(row.act, row.certificate, row.date) == std::tie(other.act, other.certificate, other.date) &&
             same_spouse(row, other);
    });
    if (!copy) kept.push_back(std::move(row));
  }
  rows = std::move(kept);
}

Rows take(Rows& rows, std::initializer_list<Act> acts) {
  Rows taken;
  std::erase_if(rows, [&](MarriageRow& row) {
    if (std::find(acts.begin(), acts.end(), row.act) == acts.end()) return false;
    taken.push_back(std::move(row));
    return true;
  });
  return taken;
}

// The registration a revocation undoes: the one it names, or else the latest before it with the same spouse.
Rows::iterator revoked_by(const MarriageRow& revocation, Rows& events) {
  if (!revocation.old_certificate.empty())
    return std::find_if(events.begin(), events.end(), [&](const MarriageRow& event) {
      return event.act == Act::registered && event.certificate == revocation.old_certificate;
    });
  auto found = events.end();
  for (auto event = events.begin(); event != events.end(); ++event) {
    const bool fits =
        event->act == Act::registered && same_spouse(*event, revocation) && event->date <= revocation.date;
    if (fits && (found == events.end() || found->date < event->date)) found = event;
  }
  return found;
}

std::string apply_revocations(const Rows& revocations, Rows& events) {
  for (const MarriageRow& revocation : revocations) {
    const auto target = revoked_by(revocation, events);
    if (target == events.end()) return "有撤销婚姻的记录，但找不到它所撤销的登记";
    events.erase(target);
  }
  return {};
}

std::string order(Rows& events) {
  const auto dateless = [](const MarriageRow& event) { return event.date.empty(); };
  if (events.size() > 1 && std::any_of(events.begin(), events.end(), dateless))
    return "有登记记录缺少办理日期，无法确定先后";
  std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
  for (std::size_t i = 1; i < events.size(); ++i)  // a month alone comes before its days
    if (events[i].date.rfind(events[i - 1].date, 0) == 0) return "同一天（或同一月）有两条不同的登记记录，无法确定先后";
  return {};
}

// Walks the events in their order; returns the doubt, if one comes up.
std::string walk(const Rows& events, MarriageHistory& history) {
  const MarriageRow* last_marriage = nullptr;
  for (const MarriageRow& event : events) {
    const bool in_force = history.state == State::married;
    if (event.act == Act::registered) {
      if (in_force && !same_spouse(event, history.registration)) return "前一次婚姻没有解除记录，又有与他人的结婚登记";
      if (in_force) return "与同一人有两条日期不同的结婚登记，中间没有离婚记录";
      history.married_before = history.married_before || history.state == State::divorced;
      history.same_spouse_before = last_marriage && same_spouse(event, *last_marriage);
      history.state = State::married;
      history.registration = event;
      history.registered_on = event.date;
      history.divorced_on.clear();
    } else {
      if (in_force && !same_spouse(event, history.registration)) return "离婚登记的对方与结婚登记的对方不是同一人";
      if (!in_force) history.registration = event, history.registered_on.clear();  // the marriage is not on file here
      history.state = State::divorced;
      history.divorced_on = event.date;
    }
    last_marriage = &event;
  }
  return {};
}

// Re-issues later than the last event must agree with it; without events they are all there is.
std::string weigh_evidence(const Rows& evidence, bool old_codes, const Rows& events, MarriageHistory& history) {
  const MarriageRow* newest = nullptr;
  for (const MarriageRow& row : evidence)
    if (!newest || newest->date < row.date) newest = &row;
  if (newest) {
    const State proven = newest->act == Act::marriage_reissued ? State::married : State::divorced;
    if (!events.empty() && newest->date <= events.back().date) return {};
    if (!events.empty() && history.state != proven)
      return proven == State::married ? "离婚登记之后又有补发结婚证的记录"
                                      : "结婚登记之后只有补发离婚证的记录，没有离婚登记";
    if (!events.empty()) return {};
    if (history.state == State::revoked) return "婚姻登记已撤销，另有补发证件的记录";
    history.state = proven;
    history.registration = *newest;
    return {};
  }
  return old_codes && events.empty() ? "仅有补领记录，未注明补领的是结婚证还是离婚证" : "";
}

std::vector<std::string> names_of(const Rows& rows) {
  std::vector<std::string> names;
  for (const MarriageRow& row : rows)
    if (std::find(names.begin(), names.end(), row.own_name) == names.end()) names.push_back(row.own_name);
  return names;
}

}  // namespace

Act read_act(std::string_view op_type) {
  for (const Code& code : codes)
    if (code.op_type == op_type) return code.act;
  return Act::unknown;
}

MarriageHistory read_history(Rows rows) {
  MarriageHistory history;
  if (rows.empty()) return history;
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.date > b.date; });
  history.own_names = names_of(rows);
  drop_copies(rows);
  const Rows revocations = take(rows, {Act::revoked});
  const Rows evidence = take(rows, {Act::marriage_reissued, Act::divorce_reissued});
  const bool old_codes = !take(rows, {Act::reissued}).empty();
  const bool strange = !take(rows, {Act::unknown}).empty();
  Rows& events = rows;
  std::string doubt = strange ? "有办理类型不明的记录" : apply_revocations(revocations, events);
  if (!revocations.empty() && events.empty()) {
    history.state = State::revoked;
    history.registration = revocations.front();
  }
  if (doubt.empty()) doubt = order(events);
  if (doubt.empty()) doubt = walk(events, history);
  if (doubt.empty()) doubt = weigh_evidence(evidence, old_codes, events, history);
  if (doubt.empty() && history.state == State::none) doubt = "没有可以据以判断的登记记录";
  if (!doubt.empty()) history.state = State::unclear;
  history.doubt = std::move(doubt);
  return history;
}

}  // namespace civil_affairs
