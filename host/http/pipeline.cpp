#include "http/pipeline.hpp"

#include <algorithm>

#include "http/authentication.hpp"
#include "http/characters.hpp"
#include "http/identity.hpp"
#include "http/utf8.hpp"
#include "log/log.hpp"

namespace zq::http {
namespace {

using std::chrono::steady_clock;

bool name_request(const Desk&, Call& call) {
  const auto given = call.request.header("x-request-id");
  call.trail = std::make_shared<Trail>();
  call.trail->request_id = given && is_request_id(*given) ? std::string(*given) : fresh_request_id();
  call.trail->traceparent = trace_of(call.request.header("traceparent"));
  call.context.request_id = call.trail->request_id;
  call.context.traceparent = call.trail->traceparent;
  call.exchange->name(call.trail->request_id);
  return true;
}

// Sees the reply whoever sends it: handler, fence, dropped call or the server's clock.
bool log_access(const Desk& desk, Call& call) {
  call.exchange->on_reply([metrics = desk.metrics, trail = call.trail, method = call.request.method,
                           since = steady_clock::now()](Response& response) {
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - since);
    metrics->count(trail->row, response.status, took);
    response.headers.emplace_back("X-Request-Id", trail->request_id);
    response.headers.emplace_back("traceresponse", trail->traceparent);
    response.headers.emplace_back("Cache-Control", "no-store");
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    log::write("ZQ-1001", {{"method", name(method)},
                           {"route", trail->route.empty() ? "-" : trail->route},
                           {"status", response.status},
                           {"ms", static_cast<int64_t>(took.count() / 1000)},
                           {"caller", trail->caller.empty() ? "-" : trail->caller},
                           {"request_id", trail->request_id},
                           {"problem", response.problem.empty() ? "-" : response.problem}});
  });
  return true;
}

bool find_route(const Desk&, Call& call) {
  const bool options = call.request.method == Method::options;
  Match found = match(options ? Method::get : call.request.method, call.request.path);
  call.allow = std::move(found.allow);
  if (options) return true;
  call.route = found.route;
  call.id = std::move(found.id);
  if (call.route) {
    call.trail->route = call.route->path;
    call.trail->row = static_cast<size_t>(call.route - routes().data());
  }
  if (!found.bad_id) return true;
  call.route = nullptr;
  call.allow.clear();
  return true;
}

bool answer_without_route(const Desk&, Call& call) {
  if (call.route) return true;
  if (call.request.method == Method::options && (!call.allow.empty() || call.request.path == "*")) {
    Response response;
    response.status = 204;
    response.headers.emplace_back("Allow", call.allow.empty() ? "GET, HEAD, POST, PUT, OPTIONS" : call.allow);
    call.exchange->reply(std::move(response));
  } else if (call.allow.empty()) {
    call.fail(Error{ErrorCode::not_found, "没有这个接口；接口说明见 /openapi.json"});
  } else {
    Problem problem = protocol_problem(405, "method_not_allowed", "该接口不支持此请求方法，可用：" + call.allow + "。");
    problem.allow = call.allow;
    call.fail(std::move(problem));
  }
  return false;
}

std::string names_of(const std::vector<Parameter>& parameters) {
  std::string all;
  for (const Parameter& parameter : parameters) (all += all.empty() ? "" : "|") += parameter.name;
  return all.empty() ? "no parameters" : all;
}

bool read_parameters(const Desk&, Call& call) {
  auto query = parse_query(call.request.query);
  std::vector<Fault> faults;
  if (!query) {
    faults.push_back(
        {"query", "查询参数格式不正确", "name=value, UTF-8 percent-encoded, each name once", "something else"});
    query.emplace();
  }
  const auto& known = call.route->query;
  for (const auto& [name, value] : *query) {
    const auto parameter =
        std::find_if(known.begin(), known.end(), [&, &n = name](const Parameter& p) { return p.name == n; });
    if (parameter == known.end())
      faults.push_back(
          {is_member_name(name) ? "query:" + name : "query", "没有此查询参数", names_of(known), "unknown parameter"});
    else
      check_text_value(*parameter->schema, value, "query:" + name, faults);
  }
  call.query = std::move(*query);
  for (const Parameter& parameter : known)
    if (parameter.required && !call.query_value(parameter.name))
      faults.push_back({"query:" + std::string(parameter.name), "缺少此查询参数", "a value", "missing"});
  if (faults.empty()) return true;
  call.fail(Error{ErrorCode::invalid_input, "查询参数有误，请按提示更正", {}, std::move(faults)});
  return false;
}

bool read_idempotency_key(const Desk&, Call& call) {
  const auto given = call.request.header("idempotency-key");
  if (call.route->key == Key::none || (!given && call.route->key == Key::optional)) return true;
  if (!given || !is_idempotency_key(*given)) {
    call.faults.push_back({"header:Idempotency-Key",
                           given ? "格式不正确；请写明本次请求的唯一编号，重发时不变"
                                 : "缺少此字段；请写明本次请求的唯一编号，重发时不变",
                           "1..128 visible ASCII characters", given ? "something else" : "missing"});
    return true;  // told with the faults of the body
  }
  call.idempotency.key = *given;
  call.idempotency.request_hash = request_hash(name(call.request.method), call.request.path, call.request.body);
  return true;
}

// "application/json", in whatever case; a charset other than UTF-8 is another type.
bool is_json(std::string_view type) {
  const size_t end = std::min(type.find(';'), type.size());
  if (!equal_ignoring_case(trim_blanks(type.substr(0, end)), "application/json")) return false;
  constexpr std::string_view name = "charset=";
  for (std::string_view rest = type.substr(end); !rest.empty();) {
    rest.remove_prefix(1);
    const size_t next = std::min(rest.find(';'), rest.size());
    std::string_view parameter = trim_blanks(rest.substr(0, next));
    rest.remove_prefix(next);
    if (!equal_ignoring_case(parameter.substr(0, name.size()), name)) continue;
    parameter.remove_prefix(name.size());
    if (parameter.size() > 1 && parameter.front() == '"' && parameter.back() == '"')
      parameter = parameter.substr(1, parameter.size() - 2);
    if (!equal_ignoring_case(parameter, "utf-8") && !equal_ignoring_case(parameter, "utf8")) return false;
  }
  return true;
}

// Only the type itself; parameters say nothing about a body that is not read as text here.
bool is_raw_type(const RawBody& raw, std::string_view type) {
  const std::string_view plain = trim_blanks(type.substr(0, type.find(';')));
  return std::ranges::any_of(raw.types, [&](std::string_view one) {
    return one == "*" ? plain.find('/') != std::string_view::npos : equal_ignoring_case(plain, one);
  });
}

bool check_raw_type(const RawBody& raw, Call& call) {
  const auto type = call.request.header("content-type");
  const auto encoding = call.request.header("content-encoding");
  if (type && is_raw_type(raw, *type) && (!encoding || *encoding == "identity")) return true;
  std::string expected;
  for (const std::string_view one : raw.types) expected += (expected.empty() ? "" : ", ") + std::string(one);
  Problem problem = protocol_problem(415, "unsupported_media_type", "请求体的内容类型不符合要求，且不得压缩。");
  problem.faults.push_back({"header:Content-Type", type ? "不支持此内容类型" : "缺少此字段", expected,
                            type ? "another type or encoding" : "missing"});
  call.fail(std::move(problem));
  return false;
}

bool check_content_type(const Desk&, Call& call) {
  if (call.route->raw) return check_raw_type(*call.route->raw, call);
  if (!call.route->request) {
    if (call.request.body.empty()) return true;
    call.fail(
        Error{ErrorCode::invalid_input, "此接口不接受请求体", {}, {{"", "此接口不接受请求体", "no body", "a body"}}});
    return false;
  }
  const auto type = call.request.header("content-type");
  const auto encoding = call.request.header("content-encoding");
  if (type && is_json(*type) && (!encoding || *encoding == "identity")) return true;
  Problem problem =
      protocol_problem(415, "unsupported_media_type", "请求体须为 application/json，UTF-8 编码，不压缩。");
  if (!type || !is_json(*type))
    problem.faults.push_back({"header:Content-Type", type ? "不支持此内容类型" : "缺少此字段",
                              "application/json; charset=utf-8", type ? "another type" : "missing"});
  else
    problem.faults.push_back({"header:Content-Encoding", "请求体不得压缩", "identity", "another encoding"});
  call.fail(std::move(problem));
  return false;
}

bool read_body(const Desk& desk, Call& call) {
  if (!call.route->request) return true;
  auto body = parse_json(call.request.body, desk.settings()->server.json_depth_max);
  if (body.ok()) {
    call.body = std::move(*body);
    return true;
  }
  Problem problem = protocol_problem(400, "malformed_json", body.error().text);
  problem.faults = std::move(call.faults);
  for (Fault& fault : body.error().faults) problem.faults.push_back(std::move(fault));
  call.fail(std::move(problem));
  return false;
}

// Whether a fault at `path` or at something that holds it is known: what could not be read is not judged twice.
bool is_known(const std::vector<Fault>& faults, const std::string& path) {
  return std::any_of(faults.begin(), faults.end(), [&](const Fault& fault) {
    if (fault.path == path) return true;
    return path.starts_with(fault.path) && (fault.path.empty() || path[fault.path.size()] == '/');
  });
}

bool check_body(const Desk& desk, Call& call) {
  std::vector<Fault> faults = std::move(call.faults);
  if (call.route->request) check(*call.route->request, call.body, "", faults);
  if (faults.empty()) return true;
  if (call.route->meaning)
    for (Fault& fault : call.route->meaning(desk, call))
      if (!is_known(faults, fault.path)) faults.push_back(std::move(fault));
  call.fail(Error{ErrorCode::invalid_input, "请求内容有误，请按提示更正", {}, std::move(faults)});
  return false;
}

constexpr Stage list[] = {
    {"name_request", name_request, "first: every later line and problem can name the request"},
    {"log_access", log_access, "before anything can refuse: refusals are logged and counted too"},
    {"find_route", find_route, "finds, does not answer: the access log and authentication need the template"},
    {"authenticate", authenticate, "before any answer about paths: unknown callers learn none"},
    {"answer_without_route", answer_without_route, "404, 405 and OPTIONS, now that the caller is known"},
    {"authorise", authorise, "before anything of the request is looked at"},
    {"read_parameters", read_parameters, "cheap, and needs no body"},
    {"read_idempotency_key", read_idempotency_key,
     "needs the body's bytes, not its meaning; its fault is told with theirs"},
    {"check_content_type", check_content_type, "before parsing: what is not JSON is not tried as JSON"},
    {"read_body", read_body, "UTF-8, depth, repeated names: a Value comes out of it"},
    {"check_body", check_body, "last: all faults of the fields at once, so handlers check nothing"},
};

}  // namespace

std::span<const Stage> stages() { return list; }

bool pass(const Desk& desk, Call& call) noexcept {
  try {
    return std::all_of(std::begin(list), std::end(list), [&](const Stage& stage) { return stage.run(desk, call); });
  } catch (...) {
    call.fail_by_exception();
    return false;
  }
}

}  // namespace zq::http
