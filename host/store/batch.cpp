#include "store/batch.hpp"

#include "odbc/transaction.hpp"
#include "store/rows.hpp"
#include "store/trouble.hpp"

namespace zq::store {
namespace {

// A job has refused after it had written, or a statement of it has failed, or a change did not happen: only with
// savepoints can it be found and undone alone.
struct NeedsSavepoints {};

void run_plainly(Session& session, Job& job, int64_t& last_number) {
  bool wrote = false;
  try {
    job.refused = job.run(session, last_number, wrote);
  } catch (const odbc::Failure& failure) {
    if (concerns_all(failure)) throw;
    throw NeedsSavepoints();
  }
  if (job.refused && wrote) throw NeedsSavepoints();
}

void run_with_savepoint(Session& session, Job& job, int64_t& last_number) {
  const int64_t number_before = last_number;
  bool wrote = false;
  odbc::Savepoint part(session.connection());
  try {
    job.refused = job.run(session, last_number, wrote);
  } catch (const odbc::Failure& failure) {
    if (concerns_all(failure)) throw;
    try {
      part.undo();
    } catch (const odbc::Failure&) {
      throw failure;  // the database has given up the whole transaction; the first failure says why
    }
    session.begin_count(true);
    last_number = number_before;
    job.refused = error_of(failure, Doing::writing);
    return;
  }
  if (!job.refused) return part.keep();
  part.undo();
  last_number = number_before;
}

// The driver does not report every change (statements.cpp), so the journal itself says whether all acts are in it.
void check_acts(Session& session, int64_t before, int64_t expected) {
  odbc::Statement& ask = session.prepared(Named::acts_since);
  ask.bind(1, before);
  ask.execute();
  Row row(ask);
  if (!row.next() || row.number() != expected)
    throw odbc::Failure(odbc::Cause::other, "acts_since", "", 0, "acts are missing in the journal");
}

void attempt(Session& session, std::span<Job* const> jobs, Progress& progress, bool savepoints) {
  odbc::Transaction all(session.connection());
  odbc::Statement& head = session.prepared(Named::head_read);
  head.execute();
  int64_t last_number = 0;
  {
    Row row(head);
    if (!row.next()) throw odbc::Failure(odbc::Cause::other, "head_read", "", 0, "journal_head has no row");
    last_number = row.number();
    progress.transaction = row.text();
  }
  const int64_t number_before = last_number;
  session.begin_count(savepoints);
  for (Job* job : jobs)
    savepoints ? run_with_savepoint(session, *job, last_number) : run_plainly(session, *job, last_number);
  if (!savepoints && !session.all_counted()) throw NeedsSavepoints();
  if (last_number != number_before) {
    if (session.kind() == odbc::Kind::sqlite) check_acts(session, number_before, last_number - number_before);
    odbc::Statement& write = session.prepared(Named::head_write);
    write.bind(1, last_number);
    write.execute();
  }
  progress.committing = true;
  progress.before_commit();
  all.commit();
}

}  // namespace

void run_batch(Session& session, std::span<Job* const> jobs, Progress& progress) {
  try {
    attempt(session, jobs, progress, false);
  } catch (const NeedsSavepoints&) {
    attempt(session, jobs, progress, true);
  }
}

Fate fate_of(Session& session, const std::string& transaction) {
  odbc::Statement& kill = session.prepared(Named::transaction_kill);
  kill.bind(1, transaction);
  kill.execute();
  kill.fetch();
  kill.close();
  odbc::Statement& ask = session.prepared(Named::transaction_status);
  ask.bind(1, transaction);
  try {
    ask.execute();
    Row row(ask);
    if (!row.next()) return Fate::running;
    const std::string status = row.text();
    if (status == "committed") return Fate::recorded;
    return status == "aborted" ? Fate::not_recorded : Fate::running;
  } catch (const odbc::Failure& failure) {
    // A server that was restored does not know the id yet: "in the future".
    if (failure.cause == odbc::Cause::data) return Fate::not_recorded;
    throw;
  }
}

}  // namespace zq::store
