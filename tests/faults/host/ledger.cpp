#include "faults/host/ledger.hpp"

#include "odbc/statement.hpp"

namespace zq::test {
namespace {

struct Rule {
  const char *says, *breakers;
};
constexpr Rule rules[] = {
    {"every case has the act that it was asked",
     "SELECT count(*) FROM verification v WHERE NOT EXISTS"
     " (SELECT 1 FROM journal j WHERE j.subject = v.id AND j.kind = 'verification.asked')"},
    {"every case has the act of its outcome",
     "SELECT count(*) FROM verification v WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.subject = v.id AND j.kind "
     "IN"
     " ('verification.answered', 'verification.pending', 'verification.failed', 'verification.needs_review'))"},
    {"a case is in the state its last act says",
     "SELECT count(*) FROM verification v WHERE v.state <> (SELECT j.state_after FROM journal j WHERE j.subject = v.id"
     " ORDER BY j.number DESC LIMIT 1)"},
    {"no act about a case that is not there",
     "SELECT count(*) FROM journal j WHERE j.kind LIKE 'verification.%' AND NOT EXISTS"
     " (SELECT 1 FROM verification v WHERE v.id = j.subject)"},
    {"a pending case has work and a token",
     "SELECT count(*) FROM verification v WHERE v.state = 'pending' AND (v.token = '' OR NOT EXISTS"
     " (SELECT 1 FROM work w WHERE w.id = 'poll:' || v.id))"},
    {"a case that is not pending has no work",
     "SELECT count(*) FROM verification v WHERE v.state <> 'pending' AND EXISTS"
     " (SELECT 1 FROM work w WHERE w.id = 'poll:' || v.id)"},
    {"no case stays half asked", "SELECT count(*) FROM verification v WHERE v.state = 'asking'"},
    {"every complaint has the act that it was filed",
     "SELECT count(*) FROM complaint c WHERE (SELECT count(*) FROM journal j WHERE j.subject = c.id AND"
     " j.kind = 'complaint.filed') <> 1"},
    {"a filed complaint has the work of passing it on",
     "SELECT count(*) FROM complaint c WHERE c.state = 'filed' AND NOT EXISTS"
     " (SELECT 1 FROM work w WHERE w.id = 'pass:' || c.id)"},
    {"a passed complaint has its receipt, its act once, and the work of reading it back",
     "SELECT count(*) FROM complaint c WHERE c.state = 'passed' AND (c.receipt = '' OR NOT EXISTS"
     " (SELECT 1 FROM work w WHERE w.id = 'read:' || c.id) OR (SELECT count(*) FROM journal j WHERE j.subject = c.id"
     " AND j.kind = 'complaint.passed') <> 1)"},
    {"a remembered reply leads to what it was about",
     "SELECT count(*) FROM remembered_reply r WHERE NOT EXISTS"
     " (SELECT 1 FROM verification v WHERE r.location = '/api/v1/verifications/' || v.id) AND NOT EXISTS"
     " (SELECT 1 FROM complaint c WHERE r.location = '/api/v1/complaints/' || c.id)"},
    {"one case or complaint for one remembered reply, when every request had a key",
     "SELECT abs((SELECT count(*) FROM remembered_reply) - (SELECT count(*) FROM verification) -"
     " (SELECT count(*) FROM complaint))"},
    {"acts are numbered 1, 2, ... and the head knows the last",
     "SELECT abs((SELECT count(*) FROM journal) - (SELECT coalesce(max(number), 0) FROM journal)) +"
     " abs((SELECT last_number FROM journal_head) - (SELECT coalesce(max(number), 0) FROM journal))"},
};

}  // namespace

long Ledger::count(const std::string& sql) {
  odbc::Statement ask(connection_, sql);
  ask.execute();
  return ask.fetch() ? static_cast<long>(ask.integer(1).value_or(-1)) : -1;
}

std::vector<std::string> Ledger::broken_rules() {
  std::vector<std::string> broken;
  for (const Rule& rule : rules)
    if (const long rows = count(rule.breakers); rows != 0)
      broken.push_back(std::string(rule.says) + ": broken by " + std::to_string(rows));
  return broken;
}

}  // namespace zq::test
