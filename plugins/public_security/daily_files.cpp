#include "public_security/daily_files.hpp"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>

#include "zq/dates.hpp"
#include "zq/files.hpp"

namespace public_security {
namespace {

constexpr std::chrono::milliseconds look_every{1000};
constexpr std::size_t list_bytes_max = 16u << 20;

// Names "PREFIX_YYYYMMDD....txt", newest first.
std::vector<std::string> daily_names(const std::string& folder, std::string_view prefix, const std::string& last_day) {
  struct Close {
    DIR* dir;
    ~Close() {
      if (dir) ::closedir(dir);
    }
  } opened{::opendir(folder.c_str())};
  if (!opened.dir) throw zq::Failure(ZQ_E_UNAVAILABLE, "打不开摆渡目录 " + folder + "：请核对挂载与权限");
  std::vector<std::string> names;
  while (const dirent* entry = ::readdir(opened.dir)) {
    const std::string name = entry->d_name;
    const bool fits =
        name.size() >= prefix.size() + 12 && name.rfind(prefix, 0) == 0 && name.substr(name.size() - 4) == ".txt";
    if (!fits || !zq::read_date(name.substr(prefix.size(), 8)).is_day()) continue;
    // A file from the future would never grow old.
    if (name.substr(prefix.size(), 8) <= last_day) names.push_back(name);
  }
  std::sort(names.rbegin(), names.rend());
  return names;
}

std::string iso(const std::string& compact) {
  return compact.substr(0, 4) + "-" + compact.substr(4, 2) + "-" + compact.substr(6, 2);
}

// The day that many days after the call's (before it, when negative), YYYY-MM-DD in China.
std::string day_after(const zq::Call& call, std::int64_t days) {
  const std::int64_t seconds = call.now_unix_ms() / 1000 + 8 * 3600 + days * 86400;
  const auto day = std::chrono::year_month_day(
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds))));
  return zq::LegacyDate{zq::DatePrecision::day, int(day.year()), int(unsigned(day.month())), int(unsigned(day.day()))}
      .iso();
}

std::string compact_day_after(const zq::Call& call, std::int64_t days) {
  std::string day = day_after(call, days);
  return day.erase(7, 1).erase(4, 1);
}

constexpr std::string_view cancellation_prefix = "HKZX_", list_prefix = "ZMQD_";

}  // namespace

DailyFiles::DailyFiles(std::string folder, const zq::Settings& settings)
    : folder_(std::move(folder)), age_days_max_(settings.integer_or("cancellation_age_days", 2, 0, 365)) {}

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
  const auto names = daily_names(folder_, cancellation_prefix, compact_day_after(call, 1));
  std::erase_if(refused_,
                [&](const auto& one) { return std::find(names.begin(), names.end(), one.first) == names.end(); });
  for (const std::string& name : names) {
    if (take(call, name, stamp_of(folder_ + "/" + name))) return;
    call.check();
  }
}

std::shared_ptr<const Cancellations> DailyFiles::cancellations(const zq::Call& call) {
  const std::lock_guard lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  const std::string oldest = day_after(call, -age_days_max_);
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

DailyFiles::ListFile DailyFiles::newest_list(const zq::Call& call) const {
  for (const std::string& name : daily_names(folder_, list_prefix, compact_day_after(call, 1))) {
    std::string bytes = zq::DropFolder::read(folder_ + "/" + name, list_bytes_max);
    if (zq::FixedWidth::has_trailer(bytes)) return {name, name.substr(list_prefix.size(), 8), std::move(bytes)};
  }
  throw zq::Failure(ZQ_E_UNAVAILABLE, "摆渡目录 " + folder_ + " 中没有完整的证明材料取消清单（ZMQD_YYYYMMDD.txt）");
}

}  // namespace public_security
