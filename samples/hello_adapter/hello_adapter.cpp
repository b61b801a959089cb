// The smallest adapter: a department whose legacy system is one file, exported every night as GBK lines
// "number|name|status" with a trailer. It answers one check, membership.current.
#include <zq/adapter.hpp>
#include <zq/compare.hpp>
#include <zq/files.hpp>
#include <zq/text.hpp>

class Hello : public zq::Adapter {
 public:
  static constexpr uint32_t max_concurrency = 8;  // nothing is written after start()

  void start(zq::Call& call) override { path_ = call.settings().require("path"); }

  void health(zq::Call&) override { zq::DropFolder::read(path_); }

  zq::Verification verify(zq::Call& call, std::string_view check, const zq::Declared& declared) override {
    if (check != "membership.current") throw zq::unknown_check(check);
    const std::string wanted = zq::normalise_identity(declared.require("id_number"));
    const zq::Delimited layout('|', {"number", "name", "status"}, true);
    for (const zq::DropRecord& row : layout.parse(zq::DropFolder::read(path_), zq::Charset(call, "GBK"))) {
      if (!row.ok) throw zq::Failure(ZQ_E_BAD_DATA, row.fault);  // a line we cannot read may be the one we look for
      if (zq::normalise_identity(row.text("number")) != wanted) continue;
      zq::Verification answer;
      zq::compare_name(answer, "name", declared, std::string(row.text("name")));
      zq::compare_text(answer, "status", declared, std::string(row.text("status")));
      return answer;
    }
    return zq::Verification::of(zq::Verdict::no_record);
  }

 private:
  std::string path_;
};

ZQ_ADAPTER(Hello, "cn.example.hello", "示例部门", "Zhengqiao", "1.0.0");
