#include "settings/load.hpp"

#include <algorithm>

#include "settings/law_files.hpp"
#include "settings/places.hpp"
#include "settings/sections.hpp"
#include "settings/value.hpp"

namespace fs = std::filesystem;

namespace zq::settings {
namespace {

// The base attribute is needed before everything else is read.
fs::path base_folder(const fs::path& file, const XmlDocument& document, std::vector<Fault>& faults) {
  const fs::path folder = fs::absolute(file).parent_path();
  const XmlAttribute* given = document.root.find("base");
  fs::path base = (folder / (given ? given->value : "..")).lexically_normal();
  if (!base.has_filename() && base.has_relative_path()) base = base.parent_path();
  std::error_code fault;
  if (given && !fs::is_directory(base, fault)) {
    faults.push_back({place(document.label, document.bytes, given->value_at),
                      "base 所指的文件夹不存在：" + base.string(), "a folder", "no folder"});
  }
  return base;
}

std::vector<fs::path> department_files(const fs::path& folder, std::vector<Fault>& faults) {
  std::error_code fault;
  auto files = xml_files(folder, fault);
  if (fault) {
    faults.push_back({folder.string(), "部门配置文件夹不存在或不可读；没有部门时请建一个空文件夹", "a readable folder",
                      fault.message()});
  }
  return files;
}

void read_departments(const fs::path& folder, const Surroundings& around, Settings& out, std::vector<Fault>& faults) {
  for (const fs::path& file : department_files(folder, faults)) {
    const std::string id = file.stem().string();
    if (!is_id(id)) {
      faults.push_back({file.string(), "部门配置的文件名应为 部门编号.xml，编号只用小写字母、数字和下划线，以字母开头",
                        "[a-z][a-z0-9_]*.xml", file.filename().string()});
      continue;
    }
    if (const auto document = read_file(file, faults)) {
      out.departments.push_back(read_department(*document, id, around, faults));
    }
  }
  std::ranges::sort(out.departments, {}, &Department::id);
}

// Where field tasks go is optional: without the file on-site checks stay with people.
std::shared_ptr<const FieldRouting> routing_in(const fs::path& file, const std::vector<Department>& departments,
                                               std::vector<Fault>& faults) {
  std::error_code fault;
  if (!fs::exists(file, fault)) return nullptr;
  const auto document = read_file(file, faults);
  if (!document) return nullptr;
  return std::make_shared<const FieldRouting>(read_routing(*document, departments, faults));
}

// Without the file no register is kept, and nobody is refused for not standing in it.
void read_organisations(const fs::path& file, Settings& out, std::vector<Fault>& faults) {
  std::error_code fault;
  if (!fs::exists(file, fault)) return;
  if (const auto document = read_file(file, faults)) out.organisations = read_units(*document, faults);
}

Error refused(std::vector<Fault> faults) {
  Error error{ErrorCode::invalid_input, "配置有 " + std::to_string(faults.size()) + " 处错误，未采用"};
  error.detail = faults.front().path + ": " + faults.front().text;
  error.faults = std::move(faults);
  return error;
}

}  // namespace

Result<std::shared_ptr<const Settings>> load(const fs::path& file) {
  std::vector<Fault> faults;
  auto settings = std::make_shared<Settings>();
  Surroundings around;
  const auto document = read_file(file, faults);
  if (document) {
    around.base = base_folder(file, *document, faults);
    *settings = read_host(*document, around, faults);
    around.adapter_directory = settings->adapter_directory;
  } else {
    around.look_at_files = false;  // without the host's file nobody knows where they are
  }
  settings->file = file;
  std::error_code fault;
  if (document || fs::exists(file, fault)) {  // else the path is wrong, and what stands beside it says nothing
    const fs::path folder = fs::absolute(file).parent_path();
    read_departments(folder / "departments", around, *settings, faults);
    settings->law = read_law(folder, faults);
    settings->assessment = read_assessments(folder, faults);
    settings->routing = routing_in(folder / "routing" / "field_tasks.xml", settings->departments, faults);
    read_organisations(folder / "units.xml", *settings, faults);
    settings->writs = read_writs(folder / "writs", faults);
  }
  if (!faults.empty()) return refused(std::move(faults));
  return std::shared_ptr<const Settings>(std::move(settings));
}

}  // namespace zq::settings
