#include <algorithm>
#include <iostream>

#include "adapter_tool/command.hpp"

namespace zq::tool {
namespace {

struct CommandText {
  std::string_view name, arguments, zh, en, more;
};
constexpr CommandText commands[] = {
    {"new", "名称 --legacy odbc|soap|file [选项]", "生成一个能编译、带测试的适配器项目",
     "write an adapter project that builds",
     "  --legacy 种类       前置系统：odbc 数据库，soap 服务，file 文件交换         the kind of legacy system\n"
     "  --id 编号           适配器编号，默认 cn.example.<名称>                     default: cn.example.<name>\n"
     "  --dir 目录          写到哪里，默认是当前目录下的 <名称>                    default: ./<name>\n"},
    {"run", "文件.so verify|list|complaint --json 请求.json [选项]",
     "在独立进程中调用一次，答复为 JSON，日志显示在屏幕上", "make one call in a worker, answer as JSON, log on screen",
     "  --json 文件         请求；- 表示标准输入                                   the request; - is standard input\n"
     "      verify     {\"check\": \"核查项\", \"declared\": {\"name\": \"…\"}}\n"
     "      list       {\"filter\": {}, \"cursor\": \"\", \"limit\": 50}\n"
     "      complaint  {\"complaint\": {\"subject\": \"…\"}, \"key\": \"K1\"} 或 {\"receipt\": \"…\"}\n"
     "  --fixtures 目录     用夹具中的设置和业务系统，默认是文件旁的 <名称>.check/ settings and legacy system of the "
     "fixtures\n"
     "  --config 文件 --department 编号   用主机配置中的部门                       a department of the host's config\n"
     "  --set 名称=值  --secret 名称=值   另加或改写设置、密钥                     settings and secrets on top\n"
     "  --record 文件       录下与业务系统的往来，个人信息已换成替身               a masked recording of the traffic\n"
     "  --mask 列名=类别    name、id_number、phone、address、birth 或 text         what a column or element holds\n"
     "  --time 时长         时限，默认 10s                                         deadline\n"
     "退出码 exit code: 0 有答复 answered; 1 失败或被拒绝 failed or refused; 2 用法有误 wrong use\n"},
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
     "  --limit 时长        每项检查的时限不超过它，如 20s                         no check may take longer\n"
     "  --in-process        在本进程内执行，供调试器使用                           run here, for debuggers\n"
     "  --json              输出 JSON                                              print JSON\n"
     "  --report 文件 --key 私钥.pem   写出带签名的报告，与文件的 SHA-256 绑定     write a signed report bound to the "
     "file\n"
     "  --explain 编号|all  说明一项或全部检查，不需要文件                         explain checks, no file needed\n"
     "退出码 exit code: 0 全部通过 passed; 1 有检查未通过 something failed; 2 用法或文件有误 wrong use or file\n"},
    {"pack", "文件.so --key 私钥.pem [--report 报告] [--out 文件.tar.gz]", "打包交付：适配器、签名、报告、清单、说明",
     "pack the adapter with signature, report, manifest and README",
     "  同样的输入得到逐字节相同的包。报告须先由 check --report 用同一密钥生成，且全部通过。\n"
     "  The same inputs give the same bytes. The report comes from check --report with the same key, all passed.\n"
     "退出码 exit code: 0 已打包 packed; 1 报告不可用 report not good; 2 用法或文件有误 wrong use or file\n"},
    {"doctor", "文件.so [--config zhengqiao.xml --department 编号] [--public-key 公钥.pub.pem]",
     "说明主机为什么拒绝（或会拒绝）这个适配器，以及谁该做什么",
     "explain why the host refuses an adapter, and who does what",
     "  依次检查：文件完整与机型、缺少的库、清单、接口版本、部门配置、签名与报告、装载、启动。\n"
     "退出码 exit code: 0 主机会接受 accepted; 1 会拒绝 refused; 2 用法有误 wrong use\n"},
    {"keygen", "私钥.pem", "生成 Ed25519 密钥对", "make an Ed25519 key pair",
     "  另写出同名的 .pub.pem 公钥。已有的文件不会被改动。 The public key goes beside it; existing files stay.\n"},
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
