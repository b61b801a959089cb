#include "domain/entry_rules.hpp"

#include <algorithm>

#include "domain/text_limits.hpp"
#include "domain/words.hpp"

namespace zq {
namespace {

using C = EntryColumn;
constexpr size_t text_characters_max = 200;
constexpr size_t sector_characters_max = 50;
constexpr size_t note_characters_max = 500;
constexpr std::string_view small = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view wide_blank = "\u3000";

bool is_word(std::string_view word, std::string_view first, std::string_view rest) {
  return !word.empty() && word.size() <= 64 && first.find(word[0]) != std::string_view::npos &&
         word.find_first_not_of(rest) == std::string_view::npos;
}
bool is_name(std::string_view word) { return is_word(word, small, "abcdefghijklmnopqrstuvwxyz0123456789_"); }

// Blanks at an end do not survive a spreadsheet.
bool has_blank_ends(std::string_view text) {
  const auto at = [&](char c) { return text.starts_with(c) || text.ends_with(c); };
  return at(' ') || at('\t') || text.starts_with(wide_blank) || text.ends_with(wide_blank);
}

// A spreadsheet would run it as a formula.
bool begins_like_formula(std::string_view text) {
  for (const std::string_view sign : {"=", "+", "-", "@", "\r", "\n", "＝", "＋", "－", "＠"})
    if (text.starts_with(sign)) return true;
  return false;
}

class EntryCheck {
 public:
  explicit EntryCheck(const Entry& entry) : entry_(entry), traits_(entry.traits) {}

  std::vector<EntryFault> faults() {
    check_id();
    text(C::handling_department, entry_.handling_department);
    text(C::matter, entry_.matter);
    text(C::proof, entry_.proof);
    check_issuer();
    text(C::basis, entry_.basis);
    check_methods();
    check_sources();
    check_fields();
    check_dates();
    check_proof();
    check_retained();
    check_commitment();
    check_sector();
    return std::move(faults_);
  }

 private:
  void fault(C column, std::string text, std::string expected, std::string found) {
    faults_.push_back({column, std::move(text), std::move(expected), std::move(found)});
  }

  void text(C column, const std::string& value) {
    if (value.empty()) return fault(column, "不能为空", "text", "nothing");
    if (characters(value) > text_characters_max)
      return fault(column, "太长，最多 200 字", "<= 200 characters", std::to_string(characters(value)) + " characters");
    if (has_control_characters(value, Lines::many))
      fault(column, "含有不可见的控制字符", "text", "control characters");
    else if (has_blank_ends(value))
      fault(column, "前后不能有空格", "text without blanks at its ends", "blanks");
    else if (begins_like_formula(value))
      fault(column, "不能以 = + - @ 或换行开头，表格软件会当作公式", "a text that is no formula", "a formula sign");
  }

