#include <array>

#include "identity.hpp"
#include "population.hpp"
#include "streets.hpp"

namespace zq::sample {
namespace {

struct Street {
  const char* code;
  const char* name;
  bool town;
};
constexpr std::array<Street, 9> streets{{{"331002001", "海门街道", false},
                                         {"331002002", "白云街道", false},
                                         {"331002003", "葭沚街道", false},
                                         {"331002004", "洪家街道", false},
                                         {"331002005", "三甲街道", false},
                                         {"331002006", "下陈街道", false},
                                         {"331002007", "前所街道", false},
                                         {"331002008", "章安街道", false},
                                         {"331002100", "大陈镇", true}}};

constexpr std::array<const char*, 16> communities{"东升", "建设", "新明", "花园", "云西", "星光", "永宁", "太和",
                                                  "岩屿", "枫南", "回浦", "杨桥", "沙田", "高桥", "港湾", "明珠"};
constexpr std::array<const char*, 10> roads{"解放路", "中山东路", "东海大道", "市府大道", "工人路",
                                            "江城路", "洪家街",   "轮渡路",   "青年路",   "枫南路"};

// The first entry is what nearly everybody is.
constexpr std::array<Ethnicity, 7> ethnicities{{{"01", "汉族"},
                                                {"20", "傈僳族"},
                                                {"06", "苗族"},
                                                {"15", "土家族"},
                                                {"22", "畲族"},
                                                {"05", "维吾尔族"},
                                                {"03", "回族"}}};

// Common surnames, the commonest several times.
constexpr std::array<const char*, 64> surnames{
    "王", "王", "王", "李", "李", "李", "张", "张", "张", "陈", "陈", "陈", "陈", "林", "林", "林",
    "徐", "徐", "金", "金", "刘", "杨", "黄", "赵", "吴", "周", "孙", "马", "朱", "胡", "郭", "何",
    "高", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾", "肖", "蔡",
    "潘", "田", "董", "袁", "於", "余", "叶", "蒋", "杜", "苏", "程", "魏", "吕", "章", "蒋", "欧阳"};
constexpr std::array<const char*, 48> male_characters{
    "伟", "强", "磊", "军", "洋", "勇", "杰", "涛", "超", "明", "刚", "平", "辉", "鹏", "华", "飞",
    "建", "国", "志", "文", "斌", "波", "宇", "浩", "凯", "健", "俊", "帆", "博", "晨", "峰", "松",
    "林", "海", "江", "春", "生", "福", "荣", "德", "宝", "根", "祥", "良", "忠", "义", "新", "永"};
constexpr std::array<const char*, 48> female_characters{
    "芳", "娜", "敏", "静", "丽", "艳", "娟", "霞", "秀", "燕", "玲", "桂", "英", "红", "梅", "婷",
    "雪", "琳", "倩", "颖", "慧", "莹", "洁", "云", "兰", "凤", "琴", "菊", "香", "珍", "花", "月",
    "萍", "爱", "青", "欣", "怡", "佳", "雨", "梦", "瑶", "晓", "素", "金", "彩", "美", "玉", "仙"};
constexpr std::array<const char*, 5> rare_characters{"镕", "喆", "䶮", "𠮷", "祎"};
constexpr std::array<const char*, 8> dotted_male{"买买提", "艾力",   "阿卜杜",   "吐尔逊",
                                                 "库尔班", "玉素甫", "艾合买提", "卡德尔"};
constexpr std::array<const char*, 8> dotted_female{"阿依古丽", "热依汗",   "古丽娜尔", "帕提古丽",
                                                   "米热古丽", "祖丽菲娅", "阿米娜",   "迪丽拜尔"};

bool takes_family_name(Role role) {
  return role != Role::grandmother && role != Role::mother && role != Role::aunts_husband;
}

std::string surname(const Population& people, Index index) {
  const Index whose = takes_family_name(role_of(index)) ? family_of(index) * family_size : index;
  return surnames[people.pick(whose, "surname", surnames.size())];
}

std::string given_name(const Population& people, Index index) {
  const auto& characters = people.sex(index) == Sex::male ? male_characters : female_characters;
  std::string given = characters[people.pick(index, "given 1", characters.size())];
  const bool rare = family_of(index) >= demo::families && people.chance(index, "rare", 4);
  if (rare) return given + rare_characters[people.pick(index, "which rare", rare_characters.size())];
  if (people.chance(index, "two characters", 750))
    given += characters[people.pick(index, "given 2", characters.size())];
  return given;
}

std::string dotted_given(const Population& people, Index index) {
  const auto& names = people.sex(index) == Sex::male ? dotted_male : dotted_female;
  return names[people.pick(index, "dotted", names.size())];
}

// The father's given name follows the dot: grandfather's for father and aunt, father's for the children.
std::string dotted_name(const Population& people, Index index) {
  const Index family = family_of(index) * family_size;
  const Role role = role_of(index);
  const std::string own = dotted_given(people, index);
  if (role == Role::father || role == Role::aunt) return own + "·" + dotted_given(people, family);
  if (role == Role::elder_child || role == Role::younger_child) return own + "·" + dotted_given(people, family + 2);
  return own + "·" + dotted_male[people.pick(index, "father's", dotted_male.size())];
}

// The same name as another hand writes it: another separator, or the traditional form of a character.
std::string variant(std::string name, std::uint64_t which) {
  struct Pair {
    std::string_view ours, theirs;
  };
  constexpr std::array<Pair, 6> pairs{
      {{"·", "."}, {"镕", "鎔"}, {"国", "國"}, {"华", "華"}, {"丽", "麗"}, {"云", "雲"}}};
  for (const Pair& pair : pairs)
    if (const auto at = name.find(pair.ours); at != std::string::npos)
      return name.replace(at, pair.ours.size(), pair.ours == "·" && which % 2 ? "•" : pair.theirs);
  return name;
}

}  // namespace

Home home_of(const Population& people, Index family) {
  const Index i = family * family_size;
  const Street& street = streets[people.pick(i, "street", streets.size() * 3) % (streets.size())];
  const auto community = people.pick(i, "community", communities.size());
  std::string serial = std::to_string(community + 1);
  serial.insert(0, 3 - serial.size(), '0');
  std::string text =
      std::string("浙江省台州市椒江区") + street.name + communities[community] + (street.town ? "村" : "社区");
  text += roads[people.pick(i, "road", roads.size())] + std::to_string(1 + people.pick(i, "house", 380)) + "号";
  if (!street.town)
    text += std::to_string(1 + people.pick(i, "stair", 4)) + "单元" +
            std::to_string(101 + people.pick(i, "floor", 17) * 100) + "室";
  return {street.code + serial, street.name, text, street.town};
}

const Ethnicity& ethnicity(const Population& people, Index index) {
  const Index family = family_of(index);
  if (family == demo::ethnic_name / family_size) return ethnicities[5];
  if (family < demo::families || !people.chance(family, "ethnic", 15)) return ethnicities[0];
  return ethnicities[1 + people.pick(family, "which ethnic", ethnicities.size() - 1)];
}

bool has_dotted_names(const Ethnicity& folk) { return std::string_view(folk.code) == "05"; }

std::string Population::name(Index index) const {
  if (index == demo::rare_name) return "林䶮";
  if (index == demo::ethnic_name) return "买买提·艾力";
  if (has_dotted_names(ethnicity(*this, index))) return dotted_name(*this, index);
  return surname(*this, index) + given_name(*this, index);
}

std::string Population::written_name(Index index, Office office) const {
  const std::string fact = "variant name " + std::to_string(int(office));
  if (index == demo::ethnic_name) return office == Office::civil_affairs ? "买买提.艾力" : name(index);
  if (family_of(index) < demo::families || !chance(index, fact, 8)) return name(index);
  return variant(name(index), pick(index, fact, 2));
}

std::string Population::written_id(Index index, Office office) const {
  std::string id = id_number(index);
  const std::string tag = std::to_string(int(office));
  if (index == demo::old_number && office == Office::civil_affairs) return to_15(id);
  if (family_of(index) < demo::families) return id;
  if (int(born(index).year()) < 2000 && chance(index, "old number " + tag, 10)) return to_15(id);
  if (id.back() == 'X' && chance(index, "lower-case x " + tag, 300)) id.back() = 'x';
  return id;
}

}  // namespace zq::sample
