#include "public_security/ferry.hpp"

#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "public_security/ferry_checks.hpp"

namespace public_security {
namespace {

namespace fs = std::filesystem;

std::string random_hex() {
  unsigned char bytes[8];
  if (::getrandom(bytes, sizeof bytes, 0) != static_cast<ssize_t>(sizeof bytes)) {
    throw zq::Failure(ZQ_E_UNAVAILABLE, "操作系统没有给出随机数，无法生成报文号");
  }
  std::string out;
  for (const unsigned char byte : bytes) out += {"0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
  return out;
}

std::string only_digits(std::string text) {
  text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; }), text.end());
  return text;
}

// A token becomes part of file names, so it must be one of ours: 8 + 2 digits and 16 hexadecimal digits.
bool is_token(std::string_view token) {
  return token.size() == 26 && token.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Files carry the time of the machine, not that of the call; nothing when the file is gone.
std::optional<std::chrono::seconds> age_of(const std::string& path) {
  std::error_code gone;
  const auto written = fs::last_write_time(path, gone);
  if (gone) return std::nullopt;
  return std::chrono::duration_cast<std::chrono::seconds>(fs::file_time_type::clock::now() - written);
}

std::string file_name(const std::string& path) { return fs::path(path).filename().string(); }

// A reply is a few hundred bytes; whatever is longer is none.
constexpr std::size_t reply_bytes_max = 1u << 20;

std::vector<std::string> files_in(const std::string& folder, char first) {
  std::vector<std::string> found;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(folder, missing)) {
    if (file_name(entry.path()).front() == first) found.push_back(entry.path());
  }
  if (missing) {
    throw zq::Failure(ZQ_E_UNAVAILABLE, "打不开摆渡目录 " + folder + "：" + missing.message() + "；请核对挂载与权限");
  }
  return found;
}

// "name=value" lines; a line end inside a value would begin a new one.
std::string to_lines(std::string_view business, const zq::Declared& declared) {
  std::string out = "business=" + std::string(business) + "\n";
  for (std::uint32_t i = 0; i < declared.count(); ++i) {
    const std::string name(zq::to_view(declared.field(i).name));
    std::string value(declared.text(name));
    std::replace(value.begin(), value.end(), '\n', ' ');
    out += name + "=" + value + "\n";
  }
  return out;
}

Fields from_lines(std::string_view text) {
  Fields fields;
  for (const zq::DropLine& line : zq::split_lines(text)) {
    const std::size_t equals = line.bytes.find('=');
    if (equals == std::string_view::npos) continue;
    fields.emplace_back(line.bytes.substr(0, equals), line.bytes.substr(equals + 1));
  }
  return fields;
}

}  // namespace

Ferry::Ferry(const zq::Settings& settings)
    : half_written_(settings.integer_or("half_written_seconds", 1800, 1)),
      stuck_(settings.integer_or("ferry_stuck_seconds", 1800, 1)),
      keep_(24 * settings.integer_or("keep_days", 7, 1, 3650)) {
  const std::string folder = settings.require("ferry_directory");
  out_ = folder + "/out";
  in_ = folder + "/in";
  pending_ = settings.text_or("pending_directory", folder + "/pending");
}

std::string Ferry::send(const zq::Call& call, std::string_view business, const zq::Declared& declared) const {
  FerryRequest request = request_for(business, declared);
  const std::string now = only_digits(call.now().substr(0, 19));
  request.token = now.substr(0, 8) + std::string(business) + random_hex();
  request.unit = call.requester();
  request.matter = call.matter();
  request.time = now;
  const std::string bytes = request_file(request, zq::Charset(call, "GBK"));
  if (::mkdir(pending_.c_str(), 0700) != 0 && errno != EEXIST) {
    throw zq::Failure(ZQ_E_UNAVAILABLE, "建不了目录 " + pending_ + "：请核对 pending_directory 与权限");
  }
  // The question first: a request nobody remembers could be answered, but not understood.
  zq::DropFolder(pending_).put("P" + request.token + ".txt", to_lines(business, declared));
  try {
    zq::DropFolder(out_).put("Q" + request.token + ".txt", bytes);
  } catch (...) {
    ::unlink((pending_ + "/P" + request.token + ".txt").c_str());
    throw;
  }
  return request.token;
}

