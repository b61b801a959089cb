#include "adapter_tool/recorded_run.hpp"

#include <cstdlib>
#include <system_error>

#include "adapter_tool/worker.hpp"
#include "adapters/in_process.hpp"
#include "adapters/loader.hpp"
#include "adapters/manifest.hpp"
#include "check/bytes.hpp"
#include "zq/word_table.hpp"

namespace zq::tool {
namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

// The adapter's own entry, and the host between it and the real one. create() has no room for more than a host.
const zq_entry* own_entry = nullptr;
std::unique_ptr<Recorder> recorder;

fs::path fresh_folder() {
  std::string name = (fs::temp_directory_path() / "zq-record-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category(), name);
  return name;
}

RecordedCall call_of(const adapters::Request& request) {
  RecordedCall call;
  call.operation = adapters::code(request.operation);
  call.subject = request.operation == adapters::Operation::verify ? request.check : request.handle;
  call.now_unix_ms = request.now.time_since_epoch().count();
  call.limit = request.limit;
  for (const adapters::Value& value : request.record) call.fields.emplace_back(value.name, value.text.reveal());
  return call;
}

void add_reply(RecordedCall& call, const adapters::Reply& reply) {
  call.status = reply.status;
  call.verdict = reply.verdict;
  call.cursor = reply.cursor;
  call.token = reply.token;
  for (const adapters::Record& record : reply.records) {
    RecordedCall::Fields fields;
    for (const adapters::Value& value : record) {
      const bool number = value.type == ZQ_T_INT || value.type == ZQ_T_BOOL;
      fields.emplace_back(value.name, number ? std::to_string(value.number) : value.text.reveal());
    }
    call.emitted.push_back(std::move(fields));
  }
}

constexpr WordTable classes{std::array{Word{"name", Personal::name}, Word{"id_number", Personal::id_number},
                                       Word{"identity_number", Personal::id_number}, Word{"phone", Personal::phone},
                                       Word{"address", Personal::address}, Word{"birth", Personal::birth},
                                       Word{"text", Personal::free_text}}};

}  // namespace

zq_instance* RecordedRun::create(const zq_host* host, const char* department) noexcept {
  recorder = std::make_unique<Recorder>(host);
  return own_entry->create(recorder->raw(), department);
}

RecordedRun::RecordedRun() : folder_(fresh_folder()), staging_(folder_) {}

RecordedRun::~RecordedRun() {
  if (started_) generation_->stop(steady_clock::now() + std::chrono::seconds(10));
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

Result<Done> RecordedRun::start(const fs::path& file, const settings::Department& department) {
  auto staged = staging_.stage(file);
  if (!staged) return std::move(staged).error();
  auto loaded = adapters::load(*staged);
  if (!loaded) return std::move(loaded).error();
  own_entry = (*loaded)->entry;
  static zq_entry entry;
  entry = *own_entry;
  entry.create = &RecordedRun::create;
  const auto library = std::make_shared<adapters::Library>(adapters::Library{&entry, (*loaded)->description});
  services_ = std::make_shared<adapters::Services>(department, nullptr);
  generation_ = adapters::make_in_process(library, services_, {});
  auto started = generation_->start(steady_clock::now() + department.start_time, now());
  started_ = started.ok();
  return started;
}

adapters::Reply RecordedRun::ask(adapters::Request request, std::chrono::milliseconds time) {
  request.trace = {"run-1", "RUN-1", "zq-adapter run", "trial", "zq-adapter"};
  request.deadline = steady_clock::now() + time;
  request.now = now();
  RecordedCall call = call_of(request);
  adapters::Reply reply = generation_->ask(request, std::make_shared<std::atomic<bool>>(false));
  add_reply(call, reply);
  recorder->add(std::move(call));
  return reply;
}

std::string RecordedRun::text(Masking& masking) const { return recorder->masked(masking).text(); }

bool add_mask(const std::string& rule, Masking& masking) {
  const size_t equals = rule.find('=');
  if (equals == 0 || equals == rule.npos) return false;
  const Personal personal = classes.meaning_or(rule.substr(equals + 1), Personal::none);
  masking.classes[rule.substr(0, equals)] = personal;
  return personal != Personal::none;
}

void add_manifest_masks(const fs::path& file, Masking& masking) {
  const std::string bytes = check::bytes_of(file);
  const auto text = adapters::manifest_text(bytes);
  if (!text) return;
  if (const auto manifest = adapters::read_manifest(*text))
    for (const adapters::PersonalField& field : manifest->personal_data) {
      const Personal personal = classes.meaning_or(field.kind, Personal::none);
      if (personal != Personal::none) masking.classes[field.field] = personal;
    }
}

}  // namespace zq::tool
