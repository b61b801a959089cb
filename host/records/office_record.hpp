// What the joint office keeps as documents, and back. Reading: nothing when the document is not one of ours.
#pragma once
#include <optional>

#include "domain/document.hpp"
#include "domain/joint_office.hpp"

namespace zq::records {

Document document_of(const Post&);  // `unit`: whose it is
std::optional<Post> post_of(const Document&);
Document document_of(const Meeting&);
std::optional<Meeting> meeting_of(const Document&);
Document document_of(const MinutesItem&);  // `unit`: who carries it out; due at 24:00 of its day
std::optional<MinutesItem> minutes_item_of(const Document&);
Document document_of(const Bulletin&);
std::optional<Bulletin> bulletin_of(const Document&);
Document document_of(const Interview&);
std::optional<Interview> interview_of(const Document&);
Document document_of(const InterviewRules&);  // there is one
std::optional<InterviewRules> interview_rules_of(const Document&);
Document document_of(const Feedback&);  // `owner`: the work order
std::optional<Feedback> feedback_of(const Document&);

inline constexpr std::string_view interview_rules_id = "rules";

}  // namespace zq::records
