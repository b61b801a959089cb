#include "civil_affairs/rows.hpp"

#include "civil_affairs/schema.hpp"
#include "identity.hpp"
#include "streets.hpp"

namespace zq::sample::civil {
namespace {

using std::chrono::year;

constexpr Office here = Office::civil_affairs;
constexpr const char* department_code = "331002";
constexpr const char* department_name = "台州市椒江区民政局婚姻登记处";

constexpr unsigned nobodys_sequence = 998;  // Population gives it to nobody

bool in_demo(Index index) { return family_of(index) < demo::families; }

// Until 2012 the program wrote yyyymmdd, its successor whatever JDBC prints.
std::string op_date(Date date) { return date.year() < year{2012} ? compact(date) : jdbc(date); }

std::string birth(const Population& people, Index index) {
  if (!in_demo(index) && people.chance(index, "birth lost", 10)) return "1900-01-01 00:00:00.0";
  return people.chance(index, "birth compact", 400) ? compact(people.born(index)) : jdbc(people.born(index));
}

std::string serial(Index index, int width) {
  std::string digits = std::to_string(index);
  return digits.size() < std::size_t(width) ? digits.insert(0, std::size_t(width) - digits.size(), '0') : digits;
}

const char* op_type(const Population& people, const MarriageEvent& event) {
  switch (event.act) {
    case MarriageAct::registered:
      return "IA";
    case MarriageAct::divorced:
      return "IB";
    // The old program had one code for every certificate handed out again.
    case MarriageAct::marriage_reissued:
      return event.on.year() < year{2004} && people.chance(event.husband, "old code", 500) ? "IC" : "ICA";
    case MarriageAct::divorce_reissued:
      return "ICB";
    case MarriageAct::revoked:
      return "ID";
  }
  return "";
}

std::string certificate(const MarriageEvent& event, std::size_t place) {
  const char* letter = event.act == MarriageAct::registered          ? "J"
                       : event.act == MarriageAct::divorced          ? "L"
                       : event.act == MarriageAct::marriage_reissued ? "BJ"
                       : event.act == MarriageAct::divorce_reissued  ? "BL"
                                                                     : "C";
  return std::string(letter) + department_code + "-" + std::to_string(int(event.on.year())) + "-" +
         serial(event.husband * 4 + place, 7);
}

// NULL, empty and "中国" all mean the same.
Value nationality(const Population& people, Index index) {
  const auto n = people.pick(index, "nationality", 10);
  if (n == 0) return std::nullopt;
  return n == 1 ? "" : "中国";
}

Value job(const Population& people, Index index) {
  const auto jobs = people.employments(index);
  if (jobs.empty()) return people.chance(index, "job empty", 500) ? Value("") : Value(std::nullopt);
  return jobs.front().employer;
}

struct Written {
  std::string id, type, certificate;
  Value old_certificate, remark;
  std::string date, synchronised;
};

Cells marriage_cells(const Population& people, const MarriageEvent& event, const Written& w) {
  const Index m = event.husband, f = event.wife;
  const std::string address = home_of(people, family_of(m)).address;
  return {w.id,
          w.type,
          w.certificate,
          w.old_certificate,
          w.date,
          department_code,
          department_name,
          people.written_name(m, here),
          people.written_name(f, here),
          "1",
          "1",
          padded(people.written_id(m, here)),
          padded(people.written_id(f, here)),
          birth(people, m),
          birth(people, f),
          nationality(people, m),
          nationality(people, f),
          ethnicity(people, m).name,
          ethnicity(people, f).name,
          job(people, m),
          job(people, f),
          address,
          address,
          w.remark,
          w.synchronised};
}

Written written(const Population& people, const std::vector<MarriageEvent>& events, std::size_t place) {
  const MarriageEvent& event = events[place];
  Written w;
  w.id = "HY" + serial(event.husband * 4 + place, 10);
  w.type = op_type(people, event);
  w.certificate = certificate(event, place);
  // A revocation must name what it revokes; a re-issue often does not.
  const bool refers = event.act == MarriageAct::revoked || event.act == MarriageAct::marriage_reissued;
  if (refers && (event.act == MarriageAct::revoked || people.chance(event.husband, "names the old", 400)) &&
      events[0].on_file)
    w.old_certificate = certificate(events[0], 0);
  if (event.act == MarriageAct::marriage_reissued) w.remark = "补发，原证遗失 & 损毁";
  w.date = op_date(event.on);
  w.synchronised = jdbc(add_days(event.on, 1));
  return w;
}

std::vector<Index> couples(Index family) {
  const Index f = family * family_size;
  return {f + Index(Role::grandfather), f + Index(Role::father), f + Index(Role::aunt)};
}

}  // namespace

std::string jdbc(Date date) {
  std::string text = compact(date);
  return text.insert(6, "-").insert(4, "-") + " 00:00:00.0";
}

std::string padded(std::string text) {
  if (text.size() < 20) text.append(20 - text.size(), ' ');
  return text;
}

std::vector<Cells> marriage_rows(const Population& people, Index family) {
  std::vector<Cells> out;
  for (Index first : couples(family)) {
    const auto events = people.marriage_history(first);
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (!events[i].on_file) continue;
      Written w = written(people, events, i);
      out.push_back(marriage_cells(people, events[i], w));
      if (in_demo(first) || !people.chance(first, "doubled row", 4)) continue;
      w.id += "F";  // an extract that ran twice
      w.synchronised = jdbc(add_days(events[i].on, 8));
      out.push_back(marriage_cells(people, events[i], w));
    }
    const bool contradicts = !out.empty() && !in_demo(first) && people.chance(first, "contradiction", 1);
    if (contradicts && !events.empty() && events.back().on_file) out.push_back(contradicting_row(people, first));
  }
  return out;
}

