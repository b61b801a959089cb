#include "check/calls/bench.hpp"

#include <poll.h>
#include <unistd.h>

#include <thread>

#include "adapters/border.hpp"
#include "adapters/field_task_answers.hpp"
#include "adapters/text_rules.hpp"
#include "check/backend/context.hpp"
#include "check/backend/unready.hpp"

namespace zq::check {

using adapters::Operation;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

constexpr std::size_t pages_max = 2000;

milliseconds since(SteadyTime begin) { return std::chrono::ceil<milliseconds>(steady_clock::now() - begin); }

std::shared_ptr<const adapters::Library> opened(const std::filesystem::path& file) {
  const InHost mark;
  auto library = adapters::load({file, file, {}});
  if (!library) cannot("适配器装载不了", "the adapter cannot be loaded: " + library.error().detail);
  return *library;
}

class Anywhere final : public Placement {
 public:
  Inputs place(const zq_call& call, const Ask& ask) override {
    record_.emplace(ask.record);
    return {&call, adapters::str(ask.check), adapters::str(ask.handle), record_->abi()};
  }
  void withdraw() override {}

 private:
  std::optional<adapters::RecordView> record_;
};

}  // namespace

Ask ask_of(const Golden& golden) {
  Ask ask;
  ask.operation = golden.operation;
  ask.check = golden.check;
  ask.handle = golden.handle;
  ask.limit = golden.limit;
  ask.record = golden.record;
  return ask;
}

void give_key(Ask& ask, const std::string& key) {
  ask.handle = key;
  if (ask.operation != Operation::push_task) return;
  for (adapters::Value& value : ask.record)
    if (value.name == "task_no") value.text = Private(key);
}

Bench::Bench(const Subject& subject, Legacy& legacy)
    : subject_(subject),
      legacy_(legacy),
      proxy_(legacy.port()),
      host_(legacy.department(proxy_.port())),
      library_(opened(subject.file)) {
  const zq_entry& entry = *library_->entry;
  BenchCall call(Operation::health, steady_clock::now() + milliseconds(5000), {}, ZQ_OK);
  {
    const InAdapter mark;
    instance_ = entry.create(host_.abi(), legacy.fixtures().department.c_str());
  }
  if (!instance_) cannot("create 返回空", "create returned NULL");
  auto tables = adapters::check_capabilities(entry, instance_, library_->description);
  if (!tables) cannot("能力清单有误", "the capabilities are wrong: " + tables.error().detail);
  tables_ = *tables;
  zq_status status = ZQ_OK;
  {
    const InAdapter mark;
    status = entry.start(instance_, call.face());
  }
  if (status == ZQ_OK) return;
  entry.destroy(instance_);
  cannot("start 返回状态 " + std::to_string(status) + "，请核对 fixtures.json 的 settings",
         "start returned status " + std::to_string(status) + ": check the settings in fixtures.json",
         call.close().text);
}

Bench::~Bench() {
  Troubles::set(Trouble::none);
  const BenchCall call(Operation::health, steady_clock::now() + milliseconds(5000), {}, ZQ_OK);
  const InAdapter mark;
  library_->entry->stop(instance_, call.face());
  library_->entry->destroy(instance_);
}

bool Bench::offers(Operation operation) const {
  switch (operation) {
    case Operation::verify:
      return tables_.verification != nullptr;
    case Operation::poll:
      return tables_.can_poll;
    case Operation::list:
      return tables_.list != nullptr;
    case Operation::submit:
    case Operation::status:
      return tables_.complaint != nullptr;
    case Operation::push_task:
    case Operation::task_status:
      return tables_.field_task != nullptr;
    case Operation::task_callback:
      return tables_.field_task != nullptr && tables_.field_task->callback != nullptr;
    case Operation::withdraw_task:
      return tables_.field_task != nullptr && tables_.field_task->withdraw != nullptr;
    case Operation::health:
      return true;
  }
  return false;
}

std::vector<const Golden*> Bench::goldens() const {
  std::vector<const Golden*> out;
  for (const Golden& golden : legacy_.fixtures().calls)
    if (offers(golden.operation)) out.push_back(&golden);
  return out;
}

