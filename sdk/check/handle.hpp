// A file descriptor that closes itself; and a pipe of two, neither inherited by programs that are started meanwhile.
#pragma once
#include <fcntl.h>
#include <unistd.h>

#include <utility>

namespace zq::check {

// Where a guard finds the pipe back to the tool.
inline constexpr int guard_result = 3;

class Handle {
 public:
  explicit Handle(int fd = -1) : fd_(fd) {}
  Handle(Handle&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Handle& operator=(Handle&& other) noexcept {
    if (this != &other) reset(std::exchange(other.fd_, -1));
    return *this;
  }
  ~Handle() { reset(); }
  void reset(int fd = -1) {
    if (fd_ >= 0) ::close(fd_);
    fd_ = fd;
  }
  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }

 private:
  int fd_;
};

// False: errno says why.
inline bool make_pipe(Handle& read_end, Handle& write_end) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return false;
  read_end.reset(ends[0]);
  write_end.reset(ends[1]);
  return true;
}

}  // namespace zq::check
