// Reads the tables in tests/data: whole files, CSV without quotes, hexadecimal.
#pragma once
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace zq::test {

inline std::string read_data(const std::string& name) {
  std::ifstream file(std::string(ZQ_SOURCE_DIR) + "/tests/data/" + name, std::ios::binary);
  if (!file) throw std::runtime_error("no such test table: " + name);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// Rows below the heading row.
inline std::vector<std::vector<std::string>> read_csv(const std::string& name) {
  std::istringstream lines(read_data(name));
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::istringstream cells(line);
    std::vector<std::string>& row = rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
  }
  return rows;
}

inline std::string from_hex(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return bytes;
}

}  // namespace zq::test
