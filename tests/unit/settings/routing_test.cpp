// R-规定-14.1: the routing of field tasks is configuration like all other.
#include "config_folder.hpp"

namespace zq::settings {
namespace {

using Routing = ConfigFolder;
using Lines = std::vector<std::string>;

TEST_F(Routing, IsOptional) {
  ASSERT_TRUE(loaded().ok());
  EXPECT_EQ((*loaded())->routing, nullptr);
}

TEST_F(Routing, EveryAttributeReachesItsMember) {
  put("config/departments/a.xml", department());
  put("config/routing/field_tasks.xml",
      R"(<field_routing callback_url="http://127.0.0.1/cb" level="三级" collect="5s">
  <exception grid="33100210000102" area="331002100" type="居住" platform="综合执法" unit="other" connector="a"/>
  <entry id="ZM-1" types="居住"/>
  <type name="居住" platform="综治工作" full_number="true"><question code="q" text="在吗" answer="photo"/></type>
  <street area="331002100" name="大陈镇" unit="street_331002100" connector="a"/>
</field_routing>)");
  const auto settings = loaded();
  ASSERT_TRUE(settings.ok()) << settings.error().detail;
  const FieldRouting& routing = *(*settings)->routing;
  EXPECT_EQ(routing.callback_url + routing.level, "http://127.0.0.1/cb三级");
  EXPECT_EQ(routing.collect, std::chrono::seconds(5));
  ASSERT_EQ(routing.streets.size(), 1U);
  EXPECT_EQ(routing.streets[0].unit, "street_331002100");
  ASSERT_EQ(routing.types.size(), 1U);
  EXPECT_TRUE(routing.types[0].full_number);
  EXPECT_EQ(routing.types[0].platform, StreetPlatform::governance);
  EXPECT_EQ(routing.types[0].questions[0].answer, FieldAnswerKind::photo);
  EXPECT_EQ(routing.types_of(EntryId{"ZM-1"}), std::vector<std::string>{"居住"});
  EXPECT_EQ(routing.exceptions[0].platform, StreetPlatform::enforcement);
  EXPECT_NE(routing.file.find("routing/field_tasks.xml"), std::string::npos);
}

TEST_F(Routing, AllFaultsAreToldAtOnceWithTheirPlaces) {
  put("config/routing/field_tasks.xml", R"(<field_routing colect="1s">
<street area="3310021" name="大陈镇" unit="s" connector="none"/>
<type name="居住" platform="便民"><question code="q" text="在吗" answer="maybe"/></type>
<type name="空"/>
<entry id="ZM-1" types="居住 听说"/>
<exception/>
</field_routing>)");
  EXPECT_EQ(faults(),
            (Lines{"config/routing/field_tasks.xml:1:16: 元素 <field_routing> 没有属性 colect；是否想写 collect？",
                   "config/routing/field_tasks.xml:2:15: 镇（街道）的区划代码应为 9 位数字：6 位县级加 3 "
                   "位镇（街道），不能省略末尾的零",
                   "config/routing/field_tasks.xml:2:55: 没有这个接口部门的配置文件：departments/none.xml",
                   "config/routing/field_tasks.xml:3:27: 平台应为综治工作、市场监管、综合执法、便民服务之一",
                   "config/routing/field_tasks.xml:3:68: 回答方式应为 yes_no, text, photo 之一",
                   "config/routing/field_tasks.xml:4:2: 每类问题应有 1 到 50 个 <question>",
                   "config/routing/field_tasks.xml:5:25: 没有这类问题：听说；请先用 <type> 写明",
                   "config/routing/field_tasks.xml:6:2: 例外至少写 grid、area、type 之一",
                   "config/routing/field_tasks.xml:6:2: 例外至少写 platform、unit、connector 之一"}));
}

}  // namespace
}  // namespace zq::settings
