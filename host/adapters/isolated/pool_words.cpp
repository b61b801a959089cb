#include "adapters/isolated/pool_words.hpp"

#include <algorithm>
#include <vector>

#include "adapters/refusal.hpp"
#include "adapters/text_rules.hpp"
#include "log/log.hpp"

namespace zq::adapters {
namespace {

bool is_word(std::string_view key) {
  return !key.empty() && key.size() <= 32 && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '_' || (c >= '0' && c <= '9');
  });
}

// Only what adapters and their services log: ZQ-20xx.
bool is_adapters_own(std::string_view id) { return id.size() == 7 && id.substr(0, 5) == "ZQ-20"; }

}  // namespace

Error not_running(const std::string& how_zh) {
  return refused({"start",
                  {"a running worker process", "工作进程正常运行"},
                  {"it ended (" + how_zh + ")", "工作进程" + how_zh},
                  {"see the log lines of this department; run `zq-adapter doctor` on the file",
                   "查看该部门的日志，并请开发单位用 zq-adapter doctor 检查该文件"}});
}

Error broke_protocol() {
  return refused({"worker",
                  {"the messages of this host's zq-worker", "本主机版本的 zq-worker 消息"},
                  {"others", "别的内容"},
                  {"install host and zq-worker from one release", "把主机与 zq-worker 安装成同一版本"}});
}

Error start_too_slow(std::chrono::milliseconds start_time) {
  const auto limit = std::to_string(start_time.count());
  return refused({"start",
                  {"a return within start_time (" + limit + " ms)", "在 start_time（" + limit + " 毫秒）之内返回"},
                  {"no return", "没有返回"},
                  {"honour the deadline of start; a legacy system that is down is no reason to wait",
                   "检查该部门的业务系统与网络，或调高 start_time，并联系开发单位"}});
}

Error load_killed(const Phrase& how) {
  return refused({"load",
                  {"a file that loads quietly", "能够正常装载的文件"},
                  {"loading it: the process " + how.en, "装载它的进程" + how.zh},
                  {"do nothing in static constructors; run zq-adapter doctor on the file",
                   "联系开发单位：静态构造中不得做事，可用 zq-adapter doctor 检查该文件"}});
}

Error load_too_slow() {
  return refused({"load",
                  {"a file that loads within start_time", "在 start_time 之内装载完的文件"},
                  {"loading it did not end", "装载没有结束"},
                  {"do nothing in static constructors", "联系开发单位：静态构造中不得做事"}});
}

std::string state_words(std::string_view state) {
  if (state == "ready") return "就绪";
  if (state == "starting") return "正在启动";
  return "等待再次启动";
}

void write_worker_line(const std::string& department, const LogLine& line) {
  if (line.id.empty()) {
    const auto level = static_cast<log::Level>(std::min<uint8_t>(line.level, static_cast<uint8_t>(log::Level::error)));
    return log::write_adapter(level, department, printable(line.request_id, 128),
                              printable(line.text, log_line_bytes_max));
  }
  if (!is_adapters_own(line.id)) return;
  std::vector<log::Field> fields{{"department", department}};
  for (const auto& [key, value] : line.fields)
    if (is_word(key) && key != "department" && fields.size() < 12) fields.emplace_back(key, printable(value, 1000));
  log::write(line.id, fields);
}

}  // namespace zq::adapters
