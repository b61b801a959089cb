// The commands of zq-adapter. Each takes the words behind its name and returns the exit code: 0 done, 1 the adapter is
// at fault, 2 wrong use or nothing to work on.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace zq::tool {

using Words = std::vector<std::string>;

int new_command(const Words&);
int check_command(const Words&);
int run_command(const Words&);
int pack_command(const Words&);
int doctor_command(const Words&);
int keygen_command(const Words&);

// Prints what is wrong to standard error, with where to read more; returns 2.
int misused(std::string_view command, std::string_view fault);

// Help of one command; of all when `command` is empty or unknown.
std::string help(std::string_view command);

}  // namespace zq::tool
