// The columns of the list, in the order they are written. Internal to listfile.
#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace zq::listfile {

enum class Column : size_t {
  id,
  handling_department,
  matter,
  proof,
  issuer,
  basis,
  methods,
  matter_class,
  assisting,
  check,
  fields,
  granted,
  since,
  until,
  material,
  held_by_applicant,
  issuer_in_city,
  online_verifiable,
  forwarded_up,
  in_centre,
  matter_type,
  basis_level,
  retained,
  risks,
  sector,
  supervising,
};
inline constexpr size_t column_count = 26;
inline constexpr size_t plain_columns = 14;    // the traits of an entry follow, written only where one has any
inline constexpr size_t required_columns = 8;  // the first ones; the others may be left out
inline constexpr std::array<std::string_view, column_count> column_names = {
    "编号",     "办事部门",   "办事事项", "证明材料名称", "出具单位", "设定依据", "取消后办理方式",
    "办件类别", "协查部门",   "核查项",   "申报字段",     "返回字段", "生效日期", "失效日期",
    "材料类别", "申请人自持", "市内出具", "可网络核验",   "转报上级", "进驻中心", "事项类型",
    "依据层级", "保留",       "风险领域", "行业",         "主管部门"};

inline constexpr std::string_view required_mark = "*";
inline constexpr std::string_view date_mark = "@日期";

}  // namespace zq::listfile
