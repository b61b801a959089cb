// The files that cross the gap: fixed width, widths in bytes, GBK, CR LF, a trailer "T" + 7 digits. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "population.hpp"

namespace zq::sample::police {

// bytes: 报文号 32, 业务类型 2, 身份证号 18, 姓名 50, 关系人身份证号 18, 关系人姓名 50, 关系 1, 申请单位 40, 申请事项
// 60, 申请时间 14; 业务类型: 01 无犯罪记录, 02 亲属关系, 03 机动车
struct FerryRequest {
  std::string number, business, id_number, name, relative_id, relative_name, relation, unit, matter, time;
};
// The whole file: one record and the trailer. Nothing when it is not that.
std::optional<FerryRequest> read_request(std::string_view file);

// bytes: 报文号 32, 业务类型 2, 身份证号 18, 姓名 50, 查询结果 2, 结果值 1, 关系人姓名 50, 号牌号码 15, 反馈时间 14
// 查询结果: 00 已查到, 01 查无此人, 02 需人工核查, 03 报文有误
struct FerryReply {
  std::string number, business, id_number, name, outcome, value, relative_name, plate, time;
};
std::string to_record(const FerryReply&);
// What the register says to this request.
FerryReply answer_request(const Population&, const FerryRequest&, const std::string& time);

// Records, each with CR LF, and the trailer that counts them.
std::string with_trailer(const std::string& records, std::size_t count);

}  // namespace zq::sample::police
