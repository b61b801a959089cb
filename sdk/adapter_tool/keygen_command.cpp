#include <iostream>

#include "adapter_tool/arguments.hpp"
#include "adapter_tool/command.hpp"
#include "adapters/ed25519.hpp"

namespace zq::tool {

int keygen_command(const Words& words) {
  const Arguments arguments = parse(words, {}, {});
  if (!arguments.fault.empty()) return misused("keygen", arguments.fault);
  if (arguments.words.size() != 1) return misused("keygen", "需要一个密钥文件名 (the name of a key file)");
  const std::filesystem::path file = arguments.words[0];
  if (const auto made = adapters::make_keys(file); !made) return misused("keygen", made.error().text);
  const auto fingerprint = adapters::key_fingerprint(file);
  std::cout << "私钥 private key: " << file.string() << "（请妥善保管，不要交给任何人 keep it to yourself）\n"
            << "公钥 public key:  " << adapters::public_key_beside(file).string()
            << "（交给数据中心 for the data centre）\n"
            << "指纹 fingerprint: " << (fingerprint ? fingerprint.value() : std::string()) << "\n";
  return 0;
}

}  // namespace zq::tool
