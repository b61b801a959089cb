// Rows of the store as domain values. Throws odbc::Failure, and Corrupt where a row breaks our own format.
#pragma once
#include <string>

#include "store/session.hpp"
#include "workflow/ports.hpp"

namespace zq::store {

// The columns of the current row, one after the other; closes the result at the end of its life.
class Row {
 public:
  explicit Row(odbc::Statement& statement) : statement_(statement) {}
  ~Row() { statement_.close(); }
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;
  bool next() {
    column_ = 0;
    return statement_.fetch();
  }
  std::string text();
  int64_t number();
  int integer() { return static_cast<int>(number()); }
  Instant instant() { return Instant(std::chrono::milliseconds(number())); }

 private:
  odbc::Statement& statement_;
  int column_ = 0;
};

Case read_case(Row&);
ComplaintPassing read_complaint(Row&);
workflow::RememberedReply read_reply(Row&);
workflow::StoredAct read_act(Row&);
workflow::Work read_work(Row&);
workflow::ParkedWork read_parked(Row&);
Entry read_entry(Row&);
Document read_document(Row&);

}  // namespace zq::store