Cells contradicting_row(const Population& people, Index index) {
  const auto events = people.marriage_history(index);
  if (events.empty()) return {};
  MarriageEvent event = events.back();
  event.act = MarriageAct::registered;
  Written w;
  w.id = "HY" + serial(event.husband * 4 + 3, 10) + "X";
  w.type = "IA";
  w.certificate = certificate(event, 3);
  w.date = op_date(event.on);
  w.synchronised = jdbc(add_days(event.on, 3));
  Cells row = marriage_cells(people, event, w);
  row[place_of(marriages, "NAME_WOMAN")] = people.name((event.wife + family_size) % people.size());
  row[place_of(marriages, "CERT_NUM_WOMAN")] = padded(identity_number(people.born(event.wife), nobodys_sequence));
  return row;
}

HouseholdRows household_rows(const Population& people, Index family) {
  HouseholdRows out;
  const Index f = family * family_size;
  const auto allowance = people.allowance(f + Index(Role::father));
  if (!allowance) return out;
  const bool left = !in_demo(f) && !people.allowance_current(f);
  const int last = left ? 202510 : newest_snapshot;
  const auto grant = *allowance;
  const std::string head = people.written_name(grant.head, here);
  for (int month = 202510; month <= last; ++month) {
    const std::string ny = std::to_string(month);
    out.households.push_back(
        {ny, grant.household_no, head, padded(people.written_id(grant.head, here)),
         grant.kind == "城市低保" ? "11" : "12", std::to_string(grant.members.size()),
         std::to_string(200 + people.pick(f, "income", 60) * 10), std::to_string(grant.amount),
         std::to_string(grant.since), left ? "202510" : "999912", "DB" + grant.household_no,
         home_of(people, family).area_code, "Y",
         jdbc(Date{year{month / 100}, std::chrono::month(unsigned(month % 100)), std::chrono::day{28}})});
    int place = 0;
    for (Index member : grant.members) {
      const Role role = role_of(member);
      const char* relation = member == grant.head              ? "户主"
                             : role == Role::mother            ? "配偶"
                             : people.sex(member) == Sex::male ? "子"
                                                               : "女";
      out.members.push_back({ny, grant.household_no, std::to_string(++place), people.written_name(member, here),
                             padded(people.written_id(member, here)), relation,
                             people.sex(member) == Sex::male ? "男" : "女", compact(people.born(member))});
    }
  }
  return out;
}

std::vector<Cells> cremation_rows(const Population& people, Index family) {
  std::vector<Cells> out;
  for (Index i = family * family_size; i < (family + 1) * family_size; ++i) {
    const auto cremation = people.cremation(i);
    if (!cremation || !cremation->on_file) continue;
    const auto kin = people.kin(i);
    Cells row{"HH" + serial(i, 9),
              people.written_name(i, here),
              padded(people.written_id(i, here)),
              people.sex(i) == Sex::male ? "男" : "女",
              compact(*people.died(i)),
              jdbc(cremation->on),
              cremation->place,
              kin.empty() ? Value(std::nullopt) : Value(people.name(kin.front().index)),
              "",
              jdbc(add_days(cremation->on, 1))};
    if (!in_demo(i) && people.chance(i, "death day lost", 20)) row[place_of(cremations, "SWRQ")] = "1900-01-01";
    out.push_back(row);
    if (in_demo(i) || !people.chance(i, "cremation doubled", 5)) continue;
    row[place_of(cremations, "HHBH")]->append("F");
    row[place_of(cremations, "BZ")] = "补录";
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace zq::sample::civil
