// R-规定-14.1: where a field task goes.
#include "domain/routing.hpp"

#include <gtest/gtest.h>

namespace zq {
namespace {

FieldRouting table() {
  FieldRouting routing;
  routing.file = "config/routing/field_tasks.xml";
  const DepartmentId connector{"four_platforms"};
  routing.streets = {{"331002001", "海门街道", "street_331002001", connector},
                     {"331002100", "大陈镇", "street_331002100", connector}};
  routing.types = {{"居住", StreetPlatform::governance, false, {{"lives_here", "是否居住", FieldAnswerKind::yes_no}}},
                   {"经营场所", StreetPlatform::market, false, {{"business", "是否经营", FieldAnswerKind::yes_no}}}};
  return routing;
}

Place at(const std::string& area, const std::string& grid = {}) { return {area, grid, Private("示例路 1 号")}; }

std::string unit_of(const std::string& area) {
  const auto route = choose_route(table(), at(area), {"居住"});
  return route ? route->unit : "refused";
}

TEST(Routing, CutsAreaCodesByLevelNeverByZeros_R_规定_14_1) {
  struct Row {
    const char *area, *unit;
  };
  for (const Row& row : {Row{"331002001000", "street_331002001"}, Row{"331002001001", "street_331002001"},
                         Row{"331002001010", "street_331002001"}, Row{"331002001100", "street_331002001"},
                         Row{"331002100000", "street_331002100"}, Row{"331002100200", "street_331002100"},
                         Row{"331002100201", "street_331002100"},
                         // what stripping zeros would take for one of them
                         Row{"331002010000", "refused"}, Row{"331002000000", "refused"}, Row{"331000000000", "refused"},
                         Row{"331002009001", "refused"}, Row{"331003001001", "refused"}, Row{"331002001", "refused"},
                         Row{"3310021", "refused"}, Row{"3310021000000", "refused"}, Row{"33100210000O", "refused"},
                         Row{"331002 00100", "refused"}, Row{"", "refused"}})
    EXPECT_EQ(unit_of(row.area), row.unit) << row.area;
}

TEST(Routing, AnUnknownAreaNamesTheFileAndAllOtherFaultsWithIt) {
  const auto refused = choose_route(table(), {"331002009001", "12", Private("")}, {"居住", "听说"});
  ASSERT_FALSE(refused.ok());
  std::vector<std::string> paths;
  for (const Fault& fault : refused.error().faults) paths.push_back(fault.path);
  EXPECT_EQ(paths,
            (std::vector<std::string>{"/place/area_code", "/place/grid_code", "/place/address", "/question_types/1"}));
  EXPECT_NE(refused.error().faults[0].text.find("config/routing/field_tasks.xml"), std::string::npos);
  EXPECT_NE(refused.error().faults[0].expected.find("大陈镇"), std::string::npos);
  EXPECT_EQ(refused.error().basis, "规定-14.1");
}

TEST(Routing, AGridMustLieInItsArea) {
  const auto grid_is_good = [](const std::string& area, const std::string& grid) {
    return choose_route(table(), at(area, grid), {"居住"}).ok();
  };
  EXPECT_TRUE(grid_is_good("331002001001", "33100200100101"));
  EXPECT_TRUE(grid_is_good("331002001001", "331002001001001"));
  EXPECT_TRUE(grid_is_good("331002001000", "33100200100101")) << "the code names the street as a whole";
  EXPECT_FALSE(grid_is_good("331002001001", "33100200100201"));
  EXPECT_FALSE(grid_is_good("331002001001", "3310020010010"));
  EXPECT_FALSE(grid_is_good("331002001001", "33100200100１"));
}

TEST(Routing, TheMostSpecificExceptionWins) {
  FieldRouting routing = table();
  const auto platform = [&](const std::string& area, const std::string& grid, const std::string& type) {
    return choose_route(routing, at(area, grid), {type})->platform;
  };
  EXPECT_EQ(platform("331002100001", "", "经营场所"), StreetPlatform::market) << "by its type";
  routing.exceptions = {{"", "331002100", "", StreetPlatform::service, "", ""},
                        {"", "331002100", "经营场所", StreetPlatform::enforcement, "", ""},
                        {"", "331002100001", "", StreetPlatform::governance, "", ""},
                        {"33100210000102", "", "", StreetPlatform::market, "window", "other"}};
  EXPECT_EQ(platform("331002001001", "", "经营场所"), StreetPlatform::market);
  EXPECT_EQ(platform("331002100002", "", "居住"), StreetPlatform::service);
  EXPECT_EQ(platform("331002100002", "", "经营场所"), StreetPlatform::enforcement);
  EXPECT_EQ(platform("331002100001", "", "经营场所"), StreetPlatform::governance);
  EXPECT_EQ(platform("331002100001", "33100210000102", "居住"), StreetPlatform::market);
  const auto route = choose_route(routing, at("331002100001", "33100210000102"), {"居住"});
  EXPECT_EQ(route->unit, "window");
  EXPECT_EQ(route->connector.value, "other");
}

}  // namespace
}  // namespace zq
