#include "settings/watcher.hpp"

#include <condition_variable>
#include <mutex>

#include "config_folder.hpp"

namespace fs = std::filesystem;

namespace zq::settings {
namespace {

using std::chrono::milliseconds;

class Watch : public ConfigFolder {
 protected:
  void start(Watcher::Options options = {milliseconds(20), milliseconds(60000)}) {
    watcher_ = std::make_unique<Watcher>(
        host_file(),
        [this] {
          std::lock_guard hold(lock_);
          ++calls_;
          called_.notify_all();
        },
        options);
  }
  // Waits until the callback has come `count` times in all.
  bool called(int count) {
    std::unique_lock hold(lock_);
    return called_.wait_for(hold, std::chrono::seconds(10), [&] { return calls_ >= count; });
  }
  int calls() {
    std::lock_guard hold(lock_);
    return calls_;
  }

  std::mutex lock_;
  std::condition_variable called_;
  int calls_ = 0;
  std::unique_ptr<Watcher> watcher_;  // last: stops before the rest goes
};

TEST_F(Watch, SeesAnEditInPlace) {
  start();
  put("config/zhengqiao.xml", "<zhengqiao><log/></zhengqiao>");
  EXPECT_TRUE(called(1));
}

TEST_F(Watch, SeesAnAtomicRename) {
  start();
  put("config/.new", "<zhengqiao><log/></zhengqiao>");
  fs::rename(top_ / "config/.new", host_file());
  EXPECT_TRUE(called(1));
}

TEST_F(Watch, SeesRulesAndCalendarsWhoseFoldersCameLater) {
  start({milliseconds(20), milliseconds(200)});
  put("config/rules/a.xml", "<ruleset/>");
  EXPECT_TRUE(called(1));
  put("config/calendar/2026.xml", "<calendar/>");
  EXPECT_TRUE(called(2));
  put("config/calendar/2026.xml", "<calendar year=\"2026\"/>");
  EXPECT_TRUE(called(3));
}

TEST_F(Watch, SeesDepartmentsComeChangeAndGo) {
  start();
  put("config/departments/a.xml", department());
  EXPECT_TRUE(called(1));
  ASSERT_TRUE(set_switch(top_ / "config/departments/a.xml", {false, "", ""}).ok());
  EXPECT_TRUE(called(2));
  fs::remove(top_ / "config/departments/a.xml");
  EXPECT_TRUE(called(3));
}

TEST_F(Watch, SeesALinkTurnedToAnotherTarget) {
  put("v1/zhengqiao.xml", "<zhengqiao/>");
  put("v2/zhengqiao.xml", "<zhengqiao><log/></zhengqiao>");
  fs::remove(host_file());
  fs::create_symlink("../v1", top_ / "config/current");
  fs::create_symlink("current/zhengqiao.xml", host_file());
  start();
  fs::create_symlink("../v2", top_ / "config/next");
  fs::rename(top_ / "config/next", top_ / "config/current");
  EXPECT_TRUE(called(1));
}

TEST_F(Watch, SeesTheDepartmentsFolderReplaced) {
  start();
  put("new/a.xml", department());
  fs::rename(top_ / "config/departments", top_ / "config/old");
  fs::rename(top_ / "new", top_ / "config/departments");
  EXPECT_TRUE(called(1));
  put("config/departments/b.xml", department("", "", "b"));
  EXPECT_TRUE(called(2));
}

TEST_F(Watch, LooksByItselfWhereNoNoticeComes) {
  put("elsewhere/a.xml", department());
  fs::create_symlink(top_ / "elsewhere/a.xml", top_ / "config/departments/a.xml");
  start({milliseconds(20), milliseconds(50)});
  put("elsewhere/a.xml", department("", " queue=\"1\""));
  EXPECT_TRUE(called(1));
}

TEST_F(Watch, TellsABurstOnceAndSilenceNever) {
  start({milliseconds(200), milliseconds(60000)});
  for (int i = 0; i < 20; ++i) put("config/departments/a.xml", department("", " queue=\"" + std::to_string(i) + "\""));
  put("config/departments/a.xml~", "a backup");
  ASSERT_TRUE(called(1));
  // A change of times alone; what follows it shows that it was passed over.
  fs::last_write_time(host_file(), fs::file_time_type::clock::now());
  put("config/departments/b.xml", department("", "", "b"));
  ASSERT_TRUE(called(2));
  watcher_->stop();
  EXPECT_EQ(calls(), 2);
}

TEST_F(Watch, SeesAnAdapterReplacedInPlaceByRenameAndByALink) {
  put("plugins/a.so", "old");
  put("plugins/notes.txt", "any");
  start();
  watcher_->adapter_folders({top_ / "plugins"});
  put("plugins/a.so", "new");
  EXPECT_TRUE(called(1));
  put("plugins/.a.so", "by rename");
  fs::rename(top_ / "plugins/.a.so", top_ / "plugins/a.so");
  EXPECT_TRUE(called(2));
  put("elsewhere/a.so", "by link");
  fs::create_symlink(top_ / "elsewhere/a.so", top_ / "plugins/next");
  fs::rename(top_ / "plugins/next", top_ / "plugins/a.so");
  EXPECT_TRUE(called(3));
}

TEST_F(Watch, ANewFolderOfAdaptersIsNoChangeByItself) {
  put("plugins/a.so", "a");
  put("others/b.so", "b");
  start();
  watcher_->adapter_folders({top_ / "plugins"});
  watcher_->adapter_folders({top_ / "others"});
  put("plugins/a.so", "nobody looks here any more");
  put("others/b.so", "new");
  ASSERT_TRUE(called(1));
  watcher_->stop();
  EXPECT_EQ(calls(), 1);
}

TEST_F(Watch, StopsTwiceAndAtOnce) {
  start();
  watcher_->stop();
  watcher_->stop();
  put("config/zhengqiao.xml", "<zhengqiao><log/></zhengqiao>");
  watcher_.reset();
  EXPECT_EQ(calls(), 0);
}

}  // namespace
}  // namespace zq::settings
