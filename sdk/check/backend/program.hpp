// Starting programs of the fixtures. They die with the thread that started them. Throws Unready.
#pragma once
#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>

#include "check/fixtures.hpp"

namespace zq::check {

// Output goes to `output`. Not waited for.
pid_t start_program(const Command& words, const std::filesystem::path& output);
// Exit code, 128 + signal, or -1 when it still runs after `limit`.
int wait_for(pid_t, std::chrono::milliseconds limit);
std::uint16_t free_port();
bool answers(std::uint16_t port);                      // somebody listens there
std::string content_of(const std::filesystem::path&);  // empty when it cannot be read

}  // namespace zq::check
