// What the file of the field tasks' routing (config/routing/field_tasks.xml) knows, and its values as they stand in it.
// Internal to settings.
#pragma once
#include "settings/keys.hpp"

namespace zq::settings {

struct RoutingFile {
  std::string callback_url, level = "二级";
  milliseconds collect{60000};
};
struct StreetRow {
  std::string area, name, unit;
  DepartmentId connector;
};
struct TypeRow {
  std::string name, platform = "便民服务";
  bool full_number = false;
};
struct QuestionRow {
  std::string code, text, answer = "yes_no";
};
struct EntryRow {
  std::string id, types;
};
struct ExceptionRow {
  std::string grid, area, type, platform, unit, connector;
};

std::span<const Key<RoutingFile>> routing_keys();
std::span<const Key<StreetRow>> street_keys();
std::span<const Key<TypeRow>> type_keys();
std::span<const Key<QuestionRow>> question_keys();
std::span<const Key<EntryRow>> entry_keys();
std::span<const Key<ExceptionRow>> exception_keys();
void append_routing_rows(std::vector<KeyRow>&);

}  // namespace zq::settings
