#include "check/backend/trouble.hpp"

#include <algorithm>

namespace zq::check {
namespace {

std::atomic<Trouble> present{Trouble::none};
std::atomic<int> met{0};

using Statuses = std::vector<zq_status>;
const Statuses down{ZQ_E_UNAVAILABLE, ZQ_E_DEADLINE};
const Statuses late{ZQ_E_DEADLINE, ZQ_E_UNAVAILABLE};
const Statuses broken{ZQ_E_BAD_DATA, ZQ_E_UNAVAILABLE, ZQ_E_DEADLINE};
const Statuses refusing{ZQ_E_UNAVAILABLE, ZQ_E_BAD_DATA, ZQ_E_AUTH};
const Statuses changed{ZQ_E_BAD_DATA, ZQ_E_CONFIG, ZQ_E_INTERNAL, ZQ_E_UNAVAILABLE};
const Statuses file{ZQ_E_BAD_DATA, ZQ_E_UNAVAILABLE};

const std::vector<TroubleKind>& kinds() {
  using T = Trouble;
  constexpr Channel http = Channel::http, database = Channel::database, files = Channel::files;
  static const std::vector<TroubleKind> all = {
      {T::refused, http, "refused", {"连接被拒绝", "the connection is refused"}, true, down},
      {T::reset, http, "reset", {"连接被重置", "the connection is reset"}, true, down},
      {T::silent, http, "silent", {"不答复", "no answer comes"}, true, late},
      {T::drip, http, "drip", {"答复一字节一字节地来", "the answer drips"}, true, late},
      {T::half, http, "half", {"答复只到一半", "half of the answer comes"}, true, broken},
      {T::short_length, http, "short_length", {"答复的长度写少了", "the length of the answer lies"}, true, broken},
      {T::http_500, http, "http_500", {"HTTP 500", "HTTP 500"}, true, refusing},
      {T::error_page, http, "error_page", {"HTTP 200 的错误网页", "HTTP 200 with an error page"}, true, refusing},
      {T::soap_fault, http, "soap_fault", {"SOAP 错误", "a SOAP fault"}, true, refusing},
      {T::garbage, http, "garbage", {"无格式的字节", "bytes of no format"}, true, broken},
      {T::lying_type, http, "lying_type", {"Content-Type 与内容不符", "a Content-Type that lies"}, false, broken},
      {T::renamed, http, "renamed", {"接口改了字段名", "the elements were renamed"}, true, changed},
      {T::db_refused, database, "db_refused", {"数据库拒绝连接", "the database refuses"}, true, down},
      {T::db_lost, database, "db_lost", {"执行时断线", "the line is lost in execute"}, true, down},
      {T::db_lost_fetch, database, "db_lost_fetch", {"取数时断线", "the line is lost in fetch"}, true, down},
      {T::db_slow, database, "db_slow", {"数据库不答复", "the database does not answer"}, true, late},
      {T::db_bad_bytes, database, "db_bad_bytes", {"库中有乱码", "bad bytes in a column"}, true, {ZQ_E_BAD_DATA}},
      {T::db_no_column, database, "db_no_column", {"表改了列名", "a column was renamed"}, true, changed},
      {T::files_missing, files, "files_missing", {"目录不在", "the folder is missing"}, true, file},
      {T::files_cut, files, "files_cut", {"文件被截断", "the files are cut"}, false, file},
      {T::files_growing, files, "files_growing", {"文件正在写", "the files are being written"}, false, file},
      {T::files_garbage, files, "files_garbage", {"文件是乱码", "the files are garbage"}, false, file},
      {T::files_trailer, files, "files_trailer", {"文件尾的条数不对", "the trailer lies"}, false, file},
  };
  return all;
}

}  // namespace

std::span<const TroubleKind> trouble_kinds() { return kinds(); }

const TroubleKind& kind_of(Trouble trouble) {
  static const TroubleKind other{Trouble::none, Channel::http, "", {"无", "none"}};
  const auto at =
      std::find_if(kinds().begin(), kinds().end(), [&](const auto& kind) { return kind.trouble == trouble; });
  return at == kinds().end() ? other : *at;
}

void Troubles::set(Trouble trouble) {
  met = 0;
  present = trouble;
}
Trouble Troubles::now() { return present; }
void Troubles::note_applied() { ++met; }
int Troubles::applied() { return met; }

}  // namespace zq::check
