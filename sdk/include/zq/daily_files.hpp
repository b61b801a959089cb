// Files that a legacy system exports once a day into a folder, "PREFIX20260101.txt" or "PREFIX20260101_01.txt": which
// is the newest that is whole, and pages of a list out of one. A file is whole when its trailer is there
// (zq/fixed_width.hpp); one that is still being written is passed over for yesterday's. Blocks on the disk; any thread.
#pragma once
#include <dirent.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "zq/answers.hpp"
#include "zq/dates.hpp"
#include "zq/drop_folder.hpp"
#include "zq/drop_record.hpp"
#include "zq/fixed_width.hpp"

namespace zq {
inline namespace sdk1 {

struct DailyFile {
  std::string name, day;  // day: YYYYMMDD
};

// The daily files of a folder, newest first. last_day (YYYY-MM-DD): a file of a later day is left out, for one from the
// future would never grow old. ZQ_E_UNAVAILABLE when the folder cannot be opened.
inline std::vector<DailyFile> daily_files(const std::string& folder, std::string_view prefix,
                                          const std::string& last_day) {
  struct Close {
    DIR* dir;
    ~Close() {
      if (dir) ::closedir(dir);
    }
  } opened{::opendir(folder.c_str())};
  if (!opened.dir) throw Failure(ZQ_E_UNAVAILABLE, "打不开目录 " + folder + "：请核对挂载与权限");
  std::vector<DailyFile> files;
  while (const dirent* entry = ::readdir(opened.dir)) {
    const std::string name = entry->d_name;
    const std::size_t day_at = prefix.size();
    if (name.size() < day_at + 12 || name.compare(0, day_at, prefix) != 0) continue;
    if (name.compare(name.size() - 4, 4, ".txt") != 0) continue;
    const LegacyDate day = read_date(name.substr(day_at, 8));
    if (day.is_day() && day.iso_day() <= last_day) files.push_back({name, name.substr(day_at, 8)});
  }
  std::sort(files.begin(), files.end(), [](const DailyFile& a, const DailyFile& b) { return a.name > b.name; });
  return files;
}

struct WholeFile {
  std::string name, day, bytes;
};
// The newest whole one; nothing when there is none.
inline std::optional<WholeFile> newest_daily_file(const std::string& folder, std::string_view prefix,
                                                  const std::string& last_day, std::size_t bytes_max = 64u << 20) {
  for (const DailyFile& file : daily_files(folder, prefix, last_day)) {
    std::string bytes = DropFolder::read(folder + "/" + file.name, bytes_max);
    if (FixedWidth::has_trailer(bytes)) return WholeFile{file.name, file.day, std::move(bytes)};
  }
  return std::nullopt;
}

// The records of a file, or the failure with the file's name before it.
template <class Layout, class Decoder>
std::vector<DropRecord> records_of(const WholeFile& file, const Layout& layout, const Decoder& decoder) {
  try {
    return layout.parse(file.bytes, decoder);
  } catch (const Failure& failure) {
    throw Failure(failure.status(), "文件 " + file.name + "：" + std::string(failure.text()));
  }
}

// One page of a department's list out of a daily file: cursor "YYYYMMDD:row". A cursor into another day's file is
// ZQ_E_INVALID, for rows may have moved; a record that cannot be read is ZQ_E_BAD_DATA. read: DropRecord -> ListRow.
template <class Read>
ListPage file_page(const WholeFile& file, const std::vector<DropRecord>& records, std::string_view cursor,
                   std::uint32_t limit, const Read& read) {
  std::size_t at = 0;
  if (!cursor.empty()) {
    const std::string front = file.day + ":";
    const char *begin = cursor.data() + std::min(front.size(), cursor.size()), *end = cursor.data() + cursor.size();
    const auto [stop, error] = std::from_chars(begin, end, at);
    if (cursor.substr(0, front.size()) != front || error != std::errc() || stop != end) {
      throw Failure(ZQ_E_INVALID, "清单的翻页标记不属于 " + file.day + " 的清单文件：清单已更新，请从第一页重新读取");
    }
  }
  ListPage page;
  for (; at < records.size() && page.rows.size() < limit; ++at) {
    if (!records[at].ok) throw Failure(ZQ_E_BAD_DATA, "文件 " + file.name + " " + records[at].fault);
    page.rows.push_back(read(records[at]));
  }
  if (at < records.size()) page.next = file.day + ":" + std::to_string(at);
  return page;
}

}  // namespace sdk1
}  // namespace zq
