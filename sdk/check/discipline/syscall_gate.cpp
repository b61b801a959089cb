#include "check/discipline/syscall_gate.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstring>

#include "check/backend/context.hpp"

// One system call instruction the filter lets through: the place behind it is what the filter looks at.
extern "C" long zq_check_gate(long number, long a, long b, long c, long d, long e, long f);
extern "C" const char zq_check_gate_end[];
#if defined(__x86_64__)
asm(".text\n.globl zq_check_gate\n.type zq_check_gate,@function\nzq_check_gate:\n"
    "  mov %rdi,%rax\n  mov %rsi,%rdi\n  mov %rdx,%rsi\n  mov %rcx,%rdx\n  mov %r8,%r10\n  mov %r9,%r8\n"
    "  mov 8(%rsp),%r9\n  syscall\n.globl zq_check_gate_end\nzq_check_gate_end:\n  ret\n");
#define ZQ_AUDIT_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
asm(".text\n.globl zq_check_gate\n.type zq_check_gate,%function\nzq_check_gate:\n"
    "  mov x8,x0\n  mov x0,x1\n  mov x1,x2\n  mov x2,x3\n  mov x3,x4\n  mov x4,x5\n  mov x5,x6\n  svc #0\n"
    ".globl zq_check_gate_end\nzq_check_gate_end:\n  ret\n");
#define ZQ_AUDIT_ARCH AUDIT_ARCH_AARCH64
#endif

