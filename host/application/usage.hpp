// The words of the command line: which commands there are, what each takes, its help, and what is said to somebody who
// uses it wrongly. Nothing is run here. Chinese for the operator, English beside it.
#pragma once
#include <Poco/Util/OptionSet.h>

#include <string>
#include <vector>

namespace zq::application {

struct CommandLine {
  std::string command;             // empty: none was given
  std::vector<std::string> words;  // after the command
  bool help = false;
  std::string fault;  // not empty: what is wrong, and what to do
};

// Reads the arguments as Poco will, against the same options; finds what Poco would not: commands, words and options
// that do not belong together.
CommandLine read_command_line(const Poco::Util::OptionSet&, const std::vector<std::string>& arguments);

// Adds every option of every command; Poco calls `callback` for each that is given.
void add_options(Poco::Util::OptionSet&, const Poco::Util::AbstractOptionCallback& callback);

// Help for one command, or for all of them when it is empty.
std::string help_text(const std::string& command);

// "用法 (usage)：zhengqiao departments [list | …]"
std::string usage_line(const std::string& command);

}  // namespace zq::application
