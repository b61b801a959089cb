// The platform's words in ours. It has no codes: a word that stands in no table is unknown, never a guess.
#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "zq/field_task.hpp"
#include "zq/word_table.hpp"

namespace four_platforms {

inline constexpr zq::WordTable states{
    std::array{zq::Word{"网格上报", zq::TaskStatus::accepted}, zq::Word{"待受理", zq::TaskStatus::accepted},
               zq::Word{"受理", zq::TaskStatus::accepted}, zq::Word{"已受理", zq::TaskStatus::accepted},
               zq::Word{"流转", zq::TaskStatus::accepted}, zq::Word{"交办", zq::TaskStatus::assigned},
               zq::Word{"已交办", zq::TaskStatus::assigned}, zq::Word{"处置", zq::TaskStatus::handling},
               zq::Word{"处置中", zq::TaskStatus::handling}, zq::Word{"反馈", zq::TaskStatus::feedback},
               zq::Word{"已反馈", zq::TaskStatus::feedback}, zq::Word{"退回", zq::TaskStatus::returned},
               zq::Word{"已退回", zq::TaskStatus::returned}, zq::Word{"逾期", zq::TaskStatus::overdue},
               zq::Word{"已逾期", zq::TaskStatus::overdue}, zq::Word{"办结", zq::TaskStatus::closed},
               zq::Word{"已办结", zq::TaskStatus::closed}, zq::Word{"已撤回", zq::TaskStatus::closed}}};
inline zq::TaskStatus state_of(std::string_view word) { return states.meaning_or(word, zq::TaskStatus::unknown); }

inline constexpr zq::WordTable conclusions{
    std::array{zq::Word{"属实", std::optional(zq::TaskConclusion::confirmed)},
               zq::Word{"不属实", std::optional(zq::TaskConclusion::refuted)},
               zq::Word{"无法核实", std::optional(zq::TaskConclusion::unverifiable)}}};

// The path of one of a street's four platforms; empty: none of them.
inline constexpr zq::WordTable platform_paths{
    std::array{zq::Word{"governance", std::string_view("zzgz")}, zq::Word{"market", std::string_view("scjg")},
               zq::Word{"enforcement", std::string_view("zhzf")}, zq::Word{"service", std::string_view("bmfw")}}};

}  // namespace four_platforms
