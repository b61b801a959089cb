// A world for what the handling department does with a case: a list whose entries say what kind they are, and fixtures
// that agree, differ, or are down.
#pragma once
#include "scenarios/suite.hpp"

namespace zq::test {

// The header with the columns of scope, risk and sector, and these rows.
std::string list_with_traits(const std::vector<std::string>& rows);
// Departments "fine" (consistent), "good" (mismatch) and "down"; the list of handling.cpp; a register of organisations.
void furnish_for_handling(World& world);

Reply post(Client& client, const std::string& path, const Json& body);
// Opens a verification of the entry for the person and returns it as answered.
Json opened(Client& client, const std::string& entry, const Json& person);
std::string path_of(const Json& verification, const std::string& step);
// The text of a line of a paper; empty when it is not there.
std::string line_of(const Json& paper, const std::string& label);
// Kinds of acts in the journal of a subject.
std::vector<std::string> acts_of(World& world, const std::string& subject);
// Code of the problem a reply carries.
std::string code_of(const Reply& reply);

}  // namespace zq::test
