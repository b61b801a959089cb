// Values of the border: zq_record in and out. Pure; follows the adapter's pointers, which must be valid.
#pragma once
#include <string>
#include <vector>

#include "adapters/generation.hpp"
#include "zq/abi.h"

namespace zq::adapters {

// A copy of what the adapter emitted, or the rule it breaks. `bytes` is what the copy costs.
struct ReadRecord {
  Record record;
  size_t bytes = 0;
  std::string broken_rule;  // not empty: do not use the record
};
ReadRecord read_record(const zq_record*, size_t bytes_max);

// A record of ours as the adapter sees it. Points into `record`, which must stay as it is.
class RecordView {
 public:
  explicit RecordView(const Record& record);
  RecordView(const RecordView&) = delete;
  RecordView& operator=(const RecordView&) = delete;
  const zq_record* abi() const { return &record_; }

 private:
  std::vector<zq_field> fields_;
  zq_record record_{};
};

}  // namespace zq::adapters
