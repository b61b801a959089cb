// The adapter before a recording of the legacy system: every recorded call again, and it must say what it said then.
#include "zq/replay.hpp"

#include <fstream>

#include "expect.hpp"

int main(int, char** arguments) {  // the adapter, the recording, settings as key=value
  zq::test::AdapterHost host;
  for (char** setting = arguments + 3; *setting; ++setting) {
    const std::string text = *setting;
    host.settings[text.substr(0, text.find('='))] = text.substr(text.find('=') + 1);
  }
  host.secrets["password"] = "any";
  zq::test::Replay replay(host, zq::test::read_recording(arguments[2]));
  zq::test::RunningAdapter adapter(host, zq::test::load_adapter(arguments[1]), "sample_office");
  for (const std::string& difference : replay.differences(adapter)) EXPECT(difference.empty(), difference);
  for (const std::string& missing : replay.missing()) EXPECT(missing.empty(), missing);
  for (const std::string& unused : replay.unused()) EXPECT(unused.empty(), unused);
  return passed();
}
