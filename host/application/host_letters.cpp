// Letters, what stands around them, and their clocks.
#include "application/host.hpp"
#include "application/unit_names.hpp"
#include "http/render_letters.hpp"

namespace zq::application {

void Host::build_letter_flows() {
  attachments_ = std::make_unique<workflow::AttachmentFlow>(*store_, clock_);
  letter_sender_ =
      std::make_unique<workflow::LetterSender>(*store_, ids_, law_, writs_, [this](const DepartmentId& id) {
        const std::string name = name_of_unit(*settings(), id.value);
        return name.empty() ? id.value : name;
      });
  writ_reading_ = std::make_unique<workflow::WritReading>(
      *store_, clock_, [this](const CallerId& id) { return origin_of(id); }, writ_templates_);
  letters_ = std::make_unique<workflow::LetterFlow>(*store_, *registry_, *list_, *letter_sender_, clock_, ids_,
                                                    http::letter_renderer());
  letter_timers_ = std::make_unique<workflow::LetterTimers>(*store_, *letter_sender_, clock_, ids_);
  automatic_replies_ =
      std::make_unique<workflow::AutomaticReplies>(*store_, *registry_, *list_, *letter_sender_, clock_);
  overdue_ = std::make_unique<workflow::OverdueFlow>(*store_, *letter_sender_, clock_, ids_);
  outages_ = std::make_unique<workflow::OutageFlow>(*store_, *letter_sender_, clock_, ids_);
  designees_ = std::make_unique<workflow::DesigneeFlow>(*store_, clock_, ids_);
  notices_ = std::make_unique<workflow::NoticeFlow>(*store_, clock_);
}

void Host::watch_letters() {
  using workflow::Work;
  using workflow::WorkKind;
  worker_->on(WorkKind::ask_for_letter, [this](const Work& work) { return automatic_replies_->ask(work); });
  worker_->on(WorkKind::letter_reminder, [this](const Work& work) { return letter_timers_->remind(work); });
  worker_->on(WorkKind::letter_overdue, [this](const Work& work) { return letter_timers_->overdue(work); });
  worker_->on(WorkKind::investigation_reminder,
              [this](const Work& work) { return letter_timers_->remind_of_investigation(work); });
}

}  // namespace zq::application
