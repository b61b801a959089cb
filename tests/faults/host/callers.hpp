// Callers: threads that put requests to the host, one after the other each, and keep what they were told.
#pragma once
#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "scenarios/asking.hpp"

namespace zq::test {

struct Asked {
  std::string path, body, key;  // key: Idempotency-Key; empty: none
};
struct Told {
  Asked asked;
  Reply reply;  // status 0: no reply
  std::chrono::microseconds took{0};
  bool acknowledged() const { return reply.status >= 200 && reply.status < 300; }
  Json json() const { return Json::parse(reply.body); }
};

class Callers {
 public:
  // Each thread calls `next` and sends what it gives, until stop(); with until_cut it also ends when it gets no reply.
  Callers(const World&, int threads, std::function<Asked()> next, bool until_cut = false);
  ~Callers();
  void stop();
  size_t answered() const { return answered_; }
  // All that was told so far, or since the last call.
  std::vector<Told> take();

 private:
  std::atomic<bool> stopping_ = false;
  std::atomic<size_t> answered_ = 0;
  std::mutex mutex_;
  std::vector<Told> told_;
  std::vector<std::thread> threads_;
};

// Client: HttpClient, or a scenario's Client, which also checks the reply against the contract.
template <class AnyClient>
Told tell(AnyClient& client, Asked asked) {
  std::vector<std::string> headers;
  if (!asked.key.empty()) headers.push_back("Idempotency-Key: " + asked.key);
  const auto begun = std::chrono::steady_clock::now();
  Reply reply = client.post(asked.path, asked.body, headers);
  const auto took = std::chrono::steady_clock::now() - begun;
  return {std::move(asked), std::move(reply), std::chrono::duration_cast<std::chrono::microseconds>(took)};
}

// What a repeated request is answered with as well: the secret by which a complaint is followed is given out once, in
// the first reply.
Json without_secret(const Reply&);

// A key nobody has used.
std::string fresh_key();
Asked verification(const std::string& entry, const Json& person, const Json& declared = Json::object());
Asked complaint_about(const std::string& department, const std::string& subject);

// Of replies' times.
std::chrono::microseconds percentile(std::vector<Told> told, double share);

}  // namespace zq::test
