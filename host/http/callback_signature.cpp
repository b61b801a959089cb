#include "http/callback_signature.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "http/identity.hpp"

namespace zq::http {

std::string hmac_sha256_hex(std::string_view key, std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(bytes.data()),
       bytes.size(), digest.data(), &size);
  return hex_of({digest.data(), size});
}

bool is_signed_by(const settings::Department& department, const Request& request) {
  const auto secret = department.secrets.find(std::string(callback_secret));
  const auto given = request.header("x-zhengqiao-signature");
  if (secret == department.secrets.end() || secret->second.empty() || !given) return false;
  const std::string expected = "sha256=" + hmac_sha256_hex(secret->second.reveal(), request.body);
  return given->size() == expected.size() && CRYPTO_memcmp(given->data(), expected.data(), expected.size()) == 0;
}

}  // namespace zq::http
