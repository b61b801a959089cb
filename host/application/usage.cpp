#include "application/usage.hpp"

#include <Poco/Exception.h>
#include <Poco/Util/OptionException.h>
#include <Poco/Util/OptionProcessor.h>

#include <algorithm>
#include <string_view>

namespace zq::application {
namespace {

struct OptionText {
  std::string_view name, argument, zh, en;
};
// help is every command's; daemon, umask and pidfile are Poco's own.
constexpr OptionText options[] = {
    {"help", "", "显示说明", "this text"},
    {"config", "文件", "配置文件，默认 config/zhengqiao.xml", "the configuration"},
    {"print", "", "打印生效的配置，密钥显示为 ***", "print the effective configuration"},
    {"publisher", "单位", "公布单位，默认第一版 区人民政府，以后各版 区联席会议办公室", "who publishes the list"},
    {"basis", "文号", "公布文号；第二版起必须写明核准的依据", "the document that the list rests on"},
    {"effective-from", "日期", "施行日期，如 2026-12-01，默认当日", "from when it is in force"},
    {"reason", "原因", "停用部门的原因，记入台账", "why the department is switched off"},
    {"until", "时间", "停用到何时自动恢复，如 2026-12-01T08:00:00+08:00", "when it is switched on again by itself"},
    {"messages", "", "打印日志目录：每条日志的编号、含义和处理办法", "print the log catalogue"},
    {"daemon", "", "转入后台运行；日志请在配置里写明文件", "run in the background"},
    {"pidfile", "文件", "把进程号写入该文件", "write the process id there"},
    {"umask", "掩码", "后台运行时的文件权限掩码，如 027", "of the background process"},
};

struct CommandText {
  std::string_view name, arguments;
  size_t words_min, words_max;
  std::string_view options;  // besides help
  std::string_view zh, en, more, codes;
};
constexpr CommandText commands[] = {
    {"serve", "", 0, 0, "config daemon pidfile umask", "运行主机", "run the host",
     "  一直运行到收到 TERM 或 INT 信号。保存的配置改动、更换的适配器文件自动生效；HUP 信号立即重新载入。\n"
     "  改动有错时整体不采用，原配置继续运行，错处写在日志里。\n",
     "0 正常停止；1 状态目录正被另一个主机使用；69 地址或端口不能监听；74 数据库或日志打不开；78 配置有误"},
    {"check-config", "", 0, 0, "config print", "检查配置，一次列出全部错误", "check the configuration",
     "  与主机启动、重新载入时的检查相同；不影响正在运行的主机。\n", "0 配置正确；78 配置有误"},
    {"migrate", "", 0, 0, "config", "把数据库结构升级到本程序的版本", "bring the database schema up to date",
     "  serve 启动时也会自动升级；单独执行用于升级前后的检查。比本程序更新的数据库不会被打开。\n",
     "0 已是最新；74 数据库打不开，或比本程序更新；78 配置有误"},
    {"departments", "[list | enable|disable|impact|shadow|promote|rollback|history 部门编号]", 0, 2,
     "config reason until", "列出、启用、停用部门", "list, enable or disable departments",
     "  list      列出各部门的状态、适配器版本和第几代（默认）\n"
     "  enable    启用：改写该部门配置文件中的 enabled，并让正在运行的主机立即采用\n"
     "  disable   停用，必须写 --reason：先列出影响，再对该部门的核查立即转人工办理；其他部门不受影响\n"
     "            写了 --until 的，到时自动恢复\n"
     "  impact    只列出停用的影响：不能再由机器核查的事项，等待中的核查与投诉\n"
     "  shadow    影子版本静默比对的结果：哪些字段有差异、几次、何时\n"
     "  promote   影子转正：写 adapter_file，启动并核对新一代，再换下旧的；失败则一切照旧\n"
     "  rollback  退回适配器的上一版本（主机在状态目录保存最近 5 个）\n"
     "  history   适配器各版本何时启用、何时被拒绝及原因\n",
     "0 成功；64 没有这个部门，或用法错误；69 主机没有确认；74 配置文件不能改写；78 配置有误，或主机拒绝了新配置"},
    {"import-list", "文件", 1, 1, "config publisher basis effective-from",
     "从 CSV 或 XLSX 文件公布新一版证明材料取消清单", "publish a list version from a CSV or XLSX file",
     "  文件有错时一项也不公布，按行、列列出全部错误。正在运行的主机自动采用新版。列的说明见 "
     "config/README.zh-CN.md。\n"
     "  第一版由区政府公布；公布以后的变动须经核准（规定第六条），一般通过清单动态调整逐项公布，成批导入的须用 --basis "
     "写明核准的文号。\n",
     "0 已公布；65 文件内容有误；66 文件不能读取；74 数据库不能写入；78 配置有误"},
    {"version", "", 0, 0, "config messages", "显示版本号", "show the version", "", "0 成功"},
};

const CommandText* find(std::string_view name) {
  const auto* at = std::ranges::find(commands, name, &CommandText::name);
  return at == std::end(commands) ? nullptr : at;
}

bool takes(const CommandText& command, std::string_view option) {
  return option == "help" ||
         (" " + std::string(command.options) + " ").find(" " + std::string(option) + " ") != std::string::npos;
}

std::string padded(std::string text, size_t width) {
  size_t columns = 0;  // a Chinese character takes two
  for (const unsigned char c : text) columns += c < 0x80 ? 1 : (c >= 0xE0 ? 2 : 0);
  return text.append(columns < width ? width - columns : 1, ' ');
}

std::string option_lines(const CommandText& command) {
  std::string text;
  for (const OptionText& option : options) {
    if (!takes(command, option.name)) continue;
    std::string name = "--" + std::string(option.name);
    if (!option.argument.empty()) name.append("=").append(option.argument);
    text += "  " + padded(std::move(name), 18) + std::string(option.zh) + " | " + std::string(option.en) + "\n";
  }
  return text;
}

std::string command_names() {
  std::string names;
  for (const CommandText& command : commands) names.append(names.empty() ? "" : "、").append(command.name);
  return names;
}

std::string see_help(std::string_view command) {
  return "详见 (see)：zhengqiao " + std::string(command) + (command.empty() ? "" : " ") + "--help";
}

// What is wrong between a command, its words and the options given with it; empty: nothing.
std::string misfit(const CommandLine& line, const std::vector<std::string>& given) {
  const CommandText* command = find(line.command);
  if (!command)
    return "没有命令 " + line.command + "；现有命令：" + command_names() + " (unknown command)。" + see_help("");
  for (const std::string& option : given)
    if (!takes(*command, option))
      return "命令 " + line.command + " 没有选项 --" + option + " (no such option)。" + see_help(line.command);
  if (line.words.size() < command->words_min)
    return "命令 " + line.command + " 还缺参数 (argument missing)。" + usage_line(line.command);
  if (line.words.size() > command->words_max)
    return "命令 " + line.command + " 不认识参数“" + line.words[command->words_max] + "” (unexpected argument)。" +
           usage_line(line.command);
  return {};
}

// Poco's objection to one argument, in our words.
std::string objection(const std::string& argument, const Poco::Exception& why) {
  const std::string name = argument.substr(0, argument.find('='));
  if (dynamic_cast<const Poco::Util::MissingArgumentException*>(&why))
    return "选项 " + name + " 缺少值，应写成 " + name + "=值 (value missing)。";
  if (dynamic_cast<const Poco::Util::UnexpectedArgumentException*>(&why))
    return "选项 " + name + " 不带值，却写了“" + argument + "” (unexpected value)。";
  if (dynamic_cast<const Poco::Util::DuplicateOptionException*>(&why))
    return "选项 " + name + " 只能写一次 (given twice)。";
  return "没有选项 " + name + " (unknown option)。";
}

}  // namespace

CommandLine read_command_line(const Poco::Util::OptionSet& known, const std::vector<std::string>& arguments) {
  Poco::Util::OptionProcessor processor(known);
  processor.setUnixStyle(true);
  CommandLine line;
  std::vector<std::string> words, given;
  std::string last;
  const auto refused = [&](const std::string& why) { line.fault = why + see_help(words.empty() ? "" : words.front()); };
  for (const std::string& argument : arguments) {
    std::string name, value;
    try {
      if (!processor.process(argument, name, value)) words.push_back(argument);
      if (!name.empty()) given.push_back(name);
      last = argument;
    } catch (const Poco::Exception& why) {
      refused(objection(argument, why));
      return line;
    }
  }
  line.help = std::ranges::find(given, "help") != given.end();
  if (!words.empty()) line.command = words.front();
  if (line.command == "help") {
    line.help = true;
    line.command = words.size() > 1 ? words[1] : "";
    return line;
  }
  if (words.size() > 1) line.words.assign(words.begin() + 1, words.end());
  try {
    processor.checkRequired();
  } catch (const Poco::Exception& why) {
    refused(objection(last, why));
    return line;
  }
  if (!line.command.empty() && (!line.help || !find(line.command))) line.fault = misfit(line, given);
  return line;
}

void add_options(Poco::Util::OptionSet& set, const Poco::Util::AbstractOptionCallback& callback) {
  for (const OptionText& text : options) {
    if (set.hasOption(std::string(text.name))) continue;
    Poco::Util::Option option(std::string(text.name), text.name == "help" ? "h" : "", std::string(text.zh));
    if (!text.argument.empty()) option.argument(std::string(text.argument));
    set.addOption(option.callback(callback));
  }
}

std::string usage_line(const std::string& command) {
  const CommandText* text = find(command);
  std::string line = "用法 (usage)：zhengqiao " + (text ? command : "命令 [参数] [选项]");
  if (text && !text->arguments.empty()) line += " " + std::string(text->arguments);
  return text ? line + " [选项]" : line;
}

std::string help_text(const std::string& command) {
  std::string text = usage_line(command) + "\n\n";
  if (const CommandText* one = find(command))
    return text + std::string(one->zh) + " | " + std::string(one->en) + "\n" + std::string(one->more) +
           "\n选项 (options)：\n" + option_lines(*one) + "\n退出码 (exit codes)：" + std::string(one->codes) +
           "；64 用法错误\n";
  text += "证桥：部门间核查的集成服务器 | the integration server for proofs between departments\n\n命令 (commands)：\n";
  for (const CommandText& one : commands)
    text += "  " + padded(std::string(one.name), 14) + std::string(one.zh) + " | " + std::string(one.en) + "\n";
  return text +
         "\n每个命令的参数、选项和退出码：zhengqiao 命令 --help | details of each command\n"
         "第一次使用：写好 config/zhengqiao.xml → check-config → import-list → serve；说明书在 "
         "config/README.zh-CN.md\n";
}

}  // namespace zq::application
