#include "application/status_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>

#include "log/line.hpp"

namespace zq::application {
namespace {

constexpr std::string_view magic = "zhengqiao-status-3";

std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out(1);
  for (const char c : line) {
    if (c == '\t')
      out.emplace_back();
    else
      out.back() += c;
  }
  return out;
}

Error cannot(const std::string& what, const std::filesystem::path& path) {
  return {ErrorCode::storage,
          "无法" + what + "状态目录中的文件 " + path.string() + "；请检查 state_directory 的路径、权限和磁盘空间",
          path.string() + ": " + std::strerror(errno)};
}

Error no_host() { return {ErrorCode::not_found, "主机没有在运行（在此状态目录下）", "no running host"}; }

// A host that was killed leaves its file behind, and its process id may be somebody else's by now; but its lock is
// gone.
bool is_host_alive(const std::filesystem::path& state_directory, pid_t pid) {
  if (pid <= 0 || (kill(pid, 0) != 0 && errno == ESRCH)) return false;
  const int fd = open((state_directory / "lock").c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  const bool held = flock(fd, LOCK_SH | LOCK_NB) != 0;
  close(fd);
  return held;
}

DepartmentLine department_line(const std::vector<std::string>& row) {
  return {row[1], row[2], row[3], row[4], row[5], std::atoi(row[6].c_str()), row[7], {}};
}

std::string worker_line(const workflow::WorkerView& worker) {
  std::string line = "工作进程";
  if (worker.pid > 0) line += " " + std::to_string(worker.pid);
  line += " " + worker.state_text;
  if (worker.next_attempt)
    line += "，下次启动 " + log::beijing_time(worker.next_attempt->time_since_epoch().count()).substr(11, 8);
  if (worker.restarts > 0) line += "，已重启 " + std::to_string(worker.restarts) + " 次";
  if (!worker.reason.empty()) line += "，上一个" + worker.reason;
  return line;
}

}  // namespace

Status status_of(const std::vector<workflow::DepartmentView>& views) {
  Status status;
  status.pid = getpid();
  for (const auto& view : views) {
    status.departments.push_back({view.id.value,
                                  view.name,
                                  view.state,
                                  view.state_text,
                                  view.adapter_version,
                                  view.generation,
                                  view.adapter_sha256,
                                  {}});
    for (const auto& worker : view.workers) status.departments.back().workers.push_back(worker_line(worker));
  }
  return status;
}

Result<Done> write_status(const std::filesystem::path& state_directory, const Status& status) {
  const auto path = state_directory / "status.tsv", fresh = state_directory / "status.tsv.new";
  std::ofstream out(fresh, std::ios::trunc);
  out << magic << '\t' << status.pid << '\t' << status.port << '\t' << status.reloads << '\n';
  for (const auto& fault : status.faults) out << "fault\t" << one_line(fault) << '\n';
  for (const auto& d : status.departments) {
    out << "department\t" << d.id << '\t' << one_line(d.name) << '\t' << d.state << '\t' << one_line(d.state_text)
        << '\t' << one_line(d.adapter_version) << '\t' << d.generation << '\t' << d.adapter_sha256 << '\n';
    for (const auto& worker : d.workers) out << "worker\t" << one_line(worker) << '\n';
  }
  out.close();
  if (!out || std::rename(fresh.c_str(), path.c_str()) != 0) return cannot("写入", path);
  return Done{};
}

Result<Status> read_status(const std::filesystem::path& state_directory) {
  std::ifstream in(state_directory / "status.tsv");
  std::string line;
  if (!std::getline(in, line)) return no_host();
  const auto head = cells(line);
  if (head.size() != 4 || head[0] != magic) return no_host();
  Status status;
  status.pid = static_cast<pid_t>(std::atol(head[1].c_str()));
  status.port = static_cast<uint16_t>(std::atol(head[2].c_str()));
  status.reloads = std::strtoull(head[3].c_str(), nullptr, 10);
  if (!is_host_alive(state_directory, status.pid)) return no_host();
  while (std::getline(in, line)) {
    const auto row = cells(line);
    if (row[0] == "fault" && row.size() == 2) status.faults.push_back(row[1]);
    if (row[0] == "department" && row.size() == 8) status.departments.push_back(department_line(row));
    if (row[0] == "worker" && row.size() == 2 && !status.departments.empty())
      status.departments.back().workers.push_back(row[1]);
  }
  return status;
}

Result<DirectoryLock> DirectoryLock::take(const std::filesystem::path& state_directory) {
  std::error_code failed;
  std::filesystem::create_directories(state_directory, failed);
  const auto path = state_directory / "lock";
  const int fd = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
  if (fd < 0) return cannot("打开", path);
  if (flock(fd, LOCK_EX | LOCK_NB) == 0) return DirectoryLock(fd);
  close(fd);
  return Error{
      ErrorCode::conflict,
      "另一个主机正在使用状态目录 " + state_directory.string() + "；请先停止它，或在配置里另写 state_directory",
      "state directory is locked: " + path.string()};
}

DirectoryLock::DirectoryLock(DirectoryLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

DirectoryLock::~DirectoryLock() {
  if (fd_ >= 0) close(fd_);
}

}  // namespace zq::application
