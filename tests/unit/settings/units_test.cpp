// units.xml: the register of organisations.
#include <set>

#include "config_folder.hpp"
#include "settings/print.hpp"

namespace zq::settings {
namespace {

using Units = ConfigFolder;

TEST_F(Units, NamesAndAliasesLeadToTheUnit_R_规定_4_2_C_03_C_04) {
  put("config/units.xml", R"(<units><unit id="joint_office" name="区联席会议办公室" aliases="区深改办 区跑改办"/>
    <unit id="data_centre" name="区大数据发展中心" aliases="区电子政务办"/></units>)");
  const auto settings = loaded();
  ASSERT_TRUE(settings.ok()) << settings.error().detail;
  const Organisations& all = (*settings)->organisations;
  for (const char* name : {"joint_office", "区联席会议办公室", "区深改办", "区跑改办"})
    EXPECT_EQ(all.named(name), all.find("joint_office")) << name;
  EXPECT_EQ(all.named("区电子政务办"), all.find("data_centre"));
  EXPECT_EQ(all.named("区深"), nullptr);
  EXPECT_EQ(all.named(""), nullptr);
}

TEST_F(Units, StreetsAreFoundByLevelNotByTrailingZeros_C_22) {
  put("config/units.xml",
      R"(<units><unit id="street_331002001" name="海门街道" type="town_street" area_code="331002001"/>
    <unit id="street_331002100" name="大陈镇" type="town_street" area_code="331002100"/></units>)");
  const auto settings = loaded();
  ASSERT_TRUE(settings.ok()) << settings.error().detail;
  const Organisations& all = (*settings)->organisations;
  EXPECT_EQ(all.of_area("331002100000"), all.find("street_331002100"));
  EXPECT_EQ(all.of_area("331002100201"), all.find("street_331002100"));
  EXPECT_EQ(all.of_area("331002001005"), all.find("street_331002001"));
  EXPECT_EQ(all.of_area("331002009000"), nullptr);
  EXPECT_EQ(all.of_area("3310021"), nullptr);
}

TEST_F(Units, FaultsAreNamedWithTheirPlace) {
  put("config/units.xml", R"(<units>
<unit id="a" name="甲局" aliases="乙局"/>
<unit id="b" name="乙局"/>
<unit id="c" name="丙街道" type="town_street"/>
<unit id="d" name="丁局" area_code="331002001"/>
<unit id="e" name="戊银行" type="public_service" sector="银行"/>
<unit id="f" name="己局" supervising="nobody"/>
<unit id="g" name="庚局" typ="department"/>
</units>)");
  const auto all = faults();
  ASSERT_EQ(all.size(), 6u) << testing::PrintToString(all);
  for (size_t i = 0; i < all.size(); ++i)
    EXPECT_EQ(all[i].find("config/units.xml:" + std::to_string(i + 3) + ":"), 0u) << all[i];
}

TEST_F(Units, WithoutTheFileNoRegisterIsKept) {
  const auto settings = loaded();
  ASSERT_TRUE(settings.ok());
  EXPECT_FALSE((*settings)->organisations.is_kept());
}

// R-规定-22.1: the nine sectors that follow by reference, each with the authority that guides and supervises it.
TEST_F(Units, TheShippedRegisterHasThePublicServicesOfAllNineSectors) {
  std::ifstream in(ZQ_SOURCE_DIR "/config/units.xml", std::ios::binary);
  put("config/units.xml", std::string(std::istreambuf_iterator<char>(in), {}));
  const auto settings = loaded();
  ASSERT_TRUE(settings.ok()) << settings.error().detail;
  const Organisations& all = (*settings)->organisations;
  std::set<std::string> sectors;
  for (const Organisation& unit : all.all()) {
    if (unit.type != OrganisationType::public_service) continue;
    sectors.insert(unit.sector);
    EXPECT_TRUE(all.find(unit.supervising)) << unit.id;
  }
  EXPECT_EQ(sectors,
            (std::set<std::string>{"教育", "医疗卫生", "供水", "电力", "燃气", "通讯", "公共交通", "银行", "保险"}));
}

TEST_F(Units, WhatIsPrintedLoadsToTheSame) {
  put("config/units.xml", R"(<units><unit id="bank" name="某&amp;银行" type="public_service" sector="银行"
    supervising="fin" e_seal="true" head="行长"/><unit id="fin" name="区金融工作中心"/></units>)");
  const auto first = loaded();
  ASSERT_TRUE(first.ok()) << first.error().detail;
  put("config/units.xml", print_units((*first)->organisations));
  const auto second = loaded();
  ASSERT_TRUE(second.ok()) << second.error().detail;
  EXPECT_EQ(print(**first), print(**second));
  EXPECT_TRUE((*second)->organisations.find("bank")->e_seal);
}

}  // namespace
}  // namespace zq::settings
