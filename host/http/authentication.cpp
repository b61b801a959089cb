#include "http/authentication.hpp"

#include <algorithm>

#include "http/callback_signature.hpp"
#include "http/identity.hpp"
#include "http/routes.hpp"
#include "log/log.hpp"

namespace zq::http {
namespace {

// The department's own system, known by what it has signed.
bool authenticate_system(const Desk& desk, Call& call) {
  const auto settings = desk.settings();
  const auto department = std::ranges::find(settings->departments, DepartmentId{call.id}, &settings::Department::id);
  if (department == settings->departments.end() || !is_signed_by(*department, call.request)) {
    log::write("ZQ-1008", {{"department", department == settings->departments.end() ? "-" : call.id},
                           {"request_id", call.context.request_id}});
    call.fail(Error{ErrorCode::unauthenticated,
                    "签名不符；请以部门配置中 callback 密钥对请求体原文计算 HMAC-SHA256",
                    {},
                    {{"header:X-Zhengqiao-Signature", "签名不符", "sha256=<64 hex digits>", "no valid signature"}}});
    return false;
  }
  call.trail->caller = "callback:" + call.id;
  call.context.caller.value = call.trail->caller;
  call.context.caller_name = department->name;
  call.context.department = department->name;
  call.context.roles = {Role::assisting};
  call.context.unit = call.id;
  return true;
}

bool admit_visitor(const Desk& desk, Call& call) {
  const auto settings = desk.settings();
  const std::string from = visitor_address(call.request, settings->server.trusted_proxies);
  call.trail->caller = "visitor";
  call.context.caller.value = "visitor";
  if (desk.visitors->admit(from, settings->server.visitors_per_minute, desk.clock.steady())) return true;
  call.fail(Error{ErrorCode::too_many, "来自该地址的请求过于频繁，请一分钟后再试"});
  return false;
}

}  // namespace

bool authenticate(const Desk& desk, Call& call) {
  if (call.route && call.route->access == Access::open) return true;
  if (call.route && call.route->access == Access::visitor) return admit_visitor(desk, call);
  if (call.route && call.route->access == Access::signed_body) return authenticate_system(desk, call);
  const auto settings = desk.settings();
  const auto authorization = call.request.header("authorization");
  const settings::Caller* caller = authorization ? find_caller(*authorization, settings->callers) : nullptr;
  if (!caller) {
    call.fail(Error{ErrorCode::unauthenticated,
                    "请在 Authorization 字段中写明 Bearer 令牌；令牌由区联席会议办公室发放",
                    {},
                    {{"header:Authorization", authorization ? "不是有效的令牌，或者已停用" : "缺少此字段",
                      "Bearer <token>", authorization ? "no known token" : "missing"}}});
    return false;
  }
  call.trail->caller = caller->id.value;
  call.context.caller = caller->id;
  call.context.caller_name = caller->name;
  call.context.department = caller->department;
  call.context.may_operate = caller->may_operate;
  call.context.roles = caller->roles;
  call.context.unit = caller->unit;
  call.context.in_centre = caller->in_centre;
  if (const Organisation* known = settings->organisations.named(caller->department))
    call.context.supervising = known->supervising;
  else
    call.context.registered = !settings->organisations.is_kept();
  return true;
}

bool authorise(const Desk&, Call& call) {
  const Route& route = *call.route;
  if (!route.roles.empty() && !route.roles.any_of(call.context.roles)) {
    call.fail(Error{ErrorCode::forbidden,
                    "该接口仅供以下角色使用：" + chinese(route.roles) + "；需要时请联系区联席会议办公室登记角色"});
    return false;
  }
  if (route.access != Access::office || call.context.may_operate) return true;
  call.fail(Error{ErrorCode::forbidden, "该接口仅供有运维权限的调用方使用；需要时请联系区联席会议办公室"});
  return false;
}

}  // namespace zq::http
