// What a street sends by itself when an event moves on: a JSON body, signed by HMAC-SHA-256 over the time, the street
// and the body, each on a line of its own.
#pragma once
#include <cstdint>
#include <string>

#include "four_platforms/event.hpp"

namespace zq::sample::streets {

struct SignedCallback {
  std::string timestamp, signature, body;  // headers x-timestamp (Unix seconds), x-signature (hexadecimal)
};
SignedCallback sign_callback(const std::string& key, const std::string& street, const Event&, std::int64_t now);

// POSTs it to url + "/" + street, at most two seconds. Whether the receiver answered 2xx.
bool send_callback(const std::string& url, const std::string& street, const SignedCallback&);

}  // namespace zq::sample::streets
