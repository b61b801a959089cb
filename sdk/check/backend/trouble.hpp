// What can be wrong with a legacy system, and what an adapter may say while it is. One trouble is on at a time, for the
// whole process of a check: the proxy (http), the database table (database) and the folder (files) look here.
// Thread-safe.
#pragma once
#include <atomic>
#include <span>
#include <vector>

#include "check/check.hpp"
#include "zq/abi.h"

namespace zq::check {

enum class Trouble {
  none,
  // over HTTP, done by the proxy
  refused,       // nobody listens
  reset,         // the line breaks instead of an answer
  silent,        // the question is taken and never answered
  drip,          // a byte every 50 ms
  half,          // half of the announced answer, then the end
  short_length,  // a Content-Length that is too small
  http_500,      // a server error with a web page
  error_page,    // HTTP 200 with a web page
  soap_fault,    // a SOAP fault with HTTP 500
  garbage,       // bytes of no format
  lying_type,    // a Content-Type with another charset than the body has
  renamed,       // every element has another name: the schema was changed
  cut_after,     // the legacy system has done it, and the line breaks before the answer
  // databases, done at the service table
  db_refused,
  db_lost,        // while executing
  db_lost_fetch,  // while the rows come
  db_slow,        // nothing comes before the deadline
  db_bad_bytes,   // a text that is not in its charset
  db_no_column,   // a column was renamed: the statement does not compile
  db_cut_after,   // written, and the line breaks before the reply
  // files, done in the folder
  files_missing,  // the folder is away
  files_cut,      // every file ends in the middle
  files_growing,  // only the first line is there yet
  files_garbage,  // bytes of no format
  files_trailer   // the trailer states another number of records
};

enum class Channel { http, database, files };

struct TroubleKind {
  Trouble trouble;
  Channel channel;
  std::string_view word;  // for reports: "half"
  Text text;
  bool cut = false;                     // the legacy system cannot have answered: any verdict would be made up
  std::vector<zq_status> fitting = {};  // what a call may answer
};

std::span<const TroubleKind> trouble_kinds();
const TroubleKind& kind_of(Trouble);  // of none: a kind without word

class Troubles {
 public:
  static void set(Trouble);  // resets applied()
  static Trouble now();
  static bool is(Trouble trouble) { return now() == trouble; }
  static void note_applied();
  static int applied();  // how often the present trouble has met somebody
};

// On while it lives.
class TroubleGuard {
 public:
  explicit TroubleGuard(Trouble trouble) { Troubles::set(trouble); }
  ~TroubleGuard() { Troubles::set(Trouble::none); }
  TroubleGuard(const TroubleGuard&) = delete;
  TroubleGuard& operator=(const TroubleGuard&) = delete;
};

}  // namespace zq::check
