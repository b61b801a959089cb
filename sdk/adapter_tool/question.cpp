#include "adapter_tool/question.hpp"

#include <nlohmann/json.hpp>

#include "adapters/text_rules.hpp"
#include "check/stage/instance.hpp"

namespace zq::tool {
namespace {

using Json = nlohmann::ordered_json;
using adapters::Operation;
using adapters::Request;

class Reading {
 public:
  explicit Reading(const Json& json) : json_(json) {}

  bool has(const char* name) const { return json_.contains(name); }
  std::string text(const char* name) {
    asked_.emplace_back(name);
    const auto found = json_.find(name);
    if (found == json_.end()) return {};
    if (found->is_string()) return found->get<std::string>();
    fault(name, "应为文字", "a text");
    return {};
  }
  adapters::Record record(const char* name) {
    asked_.emplace_back(name);
    adapters::Record record;
    const auto found = json_.find(name);
    if (found == json_.end()) return record;
    if (!found->is_object()) return fault(name, "应为对象", "an object"), record;
    for (const auto& [key, value] : found->items()) {
      if (!value.is_string()) {
        fault((std::string(name) + "/" + key).c_str(), "应为文字", "a text");
        continue;
      }
      const auto text = value.get<std::string>();
      record.push_back(
          {key, adapters::is_date(text) ? std::uint32_t{ZQ_T_DATE} : std::uint32_t{ZQ_T_TEXT}, 0, Private(text)});
    }
    return record;
  }
  std::uint32_t number(const char* name, std::uint32_t otherwise) {
    asked_.emplace_back(name);
    const auto found = json_.find(name);
    if (found == json_.end()) return otherwise;
    if (found->is_number_unsigned() && found->get<std::uint64_t>() >= 1 && found->get<std::uint64_t>() <= 100'000)
      return found->get<std::uint32_t>();
    fault(name, "应为 1 到 100000 的整数", "1 to 100000");
    return otherwise;
  }
  std::vector<Fault> end() {
    for (const auto& [name, value] : json_.items())
      if (std::ranges::find(asked_, name) == asked_.end()) fault(name.c_str(), "没有这一项", "no such member");
    return std::move(faults_);
  }
  void fault(const char* name, const char* zh, const char* expected) {
    faults_.push_back({name, std::string(name) + "：" + zh, expected, "something else"});
  }

 private:
  const Json& json_;
  std::vector<std::string> asked_;
  std::vector<Fault> faults_;
};

void read_complaint(Reading& in, Request& request) {
  if (in.has("receipt")) {
    request.operation = Operation::status;
    request.handle = in.text("receipt");
    return;
  }
  request.operation = Operation::submit;
  request.record = in.record("complaint");
  request.handle = in.text("key");
  if (request.handle.empty()) in.fault("key", "缺少这一项：防止重复提交的标识", "a text");
}

Json value_json(const adapters::Value& value) {
  if (value.type == ZQ_T_INT) return value.number;
  if (value.type == ZQ_T_BOOL) return value.number != 0;
  if (value.type == ZQ_T_BYTES) return std::to_string(value.text.reveal().size()) + " bytes";
  return value.text.reveal();
}

const char* verdict_word(zq_verdict verdict) {
  static constexpr const char* words[] = {"consistent", "mismatch", "no_record", "needs_review"};
  return verdict >= ZQ_V_CONSISTENT && verdict <= ZQ_V_NEEDS_REVIEW ? words[verdict - 1] : "none";
}

}  // namespace

Result<Request> read_question(std::string_view word, std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return Error{ErrorCode::invalid_input, "请求不是 JSON 对象", "the request is no JSON object"};
  Request request;
  Reading in(json);
  if (word == "verify") {
    request.operation = Operation::verify;
    request.check = in.text("check");
    request.record = in.record("declared");
    if (request.check.empty()) in.fault("check", "缺少核查项编号", "the id of a check");
  } else if (word == "list") {
    request.operation = Operation::list;
    request.record = in.record("filter");
    request.handle = in.text("cursor");
    request.limit = in.number("limit", 50);
  } else {
    read_complaint(in, request);
  }
  Error error{ErrorCode::invalid_input, "请求有误", "the request is faulty", in.end()};
  if (error.faults.empty()) return request;
  return error;
}

std::string answer_json(const adapters::Reply& reply, std::chrono::milliseconds took) {
  Json records = Json::array();
  for (const adapters::Record& record : reply.records) {
    Json one = Json::object();
    for (const adapters::Value& value : record) one[value.name] = value_json(value);
    records.push_back(std::move(one));
  }
  Json json = {{"status", check::name_of_status(reply.status)}, {"ms", took.count()}};
  if (reply.verdict != 0) json["verdict"] = verdict_word(reply.verdict);
  json["records"] = std::move(records);
  if (!reply.cursor.empty()) json["cursor"] = reply.cursor;
  if (!reply.token.empty()) json["token"] = reply.token;
  if (!reply.text.empty()) json["text"] = reply.text;
  if (!reply.broken_rule.empty()) json["broken_rule"] = reply.broken_rule;
  if (reply.crashed) json["crashed"] = true;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace zq::tool
