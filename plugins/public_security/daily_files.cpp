#include "public_security/daily_files.hpp"

#include <sys/stat.h>

#include <algorithm>

#include "zq/daily_files.hpp"
#include "zq/files.hpp"

namespace public_security {
namespace {

constexpr std::chrono::milliseconds look_every{1000};
constexpr std::size_t list_bytes_max = 16u << 20;

std::string iso(const std::string& compact) {
  return compact.substr(0, 4) + "-" + compact.substr(4, 2) + "-" + compact.substr(6, 2);
}

constexpr std::string_view cancellation_prefix = "HKZX_", list_prefix = "ZMQD_";

}  // namespace

DailyFiles::DailyFiles(std::string folder, const zq::Settings& settings)
    : folder_(std::move(folder)),
      age_days_max_(static_cast<int>(settings.integer_or("cancellation_age_days", 2, 0, 365))) {}

DailyFiles::Stamp DailyFiles::stamp_of(const std::string& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0) return {};
  return {facts.st_size, facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec};
}

// True when this file is the one to answer from.
bool DailyFiles::take(const zq::Call& call, const std::string& name, const Stamp& stamp) {
  if (name == loaded_name_ && stamp == loaded_stamp_) return true;
  if (const auto known = refused_.find(name); known != refused_.end() && known->second.stamp == stamp) return false;
  try {
    const std::string bytes = zq::DropFolder::read(folder_ + "/" + name);
    if (!zq::FixedWidth::has_trailer(bytes)) return false;  // still being written: yesterday's will do
    const std::string day = iso(name.substr(cancellation_prefix.size(), 8));
    loaded_ = std::make_shared<const Cancellations>(Cancellations::read(bytes, name, day, zq::Charset(call, "GBK")));
    loaded_name_ = name;
    loaded_stamp_ = stamp;
    return true;
  } catch (const zq::Failure& failure) {
    // What could not be read at all is tried again; what is malformed is not, until the file changes.
    const Refused now{failure.status() == ZQ_E_BAD_DATA ? stamp : Stamp{}, failure.status(),
                      std::string(failure.text())};
    const auto known = refused_.find(name);
    const bool news = known == refused_.end() || known->second.why != now.why;
    refused_[name] = now;
    if (news) call.log(ZQ_LOG_WARNING, "注销名单不予采用：" + now.why);
    return false;
  }
}

void DailyFiles::look(const zq::Call& call) {
  const auto files = zq::daily_files(folder_, cancellation_prefix, call.day_after(1));
  std::erase_if(refused_, [&](const auto& one) {
    return std::none_of(files.begin(), files.end(), [&](const auto& file) { return file.name == one.first; });
  });
  for (const zq::DailyFile& file : files) {
    if (take(call, file.name, stamp_of(folder_ + "/" + file.name))) return;
    call.check();
  }
}

std::shared_ptr<const Cancellations> DailyFiles::cancellations(const zq::Call& call) {
  const std::lock_guard lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  const std::string oldest = call.day_after(-age_days_max_);
  const bool fresh = loaded_ && loaded_->day() >= oldest;
  if (!fresh || now - looked_ >= look_every) {
    look(call);
    looked_ = now;
  }
  if (loaded_ && loaded_->day() >= oldest) return loaded_;
  if (!refused_.empty()) {
    const auto& newest = *refused_.rbegin();
    throw zq::Failure(newest.second.status, newest.second.why);
  }
  throw zq::Failure(ZQ_E_UNAVAILABLE, "户口注销名单应有 " + oldest + " 或更新的完整文件（HKZX_YYYYMMDD_NN.txt），" +
                                          (loaded_ ? "最新的是 " + loaded_->day() : "一份也没有") + "：请联系摆渡运维");
}

zq::WholeFile DailyFiles::newest_list(const zq::Call& call) const {
  if (auto file = zq::newest_daily_file(folder_, list_prefix, call.day_after(1), list_bytes_max))
    return *std::move(file);
  throw zq::Failure(ZQ_E_UNAVAILABLE, "摆渡目录 " + folder_ + " 中没有完整的证明材料取消清单（ZMQD_YYYYMMDD.txt）");
}

}  // namespace public_security
