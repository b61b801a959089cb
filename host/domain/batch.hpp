// Batch (批量核查): many verifications asked for at once, such as a yearly review; carried out one after the other in
// the background, behind interactive callers. Pure.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/verification.hpp"

namespace zq {

enum class BatchState {
  filling,   // rows may still be added
  running,   // under way
  paused,    // by the caller
  finished,  // every row has its result
  cancelled  // ended by the caller; the rows left are not asked
};
std::string_view code(BatchState);
std::string_view chinese(BatchState);
bool from_code(std::string_view, BatchState&);
enum class BatchEvent { start, pause, resume, finish, cancel };

struct Batch {
  std::string id;  // "PL20261123-…"
  CallerId caller;
  std::string department;  // 办事部门 the caller acts for
  std::string name;        // Chinese: what it is for
  std::string purpose, operator_name;
  BatchState state = BatchState::filling;
  int64_t rows = 0, done = 0, refused = 0;    // refused: the question itself was not accepted when its turn came
  std::map<std::string, int64_t> by_state{};  // of the cases opened, by the state they had then
  std::map<std::string, int64_t> by_verdict{};
  Instant opened_at{}, updated_at{};
  std::optional<Instant> finished_at{};
  int version = 0;
};

// One row: what is asked, and what became of it.
struct BatchRow {
  std::string batch;
  int64_t number = 0;  // 1, 2, ... in the order of the rows
  EntryId entry;
  Private name, id_number;
  std::vector<Declared> declared;
  CaseId case_id;       // when a case was opened
  std::string outcome;  // state of the case then, or "refused"; empty: its turn has not come
  std::string verdict;
  std::string failure;  // Chinese, when refused
  std::optional<Instant> done_at{};
  int version = 0;
};
// The next state. Nothing: not from here.
std::optional<BatchState> next(BatchState, BatchEvent);

}  // namespace zq
