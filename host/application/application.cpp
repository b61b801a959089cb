#include "application/application.hpp"

#include <Poco/Util/HelpFormatter.h>
#include <Poco/Util/OptionCallback.h>

#include <csignal>
#include <cstdlib>
#include <iostream>

#include "application/host.hpp"
#include "log/log.hpp"
#include "settings/load.hpp"

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

struct Command {
  const char *name, *zh, *en;
};
constexpr Command commands[] = {
    {"serve", "运行主机，直到收到 TERM 或 INT；HUP 重新载入配置", "run the host"},
    {"check-config", "检查配置，一次报告全部错误（--print 打印生效的配置）", "check the configuration"},
    {"migrate", "把数据库结构升级到本程序的版本", "bring the database schema up to date"},
    {"departments", "列出部门；enable 编号 / disable 编号 启用或停用", "list, enable or disable departments"},
    {"import-list", "从 CSV 文件公布新一版证明材料取消清单", "publish a list version from a CSV file"},
    {"version", "版本号（--messages 打印日志目录）", "version; --messages prints the log catalogue"},
};

}  // namespace

void Application::defineOptions(Poco::Util::OptionSet& options) {
  ServerApplication::defineOptions(options);
  const auto add = [&](const char* name, const char* text, const char* argument) {
    Poco::Util::Option option(name, "", text);
    if (argument) option.argument(argument);
    options.addOption(option.callback(Poco::Util::OptionCallback<Application>(this, &Application::on_option)));
  };
  add("help", "显示本说明 | this text", nullptr);
  add("config", "配置文件，默认 config/zhengqiao.xml | the configuration", "文件");
  add("publisher", "import-list：公布单位 | who publishes the list", "单位");
  add("basis", "import-list：公布文号 | document the list rests on", "文号");
  add("print", "check-config：打印生效的配置，密钥显示为 *** | print the effective configuration", nullptr);
  add("messages", "version：打印日志目录 | print the message catalogue", nullptr);
}

void Application::on_option(const std::string& name, const std::string& value) {
  if (name == "help") help_ = true;
  if (name == "config") arguments_.config = value;
  if (name == "publisher") arguments_.publisher = value;
  if (name == "basis") arguments_.basis = value;
  if (name == "print") arguments_.print = true;
  if (name == "messages") arguments_.messages = true;
  if (help_) stopOptionsProcessing();
}

void Application::print_help() const {
  std::cout << "用法 (usage)：zhengqiao 命令 [参数]\n\n命令 (commands)：\n";
  for (const Command& command : commands)
    std::cout << "  " << command.name << std::string(14 - std::string(command.name).size(), ' ') << command.zh << " | "
              << command.en << '\n';
  std::cout << "\n选项 (options)：\n";
  Poco::Util::HelpFormatter formatter(options());
  formatter.setUnixStyle(true);
  formatter.setWidth(120);
  formatter.format(std::cout);
  std::cout << "\n退出码 (exit codes)：0 成功；64 用法错误；65 文件内容有误；66 文件无法读取；69 主机没有确认；74 "
               "无法写入；78 配置有误\n";
}

int Application::main(const std::vector<std::string>& words) {
  if (help_ || words.empty()) {
    print_help();
    return help_ ? exit_ok : exit_usage;
  }
  arguments_.words.assign(words.begin() + 1, words.end());
  const std::string& command = words.front();
  if (command == "serve") return serve();
  if (command == "check-config") return check_config(arguments_);
  if (command == "migrate") return migrate(arguments_);
  if (command == "departments") return departments(arguments_);
  if (command == "import-list") return import_list(arguments_);
  if (command == "version") return version(arguments_);
  std::cerr << "没有命令 " << command << "；zhengqiao --help 列出全部命令 (unknown command)\n";
  return exit_usage;
}

int Application::serve() {
  auto loaded = settings::load(arguments_.config);
  if (!loaded) {
    print_error(loaded.error());
    return exit_config;
  }
  const settings::Log& log = (*loaded)->log;
  try {
    log::open({level_of(log.level), log.file, log.file_bytes_max, log.files_kept});
  } catch (const std::exception& error) {
    std::cerr << "无法打开日志文件 " << log.file << " (" << error.what() << ")\n";
    return exit_io;
  }
  log::write("ZQ-0001", {{"version", ZQ_VERSION}, {"config", (*loaded)->file.string()}});
  Host host(*loaded);
  if (auto started = host.start(); !started) {
    log::write("ZQ-0005", {{"reason", started.error().detail.empty() ? started.error().text : started.error().detail}});
    print_error(started.error());
    return exit_code_of(started.error());
  }
  log::write("ZQ-0002", {{"port", static_cast<int>(host.port())}});
  std::cout << "zhengqiao: ready on http://" << (*loaded)->server.address << ":" << host.port() << std::endl;
  serve_until_signal(host);
  log::write("ZQ-0003");
  const int held = host.stop();
  log::write("ZQ-0004", {{"threads_held", held}});
  log::flush();
  if (held > 0) std::_Exit(exit_ok);  // an adapter still runs: unloading its code under it would crash
  return exit_ok;
}

}  // namespace zq::application
