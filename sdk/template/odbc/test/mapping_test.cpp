#include "mapping.hpp"

#include "declared.hpp"
#include "expect.hpp"
#include "zq/failure.hpp"

using sample_office::check_record;
using sample_office::RegisterRow;

int main() {
  const std::vector<RegisterRow> rows{{"张三", "正常", "20200305"}};
  const Fields same{{"name", "张 三"}, {"status", "正常"}, {"registered_on", "2020-03-05"}};
  EXPECT(check_record(same.declared(), rows).verdict() == zq::Verdict::consistent);
  const Fields other_status{{"name", "张三"}, {"status", "注销"}};
  EXPECT(check_record(other_status.declared(), rows).verdict() == zq::Verdict::mismatch);
  const Fields other_name{{"name", "李四"}, {"status", "正常"}};
  const zq::Verification stranger = check_record(other_name.declared(), rows);
  EXPECT(stranger.verdict() == zq::Verdict::mismatch);
  EXPECT(stranger.fields().size() == 1, "nothing but the name is said about somebody else's rows");
  EXPECT(check_record(same.declared(), {}).verdict() == zq::Verdict::no_record);
  const Fields rare{{"name", "张镕"}};
  EXPECT(check_record(rare.declared(), {{"张?", "正常", ""}}).verdict() == zq::Verdict::needs_review);
  bool refused = false;
  try {
    check_record(Fields{{"status", "正常"}}.declared(), rows);
  } catch (const zq::Failure& failure) {
    refused = failure.status() == ZQ_E_INVALID;
  }
  EXPECT(refused, "a question without a name is wrong itself");
  return passed();
}
