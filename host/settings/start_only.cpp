#include "settings/start_only.hpp"

#include "settings/key_values.hpp"

namespace zq::settings {
namespace {

template <class T>
void add_changes(std::vector<std::string>& names, const std::string& element, std::span<const Key<T>> keys,
                 const T& running, const T& next) {
  for (const Key<T>& key : keys)
    if (text_of(key, running) != text_of(key, next)) names.push_back(element + "." + std::string(key.name));
}

}  // namespace

std::vector<std::string> start_only_changes(const Settings& running, const Settings& next) {
  std::vector<std::string> names;
  if (running.state_directory != next.state_directory) names.emplace_back("zhengqiao.state_directory");
  if (running.complaint_read_interval != next.complaint_read_interval)
    names.emplace_back("zhengqiao.complaint_read_interval");
  add_changes(names, "server", server_keys(), running.server, next.server);
  add_changes(names, "store", store_keys(), running.store, next.store);
  if (running.store.password.reveal() != next.store.password.reveal()) names.emplace_back("store.secret");
  add_changes(names, "log", log_keys(), running.log, next.log);
  return names;
}

}  // namespace zq::settings
