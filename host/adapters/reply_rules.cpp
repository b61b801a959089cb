#include "adapters/reply_rules.hpp"

#include <algorithm>

#include "adapters/text_rules.hpp"

namespace zq::adapters {
namespace {

std::string broken_by_status(const Request& request, const Reply& reply, bool can_poll) {
  const bool verification = request.operation == Operation::verify || request.operation == Operation::poll;
  if (reply.status == ZQ_PENDING) {
    if (!verification)
      return std::string(code(request.operation)) + " returned ZQ_PENDING, expected an answer or an error";
    if (reply.token.empty()) return "ZQ_PENDING without a token: set_pending was not called";
    if (!can_poll) return "ZQ_PENDING from an adapter without poll";
  }
  if (reply.status == ZQ_OK && verification && (reply.verdict < ZQ_V_CONSISTENT || reply.verdict > ZQ_V_NEEDS_REVIEW))
    return "verdict " + std::to_string(reply.verdict) + ", expected 1 to 4";
  return {};
}

}  // namespace

bool is_handle(std::string_view text, size_t bytes_max) {
  if (text.empty() || text.size() > bytes_max) return false;
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  return is_utf8(text) && std::none_of(text.begin(), text.end(), control);
}

void check_reply(const Request& request, bool can_poll, Reply& reply) {
  if (reply.status < ZQ_OK || reply.status > ZQ_PENDING) {
    if (reply.broken_rule.empty()) reply.broken_rule = "unknown status " + std::to_string(reply.status);
    reply.status = ZQ_E_INTERNAL;
  }
  if (reply.broken_rule.empty()) reply.broken_rule = broken_by_status(request, reply, can_poll);
}

}  // namespace zq::adapters
