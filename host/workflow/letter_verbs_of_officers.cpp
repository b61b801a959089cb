// The verbs of the assisting department's officers.
#include "workflow/letter_flow.hpp"

namespace zq::workflow {

Task<Result<Rendered>> LetterFlow::claim(Context context, Idempotency idempotency, std::string id, std::string by) {
  Verb verb{By::addressee, "letter.claimed", by,
            [by](Change& change) { return zq::claim(change.letter, by, change.now); }};
  return carry_out(std::move(context), std::move(idempotency), std::move(id), std::move(verb));
}

Task<Result<Rendered>> LetterFlow::assign(Context context, Idempotency idempotency, std::string id, std::string to,
                                          std::string by) {
  Verb verb{By::addressee, "letter.assigned", by,
            [to](Change& change) { return zq::assign(change.letter, to, change.now); }};
  return carry_out(std::move(context), std::move(idempotency), std::move(id), std::move(verb));
}

Task<Result<Rendered>> LetterFlow::reply(Context context, Idempotency idempotency, std::string id, LetterReply given) {
  const std::string request = context.request_id, by = given.by;
  Verb verb{By::addressee, "letter.replied", by, [this, given = std::move(given), request](Change& change) {
              if (auto there = check_attachments(given.attachments); !there) return there;
              if (auto replied = zq::reply(change.letter, given, change.now); !replied) return replied;
              tell_sender(change, "letter.replied",
                          "已反馈：" + std::string(chinese(*change.letter.result)) +
                              (is_late(change.letter) ? "（超期反馈）" : ""));
              return sender_.report_if_late(change.unit, change.letter, request, change.now);
            }};
  return carry_out(std::move(context), std::move(idempotency), std::move(id), std::move(verb));
}

Task<Result<Rendered>> LetterFlow::reclassify(Context context, Idempotency idempotency, std::string id,
                                              std::string reason, std::string by) {
  Verb verb{By::addressee, "letter.reclassified", by, [this, reason, by](Change& change) -> Result<Done> {
              Letter& letter = change.letter;
              auto outages = outages_of(store_, letter.to);
              if (!outages) return std::move(outages).error();
              const auto law = sender_.law();
              auto done = zq::reclassify(letter, reason, by, *law, pauses_of(*outages, change.now), change.now);
              if (!done) return done;
              tell_sender(change, "letter.reclassified", "改为现场核实，应于" + moment_text(letter.due_at) + "前反馈");
              return Done{};
            }};
  return carry_out(std::move(context), std::move(idempotency), std::move(id), std::move(verb));
}

Task<Result<Rendered>> LetterFlow::send_back(Context context, Idempotency idempotency, std::string id,
                                             std::string reason, DepartmentId to, std::string by) {
  const std::string request = context.request_id;
  Verb verb{By::addressee, "letter.returned", by, [=, this](Change& change) -> Result<Done> {
              const auto law = sender_.law();
              if (auto back = zq::send_back(change.letter, reason, by, *law, change.now); !back) return back;
              tell_sender(change, "letter.returned",
                          to.value.empty() ? "被退回，请改发有关部门" : "被退回，已改发部门" + to.value);
              return to.value.empty() ? Result<Done>(Done{}) : restart(change, to, request);
            }};
  return carry_out(std::move(context), std::move(idempotency), std::move(id), std::move(verb));
}

}  // namespace zq::workflow
