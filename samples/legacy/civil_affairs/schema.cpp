#include "civil_affairs/schema.hpp"

#include <array>
#include <stdexcept>

namespace zq::sample::civil {
namespace {

constexpr std::array marriage_columns{
    Column{"ID", "VARCHAR(32)"},  // 主键
    Column{"OP_TYPE", "VARCHAR(4)"},  // IA 结婚 IB 离婚 IC 补领 ICA 补发结婚证 ICB 补发离婚证 ID 撤销婚姻
    Column{"CERT_NO", "VARCHAR(40)"},          // 证件字号
    Column{"OLD_CERT_NO", "VARCHAR(40)"},      // 原证件字号: 补发、撤销所指的登记，老数据多为空
    Column{"OP_DATE", "VARCHAR(32)"},          // 办理日期
    Column{"DEPT_CODE", "VARCHAR(12)"},        // 登记机关代码
    Column{"DEPT_NAME", "VARCHAR(120)"},       // 登记机关名称
    Column{"NAME_MAN", "VARCHAR(100)"},        //
    Column{"NAME_WOMAN", "VARCHAR(100)"},      //
    Column{"CERT_TYPE_MAN", "CHAR(1)"},        // 1 身份证
    Column{"CERT_TYPE_WOMAN", "CHAR(1)"},      //
    Column{"CERT_NUM_MAN", "CHAR(20)"},        // 证件号码，补空格
    Column{"CERT_NUM_WOMAN", "CHAR(20)"},      //
    Column{"BIRTH_MAN", "VARCHAR(32)"},        //
    Column{"BIRTH_WOMAN", "VARCHAR(32)"},      //
    Column{"NATION_MAN", "VARCHAR(40)"},       // 国籍
    Column{"NATION_WOMAN", "VARCHAR(40)"},     //
    Column{"FOLK_MAN", "VARCHAR(40)"},         // 民族
    Column{"FOLK_WOMAN", "VARCHAR(40)"},       //
    Column{"JOB_MAN", "VARCHAR(80)"},          //
    Column{"JOB_WOMAN", "VARCHAR(80)"},        //
    Column{"REG_DETAIL_MAN", "VARCHAR(200)"},  // 户籍详址
    Column{"REG_DETAIL_WOMAN", "VARCHAR(200)"},
    Column{"PRINT_REMARK", "VARCHAR(400)"},  // 打印备注
    Column{"SYN_TIME", "VARCHAR(32)"},       // 同步时间
};
constexpr std::array<const char*, 2> marriage_indexes{"CERT_NUM_MAN", "CERT_NUM_WOMAN"};

constexpr std::array household_columns{
    Column{"NY", "CHAR(6)"},         // 快照年月 yyyyMM
    Column{"JTBH", "VARCHAR(32)"},   // 家庭编号
    Column{"HZXM", "VARCHAR(100)"},  // 户主姓名
    Column{"HZSFZH", "CHAR(20)"},    //
    Column{"BZLB", "CHAR(2)"},       // 保障类别 11 城市低保 12 农村低保
    Column{"RKS", "INTEGER"},        // 人口数
    Column{"RJYSR", "INTEGER"},      // 人均月收入
    Column{"BZJE", "INTEGER"},       // 保障金额
    Column{"XSQSY", "CHAR(6)"},      // 享受起始月
    Column{"XSJZY", "CHAR(6)"},      // 享受截止月，999912 为无
    Column{"DBZH", "VARCHAR(32)"},   // 低保证号
    Column{"ZJDM", "CHAR(12)"},      // 镇街代码
    Column{"YXBZ", "CHAR(1)"},       // 有效标志 Y/N
    Column{"SYN_TIME", "VARCHAR(32)"},
};
constexpr std::array member_columns{
    Column{"NY", "CHAR(6)"},         //
    Column{"JTBH", "VARCHAR(32)"},   //
    Column{"XH", "INTEGER"},         // 序号
    Column{"XM", "VARCHAR(100)"},    //
    Column{"SFZH", "CHAR(20)"},      //
    Column{"YHZGX", "VARCHAR(20)"},  // 与户主关系
    Column{"XB", "VARCHAR(4)"},      // 男/女
    Column{"CSRQ", "VARCHAR(32)"},   //
};
constexpr std::array<const char*, 1> by_number{"SFZH"};

constexpr std::array cremation_columns{
    Column{"HHBH", "VARCHAR(32)"},  // 火化编号
    Column{"XM", "VARCHAR(100)"},   //
    Column{"SFZH", "CHAR(20)"},     //
    Column{"XB", "VARCHAR(4)"},     //
    Column{"SWRQ", "VARCHAR(32)"},  // 死亡日期
    Column{"HHRQ", "VARCHAR(32)"},  // 火化日期
    Column{"HHC", "VARCHAR(120)"},  // 火化场
    Column{"JBR", "VARCHAR(100)"},  // 经办人（家属）
    Column{"BZ", "VARCHAR(200)"},   //
    Column{"SYN_TIME", "VARCHAR(32)"},
};

constexpr std::array list_columns{
    Column{"BM", "VARCHAR(20)"},      // 编码
    Column{"SXMC", "VARCHAR(200)"},   // 事项名称
    Column{"ZMMC", "VARCHAR(200)"},   // 证明材料名称
    Column{"KJDW", "VARCHAR(200)"},   // 开具单位
    Column{"SDYJ", "VARCHAR(400)"},   // 设定依据
    Column{"QXHFS", "VARCHAR(200)"},  // 取消后办理方式
    Column{"BJLX", "VARCHAR(20)"},    // 办件类型
    Column{"QYRQ", "CHAR(8)"},        // 启用日期
    Column{"TYRQ", "CHAR(8)"},        // 停用日期，99991231 为无
    Column{"YXBZ", "CHAR(1)"},        //
};

constexpr std::array complaint_columns{
    Column{"JBBH", "SERIAL"},         // 举报编号
    Column{"WBLSH", "VARCHAR(128)"},  // 外部流水号（唯一）
    Column{"LYBH", "VARCHAR(64)"},    // 来源编号
    Column{"BT", "VARCHAR(200)"},     // 标题
    Column{"JBNR", "TEXT"},           // 内容
    Column{"JBR", "VARCHAR(100)"},    // 举报人
    Column{"LXDH", "VARCHAR(40)"},    //
    Column{"BJBDW", "VARCHAR(200)"},  // 被举报单位
    Column{"SXMC", "VARCHAR(200)"},   //
    Column{"ZMMC", "VARCHAR(200)"},   //
    Column{"DJRQ", "CHAR(8)"},        // 登记日期
    Column{"ZT", "VARCHAR(20)"},      // 状态: 待受理 已受理 办理中 已办结 不予受理
    Column{"CLR", "VARCHAR(100)"},    // 处理人
    Column{"CLJG", "VARCHAR(2000)"},  // 处理结果
    Column{"GXSJ", "VARCHAR(32)"},    // 更新时间
};
constexpr std::array<const char*, 1> by_outside_key{"WBLSH"};

std::string type_of(const Column& column, odbc::Kind kind) {
  if (std::string_view(column.type) != "SERIAL") return column.type;
  switch (kind) {
    case odbc::Kind::sqlite:
      return "INTEGER PRIMARY KEY AUTOINCREMENT";
    case odbc::Kind::postgresql:
      return "BIGSERIAL PRIMARY KEY";
    case odbc::Kind::mariadb:
      return "BIGINT AUTO_INCREMENT PRIMARY KEY";
    case odbc::Kind::other:
      break;
  }
  return {};
}

bool numbers_itself(const Column& column) { return std::string_view(column.type) == "SERIAL"; }

}  // namespace

const Table marriages{"RC_MARRY", marriage_columns, "ID", marriage_indexes};
const Table households{"DIBAO_JT", household_columns, "NY, JTBH", {}};
const Table members{"DIBAO_CY", member_columns, "NY, JTBH, XH", by_number};
const Table cremations{"HH_HUOHUA", cremation_columns, "HHBH", by_number};
const Table list{"QD_ZMCL", list_columns, "BM", {}};
const Table complaints{"TS_JUBAO", complaint_columns, "", {}, by_outside_key};

std::span<const Table* const> all_tables() {
  static constexpr std::array tables{&marriages, &households, &members, &cremations, &list, &complaints};
  return tables;
}

std::string create_sql(const Table& table, odbc::Kind kind) {
  std::string sql = std::string("CREATE TABLE ") + table.name + " (";
  for (const Column& column : table.columns) sql += std::string(column.name) + " " + type_of(column, kind) + ", ";
  if (*table.key)
    sql += std::string("PRIMARY KEY (") + table.key + ")";
  else
    sql.resize(sql.size() - 2);
  sql += ")";
  if (kind == odbc::Kind::mariadb) sql += " DEFAULT CHARACTER SET gbk";
  return sql;
}

std::vector<std::string> index_sql(const Table& table) {
  std::vector<std::string> out;
  for (const char* column : table.indexes)
    out.push_back(std::string("CREATE INDEX I_") + table.name + "_" + column + " ON " + table.name + " (" + column +
                  ")");
  for (const char* column : table.unique)
    out.push_back(std::string("CREATE UNIQUE INDEX U_") + table.name + "_" + column + " ON " + table.name + " (" +
                  column + ")");
  return out;
}

std::size_t insert_width(const Table& table) {
  std::size_t width = 0;
  for (const Column& column : table.columns) width += numbers_itself(column) ? 0 : 1;
  return width;
}

std::size_t place_of(const Table& table, std::string_view column) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (column == table.columns[i].name) return i;
  throw std::out_of_range("no such column");
}

std::string insert_sql(const Table& table, std::size_t rows) {
  std::string names, group;
  for (const Column& column : table.columns) {
    if (numbers_itself(column)) continue;
    names += (names.empty() ? "" : ", ") + std::string(column.name);
    group += group.empty() ? "?" : ",?";
  }
  std::string sql = std::string("INSERT INTO ") + table.name + " (" + names + ") VALUES ";
  for (std::size_t i = 0; i < rows; ++i) sql += (i ? ",(" : "(") + group + ")";
  return sql;
}

}  // namespace zq::sample::civil
