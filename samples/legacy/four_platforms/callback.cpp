#include "four_platforms/callback.hpp"

#include <Poco/Exception.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/URI.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <cstdio>
#include <ostream>

#include "four_platforms/street.hpp"

namespace zq::sample::streets {
namespace {

std::string hmac_hex(const std::string& key, const std::string& text) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()),
       text.size(), digest, &length);
  std::string hex;
  for (unsigned i = 0; i < length; ++i) {
    char two[3];
    std::snprintf(two, sizeof two, "%02x", static_cast<unsigned>(digest[i]));
    hex += two;
  }
  return hex;
}

}  // namespace

SignedCallback sign_callback(const std::string& key, const std::string& street, const Event& event, std::int64_t now) {
  SignedCallback out;
  out.timestamp = std::to_string(now);
  out.body =
      nlohmann::json{
          {"c_number", event.c_number}, {"taskNo", event.task_no()}, {"status", event.status}, {"time", time_text(now)}}
          .dump();
  out.signature = hmac_hex(key, out.timestamp + "\n" + street + "\n" + out.body);
  return out;
}

bool send_callback(const std::string& url, const std::string& street, const SignedCallback& callback) {
  try {
    const Poco::URI uri(url + "/" + street);
    Poco::Net::HTTPClientSession session(uri.getHost(), uri.getPort());
    session.setTimeout(Poco::Timespan(2, 0));
    Poco::Net::HTTPRequest request("POST", uri.getPathAndQuery(), "HTTP/1.1");
    request.setContentType("application/json; charset=utf-8");
    request.setContentLength(static_cast<std::streamsize>(callback.body.size()));
    request.set("x-timestamp", callback.timestamp);
    request.set("x-signature", callback.signature);
    session.sendRequest(request) << callback.body;
    Poco::Net::HTTPResponse response;
    session.receiveResponse(response);
    return response.getStatus() / 100 == 2;
  } catch (const Poco::Exception& error) {
    std::fprintf(stderr, "a callback failed: %s\n", error.displayText().c_str());
    return false;
  }
}

}  // namespace zq::sample::streets
