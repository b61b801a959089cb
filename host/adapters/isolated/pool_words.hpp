// What the pool of workers says to people, and what its workers say to the log.
#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "adapters/isolated/messages.hpp"
#include "adapters/refusal.hpp"
#include "domain/result.hpp"

namespace zq::adapters {

constexpr size_t log_line_bytes_max = 4096;

// The adapter could not be started: its process ended, spoke another language, or was too slow.
Error not_running(const std::string& how_zh);
Error broke_protocol();
Error start_too_slow(std::chrono::milliseconds start_time);
// Loading the file, to look at it, ended the process that did it, or did not end.
Error load_killed(const Phrase& how);
Error load_too_slow();

// "就绪", of a WorkerView's state.
std::string state_words(std::string_view state);

// Writes a worker's line under this department, whatever the worker says of itself.
void write_worker_line(const std::string& department, const LogLine&);

}  // namespace zq::adapters