  void check_id() {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    if (is_word(entry_.id.value, letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")) return;
    fault(C::id, "编号只用大写字母、数字和连字符，如 ZM-2026-001", "[A-Z0-9][A-Z0-9-]*",
          entry_.id.value.empty() ? "nothing" : entry_.id.value);
  }

  // 规定-2.1
  void check_issuer() {
    const std::string& issuer = entry_.issuer;
    if (issuer.empty() || issuer == "申请人" || issuer == "本人")
      return fault(C::issuer, "没有第三方出具单位，不属于证明材料，不能列入清单（规定-2.1）", "a third-party issuer",
                   "NOT_A_PROOF");
    text(C::issuer, issuer);
  }

  // 规定-2.2b
  void check_methods() {
    if (entry_.methods.empty())
      return fault(C::methods, "没有取消后的办理方式：应直接取消，或写明替代方式（规定-2.2）", "at least one method",
                   "nothing");
    for (auto method = entry_.methods.begin(); method != entry_.methods.end(); ++method)
      if (std::find(entry_.methods.begin(), method, *method) != method)
        fault(C::methods, "办理方式重复", "each once", std::string(chinese(*method)));
    if (entry_.methods.size() > 1 && entry_.has(Method::direct_cancel))
      fault(C::methods, "直接取消的不再有其他办理方式", "直接取消 alone", cells_of(entry_)[size_t(C::methods)]);
  }

  void check_sources() {
    bool any = false, any_check = false;
    for (const auto& group : entry_.source_groups())
      for (const Source& source : group) {
        any = true;
        any_check = any_check || !source.check.empty();
        check_source(source);
      }
    const bool by_person = entry_.has(Method::co_verification) || entry_.has(Method::on_site);
    if (any && !any_check && !by_person)
      fault(C::check, "只写协查部门而没有核查项时，办理方式中要有 部门间核查 或 部门调查核实", "a check", "nothing");
    const bool asks =
        entry_.has(Method::shared_query) || entry_.has(Method::co_verification) || entry_.has(Method::internal_check);
    if (any_check && !entry_.methods.empty() && !asks)
      fault(C::methods, "有核查项，办理方式中就要有 信息共享、部门间核查 或 部门内部核查",
            "信息共享, 部门间核查, 部门内部核查", cells_of(entry_)[size_t(C::methods)]);
  }

  void check_source(const Source& source) {
    if (!is_name(source.department.value))
      fault(C::assisting, "协查部门写部门编号，如 civil_affairs", "[a-z][a-z0-9_]*", source.department.value);
    if (!source.check.empty() && !is_word(source.check, small, "abcdefghijklmnopqrstuvwxyz0123456789_."))
      fault(C::check, "核查项写适配器的核查编号，如 marriage.status", "[a-z][a-z0-9_.]*", source.check);
  }

  void check_fields() {
    for (auto field = entry_.fields.begin(); field != entry_.fields.end(); ++field) {
      const std::string& label = field->label;
      if (!is_name(field->name) || label.empty() || label.find_first_of("=*@;") != std::string::npos ||
          has_control_characters(label) || has_blank_ends(label))
        fault(C::fields, "申报字段的写法是 名称=标签，必填的后加 *，日期再加 @日期，用 ; 隔开", "名称=标签*@日期",
              field->name);
      else if (field->name == "name" || field->name == "id_number")
        fault(C::fields, "申请人姓名和身份证号必有，不必列出", "other fields", field->name);
      else if (std::find_if(entry_.fields.begin(), field,
                            [&](const DeclaredField& other) { return other.name == field->name; }) != field)
        fault(C::fields, "申报字段重复", "each once", field->name);
    }
  }

  void check_dates() {
    for (const auto& [column, day] : {std::pair{C::since, entry_.since}, {C::until, entry_.until}})
      if (day && (!day->ok() || day->year() < std::chrono::year{1900} || day->year() > std::chrono::year{9999}))
        fault(column, "日期写成 2026-01-31 的样子", "YYYY-MM-DD", "another day");
    if (entry_.since && entry_.until && std::chrono::sys_days{*entry_.until} <= std::chrono::sys_days{*entry_.since})
      fault(C::until, "失效日期须晚于生效日期", "> " + date_text(*entry_.since), date_text(*entry_.until));
  }

  // 规定-2.1
  void check_proof() {
    if (traits_.material != MaterialKind::proof)
      fault(C::material, "不是证明材料，不能列入清单（规定-2.1）", "证明材料", "NOT_A_PROOF");
    if (traits_.held_by_applicant)
      fault(C::held_by_applicant, "申请人自身持有的不属于证明材料，不能列入清单（规定-2.1）", "否", "NOT_A_PROOF");
  }

  // 规定-2.2a, 规定-7.1
  void check_retained() {
    if (!traits_.retained || (traits_.basis_level && may_set_a_proof(*traits_.basis_level))) return;
    fault(C::retained, "没有法律、法规依据的证明材料一律取消，不得保留（规定-2.2、规定-7.1）",
          "依据层级：法律, 行政法规, 地方性法规",
          traits_.basis_level ? std::string(chinese(*traits_.basis_level)) : "nothing");
  }

  // 规定-8.1
  void check_commitment() {
    if (traits_.risks.empty() || !entry_.has(Method::commitment)) return;
    fault(C::methods, "该领域不适用书面承诺（规定-8.1）：" + std::string(chinese(traits_.risks[0])),
          "other methods than 书面承诺", "EXCLUDED_DOMAIN");
  }

  void check_sector() {
    for (const auto& [column, value] : {std::pair{C::sector, &traits_.sector}, {C::supervising, &traits_.supervising}})
      if (characters(*value) > sector_characters_max || has_control_characters(*value) || has_blank_ends(*value) ||
          begins_like_formula(*value))
        fault(column, "太长，或者含有控制字符", "<= 50 characters", "another text");
    if (traits_.sector.empty() != traits_.supervising.empty())
      fault(C::supervising, "行业与主管部门（单位编号）须同时写明（规定-22.1）", "both or neither", "one of them");
  }

  const Entry& entry_;
  const EntryTraits& traits_;
  std::vector<EntryFault> faults_;
};

using G = CancelGround;
constexpr std::array ground_words{
    Word<G>{G::licence, "licence", "可以通过法定证照办理"},
    Word<G>{G::commitment, "commitment", "可以通过书面告知承诺办理"},
    Word<G>{G::internal_check, "internal_check", "可以通过政府部门内部核查和部门间核查办理"},
    Word<G>{G::online_check, "online_check", "可以通过网络核验办理"},
    Word<G>{G::contract_voucher, "contract_voucher", "可以通过合同凭证办理"},
    Word<G>{G::covered, "covered", "能被其他材料涵盖或者替代"},
    Word<G>{G::unverifiable, "unverifiable", "开具单位无法调查核实"},
};
static_assert(ground_words.size() == all_cancel_grounds.size());

}  // namespace

std::vector<EntryFault> faults_of(const Entry& entry) { return EntryCheck(entry).faults(); }

std::vector<EntryFault> faults_of_addition(const Entry& entry) {
  auto faults = faults_of(entry);
  if (entry.has(Method::direct_cancel))
    faults.push_back({C::methods, "增设证明材料应当明确替代核查方式（规定-6.2、调整-5）", "a way that replaces it",
                      "NO_REPLACEMENT"});
  const auto level = entry.traits.basis_level;
  if (!level || !may_set_a_proof(*level))
    faults.push_back({C::basis_level, "没有法律、法规依据，不得设定证明材料（规定-7.1）", "法律, 行政法规, 地方性法规",
                      "BASIS_LEVEL"});
  return faults;
}

std::vector<Fault> with_pointers(const std::vector<EntryFault>& faults, std::string_view base) {
  std::vector<Fault> all;
  for (const EntryFault& one : faults)
    all.push_back({std::string(base) + "/" + std::string(code(one.column)), std::string(chinese(one.column)) + one.text,
                   one.expected, one.found});
  return all;
}

std::string_view code(CancelGround v) { return code_in(ground_words, v); }
std::string_view chinese(CancelGround v) { return chinese_in(ground_words, v); }
bool from_code(std::string_view text, CancelGround& v) { return take(by_code(ground_words, text), v); }

std::vector<Fault> faults_of(const std::vector<GroundAnswer>& answers, std::string_view base) {
  std::vector<Fault> faults;
  const auto of = [](CancelGround ground) {
    return [ground](const GroundAnswer& answer) { return answer.ground == ground; };
  };
  for (const CancelGround ground : all_cancel_grounds) {
    const auto times = std::ranges::count_if(answers, of(ground));
    if (times != 1)
      faults.push_back({std::string(base), (times ? "重复回答：" : "没有回答：") + std::string(chinese(ground)),
                        "each of the seven grounds once", std::string(code(ground))});
  }
  for (size_t i = 0; i < answers.size(); ++i) {
    const std::string at = std::string(base) + "/" + std::to_string(i);
    if (answers[i].applies)
      faults.push_back({at + "/applies", std::string(chinese(answers[i].ground)) + "的证明材料应当取消（规定-7.2）",
                        "false", "MUST_CANCEL"});
    check_text(faults, at + "/note", "说明", answers[i].note, 0, note_characters_max, Lines::many);
  }
  return faults;
}

}  // namespace zq
