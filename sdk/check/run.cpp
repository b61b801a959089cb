#include "check/run.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

namespace zq::check {
namespace {

bool names(std::string_view wanted, std::string_view id) {
  return wanted == id || (wanted.size() == 1 && id.starts_with(wanted));
}

bool is_asked(const Plan& plan, const Check& check) {
  if (plan.level == Level::must && check.level != Level::must) return false;
  return plan.only.empty() || std::ranges::any_of(plan.only, [&](const auto& one) { return names(one, check.id); });
}

Ended run_one(const Plan& plan, const Check& known) {
  Check check = known;
  check.limit = std::min(check.limit, plan.limit_max);
  if (const auto skipped = plan.skips.find(std::string(check.id)); skipped != plan.skips.end())
    return {skip(skipped->second, skipped->second), {}, {}};
  Ended ended = plan.subject.in_process ? run_here(check, plan.subject) : run_sandboxed(check, plan.subject);
  if (check.level == Level::should && ended.finding.verdict == Verdict::fail) ended.finding.verdict = Verdict::warn;
  return ended;
}

}  // namespace

std::vector<std::string> unknown_ids(const Plan& plan) {
  std::vector<std::string> unknown;
  const auto known = [](std::string_view id) {
    return std::ranges::any_of(groups(), [&](const Group& group) {
      return std::ranges::any_of(group.checks, [&](const Check& check) { return names(id, check.id); });
    });
  };
  for (const auto& id : plan.only)
    if (!known(id)) unknown.push_back(id);
  for (const auto& [id, why] : plan.skips)
    if (find(id) == nullptr) unknown.push_back(id);
  return unknown;
}

std::vector<Outcome> run(const Plan& plan) {
  std::vector<Outcome> outcomes;
  for (const Group& group : groups())
    for (const Check& check : group.checks)
      if (is_asked(plan, check)) outcomes.push_back({&check, {}});
  // Each of these threads stays until its guards are gone: a guard dies with the thread that started it.
  std::atomic<size_t> next{0};
  const auto work = [&] {
    for (size_t at = next++; at < outcomes.size(); at = next++) outcomes[at].ended = run_one(plan, *outcomes[at].check);
  };
  if (plan.subject.in_process || plan.jobs <= 1) {
    work();
    return outcomes;
  }
  std::vector<std::jthread> workers;
  for (size_t n = 0; n < std::min<size_t>(plan.jobs, outcomes.size()); ++n) workers.emplace_back(work);
  workers.clear();
  return outcomes;
}

}  // namespace zq::check
