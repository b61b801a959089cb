#include "adapter_tool/new_project.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "adapters/text_rules.hpp"

namespace zq::tool {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kinds = {"odbc", "soap", "file"};

// Names that are taken: targets of every CMake project and of the template, and words of C++ that people choose.
constexpr std::array<std::string_view, 22> taken = {
    "all",   "clean", "help",     "install",      "test",        "package", "edit_cache", "rebuild_cache",
    "class", "new",   "delete",   "public",       "private",     "union",   "register",   "export",
    "zq",    "std",   "template", "mapping_test", "replay_test", "main"};

bool is_name(std::string_view name) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && name.size() <= 40 && name[0] >= 'a' && name[0] <= 'z' && std::ranges::all_of(name, fits);
}

std::string class_name(std::string_view name) {
  std::string out;
  bool capital = true;
  for (const char c : name) {
    if (c != '_') out += capital && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    capital = c == '_';
  }
  return out;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw std::runtime_error("读不到 (cannot read) " + path.string());
  return text.str();
}

void copy_in_words(const NewProject& project, const fs::path& from, const fs::path& to) {
  for (const auto& entry : fs::recursive_directory_iterator(from)) {
    if (!entry.is_regular_file()) continue;
    const fs::path target = to / in_words_of(project, fs::relative(entry.path(), from).string());
    fs::create_directories(target.parent_path());
    std::ofstream out(target, std::ios::binary);
    out << in_words_of(project, content_of(entry.path()));
    if (!out.flush()) throw std::runtime_error("写不进 (cannot write) " + target.string());
  }
}

}  // namespace

std::string fault_of(const NewProject& project) {
  if (!is_name(project.name)) {
    return "名称应以小写字母开头，只含小写字母、数字和下划线，至多 40 个字符，如 housing；实为 '" + project.name +
           "' (a name is [a-z][a-z0-9_]*, at most 40 characters)";
  }
  if (std::ranges::find(taken, project.name) != taken.end()) {
    return "名称 " + project.name + " 已被 CMake、C++ 或模板占用，请换一个，如 " + project.name +
           "_office (this name is taken)";
  }
  if (std::ranges::find(kinds, project.kind) == kinds.end())
    return "--legacy 应为 odbc、soap 或 file；实为 '" + project.kind + "' (odbc, soap or file)";
  if (!adapters::is_adapter_id(project.id)) {
    return "--id 应为由小写字母、数字和 . _ - 组成的反向域名，如 cn.example.housing；实为 '" + project.id +
           "' (a reverse domain)";
  }
  if (!fs::is_directory(project.templates / "common") || !fs::is_directory(project.templates / project.kind)) {
    return "找不到模板目录 " + project.templates.string() + "：请重新安装 SDK，模板与本程序一同安装 " +
           "(no template beside this program: install the SDK again)";
  }
  if (fs::exists(project.folder)) {
    return project.folder.string() + " 已存在，不会覆盖：请换一个名称，或用 --dir 指定另一个目录 " +
           "(exists already and is not overwritten)";
  }
  return {};
}

std::string in_words_of(const NewProject& project, std::string text) {
  replace_all(text, "cn.example.sample_office", project.id);
  replace_all(text, "sample_office", project.name);
  replace_all(text, "SampleOffice", class_name(project.name));
  return text;
}

std::string write_project(const NewProject& project) {
  if (std::string fault = fault_of(project); !fault.empty()) return fault;
  const fs::path beside = project.folder.string() + ".new";
  try {
    fs::remove_all(beside);
    copy_in_words(project, project.templates / "common", beside);
    copy_in_words(project, project.templates / project.kind, beside);
    fs::rename(beside, project.folder);
    return {};
  } catch (const std::exception& failure) {
    std::error_code ignored;
    fs::remove_all(beside, ignored);
    return std::string("项目没有写成 (the project was not written): ") + failure.what();
  }
}

}  // namespace zq::tool
