#include "tidy/source.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

namespace fs = std::filesystem;

namespace zq::tidy {
namespace {

// Blanks out comments, strings and characters, so that rules look at code only. Line ends stay.
class Stripping {
 public:
  explicit Stripping(const std::string& text) : text_(text), code_(text) {}

  std::string code() {
    while (at_ < text_.size()) step();
    return std::move(code_);
  }

 private:
  bool here(std::string_view word) const { return text_.compare(at_, word.size(), word) == 0; }

  void step() {
    if (here("//")) return blank_until(text_.find('\n', at_));
    if (here("/*")) return blank_until(after(text_.find("*/", at_ + 2), 2));
    if (here("R\"") && !in_word()) return blank_until(raw_end());
    if (text_[at_] == '"') return blank_until(quote_end('"'));
    // 1'000 is a number, u8'x' is rare enough to be left out
    if (text_[at_] == '\'' && !in_word()) return blank_until(quote_end('\''));
    ++at_;
  }

  bool in_word() const {
    return at_ > 0 && (std::isalnum(static_cast<unsigned char>(text_[at_ - 1])) || text_[at_ - 1] == '_');
  }
  static size_t after(size_t at, size_t length) { return at == std::string::npos ? at : at + length; }

  size_t raw_end() const {
    const size_t open = text_.find('(', at_);
    if (open == std::string::npos) return open;
    const std::string close = ")" + text_.substr(at_ + 2, open - at_ - 2) + "\"";
    return after(text_.find(close, open), close.size());
  }
  size_t quote_end(char quote) const {
    size_t at = at_ + 1;
    while (at < text_.size() && text_[at] != quote && text_[at] != '\n') at += text_[at] == '\\' ? 2 : 1;
    return at + 1;
  }
  void blank_until(size_t end) {
    end = std::min(end, text_.size());
    for (; at_ < end; ++at_) {
      if (text_[at_] != '\n') code_[at_] = ' ';
    }
  }

  const std::string& text_;
  std::string code_;
  size_t at_ = 0;
};

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> lines;
  size_t at = 0;
  while (at < text.size()) {
    const size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

void note_include(const Line& line, std::vector<Include>& includes) {
  const size_t hash = line.text.find_first_not_of(" \t");
  if (hash == std::string::npos || line.text.compare(hash, 8, "#include") != 0) return;
  const size_t open = line.text.find_first_of("\"<", hash);
  if (open == std::string::npos) return;
  const bool quoted = line.text[open] == '"';
  const size_t close = line.text.find(quoted ? '"' : '>', open + 1);
  includes.push_back({line.number, line.text.substr(open + 1, close - open - 1), quoted});
}

bool is_source(const fs::path& path) {
  const std::array<std::string, 4> endings = {".cpp", ".hpp", ".h", ".c"};
  return std::ranges::find(endings, path.extension().string()) != endings.end();
}

std::vector<Source> read_all() {
  std::vector<Source> out;
  const fs::path top = ZQ_SOURCE_DIR;
  for (const char* folder : {"host", "sdk", "plugins", "samples", "tests"}) {
    if (!fs::exists(top / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(top / folder)) {
      if (!entry.is_regular_file() || !is_source(entry.path())) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      out.push_back(source_of(fs::relative(entry.path(), top).string(), {std::istreambuf_iterator<char>(in), {}}));
    }
  }
  std::ranges::sort(out, {}, &Source::path);
  return out;
}

}  // namespace

bool Source::is_header() const { return path.ends_with(".hpp") || path.ends_with(".h"); }

bool Source::under(std::string_view folder) const {
  return path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/';
}

Source source_of(std::string path, std::string bytes) {
  Source source{std::move(path), std::move(bytes), {}, {}};
  const auto texts = split(source.bytes), codes = split(Stripping(source.bytes).code());
  for (size_t i = 0; i < texts.size(); ++i) {
    source.lines.push_back({static_cast<int>(i) + 1, texts[i], codes[i]});
    note_include(source.lines.back(), source.includes);
  }
  return source;
}

const std::vector<Source>& all_sources() {
  static const std::vector<Source> sources = read_all();
  return sources;
}

std::string complaint(const Source& source, int line, std::string_view why) {
  return source.path + ':' + std::to_string(line) + ": " + std::string(why);
}

}  // namespace zq::tidy