// A ferry that delivers twice numbers the second file.
std::vector<std::string> Ferry::reply_files(std::string_view token) const {
  std::vector<std::string> found;
  const std::string base = in_ + "/R" + std::string(token);
  for (int copy = 1; copy <= 9; ++copy) {
    const std::string path = base + (copy == 1 ? "" : "_" + std::to_string(copy)) + ".txt";
    if (::access(path.c_str(), F_OK) == 0) found.push_back(path);
  }
  return found;
}

Exchange Ferry::look(const zq::Call& call, std::string_view token) const {
  const std::string question = pending_ + "/P" + std::string(token) + ".txt";
  if (!is_token(token) || ::access(question.c_str(), F_OK) != 0) {
    throw zq::Failure(ZQ_E_NOT_FOUND, "没有这一报文号的查询：可能早于保留期（keep_days）已被清理");
  }
  Exchange exchange;
  exchange.declared = from_lines(zq::DropFolder::read(question));
  exchange.business = exchange.declared.empty() ? std::string() : exchange.declared.front().second;
  std::optional<zq::Failure> fault;
  for (const std::string& path : reply_files(token)) {
    const std::string name = file_name(path), bytes = zq::DropFolder::read(path, reply_bytes_max);
    if (!zq::FixedWidth::has_trailer(bytes)) {
      if (age_of(path).value_or(half_written_) < half_written_) continue;
      fault.emplace(ZQ_E_BAD_DATA, "文件 " + name + " 停在第 " + std::to_string(bytes.size()) +
                                       " 字节，没有尾行，且久未增长：传输中断，请重新摆渡");
      continue;
    }
    try {
      for (FerryReply& reply : read_reply_file(bytes, name, zq::Charset(call, "GBK"))) {
        if (reply.token != token) throw zq::Failure(ZQ_E_BAD_DATA, "文件 " + name + " 中的报文号与文件名不符");
        exchange.replies.push_back(std::move(reply));
      }
    } catch (const zq::Failure& failure) {
      fault = failure;
    }
  }
  if (exchange.replies.empty() && fault) throw *fault;
  return exchange;
}

// False also of what cannot be read now: whoever polls for it will hear why, the others must not suffer.
bool Ferry::is_whole_reply(const std::string& path) {
  try {
    return zq::FixedWidth::has_trailer(zq::DropFolder::read(path, reply_bytes_max));
  } catch (const zq::Failure&) {
    return false;
  }
}

std::set<std::string> Ferry::answered(const std::set<std::string>& known) const {
  std::set<std::string> tokens;
  for (const std::string& path : files_in(in_, 'R')) {
    const std::string token = file_name(path).substr(1, 26);
    if (!known.contains(token)) {
      if (!is_token(token) || ::access((pending_ + "/P" + token + ".txt").c_str(), F_OK) != 0) continue;
      if (!is_whole_reply(path)) continue;
    }
    tokens.insert(token);
  }
  return tokens;
}

void Ferry::purge() const {
  for (const auto& [folder, first] : {std::pair(in_, 'R'), std::pair(pending_, 'P')}) {
    if (::access(folder.c_str(), F_OK) != 0) continue;
    for (const std::string& path : files_in(folder, first)) {
      if (age_of(path).value_or(std::chrono::seconds(0)) > keep_) ::unlink(path.c_str());
    }
  }
}

void Ferry::check() const {
  if (::access(in_.c_str(), R_OK | X_OK) != 0 || ::access(out_.c_str(), W_OK | X_OK) != 0) {
    throw zq::Failure(ZQ_E_UNAVAILABLE, "摆渡目录 " + in_ + " 应可读、" + out_ + " 应可写：请核对挂载与权限");
  }
  for (const std::string& path : files_in(out_, 'Q')) {
    if (age_of(path).value_or(std::chrono::seconds(0)) > stuck_) {
      throw zq::Failure(ZQ_E_UNAVAILABLE, "摆渡目录 " + out_ + " 中有请求文件超过 " + std::to_string(stuck_.count()) +
                                              " 秒未被取走：请联系摆渡运维");
    }
  }
}

}  // namespace public_security
