#include "public_security/ferry_checks.hpp"

#include <array>
#include <utility>

#include "zq/compare.hpp"

namespace public_security {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> businesses{
    {{"criminal.none", "01"}, {"kinship.relation", "02"}, {"vehicle.registration", "03"}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> relations{
    {{"spouse", "1"}, {"parent", "2"}, {"child", "3"}, {"sibling", "4"}}};

std::string relation_code(const zq::Declared& declared) {
  const std::string_view said = declared.require("relation");
  for (const auto& [word, code] : relations) {
    if (word == said) return std::string(code);
  }
  throw zq::Failure(ZQ_E_INVALID, "申报字段 relation 应为 spouse、parent、child 或 sibling（关系人是申请人的什么人）");
}

bool read_yes(const zq::Declared& declared, const char* field) {
  const std::string_view said = declared.require(field);
  if (said == "yes" || said == "no") return said == "yes";
  throw zq::Failure(ZQ_E_INVALID, std::string("申报字段 ") + field + " 应为 yes 或 no");
}

void judge_criminal(zq::Verification& answer, const FerryReply& reply) {
  if (reply.value == "0") {
    answer.consistent("no_criminal_record", "yes");
  } else if (reply.value == "1") {
    answer.mismatch("no_criminal_record", "no", "请转公安机关按规定办理");
  } else {
    answer.needs_review("no_criminal_record", "公安系统返回了未约定的结果值，需人工核对");
  }
}

void judge_kinship(zq::Verification& answer, const zq::Declared& declared, const FerryReply& reply) {
  if (reply.value == "0") {
    answer.mismatch("relation", {}, "户籍登记中二人没有登记亲属关系");
    return;
  }
  for (const auto& [word, code] : relations) {
    if (code != reply.value) continue;
    answer.consistent("relative_id_number", zq::normalise_identity(declared.text("relative_id_number")));
    zq::compare_name(answer, "relative_name", declared, reply.relative_name);
    if (word == declared.text("relation")) {
      answer.consistent("relation", std::string(word));
    } else {
      answer.mismatch("relation", std::string(word));
    }
    return;
  }
  answer.needs_review("relation", "公安系统返回了未约定的关系代码，需人工核对");
}

void judge_vehicle(zq::Verification& answer, const zq::Declared& declared, const std::vector<FerryReply>& replies) {
  const std::string& value = replies.front().value;
  if (value != "0" && value != "1") {
    answer.needs_review("has_vehicle", "公安系统返回了未约定的结果值，需人工核对");
    return;
  }
  const bool said = read_yes(declared, "has_vehicle"), has = value == "1";
  answer.add({"has_vehicle", said == has ? zq::Verdict::consistent : zq::Verdict::mismatch, has ? "yes" : "no"});
  const std::string plate = zq::normalise_name(declared.text("plate_no"));
  if (plate.empty()) return;
  std::string held;
  for (const FerryReply& reply : replies) {
    if (zq::normalise_name(reply.plate) == plate) return void(answer.consistent("plate_no", reply.plate));
    if (!reply.plate.empty()) held = reply.plate;
  }
  if (held.empty()) return void(answer.no_record("plate_no", "公安系统没有登记号牌号码"));
  answer.mismatch("plate_no", held);
}

void require_reply_to_us(std::string_view business, const zq::Declared& declared, const FerryReply& reply) {
  const bool ours = reply.business == business &&
                    zq::normalise_identity(reply.id_number) == zq::normalise_identity(declared.text("id_number"));
  if (!ours) {
    throw zq::Failure(ZQ_E_BAD_DATA, "反馈文件答复的是另一项查询（业务类型或身份证号不符）：不予采用，请联系摆渡运维");
  }
}

bool agree(const FerryReply& a, const FerryReply& b) {
  return a.outcome == b.outcome && a.value == b.value && a.name == b.name && a.relative_name == b.relative_name;
}

}  // namespace

std::string business_of(std::string_view check) {
  for (const auto& [name, code] : businesses) {
    if (name == check) return std::string(code);
  }
  return {};
}

FerryRequest request_for(std::string_view business, const zq::Declared& declared) {
  FerryRequest request;
  request.business = business;
  request.id_number = zq::normalise_identity(declared.require("id_number"));
  request.name = declared.require("name");
  if (business == "01" && !read_yes(declared, "no_criminal_record")) {
    throw zq::Failure(ZQ_E_INVALID, "申报字段 no_criminal_record 只能为 yes：本核查项只核对“无犯罪记录”");
  }
  if (business == "02") {
    request.relation = relation_code(declared);
    request.relative_id = zq::normalise_identity(declared.require("relative_id_number"));
    request.relative_name = declared.require("relative_name");
  }
  if (business == "03") read_yes(declared, "has_vehicle");
  return request;
}

zq::Verification judge_replies(std::string_view business, const zq::Declared& declared,
                               const std::vector<FerryReply>& replies) {
  const FerryReply& first = replies.front();
  for (const FerryReply& reply : replies) {
    require_reply_to_us(business, declared, reply);
    if (!agree(first, reply)) {
      return zq::Verification().needs_review("id_number", "公安系统对同一查询反馈了多条互相矛盾的结果，需人工核对");
    }
  }
  if (first.outcome == "01") return zq::Verification::of(zq::Verdict::no_record);
  if (first.outcome == "02") {
    return zq::Verification().needs_review("id_number", "公安系统答复需人工查阅档案");
  }
  if (first.outcome != "00") {
    throw zq::Failure(ZQ_E_BAD_DATA, "反馈文件的查询结果应为 00、01 或 02，实为 " + first.outcome.substr(0, 4) +
                                         "（03 表示公安系统认为请求报文有误）");
  }
  zq::Verification answer;
  zq::compare_name(answer, "name", declared, first.name);
  if (answer.verdict() == zq::Verdict::mismatch) return answer;
  if (business == "01") judge_criminal(answer, first);
  if (business == "02") judge_kinship(answer, declared, first);
  if (business == "03") judge_vehicle(answer, declared, replies);
  return answer;
}

}  // namespace public_security
