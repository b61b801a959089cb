// Field tasks across the border: the domain's values as records and the adapter's records as the domain's values. The
// rules of zq.field_task/1 (zq/abi.h) are checked here: known states and conclusions, moments that exist, feedback that
// is whole or absent. Pure.
#pragma once
#include <string>

#include "adapters/generation.hpp"
#include "domain/field_task.hpp"
#include "domain/result.hpp"
#include "zq/abi.h"

namespace zq::adapters {

Record field_task_record(const FieldTask&);
Record callback_record(const FieldTaskCallback&);  // headers, and the body as the last
Record withdrawal_record(const std::string& reason);

// push_task and withdraw_task. An answer that breaks a rule leaves the outcome unknown (conflict).
Result<FieldTaskReply> read_task_reply(const Reply&, Operation);
Result<FieldTaskReport> read_task_report(const Reply&);
// A signature that the adapter refused is ErrorCode::forbidden.
Result<FieldTaskNotice> read_task_notice(const Reply&);

// One of the four functions of the table, as the request says; ZQ_E_UNSUPPORTED where the table has none. Throws what
// the adapter throws.
zq_status ask_field_task(const zq_field_task&, zq_instance*, const zq_call*, const Request&);

}  // namespace zq::adapters
