// The complaint book of a simulated legacy system: one line a complaint in a file that is synced before the number is
// given out, so a complaint outlives the process. The same external number always leads to the same entry.
// The clerk's work is a function of the entry's age: nothing runs in the background. Thread-safe.
// Throws std::runtime_error when the file cannot be read or written.
#pragma once
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace zq::sample {

struct ComplaintEntry {
  std::string number;    // the office's own: "SBTS" + 8 digits
  std::string external;  // the sender's, unique
  std::string subject, content, complainant, phone, against, matter, proof, filed_on;
  std::chrono::milliseconds received{0};  // since the epoch
};

enum class ComplaintStep { registered, accepted, handling, closed, refused };

class ComplaintBook {
 public:
  // clerk: how long the office takes for one step.
  ComplaintBook(std::string file, std::string prefix, std::chrono::milliseconds clerk);
  ~ComplaintBook();
  ComplaintBook(const ComplaintBook&) = delete;
  ComplaintBook& operator=(const ComplaintBook&) = delete;

  // Enters it, or finds the entry of that external number. number and received are set here.
  ComplaintEntry enter(ComplaintEntry);
  std::optional<ComplaintEntry> find(const std::string& number) const;
  std::size_t size() const;
  // Every seventh complaint is refused; the others are closed after three steps.
  ComplaintStep step(const ComplaintEntry&, std::chrono::milliseconds now) const;
  // When the entry came to its step.
  std::chrono::milliseconds stepped(const ComplaintEntry&, std::chrono::milliseconds now) const;

 private:
  std::size_t steps_done(const ComplaintEntry&, std::chrono::milliseconds now) const;

  const std::string prefix_;
  const std::chrono::milliseconds clerk_;
  mutable std::mutex mutex_;
  int file_ = -1;
  std::vector<ComplaintEntry> entries_;
  std::map<std::string, std::size_t> by_external_, by_number_;
};

std::chrono::milliseconds now_since_epoch();
// "YYYY-MM-DD HH:MM:SS.0" in China.
std::string legacy_time(std::chrono::milliseconds since_epoch);

}  // namespace zq::sample
