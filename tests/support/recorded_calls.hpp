// RecordedCalls: an adapter before a real legacy system, every call of which is recorded. For the tests that make and
// check the recordings in plugins/*/recordings.
#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <utility>

#include "support/process.hpp"
#include "zq/recorder.hpp"
#include "zq/replay.hpp"

namespace zq::test {

class RecordedCalls {
 public:
  using Fields = RunningAdapter::Fields;
  RecordedCalls(const AdapterHost& host, const std::string& adapter_file, const std::string& department)
      : recorder_(host.raw()), adapter_(recorder_, load_adapter(adapter_file), department) {}

  void verify(const std::string& check, const Fields& declared) {
    AdapterCall call;
    keep({"verify", check, 0, 0, declared}, call, adapter_.verify(call, check, declared));
  }
  std::string list(const std::string& cursor, std::uint32_t limit) {
    AdapterCall call;
    keep({"list", cursor, 0, limit}, call, adapter_.list(call, cursor, limit));
    return call.cursor;
  }
  std::string submit(const Fields& complaint, const std::string& key) {
    AdapterCall call;
    keep({"submit", key, 0, 0, complaint}, call, adapter_.submit(call, complaint, key));
    return call.records.empty() ? std::string() : call.records[0]["receipt"];
  }
  void status(const std::string& receipt) {
    AdapterCall call;
    keep({"status", receipt}, call, adapter_.complaint_status(call, receipt));
  }
  Recording masked(Masking masking) const { return recorder_.masked(masking); }

 private:
  void keep(RecordedCall made, AdapterCall& call, zq_status status) {
    EXPECT_EQ(status, ZQ_OK) << made.operation << ": " << call.error_text;
    made.now_unix_ms = call.raw()->now_unix_ms;
    made.status = status;
    made.verdict = call.verdict;
    made.cursor = call.cursor;
    for (const RecordedFields& record : call.records) made.emitted.emplace_back(record.begin(), record.end());
    recorder_.add(std::move(made));
  }
  Recorder recorder_;
  RunningAdapter adapter_;
};

// The recording that is kept in the tree is the one the legacy system gives today. ZQ_KEEP_RECORDINGS=1 writes it anew.
inline void expect_kept(const Recording& fresh, const std::string& path) {
  if (std::getenv("ZQ_KEEP_RECORDINGS")) write_file(path, fresh.text());
  EXPECT_EQ(read_file(path), fresh.text()) << path << " is not what is recorded today; ZQ_KEEP_RECORDINGS=1 renews it";
}

// No name and no number of the people stands in the text. population: name(i) and id_number(i) of `count` people.
template <class Population>
void expect_nobody(const std::string& text, const Population& population, std::uint64_t count) {
  for (std::uint64_t i = 0; i < count; ++i) {
    EXPECT_EQ(text.find(population.name(i)), std::string::npos) << "the name of person " << i;
    EXPECT_EQ(text.find(population.id_number(i)), std::string::npos) << "the number of person " << i;
    EXPECT_EQ(text.find(population.id_number(i).substr(6, 8) + population.id_number(i).substr(14, 3)),
              std::string::npos)
        << "birth and sequence of person " << i;
  }
}

// Every call of the recording again, without a legacy system.
inline void expect_replays(AdapterHost& host, const std::string& path, const std::string& adapter_file,
                           const std::string& department) {
  Replay replay(host, read_recording(path));
  RunningAdapter adapter(host, load_adapter(adapter_file), department);
  for (const std::string& difference : replay.differences(adapter)) ADD_FAILURE() << difference;
  for (const std::string& one : replay.missing()) ADD_FAILURE() << one;
  for (const std::string& one : replay.unused()) ADD_FAILURE() << "recorded and not used: " << one;
}

}  // namespace zq::test
