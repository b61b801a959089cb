// The newest daily files of the ferry's in/ folder: cancellations (HKZX_YYYYMMDD_NN.txt, kept in memory as an index and
// read again when a newer one is there) and the office's list (ZMQD_YYYYMMDD.txt). Thread-safe; one thread reads, the
// others wait for it. Throws zq::Failure: ZQ_E_UNAVAILABLE naming the date expected when the newest whole file is
// missing or too old, ZQ_E_BAD_DATA when there is none but malformed ones.
#pragma once
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "public_security/cancellations.hpp"
#include "zq/call.hpp"
#include "zq/daily_files.hpp"

namespace public_security {

class DailyFiles {
 public:
  DailyFiles(std::string folder, const zq::Settings&);
  std::shared_ptr<const Cancellations> cancellations(const zq::Call&);
  zq::WholeFile newest_list(const zq::Call&) const;

 private:
  struct Stamp {
    std::int64_t size = -1, seconds = 0, nanoseconds = 0;
    bool operator==(const Stamp&) const = default;
  };
  static Stamp stamp_of(const std::string& path);
  void look(const zq::Call&);
  bool take(const zq::Call&, const std::string& name, const Stamp&);

  const std::string folder_;
  const int age_days_max_;
  std::mutex mutex_;
  std::shared_ptr<const Cancellations> loaded_;
  std::string loaded_name_;
  Stamp loaded_stamp_;
  struct Refused {
    Stamp stamp;
    zq_status status;
    std::string why;
  };
  std::map<std::string, Refused> refused_;  // unreadable files, and malformed ones: these are not read again and again
  std::chrono::steady_clock::time_point looked_{};
};

}  // namespace public_security
