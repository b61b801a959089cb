#include "faults/host/callers.hpp"

#include <unistd.h>

#include <algorithm>

namespace zq::test {

Callers::Callers(const World& world, int threads, std::function<Asked()> next, bool until_cut) {
  for (int i = 0; i < threads; ++i)
    threads_.emplace_back([this, next, until_cut, client = world.client()]() mutable {
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

Told tell(HttpClient& client, Asked asked) {
  std::vector<std::string> headers;
  if (!asked.key.empty()) headers.push_back("Idempotency-Key: " + asked.key);
  const auto begun = std::chrono::steady_clock::now();
  Reply reply = client.post(asked.path, asked.body, headers);
  const auto took = std::chrono::steady_clock::now() - begun;
  return {std::move(asked), std::move(reply), std::chrono::duration_cast<std::chrono::microseconds>(took)};
}

std::string fresh_key() {
  static std::atomic<long> number = 0;
  return "key-" + std::to_string(getpid()) + "-" + std::to_string(++number);
}

Asked verification(const std::string& entry, const Json& person, const Json& declared) {
  return {"/api/v1/verifications", question(entry, person, declared), fresh_key()};
}

Asked complaint(const std::string& department, const std::string& subject) {
  return {"/api/v1/complaints",
          Json{{"department", department},
               {"channel", "专窗"},
               {"subject", subject},
               {"content", "窗口仍要求提供已取消的证明。"},
               {"complainant", {{"name", "投诉人甲"}, {"phone", "13800000000"}}},
               {"against", "某街道便民服务中心"}}
              .dump(),
          fresh_key()};
}

std::chrono::microseconds percentile(std::vector<Told> told, double share) {
  if (told.empty()) return {};
  std::sort(told.begin(), told.end(), [](const Told& a, const Told& b) { return a.took < b.took; });
  return told[std::min(told.size() - 1, static_cast<size_t>(static_cast<double>(told.size()) * share))].took;
}

}  // namespace zq::test
