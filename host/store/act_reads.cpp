#include "store/act_reads.hpp"

#include "store/reads.hpp"

namespace zq::store {

using namespace workflow;

namespace {

constexpr auto disorder = std::chrono::hours(1);  // an act may be committed so much later than others of its time

// The number of the first act that was not committed before acts of that time; one more than the last when there is
// none. By halving: acts are in the order of time but for what `disorder` allows.
int64_t first_act_since(Session& session, Instant at) {
  odbc::Statement& end = session.prepared(Named::journal_end);
  end.execute();
  int64_t low = 1, high = 1;  // the answer is in low..high
  if (Row row(end); row.next()) high = row.number() + 1;
  odbc::Statement& look = session.prepared(Named::journal_at);
  while (low < high) {
    const int64_t middle = low + (high - low) / 2;
    look.bind(1, middle);
    look.execute();
    Row row(look);
    const bool any = row.next();
    const int64_t number = any ? row.number() : high;
    if (any && row.instant() < at)
      low = number + 1;
    else
      high = middle;
  }
  return low;
}

}  // namespace

Page<StoredAct> read_acts(Session& session, Instant from, Instant until, Position behind, int limit) {
  if (behind.number < 0) behind.number = first_act_since(session, from - disorder) - 1;
  const int64_t end = first_act_since(session, until + disorder);
  odbc::Statement& statement = session.prepared(Named::journal_between);
  int place = 0;
  for (const int64_t value : {behind.number, end, millis(from), millis(until), int64_t{limit} + 1})
    statement.bind(++place, value);
  return page(statement, read_act, limit, [](const StoredAct& last) { return cursor_of('a', {last.number, ""}); });
}

}  // namespace zq::store
