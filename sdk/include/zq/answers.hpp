// The answers of the three capabilities as plain values: Verification, ListPage, ComplaintState. An adapter builds and
// returns them; zq/adapter.hpp writes them to the host. They need no host, so mapping code can be tested by itself.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "zq/abi.h"

namespace zq {
inline namespace sdk1 {

enum class Verdict : zq_verdict {
  consistent = ZQ_V_CONSISTENT,
  mismatch = ZQ_V_MISMATCH,
  no_record = ZQ_V_NO_RECORD,
  needs_review = ZQ_V_NEEDS_REVIEW
};

// One declared field that was looked at.
struct FieldVerdict {
  std::string field;  // name of the declared field
  Verdict verdict = Verdict::needs_review;
  std::string found = {};                // what the legacy system holds; empty: not said
  std::string note = {};                 // for the officer, Chinese
  std::uint32_t found_type = ZQ_T_TEXT;  // ZQ_T_TEXT, ZQ_T_DATE or ZQ_T_DECIMAL
};

// What the legacy system says on one check: a verdict per field and on the whole, or "not yet".
class Verification {
 public:
  Verification() = default;
  // A verdict on the whole without looking at single fields: Verification::of(Verdict::no_record).
  static Verification of(Verdict whole) {
    Verification v;
    v.whole_ = whole;
    return v;
  }
  // The answer comes later. The token (at most 256 bytes) finds it again, also after a restart of host and adapter.
  static Verification pending(std::string token, std::chrono::milliseconds poll_after) {
    Verification v;
    v.pending_ = true;
    v.token_ = std::move(token);
    v.poll_after_ = poll_after;
    return v;
  }
  // For poll(): the answer to this token is still not here.
  static Verification not_yet(std::chrono::milliseconds poll_after) { return pending({}, poll_after); }

  Verification& add(FieldVerdict field) {
    fields_.push_back(std::move(field));
    return *this;
  }
  Verification& consistent(std::string field, std::string found = {}) {
    return add({std::move(field), Verdict::consistent, std::move(found)});
  }
  Verification& mismatch(std::string field, std::string found = {}, std::string note = {}) {
    return add({std::move(field), Verdict::mismatch, std::move(found), std::move(note)});
  }
  Verification& no_record(std::string field, std::string note = {}) {
    return add({std::move(field), Verdict::no_record, {}, std::move(note)});
  }
  Verification& needs_review(std::string field, std::string note, std::string found = {}) {
    return add({std::move(field), Verdict::needs_review, std::move(found), std::move(note)});
  }
  // Overrules the verdict computed from the fields.
  Verification& conclude(Verdict whole) {
    whole_ = whole;
    return *this;
  }

  // The verdict on the whole. Unless concluded: any mismatch is a mismatch; else any doubt, or a mixture of consistent
  // fields and fields without a record, needs review; else all fields agree, and so does the whole. Nothing looked at
  // needs review, too: silence is not consent.
  Verdict verdict() const noexcept {
    if (whole_) return *whole_;
    bool consistent = false, no_record = false, needs_review = fields_.empty();
    for (const FieldVerdict& field : fields_) {
      if (field.verdict == Verdict::mismatch) return Verdict::mismatch;
      consistent = consistent || field.verdict == Verdict::consistent;
      no_record = no_record || field.verdict == Verdict::no_record;
      needs_review = needs_review || field.verdict == Verdict::needs_review;
    }
    if (needs_review || (consistent && no_record)) return Verdict::needs_review;
    return consistent ? Verdict::consistent : Verdict::no_record;
  }
  const std::vector<FieldVerdict>& fields() const noexcept { return fields_; }
  bool is_pending() const noexcept { return pending_; }
  const std::string& token() const noexcept { return token_; }
  std::chrono::milliseconds poll_after() const noexcept { return poll_after_; }

 private:
  std::vector<FieldVerdict> fields_;
  std::optional<Verdict> whole_;
  bool pending_ = false;
  std::string token_;
  std::chrono::milliseconds poll_after_{0};
};

// One row of the department's own list of cancelled proofs. Dates YYYY-MM-DD; empty: not held.
struct ListRow {
  std::string code, matter, proof, issuer, basis, method, kind;  // kind crosses the border as "class"
  std::string since = {}, until = {};
};

// At most `limit` rows. next finds the next page, also after a restart of the adapter; empty: this was the last page.
struct ListPage {
  std::vector<ListRow> rows;
  std::string next;
};

enum class ComplaintStatus { received, accepted, rejected, handling, closed, unknown };

inline const char* complaint_status_word(ComplaintStatus status) noexcept {
  switch (status) {
    case ComplaintStatus::received:
      return "received";
    case ComplaintStatus::accepted:
      return "accepted";
    case ComplaintStatus::rejected:
      return "rejected";
    case ComplaintStatus::handling:
      return "handling";
    case ComplaintStatus::closed:
      return "closed";
    case ComplaintStatus::unknown:
      return "unknown";
  }
  return "unknown";
}

// How a complaint stands in the department's own system.
struct ComplaintState {
  std::string receipt;  // finds the complaint again
  ComplaintStatus status = ComplaintStatus::unknown;
  std::string status_text = {};  // the legacy system's own word
  std::string handler = {}, result = {};
  std::string updated_at = {};  // YYYY-MM-DDTHH:MM:SS+08:00
};

}  // namespace sdk1
}  // namespace zq
