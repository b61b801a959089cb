#include "test_host.hpp"

#include <stdexcept>
#include <utility>

#include "adapters/border.hpp"
#include "adapters/in_process.hpp"
#include "adapters/staging.hpp"

namespace civil_affairs {
namespace {

using namespace zq::adapters;  // NOLINT: this host is made of it
using std::chrono::milliseconds;
constexpr std::chrono::seconds call_time{60};
constexpr zq::Instant now{milliseconds(1'767'225'600'000)};  // 2026-01-01T08:00:00+08:00

zq::SteadyTime soon() { return std::chrono::steady_clock::now() + call_time; }

zq::settings::Department department(const std::string& connection) {
  zq::settings::Department one;
  one.id = {"civil_affairs"};
  one.databases.push_back({"main", connection, zq::Private(), "GB18030", 2});
  return one;
}

Record values_of(const zq_record* record) { return read_record(record, 1 << 20).record; }

Request request_of(Operation operation, std::string handle) {
  Request request;
  request.operation = operation;
  request.handle = std::move(handle);
  request.deadline = soon();
  request.now = now;
  return request;
}

Said ask(Generation& generation, const Request& request) {
  const Reply reply = generation.ask(request, nullptr);
  Said out{reply.status, reply.verdict, reply.text + reply.broken_rule, {}, reply.cursor};
  for (const Record& record : reply.records) {
    auto& row = out.records.emplace_back();
    for (const Value& value : record)
      row[value.name] = value.type == ZQ_T_INT ? std::to_string(value.number) : value.text.reveal();
  }
  return out;
}

}  // namespace

TestHost::TestHost(const char* adapter_file, std::string connection) : connection_string(std::move(connection)) {
  auto library = load(StagedFile{adapter_file, adapter_file, {}});
  if (!library) throw std::runtime_error(library.error().detail);
  generation_ = make_in_process(*library, std::make_shared<Services>(department(connection_string), nullptr), {});
  if (auto started = generation_->start(soon(), now); !started) throw std::runtime_error(started.error().detail);
}

TestHost::~TestHost() { generation_->stop(soon()); }

std::string TestHost::id() const { return generation_->description().id; }
bool TestHost::is_idempotent() const { return generation_->description().idempotent_submit; }

Said TestHost::verify(const char* check, const zq_record* declared) {
  Request request = request_of(Operation::verify, {});
  request.check = check;
  request.record = values_of(declared);
  return ask(*generation_, request);
}
Said TestHost::list(const std::string& cursor, std::uint32_t limit) {
  Request request = request_of(Operation::list, cursor);
  request.limit = limit;
  return ask(*generation_, request);
}
Said TestHost::submit(const zq_record* complaint, const std::string& key) {
  Request request = request_of(Operation::submit, key);
  request.record = values_of(complaint);
  return ask(*generation_, request);
}
Said TestHost::status(const std::string& receipt) { return ask(*generation_, request_of(Operation::status, receipt)); }
Said TestHost::health() { return ask(*generation_, request_of(Operation::health, {})); }

}  // namespace civil_affairs
