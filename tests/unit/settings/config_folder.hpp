// A configuration in a folder of its own, gone when the test ends. One per test, not shared between threads.
#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "settings/load.hpp"

namespace zq::settings {

class ConfigFolder : public testing::Test {
 protected:
  ConfigFolder() {
    static std::atomic<int> number{0};
    top_ = std::filesystem::temp_directory_path() /
           ("zq_unit_settings_" + std::to_string(::getpid()) + '_' + std::to_string(++number));
    std::filesystem::create_directories(top_ / "config" / "departments");
    put("plugins/a.so", "adapter");
    put("config/zhengqiao.xml", "<zhengqiao/>");
  }
  ~ConfigFolder() override { std::filesystem::remove_all(top_); }

  void put(const std::filesystem::path& name, std::string_view bytes) const {
    std::filesystem::create_directories((top_ / name).parent_path());
    std::ofstream(top_ / name, std::ios::binary) << bytes;
    std::filesystem::permissions(top_ / name, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  }
  std::string get(const std::filesystem::path& name) const {
    std::ifstream in(top_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static std::string department(std::string_view inside = "", std::string_view more = "", std::string_view id = "a") {
    return "<department id=\"" + std::string(id) + "\" name=\"某局\" adapter_file=\"a.so\" manual_way=\"打电话\"" +
           std::string(more) + ">" + std::string(inside) + "</department>";
  }
  std::filesystem::path host_file() const { return top_ / "config" / "zhengqiao.xml"; }
  Result<std::shared_ptr<const Settings>> loaded() const { return load(host_file()); }

  // Faults of loading, as "place: text" with the folder's name cut off; empty when it loads.
  std::vector<std::string> faults() const {
    const auto result = loaded();
    if (result.ok()) return {};
    std::vector<std::string> out;
    for (const Fault& fault : result.error().faults) {
      std::string text = fault.path + ": " + fault.text;
      for (size_t at = text.find(top_.string()); at != std::string::npos; at = text.find(top_.string())) {
        text.erase(at, top_.string().size() + 1);
      }
      out.push_back(text);
    }
    return out;
  }

  std::filesystem::path top_;
};

}  // namespace zq::settings
