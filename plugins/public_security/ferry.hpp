// The outer side of the file ferry: request files go into out/, reply files appear in in/, what was asked is kept in a
// folder of our own until the answer has been old for a while. No state in memory: a token finds everything again after
// a restart. Immutable after construction, so safe to share between threads.
#pragma once
#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "public_security/ferry_format.hpp"
#include "zq/record.hpp"

namespace public_security {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct Exchange {
  std::string business;
  Fields declared;
  std::vector<FerryReply> replies;  // empty: not answered yet
};

class Ferry {
 public:
  // Throws zq::Failure (ZQ_E_CONFIG) naming the setting.
  explicit Ferry(const zq::Settings&);
  const std::string& in() const { return in_; }

  // Durable when it returns the token. Throws zq::Failure: ZQ_E_UNAVAILABLE when the folder cannot be written.
  std::string send(const zq::Call&, std::string_view business, const zq::Declared&) const;
  // What was asked under this token and what came back. A reply is whole when its trailer is there; a half-written one
  // is waited for, up to half_written_seconds. Throws zq::Failure: ZQ_E_NOT_FOUND for a token nobody knows,
  // ZQ_E_BAD_DATA for a malformed reply, naming file, line and byte.
  Exchange look(const zq::Call&, std::string_view token) const;

  // Tokens whose whole reply is there and whose question is known. Files of the tokens in `known` are not looked into
  // again.
  std::set<std::string> answered(const std::set<std::string>& known) const;
  // Removes questions and replies that are older than keep_days.
  void purge() const;
  // Throws zq::Failure (ZQ_E_UNAVAILABLE) when the folders are missing or nobody takes the requests.
  void check() const;

 private:
  std::vector<std::string> reply_files(std::string_view token) const;
  static bool is_whole_reply(const std::string& path);
  std::string out_, in_, pending_;
  std::chrono::seconds half_written_, stuck_;
  std::chrono::hours keep_;
};

}  // namespace public_security
