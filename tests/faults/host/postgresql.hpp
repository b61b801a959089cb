// A PostgreSQL server of one test: durable, on a port of its own; it may be stopped and started again.
#pragma once
#include <string>

#include "support/process.hpp"

namespace zq::test {

class PostgreSql {
 public:
  PostgreSql();  // throws std::runtime_error with the script's own words when there is none
  ~PostgreSql();
  void stop();           // at once, as in a crash
  void start();          // after stop()
  void freeze(bool on);  // SIGSTOP / SIGCONT to all its processes: silence instead of an error

  const std::string& connection() const { return connection_; }          // with the password
  std::string store_element(const std::filesystem::path& folder) const;  // <store …> for zhengqiao.xml

 private:
  int control(const std::string& verb);
  TempDirectory folder_;
  std::string connection_, password_;
};

}  // namespace zq::test
