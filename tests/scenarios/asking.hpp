// The words of the scenarios: people, questions, complaints, and what came back.
#pragma once
#include <string>

#include "scenarios/world.hpp"

namespace zq::test {

// One synthetic person as the legacy systems know it (zq-people); from then on nothing of it may leak.
Json person(int index);
// The same person under another name or number.
Json renamed(Json person, const std::string& name);
Json renumbered(Json person, const std::string& id_number);
// Somebody whom no department knows, with a valid number.
Json stranger();

// The body of POST /verifications.
std::string question(const std::string& entry, const Json& person, const Json& declared = Json::object());
// The body of POST /complaints.
Json complaint(const std::string& department);

Json body(const Reply&);
// The machine has given nothing: letters are out, or the handling department goes on.
bool is_for_people(const Json& verification);
// Verdict of one field of a verification; empty when the field is not there.
std::string verdict_on(const Json& verification, const std::string& field);
const Json* field_of(const Json& verification, const std::string& field);

// Opens a verification and expects it to be concluded, or handed to people, in the same call.
Json ask(Client& client, const std::string& entry, const Json& person, const Json& declared = Json::object());
// The same for answers that come later: 202 with a place to look, which is then read until it is settled.
Json ask_and_wait(Client& client, const std::string& entry, const Json& person, const Json& declared);

// A list file: the header and these rows.
std::string list_file(const std::vector<std::string>& rows);

// Files a complaint under this key; returns what was answered.
Reply file(Client& client, const Json& complaint, const std::string& key);
// Reads the complaint until the condition holds; the last reading.
template <class Condition>
Json read_until(Client& client, const std::string& path, Condition condition) {
  Json last;
  eventually([&] {
    last = body(client.get(path));
    return condition(last);
  });
  return last;
}
// All items of a paged list, `limit` a page; expects every page but the last to be full and none to repeat.
Json all_pages(Client& client, const std::string& path, int limit);
inline std::string place_of(const Reply& reply) {
  const auto at = reply.headers.find("location");
  return at == reply.headers.end() ? std::string() : at->second;
}

}  // namespace zq::test
