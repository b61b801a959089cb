#include "check/discipline/guard_pages.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cstring>

#include "adapters/text_rules.hpp"
#include "check/backend/unready.hpp"

namespace zq::check {
namespace {

std::size_t page() {
  static const auto bytes = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  return bytes;
}

std::size_t whole_pages(std::size_t bytes) { return (bytes + page() - 1) / page() * page(); }

}  // namespace

GuardPages::~GuardPages() {
  for (const Fence& fence : fences_) ::munmap(fence.mapping, fence.bytes);
}

char* GuardPages::put(const void* bytes, std::size_t size, std::size_t align, std::string name) {
  const std::size_t inner = std::max(whole_pages(size), page());
  const std::size_t all = inner + 2 * page();
  void* mapping = ::mmap(nullptr, all, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapping == MAP_FAILED) cannot("系统没有足够的地址空间", "the system gives no more address space");
  char* const first = static_cast<char*>(mapping) + page();
  ::mprotect(first, inner, PROT_READ | PROT_WRITE);
  char* const place = front_ ? first : first + (inner - size) / align * align;
  if (size > 0) std::memcpy(place, bytes, size);
  ::mprotect(first, inner, PROT_READ);
  fences_.push_back({static_cast<char*>(mapping), all, std::move(name)});
  return place;
}

zq_str GuardPages::put_text(zq_str text, const std::string& name) {
  if (!text.ptr) return text;
  return {put(text.ptr, text.len, 1, name), text.len};
}

void GuardPages::put_record(const adapters::Record& values) {
  const adapters::RecordView view(values);
  zq_record record = *view.abi();
  std::vector<zq_field> fields(record.fields, record.fields + record.count);
  for (std::size_t n = 0; n < fields.size(); ++n) {
    fields[n].name = put_text(fields[n].name, "record.fields[" + std::to_string(n) + "].name");
    fields[n].s = put_text(fields[n].s, "record." + values[n].name);
  }
  char* at = put(fields.data(), fields.size() * sizeof(zq_field), alignof(zq_field), "record.fields");
  record.fields = reinterpret_cast<const zq_field*>(at);
  record_ = reinterpret_cast<const zq_record*>(put(&record, sizeof record, alignof(zq_record), "record"));
}

Inputs GuardPages::place(const zq_call& given, const Ask& ask) {
  put_record(ask.record);
  zq_call call = given;
  call.request_id = put_text(call.request_id, "call.request_id");
  call.case_id = put_text(call.case_id, "call.case_id");
  call.matter = put_text(call.matter, "call.matter");
  call.purpose = put_text(call.purpose, "call.purpose");
  call.requester = put_text(call.requester, "call.requester");
  const auto* placed = reinterpret_cast<const zq_call*>(put(&call, sizeof call, alignof(zq_call), "call"));
  return {placed, put_text(adapters::str(ask.check), "check"), put_text(adapters::str(ask.handle), "handle"), record_};
}

void GuardPages::withdraw() {
  for (Fence& fence : fences_) {
    if (fence.withdrawn) continue;
    ::mprotect(fence.mapping, fence.bytes, PROT_NONE);
    fence.withdrawn = true;
  }
}

std::string GuardPages::whose(const void* address) const {
  const char* at = static_cast<const char*>(address);
  for (const Fence& fence : fences_)
    if (at >= fence.mapping && at < fence.mapping + fence.bytes)
      return fence.name + (fence.withdrawn ? ", after the call has returned" : ", outside of its bytes");
  return {};
}

}  // namespace zq::check
