// Ferry: questions and answers as files across a gap between networks. A request file Q<token>.txt goes into out/, some
// day a reply file R<token>.txt appears in in/, and what was asked is kept as P<token>.txt in a folder of our own until
// it is old. Nothing is kept in memory: a token finds everything again after a restart of adapter and host. Layouts are
// the department's; a reply is whole when it has a trailer (zq/fixed_width.hpp). Immutable, so safe to share between
// threads; blocks on the disk. Throws zq::Failure.
#pragma once
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "zq/call.hpp"
#include "zq/drop_folder.hpp"
#include "zq/fixed_width.hpp"
#include "zq/record.hpp"

namespace zq {
inline namespace sdk1 {

class Ferry {
 public:
  // "name=value" of what was asked, in order.
  using Question = std::vector<std::pair<std::string, std::string>>;

  // Settings: ferry_directory (with in/ and out/ in it), pending_directory (default: pending/ beside them),
  // half_written_seconds, ferry_stuck_seconds (1800), keep_days (7). A wrong one is ZQ_E_CONFIG naming it.
  explicit Ferry(const Settings& settings)
      : half_written_(settings.integer_or("half_written_seconds", 1800, 1)),
        stuck_(settings.integer_or("ferry_stuck_seconds", 1800, 1)),
        keep_(24 * settings.integer_or("keep_days", 7, 1, 3650)) {
    const std::string folder = settings.require("ferry_directory");
    out_ = folder + "/out";
    in_ = folder + "/in";
    pending_ = settings.text_or("pending_directory", folder + "/pending");
  }
  const std::string& in() const noexcept { return in_; }

  // 26 characters: the day, two digits of the caller's choice (the kind of business), 16 of chance.
  static std::string new_token(const Call& call, std::string_view two_digits) {
    std::string day = call.today();
    day.erase(7, 1).erase(4, 1);
    return day + std::string(two_digits) + chance();
  }
  // Declared fields as a question, the kind of business before them.
  static Question question_of(std::string_view business, const Declared& declared) {
    Question question{{"business", std::string(business)}};
    for (std::uint32_t i = 0; i < declared.count(); ++i) {
      const std::string name(to_view(declared.field(i).name));
      question.emplace_back(name, std::string(declared.text(name)));
    }
    return question;
  }

  // Durable when it returns. ZQ_E_UNAVAILABLE when a folder cannot be written.
  void send(const std::string& token, std::string_view request, const Question& question) const {
    if (::mkdir(pending_.c_str(), 0700) != 0 && errno != EEXIST)
      throw Failure(ZQ_E_UNAVAILABLE, "建不了目录 " + pending_ + "：请核对 pending_directory 与权限");
    // The question first: a request nobody remembers could be answered, but not understood.
    DropFolder(pending_).put("P" + token + ".txt", to_lines(question));
    try {
      DropFolder(out_).put("Q" + token + ".txt", request);
    } catch (...) {
      ::unlink(question_file(token).c_str());
      throw;
    }
  }

  // What was asked under this token; ZQ_E_NOT_FOUND for one that nobody knows.
  Question question(std::string_view token) const {
    if (!is_token(token) || ::access(question_file(token).c_str(), F_OK) != 0)
      throw Failure(ZQ_E_NOT_FOUND, "没有这一报文号的查询：可能早于保留期（keep_days）已被清理");
    return from_lines(DropFolder::read(question_file(token)));
  }

  // What came back: read(bytes, file_name) -> std::vector<Reply> for every whole reply file, for a ferry that delivers
  // twice numbers the second. Empty: not answered yet. A half-written file is waited for, up to half_written_seconds;
  // a faulty one counts only when no other is good, and is then its own failure.
  template <class Read>
  auto replies(std::string_view token, const Read& read) const {
    decltype(read(std::string_view(), std::string())) all;
    std::optional<Failure> fault;
    for (const std::string& path : reply_files(token)) {
      const std::string name = file_name(path), bytes = DropFolder::read(path, reply_bytes_max);
      if (!FixedWidth::has_trailer(bytes)) {
        if (age_of(path).value_or(half_written_) < half_written_) continue;
        fault.emplace(ZQ_E_BAD_DATA, "文件 " + name + " 停在第 " + std::to_string(bytes.size()) +
                                         " 字节，没有尾行，且久未增长：传输中断，请重新摆渡");
        continue;
      }
      try {
        for (auto& reply : read(bytes, name)) all.push_back(std::move(reply));
      } catch (const Failure& failure) {
        fault = failure;
      }
    }
    if (all.empty() && fault) throw *fault;
    return all;
  }

  // Tokens whose whole reply is there and whose question is known. Files of the tokens in `known` are not looked into
  // again.
  std::set<std::string> answered(const std::set<std::string>& known) const {
    std::set<std::string> tokens;
    for (const std::string& path : files_in(in_, 'R')) {
      const std::string token = file_name(path).substr(1, 26);
      if (known.count(token) == 0) {
        if (!is_token(token) || ::access(question_file(token).c_str(), F_OK) != 0) continue;
        if (!is_whole_reply(path)) continue;
      }
      tokens.insert(token);
    }
    return tokens;
  }
  // Removes questions and replies that are older than keep_days.
  void purge() const {
    for (const auto& [folder, first] : {std::pair(in_, 'R'), std::pair(pending_, 'P')}) {
      if (::access(folder.c_str(), F_OK) != 0) continue;
      for (const std::string& path : files_in(folder, first))
        if (age_of(path).value_or(std::chrono::seconds(0)) > keep_) ::unlink(path.c_str());
    }
  }
  // ZQ_E_UNAVAILABLE when the folders are missing or nobody takes the requests.
  void check() const {
    if (::access(in_.c_str(), R_OK | X_OK) != 0 || ::access(out_.c_str(), W_OK | X_OK) != 0)
      throw Failure(ZQ_E_UNAVAILABLE, "摆渡目录 " + in_ + " 应可读、" + out_ + " 应可写：请核对挂载与权限");
    for (const std::string& path : files_in(out_, 'Q')) {
      if (age_of(path).value_or(std::chrono::seconds(0)) > stuck_) {
        throw Failure(ZQ_E_UNAVAILABLE, "摆渡目录 " + out_ + " 中有请求文件超过 " + std::to_string(stuck_.count()) +
                                            " 秒未被取走：请联系摆渡运维");
      }
    }
  }

 private:
  static constexpr std::size_t reply_bytes_max = 1u << 20;  // a reply is a few hundred bytes; what is longer is none

  static std::string chance() {
    unsigned char bytes[8];
    if (::getrandom(bytes, sizeof bytes, 0) != static_cast<ssize_t>(sizeof bytes))
      throw Failure(ZQ_E_UNAVAILABLE, "操作系统没有给出随机数，无法生成报文号");
    std::string out;
    for (const unsigned char byte : bytes) out += {"0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
    return out;
  }
  // A token becomes part of file names, so it must be one of ours.
  static bool is_token(std::string_view token) noexcept {
    return token.size() == 26 && token.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  }
  std::string question_file(std::string_view token) const { return pending_ + "/P" + std::string(token) + ".txt"; }
  static std::string file_name(const std::string& path) { return std::filesystem::path(path).filename().string(); }

  // Files carry the time of the machine, not that of the call; nothing when the file is gone.
  static std::optional<std::chrono::seconds> age_of(const std::string& path) {
    std::error_code gone;
    const auto written = std::filesystem::last_write_time(path, gone);
    if (gone) return std::nullopt;
    return std::chrono::duration_cast<std::chrono::seconds>(std::filesystem::file_time_type::clock::now() - written);
  }
  static std::vector<std::string> files_in(const std::string& folder, char first) {
    std::vector<std::string> found;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing))
      if (file_name(entry.path().string()).front() == first) found.push_back(entry.path().string());
    if (missing)
      throw Failure(ZQ_E_UNAVAILABLE, "打不开摆渡目录 " + folder + "：" + missing.message() + "；请核对挂载与权限");
    return found;
  }
  std::vector<std::string> reply_files(std::string_view token) const {
    std::vector<std::string> found;
    const std::string base = in_ + "/R" + std::string(token);
    for (int copy = 1; copy <= 9; ++copy) {
      const std::string path = base + (copy == 1 ? "" : "_" + std::to_string(copy)) + ".txt";
      if (::access(path.c_str(), F_OK) == 0) found.push_back(path);
    }
    return found;
  }
  // False also of what cannot be read now: whoever polls for it will hear why, the others must not suffer.
  static bool is_whole_reply(const std::string& path) {
    try {
      return FixedWidth::has_trailer(DropFolder::read(path, reply_bytes_max));
    } catch (const Failure&) {
      return false;
    }
  }

  // A line end inside a value would begin a new one.
  static std::string to_lines(const Question& question) {
    std::string out;
    for (const auto& [name, value] : question) {
      const std::size_t at = out.size();
      out += name + "=" + value;
      std::replace(out.begin() + static_cast<std::ptrdiff_t>(at), out.end(), '\n', ' ');
      out += "\n";
    }
    return out;
  }
  static Question from_lines(std::string_view text) {
    Question question;
    for (const DropLine& line : split_lines(text)) {
      const std::size_t equals = line.bytes.find('=');
      if (equals == std::string_view::npos) continue;
      question.emplace_back(line.bytes.substr(0, equals), line.bytes.substr(equals + 1));
    }
    return question;
  }

  std::string out_, in_, pending_;
  std::chrono::seconds half_written_, stuck_;
  std::chrono::hours keep_;
};

}  // namespace sdk1
}  // namespace zq
