#include "public_security/ferry.hpp"

#include <algorithm>
#include <utility>

#include "public_security/ferry_checks.hpp"

namespace public_security {
namespace {

std::string only_digits(std::string text) {
  std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
  return text;
}

}  // namespace

std::string send(const zq::Ferry& ferry, const zq::Call& call, std::string_view business,
                 const zq::Declared& declared) {
  FerryRequest request = request_for(business, declared);
  request.token = zq::Ferry::new_token(call, business);
  request.unit = call.requester();
  request.matter = call.matter();
  request.time = only_digits(call.now().substr(0, 19));
  ferry.send(request.token, request_file(request, zq::Charset(call, "GBK")),
             zq::Ferry::question_of(business, declared));
  return request.token;
}

Exchange look(const zq::Ferry& ferry, const zq::Call& call, std::string_view token) {
  Exchange exchange;
  exchange.declared = ferry.question(token);
  exchange.business = exchange.declared.empty() ? std::string() : exchange.declared.front().second;
  exchange.replies = ferry.replies(token, [&](std::string_view bytes, const std::string& name) {
    std::vector<FerryReply> replies = read_reply_file(bytes, name, zq::Charset(call, "GBK"));
    if (std::any_of(replies.begin(), replies.end(), [&](const FerryReply& reply) { return reply.token != token; }))
      throw zq::Failure(ZQ_E_BAD_DATA, "文件 " + name + " 中的报文号与文件名不符");
    return replies;
  });
  return exchange;
}

}  // namespace public_security
