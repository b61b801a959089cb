#include "abi/growth.hpp"

#include <algorithm>

namespace zq::abi {
namespace {

using std::to_string;

bool is_draft_structure(const std::string& name) { return name.rfind("zq_x_", 0) == 0; }
bool is_draft_id(const std::string& value) { return value.rfind("x-", 0) == 0; }

class Comparison {
 public:
  Comparison(const Layout& kept, const Layout& now, const std::string& release)
      : kept_(kept), now_(now), since_(" since " + release + ": ") {}

  std::vector<std::string> run() {
    for (const auto& [name, structure] : kept_.structures)
      if (!is_draft_structure(name)) compare(name, structure);
    for (const auto& [name, type] : kept_.types) compare_type(name, type);
    for (const Enumerators& block : kept_.enums) compare(block);
    for (const auto& [name, value] : kept_.constants) compare_constant(name, value);
    require_minor();
    return std::move(faults_);
  }

 private:
  void say(const std::string& what, const std::string& why) { faults_.push_back(what + since_ + why); }

  void compare(const std::string& name, const Structure& was) {
    const auto found = now_.structures.find(name);
    if (found == now_.structures.end()) return say(name + " is gone", "a structure stays for the life of the major");
    const Structure& is = found->second;
    if (!was.may_grow() && is.size != was.size) {
      return say(name + " has " + to_string(is.size) + " bytes instead of " + to_string(was.size),
                 "it is frozen, for it stands in arrays; a longer one is a new type of a new interface id");
    }
    if (is.size < was.size) say(name + " shrank to " + to_string(is.size) + " bytes", "members are never taken away");
    for (const Member& member : was.members) compare(name, member, is.member(member.name));
    for (const Member& member : is.members) check_new(name, was, member);
    grew_ = grew_ || is.size > was.size;
  }

  void compare(const std::string& structure, const Member& was, const Member* is) {
    const std::string name = structure + "." + was.name;
    if (!is) return say(name + " is gone", "adapters in the field use it; an unused member stays where it is");
    if (is->offset != was.offset) {
      say(name + " moved from offset " + to_string(was.offset) + " to " + to_string(is->offset),
          "adapters in the field look for it at the old place; add members at the end");
    }
    if (is->type != was.type) {
      say(name + " changed its type from " + was.type + " to " + is->type,
          "adapters in the field call it with the old one; add a member or a new interface id");
    }
  }

  void check_new(const std::string& structure, const Structure& was, const Member& member) {
    if (was.member(member.name)) return;
    if (member.offset < was.size) {
      say(structure + "." + member.name + " is new at offset " + to_string(member.offset) + ", inside the old " +
              to_string(was.size) + " bytes",
          "older writers filled that place with something else; add members at the end");
    }
    grew_ = true;
  }

  void compare_type(const std::string& name, const std::string& was) {
    const auto found = now_.types.find(name);
    if (found == now_.types.end()) return say(name + " is gone", "a type stays for the life of the major");
    if (found->second == was) return;
    say(name + " changed from " + was + " to " + found->second, "adapters in the field use the old type");
  }

  // The block of today that has most in common with a kept one.
  const Enumerators& block_like(const Enumerators& was) const {
    static const Enumerators none;
    const Enumerators* best = &none;
    long most = 0;
    for (const Enumerators& block : now_.enums) {
      const long common = std::ranges::count_if(block, [&](const auto& e) { return was.contains(e.first); });
      if (common > most) most = common, best = &block;
    }
    return *best;
  }

  void compare(const Enumerators& was) {
    const Enumerators& is = block_like(was);
    for (const auto& [name, value] : was) {
      const auto found = is.find(name);
      if (found == is.end()) {
        say(name + " (" + to_string(value) + ") is gone", "an enumerator stays, even when nobody uses it any more");
      } else if (found->second != value) {
        say(name + " changed from " + to_string(value) + " to " + to_string(found->second), "values never change");
      }
    }
    for (const auto& [name, value] : is) {
      if (was.contains(name)) continue;
      grew_ = true;
      for (const auto& [old, its] : was)
        if (its == value)
          say(name + " reuses the value " + to_string(value) + " of " + old, "take the next free value");
    }
  }

  void compare_constant(const std::string& name, const std::string& was) {
    if (is_draft_id(was) || name == "ZQ_ABI_MINOR") return;
    const auto found = now_.constants.find(name);
    if (found == now_.constants.end()) return say(name + " is gone", "ids and constants stay; add a new one beside it");
    if (found->second == was) return;
    say(name + " changed from " + was + " to " + found->second, "ids and constants stay; add a new one beside it");
  }

  // What is new must be told by the minor: an adapter that needs it is refused by hosts that lack it.
  void require_minor() {
    for (const auto& [name, structure] : now_.structures)
      grew_ = grew_ || (!kept_.structures.contains(name) && !is_draft_structure(name));
    for (const auto& [name, value] : now_.constants)
      grew_ = grew_ || (!kept_.constants.contains(name) && !is_draft_id(value));
    const long long was = kept_.number("ZQ_ABI_MINOR"), is = now_.number("ZQ_ABI_MINOR");
    if (is < was) say("ZQ_ABI_MINOR fell from " + to_string(was) + " to " + to_string(is), "it only rises");
    if (grew_ && is == was) {
      say("the header grew and ZQ_ABI_MINOR is still " + to_string(is), "raise it by one with the first addition");
    }
  }

  const Layout &kept_, &now_;
  const std::string since_;
  bool grew_ = false;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> broken_rules(const Layout& kept, const Layout& now, const std::string& release) {
  return Comparison(kept, now, release).run();
}

std::vector<std::string> gaps(const Layout& layout) {
  std::vector<std::string> found;
  for (const auto& [name, structure] : layout.structures) {
    std::size_t end = 0;
    for (const Member& member : structure.members) {
      if (member.offset != end)
        found.push_back(name + ": " + to_string(member.offset - end) + " bytes before " + member.name);
      end = member.offset + member.size;
    }
    if (structure.size != end) found.push_back(name + ": " + to_string(structure.size - end) + " bytes at its end");
  }
  return found;
}

}  // namespace zq::abi