namespace zq::check {
namespace {

constexpr std::size_t slots = 8192, text_max = 256;

struct Slot {
  std::atomic<bool> ready{false};
  Touched::Kind kind{};
  char text[text_max]{};
};
std::array<Slot, slots> noted;
std::atomic<std::size_t> next{0};

// Only what a signal handler may do.
void note(Touched::Kind kind, const char* text) {
  const std::size_t at = next++;
  if (at >= slots) return;
  noted[at].kind = kind;
  for (std::size_t n = 0; n + 1 < text_max && text[n] != '\0'; ++n) noted[at].text[n] = text[n];
  noted[at].ready = true;
}

struct Registers {
  long number, a[6];
};

void note_path(Touched::Kind kind, int folder, const char* path) {
  char whole[text_max] = "";
  if (!path) return;
  if (path[0] != '/' && folder != AT_FDCWD) {
    char link[40];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    const ssize_t length = ::readlink(link, whole, sizeof whole - 2);
    if (length > 0) whole[length] = '/', whole[length + 1] = '\0';
  }
  std::strncat(whole, path, text_max - std::strlen(whole) - 1);
  note(kind, whole);
}

void note_address(const sockaddr* address) {
  char text[text_max] = "";
  if (!address) return;
  if (address->sa_family == AF_INET) {
    const auto* in = reinterpret_cast<const sockaddr_in*>(address);
    char host[INET_ADDRSTRLEN] = "";
    ::inet_ntop(AF_INET, &in->sin_addr, host, sizeof host);
    std::snprintf(text, sizeof text, "%s:%u", host, static_cast<unsigned>(ntohs(in->sin_port)));
  } else if (address->sa_family == AF_INET6) {
    const auto* in = reinterpret_cast<const sockaddr_in6*>(address);
    char host[INET6_ADDRSTRLEN] = "";
    ::inet_ntop(AF_INET6, &in->sin6_addr, host, sizeof host);
    std::snprintf(text, sizeof text, "[%s]:%u", host, static_cast<unsigned>(ntohs(in->sin6_port)));
  } else if (address->sa_family == AF_UNIX) {
    const auto* un = reinterpret_cast<const sockaddr_un*>(address);
    std::snprintf(text, sizeof text, "unix:%.100s", un->sun_path[0] ? un->sun_path : un->sun_path + 1);
  } else {
    return;  // a disconnect, or a netlink question to the kernel
  }
  note(Touched::Kind::connect, text);
}

Touched::Kind kind_of_open(long flags) {
  const bool writes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) != 0;
  return writes ? Touched::Kind::write : Touched::Kind::read;
}

void look(const Registers& call) {
  const auto text = [&](int n) { return reinterpret_cast<const char*>(call.a[n]); };
  switch (call.number) {
    case SYS_openat:
      return note_path(kind_of_open(call.a[2]), static_cast<int>(call.a[0]), text(1));
    case SYS_unlinkat:
    case SYS_mkdirat:
      return note_path(Touched::Kind::write, static_cast<int>(call.a[0]), text(1));
    case SYS_renameat2:
      return note_path(Touched::Kind::write, static_cast<int>(call.a[2]), text(3));
    case SYS_connect:
      return note_address(reinterpret_cast<const sockaddr*>(call.a[1]));
    case SYS_sendto:
      return note_address(reinterpret_cast<const sockaddr*>(call.a[4]));
    case SYS_execve:
      return note(Touched::Kind::start, text(0));
#if defined(__x86_64__)
    case SYS_open:
      return note_path(kind_of_open(call.a[1]), AT_FDCWD, text(0));
    case SYS_creat:
    case SYS_unlink:
    case SYS_mkdir:
      return note_path(Touched::Kind::write, AT_FDCWD, text(0));
    case SYS_rename:
      return note_path(Touched::Kind::write, AT_FDCWD, text(1));
#endif
    default:
      return;
  }
}

constexpr long watched[] = {SYS_openat, SYS_unlinkat, SYS_mkdirat, SYS_renameat2, SYS_connect, SYS_sendto, SYS_execve,
#if defined(__x86_64__)
                            SYS_open,   SYS_creat,    SYS_unlink,  SYS_mkdir,     SYS_rename
#endif
};

#if defined(ZQ_AUDIT_ARCH)

void trapped(int, siginfo_t*, void* context) {
  const int saved = errno;
  auto& machine = static_cast<ucontext_t*>(context)->uc_mcontext;
#if defined(__x86_64__)
  auto* r = machine.gregs;
  const Registers call{r[REG_RAX], {r[REG_RDI], r[REG_RSI], r[REG_RDX], r[REG_R10], r[REG_R8], r[REG_R9]}};
#else
  auto* r = machine.regs;
  const Registers call{static_cast<long>(r[8]),
                       {long(r[0]), long(r[1]), long(r[2]), long(r[3]), long(r[4]), long(r[5])}};
#endif
  if (!InHost::now()) look(call);
  const bool starts = call.number == SYS_execve;
  const long result =
      starts ? -EPERM : zq_check_gate(call.number, call.a[0], call.a[1], call.a[2], call.a[3], call.a[4], call.a[5]);
#if defined(__x86_64__)
  r[REG_RAX] = result;
#else
  r[0] = static_cast<unsigned long>(result);
#endif
  errno = saved;
}

std::vector<sock_filter> program() {
  const auto gate = reinterpret_cast<std::uintptr_t>(zq_check_gate_end);
  const auto load = [](std::size_t offset) {
    return sock_filter{BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<std::uint32_t>(offset)};
  };
  const auto equal = [](std::uint32_t value, int yes, int no) {
    return sock_filter{BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint8_t>(yes), static_cast<std::uint8_t>(no), value};
  };
  const auto answer = [](std::uint32_t value) { return sock_filter{BPF_RET | BPF_K, 0, 0, value}; };
  constexpr int count = std::size(watched);
  std::vector<sock_filter> all{load(offsetof(seccomp_data, arch)), equal(ZQ_AUDIT_ARCH, 1, 0),
                               answer(SECCOMP_RET_ALLOW), load(offsetof(seccomp_data, nr))};
  for (int n = 0; n < count; ++n) all.push_back(equal(static_cast<std::uint32_t>(watched[n]), count - n, 0));
  all.push_back(answer(SECCOMP_RET_ALLOW));
  all.push_back(load(offsetof(seccomp_data, instruction_pointer)));
  all.push_back(equal(static_cast<std::uint32_t>(gate), 0, 3));
  all.push_back(load(offsetof(seccomp_data, instruction_pointer) + 4));
  all.push_back(equal(static_cast<std::uint32_t>(gate >> 32), 0, 1));
  all.push_back(answer(SECCOMP_RET_ALLOW));
  all.push_back(answer(SECCOMP_RET_TRAP));
  return all;
}

#endif

}  // namespace

bool SyscallGate::open() {
#if defined(ZQ_AUDIT_ARCH)
  struct sigaction action {};
  action.sa_sigaction = trapped;
  action.sa_flags = SA_SIGINFO | SA_RESTART;
  if (::sigaction(SIGSYS, &action, nullptr) != 0 || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
  auto filter = program();
  const sock_fprog whole{static_cast<unsigned short>(filter.size()), filter.data()};
  return ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &whole) == 0;
#else
  return false;
#endif
}

std::vector<Touched> SyscallGate::touched() {
  std::vector<Touched> out;
  for (std::size_t n = 0; n < std::min<std::size_t>(next, slots); ++n)
    if (noted[n].ready) out.push_back({noted[n].kind, noted[n].text});
  return out;
}

}  // namespace zq::check
