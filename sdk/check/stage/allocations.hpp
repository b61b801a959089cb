// What an adapter allocates and never frees. The tool puts its own malloc in front of the system's; while a Watch is
// open, every allocation that the adapter asks for, itself or through a library, is remembered until it is freed.
// Allocators of other kinds (mmap of its own) are not seen. Under a sanitizer, which has its own, nothing is: works()
// says so.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace zq::check {

struct Leak {
  size_t count = 0, bytes = 0;
  std::string where;  // "housing.so+0x1234": the place in the adapter that asked for it
};

class AllocationWatch {
 public:
  static bool works();
  // `inside`: any address of the adapter's image (its entry). Remembers everything from here on.
  explicit AllocationWatch(const void* inside);
  ~AllocationWatch();  // forgets
  AllocationWatch(const AllocationWatch&) = delete;
  AllocationWatch& operator=(const AllocationWatch&) = delete;

  // What is still there, by place, most bytes first.
  std::vector<Leak> alive() const;
};

}  // namespace zq::check
