// How many bytes of a structure an adapter of minor 0 fills: the least the host may ask of any adapter, whatever the
// structure has become since. Members beyond are read only through ZQ_ABI_HAS. Numbers, not sizeof: they never change.
// A structure that a later minor brought has the size it had in that minor.
#pragma once
#include <cstddef>

#include "zq/abi.h"

namespace zq::adapters {

template <class T>
inline constexpr size_t minor0_bytes = 0;

template <>
inline constexpr size_t minor0_bytes<zq_entry> = 72;
template <>
inline constexpr size_t minor0_bytes<zq_descriptor> = 64;
template <>
inline constexpr size_t minor0_bytes<zq_verification> = 24;
template <>
inline constexpr size_t minor0_bytes<zq_list> = 16;
template <>
inline constexpr size_t minor0_bytes<zq_complaint> = 24;
template <>
inline constexpr size_t minor0_bytes<zq_field_task> = 40;  // minor 1
template <>
inline constexpr size_t minor0_bytes<zq_record> = 16;
template <>
inline constexpr size_t minor0_bytes<zq_http_request> = 72;

}  // namespace zq::adapters
