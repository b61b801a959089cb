#include "civil_affairs/create.hpp"

#include <memory>
#include <optional>

#include "civil_affairs/loader.hpp"
#include "civil_affairs/rows.hpp"
#include "civil_affairs/schema.hpp"
#include "odbc/transaction.hpp"

namespace zq::sample::civil {
namespace {

constexpr Index families_per_transaction = 10'000;

void make_tables(odbc::Connection& connection) {
  for (const Table* table : all_tables()) {
    connection.execute(std::string("DROP TABLE IF EXISTS ") + table->name);
    connection.execute(create_sql(*table, connection.kind()));
  }
}

struct Loaders {
  explicit Loaders(odbc::Connection& c)
      : marriages(c, civil::marriages),
        households(c, civil::households),
        members(c, civil::members),
        cremations(c, civil::cremations) {}
  void add_family(const Population& people, Index family) {
    for (const Cells& row : marriage_rows(people, family)) marriages.add(row);
    const HouseholdRows home = household_rows(people, family);
    for (const Cells& row : home.households) households.add(row);
    for (const Cells& row : home.members) members.add(row);
    for (const Cells& row : cremation_rows(people, family)) cremations.add(row);
  }
  void finish() { marriages.finish(), households.finish(), members.finish(), cremations.finish(); }
  Loader marriages, households, members, cremations;
};

}  // namespace

Counts create(odbc::Connection& connection, const Population& people, const Progress& progress) {
  make_tables(connection);
  const Index families = people.size() / family_size;
  Loaders loaders(connection);
  for (Index done = 0; done < families;) {
    odbc::Transaction transaction(connection);
    const Index until = std::min(families, done + families_per_transaction);
    for (; done < until; ++done) loaders.add_family(people, done);
    loaders.finish();
    transaction.commit();
    progress(done, families);
  }
  Loader own_list(connection, list);
  for (const Cells& row : list_rows()) own_list.add(row);
  own_list.finish();
  for (const Table* table : all_tables())
    for (const std::string& sql : index_sql(*table)) connection.execute(sql);
  if (connection.kind() != odbc::Kind::mariadb) connection.execute("ANALYZE");
  return {loaders.marriages.rows(), loaders.households.rows(), loaders.members.rows(), loaders.cremations.rows(),
          own_list.rows()};
}

}  // namespace zq::sample::civil
