// Tasks and events as the platform's JSON. Pure. Throws zq::Failure: ZQ_E_INVALID for a task that lacks a field,
// ZQ_E_BAD_DATA for an answer that is not what the interface promises.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "zq/field_task.hpp"
#include "zq/json.hpp"
#include "zq/record.hpp"

namespace four_platforms {

// bizContent of event/add. Only what the task has; taskNo is the idempotency key.
nlohmann::json task_content(const zq::Record& task, std::string_view key);

struct Row {
  std::string number, task_no, status;  // c_number
};
// data of event/list: the events that carry this task number, the oldest number first. Other people's rows are
// BAD_DATA.
std::vector<Row> task_rows(const nlohmann::json& data, std::string_view task_no);
// data of event/add and event/revoke.
Row one_row(const nlohmann::json& data);

// "331002001/HMW202009100301"
std::string receipt_of(const std::string& street, const std::string& number);
struct Receipt {
  std::string street, number;  // empty: not one of our receipts
};
Receipt read_receipt(std::string_view);

zq::TaskReceipt task_receipt(const std::string& street, const Row&);
// data of event/detail.
zq::TaskReport task_report(const std::string& street, const nlohmann::json& data);

// The member as a text; empty when it is missing, null or something else.
std::string text_of(const nlohmann::json& object, const char* name);

}  // namespace four_platforms
