// Schemes of assessment for scenarios, made from the shipped one.
#pragma once
#include <regex>

#include "scenarios/suite.hpp"

namespace zq::test {

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("the file does not say " + from);
  return text.replace(at, from.size(), to);
}

// Ids of all units in the shipped register but these.
inline std::string all_but(const std::vector<std::string>& kept) {
  const std::string text = read_file(ZQ_SOURCE_DIR "/config/units.xml");
  const std::regex unit("<unit id=\"([a-z0-9_]+)\"");
  std::string others;
  for (std::sregex_iterator at(text.begin(), text.end(), unit), end; at != end; ++at)
    if (std::ranges::find(kept, (*at)[1].str()) == kept.end()) others += (others.empty() ? "" : " ") + (*at)[1].str();
  return others;
}

inline const std::vector<std::string> assessed_here{"civil_affairs", "social_security", "street_331002001",
                                                    "street_331002100"};

// config/assessment/<year>.xml; `except`: ids of the units that are not assessed.
inline void write_scheme(World& world, const std::string& year, const std::string& except) {
  const auto folder = world.directory / "config/assessment";
  std::filesystem::create_directories(folder);
  const std::string shipped = read_file(ZQ_SOURCE_DIR "/config/assessment/2026.xml");
  write_file(folder / (year + ".xml"), replaced(replaced(shipped, "year=\"2026\"", "year=\"" + year + "\""),
                                                "except=\"joint_office\"", "except=\"" + except + "\""));
}

}  // namespace zq::test
