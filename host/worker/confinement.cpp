#include "worker/confinement.hpp"

#include <grp.h>
#include <pwd.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <initializer_list>
#include <string>

#include "adapters/isolated/worker_watch.hpp"
#include "adapters/refusal.hpp"

namespace zq::worker {
namespace {

using adapters::Phrase;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;  // their shadow memory alone is beyond any limit
#else
constexpr bool sanitized = false;
#endif

constexpr rlim_t own_descriptors = 8;  // input, output, control, the file itself

void limit(__rlimit_resource which, rlim_t value) {
  rlimit now{};
  ::getrlimit(which, &now);
  const rlim_t allowed = now.rlim_max == RLIM_INFINITY ? value : std::min(value, now.rlim_max);
  const rlimit next{allowed, allowed};
  ::setrlimit(which, &next);
}

Error refused_user(const std::string& user, Phrase found, Phrase fix) {
  return adapters::refused({"run_as",
                            {"a user the host may become", "主机可以切换到的系统用户"},
                            {"'" + user + "': " + found.en, "“" + user + "”：" + found.zh},
                            std::move(fix)});
}

Result<Done> become(const std::string& user) {
  char text[4096];
  passwd entry{}, *found = nullptr;
  if (::getpwnam_r(user.c_str(), &entry, text, sizeof text, &found) != 0 || found == nullptr)
    return refused_user(user, {"no such user", "没有这个用户"},
                        {"create it: useradd --system " + user, "先建立该用户：useradd --system " + user});
  if (::geteuid() == entry.pw_uid) return Done{};
  if (::initgroups(user.c_str(), entry.pw_gid) != 0 || ::setgid(entry.pw_gid) != 0 || ::setuid(entry.pw_uid) != 0)
    return refused_user(user, std::strerror(errno),
                        {"run the host as root or leave run_as empty", "以 root 运行主机，或把 run_as 留空"});
  return Done{};
}

void set_limits(const settings::Department& department, uint32_t slots) {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, static_cast<rlim_t>(department.open_files_max) + slots + own_descriptors);
  if (!sanitized) limit(RLIMIT_DATA, static_cast<rlim_t>(adapters::data_max_of(department.memory_max)));
  if (department.processes_max > 0 && !department.run_as.empty())
    limit(RLIMIT_NPROC, static_cast<rlim_t>(department.processes_max));
}

// Refused with EPERM, as if the system had no right for it.
bool forbid(scmp_filter_ctx filter, std::initializer_list<int> calls) {
  return std::all_of(calls.begin(), calls.end(), [&](int call) {
    return call < 0 || seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) == 0;  // below 0: not on this machine
  });
}

bool add_rules(scmp_filter_ctx filter) {
  const auto self = static_cast<scmp_datum_t>(::getpid());
  const scmp_datum_t thread_flag = 0x00010000;  // CLONE_THREAD
  return forbid(filter, {SCMP_SYS(execve),
                         SCMP_SYS(execveat),
                         SCMP_SYS(fork),
                         SCMP_SYS(vfork),
                         SCMP_SYS(ptrace),
                         SCMP_SYS(process_vm_readv),
                         SCMP_SYS(process_vm_writev),
                         SCMP_SYS(pidfd_open),
                         SCMP_SYS(pidfd_send_signal),
                         SCMP_SYS(rt_sigqueueinfo),
                         SCMP_SYS(rt_tgsigqueueinfo),
                         SCMP_SYS(tkill),
                         SCMP_SYS(setsid),
                         SCMP_SYS(setpgid),
                         SCMP_SYS(mount),
                         SCMP_SYS(umount2),
                         SCMP_SYS(pivot_root),
                         SCMP_SYS(chroot),
                         SCMP_SYS(unshare),
                         SCMP_SYS(setns),
                         SCMP_SYS(reboot),
                         SCMP_SYS(kexec_load),
                         SCMP_SYS(init_module),
                         SCMP_SYS(finit_module),
                         SCMP_SYS(delete_module),
                         SCMP_SYS(swapon),
                         SCMP_SYS(swapoff),
                         SCMP_SYS(sethostname),
                         SCMP_SYS(setdomainname),
                         SCMP_SYS(settimeofday),
                         SCMP_SYS(clock_settime),
                         SCMP_SYS(clock_adjtime),
                         SCMP_SYS(adjtimex),
                         SCMP_SYS(bpf),
                         SCMP_SYS(perf_event_open),
                         SCMP_SYS(keyctl),
                         SCMP_SYS(add_key),
                         SCMP_SYS(request_key),
                         SCMP_SYS(userfaultfd)}) &&
         // glibc starts threads by clone when clone3 is not there; of clone only threads are left.
         seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                          SCMP_A0(SCMP_CMP_MASKED_EQ, thread_flag, 0)) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(kill), 1, SCMP_A0(SCMP_CMP_NE, self)) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_NE, self)) == 0;
}

Result<Done> filter_calls() {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  const bool loaded = filter != nullptr && add_rules(filter) && seccomp_load(filter) == 0;
  if (filter != nullptr) seccomp_release(filter);
  if (loaded) return Done{};
  return adapters::refused({"seccomp",
                            {"a filter of system calls", "系统调用过滤"},
                            {"the system gives none", "系统不支持"},
                            {"use a kernel with seccomp filters", "请使用支持 seccomp 过滤的内核"}});
}

}  // namespace

Result<Done> confine(const settings::Department& department, uint32_t slots) {
  set_limits(department, slots);
  if (!department.run_as.empty())
    if (auto become_it = become(department.run_as); !become_it) return become_it;
  // After the change of user, which clears it.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  ::prctl(PR_SET_DUMPABLE, 1);  // a change of user took it away; see hide()
  return filter_calls();
}

void hide() { ::prctl(PR_SET_DUMPABLE, 0); }

}  // namespace zq::worker
