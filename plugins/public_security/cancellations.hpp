// The daily cancellation file (户口注销) as an index by identity number, and what it says about being alive. Immutable
// after reading, so safe to share. A malformed file throws zq::Failure (ZQ_E_BAD_DATA) naming file, line and byte.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "public_security/ferry_format.hpp"
#include "zq/answers.hpp"
#include "zq/record.hpp"

namespace public_security {

struct Cancellation {
  std::string name, date, reason;  // date: YYYY-MM-DD; reason: 01 died, 02 joined the army, 03 settled abroad
};

class Cancellations {
 public:
  // day: YYYY-MM-DD, from the file's name.
  static Cancellations read(std::string_view bytes, const std::string& file_name, std::string day, const zq::Charset&);
  // Everything on this number, which may be written with 15 digits or a lower-case x.
  std::vector<Cancellation> find(std::string_view id_number) const;
  const std::string& day() const { return day_; }
  std::size_t size() const { return by_number_.size(); }

 private:
  std::unordered_multimap<std::string, Cancellation> by_number_;  // numbers normalised
  std::string day_;
};

// Declared `alive`, checked: ZQ_E_INVALID unless yes or no.
bool read_alive(const zq::Declared&);
// The verdict on somebody who is in the file. found must not be empty.
zq::Verification judge_cancelled(const zq::Declared&, const std::vector<Cancellation>& found);
// The verdict on somebody who is not. person: what the register says about the person at all.
zq::Verification judge_not_cancelled(const zq::Declared&, zq::Verification person, const std::string& day);

}  // namespace public_security
