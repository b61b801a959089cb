// The program: reads the command line and runs one command. Poco::Util::ServerApplication gives the options, --daemon
// and --pidfile.
#pragma once
#include <Poco/Util/ServerApplication.h>

#include "application/commands.hpp"

namespace zq::application {

class Application final : public Poco::Util::ServerApplication {
 public:
  Application();
  // Checks the command line first, then runs it. Returns the exit code.
  int start(int argc, char** argv);

 protected:
  void defineOptions(Poco::Util::OptionSet&) override;
  int main(const std::vector<std::string>& words) override;

 private:
  void on_option(const std::string& name, const std::string& value);
  int serve();
  Arguments arguments_;  // paths absolute: a daemon changes its folder
};

}  // namespace zq::application
