#include "scenarios/given_up_letter.hpp"

#include <stdexcept>

#include "odbc/statement.hpp"

namespace zq::test {

std::string database_of(const World& world) {
  return "Driver=SQLite3;Database=" + (world.directory / "host.db").string() + ";Timeout=10000;";
}

GivenUpLetter::GivenUpLetter(World& world, const std::string& id)
    : id_(id), connection_(environment_, database_of(world)) {
  connection_.execute(
      "INSERT INTO document (kind, id, version, series, number, state, case_id, unit, owner, person, opened_at, "
      "due_at, "
      "closed_at, body, personal) VALUES ('letter', '" +
      id + "', 1, '', 0, 'sent', '', 'civil_affairs', 'window', '', 0, 0, 0, 'torn', '')");
  odbc::Statement look(connection_, "SELECT count(*) FROM work WHERE parked_at > 0 AND subject = ?");
  const auto is_parked = [&] {
    look.bind(1, id_);
    look.execute();
    const bool found = look.fetch() && look.integer(1) == 1;
    look.close();
    return found;
  };
  // Seldom the host drops work that another program has put into its store; then it is put there again.
  bool parked = false;
  for (int i = 0; i < 6 && !parked; ++i) {
    connection_.execute(
        "INSERT OR REPLACE INTO work (id, kind, subject, due_at, attempts, leased_until) VALUES ('remind:" + id +
        "', 'letter_reminder', '" + id + "', 0, 14, 0)");
    parked = eventually(is_parked, std::chrono::seconds(8));
  }
  if (!parked) throw std::runtime_error("the worker has not given the letter's reminder up");
}

GivenUpLetter::~GivenUpLetter() {
  connection_.execute("DELETE FROM work WHERE subject = '" + id_ + "'");
  connection_.execute("DELETE FROM document WHERE kind = 'letter' AND id = '" + id_ + "'");
}

}  // namespace zq::test
