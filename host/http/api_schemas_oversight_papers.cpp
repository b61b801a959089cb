// Shapes of inspections, typical cases, ratings and decisions on points.
#include "http/api_schemas_assessment.hpp"

namespace zq::http::schemas {
namespace {

const Schema unit_text = text_of("单位的编号或名称", 1, 64, R"("civil_affairs")");
const Schema operator_name = text_of("经办人", 1, 50, R"("王五")");
const Schema points = text_of("分值，大于 0，最多两位小数", 1, 8, R"("1.5")");
const Schema evidence = text_of("依据：已记录事实的编号", 1, 200);

}  // namespace

const Schema& new_inspection_visit() {
  static const Schema s =
      object_of("NewInspectionVisit", "督察、暗访发现的一个问题（考核-2(3)）",
                {{"kind", in_place(word_of("方式：督察、暗访", {"inspection", "secret_visit"}))},
                 {"unit", &unit_text},
                 {"visited_on", in_place(date_of("日期", R"("2026-11-20")"))},
                 {"finding", in_place(lines_of("发现的问题，不写个人信息", 1, 2000))},
                 {"evidence", in_place(text_of("依据：函件、核查、照片等的编号或者存放处", 1, 200))},
                 {"limit", in_place(date_of("整改期限（最后一日）", R"("2026-12-04")"))},
                 {"operator", &operator_name}});
  return s;
}

const Schema& finding_rectified() {
  static const Schema s = object_of("FindingRectified", "问题已整改",
                                    {{"measures", in_place(lines_of("整改措施", 1, 2000))},
                                     {"evidence", in_place(text_of("整改凭据：附件摘要或者存放处", 1, 200))},
                                     {"operator", &operator_name}});
  return s;
}

const Schema& new_typical_case() {
  static const Schema s = object_of("NewTypicalCase", "典型案例（考核-2(5)），不得含有个人信息",
                                    {{"title", in_place(text_of("标题", 1, 100))},
                                     {"story", in_place(lines_of("内容", 1, 4000))},
                                     {"operator", &operator_name}});
  return s;
}

const Schema& new_rating() {
  static const Schema s = object_of(
      "NewRating", "群众评价（考核-2(4)）",
      {{"about", in_place(text_of("核查、投诉举报或者市外办事证明的编号", 1, 100))},
       {"level",
        in_place(word_of("等级", {"very_satisfied", "satisfied", "fair", "dissatisfied", "very_dissatisfied"}))},
       {"words", in_place(lines_of("意见", 1, 1000)), false},
       {"channel", in_place(text_of("渠道，如窗口、电话", 1, 20, R"("窗口")"))}});
  return s;
}

const Schema& new_criticism() {
  static const Schema s = object_of("NewCriticism", "通报扣分（考核-4(1)）",
                                    {{"unit", &unit_text},
                                     {"item", in_place(integer_of("扣在第几项", 1, 5))},
                                     {"points", &points},
                                     {"fact", in_place(lines_of("事由，不写个人信息", 1, 2000))},
                                     {"evidence", &evidence},
                                     {"operator", &operator_name}});
  return s;
}

const Schema& new_bonus() {
  static const Schema s = object_of("NewBonus", "加分（考核-4(2)）",
                                    {{"points", &points},
                                     {"fact", in_place(lines_of("说明", 1, 2000)), false},
                                     {"evidence", in_place(text_of("已公布的典型案例的编号", 1, 200))},
                                     {"operator", &operator_name}});
  return s;
}

}  // namespace zq::http::schemas
