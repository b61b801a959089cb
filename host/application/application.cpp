#include "application/application.hpp"

#include <Poco/Util/OptionCallback.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>

#include "application/host.hpp"
#include "application/usage.hpp"
#include "log/log.hpp"

namespace zq::application {
namespace {

sigset_t handled_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int number : {SIGTERM, SIGINT, SIGQUIT, SIGHUP}) sigaddset(&set, number);
  return set;
}

log::Level level_of(const std::string& word) {
  if (word == "debug") return log::Level::debug;
  if (word == "warning") return log::Level::warning;
  if (word == "error") return log::Level::error;
  return log::Level::info;
}

int exit_code_of(const Error& error) {
  return error.code == ErrorCode::storage       ? exit_io
         : error.code == ErrorCode::unavailable ? exit_unavailable
                                                : exit_failed;
}

// Waits for signals: HUP reloads, the others end.
void serve_until_signal(Host& host) {
  const sigset_t set = handled_signals();
  for (int number = 0; sigwait(&set, &number) == 0 && number == SIGHUP;) {
    workflow::Context context;
    context.caller.value = "SIGHUP";
    (void)host.reload(context);
  }
}

}  // namespace

Application::Application() { arguments_.config = std::filesystem::absolute(arguments_.config); }

void Application::defineOptions(Poco::Util::OptionSet& options) {
  ServerApplication::defineOptions(options);
  add_options(options, Poco::Util::OptionCallback<Application>(this, &Application::on_option));
}

void Application::on_option(const std::string& name, const std::string& value) {
  if (name == "config") arguments_.config = std::filesystem::absolute(value);
  if (name == "publisher") arguments_.publisher = value;
  if (name == "effective-from") arguments_.effective_from = value;
  if (name == "basis") arguments_.basis = value;
  if (name == "reason") arguments_.reason = value;
  if (name == "until") arguments_.until = value;
  if (name == "print") arguments_.print = true;
  if (name == "messages") arguments_.messages = true;
}

int Application::start(int argc, char** argv) {
  Poco::Util::OptionSet known;
  defineOptions(known);
  const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  const CommandLine line = read_command_line(known, arguments);
  if (!line.fault.empty()) {
    std::cerr << line.fault << '\n';
    return exit_usage;
  }
  if (line.help || line.command.empty()) {
    (line.help ? std::cout : std::cerr) << help_text(line.command);
    return line.help ? exit_ok : exit_usage;
  }
  return run(argc, argv);
}

int Application::main(const std::vector<std::string>& words) {
  arguments_.words.assign(words.begin() + 1, words.end());
  const std::string& command = words.front();
  if (command == "serve") return serve();
  if (command == "check-config") return check_config(arguments_);
  if (command == "migrate") return migrate(arguments_);
  if (command == "departments") return departments(arguments_);
  if (command == "import-list") return import_list(arguments_);
  return version(arguments_);
}

int Application::serve() {
  const SettingsPtr config = load_or_explain(arguments_.config);
  if (!config) return exit_config;
  const settings::Log& log = config->log;
  try {
    log::open({level_of(log.level), log.file, log.file_bytes_max, log.files_kept});
  } catch (const std::exception& error) {
    std::cerr << "无法打开日志文件 " << log.file
              << "；请检查目录是否存在、权限和磁盘空间 (cannot open the log: " << error.what() << ")\n";
    return exit_io;
  }
  log::write("ZQ-0001", {{"version", ZQ_VERSION}, {"config", config->file.string()}});
  Host host(config);
  if (auto started = host.start(); !started) {
    log::write("ZQ-0005", {{"reason", started.error().detail.empty() ? started.error().text : started.error().detail}});
    print_error(started.error());
    return exit_code_of(started.error());
  }
  log::write("ZQ-0002", {{"port", static_cast<int>(host.port())}});
  std::cout << "zhengqiao: ready on http://" << config->server.address << ":" << host.port() << std::endl;
  serve_until_signal(host);
  log::write("ZQ-0003");
  const int held = host.stop();
  log::write("ZQ-0004", {{"threads_held", held}});
  log::flush();
  if (held > 0) std::_Exit(exit_ok);  // an adapter still runs: unloading its code under it would crash
  return exit_ok;
}

}  // namespace zq::application
