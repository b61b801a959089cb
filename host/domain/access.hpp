// Who may see and do what (requirements H): the roles a caller holds. Pure.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

namespace zq {

enum class Role {
  handling,        // 办事部门经办
  assisting,       // 协查部门专人
  joint_office,    // 联席会议办公室
  service_centre,  // 行政服务中心
  justice,         // 司法局
  tech_support,    // 大数据发展中心
  street,          // 镇、街道
  assistant,       // 证明助理
  supervisor,      // 行业主管部门
  auditor,         // 审计管理员
  hotline,         // 区12345政务咨询投诉举报中心
};
inline constexpr int role_count = 11;
std::string_view code(Role);     // "joint_office"
std::string_view chinese(Role);  // "联席会议办公室"
bool from_code(std::string_view, Role&);

class Roles {
 public:
  constexpr Roles() = default;
  constexpr Roles(std::initializer_list<Role> roles) {
    for (const Role role : roles) add(role);
  }
  constexpr void add(Role role) { bits_ |= 1u << static_cast<unsigned>(role); }
  constexpr bool has(Role role) const { return (bits_ & (1u << static_cast<unsigned>(role))) != 0; }
  constexpr bool any_of(Roles other) const { return (bits_ & other.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  friend bool operator==(const Roles&, const Roles&) = default;

 private:
  unsigned bits_ = 0;
};
std::string chinese(Roles);  // "办事部门经办、联席会议办公室"

}  // namespace zq
