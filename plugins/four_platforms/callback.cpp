#include "four_platforms/callback.hpp"

#include <charconv>
#include <string>

#include "four_platforms/task_json.hpp"
#include "four_platforms/words.hpp"
#include "zq/hmac.hpp"

namespace four_platforms {
namespace {

bool is_recent(std::string_view timestamp, std::int64_t now) {
  std::int64_t at = 0;
  const auto [end, failed] = std::from_chars(timestamp.data(), timestamp.data() + timestamp.size(), at);
  const bool number = failed == std::errc() && end == timestamp.data() + timestamp.size() && !timestamp.empty();
  // Subtracted from what is known to be sane: a timestamp may be any number.
  return number && at >= now - callback_age_seconds_max && at <= now + callback_age_seconds_max;
}

}  // namespace

zq::TaskNotice read_callback(const zq::Callback& message, std::string_view key, std::int64_t now) {
  const std::string_view timestamp = message.header("x-timestamp");
  std::string covered(timestamp);
  covered.append("\n").append(message.path()).append("\n").append(message.body());
  if (!zq::is_digest(zq::hmac_sha256(key, covered), message.header("x-signature")))
    throw zq::Failure(ZQ_E_AUTH, "回调的签名缺失或不符：请核对双方的回调密钥（callback_key）");
  if (!is_recent(timestamp, now)) throw zq::Failure(ZQ_E_AUTH, "回调的时间与本机相差超过 5 分钟：请核对双方的时钟");
  const auto said = zq::read_json(message.body());
  const Receipt receipt = read_receipt(receipt_of(std::string(message.path()), text_of(said, "c_number")));
  if (receipt.number.empty()) throw zq::Failure(ZQ_E_INVALID, "回调的报文没有事件编号 c_number");
  const std::string word = text_of(said, "status");
  return {receipt_of(receipt.street, receipt.number), text_of(said, "taskNo"), state_of(word), word};
}

}  // namespace four_platforms
