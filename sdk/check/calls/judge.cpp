#include "check/calls/judge.hpp"

#include <algorithm>

#include "adapters/answers.hpp"
#include "adapters/field_task_answers.hpp"
#include "text/charset.hpp"

namespace zq::check {
namespace {

using adapters::Operation;
using adapters::Record;
using adapters::Value;

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

const Value* find(const Record& record, std::string_view name) {
  const auto at = std::find_if(record.begin(), record.end(), [&](const Value& v) { return v.name == name; });
  return at == record.end() ? nullptr : &*at;
}

std::string text_of(const Record& record, std::string_view name) {
  const Value* value = find(record, name);
  return value ? value->text.reveal() : std::string();
}

std::vector<std::string> names_of(const Record& record) {
  std::vector<std::string> names;
  for (const Value& value : record) names.push_back(value.name);
  return names;
}

// Fields of an answer that differ from one time to the next.
bool is_volatile(std::string_view name) {
  return name == "receipt" || name == "updated_at" || name == "status_text" || name == "status" || name == "handler" ||
         name == "result";
}

std::string bad_text(const Said& said) {
  for (const Record& record : said.reply.records)
    for (const Value& value : record)
      if (value.text.reveal().find(replacement) != std::string::npos)
        return "field '" + value.name + "' holds the replacement character U+FFFD";
  return {};
}

// The record a fixture's fields speak about: of a task's status the one of kind state, else the first.
Record main_record(Operation operation, const Said& said) {
  for (const Record& record : said.reply.records)
    if (operation != Operation::task_status || text_of(record, "kind") == "state") return record;
  return {};
}

std::string expected_fields(const Golden& golden, const Said& said) {
  for (const auto& [name, word] : golden.fields) {
    if (golden.operation != Operation::verify) {
      const std::string found = text_of(main_record(golden.operation, said), name);
      if (found != word) return "field '" + name + "' is not what the fixtures expect";
      continue;
    }
    const auto& all = said.reply.records;
    const auto at = std::find_if(all.begin(), all.end(), [&](const Record& r) { return text_of(r, "field") == name; });
    if (at == all.end()) return "no verdict on field '" + name + "', expected " + word;
    const Value* verdict = find(*at, "verdict");
    const std::string found = verdict_name(verdict ? static_cast<zq_verdict>(verdict->number) : 0);
    if (found != word) return "verdict on '" + name + "' is " + found + ", expected " + word;
  }
  return {};
}

}  // namespace

std::string name_of(zq_status status) {
  static constexpr std::string_view names[] = {
      "OK",       "INVALID",   "NOT_FOUND", "UNSUPPORTED",     "CONFIG",   "AUTH",   "UNAVAILABLE",
      "DEADLINE", "CANCELLED", "BAD_DATA",  "OUTCOME_UNKNOWN", "INTERNAL", "PENDING"};
  if (status < 0 || status > ZQ_PENDING) return "status " + std::to_string(status);
  return std::string(names[status]);
}

std::string verdict_name(zq_verdict verdict) {
  static constexpr std::string_view names[] = {"no verdict", "consistent", "mismatch", "no_record", "needs_review"};
  return std::string(names[verdict >= 1 && verdict <= 4 ? verdict : 0]);
}

std::string summary(const Said& said) {
  std::string text = name_of(said.reply.status);
  if (said.reply.status == ZQ_OK && said.reply.verdict != 0) text += ", " + verdict_name(said.reply.verdict);
  if (!said.reply.records.empty()) text += ", " + std::to_string(said.reply.records.size()) + " records";
  return text + ", " + std::to_string(said.took.count()) + " ms";
}

std::string broken_rule(Operation operation, const Record& asked, std::uint32_t limit, const Said& said) {
  if (!said.reply.broken_rule.empty()) return said.reply.broken_rule;
  if (said.reply.status == ZQ_PENDING) {
    if (operation != Operation::verify && operation != Operation::poll) return "PENDING outside verify and poll";
    return said.reply.token.empty() ? "PENDING without a token" : "";
  }
  if (said.reply.status != ZQ_OK) return {};
  if (auto bad = bad_text(said); !bad.empty()) return bad;
  switch (operation) {
    case Operation::verify:
    case Operation::poll: {
      const Answer answer = adapters::read_answer(said.reply, names_of(asked));
      return answer.kind == Answer::Kind::failed ? answer.operator_text : "";
    }
    case Operation::list: {
      const auto page = adapters::read_list(said.reply, "", limit);
      return page ? "" : page.error().detail;
    }
    case Operation::submit:
    case Operation::status: {
      const auto state = adapters::read_complaint(said.reply, operation);
      return state ? "" : state.error().detail;
    }
    case Operation::push_task:
    case Operation::withdraw_task: {
      const auto reply = adapters::read_task_reply(said.reply, operation);
      return reply ? "" : reply.error().detail;
    }
    case Operation::task_status: {
      const auto report = adapters::read_task_report(said.reply);
      return report ? "" : report.error().detail;
    }
    case Operation::task_callback: {
      const auto notice = adapters::read_task_notice(said.reply);
      return notice ? "" : notice.error().detail;
    }
    case Operation::health:
      return {};
  }
  return {};
}

std::string differs(const Golden& golden, const Said& said) {
  const std::uint32_t limit = golden.operation == Operation::list ? 100000 : golden.limit;  // all pages
  if (auto rule = broken_rule(golden.operation, golden.record, limit, said); !rule.empty()) return rule;
  if (said.reply.status != golden.status)
    return name_of(said.reply.status) + ", expected " + name_of(golden.status) +
           (said.reply.text.empty() ? "" : ": " + said.reply.text);
  if (golden.status != ZQ_OK) return unexplained(said);
  if (golden.verdict != 0 && said.reply.verdict != golden.verdict)
    return verdict_name(said.reply.verdict) + ", expected " + verdict_name(golden.verdict);
  if (golden.rows && said.reply.records.size() != *golden.rows)
    return std::to_string(said.reply.records.size()) + " rows, expected " + std::to_string(*golden.rows);
  return expected_fields(golden, said);
}

std::string digest(Operation operation, const Said& said) {
  std::string text = name_of(said.reply.status) + "/" + verdict_name(said.reply.verdict) + said.reply.broken_rule;
  std::vector<std::string> lines;
  for (const Record& record : said.reply.records) {
    std::string line = "\n";
    for (const Value& value : record) {
      const bool changes = operation == Operation::status || adapters::is_write(operation);
      line += value.name + "=";
      if (!changes || !is_volatile(value.name)) line += std::to_string(value.number) + value.text.reveal();
      line += ";";
    }
    lines.push_back(std::move(line));
  }
  if (operation != Operation::list) std::sort(lines.begin(), lines.end());
  for (const std::string& line : lines) text += line;
  return text;
}

std::string unexplained(const Said& said) {
  if (said.reply.text.empty()) return name_of(said.reply.status) + " without a text for the operator";
  return {};
}

std::string unfit(const TroubleKind& kind, const Golden& golden, const Said& said, const std::string& well,
                  bool applied) {
  if (!said.reply.broken_rule.empty()) return said.reply.broken_rule;
  const zq_status status = said.reply.status;
  if (status == ZQ_PENDING) return {};
  if (status == ZQ_OK || status == golden.status) {
    if (!applied || digest(golden.operation, said) == well) {
      const bool made_up = applied && kind.cut && status == ZQ_OK;
      return made_up ? "answered " + summary(said) + " although the legacy system could not" : "";
    }
    const bool review = golden.operation == Operation::verify && said.reply.verdict == ZQ_V_NEEDS_REVIEW;
    return review && !kind.cut ? "" : "answered " + summary(said) + " out of a broken answer";
  }
  if (!applied) return summary(said) + " although nothing was wrong";
  if (auto silent = unexplained(said); !silent.empty()) return silent;
  const bool unknown = status == ZQ_E_OUTCOME_UNKNOWN && adapters::is_write(golden.operation);
  if (unknown || std::find(kind.fitting.begin(), kind.fitting.end(), status) != kind.fitting.end()) return {};
  std::string expected;
  for (const zq_status one : kind.fitting) expected += (expected.empty() ? "" : " or ") + name_of(one);
  return name_of(status) + ", expected " + expected;
}

void Complaints::add(const std::string& where, const std::string& zh_text, const std::string& en_text) {
  zh.push_back(where + "：" + zh_text);
  en.push_back(where + ": " + en_text);
}

Finding Complaints::finding(std::string observed) const {
  if (en.empty()) return pass(std::move(observed));
  constexpr std::size_t shown_max = 8;
  std::string chinese, english;
  for (std::size_t n = 0; n < en.size() && n < shown_max; ++n) {
    chinese += (n == 0 ? "" : "\n") + zh[n];
    english += (n == 0 ? "" : "\n") + en[n];
  }
  if (en.size() > shown_max) {
    chinese += "\n……另有 " + std::to_string(en.size() - shown_max) + " 处";
    english += "\n... and " + std::to_string(en.size() - shown_max) + " more";
  }
  return fail(chinese, english, std::move(observed));
}

}  // namespace zq::check
