// The evidence a complaint brings along: what the host itself has on record of what is complained of (投诉-4).
#include <algorithm>

#include "domain/deadline.hpp"
#include "domain/time_words.hpp"
#include "records/detail.hpp"
#include "workflow/complaint_tools.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::workflow {
namespace {

constexpr int acts_at_once = 200, pages_most = 20;

// Category 1: every demand and every supplement of the case, as the journal has it.
Result<Done> add_demands(std::vector<TimelineItem>& all, Store& store, const CaseId& id) {
  std::string cursor;
  for (int i = 0; i < pages_most; ++i) {
    auto page = store.journal(id.value, cursor, acts_at_once);
    if (!page) return std::move(page).error();
    for (const StoredAct& one : page->items) {
      const Act& act = one.act;
      const bool refused = act.kind == "demand.refused";
      if (!refused && act.kind != "demand.allowed" && act.kind != "supplement.asked") continue;
      auto detail = records::detail_of(act.detail);
      std::string text = refused                        ? "拟索要“" + detail["proof"] + "”，已被拒绝"
                         : act.kind == "demand.allowed" ? "索要“" + detail["proof"] + "”"
                                                        : "要求申请人补充材料";
      if (!act.basis.empty()) text += "（" + act.basis + "）";
      all.push_back({act.at, std::move(text), "journal:" + std::to_string(one.number)});
    }
    if (page->next.empty()) break;
    cursor = std::move(page->next);
  }
  return Done{};
}

// Category 3: the letters of the case that were not answered in time.
Result<Done> add_late_letters(std::vector<TimelineItem>& all, const ComplaintTools& tools, const CaseId& id,
                              Instant now) {
  auto letters = letters_of(tools.base.store, id);
  if (!letters) return std::move(letters).error();
  for (const Letter& letter : *letters) {
    const bool late = !in_time(letter.replied_at.value_or(now), letter.due_at) &&
                      (letter.replied_at || letter.overdue_at || is_open(letter.state));
    if (!late) continue;
    const std::string to = tools.name_of(letter.to.value);
    all.push_back({letter.due_at,
                   "协助核查函（" + letter.matter + "，" + letter.proof + "）应由" + to + "于" +
                       moment_words(letter.due_at) + "前反馈，" +
                       (letter.replied_at ? moment_words(*letter.replied_at) + "才反馈" : std::string("至今未反馈")),
                   letter.id});
  }
  return Done{};
}

}  // namespace

Result<std::vector<TimelineItem>> timeline_of(const ComplaintTools& tools, const Complaint& c, Instant now) {
  std::vector<TimelineItem> all;
  if (!c.case_id.value.empty()) {
    auto found = tools.base.store.find_case(c.case_id);
    if (!found) return std::move(found).error();
    if (found->has_value()) {
      const Case& value = **found;
      all.push_back({value.opened_at,
                     "发起核查：" + value.matter + "，" + value.proof + "；适用清单第" +
                         std::to_string(value.list_version) + "版",
                     value.id.value});
    }
    if (c.category == ComplaintCategory::proof_demanded)
      if (auto added = add_demands(all, tools.base.store, c.case_id); !added) return std::move(added).error();
    if (c.category == ComplaintCategory::late_check)
      if (auto added = add_late_letters(all, tools, c.case_id, now); !added) return std::move(added).error();
  }
  if (c.category == ComplaintCategory::list_not_followed) {
    const auto list = tools.base.list.in_force();
    all.push_back({list->published_at,
                   "现行证明材料取消清单第" + std::to_string(list->number) + "版公布，依据：" + list->basis,
                   "list:" + std::to_string(list->number)});
  }
  std::ranges::stable_sort(all, {}, &TimelineItem::at);
  return all;
}

}  // namespace zq::workflow
