// An adapter on the bench: its legacy system behind a proxy, the host's services with troubles between, one started
// instance that can be asked. Ends with the object: stopped and destroyed. ask() may be called from several threads.
// Throws Unready; on_bench() turns that into a finding.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "adapters/gate.hpp"
#include "adapters/loader.hpp"
#include "check/backend/legacy.hpp"
#include "check/backend/proxy.hpp"
#include "check/calls/bench_call.hpp"
#include "check/calls/bench_host.hpp"
#include "check/check.hpp"

namespace zq::check {

struct Ask {
  adapters::Operation operation = adapters::Operation::health;
  std::string check, handle;
  std::uint32_t limit = 7;
  adapters::Record record;
  std::chrono::milliseconds time{3000};  // until the deadline; may be negative
  adapters::Cancellation cancellation = {};
  zq_status refusal = ZQ_OK;  // what emit answers
};
Ask ask_of(const Golden&);
// A submit or a push under this key; the host gives a task its number as the key.
void give_key(Ask&, const std::string& key);

struct Said {
  adapters::Reply reply;
  std::chrono::milliseconds took{};
  int emits = 0;
  std::vector<std::string> errors;  // raw
};

// Where the inputs of a call lie in memory.
struct Inputs {
  const zq_call* call;
  zq_str check, handle;
  const zq_record* record;
};
class Placement {
 public:
  virtual ~Placement() = default;
  virtual Inputs place(const zq_call&, const Ask&) = 0;
  virtual void withdraw() = 0;  // the function has returned
};

class Bench {
 public:
  Bench(const Subject&, Legacy&);
  ~Bench();
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  const Subject& subject() const { return subject_; }
  Legacy& legacy() { return legacy_; }
  Proxy& proxy() { return proxy_; }
  BenchHost& host() { return host_; }
  const adapters::Description& description() const { return library_->description; }
  bool offers(adapters::Operation) const;
  // The calls of the fixtures that this adapter offers.
  std::vector<const Golden*> goldens() const;

  Said ask(const Ask&);
  // A call of the fixtures to its end: "later" is polled, a list is read over all pages, a submit gets a fresh key.
  // The deadline of each part is `time` away.
  Said play(const Golden&, std::chrono::milliseconds time = std::chrono::milliseconds(3000));
  std::string fresh_key();

  void place_with(Placement* placement) { placement_ = placement; }  // null: anywhere; not owned

 private:
  zq_status dispatch(const Ask&, const Inputs&, zq_verdict&);
  Said play_list(const Golden&, std::chrono::milliseconds time);
  Said play_later(const Golden&, Said first, std::chrono::milliseconds time);

  const Subject& subject_;
  Legacy& legacy_;
  Proxy proxy_;
  BenchHost host_;
  std::shared_ptr<const adapters::Library> library_;
  zq_instance* instance_ = nullptr;
  adapters::Capabilities tables_;
  Placement* placement_ = nullptr;
  std::atomic<int> keys_{0};
};

// A trouble of the legacy system, on while it lives.
class Spoiled {
 public:
  Spoiled(Bench&, Trouble);
  ~Spoiled();
  Spoiled(const Spoiled&) = delete;
  Spoiled& operator=(const Spoiled&) = delete;

 private:
  Bench& bench_;
  std::unique_ptr<class SpoiledFiles> files_;
};

// Runs the body of a check with its legacy system, or with an adapter on it. Skips when there are no fixtures.
Finding with_legacy(const Subject&, const std::function<Finding(Legacy&)>& body);
Finding on_bench(const Subject&, const std::function<Finding(Bench&)>& body);

}  // namespace zq::check
