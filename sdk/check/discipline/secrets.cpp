// H02: secrets and personal data stay out of logs, error texts, cursors, tokens and the standard streams.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <set>

#include "check/backend/program.hpp"
#include "check/calls/judge.hpp"
#include "check/discipline/discipline.hpp"
#include "check/handle.hpp"

namespace zq::check {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

// stdout and stderr go into a file while it lives.
class CapturedStreams {
 public:
  explicit CapturedStreams(fs::path file) : file_(std::move(file)), out_(::dup(1)), err_(::dup(2)) {
    const Handle into(::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    ::dup2(into.get(), 1);
    ::dup2(into.get(), 2);
  }
  ~CapturedStreams() {
    ::dup2(out_.get(), 1);
    ::dup2(err_.get(), 2);
  }
  CapturedStreams(const CapturedStreams&) = delete;
  CapturedStreams& operator=(const CapturedStreams&) = delete;

 private:
  const fs::path file_;
  const Handle out_, err_;
};

struct Canary {
  std::string what, text;
  bool secret;
};

bool is_number(const std::string& text) {
  return text.size() >= 11 &&
         std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 11;
}

// A field task is full of long numbers that name nobody: areas, times, its own.
bool names_a_person(const Golden& golden, const adapters::Value& value) {
  if (golden.operation == adapters::Operation::push_task)
    return value.name.starts_with("subject_") || value.name == "contact_phone_mask" || value.name == "address";
  return is_number(value.text.reveal()) || value.name.ends_with("name") || value.name == "complainant" ||
         value.name == "phone";
}

// Values that name a person: numbers of 11 digits and more, and names.
std::vector<Canary> canaries(const Fixtures& fixtures) {
  std::vector<Canary> out;
  std::set<std::string> seen;
  for (const auto& [name, text] : fixtures.secrets)
    if (text.size() >= 6 && seen.insert(text).second) out.push_back({"secret " + name, text, true});
  for (const Golden& golden : fixtures.calls)
    for (const adapters::Value& value : golden.record) {
      const std::string& text = value.text.reveal();
      if (names_a_person(golden, value) && text.size() >= 6 && seen.insert(text).second)
        out.push_back({value.name, text, false});
    }
  return out;
}

struct Watch {
  const std::vector<Canary>& canaries;
  std::set<std::string> found;

  void look(const std::string& text, const std::string& where, bool secrets_only = false) {
    for (const Canary& canary : canaries)
      if ((canary.secret || !secrets_only) && text.find(canary.text) != std::string::npos)
        found.insert(canary.what + " in " + where);
  }
};

// What an answer holds besides what was asked for: a secret has no business anywhere, a person's data not in notes.
void look_at_answer(Watch& watch, const Said& said) {
  for (const std::string& error : said.errors) watch.look(error, "an error text");
  watch.look(said.reply.cursor, "a cursor");
  watch.look(said.reply.token, "a token");
  for (const adapters::Record& record : said.reply.records)
    for (const adapters::Value& value : record) watch.look(value.text.reveal(), "the field " + value.name, true);
}

// Every call, and every call again with each of its texts spoiled, so that the adapter has something to complain of.
void play_all(Bench& bench, Watch& watch) {
  for (const Golden* golden : bench.goldens()) {
    look_at_answer(watch, bench.play(*golden, milliseconds(700)));
    for (std::size_t n = 0; n < golden->record.size(); ++n) {
      Ask ask = ask_of(*golden);
      ask.handle = bench.fresh_key();
      ask.record[n].text = Private("???" + ask.record[n].text.reveal() + "\x01");
      look_at_answer(watch, bench.ask(ask));
    }
  }
}

Finding run(Bench& bench) {
  const auto all = canaries(bench.legacy().fixtures());
  if (all.empty()) return skip("样例中没有机密，也没有个人数据", "the fixtures hold neither secrets nor personal data");
  Watch watch{all, {}};
  const fs::path streams = bench.legacy().folder() / ".streams";
  {
    const CapturedStreams captured(streams);
    play_all(bench, watch);
    for (const Trouble trouble :
         {Trouble::refused, Trouble::error_page, Trouble::soap_fault, Trouble::renamed, Trouble::garbage,
          Trouble::db_bad_bytes, Trouble::db_lost, Trouble::files_cut, Trouble::files_garbage}) {
      const Spoiled spoiled(bench, trouble);
      for (const Golden* golden : bench.goldens())
        if (!golden->later) look_at_answer(watch, bench.play(*golden, milliseconds(400)));
    }
  }
  for (const std::string& text : bench.host().log_texts()) watch.look(text, "the log");
  watch.look(content_of(streams), "stdout or stderr");
  Complaints complaints;
  for (const std::string& where : watch.found) complaints.add("adapter", "泄露（" + where + "）", where);
  return complaints.finding(std::to_string(all.size()) + " canaries, " +
                            std::to_string(bench.host().log_texts().size()) + " log lines");
}

}  // namespace

Finding keeps_secrets(const Subject& subject) { return on_bench(subject, run); }

}  // namespace zq::check
