#include <array>

#include "settings/sections.hpp"

namespace zq::settings {
namespace {

// Takes <off> and <work> one by one; `year` is nothing for the district's calendar, which may name any days.
class DaysReader {
 public:
  DaysReader(Reader& reader, std::optional<std::chrono::year> year) : reader_(reader), year_(year) {}

  void read(const XmlElement& element) {
    CalendarDays days;
    days.works = element.name == "work";
    reader_.attributes(element, days.works ? day_worked_keys() : days_off_keys(), days);
    reader_.children(element, {});
    if (!days.from.ok()) return;  // told already
    if (days.works || !element.find("until")) days.until = days.from;
    if (days.until.ok()) check(element, days);
    days_.push_back(std::move(days));
  }

  std::vector<CalendarDays> take() { return std::move(days_); }

 private:
  void check(const XmlElement& element, const CalendarDays& days) {
    if (days.until < days.from)
      return reader_.fault(element.at, "until 不能早于 from", ">= " + date_text(days.from), date_text(days.until));
    if (year_ && (days.from.year() != *year_ || days.until.year() != *year_))
      return reader_.fault(element.at, "日期不在本年历的年份内，跨年的假期请分写在两年的文件里",
                           std::to_string(static_cast<int>(*year_)), date_text(days.from));
    if (year_ && days.works && !is_weekend(days.from))
      return reader_.fault(element.at, "<work> 只写调休上班的周六、周日", "a Saturday or Sunday", date_text(days.from));
    for (const CalendarDays& other : days_)
      if (other.from <= days.until && days.from <= other.until)
        return reader_.fault(element.at, "与前面的日期重复：每一天只能写一次", "days not named before",
                             date_text(days.from));
  }

  Reader& reader_;
  const std::optional<std::chrono::year> year_;
  std::vector<CalendarDays> days_;
};

std::vector<CalendarDays> read_days(Reader& reader, const XmlElement& root, std::optional<std::chrono::year> year) {
  static constexpr std::array<std::string_view, 2> often = {"off", "work"};
  reader.children(root, {}, often);
  DaysReader days(reader, year);
  for (const XmlElement& child : root.children)
    if (child.name == "off" || child.name == "work") days.read(child);
  return days.take();
}

}  // namespace

CalendarYear read_calendar(const XmlDocument& document, std::string_view expected_year, std::vector<Fault>& faults) {
  Reader reader(document);
  CalendarYear calendar;
  const XmlElement& root = document.root;
  if (root.name != "calendar") {
    reader.fault(root.at, "根元素应为 <calendar>", "calendar", root.name);
  } else {
    reader.attributes(root, calendar_keys(), calendar);
    if (calendar.year != 0 && std::to_string(calendar.year) != expected_year)
      reader.fault(root.find("year")->value_at, "年份与文件名不一致：文件名是 " + std::string(expected_year) + ".xml",
                   std::string(expected_year), std::to_string(calendar.year));
    const auto year = std::chrono::year(calendar.year);
    calendar.days = read_days(reader, root, calendar.year == 0 ? std::nullopt : std::optional(year));
    if (calendar.days.empty())
      reader.fault(root.at, "年历里没有一天放假，请按国务院办公厅的通知填写", "<off>", "nothing");
  }
  reader.finish(faults);
  return calendar;
}

std::vector<CalendarDays> read_district_calendar(const XmlDocument& document, std::vector<Fault>& faults) {
  Reader reader(document);
  std::vector<CalendarDays> days;
  const XmlElement& root = document.root;
  if (root.name != "district_calendar") {
    reader.fault(root.at, "根元素应为 <district_calendar>", "district_calendar", root.name);
  } else {
    reader.no_attributes(root);
    days = read_days(reader, root, std::nullopt);
  }
  reader.finish(faults);
  return days;
}

}  // namespace zq::settings
