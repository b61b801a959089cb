// The keys of assessment/*.xml.
#include "settings/keys.hpp"

namespace zq::settings {
namespace {

constexpr int64_t full = 100 * 100;  // hundredths of a point

const Key<AssessmentScheme> assessment_table[] = {
    {"year", &AssessmentScheme::year, {2000, 2199, Form::any, true}},
    {"title", &AssessmentScheme::title, {0, 0, Form::words, true}},
    {"bonus_most", &AssessmentScheme::bonus_most, {0, full}},
    {"criticism_most", &AssessmentScheme::criticism_most, {0, full}},
    {"attention_below", &AssessmentScheme::attention_below, {0, 2 * full}},
    {"except", &AssessmentScheme::except},
};
const Key<SchemeItem> item_table[] = {
    {"id", &SchemeItem::id, {1, assessed_items, Form::any, true}},
    {"title", &SchemeItem::title, {0, 0, Form::words, true}},
    {"weight", &SchemeItem::weight, {0, full, Form::any, true}},
};
const Key<SchemeEvent> event_table[] = {
    {"kind", &SchemeEvent::kind, {0, 0, Form::any, true}},
    {"item", &SchemeEvent::item, {1, assessed_items, Form::any, true}},
    {"points", &SchemeEvent::points, {0, full, Form::any, true}},
    {"most", &SchemeEvent::most, {0, full, Form::any, true}},
};

}  // namespace

std::span<const Key<AssessmentScheme>> assessment_keys() { return assessment_table; }
std::span<const Key<SchemeItem>> scheme_item_keys() { return item_table; }
std::span<const Key<SchemeEvent>> scheme_event_keys() { return event_table; }

}  // namespace zq::settings
