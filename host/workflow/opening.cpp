#include "workflow/opening.hpp"

#include <algorithm>
#include <iterator>

#include "domain/ruleset.hpp"

namespace zq::workflow {
namespace {

Error no_list() {
  return Error{ErrorCode::unavailable, "尚未公布证明材料取消清单，暂不能受理；请联席会议办公室先导入清单"};
}

Error unlisted() {
  return Error{
      ErrorCode::not_in_list,
      "清单中没有该事项，或者今日不在有效期内；清单以外的证明材料不得索要",
      {},
      {{"/entry", "清单中没有这个编号", "现行清单中有效的编号，见 /api/v1/list/entries", "未知或已失效的编号"}},
      "规定-6.1"};
}

Error stopped(const Entry& entry) {
  return Error{ErrorCode::entry_stopped,
               "该事项的设定依据已经废止或者修改，自生效之日起停止执行，不得再据此核查或者索要",
               {},
               {{"/entry", "该事项已停止执行", "现行清单中有效的编号，见 /api/v1/list/entries", entry.id.value}},
               "规定-6.3"};
}

Error plainly_cancelled(const Entry& entry) {
  return Error{ErrorCode::invalid_input,
               "该证明材料已直接取消，无需核查，也不得索要",
               {},
               {{"/entry", "该事项的证明材料直接取消", "需要核查的事项", "直接取消"}},
               entry.basis};
}

}  // namespace

// Why this may not be asked, with every fault at once; nothing: it may.
std::optional<Error> refusal(const OpenVerification& asked, const ListVersion& list, Date today,
                             const FieldRouting* routing) {
  if (list.number == 0) return no_list();
  const Entry* entry = list.find(asked.entry);
  const Entry* gone = entry && entry->stopped_by(today) ? entry : nullptr;
  if (entry && !entry->in_force(today)) entry = nullptr;
  const bool open = entry && !is_plainly_cancelled(*entry);
  static const Entry any_entry;  // of what is declared only an entry that is open can say anything
  const Question question{asked.name, asked.id_number, open ? asked.declared : std::vector<Declared>{}};
  auto faults = faults_of(question, open ? *entry : any_entry, today);
  if (is_given(asked.place)) check_place(faults, asked.place, routing);
  if (open && faults.empty()) return std::nullopt;
  Error error{ErrorCode::invalid_input, "申请内容有误，请按提示更正"};
  if (!open) error = gone ? stopped(*gone) : entry ? plainly_cancelled(*entry) : unlisted();
  error.faults.insert(error.faults.end(), std::make_move_iterator(faults.begin()),
                      std::make_move_iterator(faults.end()));
  return error;
}

std::vector<Declared> question_fields(const OpenVerification& asked) {
  std::vector<Declared> fields;
  fields.reserve(asked.declared.size() + 2);
  fields.push_back({"name", Private(asked.name)});
  fields.push_back({"id_number", Private(asked.id_number)});
  fields.insert(fields.end(), asked.declared.begin(), asked.declared.end());
  return fields;
}

Case open_case(const Context& context, const Entry& entry, int list_version, OpenVerification asked, CaseId id,
               const Deadline& deadline) {
  Case value;
  value.id = std::move(id);
  value.entry = entry.id;
  value.list_version = list_version;
  value.matter = entry.matter;
  value.proof = entry.proof;
  value.department = entry.assisting;
  value.check = entry.check;
  value.caller = context.caller;
  value.handling_department = context.department;
  value.operator_name = std::move(asked.operator_name);
  value.purpose = std::move(asked.purpose);
  value.request_id = context.request_id;
  value.applicant_name = Private(std::move(asked.name));
  value.applicant_id_number = Private(std::move(asked.id_number));
  value.declared = std::move(asked.declared);
  value.place = std::move(asked.place);
  value.opened_at = value.updated_at = deadline.start;
  value.due_at = deadline.due;
  value.supervising = entry.traits.supervising.empty() ? context.supervising : entry.traits.supervising;
  value.in_centre = entry.traits.in_centre || context.in_centre;
  return value;
}

}  // namespace zq::workflow
