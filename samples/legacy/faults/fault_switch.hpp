// The faults a simulated legacy system can be told to have, and the switch that holds the one that is on.
// Thread-safe. Nothing here throws but read_fault.
#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace zq::sample {

enum class FaultKind {
  none,
  silence,          // takes the question and never answers (ms: closes without an answer after that time)
  delay,            // answers after ms
  reset,            // breaks the connection (RST) instead of answering
  truncate,         // announces the whole answer, sends half of it; on the ferry: the file stays half-written
  drip,             // sends the answer byte by byte, ms apart
  error_page,       // HTTP 200 with a web page
  fault,            // a SOAP fault of the system's own kind
  licence_expired,  // refuses our licence or account
  wrong_encoding,   // bytes that are no character in any encoding, in the middle of a name
  cut_xml,          // the inner document ends in the middle although the transport is whole
  two_rows,         // a second, contradicting row for the person asked about
  duplicate,        // ferry: the reply file arrives twice
  wrong_width       // ferry: a record one byte too short
};

struct Fault {
  FaultKind kind = FaultKind::none;
  std::chrono::milliseconds time{0};
  int count = 0;        // how many answers it spoils; 0: all until it is cleared
  std::string on = {};  // "soap" or "ferry": only there; empty: everywhere
};

// Reads {"kind":"delay","ms":2000,"count":3,"on":"soap"}; only kind is needed. Throws std::invalid_argument saying what
// was expected and found.
Fault read_fault(std::string_view json);
// The same from the command line: "delay", "delay:2000" or "delay:2000:3".
Fault read_fault_option(std::string_view text);

class FaultSwitch {
 public:
  void set(Fault fault);
  void clear() { set({}); }
  // The fault for the next answer of this channel ("soap", "ferry"), counted down.
  Fault take(std::string_view channel);

  // Waits that long; zero means until the fault is changed. Comes back early when it is, when `gone` says so (asked
  // every 50 ms) and on stop(). True when the time is up.
  bool wait(std::chrono::milliseconds time, const std::function<bool()>& gone = {});
  // Ends all waiting for good.
  void stop();

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  Fault fault_;
  unsigned version_ = 0;
  bool stopped_ = false;
};

}  // namespace zq::sample
