#include "check/stage/allocations.hpp"

#include <dlfcn.h>
#include <execinfo.h>
#include <link.h>
#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <map>
#include <mutex>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define ZQ_OWN_MALLOC 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define ZQ_OWN_MALLOC 0
#endif
#endif
#ifndef ZQ_OWN_MALLOC
#define ZQ_OWN_MALLOC 1
#endif

namespace zq::check {
namespace {

constexpr size_t entries_max = size_t{1} << 18;
constexpr int frames_max = 24;

struct Entry {
  std::uintptr_t address, place;
  size_t bytes;
};

// All of it is constant-initialised: malloc runs before any constructor, and after every destructor.
std::atomic<bool> watching{false};
std::atomic_flag busy = ATOMIC_FLAG_INIT;
Entry* table = nullptr;  // open addressing; address 0: free, 1: was used
struct Image {
  std::uintptr_t begin = 0, end = 0;
  bool holds(std::uintptr_t address) const { return address >= begin && address < end; }
};
constinit Image adapter, tool;
thread_local bool inside_hook = false;

class TableLock {
 public:
  TableLock() {
    while (busy.test_and_set(std::memory_order_acquire)) {
    }
  }
  ~TableLock() { busy.clear(std::memory_order_release); }
};

size_t slot_of(std::uintptr_t address) { return (address >> 4) * 0x9E3779B97F4A7C15ULL >> (64 - 18); }

// The place in the adapter that asked for it, by way of libraries or not; 0: the host's own code did, on its behalf or
// not. `caller` is where our malloc returns to.
std::uintptr_t place_in_adapter(const void* caller) {
  void* frames[frames_max];
  const int count = ::backtrace(frames, frames_max);
  void** const end = frames + count;
  for (void** frame = std::find(frames, end, caller); frame != end; ++frame) {
    const auto at = reinterpret_cast<std::uintptr_t>(*frame);
    if (adapter.holds(at)) return at;
    if (tool.holds(at)) return 0;
  }
  return 0;
}

[[maybe_unused]] void note_allocated(void* pointer, size_t bytes, const void* caller) {
  if (pointer == nullptr || !watching.load(std::memory_order_relaxed) || inside_hook) return;
  inside_hook = true;
  if (const std::uintptr_t place = place_in_adapter(caller); place != 0) {
    const TableLock lock;
    const auto address = reinterpret_cast<std::uintptr_t>(pointer);
    for (size_t n = 0, at = slot_of(address); n < entries_max; ++n, at = (at + 1) % entries_max) {
      if (table[at].address > 1 && table[at].address != address) continue;
      table[at] = {address, place, bytes};
      break;
    }
  }
  inside_hook = false;
}

[[maybe_unused]] void note_freed(void* pointer) {
  if (pointer == nullptr || !watching.load(std::memory_order_relaxed)) return;
  const TableLock lock;
  const auto address = reinterpret_cast<std::uintptr_t>(pointer);
  for (size_t n = 0, at = slot_of(address); n < entries_max && table[at].address != 0;
       ++n, at = (at + 1) % entries_max) {
    if (table[at].address != address) continue;
    table[at].address = 1;
    return;
  }
}

struct Search {
  std::uintptr_t wanted;
  Image found;
};
int find_image(dl_phdr_info* info, size_t, void* data) {
  auto& search = *static_cast<Search*>(data);
  Image image{~std::uintptr_t{0}, 0};
  for (int n = 0; n < info->dlpi_phnum; ++n) {
    const auto& one = info->dlpi_phdr[n];
    if (one.p_type != PT_LOAD) continue;
    image.begin = std::min(image.begin, info->dlpi_addr + one.p_vaddr);
    image.end = std::max(image.end, info->dlpi_addr + one.p_vaddr + one.p_memsz);
  }
  if (!image.holds(search.wanted)) return 0;
  search.found = image;
  return 1;
}

Image image_of(const void* address) {
  Search search{reinterpret_cast<std::uintptr_t>(address), {}};
  ::dl_iterate_phdr(find_image, &search);
  return search.found;
}

std::string described(std::uintptr_t place) {
  Dl_info info{};
  char text[512];
  const char* file = "adapter";
  if (::dladdr(reinterpret_cast<void*>(place), &info) != 0 && info.dli_fname != nullptr) {
    const char* slash = std::strrchr(info.dli_fname, '/');
    file = slash != nullptr ? slash + 1 : info.dli_fname;
  }
  std::snprintf(text, sizeof text, "%s+0x%zx", file, static_cast<size_t>(place - adapter.begin));
  return text;
}

}  // namespace

bool AllocationWatch::works() { return ZQ_OWN_MALLOC != 0; }

AllocationWatch::AllocationWatch(const void* inside) {
  adapter = image_of(inside);
  tool = image_of(&watching);
  void* frames[2];
  ::backtrace(frames, 2);  // loads the unwinder now, and not from inside malloc
  void* made = ::mmap(nullptr, entries_max * sizeof(Entry), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (made == MAP_FAILED) return;
  table = static_cast<Entry*>(made);
  watching = true;
}

AllocationWatch::~AllocationWatch() {
  watching = false;
  const TableLock lock;
  if (table != nullptr) ::munmap(table, entries_max * sizeof(Entry));
  table = nullptr;
}

std::vector<Leak> AllocationWatch::alive() const {
  watching = false;
  std::map<std::uintptr_t, Leak> places;
  if (table != nullptr) {
    const TableLock lock;
    for (size_t at = 0; at < entries_max; ++at) {
      if (table[at].address <= 1) continue;
      Leak& leak = places[table[at].place];
      ++leak.count;
      leak.bytes += table[at].bytes;
    }
  }
  std::vector<Leak> found;
  for (auto& [place, leak] : places) {
    leak.where = described(place);
    found.push_back(leak);
  }
  std::ranges::sort(found, std::ranges::greater(), &Leak::bytes);
  return found;
}

}  // namespace zq::check

#if ZQ_OWN_MALLOC
// The system's own allocator, under its other names.
extern "C" {
void* __libc_malloc(size_t);
void* __libc_calloc(size_t, size_t);
void* __libc_realloc(void*, size_t);
void* __libc_memalign(size_t, size_t);
void __libc_free(void*);

void* malloc(size_t bytes) {
  void* made = __libc_malloc(bytes);
  zq::check::note_allocated(made, bytes, __builtin_return_address(0));
  return made;
}
void* calloc(size_t count, size_t bytes) {
  void* made = __libc_calloc(count, bytes);
  zq::check::note_allocated(made, count * bytes, __builtin_return_address(0));
  return made;
}
void* realloc(void* old, size_t bytes) {
  zq::check::note_freed(old);
  void* made = __libc_realloc(old, bytes);
  zq::check::note_allocated(made != nullptr ? made : old, bytes, __builtin_return_address(0));
  return made;
}
void* memalign(size_t alignment, size_t bytes) {
  void* made = __libc_memalign(alignment, bytes);
  zq::check::note_allocated(made, bytes, __builtin_return_address(0));
  return made;
}
void* aligned_alloc(size_t alignment, size_t bytes) {
  void* made = __libc_memalign(alignment, bytes);
  zq::check::note_allocated(made, bytes, __builtin_return_address(0));
  return made;
}
int posix_memalign(void** out, size_t alignment, size_t bytes) {
  if (alignment < sizeof(void*) || (alignment & (alignment - 1)) != 0) return EINVAL;
  void* made = __libc_memalign(alignment, bytes);
  if (made == nullptr) return ENOMEM;
  zq::check::note_allocated(made, bytes, __builtin_return_address(0));
  *out = made;
  return 0;
}
void free(void* pointer) {
  zq::check::note_freed(pointer);
  __libc_free(pointer);
}
}
#endif
