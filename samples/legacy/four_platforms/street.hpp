// One street or town: its command room with four platforms, and the events they hold. Not thread-safe: Service locks.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "four_platforms/event.hpp"

namespace zq::sample::streets {

// Beijing time as the platform writes it.
std::string time_text(std::int64_t unix_seconds);  // "2026-11-26 09:30:00"
std::string day_text(std::int64_t unix_seconds);   // "2026-11-26"

class Street {
 public:
  explicit Street(const StreetName& name) : name_(name) {}
  const StreetName& name() const { return name_; }
  const std::vector<Event>& events() const { return events_; }

  // A new event, whatever was pushed before.
  Event& add(const std::string& platform, nlohmann::json pushed, std::int64_t now);
  // By id, c_number or taskNo (then the oldest); null when there is none.
  Event* find(const std::string& key);

  // What officers do. Each writes a step; the times of 采集 and 督办 are days only.
  void advance(Event&, std::int64_t now);  // 网格上报 → 受理 → 交办 → 处置中
  void give_back(Event&, const std::string& reason, std::int64_t now);
  void reassign(Event&, const std::string& org, std::int64_t now);
  void let_overdue(Event&, std::int64_t now);
  void feed_back(Event&, const nlohmann::json& feedback, std::int64_t now);
  void close(Event&, std::int64_t now);
  void revoke(Event&, const std::string& reason, std::int64_t now);

  bool down = false;
  int replies_to_drop = 0;  // pushes accepted from now on whose answer gets lost

 private:
  void step(Event&, const char* status, const char* step, const std::string& org, const std::string& opinion,
            std::int64_t now);

  StreetName name_;
  std::vector<Event> events_;
  int last_number_ = 0;
};

}  // namespace zq::sample::streets
