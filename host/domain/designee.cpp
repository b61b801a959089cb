#include "domain/designee.hpp"

#include <algorithm>

#include "domain/text_limits.hpp"

namespace zq {

bool is_active(const Designee& one, Date on) {
  return !one.ended_at && one.from <= on && (!one.until || on <= *one.until);
}

const Designee* active(const std::vector<Designee>& all, Date on) {
  const auto found = std::ranges::find_if(all, [&](const Designee& one) { return is_active(one, on); });
  return found == all.end() ? nullptr : &*found;
}

std::vector<Fault> faults_of(const std::vector<Designee>& all) {
  std::vector<Fault> faults;
  for (size_t i = 0; i < all.size(); ++i) {
    const std::string at = "/designees/" + std::to_string(i);
    check_text(faults, at + "/post", "岗位", all[i].post, 1, 50);
    check_text(faults, at + "/person", "专人", all[i].person, 1, 50);
    check_text(faults, at + "/backup", "替岗人员", all[i].backup, 0, 50);
    if (all[i].until && *all[i].until < all[i].from)
      faults.push_back({at + "/until", "止日早于起日", "from or later", "an earlier day"});
  }
  return faults;
}

}  // namespace zq
