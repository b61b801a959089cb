// Any bytes as a workbook, and any text as each of the parts of one that is otherwise whole: an official list, or
// faults that name the file.
#include <string>

#include "fuzz/fuzz.hpp"
#include "listfile/list_csv.hpp"
#include "support/zip_file.hpp"

namespace {

using namespace zq::listfile;
using zq::fuzz::is_utf8;

void reads(std::string_view bytes) {
  const auto list = read_list_csv(bytes, "list.xlsx");
  if (list.ok()) {
    REQUIRE(!list->entries.empty());
    return;
  }
  REQUIRE(!list.error().faults.empty());
  for (const zq::Fault& fault : list.error().faults) {
    REQUIRE(fault.path.starts_with("list.xlsx") && !fault.text.empty());
    REQUIRE(is_utf8(fault.path) && is_utf8(fault.text) && is_utf8(fault.expected) && is_utf8(fault.found));
  }
}

const std::vector<zq::test::ZipPart> whole{
    {"xl/workbook.xml", R"(<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>)"},
    {"xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="rId1" Target="a.xml"/></Relationships>)"},
    {"xl/sharedStrings.xml", "<sst><si><t>编号</t></si><si><t>办事部门</t></si></sst>"},
    {"xl/a.xml", R"(<worksheet><sheetData><row r="1"><c t="s"><v>0</v></c></row></sheetData></worksheet>)"}};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes = zq::fuzz::text_of(data, size);
  reads("PK\x03\x04" + std::string(bytes));
  if (size == 0) return 0;
  auto parts = whole;
  parts[data[0] % parts.size()].second = bytes.substr(1);
  reads(zq::test::zip_of(parts));
  return 0;
}
