// The registry of indicators: M-01 to M-12 of requirements G, row by row.
#include "domain/indicators.hpp"

namespace zq {
namespace {

using K = FactKind;
using How = Indicator::How;

class Registry {
 public:
  void count(std::string id, std::string title, std::string formula, Selector part) {
    all_.push_back({std::move(id), std::move(title), std::move(formula), "件", How::count, part, {}});
  }
  void share(std::string id, std::string title, std::string formula, Selector part, Selector whole) {
    all_.push_back({std::move(id), std::move(title), std::move(formula), "%", How::share, part, whole});
  }
  // Mean, median, p95 and worst of the time it took.
  void times(const std::string& id, const std::string& title, const std::string& of, Selector part) {
    static constexpr struct {
      How how;
      const char *id, *zh;
    } kinds[] = {{How::mean, ".mean", "平均"},
                 {How::median, ".median", "中位"},
                 {How::p95, ".p95", "第95百分位"},
                 {How::worst, ".worst", "最长"}};
    for (const auto& kind : kinds)
      all_.push_back(
          {id + kind.id, kind.zh + title, of + "的" + kind.zh + "值（最近序位法）", "分钟", kind.how, part, {}});
  }
  std::vector<Indicator> take() { return std::move(all_); }

 private:
  std::vector<Indicator> all_;
};

// M-01 to M-04
void add_letters(Registry& all) {
  all.share("M-01", "回复率", "期间内到期的协助核查函中已反馈的 ÷ 到期的（到期前撤回、退回的不计）",
            {K::letter, {Mark::replied}}, {K::letter});
  all.share("M-02", "及时率", "按期反馈的 ÷ 期间内到期的", {K::letter, {Mark::in_time}}, {K::letter});
  static constexpr struct {
    Mark mark;
    const char *id, *zh;
  } classes[] = {{Mark::instant, "instant", "即办件"},
                 {Mark::records_check, "records_check", "资料核查"},
                 {Mark::on_site, "on_site", "现场核实"}};
  for (const auto& one : classes)
    all.share(std::string("M-02.") + one.id, std::string("及时率（") + one.zh + "）", "该类按期反馈的 ÷ 该类到期的",
              {K::letter, {Mark::in_time, one.mark}}, {K::letter, {one.mark}});
  all.times("M-03", "反馈用时", "已反馈的协助核查函自发出至反馈的时间", {K::letter, {Mark::replied}});
  for (const auto& one : classes)
    all.times(std::string("M-03.") + one.id, std::string("反馈用时（") + one.zh + "）", "该类自发出至反馈的时间",
              {K::letter, {Mark::replied, one.mark}});
  const Selector late{K::letter, {Mark::late}};
  all.count("M-04", "超期件数", "期间内到期而未按期反馈的", late);
  all.share("M-04.reported", "超期报告率", "已报告联席会议办公室的 ÷ 超期的", {K::letter, {Mark::late, Mark::reported}},
            late);
  all.share("M-04.investigated", "超期调查率", "已调查的 ÷ 超期的", {K::letter, {Mark::late, Mark::investigated}},
            late);
  all.share("M-04.fault", "认定有责率", "认定有责任的 ÷ 超期的", {K::letter, {Mark::late, Mark::at_fault}}, late);
}

// M-05 to M-08, 考核-1.1, 考核-1.2
void add_cases(Registry& all) {
  all.times("M-05", "净办理用时", "期间内办结的核查，总用时减去部门间核查用时", {K::decided});
  all.count("M-06", "被拒绝的索要", "期间内被拒绝的索要证明，按理由", {K::demand, {Mark::refused}});
  all.share("M-06.share", "索要被拒率", "被拒绝的索要 ÷ 全部索要", {K::demand, {Mark::refused}}, {K::demand});
  all.count("M-06.supplements", "要求补充材料", "期间内要求申请人补充材料的次数，按理由", {K::supplement});
  all.share("M-06.rate", "补充材料率", "要求补充材料的次数 ÷ 期间内发起的核查", {K::supplement}, {K::opened});
  all.count("M-07", "办结的核查", "期间内办结的核查，按方式", {K::decided});
  all.share("M-07.none", "零材料办结率", "申请人未提交任何材料的 ÷ 办结的", {K::decided, {Mark::no_material}},
            {K::decided});
  all.count("M-08", "书面承诺核查", "期间内对书面承诺的核查次数", {K::commitment_check});
  all.count("M-08.false", "承诺不实", "经核查不实的", {K::commitment_check, {Mark::untrue}});
  all.count("M-08.exclusions", "不适用承诺的决定", "期间内作出的决定", {K::exclusion});
}

// Of what fell due in the period: what was done in time.
void add_timeliness(Registry& all, std::string id, std::string title, std::string formula, FactKind due) {
  all.share(std::move(id), std::move(title), std::move(formula), {due, {}, {Mark::late}}, {due});
}

// M-09
void add_complaints(Registry& all) {
  all.count("M-09", "投诉举报", "期间内收到的投诉举报，按状态", {K::complaint});
  all.count("M-09.accepted", "受理", "期间内收到且已受理的", {K::complaint, {Mark::accepted}});
  all.count("M-09.rejected", "不予受理", "期间内收到且不予受理的，按理由", {K::complaint, {Mark::refused}});
  all.count("M-09.verified", "查实", "期间内作出结论且属实的", {K::complaint_decided, {Mark::confirmed}});
  add_timeliness(all, "M-09.answer", "受理告知及时率", "三个工作日内告知的 ÷ 期间内应告知的（T-11）",
                 K::complaint_answer);
  add_timeliness(all, "M-09.handling", "办理及时率", "七个工作日内办结的 ÷ 期间内应办结的（T-12）",
                 K::complaint_handling);
  all.count("M-09.notices", "监督通知书", "期间内发出的监督通知书", {K::supervision_notice});
  add_timeliness(all, "M-09.rectified", "按期整改率", "按期整改完成的 ÷ 期间内应整改完成的（T-15）", K::rectification);
}

// M-10, M-11
void add_list_and_window(Registry& all) {
  all.count("M-10", "清单调整", "期间内提出的清单调整，按状态", {K::adjustment});
  add_timeliness(all, "M-10.filed", "申请及时率", "事由发生后五个工作日内申请的 ÷ 提出的（T-08）", K::adjustment);
  add_timeliness(all, "M-10.reviewed", "审核及时率", "五个工作日内审核的 ÷ 期间内应审核的（T-09）",
                 K::adjustment_review);
  all.count("M-10.noticed", "已公示的调整", "期间内提出且已公示的", {K::adjustment, {Mark::noticed}});
  all.count("M-10.opinions", "公众意见", "期间内收到的公众意见，按状态", {K::opinion});
  all.share("M-10.adopted", "意见采纳率", "已采纳的 ÷ 收到的", {K::opinion, {Mark::accepted}}, {K::opinion});
  all.count("M-11", "市外办事证明", "期间内受理的申请，按类别", {K::window_request});
  add_timeliness(all, "M-11.in_time", "出具及时率", "按期出具或者说明的 ÷ 期间内应办结的", K::window_due);
  all.share("M-11.explained", "不予出具说明率", "已说明理由的 ÷ 不予出具的",
            {K::window_request, {Mark::refused, Mark::explained}}, {K::window_request, {Mark::refused}});
}

// M-12, 考核-2(3) to 2(5)
void add_oversight(Registry& all) {
  all.count("M-12.ratings", "群众评价", "期间内的评价，按等级", {K::rating});
  all.share("M-12.satisfied", "群众满意率", "评价为满意以上的 ÷ 全部评价", {K::rating, {Mark::satisfied}}, {K::rating});
  all.count("M-12.findings", "督察暗访发现的问题", "期间内发现的问题，按状态", {K::finding});
  all.count("M-12.open", "未整改的问题", "期间内发现而尚未整改的", {K::finding, {}, {Mark::finished}});
  add_timeliness(all, "M-12.rectified", "问题按期整改率", "按期整改的 ÷ 期间内应整改的", K::finding_due);
  all.count("M-12.criticisms", "通报扣分", "期间内的通报", {K::criticism});
  all.count("M-12.cases", "典型案例", "期间内公布的典型案例", {K::typical_case});
  all.count("M-12.interviews", "约谈", "期间内的约谈，按状态", {K::interview});
  all.count("M-12.violations", "查实的违规", "期间内查实的违规，已免责的不计", {K::violation, {}, {Mark::exempted}});
  all.count("M-12.exempted", "免责的事项", "期间内查实而已免责的（规定-20.1）", {K::violation, {Mark::exempted}});
}

}  // namespace

std::span<const Indicator> indicators() {
  static const std::vector<Indicator> all = [] {
    Registry registry;
    add_letters(registry);
    add_cases(registry);
    add_complaints(registry);
    add_list_and_window(registry);
    add_oversight(registry);
    return registry.take();
  }();
  return all;
}

}  // namespace zq
