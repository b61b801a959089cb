// One call as an adapter under check sees it: adapters::Call, the one of the host, with records of how the adapter
// behaves. Thread-safe.
#pragma once
#include <atomic>
#include <string>
#include <vector>

#include "adapters/call.hpp"

namespace zq::check {

class BenchCall : public adapters::Call {
 public:
  BenchCall(adapters::Operation, SteadyTime deadline, adapters::Cancellation, zq_status refusal);

  const zq_call* face() const { return &face_; }  // what the adapter gets
  int emits() const { return emits_; }            // all of them, refused or not
  std::vector<std::string> errors() const;        // raw texts of set_error

 private:
  static BenchCall& of(const zq_call* call) { return *static_cast<BenchCall*>(static_cast<Call*>(call->host_data)); }
  void note_error(std::string text);

  zq_call face_;
  const zq_status refusal_;  // what emit answers; ZQ_OK: it takes records
  std::atomic<int> emits_{0};
  mutable std::mutex errors_mutex_;
  std::vector<std::string> errors_;
};

}  // namespace zq::check
