// Instantiates a suite on both databases.
#pragma once
#include "store_fixture.hpp"

namespace zq::store_test {

inline std::string database_name(const testing::TestParamInfo<Database>& info) {
  return info.param == Database::sqlite ? "sqlite" : "postgresql";
}

}  // namespace zq::store_test

#define ON_BOTH_DATABASES(Suite)                                                                                    \
  INSTANTIATE_TEST_SUITE_P(On, Suite,                                                                               \
                           testing::Values(zq::store_test::Database::sqlite, zq::store_test::Database::postgresql), \
                           zq::store_test::database_name)
