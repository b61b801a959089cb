// What comes by itself when days pass: the host runs under a clock that the scenario moves.
#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

// R-规定-6.3
TEST(DaysPass, AnEntryWhoseBasisFallsStopsByItselfAtMidnight_R_规定_6_3) {
  World world;
  world.starts_at = "2026-03-02 09:00";
  world.with_fixture("good", "示例部门", {});
  world.list_csv = list_file({"D-1,区民政局,甲事项,甲证明,某单位,婚姻条例,信息共享,即办件,good,any.check,,,,"});
  world.start();
  const Json repeal{{"basis", "婚姻条例"},
                    {"cause", "repealed"},
                    {"document", "国务院令第〇〇〇号"},
                    {"effective_on", "2026-03-05"},
                    {"operator", "经办人01"}};
  ASSERT_EQ(world.client("office").post("/api/v1/list/stops", repeal.dump()).status, 201);
  const auto asked = [&] { return world.client().post("/api/v1/verifications", question("D-1", person(2))).status; };
  world.set_clock("2026-03-04 23:58");
  EXPECT_EQ(asked(), 200) << "until the end of the day before";
  world.set_clock("2026-03-05 00:00");
  EXPECT_TRUE(eventually([&] { return asked() == 422; }));
  world.stop();
}

}  // namespace
}  // namespace zq::test
