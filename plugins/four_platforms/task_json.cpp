#include "four_platforms/task_json.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "four_platforms/words.hpp"

namespace four_platforms {
namespace {

using nlohmann::json;

zq::Failure bad(const std::string& what) {
  return zq::Failure(ZQ_E_BAD_DATA, "平台的应答有误：" + what + "；请联系该平台的运维核对接口");
}

constexpr std::array<std::pair<const char*, const char*>, 17> members{{{"source_system", "sourceSystem"},
                                                                       {"source_no", "sourceNo"},
                                                                       {"event_type1", "eventType1"},
                                                                       {"event_type2", "eventType2"},
                                                                       {"event_type3", "eventType3"},
                                                                       {"event_level", "eventLevel"},
                                                                       {"area_code", "areaCode"},
                                                                       {"grid_code", "gridCode"},
                                                                       {"address", "address"},
                                                                       {"coordinates", "coordinates"},
                                                                       {"lng", "lng"},
                                                                       {"lat", "lat"},
                                                                       {"subject_name", "subjectName"},
                                                                       {"subject_mask", "subjectMask"},
                                                                       {"subject_number", "subjectNumber"},
                                                                       {"contact_phone_mask", "contactPhoneMask"},
                                                                       {"callback_url", "callbackUrl"}}};

// "question.1.code", "question.1.text", ... as objects with the platform's names.
json listed(const zq::Record& task, const std::string& what,
            std::initializer_list<std::pair<const char*, const char*>> names) {
  json all = json::array();
  for (int n = 1;; ++n) {
    json one = json::object();
    for (const auto& [ours, theirs] : names) {
      const std::string name = what + "." + std::to_string(n) + "." + ours;
      if (const auto value = task.optional(name)) one[theirs] = std::string(*value);
    }
    if (one.empty()) return all;
    all.push_back(std::move(one));
  }
}

// "2026-11-28T09:00:00+08:00" as the platform writes it: "2026-11-28 09:00:00".
std::string platform_time(std::string_view moment, const char* name) {
  const std::string sound = zq::moment_of(moment);
  if (sound.empty()) throw zq::Failure(ZQ_E_INVALID, std::string("字段 ") + name + " 应为 YYYY-MM-DDTHH:MM:SS+08:00");
  return sound.substr(0, 10) + " " + sound.substr(11, 8);
}

bool is_number(std::string_view text) {
  constexpr std::size_t length_max = 40;
  const auto plain = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  return !text.empty() && text.size() <= length_max && std::all_of(text.begin(), text.end(), plain);
}

const json& member(const json& object, const char* name) {
  static const json none;
  const auto at = object.is_object() ? object.find(name) : object.end();
  return object.is_object() && at != object.end() ? *at : none;
}

std::optional<zq::TaskFeedback> read_feedback(const json& said) {
  if (!said.is_object()) return std::nullopt;
  zq::TaskFeedback out;
  const std::string word = text_of(said, "conclusion");
  const auto conclusion = conclusions.meaning_or(word, std::nullopt);
  if (!conclusion) throw bad("核查结论应为属实、不属实、无法核实之一");
  out.conclusion = *conclusion;
  out.handler = text_of(said, "checkUserName");
  out.peer = text_of(said, "peerChecker");
  out.at = zq::moment_or_day(text_of(said, "checkDate"));
  out.place = text_of(said, "checkAddress");
  out.remark = text_of(said, "remark");
  out.signature = text_of(said, "signature");
  for (const json& one : member(said, "checkPointRecordVOs"))
    out.answers.push_back({text_of(one, "checkPointName"), text_of(one, "passResult")});
  for (const json& one : member(said, "remarkFiles"))
    if (std::string url = text_of(member(one, "downloadFileVO"), "internalUrl"); !url.empty())
      out.photos.push_back({std::move(url)});
  return out;
}

}  // namespace

std::string text_of(const json& object, const char* name) {
  const json& value = member(object, name);
  return value.is_string() ? value.get<std::string>() : std::string();
}

json task_content(const zq::Record& task, std::string_view key) {
  json content{{"taskNo", std::string(key)}};
  for (const char* needed : {"area_code", "address", "event_type1", "event_type2"}) task.require(needed);
  for (const auto& [ours, theirs] : members)
    if (const std::string_view value = task.text(ours); !value.empty()) content[theirs] = std::string(value);
  content["limitTime"] = platform_time(task.require("limit_time"), "limit_time");
  if (const auto warn = task.optional("warn_time")) content["warnTime"] = platform_time(*warn, "warn_time");
  content["question"] = listed(task, "question", {{"code", "code"}, {"text", "text"}, {"answer", "answerType"}});
  content["attachments"] = listed(task, "attachment", {{"name", "name"}, {"url", "url"}});
  return content;
}

Row one_row(const json& data) {
  Row row{text_of(data, "c_number"), text_of(data, "taskNo"), text_of(data, "status")};
  if (!is_number(row.number)) throw bad("没有事件编号 c_number");
  return row;
}

std::vector<Row> task_rows(const json& data, std::string_view task_no) {
  const json& rows = member(data, "rows");
  if (!rows.is_array()) throw bad("列表没有 rows");
  std::vector<Row> out;
  for (const json& one : rows) {
    out.push_back(one_row(one));
    if (out.back().task_no != task_no) throw bad("查到的事件不是所问的任务");
  }
  std::sort(out.begin(), out.end(), [](const Row& a, const Row& b) { return a.number < b.number; });
  return out;
}

std::string receipt_of(const std::string& street, const std::string& number) { return street + "/" + number; }

Receipt read_receipt(std::string_view text) {
  const std::size_t mark = text.find('/');
  if (mark == std::string_view::npos || !is_number(text.substr(mark + 1))) return {};
  return {std::string(text.substr(0, mark)), std::string(text.substr(mark + 1))};
}

zq::TaskReceipt task_receipt(const std::string& street, const Row& row) {
  return {receipt_of(street, row.number), state_of(row.status), row.status};
}

zq::TaskReport task_report(const std::string& street, const json& data) {
  const Row row = one_row(member(data, "event"));
  zq::TaskReport report{task_receipt(street, row)};
  report.task_no = row.task_no;
  for (const json& one : member(data, "logs")) {
    zq::TaskStep step{text_of(one, "step"), text_of(one, "orgname"), text_of(one, "operator"),
                      zq::moment_or_day(text_of(one, "time")), text_of(one, "opinion")};
    if (step.step.empty()) throw bad("流程记录没有步骤名");
    report.updated_at = step.at;
    if (state_of(step.step) == zq::TaskStatus::returned) report.reason = step.opinion;
    report.steps.push_back(std::move(step));
  }
  if (report.now.status != zq::TaskStatus::returned) report.reason.clear();
  report.feedback = read_feedback(member(data, "feedback"));
  if (report.now.status == zq::TaskStatus::feedback && !report.feedback) throw bad("已反馈的事件没有反馈内容");
  return report;
}

}  // namespace four_platforms
