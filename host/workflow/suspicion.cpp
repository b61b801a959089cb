#include "workflow/suspicion.hpp"

#include "domain/notice.hpp"
#include "records/violation_record.hpp"
#include "workflow/json_text.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::workflow {

Act violation_act(const Violation& violation, std::string_view kind, std::string_view before, const Context& context,
                  Instant now) {
  return {now,
          std::string(kind),
          violation.case_id.value.empty() ? violation.id : violation.case_id.value,
          context.caller.value,
          context.request_id,
          std::string(basis_of(violation.type)),
          std::string(before),
          std::string(code(violation.state)),
          json_object({{"violation", violation.id},
                       {"type", code(violation.type)},
                       {"unit", violation.unit},
                       {"matter", violation.matter},
                       {"proof", violation.proof}})};
}

std::string suspect(Unit& unit, Ids& ids, Violation violation, const Context& found_by, Instant now) {
  violation.id = ids.fresh("WG", now);
  violation.found_at = now;
  unit.emplace_back(SaveDocument{records::document_of(violation)});
  unit.emplace_back(
      AppendAct{violation_act(violation, "violation." + std::string(code(violation.state)), "", found_by, now)});
  Notice notice;
  notice.to = joint_office_unit;
  notice.event = "violation." + std::string(code(violation.state));
  notice.subject = violation.id;
  notice.case_id = violation.case_id;
  notice.text = std::string(chinese(violation.state)) + "违规（" + std::string(chinese(violation.type)) + "），单位：" +
                violation.unit + "；" + violation.facts;
  notify(unit, ids, std::move(notice), now);
  return violation.id;
}

}  // namespace zq::workflow
