#include "public_security/checks.hpp"

#include "public_security/person_words.hpp"
#include "public_security/result_words.hpp"
#include "zq/compare.hpp"
#include "zq/identity.hpp"
#include "zq/names.hpp"
#include "zq/xml.hpp"

namespace public_security {
namespace {

using zq::FieldVerdict;
using zq::Verdict;

std::string element(const std::string& name, std::string_view text) {
  return "<" + name + ">" + zq::xml_escape(text) + "</" + name + ">";
}

// The system compares byte for byte. Where it says 不一致, its own value decides how sure that is; where it keeps that
// to itself, a name that old systems cannot write is no sure mismatch.
FieldVerdict judge_name(std::string_view said, const Item& item, bool name_fits) {
  const Meaning meaning = meaning_of(item.result);
  FieldVerdict field{"name", meaning.verdict, item.value, meaning.note};
  if (meaning.verdict != Verdict::mismatch) return field;
  if (item.value.empty() || item.value == said) {
    field.found.clear();
    if (!name_fits || zq::normalise_name(said).find("·") != std::string::npos) {
      field.verdict = Verdict::needs_review;
      field.note = "姓名含间隔号或生僻字，公安系统可能以其他字形登记，需人工核对";
    }
    return field;
  }
  const zq::NameComparison names = zq::compare_names(said, item.value);
  if (names.verdict == zq::NameVerdict::equal) {
    field.verdict = Verdict::consistent;
    field.note = "公安系统按字节比对为不一致；姓名只有空格、间隔号等写法不同";
  } else if (names.verdict == zq::NameVerdict::needs_review) {
    field.verdict = Verdict::needs_review;
    field.note = names.note;
  }
  return field;
}

FieldVerdict judge_address(std::string_view said, const Item& item) {
  const Meaning meaning = meaning_of(item.result);
  FieldVerdict field{"address", meaning.verdict, item.value, meaning.note};
  if (meaning.verdict != Verdict::mismatch || item.value.empty()) return field;
  switch (compare_addresses(said, item.value)) {
    case AddressVerdict::same:
      field.verdict = Verdict::consistent;
      break;
    case AddressVerdict::one_is_part:
      field.verdict = Verdict::needs_review;
      field.note = "地址详略不同，需人工核对";
      break;
    case AddressVerdict::different:
      if (!zq::has_lost_character(item.value)) break;
      field.verdict = Verdict::needs_review;
      field.note = "系统中的地址有存不下而丢失的字，需人工核对";
      break;
  }
  return field;
}

FieldVerdict judge(const std::string& field, const Item& item) {
  const Meaning meaning = meaning_of(item.result);
  return {field, meaning.verdict, item.value, meaning.note};
}

const Item& item_of(const CheckRow& row, const char* name) {
  static const Item none;
  const auto found = row.items.find(name);
  return found == row.items.end() ? none : found->second;
}

// The verdict on the person; more_to_say tells whether further fields may be looked at.
zq::Verification judge_person(const zq::Declared& declared, const CheckRow& row, bool name_fits, bool& more_to_say) {
  more_to_say = false;
  const std::string number = zq::normalise_identity(declared.require("id_number"));
  if (!row.asked_number.empty() && zq::normalise_identity(row.asked_number) != number) {
    throw zq::Failure(ZQ_E_BAD_DATA, "公安核查服务答复的是另一个公民身份号码（INPUT/gmsfhm）：不予采用");
  }
  const Item& number_item = item_of(row, "gmsfhm");
  if (meaning_of(number_item.result).verdict == Verdict::no_record) return zq::Verification::of(Verdict::no_record);
  zq::Verification answer;
  FieldVerdict number_field = judge("id_number", number_item);
  number_field.found = zq::normalise_identity(number_field.found);
  if (number_field.verdict == Verdict::consistent && !number_field.found.empty() && number_field.found != number) {
    throw zq::Failure(ZQ_E_BAD_DATA, "公安核查服务答复“一致”的是另一个公民身份号码（ITEM/gmsfhm）：不予采用");
  }
  answer.add(std::move(number_field));
  answer.add(judge_name(declared.require("name"), item_of(row, "xm"), name_fits));
  more_to_say = answer.verdict() != Verdict::mismatch;
  return answer;
}

// One verification of several rows: where they differ on a field, or on whether there is a record, a person must look.
zq::Verification combined(const std::vector<zq::Verification>& answers) {
  if (answers.empty()) throw zq::Failure(ZQ_E_BAD_DATA, "公安核查服务的应答中没有 ROW：应对每个查询条件答复一行");
  const zq::Verification& first = answers.front();
  for (const zq::Verification& other : answers) {
    bool same = other.verdict() == first.verdict() && other.fields().size() == first.fields().size();
    for (std::size_t i = 0; same && i < first.fields().size(); ++i) {
      same = other.fields()[i].verdict == first.fields()[i].verdict;
    }
    if (!same) {
      return zq::Verification().needs_review("id_number",
                                             "公安系统对同一公民身份号码答复了多条互相矛盾的结果，需人工核对");
    }
  }
  return first;
}

}  // namespace

std::string condition_xml(const Asker& asker, const zq::Declared& declared, bool with_register) {
  std::string captions = element("GMSFHM", "公民身份号码") + element("XM", "姓名");
  std::string values = element("GMSFHM", zq::normalise_identity(declared.require("id_number"))) +
                       element("XM", declared.require("name"));
  const auto add = [&](const char* name, const char* caption, const std::string& value) {
    captions += element(name, caption);
    values += element(name, value);
  };
  if (with_register) {
    add("ZZ", "住址", std::string(declared.require("address")));
    if (const auto sex = declared.text("sex"); !sex.empty()) add("XB", "性别", sex_word(sex));
    if (const auto group = declared.text("ethnicity"); !group.empty()) add("MZ", "民族", ethnicity_word(group));
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ROWS><INFO>" + element("SBM", asker.user_code) + "</INFO><ROW>" +
         captions + "</ROW><ROW FSD=\"" + zq::xml_escape(asker.area_code) + "\" YWLX=\"" +
         zq::xml_escape(asker.business) + "\">" + values + "</ROW></ROWS>";
}

zq::Verification check_identity(const zq::Declared& declared, const CheckRows& rows, bool name_fits) {
  std::vector<zq::Verification> answers;
  bool more_to_say = false;
  for (const CheckRow& row : rows) answers.push_back(judge_person(declared, row, name_fits, more_to_say));
  return combined(answers);
}

zq::Verification check_household(const zq::Declared& declared, const CheckRows& rows, bool name_fits) {
  std::vector<zq::Verification> answers;
  for (const CheckRow& row : rows) {
    bool more_to_say = false;
    zq::Verification answer = judge_person(declared, row, name_fits, more_to_say);
    if (more_to_say) {
      answer.add(judge_address(declared.require("address"), item_of(row, "zz")));
      if (!declared.text("sex").empty()) answer.add(judge("sex", item_of(row, "xb")));
      if (!declared.text("ethnicity").empty()) answer.add(judge("ethnicity", item_of(row, "mz")));
    }
    answers.push_back(std::move(answer));
  }
  return combined(answers);
}

}  // namespace public_security
