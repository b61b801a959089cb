#include "settings/start_only.hpp"

#include <gtest/gtest.h>

namespace zq::settings {
namespace {

using Names = std::vector<std::string>;

TEST(StartOnly, NamesEveryAttributeThatWaitsForTheNextStart) {
  const Settings running;
  EXPECT_EQ(start_only_changes(running, running), Names{});
  Settings next;
  next.server.port = 1;
  EXPECT_EQ(start_only_changes(running, next), Names{"server.port"});
  next.store.password = Private("other");
  next.log.level = "debug";
  next.state_directory = "elsewhere";
  next.complaint_read_interval = milliseconds(1);
  EXPECT_EQ(start_only_changes(running, next), (Names{"zhengqiao.state_directory", "zhengqiao.complaint_read_interval",
                                                      "server.port", "store.secret", "log.level"}));
}

TEST(StartOnly, CallersAndDepartmentsAreTakenUpAtOnce) {
  Settings next;
  next.callers.emplace_back();
  next.departments.emplace_back();
  next.adapter_directory = "elsewhere";
  next.list_comparison_interval = milliseconds(1);
  EXPECT_EQ(start_only_changes(Settings{}, next), Names{});
}

}  // namespace
}  // namespace zq::settings
