#include "adapters/trust.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <sstream>

#include "adapters/ed25519.hpp"
#include "adapters/refusal.hpp"
#include "adapters/report.hpp"

namespace zq::adapters {
namespace fs = std::filesystem;
namespace {

constexpr std::streamsize small_file_max = 64 * 1024;
constexpr std::streamsize report_bytes_max = 4 * 1024 * 1024;

// Nothing when it cannot be read or is longer than `most`.
std::optional<std::string> file_bytes(const fs::path& file, std::streamsize most) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (in.bad() || static_cast<std::streamsize>(bytes.size()) > most) return std::nullopt;
  return bytes;
}

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
  auto good = is_signature(*bytes, *signature, department.signing_key);
  if (!good)
    return refused({"signing_key " + department.signing_key,
                    {"a readable Ed25519 public key (PEM)", "可读的 Ed25519 公钥（PEM）"},
                    {good.error().detail, good.error().text},
                    {"correct signing_key in the department's config", "更正部门配置中的 signing_key"}});
  if (!*good) return refuse({"a signature that does not fit the file", "签名与文件不符"});
  return Done{};
}

Result<Done> check_report(const StagedFile& staged, const settings::Department& department) {
  if (department.report_key.empty()) return Done{};
  const fs::path file = report_beside(staged.vendor);
  const auto text = file_bytes(file, report_bytes_max);
  auto proven = text ? require_report(staged.sha256, *text, department.report_key)
                     : Result<Done>(Error{ErrorCode::invalid_input, "没有这个文件", "no such file"});
  if (proven) return proven;
  return refused({"file " + file.string(),
                  {"a conformance report for this very file, passed and signed by " + department.report_key,
                   "本文件的符合性报告：全部检查通过，并能用 " + department.report_key + " 验签"},
                  {proven.error().detail, proven.error().text},
                  {"make it with zq-adapter check --report and deliver it with the adapter",
                   "请开发单位用 zq-adapter check --report 生成报告，与适配器一起交付"}});
}

}  // namespace

Result<Done> check_trust(const StagedFile& staged, const settings::Department& department) {
  if (auto listed = check_hash(staged, department); !listed) return listed;
  if (auto signed_well = check_signature(staged, department); !signed_well) return signed_well;
  return check_report(staged, department);
}

}  // namespace zq::adapters
