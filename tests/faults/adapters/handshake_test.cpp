// The first words between host and worker: another version, other bytes in the staged copy, no hello at all, no worker.
#include <gtest/gtest.h>

#include <condition_variable>
#include <optional>

#include "adapters/isolated/isolated.hpp"
#include "adapters/isolated/messages.hpp"
#include "faults/adapters/house.hpp"

namespace zq::adapters::test {
namespace {

// What a worker says and how it ends.
class Heard {
 public:
  WorkerEvents events() {
    WorkerEvents all;
    all.frame = [this](const Frame& frame) {
      const std::lock_guard lock(mutex_);
      frames_.push_back(frame);
    };
    all.line = [](std::string_view) {};
    all.end = [this](const Phrase& how) {
      const std::lock_guard lock(mutex_);
      how_ = how.en;
      changed_.notify_all();
    };
    return all;
  }
  std::string end() {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, 20s, [&] { return how_.has_value(); });
    return how_.value_or("still runs");
  }
  std::string refusal() {
    const std::lock_guard lock(mutex_);
    for (const Frame& frame : frames_)
      if (frame.type == FrameType::refused)
        if (const auto error = read_refused(frame.payload)) return error->detail + " " + error->text;
    return {};
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Frame> frames_;
  std::optional<std::string> how_;
};

Hello hello_for(const StagedFile& file) {
  Hello hello;
  hello.file = file.path.string();
  hello.vendor = file.vendor.string();
  hello.sha256 = file.sha256;
  hello.department = department("d", "good_c");
  hello.start_deadline_ns = (std::chrono::steady_clock::now() + 5s).time_since_epoch() / std::chrono::nanoseconds(1);
  return hello;
}

class Handshake : public testing::Test {
 protected:
  void SetUp() override { be_quiet(); }
  std::string refusal_of(const std::string& first_frame) {
    Heard heard;
    Supervisor supervisor(worker_beside());
    auto started = supervisor.start(0, first_frame, heard.events());
    EXPECT_TRUE(started.ok());
    EXPECT_EQ(heard.end(), "exited with code 1");
    return heard.refusal();
  }
  StagedFile staged() { return staging_.stage(fixture("good_c")).value(); }
  Folder folder_;
  Staging staging_{folder_.path / "adapters"};
};

TEST_F(Handshake, AnotherVersionIsRefusedByName) {
  Hello hello = hello_for(staged());
  hello.version_min = 70;
  hello.version_max = 77;
  const std::string why = refusal_of(frame_bytes(FrameType::hello, 0, bytes_of(hello)));
  EXPECT_NE(why.find("protocol: expected 2-2, found 70-77"), std::string::npos) << why;
}

TEST_F(Handshake, ACopyThatIsNotWhatItWasIsRefused) {
  const StagedFile file = staged();
  Hello hello = hello_for(file);
  hello.sha256[0] = hello.sha256[0] == '0' ? '1' : '0';
  const std::string why = refusal_of(frame_bytes(FrameType::hello, 0, bytes_of(hello)));
  EXPECT_NE(why.find("found " + file.sha256), std::string::npos) << why;
}

TEST_F(Handshake, AHelloNobodyUnderstandsEndsTheWorker) {
  EXPECT_NE(refusal_of(frame_bytes(FrameType::hello, 0, "not a hello")).find("protocol"), std::string::npos);
  EXPECT_EQ(refusal_of(frame_bytes(FrameType::stop, 0, {})), "");
  EXPECT_EQ(refusal_of(std::string(64, '\xFF')), "");
}

TEST_F(Handshake, ACopyThatWasTouchedIsMadeAnew) {
  House house;
  house.open({department("d", "good_c")});
  for (const auto& copy : std::filesystem::directory_iterator(house.folder.path / "adapters")) {
    std::filesystem::permissions(copy.path(), std::filesystem::perms::owner_all);
    std::ofstream(copy.path(), std::ios::app) << "touched";
  }
  ASSERT_TRUE(house.registry.apply(settings_of({department("d", "good_c", {{"note", "again"}})})).ok());
  EXPECT_EQ(house.verify("d").kind, Answer::Kind::answered);
}

TEST_F(Handshake, WithoutTheWorkersProgramTheDepartmentSaysWhatIsMissing) {
  SystemClock clock;
  Registry registry(folder_.path, clock, "/nonexistent/zq-worker");
  ASSERT_TRUE(registry.apply(settings_of({department("d", "good_c")}), true).ok());
  const auto view = registry.find({"d"}).value();
  EXPECT_EQ(view.state, "failed");
  EXPECT_NE(view.state_text.find("/nonexistent/zq-worker"), std::string::npos) << view.state_text;
}

}  // namespace
}  // namespace zq::adapters::test
