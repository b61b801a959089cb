// C03: the settings of the manifest broken one by one. C04: the legacy system away when the department starts.
#include <netinet/in.h>
#include <sys/socket.h>

#include "check/handle.hpp"
#include "check/life/life.hpp"
#include "check/stage/ground.hpp"
#include "check/stage/instance.hpp"

namespace zq::check {
namespace {

using adapters::SettingType;
using std::chrono::milliseconds;
constexpr milliseconds start_time{5000};
constexpr milliseconds short_time{1000}, grace{500};

Told start_with(const zq_entry& entry, const settings::Department& department) {
  StageHost host(department);
  Instance instance(entry, host, "check");
  if (!instance.made()) return {ZQ_E_CONFIG, {}, {}};
  return instance.start(start_time);
}

// A value no setting of that type may have; nothing for types that take any text.
const char* mistyped(SettingType type) {
  switch (type) {
    case SettingType::integer:
      return "twelve";
    case SettingType::boolean:
      return "perhaps";
    case SettingType::url:
      return "no address";
    case SettingType::duration:
      return "soon";
    case SettingType::text:
    case SettingType::path:
      return nullptr;
  }
  return nullptr;
}

struct Broken {
  std::string key, zh, en;
  settings::Department department;
};

std::vector<Broken> broken_departments(const Ground& ground) {
  std::vector<Broken> all;
  const settings::Department& good = ground.department();
  for (const auto& rule : ground.manifest()->settings) {
    if (rule.required) {
      all.push_back({rule.key, "缺少", "missing", good});
      all.back().department.settings.erase(rule.key);
      all.push_back({rule.key, "为空", "empty", good});
      all.back().department.settings[rule.key] = "";
    }
    if (const char* value = mistyped(rule.type)) {
      all.push_back({rule.key, std::string("取值为 ") + value, std::string("of value '") + value + "'", good});
      all.back().department.settings[rule.key] = value;
    }
  }
  for (const auto& rule : ground.manifest()->secrets) {
    if (!rule.required) continue;
    all.push_back({rule.name, "缺少", "missing", good});
    all.back().department.secrets.erase(rule.name);
  }
  return all;
}

Finding judge(const Broken& broken, const Told& told) {
  const std::string zh = "设置 " + broken.key + " " + broken.zh + "时，";
  const std::string en = "with " + broken.key + " " + broken.en + ", ";
  if (told.status != ZQ_E_CONFIG)
    return fail(zh + "start 应返回 ZQ_E_CONFIG", en + "start must return ZQ_E_CONFIG", name_of_status(told.status));
  if (told.reply.text.find(broken.key) == std::string::npos)
    return fail(zh + "set_error 的文字没有说出是哪一项", en + "the text of set_error does not name the key",
                told.reply.text.empty() ? "no text" : told.reply.text);
  return pass();
}

// Takes connections and never answers.
class SilentServer {
 public:
  SilentServer() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_.get(), any, size) == 0 && ::listen(listener_.get(), 64) == 0 &&
        ::getsockname(listener_.get(), any, &size) == 0)
      port_ = ntohs(address.sin_port);
  }
  std::uint16_t port() const { return port_; }

 private:
  Handle listener_;
  std::uint16_t port_ = 0;
};

// Every address of the config leads to that port instead; for adapters that connect by themselves.
void redirect(const Ground& ground, settings::Department& department, std::uint16_t port) {
  for (const auto& rule : ground.manifest().value_or(adapters::Manifest()).settings)
    if (rule.type == SettingType::url && department.settings.contains(rule.key))
      department.settings[rule.key] = "http://127.0.0.1:" + std::to_string(port) + "/";
}

bool is_fitting(zq_status status) {
  return status == ZQ_OK || status == ZQ_E_UNAVAILABLE || status == ZQ_E_DEADLINE || status == ZQ_E_CANCELLED;
}

Finding start_while(const zq_entry& entry, const Ground& ground, Backend backend, std::uint16_t port) {
  settings::Department department = ground.department();
  redirect(ground, department, port);
  StageHost host(department);
  host.backend(backend);
  Instance instance(entry, host, "check");
  if (!instance.made()) return fail("create 返回了 NULL", "create returned NULL");
  const Told told = instance.start(short_time);
  const std::string zh = backend == Backend::silent ? "业务系统不答复时，" : "业务系统拒绝连接时，";
  const std::string en =
      backend == Backend::silent ? "with a silent legacy system, " : "with the legacy system refusing, ";
  const std::string took = std::to_string(told.took.count()) + " ms";
  if (told.took > short_time + grace)
    return fail(zh + "start 没有在时限内返回", en + "start did not return by its deadline", took);
  if (!is_fitting(told.status))
    return fail(zh + "start 应成功，或返回 UNAVAILABLE、DEADLINE",
                en + "start must succeed or be UNAVAILABLE or DEADLINE", name_of_status(told.status));
  return pass(name_of_status(told.status) + ", " + took);
}

}  // namespace

Finding broken_settings(const Subject& subject) {
  return staged([&] {
    const Opened opened = open_adapter(subject);
    const Ground ground(subject);
    require_real(ground);
    if (!ground.manifest()) return skip("清单缺失或有误，见 S04", "no manifest, or a faulty one: see S04");
    if (const Told told = start_with(*opened.entry, ground.department()); told.status != ZQ_OK)
      return fail("用夹具的设置不能启动：" + told.reply.text,
                  "does not start with the fixtures' settings: " + told.reply.text, name_of_status(told.status));
    const auto all = broken_departments(ground);
    for (const Broken& broken : all)
      if (Finding finding = judge(broken, start_with(*opened.entry, broken.department));
          finding.verdict != Verdict::pass)
        return finding;
    return pass(std::to_string(all.size()) + " ways");
  });
}

Finding start_without_backend(const Subject& subject) {
  return staged([&] {
    const Opened opened = open_adapter(subject);
    const Ground ground(subject);
    require_real(ground);
    Finding refused = start_while(*opened.entry, ground, Backend::refused, 9);
    if (refused.verdict != Verdict::pass) return refused;
    const SilentServer server;
    Finding silent = start_while(*opened.entry, ground, Backend::silent, server.port());
    if (silent.verdict == Verdict::pass)
      silent.observed = "refused: " + refused.observed + "; silent: " + silent.observed;
    return silent;
  });
}

}  // namespace zq::check
