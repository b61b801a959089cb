#include "complaints/complaint_book.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace zq::sample {
namespace {

using Text = std::string ComplaintEntry::*;
constexpr std::array<std::pair<const char*, Text>, 10> texts{{{"number", &ComplaintEntry::number},
                                                              {"external", &ComplaintEntry::external},
                                                              {"subject", &ComplaintEntry::subject},
                                                              {"content", &ComplaintEntry::content},
                                                              {"complainant", &ComplaintEntry::complainant},
                                                              {"phone", &ComplaintEntry::phone},
                                                              {"against", &ComplaintEntry::against},
                                                              {"matter", &ComplaintEntry::matter},
                                                              {"proof", &ComplaintEntry::proof},
                                                              {"filed_on", &ComplaintEntry::filed_on}}};

std::string to_line(const ComplaintEntry& entry) {
  nlohmann::ordered_json line{{"received", entry.received.count()}};
  for (const auto& [name, text] : texts) line[name] = entry.*text;
  return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

// Nothing for a line a crash left unfinished.
std::optional<ComplaintEntry> from_line(const std::string& line) {
  const auto value = nlohmann::json::parse(line, nullptr, false);
  if (!value.is_object() || !value.contains("received")) return std::nullopt;
  ComplaintEntry entry;
  entry.received = std::chrono::milliseconds(value["received"].get<std::int64_t>());
  for (const auto& [name, text] : texts) entry.*text = value.value(name, "");
  return entry;
}

}  // namespace

ComplaintBook::ComplaintBook(std::string file, std::string prefix, std::chrono::milliseconds clerk)
    : prefix_(std::move(prefix)), clerk_(clerk) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (auto entry = from_line(line)) {
      by_external_[entry->external] = by_number_[entry->number] = entries_.size();
      entries_.push_back(*std::move(entry));
    }
  }
  file_ = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file_ < 0 || ::write(file_, "\n", 1) != 1)  // ends a line that a crash left unfinished
    throw std::runtime_error("cannot open " + file + ": " + std::strerror(errno));
}

ComplaintBook::~ComplaintBook() { ::close(file_); }

ComplaintEntry ComplaintBook::enter(ComplaintEntry entry) {
  const std::lock_guard lock(mutex_);
  if (const auto known = by_external_.find(entry.external); known != by_external_.end()) return entries_[known->second];
  std::string digits = std::to_string(entries_.size() + 1);
  entry.number = prefix_ + std::string(8 - std::min<std::size_t>(8, digits.size()), '0') + digits;
  entry.received = now_since_epoch();
  const std::string line = to_line(entry);
  if (::write(file_, line.data(), line.size()) != ssize_t(line.size()) || ::fdatasync(file_) != 0)
    throw std::runtime_error(std::string("cannot write the complaint book: ") + std::strerror(errno));
  by_external_[entry.external] = by_number_[entry.number] = entries_.size();
  entries_.push_back(entry);
  return entry;
}

std::optional<ComplaintEntry> ComplaintBook::find(const std::string& number) const {
  const std::lock_guard lock(mutex_);
  const auto found = by_number_.find(number);
  if (found == by_number_.end()) return std::nullopt;
  return entries_[found->second];
}

std::size_t ComplaintBook::size() const {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

std::size_t ComplaintBook::steps_done(const ComplaintEntry& entry, std::chrono::milliseconds now) const {
  if (clerk_.count() <= 0 || now <= entry.received) return 0;
  const std::size_t last = std::stoul(entry.number.substr(prefix_.size())) % 7 == 0 ? 1 : 3;
  return std::min(std::size_t((now - entry.received) / clerk_), last);
}

ComplaintStep ComplaintBook::step(const ComplaintEntry& entry, std::chrono::milliseconds now) const {
  constexpr std::array way{ComplaintStep::registered, ComplaintStep::accepted, ComplaintStep::handling,
                           ComplaintStep::closed};
  const std::size_t done = steps_done(entry, now);
  const bool refused = std::stoul(entry.number.substr(prefix_.size())) % 7 == 0;
  return refused && done > 0 ? ComplaintStep::refused : way[done];
}

std::chrono::milliseconds ComplaintBook::stepped(const ComplaintEntry& entry, std::chrono::milliseconds now) const {
  return entry.received + clerk_ * std::int64_t(steps_done(entry, now));
}

std::chrono::milliseconds now_since_epoch() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch());
}

std::string legacy_time(std::chrono::milliseconds since_epoch) {
  const std::time_t seconds = since_epoch.count() / 1000 + 8 * 3600;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S.0", &parts);
  return text;
}

}  // namespace zq::sample
