#include "workflow/window_tools.hpp"

#include <algorithm>

#include "records/window_record.hpp"
#include "workflow/json_text.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::workflow {

std::string name_of(const Organisations& units, const std::string& id) {
  const Organisation* unit = units.find(id);
  return unit ? unit->name : id;
}

std::string id_of(const Organisations& units, const std::string& named) {
  const Organisation* unit = units.named(named);
  return unit ? unit->id : named;
}

WindowRecord record(Unit& unit, const WindowTools& tools, WindowRecord value, const Context& context,
                    std::string_view basis, std::string_view before, std::string_view after, Instant now) {
  const auto units = tools.units();
  value.id = tools.base.ids.fresh("ZJ", now);
  value.window_name = name_of(*units, value.window);
  value.to_name = name_of(*units, value.to_unit);
  value.at = now;
  unit.emplace_back(SaveDocument{records::document_of(value)});
  unit.emplace_back(AppendAct{
      {now, "window." + std::string(code(value.action)), value.subject.empty() ? value.id : value.subject,
       context.caller.value, context.request_id, std::string(basis), std::string(before), std::string(after),
       json_object(
           {{"record", value.id}, {"window", value.window}, {"unit", value.to_unit}, {"operator", value.assistant}})}});
  return value;
}

void tell_all(Unit& unit, Ids& ids, std::vector<std::string> to, const Notice& notice, Instant now) {
  std::ranges::sort(to);
  to.erase(std::unique(to.begin(), to.end()), to.end());
  for (const std::string& one : to) {
    if (one.empty()) continue;
    Notice each = notice;
    each.to = one;
    notify(unit, ids, std::move(each), now);
  }
}

}  // namespace zq::workflow
