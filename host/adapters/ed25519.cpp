#include "adapters/ed25519.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "adapters/staging.hpp"

namespace zq::adapters {
namespace {

namespace fs = std::filesystem;

struct Free {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  void operator()(BIO* bio) const { BIO_free(bio); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Context = std::unique_ptr<EVP_MD_CTX, Free>;
using Bio = std::unique_ptr<BIO, Free>;

Error wrong(const fs::path& file, const std::string& zh, const std::string& en) {
  return Error{ErrorCode::invalid_input, "密钥文件 " + file.string() + "：" + zh,
               "key file " + file.string() + ": " + en};
}

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

// A private key must not be asked for a passphrase on the terminal of a host.
int no_passphrase(char*, int, int, void*) { return 0; }

Result<Key> read_key(const fs::path& file, bool want_private) {
  Bio bio(BIO_new_file(file.c_str(), "r"));
  if (!bio) return wrong(file, "无法读取", "cannot be read");
  Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_passphrase, nullptr));
  if (!key && !want_private) {
    bio.reset(BIO_new_file(file.c_str(), "r"));
    if (bio) key.reset(PEM_read_bio_PUBKEY(bio.get(), nullptr, no_passphrase, nullptr));
  }
  if (!key) return wrong(file, want_private ? "不是 PEM 格式的私钥" : "不是 PEM 格式的公钥", "no PEM of a key");
  if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519) return wrong(file, "不是 Ed25519 密钥", "no Ed25519 key");
  return key;
}

// Writes a new file; false with errno when it is there already, or cannot be written.
bool write_new(const fs::path& file, mode_t mode, BIO* content) {
  const char* data = nullptr;
  const long size = BIO_get_mem_data(content, &data);
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (fd < 0) return false;
  const bool written = ::write(fd, data, static_cast<size_t>(size)) == size && ::fsync(fd) == 0;
  ::close(fd);
  return written;
}

}  // namespace

Result<std::string> sign(std::string_view bytes, const fs::path& file) {
  auto key = read_key(file, true);
  if (!key) return std::move(key).error();
  const Context context(EVP_MD_CTX_new());
  std::string signature(signature_bytes, '\0');
  size_t length = signature.size();
  if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.value().get()) != 1 ||
      EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length, raw(bytes),
                     bytes.size()) != 1 ||
      length != signature_bytes)
    return wrong(file, "不能签名", "cannot sign");
  return signature;
}

Result<bool> is_signature(std::string_view bytes, std::string_view signature, const fs::path& file) {
  auto key = read_key(file, false);
  if (!key) return std::move(key).error();
  const Context context(EVP_MD_CTX_new());
  if (!context || EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.value().get()) != 1)
    return wrong(file, "不能验签", "cannot verify");
  return signature.size() == signature_bytes &&
         EVP_DigestVerify(context.get(), raw(signature), signature.size(), raw(bytes), bytes.size()) == 1;
}

fs::path public_key_beside(const fs::path& key) {
  fs::path beside = key;
  return beside.replace_extension(".pub.pem");
}

Result<Done> make_keys(const fs::path& file) {
  const fs::path open_file = public_key_beside(file);
  const Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
  const Bio secret(BIO_new(BIO_s_mem())), open(BIO_new(BIO_s_mem()));
  if (!key || !secret || !open ||
      PEM_write_bio_PKCS8PrivateKey(secret.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
      PEM_write_bio_PUBKEY(open.get(), key.get()) != 1)
    return Error{ErrorCode::internal, "生成密钥失败", "cannot make keys"};
  for (const auto& [path, mode, content] :
       {std::tuple{file, mode_t{0600}, secret.get()}, {open_file, mode_t{0644}, open.get()}})
    if (!write_new(path, mode, content)) return wrong(path, std::strerror(errno), std::strerror(errno));
  return Done{};
}

Result<std::string> key_fingerprint(const fs::path& file) {
  auto key = read_key(file, false);
  if (!key) return std::move(key).error();
  unsigned char bytes[32];
  size_t length = sizeof bytes;
  if (EVP_PKEY_get_raw_public_key(key.value().get(), bytes, &length) != 1)
    return wrong(file, "没有公钥", "no public key");
  return sha256_hex({reinterpret_cast<const char*>(bytes), length});
}

std::string hex(std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text += digits[static_cast<unsigned char>(c) >> 4];
    text += digits[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

std::optional<std::string> from_hex(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
  std::string bytes;
  for (size_t n = 0; n + 1 < text.size(); n += 2) {
    if (digit(text[n]) < 0 || digit(text[n + 1]) < 0) return std::nullopt;
    bytes += static_cast<char>(digit(text[n]) * 16 + digit(text[n + 1]));
  }
  return text.size() % 2 == 0 ? std::optional(bytes) : std::nullopt;
}

}  // namespace zq::adapters
