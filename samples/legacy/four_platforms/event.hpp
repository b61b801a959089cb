// What a street's platform keeps of one event: plain values, and the words the platform uses. Nobody outside reads
// codes: the words are all there is.
#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace zq::sample::streets {

struct StreetName {
  const char* code;  // 9 digits: the area code cut after the street
  const char* name;
  const char* initials;  // of event numbers: HMW202009100301
};
inline constexpr StreetName street_names[] = {
    {"331002001", "海门街道", "HMW"}, {"331002002", "白云街道", "BYW"}, {"331002003", "葭沚街道", "JZW"},
    {"331002004", "洪家街道", "HJW"}, {"331002005", "三甲街道", "SJW"}, {"331002006", "下陈街道", "XCW"},
    {"331002007", "前所街道", "QSW"}, {"331002008", "章安街道", "ZAW"}, {"331002100", "大陈镇", "DCW"}};

struct PlatformName {
  const char* path;
  const char* name;
};
inline constexpr PlatformName platform_names[] = {
    {"zzgz", "综治工作"}, {"scjg", "市场监管"}, {"zhzf", "综合执法"}, {"bmfw", "便民服务"}};

struct LogEntry {
  std::string step, org, operator_name, time, opinion;  // time: with or without the time of day
};

struct Event {
  std::string id;        // 32 hexadecimal characters
  std::string c_number;  // HMW202009100301
  std::string platform;  // 便民服务
  std::string status = "网格上报";
  std::string createtime;
  nlohmann::json pushed;  // bizContent, as it came
  std::vector<LogEntry> log;
  nlohmann::json feedback;  // null: none yet
  std::string task_no() const { return pushed.value("taskNo", ""); }
};

// JSON as the platform sends it.
nlohmann::json row_of(const Event&);     // of a list
nlohmann::json detail_of(const Event&);  // with log and feedback

}  // namespace zq::sample::streets
