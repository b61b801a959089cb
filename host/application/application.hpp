// The program: reads the command line, blocks the signals, and runs one command. Poco::Util::ServerApplication gives
// the options, --help and --daemon.
#pragma once
#include <Poco/Util/ServerApplication.h>

#include "application/commands.hpp"

namespace zq::application {

class Application final : public Poco::Util::ServerApplication {
 protected:
  void defineOptions(Poco::Util::OptionSet&) override;
  int main(const std::vector<std::string>& words) override;

 private:
  void on_option(const std::string& name, const std::string& value);
  void print_help() const;
  int serve();
  Arguments arguments_;
  bool help_ = false;
};

}  // namespace zq::application
