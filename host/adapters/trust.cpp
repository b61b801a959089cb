#include "adapters/trust.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <sstream>

#include "adapters/refusal.hpp"

namespace zq::adapters {
namespace fs = std::filesystem;
namespace {

constexpr size_t signature_bytes = 64;
constexpr std::streamsize small_file_max = 64 * 1024;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

// Nothing when it cannot be read or is longer than `most`.
std::optional<std::string> file_bytes(const fs::path& file, std::streamsize most) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (in.bad() || static_cast<std::streamsize>(bytes.size()) > most) return std::nullopt;
  return bytes;
}

Key public_key(const fs::path& file) {
  const auto pem = file_bytes(file, small_file_max);
  if (!pem) return {nullptr, EVP_PKEY_free};
  const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new_mem_buf(pem->data(), static_cast<int>(pem->size())),
                                                      BIO_free);
  Key key(bio ? PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr) : nullptr, EVP_PKEY_free);
  if (key && EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519) key.reset();
  return key;
}

const unsigned char* octets(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

Result<Done> check_hash(const StagedFile& staged, const settings::Department& department) {
  if (department.sha256.empty()) return Done{};
  std::istringstream allowed(department.sha256);
  for (std::string one; allowed >> one;) {
    std::ranges::transform(one, one.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (one == staged.sha256) return Done{};
  }
  return refused({"file " + staged.vendor.string(),
                  {"SHA-256 " + department.sha256, "SHA-256 " + department.sha256},
                  {"SHA-256 " + staged.sha256, "SHA-256 " + staged.sha256},
                  {"check where the file comes from; when it is the one that was approved, add its hash to sha256",
                   "核对文件来源；确为批准的版本的，把它的 SHA-256 加进部门配置的 sha256"}});
}

Result<Done> check_signature(const StagedFile& staged, const settings::Department& department) {
  if (department.signing_key.empty()) return Done{};
  const fs::path file = staged.vendor.string() + ".sig";
  const auto refuse = [&](Phrase found) {
    return refused({"file " + file.string(),
                    {"an Ed25519 signature over the adapter that " + department.signing_key + " confirms",
                     "能用 " + department.signing_key + " 验证的 Ed25519 签名"},
                    std::move(found),
                    {"deliver the adapter together with its signature", "向开发单位索取与该文件配套的签名文件"}});
  };
  const auto signature = file_bytes(file, small_file_max);
  if (!signature) return refuse({"no such file", "没有这个文件"});
  if (signature->size() != signature_bytes)
    return refuse({std::to_string(signature->size()) + " bytes, not 64",
                   std::to_string(signature->size()) + " 字节，不是 64 字节"});
  const auto bytes = file_bytes(staged.path, std::streamsize{1} << 40);
  if (!bytes) return refuse({"a private copy that cannot be read", "私有副本不可读"});
  auto good = is_signed_by(*bytes, *signature, department.signing_key);
  if (!good) return std::move(good).error();
  if (!*good) return refuse({"a signature that does not fit the file", "签名与文件不符"});
  return Done{};
}

}  // namespace

Result<bool> is_signed_by(std::string_view bytes, std::string_view signature, const fs::path& key_file) {
  const Key key = public_key(key_file);
  if (!key)
    return refused({"signing_key " + key_file.string(),
                    {"a readable Ed25519 public key (PEM)", "可读的 Ed25519 公钥（PEM）"},
                    {"no such key", "没有这样的公钥"},
                    {"correct signing_key in the department's config", "更正部门配置中的 signing_key"}});
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  return context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), octets(signature), signature.size(), octets(bytes), bytes.size()) == 1;
}

Result<Done> check_trust(const StagedFile& staged, const settings::Department& department) {
  if (auto listed = check_hash(staged, department); !listed) return listed;
  return check_signature(staged, department);
}

}  // namespace zq::adapters
