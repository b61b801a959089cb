// ComplaintWords: what the words of a legacy complaint system mean, as a setting of the department, so that a new word
// is agreed on without a new adapter. A word nobody agreed on is `unknown`.
//
//   const std::string table = settings.text_or("complaint_statuses", "待受理=received,办结=closed");
//   words_ = zq::ComplaintWords("complaint_statuses", table);
//   state.status = words_.meaning(row.trimmed(2));
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "zq/answers.hpp"
#include "zq/call.hpp"

namespace zq {
inline namespace sdk1 {

class ComplaintWords {
 public:
  // "word=meaning,word=meaning"; meanings: received, accepted, rejected, handling, closed. key: the setting's name, for
  // the fault. Throws Failure (ZQ_E_CONFIG).
  ComplaintWords(const char* key, std::string_view pairs) {
    const std::string whole(pairs);
    while (!pairs.empty()) {
      const std::string_view pair = pairs.substr(0, pairs.find(','));
      pairs.remove_prefix(pair.size() == pairs.size() ? pair.size() : pair.size() + 1);
      const std::size_t equals = pair.find('=');
      if (equals == 0 || equals == std::string_view::npos) throw Settings::wrong(key, expected, whole);
      words_[std::string(pair.substr(0, equals))] = status_of(key, pair.substr(equals + 1), whole);
    }
    if (words_.empty()) throw Settings::wrong(key, expected, "空值");
  }

  ComplaintStatus meaning(std::string_view word) const {
    const auto found = words_.find(word);
    return found == words_.end() ? ComplaintStatus::unknown : found->second;
  }

 private:
  static constexpr const char* expected =
      "以逗号分隔的“业务系统的状态=含义”，含义为 received、accepted、rejected、handling、closed 之一";

  static ComplaintStatus status_of(const char* key, std::string_view word, const std::string& whole) {
    for (const ComplaintStatus status : {ComplaintStatus::received, ComplaintStatus::accepted,
                                         ComplaintStatus::rejected, ComplaintStatus::handling, ComplaintStatus::closed})
      if (word == complaint_status_word(status)) return status;
    throw Settings::wrong(key, expected, whole);
  }

  std::map<std::string, ComplaintStatus, std::less<>> words_;
};

}  // namespace sdk1
}  // namespace zq
