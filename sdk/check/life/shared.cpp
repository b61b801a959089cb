// C05: two departments in one process.
#include "check/life/life.hpp"
#include "check/stage/ground.hpp"
#include "check/stage/instance.hpp"

namespace zq::check {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds start_time{5000}, call_time{3000};

struct Answered {
  zq_status status;
  size_t records;
  bool operator==(const Answered&) const = default;
};

// One call of the first department while the second one's host is watched.
Finding ask_first(Instance& first, const Golden& golden, const Answered& wanted, const StageHost& other, const char* zh,
                  const char* en) {
  const int before = other.service_calls();
  const Told told = first.ask(golden, call_time);
  if (other.service_calls() != before)
    return fail(std::string(zh) + "，第一个部门的调用用到了第二个部门的主机服务",
                std::string(en) + ", a call of the first department used the second one's host services",
                std::to_string(other.service_calls() - before) + " service calls");
  if (Answered{told.status, told.reply.records.size()} == wanted) return pass();
  return fail(std::string(zh) + "，第一个部门的答复变了",
              std::string(en) + ", the first department answers differently",
              golden.name + ": " + name_of_status(told.status) + ", before " + name_of_status(wanted.status));
}

Finding live_together(const Opened& opened, const Ground& ground, const Golden& golden) {
  StageHost first_host(ground.department());
  Instance first(*opened.entry, first_host, "first");
  if (!first.made() || first.start(start_time).status != ZQ_OK)
    return fail("用夹具的设置不能启动", "does not start with the fixtures' settings");
  const Told alone = first.ask(golden, call_time);
  const Answered wanted{alone.status, alone.reply.records.size()};

  // The second department is configured otherwise: nobody answers behind it.
  StageHost second_host(ground.department());
  second_host.backend(Backend::refused);
  Instance second(*opened.entry, second_host, "second");
  if (!second.made()) return fail("第二个部门的 create 返回了 NULL", "create of a second department returned NULL");
  Finding finding =
      ask_first(first, golden, wanted, second_host, "第二个部门创建后", "after a second department was created");
  if (finding.verdict != Verdict::pass) return finding;
  const bool started = second.start(start_time).status == ZQ_OK;
  finding = ask_first(first, golden, wanted, second_host, "第二个部门启动后", "after a second department was started");
  if (finding.verdict != Verdict::pass) return finding;
  if (started) {
    second.ask(golden, call_time);
    second.stop(start_time);
  }
  second.destroy();
  second_host.poison();
  finding =
      ask_first(first, golden, wanted, second_host, "第二个部门停止后", "after the second department was stopped");
  if (finding.verdict == Verdict::pass) finding.observed = golden.name + ": " + name_of_status(wanted.status);
  return finding;
}

}  // namespace

Finding two_departments(const Subject& subject) {
  return staged([&] {
    const Opened opened = open_adapter(subject);
    const Ground ground(subject);
    require_real(ground);
    for (const Golden& golden : ground.quick_calls())
      if (Finding finding = live_together(opened, ground, golden); finding.verdict != Verdict::pass) return finding;
    return pass(std::to_string(ground.quick_calls().size()) + " calls");
  });
}

}  // namespace zq::check
