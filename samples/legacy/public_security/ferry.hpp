// The file ferry across the gap, seen from the inner side: takes request files out of DIR/out, answers after a while
// into DIR/in. A thread of its own from construction to destruction.
//
// As in reality a reply is written slowly under its final name: the first half is there for a while before the rest and
// the trailer. There is no marker file: ferries do not keep the order of files, so a marker can come before its file.
// One reply in eight arrives twice. A request taken out is kept under DIR/inner until it is answered, so a restart
// loses none.
#pragma once
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "faults/fault_switch.hpp"
#include "population.hpp"

namespace zq::sample::police {

struct FerryOptions {
  std::filesystem::path folder;
  std::chrono::milliseconds delay{3000};  // from picking up a request to the first byte of its reply
  std::chrono::milliseconds write{200};   // how long a reply stays half-written
  std::string today;                      // yyyymmdd; empty: by the clock, with a new daily file at midnight
};

class Ferry {
 public:
  // Makes the folders and writes the daily files. Throws std::runtime_error when it cannot.
  Ferry(const Population&, FaultSwitch&, FerryOptions);
  ~Ferry();

 private:
  void run();
  void pick_up();
  void answer_due();
  void write_daily_files();
  std::string today() const;
  bool pause(std::chrono::milliseconds);

  const Population& people_;
  FaultSwitch& faults_;
  const FerryOptions options_;
  const std::filesystem::path out_, in_, inner_;
  std::string written_day_;
  std::set<std::string> delayed_;  // by the fault of that name, which spoils a reply once
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;  // last: it uses everything above
};

}  // namespace zq::sample::police
