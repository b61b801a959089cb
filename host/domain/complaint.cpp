#include "domain/complaint.hpp"

#include <algorithm>

#include "domain/text_limits.hpp"
#include "domain/time_words.hpp"

namespace zq {
namespace {

constexpr size_t representatives_most = 5;

// Names and numbers are written with blanks between, or without.
std::string without_spaces(std::string_view text) {
  constexpr std::string_view full_width = "\u3000";
  std::string all(text);
  std::erase_if(all, [](char c) { return c == ' ' || c == '\t'; });
  for (size_t at = all.find(full_width); at != std::string::npos; at = all.find(full_width, at))
    all.erase(at, full_width.size());
  return all;
}

void need(std::vector<std::string>& missing, bool there, std::string_view what) {
  if (!there) missing.emplace_back(what);
}

// 投诉-6.2
void need_agent_papers(std::vector<std::string>& missing, const ComplaintAgent& agent, Date today) {
  need(missing, !is_blank(agent.name.reveal()), "代理人姓名");
  need(missing, agent.original_seen, "授权委托书原件");
  need(missing, !is_blank(agent.id_copy), "受托人的身份证复印件");
  const Mandate& mandate = agent.mandate;
  need(missing, !is_blank(mandate.matter), "授权委托书载明的委托事项");
  need(missing, !is_blank(mandate.powers), "授权委托书载明的权限");
  need(missing, mandate.from && mandate.until, "授权委托书载明的期限");
  need(missing, mandate.is_signed, "投诉举报人本人在授权委托书上的签名");
  const bool covers = mandate.from && mandate.until && *mandate.from <= today && today <= *mandate.until;
  if (mandate.from && mandate.until && !covers)
    missing.push_back("期限内的授权委托书（现有的期限为" + days_words(*mandate.from, *mandate.until) + "）");
}

void check_group(std::vector<Fault>& faults, const Complaint& c) {
  if (c.representatives.size() > representatives_most)
    faults.push_back(
        {"/representatives", "代表人数不得超过5人（投诉-5(3)）", "1..5", std::to_string(c.representatives.size())});
  if (c.group_size > 1 && c.channel == ComplaintChannel::visit && c.representatives.empty())
    faults.push_back({"/representatives", "多人走访的，应当推选代表（投诉-5(3)）", "1..5", "0"});
  if (c.representatives.size() > static_cast<size_t>(c.group_size))
    faults.push_back({"/group_size", "人数少于代表人数", ">= representatives", std::to_string(c.group_size)});
  for (const Private& one : c.representatives)
    if (is_blank(one.reveal())) faults.push_back({"/representatives", "代表姓名为空", "a name", "blank"});
}

void check_anonymous(std::vector<Fault>& faults, const Complaint& c) {
  if (c.against.empty()) faults.push_back({"/against", "匿名举报应当写明办事部门", "a unit", "nothing"});
  if (c.agent) faults.push_back({"/agent", "匿名举报没有代理人", "absent", "present"});
}

Error refused(std::string text, const RejectionGround ground, std::vector<Fault> faults = {}) {
  return {ErrorCode::no_ground, std::move(text), {}, std::move(faults), std::string(basis_of(ground))};
}

}  // namespace

std::vector<std::string> missing_for_acceptance(const Complaint& c, Date today) {
  std::vector<std::string> missing;
  need(missing, !is_blank(c.name.reveal()), "投诉举报人姓名");
  need(missing, !is_blank(c.phone.reveal()), "电话号码");
  need(missing, !is_blank(c.against), "办事部门名称");
  need(missing, !is_blank(c.demands.reveal()), "投诉举报要求");
  need(missing, !is_blank(c.reasons.reveal()), "理由");
  need(missing, !is_blank(c.content.reveal()), "相关事实");
  if (c.agent) need_agent_papers(missing, *c.agent, today);
  return missing;
}

namespace {

// It becomes the complaint's id, and so a part of addresses.
void check_work_order(std::vector<Fault>& faults, const std::string& number) {
  constexpr std::string_view expected = "1..60 of A-Z a-z 0-9 - _ . with a letter or digit first";
  const auto plain = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  const bool fits = !number.empty() && number.size() <= 60 && plain(number.front()) &&
                    std::ranges::all_of(number, [&](char c) { return plain(c) || c == '-' || c == '_' || c == '.'; });
  if (is_blank(number))
    faults.push_back({"/work_order_no", "热线投诉举报应当写明工单编号（投诉-3.1）", std::string(expected), "nothing"});
  else if (!fits)
    faults.push_back({"/work_order_no", "工单编号只能用字母、数字和 - _ .，以字母或数字开头，不超过60个字符",
                      std::string(expected), "something else"});
}

}  // namespace

std::vector<Fault> faults_of(const Complaint& c) {
  std::vector<Fault> faults;
  check_text(faults, "/subject", "标题", c.subject, 1, 100);
  check_text(faults, "/content", "相关事实", c.content.reveal(), 1, 4000, Lines::many);
  check_text(faults, "/demands", "投诉举报要求", c.demands.reveal(), 0, 1000, Lines::many);
  check_text(faults, "/reasons", "理由", c.reasons.reveal(), 0, 2000, Lines::many);
  check_text(faults, "/against", "办事部门", c.against, 0, 100);
  check_text(faults, "/matter", "办事事项", c.matter, 0, 200);
  check_text(faults, "/proof", "证明材料名称", c.proof, 0, 200);
  check_text(faults, "/complainant/name", "姓名", c.name.reveal(), 0, 50);
  check_text(faults, "/complainant/phone", "电话号码", c.phone.reveal(), 0, 30);
  if (c.category == ComplaintCategory::other && is_blank(c.category_text))
    faults.push_back({"/category_text", "其他行为应当写明是什么（投诉-4(4)）", "1..200 characters", "nothing"});
  if (c.channel == ComplaintChannel::hotline) check_work_order(faults, c.work_order_no);
  if (c.state == ComplaintState::lead) check_anonymous(faults, c);
  check_group(faults, c);
  return faults;
}

std::string routed_to(const Complaint& c) {
  if (c.channel == ComplaintChannel::hotline) return "hotline";
  if (c.in_centre || c.channel == ComplaintChannel::window) return "service_centre";
  return c.against.empty() ? "service_centre" : c.against;
}

std::optional<Error> bars_handler(const Complaint& c, const std::string& name, const CallerId& account,
                                  const std::string& unit_of_account) {
  const auto no = [](std::string text) { return Error{ErrorCode::forbidden, std::move(text), {}, {}, "投诉-11.1"}; };
  if (!c.against_person.empty() && without_spaces(c.against_person.reveal()) == without_spaces(name))
    return no("被投诉举报人不得办理对本人的投诉举报；请另定办理人");
  if (std::ranges::find(c.barred, account) != c.barred.end())
    return no("该办理人已经回避，不得再办理本件；请另定办理人");
  if (unit_of_account == c.against && c.unit != c.against) return no("被投诉举报单位的人员不得办理本件；请另定办理人");
  return std::nullopt;
}

bool is_live(ComplaintState state) {
  return state == ComplaintState::accepted || state == ComplaintState::handling || state == ComplaintState::suspended;
}

bool same_subject(const Complaint& a, const Complaint& b) {
  if (!a.case_id.value.empty() && !b.case_id.value.empty()) return a.case_id == b.case_id;
  return a.against == b.against && a.category == b.category && without_spaces(a.matter) == without_spaces(b.matter) &&
         without_spaces(a.proof) == without_spaces(b.proof);
}

std::string person_key(const Complaint& c) {
  std::string phone = without_spaces(c.phone.reveal());
  std::erase(phone, '-');
  if (phone.starts_with("+86")) phone.erase(0, 3);
  return c.name.empty() ? std::string() : without_spaces(c.name.reveal()) + "|" + phone;
}

bool same_person(const Complaint& a, const Complaint& b) { return !a.name.empty() && person_key(a) == person_key(b); }

std::optional<Error> refusal_of(const Rejection& r, const Complaint& c, const Complaint* original, Date today) {
  if (is_blank(r.reason)) return refused("不予受理应当写明理由，并告知投诉举报人", RejectionGround::incomplete);
  if ((c.state == ComplaintState::incomplete) != (r.ground == RejectionGround::incomplete))
    return refused(c.state == ComplaintState::incomplete ? "待补正的，只能以未按要求补正为由不予受理"
                                                         : "投诉举报已经完整，不能以未补正为由不予受理",
                   RejectionGround::incomplete);
  switch (r.ground) {
    case RejectionGround::vague:
      if (r.not_specific && r.not_verifiable) return std::nullopt;
      return refused("内容不够具体明确和无法核实应当同时具备", r.ground,
                     {{r.not_specific ? "/not_verifiable" : "/not_specific", "该项不成立", "true", "false"}});
    case RejectionGround::fabricated:
      if (!is_blank(r.evidence)) return std::nullopt;
      return refused("认定捏造事实、虚假举报应当有证据", r.ground, {{"/evidence", "没有证据", "evidence", "nothing"}});
    case RejectionGround::repeated:
      if (original && original->id != c.id && is_live(original->state) && same_person(c, *original) &&
          same_subject(c, *original))
        return std::nullopt;
      return refused("没有同一投诉举报人就同一事项提出、已经受理或者正在办理的投诉举报", r.ground,
                     {{"/original", "不是同一人同一事项的在办件", "id of a live complaint", "another"}});
    case RejectionGround::legal_route:
      if (r.route) return std::nullopt;
      return refused("应当写明法定途径：诉讼、仲裁或者复议", r.ground, {{"/route", "没有写明", "a route", "nothing"}});
    case RejectionGround::other:
      return std::nullopt;
    case RejectionGround::incomplete:
      if (c.completion_until && today > *c.completion_until) return std::nullopt;
      return refused("补正期限尚未届满，应当等候补正", r.ground);
  }
  return std::nullopt;
}

bool is_only_a_lead(const Complaint& c) { return !c.acceptance_due && !c.completion_until; }

}  // namespace zq
