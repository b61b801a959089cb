// The files that come every day: who was struck out of the household register, and the office's list of cancelled
// proofs.
#pragma once
#include <string>

#include "population.hpp"

namespace zq::sample::police {

// All cancellations known on that day. bytes: 身份证号 18 (also 15 digits, also lower-case x), 姓名 50, 注销日期 8,
// 注销原因 2 (01 死亡, 02 参军, 03 出国定居), 派出所 12.
std::string cancellation_file(const Population&);
// code|matter|proof|issuer|basis|method|class|since|until, GBK, with a trailer.
std::string proof_list_file();

std::string cancellation_name(const std::string& yyyymmdd);  // HKZX_20260101_01.txt
std::string proof_list_name(const std::string& yyyymmdd);    // ZMQD_20260101.txt

}  // namespace zq::sample::police
