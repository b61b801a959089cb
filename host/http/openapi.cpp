// The OpenAPI 3.1 document, written from the route table.
#include <algorithm>
#include <map>

#include "http/api_schemas.hpp"
#include "http/handlers.hpp"
#include "http/routes.hpp"

namespace zq::http {
namespace {

void write_info(Writer& json) {
  json.member("openapi", "3.1.0").key("info").begin_object();
  json.member("title", "证桥接口").member("version", "1.0.0");
  json.member("summary", "Zhengqiao: verification, list and complaints between departments");
  json.member("description",
              "按证明材料取消清单，由部门间核查代替向申请人索要证明。所有时间为北京时间（RFC 3339）；失败一律以 "
              "application/problem+json 说明，逐项列出错误。");
  json.key("license").begin_object().member("name", "Apache-2.0").member("identifier", "Apache-2.0").end_object();
  json.end_object();
  json.key("servers").begin_array().begin_object().member("url", "/").member("description", "本主机").end_object();
  json.end_array();
  json.key("security").begin_array().begin_object().key("bearer").begin_array().end_array().end_object().end_array();
}

void write_tags(Writer& json) {
  const std::pair<std::string_view, std::string_view> tags[] = {
      {"核查", "一项证明材料、一名申请人、一次核查"},
      {"清单", "证明材料取消清单：查询，以及可否索要"},
      {"协查", "协助核查函及其期限、超期报告与调查、协查专人、系统故障时段、通知"},
      {"办理", "办事部门对申请人的办理：补充材料、主动提供、委托书、办结、查阅"},
      {"书面承诺", "模板、监管方案、告知、签署、核查、整改、撤销、不适用承诺的决定"},
      {"违规", "违规线索的登记、查实、免责、移送、办结"},
      {"单位", "适用本规定的单位及其装备"},
      {"部门", "部门接口的状态与部门自有清单"},
      {"批量核查", "年审等成批的核查：登记、添加各行、开始，逐行给出结果"},
      {"四平台任务", "现场核实任务：推送镇（街道）基层治理四个平台，办理过程与反馈"},
      {"清单调整", "清单动态调整的申请、审核、公示、公众意见、核准和公布，全过程公开"},
      {"投诉举报", "收到、登记、受理、办理、回避、决定、告知；转送部门系统、读回办理情况"},
      {"投诉举报查询", "公众：提出投诉举报，凭查询码跟踪、补正、撤回、申请回避；件数公开"},
      {"监督通知书", "属实报告、监督通知书、整改与验收"},
      {"服务专窗", "市外办事证明、一次性告知、疑难事项、登记与统计"},
      {"联席会议", "待办、成员与职务、会议与议定事项、通报、约谈"},
      {"意见建议", "12345 热线转来的意见建议及答复"},
      {"文书", "告知书、通知书、决定书等，可取 HTML 和 PDF"},
      {"考评", "指标、日常考评、年度考核、评估、督察暗访、典型案例、群众评价"},
      {"监督", "台账、统计、用时与抽查，按角色"},
      {"运维", "仅供有运维权限的调用方"},
      {"主机", "健康状况、指标与接口说明，无需身份"},
  };
  json.key("tags").begin_array();
  for (const auto& [name, description] : tags)
    json.begin_object().member("name", name).member("description", description).end_object();
  json.end_array();
}

void write_parameter(Writer& json, std::string_view name, std::string_view in, bool required, const Schema& schema) {
  json.begin_object().member("name", name).member("in", in).key("required").boolean(required);
  json.member("description", schema.description).key("schema");
  write_schema(json, schema);
  json.end_object();
}

void write_parameters(Writer& json, const Route& route) {
  static const Schema id = text_of("编号", 1, 128);
  static const Schema key = text_of("本次请求的唯一编号，重发时不变；同一编号只办理一次", 1, 128,
                                    R"("5f1c7a90-3b7e-4f5c-8c0d-2f6a9d1b7e33")");
  static const Schema request_id = text_of("调用方自己的请求编号，原样返回；不填由主机编号", 8, 64);
  json.key("parameters").begin_array();
  if (route.path.find('{') != std::string_view::npos) write_parameter(json, "id", "path", true, id);
  for (const Parameter& parameter : route.query)
    write_parameter(json, parameter.name, "query", parameter.required, *parameter.schema);
  if (route.key != Key::none) write_parameter(json, "Idempotency-Key", "header", route.key == Key::required, key);
  if (!needs_no_login(route.access)) write_parameter(json, "X-Request-Id", "header", false, request_id);
  json.end_array();
}

void write_reply(Writer& json, const Reply& reply) {
  json.key(std::to_string(reply.status)).begin_object().member("description", reply.description);
  json.key("headers").begin_object();
  json.key("X-Request-Id").begin_object().member("$ref", "#/components/headers/X-Request-Id").end_object();
  // A paper has no place of its own: it is read with its case.
  if (reply.status == 202 || (reply.status == 201 && reply.schema != &schemas::paper()))
    json.key("Location").begin_object().member("$ref", "#/components/headers/Location").end_object();
  if (reply.status == 202)
    json.key("Retry-After").begin_object().member("$ref", "#/components/headers/Retry-After").end_object();
  json.end_object();
  json.key("content").begin_object().key(reply.content_type).begin_object().key("schema").begin_object();
  if (reply.schema)
    json.member("$ref", "#/components/schemas/" + std::string(reply.schema->name));
  else
    json.member("type", reply.content_type == "application/json" ? "object" : "string");
  json.end_object().end_object();
  for (const std::string_view file : reply.also)
    json.key(file).begin_object().key("schema").begin_object().member("type", "string").end_object().end_object();
  json.end_object().end_object();
}

// Which problems a route can answer with, from what the table says about it.
std::vector<int> problems_of(const Route& route) {
  std::vector<int> statuses = route.problems;
  statuses.insert(statuses.end(), {400, 422});  // 422: every route refuses query parameters it does not know
  const bool has_id = route.path.find('{') != std::string_view::npos;
  if (!needs_no_login(route.access)) statuses.insert(statuses.end(), {401, 403});
  if (route.access == Access::visitor) statuses.push_back(429);
  if (route.tag == "协查") statuses.insert(statuses.end(), {403, 409});
  if (has_id) statuses.push_back(404);
  if (route.request || route.raw) statuses.insert(statuses.end(), {409, 413, 415});
  if (has_id && route.method == Method::post) statuses.push_back(409);
  if (route.method == Method::post || route.method == Method::put) statuses.push_back(411);
  if (route.runs == Runs::on_worker) statuses.push_back(429);
  statuses.insert(statuses.end(), {500, 503});
  if (has_id && route.path.starts_with("/api/v1/departments/{id}/list")) statuses.insert(statuses.end(), {502, 504});
  if (route.raw && route.access == Access::open) statuses.insert(statuses.end(), {403, 502, 504});  // a callback
  if (route.path.ends_with("/promote") || route.path.ends_with("/rollback")) statuses.push_back(409);
  if (has_id && route.path.ends_with("read-back")) statuses.insert(statuses.end(), {409, 502, 504});
  std::sort(statuses.begin(), statuses.end());
  statuses.erase(std::unique(statuses.begin(), statuses.end()), statuses.end());
  return statuses;
}

void write_operation(Writer& json, const Route& route) {
  std::string method(name(route.method));
  std::transform(method.begin(), method.end(), method.begin(), [](char c) { return static_cast<char>(c - 'A' + 'a'); });
  json.key(method).begin_object().member("operationId", route.operation).member("summary", route.summary);
  json.member("description", route.summary_en).key("tags").begin_array().text(route.tag).end_array();
  if (needs_no_login(route.access)) json.key("security").begin_array().end_array();
  if (route.access == Access::signed_body)
    json.key("security")
        .begin_array()
        .begin_object()
        .key("signature")
        .begin_array()
        .end_array()
        .end_object()
        .end_array();
  write_parameters(json, route);
  if (route.request) {
    json.key("requestBody").begin_object().key("required").boolean(true).key("content").begin_object();
    json.key("application/json").begin_object().key("schema").begin_object();
    json.member("$ref", "#/components/schemas/" + std::string(route.request->name)).end_object();
    if (!route.request->example.empty()) json.key("example").raw(route.request->example);
    json.end_object().end_object().end_object();
  }
  if (route.raw) {
    json.key("requestBody").begin_object().key("required").boolean(true).key("content").begin_object();
    for (const std::string_view type : route.raw->types)
      json.key(type == "*" ? "*/*" : type).begin_object().key("schema").begin_object().end_object().end_object();
    json.end_object().end_object();
  }
  json.key("responses").begin_object();
  for (const Reply& reply : route.replies) write_reply(json, reply);
  for (const int status : problems_of(route))
    json.key(std::to_string(status))
        .begin_object()
        .member("$ref", "#/components/responses/" + std::to_string(status))
        .end_object();
  json.end_object().end_object();
}

void write_paths(Writer& json) {
  std::map<std::string_view, std::vector<const Route*>> by_path;
  for (const Route& route : routes()) by_path[route.path].push_back(&route);
  json.key("paths").begin_object();
  for (const auto& [path, operations] : by_path) {
    json.key(path).begin_object();
    for (const Route* route : operations) write_operation(json, *route);
    json.end_object();
  }
  json.end_object();
}

void write_problem_responses(Writer& json) {
  const std::pair<int, std::string_view> problems[] = {
      {400, "请求不符合协议，或不是合法的 JSON"},
      {401, "未能确认调用方身份"},
      {403, "无权办理"},
      {404, "没有找到"},
      {409, "内容已有变化，或同一请求正在办理"},
      {411, "未说明请求体长度；没有请求体时也要写 Content-Length: 0"},
      {413, "请求体过大"},
      {415, "请求体须为 application/json"},
      {422, "内容不符合要求，逐项列出"},
      {429, "请求过多，请稍后再试"},
      {500, "主机内部错误"},
      {502, "部门系统的答复无法识别"},
      {503, "暂时不可用，未受理任何内容"},
      {504, "部门系统未在时限内答复"},
  };
  json.key("responses").begin_object();
  for (const auto& [status, description] : problems) {
    json.key(std::to_string(status)).begin_object().member("description", description);
    json.key("content").begin_object().key("application/problem+json").begin_object().key("schema").begin_object();
    json.member("$ref", "#/components/schemas/Problem").end_object().end_object().end_object().end_object();
  }
  json.end_object();
}

void write_header(Writer& json, std::string_view header, const Schema& schema) {
  json.key(header).begin_object().member("description", schema.description).key("schema");
  write_schema(json, schema);
  json.end_object();
}

void write_components(Writer& json) {
  json.key("components").begin_object();
  json.key("securitySchemes").begin_object().key("bearer").begin_object().member("type", "http");
  json.member("scheme", "bearer").member("description", "调用方令牌，由区联席会议办公室发放").end_object();
  json.key("signature").begin_object().member("type", "apiKey").member("in", "header");
  json.member("name", "X-Zhengqiao-Signature");
  json.member("description", "sha256=<十六进制>：以部门的 callback 密钥对请求体原文计算的 HMAC-SHA256");
  json.end_object().end_object();
  json.key("headers").begin_object();
  write_header(json, "X-Request-Id", text_of("请求编号，报障时请提供", 8, 64));
  write_header(json, "Location", text_of("查看地址", 1, 200));
  write_header(json, "Retry-After", integer_of("建议多少秒后再看", 1, 3600));
  json.end_object();
  write_problem_responses(json);
  std::vector<const Schema*> named;
  for (const Route& route : routes()) {
    if (route.request) collect(*route.request, named);
    for (const Reply& reply : route.replies)
      if (reply.schema) collect(*reply.schema, named);
  }
  collect(schemas::problem(), named);
  json.key("schemas").begin_object();
  for (const Schema* schema : named) {
    json.key(schema->name);
    write_schema(json, *schema);
  }
  json.end_object().end_object();
}

}  // namespace

std::string openapi_document() {
  Writer json;
  json.begin_object();
  write_info(json);
  write_tags(json);
  write_paths(json);
  write_components(json);
  json.end_object();
  return json.take();
}

}  // namespace zq::http
