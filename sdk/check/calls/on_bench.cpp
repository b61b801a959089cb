#include "check/backend/context.hpp"
#include "check/backend/files.hpp"
#include "check/backend/unready.hpp"
#include "check/calls/bench.hpp"

namespace zq::check {

Spoiled::Spoiled(Bench& bench, Trouble trouble) : bench_(bench) {
  Troubles::set(trouble);
  bench.proxy().follow_trouble();
  files_ = std::make_unique<SpoiledFiles>(bench.legacy().inbox(), trouble);
}

Spoiled::~Spoiled() {
  Troubles::set(Trouble::none);
  bench_.proxy().follow_trouble();
}

Finding with_legacy(const Subject& subject, const std::function<Finding(Legacy&)>& body) {
  if (subject.fixtures.empty())
    return skip("没有 fixtures.json，见 FIXTURES.zh-CN.md", "no fixtures.json, see FIXTURES.md");
  const auto fixtures = load_fixtures(subject.fixtures);
  if (!fixtures) {
    const Error& error = fixtures.error();
    if (error.code == ErrorCode::not_found) return skip(error.text, error.detail);
    return fail(faults_text(error, true), faults_text(error, false));
  }
  const InHost mark;
  try {
    Legacy legacy(*fixtures);
    return body(legacy);
  } catch (const Unready& unready) {
    return unready.finding;
  }
}

Finding on_bench(const Subject& subject, const std::function<Finding(Bench&)>& body) {
  return with_legacy(subject, [&](Legacy& legacy) {
    Bench bench(subject, legacy);
    return body(bench);
  });
}

}  // namespace zq::check
