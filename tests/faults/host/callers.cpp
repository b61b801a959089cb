#include "faults/host/callers.hpp"

#include <unistd.h>

#include <algorithm>

namespace zq::test {

Callers::Callers(const World& world, int threads, std::function<Asked()> next, bool until_cut) {
  for (int i = 0; i < threads; ++i)
    threads_.emplace_back(
        [this, next, until_cut, client = HttpClient(world.url(), World::token_of("window"))]() mutable {
          while (!stopping_) {
            Told told = tell(client, next());
            const bool cut = told.reply.status == 0;
            {
              const std::lock_guard lock(mutex_);
              told_.push_back(std::move(told));
            }
            if (cut && until_cut) return;
            if (!cut) ++answered_;
          }
        });
}

Callers::~Callers() { stop(); }

void Callers::stop() {
  stopping_ = true;
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
}

std::vector<Told> Callers::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(told_, {});
}

std::string fresh_key() {
  static std::atomic<long> number = 0;
  return "key-" + std::to_string(getpid()) + "-" + std::to_string(++number);
}

Asked verification(const std::string& entry, const Json& person, const Json& declared) {
  return {"/api/v1/verifications", question(entry, person, declared), fresh_key()};
}

Asked complaint_about(const std::string& department, const std::string& subject) {
  Json body = complaint(department);
  body["subject"] = subject;
  return {"/api/v1/complaints", body.dump(), fresh_key()};
}

Json without_secret(const Reply& reply) {
  Json json = Json::parse(reply.body);
  if (json.is_object()) json.erase("follow_token");
  return json;
}

std::chrono::microseconds percentile(std::vector<Told> told, double share) {
  if (told.empty()) return {};
  std::sort(told.begin(), told.end(), [](const Told& a, const Told& b) { return a.took < b.took; });
  return told[std::min(told.size() - 1, static_cast<size_t>(static_cast<double>(told.size()) * share))].took;
}

}  // namespace zq::test
