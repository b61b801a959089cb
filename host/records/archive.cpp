#include "records/archive.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace zq::records {

using nlohmann::json;

// Both trees side by side: the same steps lead through the body and through what is private.
struct Archive::Tree {
  json body = json::object();
  json personal;  // null until something private is written
  bool ok = true;
  std::vector<json::json_pointer> steps{json::json_pointer()};

  const json::json_pointer& here() const { return steps.back(); }
  const json* find(const json& root) const {
    return !root.is_null() && root.contains(here()) ? &root.at(here()) : nullptr;
  }
  // The containers above a private text: arrays where the body has arrays, else objects, also under numbers as names.
  void grow_personal() {
    for (size_t i = 0; i + 1 < steps.size(); ++i) {
      json& container = personal[steps[i]];
      if (container.is_null()) container = body[steps[i]].is_array() ? json::array() : json::object();
    }
  }
};

Archive::Archive() : writing_(true), tree_(std::make_unique<Tree>()) {}

Archive::Archive(std::string_view body, std::string_view personal) : writing_(false), tree_(std::make_unique<Tree>()) {
  tree_->body = json::parse(body, nullptr, false);
  if (!personal.empty()) tree_->personal = json::parse(personal, nullptr, false);
  if (tree_->body.is_object() && !tree_->personal.is_discarded()) return;
  tree_->ok = false;
  tree_->body = json::object();
  tree_->personal = nullptr;
}

Archive::~Archive() = default;

bool Archive::ok() const { return tree_->ok; }
std::string Archive::body() const { return tree_->body.dump(); }
std::string Archive::personal() const { return tree_->personal.is_null() ? "" : tree_->personal.dump(); }

bool Archive::enter(std::string_view name) {
  tree_->steps.push_back(tree_->here() / std::string(name));
  if (writing_ || exists()) return true;
  leave();
  return false;
}

bool Archive::enter(size_t item) {
  tree_->steps.push_back(tree_->here() / item);
  if (writing_ || exists()) return true;
  leave();
  return false;
}

void Archive::leave() { tree_->steps.pop_back(); }

bool Archive::exists() const { return tree_->find(tree_->body) || tree_->find(tree_->personal); }

// An array whose items are private alone stands in the private tree only.
size_t Archive::size() const {
  size_t size = 0;
  for (const json* root : {&tree_->body, &tree_->personal})
    if (const json* found = tree_->find(*root)) size = std::max(size, found->size());
  return size;
}

std::vector<std::string> Archive::names() const {
  std::vector<std::string> all;
  for (const json* root : {&tree_->body, &tree_->personal}) {
    const json* found = tree_->find(*root);
    if (!found || !found->is_object()) continue;
    for (const auto& [name, value] : found->items())
      if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
  }
  return all;
}

void Archive::start_array() { tree_->body[tree_->here()] = json::array(); }
void Archive::start_object() { tree_->body[tree_->here()] = json::object(); }

void Archive::put_text(const std::string& text, bool personal) {
  if (!personal) {
    tree_->body[tree_->here()] = text;
  } else if (!text.empty()) {
    tree_->grow_personal();
    tree_->personal[tree_->here()] = text;
  }
}
void Archive::put_number(int64_t number) { tree_->body[tree_->here()] = number; }
void Archive::put_boolean(bool value) { tree_->body[tree_->here()] = value; }

void Archive::get_text(std::string& text, bool personal) {
  const json* found = tree_->find(personal ? tree_->personal : tree_->body);
  if (!found) return;
  if (!found->is_string()) return wrong();
  text = found->get<std::string>();
}

void Archive::get_number(int64_t& number) {
  const json* found = tree_->find(tree_->body);
  if (!found || !found->is_number_integer()) return wrong();
  number = found->get<int64_t>();
}

void Archive::get_boolean(bool& value) {
  const json* found = tree_->find(tree_->body);
  if (!found || !found->is_boolean()) return wrong();
  value = found->get<bool>();
}

void Archive::wrong() { tree_->ok = false; }

}  // namespace zq::records
