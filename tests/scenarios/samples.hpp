// The samples of samples/api: one call each, request and reply as an integrator reads them. Running one sends its
// request to the host of a World and compares what comes back; see samples/api/README.md for what may differ.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "scenarios/world.hpp"

namespace zq::test {

using Ordered = nlohmann::ordered_json;  // members stay as they are written

struct Sample {
  std::string name;  // "verifications/open-consistent.json"
  Ordered json;
};
std::filesystem::path samples_folder();
Sample read_sample(const std::string& name);
std::vector<Sample> all_samples();

// The sample's reply as this world gives it, in the form of the file: status, the headers the sample shows, the body.
Ordered replied(World&, const Sample&);

// What of `given` differs from the sample beyond what may, one sentence each.
std::vector<std::string> differences(const Ordered& expected, const Ordered& given);

}  // namespace zq::test
