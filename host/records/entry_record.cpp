#include "records/entry_record.hpp"

#include "records/archive.hpp"

namespace zq {

template <class A>
void members(A& a, EntryTraits& v) {
  a("material", v.material)("held_by_applicant", v.held_by_applicant)("issuer_in_city", v.issuer_in_city);
  a("online_verifiable", v.online_verifiable)("forwarded_up", v.forwarded_up)("in_centre", v.in_centre);
  a("retained", v.retained)("matter_type", v.matter_type)("basis_level", v.basis_level)("risks", v.risks);
  a("sector", v.sector)("supervising", v.supervising);
}

namespace records {

std::string text_of(const EntryTraits& traits) {
  if (traits == EntryTraits{}) return {};
  Archive archive;
  EntryTraits copy = traits;
  members(archive, copy);
  return archive.body();
}

std::optional<EntryTraits> entry_traits_from(const std::string& text) {
  EntryTraits traits;
  if (text.empty()) return traits;
  Archive archive(text, {});
  members(archive, traits);
  if (!archive.ok()) return std::nullopt;
  return traits;
}

}  // namespace records
}  // namespace zq
