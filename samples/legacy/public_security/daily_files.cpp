#include "public_security/daily_files.hpp"

#include "faults/gbk.hpp"
#include "identity.hpp"
#include "public_security/ferry_format.hpp"

namespace zq::sample::police {
namespace {

struct Reason {
  const char* code;
  Date on;
};

std::optional<Reason> cancelled(const Population& people, Index index) {
  if (const auto died = people.register_cancelled(index)) return Reason{"01", *died};
  if (family_of(index) < demo::families || people.died(index)) return std::nullopt;
  const bool abroad = people.chance(index, "settled abroad", 2), soldier = people.chance(index, "joined up", 1);
  if (!abroad && !soldier) return std::nullopt;
  const Date first{std::chrono::year{2018}, std::chrono::January, std::chrono::day{2}};
  return Reason{abroad ? "03" : "02", add_days(first, long(people.pick(index, "left", 2800)))};
}

std::string list_line(const char* code, const char* matter, const char* proof, const char* issuer, const char* basis,
                      const char* method, const char* kind, const char* until = "99991231") {
  std::string line;
  for (const char* cell : {code, matter, proof, issuer, basis, method, kind, "20181001"})
    line += std::string(cell) + "|";
  return to_gbk(line + until) + "\r\n";
}

}  // namespace

std::string cancellation_file(const Population& people) {
  std::string records;
  std::size_t count = 0;
  for (Index index = 0; index < people.size(); ++index) {
    const auto reason = cancelled(people, index);
    if (!reason) continue;
    records += fixed(people.written_id(index, Office::public_security), 18) +
               fixed(people.written_name(index, Office::public_security), 50) + fixed(compact(reason->on), 8) +
               fixed(reason->code, 2) + fixed(people.person(index).area_code, 12) + "\r\n";
    ++count;
  }
  return with_trailer(records, count);
}

// Differs from the official list on purpose: GA-009 names another method, GA-012 is not in the official list, GA-013
// has ended, and one official entry (residence permit: place of residence) is missing.
std::string proof_list_file() {
  const std::string lines =
      list_line("GA-001", "夫妻投靠落户", "婚姻状况证明", "婚姻登记机关", "户口登记条例", "信息共享", "即办件") +
      list_line("GA-002", "死亡户口注销", "死亡（火化）证明", "医院、殡仪馆", "户口登记条例", "信息共享", "即办件") +
      list_line("GA-003", "购房落户", "房屋产权信息证明", "不动产登记中心", "地方户籍政策", "信息共享", "即办件") +
      list_line("GA-004", "人才引进落户", "社保缴纳证明", "社保中心", "地方户籍政策", "部门间核查", "即办件") +
      list_line("GA-005", "居住证申领", "就业（参保）证明", "用人单位、社保中心", "居住证暂行条例", "信息共享",
                "即办件") +
      list_line("GA-006", "居住证申领", "就读证明", "学校", "居住证暂行条例", "部门间核查", "资料核查") +
      list_line("GA-007", "变更姓名", "单位（学校）意见证明", "单位、学校", "户口登记条例", "直接取消", "即办件") +
      list_line("GA-008", "收养落户", "收养登记证明", "民政局", "户口登记条例", "部门间核查", "即办件") +
      list_line("GA-009", "保安员证申领", "无犯罪记录证明", "派出所", "保安服务管理条例", "书面承诺", "即办件") +
      list_line("GA-010", "旅馆业特种行业许可", "房屋使用证明", "产权单位", "旅馆业治安管理办法", "信息共享",
                "资料核查") +
      list_line("GA-011", "机动车驾驶证换证", "身体条件证明", "医院", "机动车驾驶证申领和使用规定", "信息共享",
                "即办件") +
      list_line("GA-012", "养犬登记", "养犬人居住证明", "村（居）委会", "地方文件", "信息共享", "即办件") +
      list_line("GA-013", "暂住登记", "房东身份证明", "村（居）委会", "地方文件", "直接取消", "即办件", "20201231");
  return with_trailer(lines, 13);
}

std::string cancellation_name(const std::string& day) { return "HKZX_" + day + "_01.txt"; }
std::string proof_list_name(const std::string& day) { return "ZMQD_" + day + ".txt"; }

}  // namespace zq::sample::police
