#include "public_security/ferry.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "complaints/complaint_book.hpp"
#include "public_security/daily_files.hpp"
#include "public_security/ferry_format.hpp"

namespace zq::sample::police {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds look_every{50};

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

void append(const fs::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::app);
  if (!file.write(bytes.data(), std::streamsize(bytes.size())).flush())
    throw std::runtime_error("cannot write " + path.string());
}

void put(const fs::path& path, const std::string& bytes) {
  const fs::path temporary = path.parent_path() / ("." + path.filename().string() + ".tmp");
  fs::remove(temporary);
  append(temporary, bytes);
  fs::rename(temporary, path);
}

std::vector<fs::path> requests_in(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file() && name.front() == 'Q' && entry.path().extension() == ".txt")
      found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string compact_now() {
  std::string text = legacy_time(now_since_epoch()).substr(0, 19);
  std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
  return text;
}

// The reply file of this request with the fault's damage. Empty: it is never sent.
std::string reply_file(const Population& people, const FerryRequest& request, FaultKind fault) {
  FerryReply reply = answer_request(people, request, compact_now());
  std::string records = to_record(reply);
  std::size_t count = 1;
  if (fault == FaultKind::silence) return {};
  if (fault == FaultKind::two_rows) {
    reply.value = reply.value == "0" ? "1" : "0";
    records += to_record(reply);
    count = 2;
  }
  if (fault == FaultKind::wrong_width) records.erase(60, 1);
  if (fault == FaultKind::wrong_encoding) records[52] = '\xFF';  // the first byte of the name
  return with_trailer(records, count);
}

struct Sending {
  fs::path request, file;
  std::string bytes;
  bool whole, twice;
};

}  // namespace

Ferry::Ferry(const Population& people, FaultSwitch& faults, FerryOptions options)
    : people_(people),
      faults_(faults),
      options_(std::move(options)),
      out_(options_.folder / "out"),
      in_(options_.folder / "in"),
      inner_(options_.folder / "inner") {
  for (const fs::path& folder : {out_, in_, inner_}) fs::create_directories(folder);
  write_daily_files();
  thread_ = std::thread([this] { run(); });
}

Ferry::~Ferry() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

bool Ferry::pause(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  return !wake_.wait_for(lock, time, [this] { return stopping_; });
}

std::string Ferry::today() const { return options_.today.empty() ? compact_now().substr(0, 8) : options_.today; }

void Ferry::write_daily_files() {
  if (written_day_ == today()) return;
  written_day_ = today();
  put(in_ / proof_list_name(written_day_), proof_list_file());
  put(in_ / cancellation_name(written_day_), cancellation_file(people_));
}

void Ferry::run() {
  while (pause(look_every)) {
    try {
      pick_up();
      answer_due();
      write_daily_files();
    } catch (const std::exception& error) {
      std::fprintf(stderr, "ferry: %s\n", error.what());
      pause(std::chrono::seconds(1));
    }
  }
}

void Ferry::pick_up() {
  for (const fs::path& request : requests_in(out_)) {
    const fs::path target = inner_ / request.filename();
    fs::rename(request, target);
    fs::last_write_time(target, fs::file_time_type::clock::now());
  }
}

void Ferry::answer_due() {
  std::vector<Sending> sendings;
  for (const fs::path& request : requests_in(inner_)) {
    if (fs::last_write_time(request) + options_.delay > fs::file_time_type::clock::now()) continue;
    const auto asked = read_request(read_file(request));
    const std::string number = request.stem().string().substr(1);
    if (!asked || asked->number != number) {
      std::fprintf(stderr, "ferry: a request file is malformed; it is set aside as .bad\n");
      fs::rename(request, inner_ / (request.filename().string() + ".bad"));
      continue;
    }
    const Fault fault = delayed_.contains(number) ? Fault{} : faults_.take("ferry");
    if (fault.kind == FaultKind::delay) {
      delayed_.insert(number);
      fs::last_write_time(request, fs::file_time_type::clock::now() + fault.time - options_.delay);
      continue;
    }
    const std::string bytes = reply_file(people_, *asked, fault.kind);
    if (bytes.empty()) {
      fs::remove(request);
      continue;
    }
    const bool twice = fault.kind == FaultKind::duplicate || std::hash<std::string>{}(number) % 8 == 0;
    sendings.push_back({request, in_ / ("R" + number + ".txt"), bytes, fault.kind != FaultKind::truncate, twice});
  }
  if (sendings.empty()) return;
  for (const Sending& sending : sendings) {
    fs::remove(sending.file);
    append(sending.file, std::string_view(sending.bytes).substr(0, sending.bytes.size() / 2));
  }
  if (!pause(options_.write)) return;  // the requests stay: after a restart they are answered anew
  for (const Sending& sending : sendings) {
    if (sending.whole) append(sending.file, std::string_view(sending.bytes).substr(sending.bytes.size() / 2));
    if (sending.twice) put(in_ / (sending.file.stem().string() + "_2.txt"), sending.bytes);
    fs::remove(sending.request);
  }
}

}  // namespace zq::sample::police
