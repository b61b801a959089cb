// Routing of field tasks (规定-14.1): which street, which connector and which of the four platforms a task goes to, by
// area code, grid code and question type. The office edits the table (config/routing/field_tasks.xml). Pure.
#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "domain/field_task.hpp"
#include "domain/result.hpp"
#include "domain/verification.hpp"

namespace zq {

// A 12-digit statistical area code, cut by level: 6 digits district, 3 street or town, 3 community or village. Never by
// trailing zeros: 331002100000 is 大陈镇 (331002100), whatever "short" form stripping them would give.
struct AreaCode {
  std::string district;   // "331002"
  std::string street;     // "331002001": district and street level
  std::string community;  // "331002001003"; empty: the code names the street as a whole
};
// Nothing: not 12 ASCII digits, or its street level is 000 (the code names a whole district).
std::optional<AreaCode> area_code_from(std::string_view twelve_digits);

// A street or town and the connector (department) that speaks to its platforms.
struct StreetRoute {
  std::string area;  // 9 digits
  std::string name;  // 海门街道
  std::string unit;  // whose inbox the letter goes to: "street_331002001"
  DepartmentId connector;
};

// What is asked on site for one kind of question (居住, 赡养抚养, 家庭收入, 经营场所, 健在, 困难情况).
struct QuestionType {
  std::string name;
  StreetPlatform platform = StreetPlatform::service;
  bool full_number = false;  // the grid worker cannot do without the whole identity number
  std::vector<FieldQuestion> questions;
};

// Which question types an entry of the list is checked for on site.
struct EntryTypes {
  EntryId entry;
  std::vector<std::string> types;
};

// Tasks that go elsewhere than their street and type say. Empty selectors fit all; the most specific one wins: grid
// before area, an area of 12 digits before one of 9, with a type before without.
struct RouteException {
  std::string grid, area, type;
  std::optional<StreetPlatform> platform;
  std::string unit;
  std::string connector;
};

struct FieldRouting {
  std::string file;          // for errors: where the office adds what is missing
  std::string callback_url;  // the street's area code is appended with "/"; empty: the platforms are only polled
  std::string level;         // 事件等级: "二级"
  std::chrono::milliseconds collect{
      60000};  // how long a task waits for others for the same address before it is pushed
  std::vector<StreetRoute> streets;
  std::vector<QuestionType> types;
  std::vector<EntryTypes> entries;
  std::vector<RouteException> exceptions;

  const StreetRoute* street_of(const AreaCode&) const;
  const QuestionType* type_of(std::string_view name) const;
  std::vector<std::string> types_of(const EntryId&) const;  // empty: the entry is not in the table
};

// Where one task goes.
struct TaskRoute {
  std::string unit, street_area, street_name;
  DepartmentId connector;
  StreetPlatform platform = StreetPlatform::service;
  friend bool operator==(const TaskRoute&, const TaskRoute&) = default;
};
// Error: invalid_input, with all faults (paths "/place/area_code", "/question_types/0"); it names the file. Several
// types go to the platform of the first.
Result<TaskRoute> choose_route(const FieldRouting&, const Place&, const std::vector<std::string>& types);

// Appends what is wrong with a place that is given: area code of a known street, grid within the area, an address.
// `routing` nullptr: streets are not known, only the shape is checked.
void check_place(std::vector<Fault>&, const Place&, const FieldRouting* routing);
bool is_given(const Place&);

}  // namespace zq
