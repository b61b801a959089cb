#include <algorithm>
#include <iostream>

#include "adapter_tool/command.hpp"

namespace zq::tool {
namespace {

struct CommandText {
  std::string_view name, arguments, zh, en, more;
};
constexpr CommandText commands[] = {
    {"check", "文件.so [选项]", "对适配器做全部符合性检查", "run the conformance checks on an adapter",
     "  --only 编号         只做这些检查，可写多次或用逗号分开；单个字母表示一组   only these checks; a letter is a "
     "group\n"
     "  --skip 编号=理由    不做这项检查，理由写进报告                             leave one out, the reason is "
     "reported\n"
     "  --level must        只做必须通过的检查                                     only what an adapter must pass\n"
     "  --fixtures 目录     夹具目录，默认是文件旁的 <名称>.check/                 default: <name>.check/ beside the "
     "file\n"
     "  --seed 数           随机输入的种子，默认 1                                 seed of random inputs\n"
     "  --jobs 数           同时进行的检查数，默认为处理器数                       checks side by side\n"
     "  --in-process        在本进程内执行，供调试器使用                           run here, for debuggers\n"
     "  --json              输出 JSON                                              print JSON\n"
     "  --explain 编号      说明一项检查，不需要文件                               explain a check, no file needed\n"
     "退出码 exit code: 0 全部通过 passed; 1 有检查未通过 something failed; 2 用法或文件有误 wrong use or file\n"},
};

const CommandText* find(std::string_view name) {
  const auto* at = std::ranges::find(commands, name, &CommandText::name);
  return at == std::end(commands) ? nullptr : at;
}

std::string title(const CommandText& command) {
  std::string text = "  zq-adapter " + std::string(command.name) + " " + std::string(command.arguments) + "\n      ";
  return text.append(command.zh).append("  ").append(command.en).append("\n");
}

}  // namespace

std::string help(std::string_view name) {
  if (const CommandText* command = find(name)) return title(*command) + std::string(command->more);
  std::string text = "zq-adapter：适配器开发与验收工具 (the tool for authors of department adapters)\n";
  for (const CommandText& command : commands) text += title(command);
  return text + "zq-adapter 命令 --help：某个命令的说明 (help of one command)\n";
}

int misused(std::string_view command, std::string_view fault) {
  std::cerr << "zq-adapter " << command << ": " << fault << "\n用法见 (see): zq-adapter " << command << " --help\n";
  return 2;
}

}  // namespace zq::tool
