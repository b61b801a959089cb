// From the domain's field tasks to the records an adapter reads, and to the functions of its table.
#include "adapters/border.hpp"
#include "adapters/field_task_answers.hpp"
#include "adapters/record_reading.hpp"
#include "adapters/text_rules.hpp"
#include "domain/clocks.hpp"

namespace zq::adapters {
namespace {

void add(Record& record, const std::string& name, const std::string& text) {
  if (!text.empty()) record.push_back(text_value(name, text));
}

void add_lists(Record& record, const FieldTask& task) {
  for (size_t n = 0; n < task.questions.size(); ++n) {
    const std::string question = "question." + std::to_string(n + 1) + ".";
    add(record, question + "code", task.questions[n].code);
    add(record, question + "text", task.questions[n].text);
    add(record, question + "answer", std::string(code(task.questions[n].answer)));
  }
  for (size_t n = 0; n < task.attachments.size(); ++n) {
    const std::string attachment = "attachment." + std::to_string(n + 1) + ".";
    add(record, attachment + "name", task.attachments[n].name);
    add(record, attachment + "url", task.attachments[n].url);
  }
}

}  // namespace

Record field_task_record(const FieldTask& task) {
  Record record;
  add(record, "task_no", task.id.value);
  add(record, "source_system", task.source_system);
  add(record, "source_no", task.source_no);
  add(record, "platform", std::string(code(task.platform)));
  add(record, "event_type1", task.event_type1);
  add(record, "event_type2", task.event_type2);
  add(record, "event_type3", task.event_type3);
  add(record, "event_level", task.event_level);
  add(record, "area_code", task.area_code);
  add(record, "grid_code", task.grid_code);
  add(record, "address", task.address.reveal());
  if (task.point) {
    add(record, "coordinates", task.point->coordinates);
    record.push_back({"lng", ZQ_T_DECIMAL, 0, Private(task.point->longitude)});
    record.push_back({"lat", ZQ_T_DECIMAL, 0, Private(task.point->latitude)});
  }
  add(record, "subject_name", task.subject_name.reveal());
  add(record, "subject_mask", task.subject_mask.reveal());
  add(record, "subject_number", task.subject_number.reveal());
  add(record, "contact_phone_mask", task.contact_phone_mask.reveal());
  add(record, "limit_time", moment_text(task.limit));
  if (task.warn) add(record, "warn_time", moment_text(*task.warn));
  add(record, "callback_url", task.callback_url);
  add_lists(record, task);
  return record;
}

Record callback_record(const FieldTaskCallback& callback) {
  Record record;
  for (const FieldHeader& header : callback.headers) record.push_back(text_value(header.name, header.value));
  record.push_back({"", ZQ_T_BYTES, 0, callback.body});
  return record;
}

Record withdrawal_record(const std::string& reason) { return {text_value("reason", reason)}; }

zq_status ask_field_task(const zq_field_task& table, zq_instance* instance, const zq_call* call,
                         const Request& request) {
  // Plain pointer types: an adapter that throws in spite of the rule must reach the catch of the caller.
  using ByText = zq_status (*)(zq_instance*, const zq_call*, zq_str);
  const zq_str handle = str(request.handle);
  if (request.operation == Operation::push_task) {
    zq_status (*push)(zq_instance*, const zq_call*, const zq_record*, zq_str) = table.push;
    const RecordView task(request.record);
    return push(instance, call, task.abi(), handle);
  }
  if (request.operation == Operation::task_status) {
    const ByText status = table.status;
    return status(instance, call, handle);
  }
  if (request.operation == Operation::withdraw_task) {
    zq_status (*withdraw)(zq_instance*, const zq_call*, zq_str, zq_str) = table.withdraw;
    const std::string reason = text_of(request.record, "reason");
    return withdraw == nullptr ? ZQ_E_UNSUPPORTED : withdraw(instance, call, handle, str(reason));
  }
  zq_status (*callback)(zq_instance*, const zq_call*, const zq_callback*) = table.callback;
  if (callback == nullptr || request.record.empty()) return ZQ_E_UNSUPPORTED;
  std::vector<zq_header> headers;
  for (size_t n = 0; n + 1 < request.record.size(); ++n)
    headers.push_back({str(request.record[n].name), str(request.record[n].text.reveal())});
  const zq_callback message{sizeof(zq_callback), static_cast<uint32_t>(headers.size()), headers.data(), handle,
                            str(request.record.back().text.reveal())};
  return callback(instance, call, &message);
}

}  // namespace zq::adapters
