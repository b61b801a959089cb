#include "http/problem.hpp"

#include "http/json.hpp"

namespace zq::http {
namespace {

struct Kind {
  int status;
  std::string_view code;
  std::string_view title;
  int retry_after = 0;
};

// No default: a new ErrorCode does not compile until it has a line here.
Kind kind_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_input:
      return {422, "invalid_input", "请求内容不符合要求"};
    case ErrorCode::unauthenticated:
      return {401, "unauthenticated", "未能确认调用方身份"};
    case ErrorCode::forbidden:
      return {403, "forbidden", "无权办理"};
    case ErrorCode::not_found:
      return {404, "not_found", "没有找到"};
    case ErrorCode::not_in_list:
      return {422, "not_in_list", "清单以外的证明材料不得索要"};
    case ErrorCode::query_first:
      return {409, "query_first", "应当先通过信息共享查询"};
    case ErrorCode::entry_stopped:
      return {422, "entry_stopped", "该事项已停止执行"};
    case ErrorCode::use_sharing:
      return {422, "use_sharing", "应当通过网络核验"};
    case ErrorCode::no_ground:
      return {422, "no_ground", "没有可以这样办理的事由"};
    case ErrorCode::no_purpose:
      return {403, "no_purpose", "没有办理中的事项，不得查阅"};
    case ErrorCode::must_accept:
      return {422, "must_accept", "主动提供的材料不得拒绝"};
    case ErrorCode::excluded_domain:
      return {422, "excluded_domain", "该领域不适用书面承诺"};
    case ErrorCode::excluded:
      return {422, "excluded", "申请人不适用书面承诺"};
    case ErrorCode::no_route:
      return {422, "no_route", "替代方式尚无对接的部门"};
    case ErrorCode::re_review:
      return {409, "re_review", "内容有改动，须重新审查"};
    case ErrorCode::not_authorised:
      return {403, "not_authorised", "委托书不包括此项查询"};
    case ErrorCode::conflict:
      return {409, "conflict", "内容已有变化，请重新读取"};
    case ErrorCode::idempotency_mismatch:
      return {422, "idempotency_mismatch", "同一幂等键用于不同的请求"};
    case ErrorCode::in_progress:
      return {409, "in_progress", "同一请求正在办理", 1};
    case ErrorCode::too_large:
      return {413, "too_large", "内容过大"};
    case ErrorCode::too_many:
      return {429, "too_many", "请求过多，请稍后再试", 2};
    case ErrorCode::department_off:
      return {503, "department_off", "该部门接口已停用", 60};
    case ErrorCode::unavailable:
      return {503, "unavailable", "暂时不可用，请稍后再试", 5};
    case ErrorCode::deadline:
      return {504, "deadline", "部门系统未在时限内答复", 5};
    case ErrorCode::bad_answer:
      return {502, "bad_answer", "部门系统的答复无法识别"};
    case ErrorCode::storage:
      return {503, "storage", "暂时无法记录，未受理任何内容", 5};
    case ErrorCode::internal:
      return {500, "internal", "主机内部错误"};
  }
  return {500, "internal", "主机内部错误"};
}

std::string_view protocol_title(int status) {
  if (status == 408 || status == 503) return "请求未能及时完成";
  if (status == 405 || status == 501) return "不支持的请求方法";
  if (status == 415) return "不支持的内容类型";
  if (status == 413) return "内容过大";
  if (status == 414 || status == 431) return "请求地址或请求头过长";
  if (status == 505) return "不支持的协议版本";
  return "请求不符合协议";
}

void write_faults(Writer& json, const std::vector<Fault>& faults) {
  json.key("faults").begin_array();
  for (const Fault& fault : faults) {
    json.begin_object().member("path", fault.path).member("text", fault.text);
    if (!fault.expected.empty()) json.member("expected", fault.expected);
    if (!fault.found.empty()) json.member("found", fault.found);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

Problem problem_of(const Error& error) {
  const Kind kind = kind_of(error.code);
  Problem problem;
  problem.status = kind.status;
  problem.code = kind.code;
  problem.title = kind.title;
  problem.detail = error.text;
  problem.faults = error.faults;
  problem.basis = error.basis;
  problem.retry_after = kind.retry_after;
  return problem;
}

Problem protocol_problem(int status, std::string_view code, std::string_view text) {
  Problem problem;
  problem.status = status;
  problem.code = code;
  problem.title = protocol_title(status);
  problem.detail = text;
  return problem;
}

Response to_response(const Problem& problem) {
  Writer json;
  json.begin_object();
  json.member("type", "urn:zhengqiao:problem:" + problem.code).member("title", problem.title);
  json.key("status").number(problem.status);
  json.member("detail", problem.detail).member("code", problem.code);
  if (!problem.faults.empty()) write_faults(json, problem.faults);
  if (!problem.basis.empty()) json.member("basis", problem.basis);
  if (!problem.request_id.empty()) json.member("request_id", problem.request_id);
  json.end_object();
  Response response;
  response.status = problem.status;
  response.problem = problem.code;
  response.content_type = "application/problem+json; charset=utf-8";
  response.body = json.take();
  if (problem.retry_after > 0) response.headers.emplace_back("Retry-After", std::to_string(problem.retry_after));
  if (!problem.allow.empty()) response.headers.emplace_back("Allow", problem.allow);
  if (problem.status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"zhengqiao\"");
  return response;
}

}  // namespace zq::http
