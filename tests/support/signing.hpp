// Hashes and signatures as a vendor makes them. An Ed25519 key is made for one test, which signs as `openssl pkeyutl
// -sign -rawin` does.
#pragma once
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

namespace zq::test {

class SigningKey {
 public:
  SigningKey() : key_(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), EVP_PKEY_free) {
    if (!key_) throw std::runtime_error("no key");
  }

  // The public half, PEM.
  void write_public(const std::filesystem::path& file) const {
    const std::unique_ptr<FILE, decltype(&std::fclose)> out(std::fopen(file.c_str(), "w"), std::fclose);
    if (!out || PEM_write_PUBKEY(out.get(), key_.get()) != 1) throw std::runtime_error("cannot write " + file.string());
  }

  std::string sign(const std::string& bytes) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    unsigned char signature[64];
    size_t size = sizeof signature;
    if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) != 1 ||
        EVP_DigestSign(context.get(), signature, &size, reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size()) != 1)
      throw std::runtime_error("cannot sign");
    return {reinterpret_cast<const char*>(signature), size};
  }

 private:
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
};

// 64 hex digits.
inline std::string sha256_hex(const std::string& bytes) {
  unsigned char digest[32];
  size_t size = sizeof digest;
  if (EVP_Q_digest(nullptr, "SHA256", nullptr, bytes.data(), bytes.size(), digest, &size) != 1)
    throw std::runtime_error("cannot hash");
  std::string hex;
  for (const unsigned char byte : digest) {
    constexpr char digits[] = "0123456789abcdef";
    hex += digits[byte >> 4];
    hex += digits[byte & 15];
  }
  return hex;
}

}  // namespace zq::test
