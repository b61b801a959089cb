#include <iostream>

#include "adapter_tool/arguments.hpp"
#include "adapter_tool/command.hpp"
#include "adapter_tool/new_project.hpp"

namespace zq::tool {

namespace fs = std::filesystem;

int new_command(const Words& words) {
  const Arguments arguments = parse(words, {"legacy", "id", "dir"}, {});
  if (!arguments.fault.empty()) return misused("new", arguments.fault);
  if (arguments.words.size() != 1) return misused("new", "需要一个名称，如 housing (one name)");
  NewProject project;
  project.name = arguments.words[0];
  project.kind = arguments.value("legacy").value_or("");
  if (project.kind.empty()) return misused("new", "需写明 --legacy odbc、soap 或 file (which kind of legacy system)");
  project.id = arguments.value("id").value_or("cn.example." + project.name);
  project.folder = fs::absolute(arguments.value("dir").value_or(project.name)).lexically_normal();
  project.templates = fs::read_symlink("/proc/self/exe").parent_path().parent_path() / "share/zhengqiao-sdk/template";
  if (const std::string fault = write_project(project); !fault.empty()) return misused("new", fault);
  std::cout << "已生成 " << project.folder.string() << " (written)\n"
            << "接下来 (next):\n  cd " << project.folder.string()
            << "\n  cmake --preset dev && cmake --build --preset dev"
            << "\n  ctest --preset dev\n说明见 README.zh-CN.md (see README.md)\n";
  return 0;
}

}  // namespace zq::tool
