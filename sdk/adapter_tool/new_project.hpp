// A new adapter project out of the template: which files, with which words replaced. The template is itself a whole
// project, of the department sample_office; a new one has its own name in the place of that.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace zq::tool {

struct NewProject {
  std::string name;                 // "housing": target, namespace, department id, file name
  std::string kind;                 // "odbc", "soap" or "file"
  std::string id;                   // "cn.example.housing"
  std::filesystem::path templates;  // holds common/ and a folder for each kind
  std::filesystem::path folder;     // to be made
};

// Why the project cannot be made, Chinese and English; empty: it can.
std::string fault_of(const NewProject&);

// A template's text or path in the words of the project.
std::string in_words_of(const NewProject&, std::string text);

// Writes the project. Nothing is left behind when it fails; returns the fault, empty when all is written.
std::string write_project(const NewProject&);

}  // namespace zq::tool
