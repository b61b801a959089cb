// The fake legacy system: writes the day's files as the real one does, whole or not at all (a hidden name first, then
// renamed), GBK, with a trailer. Synthetic people (area code 331099).
//   fake_sample_office FOLDER [YYYYMMDD]      default: today
#include <time.h>

#include <cstdio>
#include <exception>
#include <string>

#include "zq/drop_folder.hpp"
#include "zq/test_text.hpp"

namespace {

std::string today() {
  const time_t now = time(nullptr) + 8 * 3600;
  tm parts{};
  gmtime_r(&now, &parts);
  char text[16];
  return {text, strftime(text, sizeof text, "%Y%m%d", &parts)};
}

void put(const zq::DropFolder& folder, const std::string& name, const std::string& utf8) {
  folder.put(name, zq::test::from_utf8("GBK", utf8).value_or(""));
}

}  // namespace

int main(int count, char** arguments) try {
  if (count < 2) {
    std::fprintf(stderr, "fake_sample_office FOLDER [YYYYMMDD]\n");
    return 2;
  }
  const zq::DropFolder folder(arguments[1]);
  const std::string day = count > 2 ? arguments[2] : today();
  put(folder, "DJB_" + day + ".txt",
      "331099199001010017|张三|正常|20200305\r\n331099199001010025|李四|注销|20180611\r\n"
      "331099198502030011|欧阳·建国|正常|20211130\r\nT0000003\r\n");
  put(folder, "QD_" + day + ".txt",
      "QD-0001|示例事项一|登记证明|20181201\r\nQD-0002|示例事项二|登记证明|20181201\r\n"
      "QD-0003|示例事项三|登记证明|20190101\r\nT0000003\r\n");
  return 0;
} catch (const std::exception& failure) {
  std::fprintf(stderr, "%s\n", failure.what());
  return 1;
}
