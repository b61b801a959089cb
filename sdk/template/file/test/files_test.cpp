// The adapter before the files that the fake legacy system writes, and before what is left when it goes wrong.
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "expect.hpp"
#include "zq/test_host.hpp"

namespace fs = std::filesystem;
using zq::test::AdapterCall;

namespace {

bool write_files(const char* program, const fs::path& folder, const char* day) {
  const pid_t child = fork();
  if (child == 0) {
    execl(program, program, folder.c_str(), day, nullptr);
    _exit(127);
  }
  int status = 1;
  return waitpid(child, &status, 0) == child && status == 0;
}

}  // namespace

int main(int, char** arguments) {  // the adapter, the fake legacy system
  std::string name = (fs::temp_directory_path() / "sample_office-XXXXXX").string();
  const fs::path folder = mkdtemp(name.data());
  zq::test::AdapterHost host;
  host.settings["folder"] = folder.string();
  zq::test::RunningAdapter adapter(host, zq::test::load_adapter(arguments[1]), "sample_office");
  const auto ask = [&](AdapterCall& call) {  // the call's clock says 2026-01-01
    return adapter.verify(call, "record.current", {{"name", "张三"}, {"id_number", "331099199001010017"}});
  };
  AdapterCall nothing, fresh, half, old, page, rest;
  EXPECT(ask(nothing) == ZQ_E_UNAVAILABLE);
  EXPECT(write_files(arguments[2], folder, "20251231"));
  EXPECT(ask(fresh) == ZQ_OK && fresh.verdict == ZQ_V_CONSISTENT, fresh.error_text);
  std::ofstream(folder / "DJB_20260101.txt") << "331099199001010017|";  // still being written: yesterday's counts
  EXPECT(ask(half) == ZQ_OK, half.error_text);
  EXPECT(adapter.list(page, "", 2) == ZQ_OK && page.records.size() == 2, page.error_text);
  EXPECT(adapter.list(rest, page.cursor, 2) == ZQ_OK && rest.records.size() == 1 && rest.cursor.empty());
  old.raw()->now_unix_ms += 10LL * 86400 * 1000;
  EXPECT(ask(old) == ZQ_E_UNAVAILABLE, "a file of ten days ago answers nothing");
  fs::remove_all(folder);
  return passed();
}
