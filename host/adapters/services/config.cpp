#include <openssl/crypto.h>

#include <string>
#include <vector>

#include "adapters/services/fence.hpp"
#include "adapters/services/services.hpp"
#include "adapters/services/tables.hpp"
#include "adapters/text_rules.hpp"

namespace zq::adapters {
namespace {

// The department's settings never change while its instance lives, so the adapter may keep what it gets.
zq_str get(const zq_host* host, const char* key) noexcept {
  const Services* services = Services::of(host);
  if (services == nullptr || key == nullptr) return {};
  for (const auto& [name, value] : services->department().settings)
    if (name == key) return str(value);
  return {};
}

zq_status visit(const zq_host* host, const char* name, zq_visit fn, void* user) noexcept {
  const Services* services = Services::of(host);
  if (services == nullptr || name == nullptr || fn == nullptr) return ZQ_E_INVALID;
  return fenced(nullptr, [&]() -> zq_status {
    for (const auto& [key, secret] : services->department().secrets) {
      if (key != name) continue;
      // A copy, so that what the adapter scribbles over or keeps is not our own. One more byte, so that an empty secret
      // has an address too.
      std::vector<char> bytes(secret.reveal().begin(), secret.reveal().end());
      bytes.push_back('\0');
      fn(user, zq_str{bytes.data(), bytes.size() - 1});
      OPENSSL_cleanse(bytes.data(), bytes.size());
      return ZQ_OK;
    }
    return ZQ_E_NOT_FOUND;
  });
}

}  // namespace

const zq_config config_table = {sizeof(zq_config), 0, get};
const zq_secret secret_table = {sizeof(zq_secret), 0, visit};

}  // namespace zq::adapters
