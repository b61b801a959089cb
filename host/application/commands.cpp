#include "application/commands.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "application/system_clock.hpp"
#include "application/unit_names.hpp"
#include "application/wait_for.hpp"
#include "domain/text_limits.hpp"
#include "listfile/list_csv.hpp"
#include "log/messages.hpp"
#include "settings/load.hpp"
#include "settings/print.hpp"
#include "store/migrate.hpp"
#include "store/store.hpp"
#include "workflow/list_publication.hpp"

namespace zq::application {
namespace {

Result<int> publish(const settings::Settings& config, ListVersion version) {
  if (auto migrated = store::migrate(config.store); !migrated) return std::move(migrated).error();
  auto opened = store::open(config.store);
  if (!opened) return std::move(opened).error();
  RandomIds ids;
  const workflow::Current<WritTemplates> templates(std::make_shared<const WritTemplates>(config.writs));
  const workflow::Writs writs(ids, templates);
  const workflow::ListPublication publication(**opened, ids, writs,
                                              [&](std::string_view name) { return unit_called(config, name); });
  workflow::Context by;
  by.caller.value = "operator";
  workflow::Unit unit;
  auto number = publication.publish(unit, std::move(version), by, SystemClock().now());
  if (!number) return number;
  if (auto written = wait_for((*opened)->commit(std::move(unit))); !written) return std::move(written).error();
  return number;
}

std::optional<std::string> whole_file(const std::string& path) {
  std::error_code unknown;
  if (std::filesystem::is_directory(path, unknown)) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.bad()) return std::nullopt;
  return bytes;
}

// Who publishes and on what document: shown by the API, so within its limits.
bool publication_is_good(const Arguments& arguments) {
  std::vector<Fault> faults;
  if (arguments.publisher) check_text(faults, "--publisher", "公布单位", *arguments.publisher, 1, 200);
  check_text(faults, "--basis", "公布文号", arguments.basis, 0, 200);
  if (!arguments.effective_from.empty() && !date_from_text(arguments.effective_from))
    faults.push_back({"--effective-from", "日期写成 2026-12-01 的样子", "YYYY-MM-DD", arguments.effective_from});
  if (faults.empty()) return true;
  print_error(Error{ErrorCode::invalid_input, "参数有误，未导入", {}, std::move(faults)});
  return false;
}

// The list may be published before a department is connected; until then its entries go to people.
void name_unknown_departments(const settings::Settings& config, const ListVersion& version) {
  std::map<std::string, int> unknown;
  for (const Entry& entry : version.entries)
    if (!entry.assisting.value.empty() &&
        std::ranges::none_of(config.departments, [&](const auto& known) { return known.id == entry.assisting; }))
      ++unknown[entry.assisting.value];
  for (const auto& [id, entries] : unknown)
    std::cerr << "注意：协查部门 " << id << " 没有配置，它的 " << entries
              << " 项在配置之前转人工办理 (not a configured department; its entries go to people)\n";
}

}  // namespace

SettingsPtr load_or_explain(const std::filesystem::path& config) {
  auto loaded = settings::load(config);
  if (loaded) return *loaded;
  print_error(loaded.error());
  std::error_code fault;
  if (!std::filesystem::exists(config, fault))
    std::cerr << "请用 --config=文件 指明配置文件 (name the configuration with --config=FILE)\n";
  return nullptr;
}

void print_error(const Error& error) {
  std::cerr << error.text;
  if (!error.detail.empty() && error.faults.empty()) std::cerr << " (" << error.detail << ")";
  std::cerr << '\n';
  for (const Fault& fault : error.faults) {
    std::cerr << "  " << fault.path << "：" << fault.text;
    if (!fault.expected.empty()) std::cerr << "；应为 (expected)：" << fault.expected;
    if (!fault.found.empty()) std::cerr << "；实为 (found)：" << fault.found;
    std::cerr << '\n';
  }
}

int check_config(const Arguments& arguments) {
  const SettingsPtr config = load_or_explain(arguments.config);
  if (!config) return exit_config;
  if (arguments.print) std::cout << settings::print(*config);
  std::cout << "配置正确：" << config->departments.size() << " 个部门，" << config->callers.size()
            << " 个调用方 (config is good)\n";
  return exit_ok;
}

int migrate(const Arguments& arguments) {
  const SettingsPtr config = load_or_explain(arguments.config);
  if (!config) return exit_config;
  auto version = store::migrate(config->store);
  if (!version) {
    print_error(version.error());
    return exit_io;
  }
  std::cout << "数据库结构为第 " << *version << " 版 (schema version " << *version << ")\n";
  return exit_ok;
}

int import_list(const Arguments& arguments) {
  const SettingsPtr config = load_or_explain(arguments.config);
  if (!config) return exit_config;
  if (!publication_is_good(arguments)) return exit_usage;
  const auto bytes = whole_file(arguments.words[0]);
  if (!bytes) {
    std::cerr << "无法读取 " << arguments.words[0] << "；请检查路径和权限 (cannot read the file)\n";
    return exit_no_input;
  }
  auto version = listfile::read_list_csv(*bytes, arguments.words[0]);
  if (!version) {
    print_error(version.error());
    return exit_data;
  }
  name_unknown_departments(*config, *version);
  version->publisher = arguments.publisher.value_or("");
  version->basis = arguments.basis;
  if (!arguments.effective_from.empty()) version->effective_from = date_from_text(arguments.effective_from);
  const size_t entries = version->entries.size();
  auto number = publish(*config, std::move(*version));
  if (!number) {
    print_error(number.error());
    return number.error().code == ErrorCode::invalid_input ? exit_data : exit_io;
  }
  std::cout << "已公布清单第 " << *number << " 版，共 " << entries << " 项 (list version " << *number
            << " published)\n";
  return exit_ok;
}

int version(const Arguments& arguments) {
  std::cout << "zhengqiao " ZQ_VERSION "（证桥）\n";
  if (!arguments.messages) return exit_ok;
  for (const auto& message : log::messages())
    std::cout << message.id << '\t' << message.zh << '\t' << message.en << '\t' << message.action_zh << '\n';
  return exit_ok;
}

}  // namespace zq::application
