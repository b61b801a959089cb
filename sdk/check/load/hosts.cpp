// L06: hosts with older and newer tables, and hosts that lack a service.
#include "check/load/load.hpp"
#include "check/stage/ground.hpp"
#include "check/stage/instance.hpp"

namespace zq::check {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds start_time{5000};
constexpr milliseconds call_time{3000};

struct Met {
  bool made = false;
  zq_status start = ZQ_E_INTERNAL, call = ZQ_OK;
  std::string describe() const {
    return !made ? "create: NULL" : "start: " + name_of_status(start) + ", call: " + name_of_status(call);
  }
};

// One life with one call, when there is one to make.
Met meet(const Opened& opened, const Ground& ground, StageHost& host) {
  Met met;
  Instance instance(*opened.entry, host, "check");
  met.made = instance.made();
  if (!met.made) return met;
  met.start = instance.start(start_time).status;
  const auto calls = ground.quick_calls();
  if (met.start == ZQ_OK && !calls.empty()) met.call = instance.ask(calls.front(), call_time).status;
  return met;
}

bool is_honest(zq_status status) { return status == ZQ_OK || status == ZQ_E_CONFIG || status == ZQ_E_UNSUPPORTED; }

Finding without_service(const Opened& opened, const Ground& ground, const Met& plain, const char* id) {
  StageHost host(ground.department());
  host.hide(id);
  const Met met = meet(opened, ground, host);
  const bool start_fits = !met.made || is_honest(met.start) || met.start == plain.start;
  const bool call_fits = is_honest(met.call) || met.call == plain.call;
  if (start_fits && call_fits) return pass();
  return fail("主机没有服务 " + std::string(id) + " 时，应返回 ZQ_E_CONFIG 或 ZQ_E_UNSUPPORTED",
              "without the service " + std::string(id) + ", expected ZQ_E_CONFIG or ZQ_E_UNSUPPORTED", met.describe());
}

}  // namespace

Finding other_hosts(const Subject& subject) {
  return staged([&] {
    const Opened opened = open_adapter(subject);
    const Ground ground(subject);
    StageHost plain_host(ground.department());
    const Met plain = meet(opened, ground, plain_host);
    for (const Shape shape : {Shape::older, Shape::newer}) {
      StageHost host(ground.department(), shape);
      const Met met = meet(opened, ground, host);
      if (met.made == plain.made && met.start == plain.start && met.call == plain.call) continue;
      const bool older = shape == Shape::older;
      return fail(older ? "不能与较旧（表较短）的主机共处" : "不能与较新（表较长、次版本较高）的主机共处",
                  older ? "does not work with an older host (shorter tables)"
                        : "does not work with a newer host (longer tables, higher minor version)",
                  met.describe() + "; on this host " + plain.describe());
    }
    for (const char* id :
         {ZQ_SVC_LOG, ZQ_SVC_CONFIG, ZQ_SVC_SECRET, ZQ_SVC_TEXT, ZQ_SVC_DATABASE, ZQ_SVC_HTTP, ZQ_SVC_COMPLETION})
      if (Finding finding = without_service(opened, ground, plain, id); finding.verdict != Verdict::pass)
        return finding;
    return pass(plain.describe());
  });
}

}  // namespace zq::check
