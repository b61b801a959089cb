// What the joint office keeps, as the API's JSON. Persons who gave feedback are never named. Pure.
#pragma once
#include "domain/joint_office.hpp"
#include "domain/office_queue.hpp"
#include "http/json.hpp"

namespace zq::http {

void write(Writer&, const QueueItem&);
void write(Writer&, const Post&);
void write(Writer&, const Meeting&);
void write(Writer&, const MinutesItem&);
void write(Writer&, const Bulletin&);
void write(Writer&, const Interview&);
void write(Writer&, const InterviewRules&);
void write(Writer&, const Feedback&);

}  // namespace zq::http
