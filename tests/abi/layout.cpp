#include "abi/layout.hpp"

#include <algorithm>
#include <functional>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "support/process.hpp"

namespace zq::abi {
namespace {

namespace fs = std::filesystem;

// Everything the header names.
struct Names {
  std::vector<std::pair<std::string, std::vector<std::string>>> structures;
  std::vector<std::vector<std::string>> enums;
  std::vector<std::string> types, constants;
};

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts(1);
  int depth = 0;
  for (const char c : text) {
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (c == at && depth == 0)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

// "const zq_field *fields" -> fields; "zq_status (*emit)(...)" -> emit. Empty: declares nothing.
std::string declared_name(const std::string& declaration) {
  std::smatch match;
  static const std::regex function(R"(\(\*\s*(\w+)\)\s*\()"), last(R"((\w+)\s*(?:\[[^\]]*\])?\s*$)");
  if (std::regex_search(declaration, match, function)) return match[1];
  return std::regex_search(declaration, match, last) ? match[1].str() : std::string();
}

std::vector<std::string> members_of(const std::string& body) {
  std::vector<std::string> names;
  for (const std::string& statement : split(body, ';'))
    for (const std::string& part : split(statement, ','))
      if (const std::string name = declared_name(part); !name.empty()) names.push_back(name);
  return names;
}

std::vector<std::string> enumerators_of(const std::string& body) {
  std::vector<std::string> names;
  for (const std::string& part : split(body, ','))
    if (std::smatch match; std::regex_search(part, match, std::regex(R"((\w+))"))) names.push_back(match[1]);
  return names;
}

std::string take(std::string& text, const std::regex& pattern, const std::function<void(const std::smatch&)>& use) {
  std::string rest, left = text;
  for (std::smatch match; std::regex_search(left, match, pattern); left = match.suffix()) {
    use(match);
    rest += match.prefix();
  }
  return text = rest + left;
}

Names names_of(std::string text) {
  Names names;
  take(text, std::regex(R"(/\*[^*]*\*+(?:[^/*][^*]*\*+)*/|//[^\n]*)"), [](const auto&) {});
  take(text, std::regex(R"(#define (\w+) (?!__attribute__|noexcept)\S[^\n]*)"),
       [&](const auto& m) { names.constants.push_back(m[1]); });
  take(text, std::regex(R"(#[^\n]*)"), [](const auto&) {});
  take(text, std::regex(R"(typedef struct (\w+) \{([^}]*)\} \w+;)"),
       [&](const auto& m) { names.structures.emplace_back(m[1], members_of(m[2])); });
  take(text, std::regex(R"(enum \{([^}]*)\};)"), [&](const auto& m) { names.enums.push_back(enumerators_of(m[1])); });
  take(text, std::regex(R"(typedef struct \w+ \w+;)"), [](const auto&) {});  // opaque
  take(text, std::regex(R"(typedef ([^;]*);)"), [&](const auto& m) { names.types.push_back(declared_name(m[1])); });
  return names;
}

const char* const prologue = R"(
#include <cxxabi.h>
#include <cstdio>
#include <string>
#include <typeinfo>
template <class T> std::string spelled() {
  int status = 0;
  return abi::__cxa_demangle(typeid(T).name(), nullptr, nullptr, &status);
}
void constant(const char* name, const char* value) { std::printf("C %s %s\n", name, value); }
template <class T> void constant(const char* name, T value) { std::printf("C %s %lld\n", name, (long long)value); }
int main() {
)";

std::string program_for(const fs::path& header, const Names& names) {
  std::ostringstream out;
  out << "#include \"" << header.string() << "\"\n" << prologue;
  for (const auto& [structure, members] : names.structures) {
    out << "std::printf(\"S " << structure << " %zu\\n\", sizeof(" << structure << "));\n";
    for (const std::string& member : members) {
      const std::string whole = structure + "::" + member;
      out << "std::printf(\"M " << member << " %zu %zu %s\\n\", offsetof(" << structure << ", " << member
          << "), sizeof(" << whole << "), spelled<decltype(" << whole << ")>().c_str());\n";
    }
  }
  for (const auto& block : names.enums) {
    out << "std::puts(\"E\");\n";
    for (const std::string& name : block)
      out << "std::printf(\"V " << name << " %lld\\n\", (long long)" << name << ");\n";
  }
  for (const std::string& name : names.types)
    out << "std::printf(\"T " << name << " %s\\n\", spelled<" << name << ">().c_str());\n";
  for (const std::string& name : names.constants) out << "constant(\"" << name << "\", " << name << ");\n";
  out << "}\n";
  return out.str();
}

Layout read(const std::string& lines) {
  Layout layout;
  Structure* structure = nullptr;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string kind, name, rest;
    words >> kind >> name;
    if (kind == "S") words >> (structure = &layout.structures[name])->size;
    if (kind == "E") layout.enums.emplace_back();
    if (kind == "V") words >> layout.enums.back()[name];
    if (kind == "M") {
      Member member{name, {}, 0, 0};
      words >> member.offset >> member.size >> std::ws;
      std::getline(words, member.type);
      structure->members.push_back(member);
    }
    if (kind == "T") std::getline(words >> std::ws, layout.types[name]);
    if (kind == "C") std::getline(words >> std::ws, layout.constants[name]);
  }
  return layout;
}

}  // namespace

const Member* Structure::member(const std::string& name) const {
  const auto found = std::ranges::find(members, name, &Member::name);
  return found == members.end() ? nullptr : &*found;
}

Layout layout_of(const fs::path& header) {
  const test::TempDirectory work;
  const std::string source = (work / "layout.cpp").string(), program = (work / "layout").string();
  test::write_file(source, program_for(header, names_of(test::read_file(header))));
  const test::Ran compiled = test::run({"g++", "-std=c++20", "-o", program, source});
  if (compiled.code != 0) throw std::runtime_error(header.string() + " does not compile:\n" + compiled.output);
  const test::Ran ran = test::run({program});
  if (ran.code != 0) throw std::runtime_error(header.string() + ": the program of its layout failed: " + ran.output);
  return read(ran.output);
}

}  // namespace zq::abi
