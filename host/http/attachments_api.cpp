#include <algorithm>

#include "http/calendar_text.hpp"
#include "http/characters.hpp"
#include "http/handlers.hpp"
#include "http/identity.hpp"

namespace zq::http {
namespace {

std::string json_of(const Attachment& one) {
  Writer json;
  json.begin_object().member("sha256", one.sha256).key("bytes").number(one.bytes);
  json.member("content_type", one.content_type).member("uploaded_at", beijing_time(one.uploaded_at)).end_object();
  return json.take();
}

}  // namespace

void store_attachment(const Desk& desk, CallPtr call) {
  Attachment one;
  one.sha256 = sha256_hex(call->request.body);
  one.content_type = std::string(call->request.header("content-type").value_or("application/octet-stream"));
  if (const auto name = call->request.header("x-file-name")) one.name = Private(std::string(*name));
  auto storing = desk.attachments.store(call->context, std::move(one), std::move(call->request.body));
  workflow::start<Result<Attachment>>(
      std::move(storing), answer_with<Attachment>(call, [](Call& c, const Attachment& stored) {
        c.reply(workflow::Rendered{201, json_of(stored), "/api/v1/attachments/" + stored.sha256});
      }));
}

void read_attachment(const Desk& desk, CallPtr call) {
  bool seen = false;
  if (const std::string* id = call->query_value("letter")) {
    const auto letter = desk.letters.find(call->context, *id);
    if (!letter) return call->fail(letter.error());
    seen = std::ranges::find(letter->attachments, call->id) != letter->attachments.end();
  }
  const auto found = desk.attachments.find(call->context, call->id, seen);
  if (!found) return call->fail(found.error());
  auto content = desk.attachments.content(*found);
  if (!content) return call->fail(content.error());
  Response response;
  response.content_type = "application/octet-stream";  // nothing that a browser would run
  response.body = std::move(*content);
  response.headers.emplace_back("Content-Disposition", "attachment");
  response.headers.emplace_back("X-Attachment-Type", found->content_type);
  call->exchange->reply(std::move(response));
}

}  // namespace zq::http