zq_status Bench::dispatch(const Ask& ask, const Inputs& in, zq_verdict& verdict) {
  if (!offers(ask.operation)) return ZQ_E_UNSUPPORTED;
  switch (ask.operation) {
    case Operation::verify:
      return tables_.verification->verify(instance_, in.call, in.check, in.record, &verdict);
    case Operation::poll:
      return tables_.verification->poll(instance_, in.call, in.handle, &verdict);
    case Operation::list:
      return tables_.list->list(instance_, in.call, in.record, in.handle, ask.limit);
    case Operation::submit:
      return tables_.complaint->submit(instance_, in.call, in.record, in.handle);
    case Operation::status:
      return tables_.complaint->status(instance_, in.call, in.handle);
    case Operation::health:
      return library_->entry->health(instance_, in.call);
    case Operation::push_task:
      return tables_.field_task->push(instance_, in.call, in.record, in.handle);
    case Operation::task_status:
      return tables_.field_task->status(instance_, in.call, in.handle);
    case Operation::task_callback:
    case Operation::withdraw_task: {
      adapters::Request request;
      request.operation = ask.operation;
      request.handle = ask.handle;
      request.record = ask.record;
      return adapters::ask_field_task(*tables_.field_task, instance_, in.call, request);
    }
  }
  return ZQ_E_UNSUPPORTED;
}

Said Bench::ask(const Ask& ask) {
  const auto begin = steady_clock::now();
  BenchCall call(ask.operation, begin + ask.time, ask.cancellation, ask.refusal);
  Anywhere anywhere;
  Placement& placement = placement_ ? *placement_ : anywhere;
  const Inputs inputs = placement.place(*call.face(), ask);
  zq_verdict verdict = 0;
  zq_status status = ZQ_OK;
  {
    const InAdapter mark;
    status = dispatch(ask, inputs, verdict);
  }
  const milliseconds took = since(begin);
  placement.withdraw();
  Said said{call.close(), took, call.emits(), call.errors()};
  said.reply.status = status;
  said.reply.verdict = verdict;
  if (said.reply.broken_rule.empty() && (status < ZQ_OK || status > ZQ_PENDING))
    said.reply.broken_rule = "unknown status " + std::to_string(status);
  return said;
}

std::string Bench::fresh_key() {
  return "check-" + std::to_string(::getpid()) + "-" + std::to_string(subject_.seed % 100000) + "-" +
         std::to_string(++keys_);
}

Said Bench::play(const Golden& golden, milliseconds time) {
  if (golden.operation == Operation::list) return play_list(golden, time);
  Ask ask = ask_of(golden);
  ask.time = time;
  if (adapters::is_write(golden.operation)) give_key(ask, fresh_key());
  Said said = this->ask(ask);
  if (golden.operation != Operation::verify || said.reply.status != ZQ_PENDING) return said;
  return play_later(golden, std::move(said), time);
}

Said Bench::play_later(const Golden& golden, Said first, milliseconds time) {
  if (!first.reply.broken_rule.empty() || first.reply.token.empty()) return first;
  Ask poll;
  poll.operation = Operation::poll;
  poll.handle = first.reply.token;
  poll.time = time;
  const auto begin = steady_clock::now();
  for (;;) {
    Said said = ask(poll);
    const bool over = since(begin) > golden.within;
    said.took = since(begin) + first.took;
    if (said.reply.status != ZQ_PENDING || over || !said.reply.broken_rule.empty()) return said;
    ::poll(nullptr, 0, 20);
  }
}

Said Bench::play_list(const Golden& golden, milliseconds time) {
  Ask ask = ask_of(golden);
  ask.time = time;
  Said all;
  all.reply.status = ZQ_OK;
  for (std::size_t page = 0; page < pages_max; ++page) {
    Said said = this->ask(ask);
    all.took += said.took;
    all.emits += said.emits;
    if (said.reply.status != ZQ_OK || !said.reply.broken_rule.empty()) return said;
    auto& rows = said.reply.records;
    std::move(rows.begin(), rows.end(), std::back_inserter(all.reply.records));
    if (said.reply.cursor.empty()) return all;
    ask.handle = said.reply.cursor;
  }
  all.reply.broken_rule = "the list does not end after " + std::to_string(pages_max) + " pages";
  return all;
}

}  // namespace zq::check
