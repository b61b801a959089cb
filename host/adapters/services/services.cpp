#include "adapters/services/services.hpp"

#include <string_view>
#include <utility>

#include "adapters/services/database.hpp"
#include "adapters/services/http.hpp"
#include "adapters/services/log_gate.hpp"
#include "adapters/services/tables.hpp"

namespace zq::adapters {
namespace {

const void* find(const zq_host*, const char* id) noexcept {
  static constexpr std::pair<std::string_view, const void*> tables[] = {{ZQ_SVC_LOG, &log_table},
                                                                        {ZQ_SVC_CONFIG, &config_table},
                                                                        {ZQ_SVC_SECRET, &secret_table},
                                                                        {ZQ_SVC_TEXT, &text_table},
                                                                        {ZQ_SVC_DATABASE, &database_table},
                                                                        {ZQ_SVC_HTTP, &http_table},
                                                                        {ZQ_SVC_COMPLETION, &completion_table}};
  if (id == nullptr) return nullptr;
  for (const auto& [name, table] : tables)
    if (name == id) return table;
  return nullptr;
}

}  // namespace

Services::Services(settings::Department department, OnCompletion on_completion)
    : department_(std::move(department)),
      on_completion_(std::move(on_completion)),
      databases_(std::make_unique<DatabasePools>(department_.databases)),
      http_(std::make_unique<HttpLines>()),
      log_gate_(std::make_unique<LogGate>()) {
  abi_.size = sizeof(zq_host);
  abi_.abi_major = ZQ_ABI_MAJOR;
  abi_.abi_minor = ZQ_ABI_MINOR;
  abi_.host_data = this;
  abi_.get_service = find;
}

Services::~Services() = default;

void Services::complete(std::string token) const {
  if (on_completion_) on_completion_(department_.id, std::move(token));
}

}  // namespace zq::adapters
