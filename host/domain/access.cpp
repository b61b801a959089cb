#include "domain/access.hpp"

#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {
constexpr std::array words{
    Word<Role>{Role::handling, "handling", "办事部门经办"},
    Word<Role>{Role::assisting, "assisting", "协查部门专人"},
    Word<Role>{Role::joint_office, "joint_office", "联席会议办公室"},
    Word<Role>{Role::service_centre, "service_centre", "行政服务中心"},
    Word<Role>{Role::justice, "justice", "司法局"},
    Word<Role>{Role::tech_support, "tech_support", "大数据发展中心"},
    Word<Role>{Role::street, "street", "镇、街道"},
    Word<Role>{Role::assistant, "assistant", "证明助理"},
    Word<Role>{Role::supervisor, "supervisor", "行业主管部门"},
    Word<Role>{Role::auditor, "auditor", "审计管理员"},
    Word<Role>{Role::hotline, "hotline", "12345中心"},
};
static_assert(words.size() == role_count);
}  // namespace

std::string_view code(Role v) { return code_in(words, v); }
std::string_view chinese(Role v) { return chinese_in(words, v); }
bool from_code(std::string_view text, Role& v) { return take(by_code(words, text), v); }

std::string chinese(Roles roles) {
  std::string text;
  for (const auto& word : words)
    if (roles.has(word.value)) text += (text.empty() ? "" : "、") + std::string(word.zh);
  return text;
}

}  // namespace zq
