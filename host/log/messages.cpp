#include "log/messages.hpp"

#include <algorithm>

namespace zq::log {
namespace {

using enum Level;

// Sorted by id (binary search). The first two digits say where the line comes from:
// 00 application, 10 http, 20 adapters, 30 store, 40 workflow, 50 settings.
constexpr Message catalogue[] = {
    {"ZQ-0001", info, "主机正在启动", "the host is starting", ""},
    {"ZQ-0002", info, "主机已就绪，可以受理", "the host is ready for calls", ""},
    {"ZQ-0003", info, "主机正在停止：不再接新请求，等待在办请求结束", "the host is stopping and drains its calls", ""},
    {"ZQ-0004", info, "主机已停止", "the host has stopped", ""},
    {"ZQ-0005", error, "主机无法继续运行", "the host cannot go on",
     "按 reason 所述原因处理后重新启动；主机不会带病运行。"},
    {"ZQ-0006", warning, "状态文件写不进状态文件夹，命令行看不到最新状态", "the status file cannot be written",
     "检查 state_directory 的写权限和磁盘空间；业务不受影响。"},

    {"ZQ-1001", info, "请求", "access", ""},
    {"ZQ-1002", warning, "请求的报文边界不合规，已拒绝并断开", "a request broke the framing rules and was refused",
     "多次出现时检查调用方的 HTTP 客户端或中间代理；来源不明时按 peer 地址封禁。"},
    {"ZQ-1003", error, "处理请求时程序出错，调用方已得到 500 答复", "a handler failed; the caller got a 500",
     "把 request_id 和 detail 交给开发单位；其他请求不受影响。"},
    {"ZQ-1004", warning, "请求超过时限，已答复调用方稍后按编号查询", "a request ran out of time",
     "经常出现时查看各部门状态和数据库响应时间。"},
    {"ZQ-1005", info, "HTTP 服务已开始监听", "the HTTP server is listening", ""},
    {"ZQ-1006", info, "HTTP 服务正在停止", "the HTTP server is stopping", ""},
    {"ZQ-1007", warning, "连接数已到上限，新连接被拒绝", "too many connections; a new one was refused",
     "确认没有调用方泄漏连接；确属业务增长时调高 server 的 connections_max。"},
    {"ZQ-1008", warning, "部门系统回传的签名不符，已拒绝", "a callback with a wrong signature was refused",
     "与该部门核对 callback 密钥和签名方法；来源不明时按网络地址封禁。"},

    {"ZQ-2001", info, "部门适配器新一代已启动", "a generation of an adapter has started", ""},
    {"ZQ-2002", error, "适配器被拒绝，未投入使用", "an adapter was refused",
     "按 detail 中的字段、应有值和实有值联系适配器开发单位更换文件。"},
    {"ZQ-2003", info, "旧一代适配器的在办调用已全部结束", "a generation has been drained", ""},
    {"ZQ-2004", warning, "调用部门系统失败", "a call to a department failed",
     "同一部门连续出现时联系该部门检查其业务系统。"},
    {"ZQ-2005", warning, "部门的答复晚于时限，已不采用", "an answer came after its deadline",
     "经常出现时与该部门商定更长的 call_time 或检查其系统。"},
    {"ZQ-2006", warning, "部门连续失败，暂停向其发问（熔断）", "a breaker has opened",
     "联系该部门；在此期间窗口按人工方式办理。"},
    {"ZQ-2007", info, "熔断到时，放行一次试探", "a breaker lets one call through", ""},
    {"ZQ-2008", info, "部门恢复，熔断解除", "a breaker has closed", ""},
    {"ZQ-2009", error, "适配器的调用不返回，其线程已被放弃", "a thread inside an adapter was abandoned",
     "联系适配器开发单位；累计过多时择时重启主机。"},
    {"ZQ-2010", warning, "部门已被停用，请求转人工方式", "a call met a department that is switched off", ""},
    {"ZQ-2011", info, "适配器文件已核对并存为私有副本", "an adapter file has been staged", ""},
    {"ZQ-2012", error, "适配器交出的数据不符合约定，已丢弃", "an adapter emitted data that breaks the contract",
     "把 detail 交给适配器开发单位；该次核查转人工。"},
    {"ZQ-2013", warning, "部门的等待队列已满，请求被立即答复稍后再试", "the queue of a department is full",
     "部门系统变慢或业务高峰；持续出现时调高 concurrency 或 queue。"},
    {"ZQ-2014", error, "工作进程意外退出，主机会再次启动它", "a worker has ended by itself and will be started again",
     "按 detail 判断是适配器崩溃、超时被结束还是内存不足，并联系开发单位；next_attempt_ms 后自动重启，不需要人工。"},
    {"ZQ-2015", info, "工作进程已恢复", "a worker runs again", ""},
    {"ZQ-2016", warning, "工作进程占用过多，由新进程接替", "a worker uses too much and is replaced",
     "联系适配器开发单位检查泄漏；确属需要时调高 memory_max 或 cpu_max。"},

    {"ZQ-2021", warning, "适配器的历史版本不能保存，将无法退回到它", "a version of an adapter could not be kept",
     "检查 state_directory 的权限与磁盘空间。"},
    {"ZQ-2022", info, "影子版本已启动，静默比对", "a shadow of an adapter has started", ""},
    {"ZQ-3001", info, "数据库已打开", "the store is open", ""},
    {"ZQ-3002", info, "数据库结构已升级", "the schema has been migrated", ""},
    {"ZQ-3003", error, "写入数据库失败，未受理任何内容", "a commit failed; nothing was accepted",
     "检查磁盘空间、文件权限和数据库服务；恢复后主机自行继续。"},
    {"ZQ-3004", info, "启动恢复：未完的工作已接续", "unfinished work has been taken up again", ""},
    {"ZQ-3005", error, "读取数据库失败", "a read failed", "检查数据库服务与磁盘；恢复后主机自行继续。"},
    {"ZQ-3006", error, "数据库由更新版本的主机建立，拒绝打开", "the schema is newer than this host",
     "安装与数据库相配或更新的主机版本；不要手工修改数据库。"},
    {"ZQ-3007", warning, "领取到期工作失败，稍后再试", "due work could not be claimed", "持续出现时检查数据库服务。"},
    {"ZQ-3008", info, "数据库恢复写入", "the store writes again", ""},
    {"ZQ-3009", warning, "提交途中连接中断，已查明这批内容是否记录", "the fate of an interrupted commit is known", ""},
    {"ZQ-3010", error, "提交途中连接中断，暂不能确定这批内容是否记录", "the fate of an interrupted commit is unknown",
     "恢复数据库服务；调用方会按编号查询，不要手工补录。"},
    {"ZQ-3011", error, "磁盘没有确认写入，暂不能确定这批内容是否可靠记录",
     "the disk did not confirm the write-ahead log",
     "检查磁盘是否故障；主机会先把日志并入数据库，成功后自行继续。调用方会按编号查询，不要手工补录。"},

    {"ZQ-4001", info, "核查转人工办理", "a verification was handed to people", ""},
    {"ZQ-4002", warning, "一项后台工作失败，稍后再试", "a piece of work failed and will be tried again",
     "持续出现时按 reason 处理；超过次数后转入待人工处理。"},
    {"ZQ-4003", info, "投诉已转交部门", "a complaint was passed to its department", ""},
    {"ZQ-4004", warning, "投诉暂未转交成功，稍后再试", "a complaint could not be passed yet; it will be tried again",
     "持续出现时联系该部门检查其投诉系统。"},
    {"ZQ-4005", error, "投诉是否已到部门不能确定，等待人工核实", "it is unknown whether a complaint arrived",
     "请在该部门投诉系统中按投诉编号查找，再决定是否补送。"},
    {"ZQ-4006", info, "新版证明材料取消清单已生效", "a new version of the list is in force", ""},
    {"ZQ-4007", error, "一项后台工作多次失败，已搁置等待人工处理", "a piece of work was given up and parked",
     "查明原因后用 POST /api/v1/work/{id}/resume 恢复。"},
    {"ZQ-4020", warning, "调用方多次查阅没有办理中事项的信息，已暂停其查阅",
     "a caller looked at personal data without a live case too often and is blocked",
     "请审计管理员核实；一小时内没有再犯即自行恢复。"},
    {"ZQ-4101", warning, "现场核实任务暂未推送成功，稍后再试",
     "a visit could not be pushed yet; it will be tried again", "持续出现时联系该平台。"},

    {"ZQ-5001", info, "配置已生效", "the configuration is in force", ""},
    {"ZQ-5002", error, "新配置有错，被整体拒绝，原配置继续运行",
     "the new configuration was refused; the old one runs on", "按随后各条 ZQ-5003 逐处更正后保存，主机会自动再试。"},
    {"ZQ-5003", error, "配置错误", "a fault in the configuration", "到所示文件、行、列更正。"},
    {"ZQ-5004", info, "收到重新载入配置的请求", "a reload was asked for", ""},
    {"ZQ-5005", warning, "部门的启用状态被改变", "a department was switched on or off", ""},
    {"ZQ-5006", warning, "密钥文件对所有用户可读", "a secret's file can be read by everybody",
     "执行 chmod 600，并确认文件属于运行主机的用户。"},
    {"ZQ-5007", warning, "配置中这一处的改动要到下次启动才生效", "this change takes effect at the next start",
     "attribute 所列只在启动时读取；择时重启主机。其余改动已经生效。"},
    {"ZQ-5008", warning, "停用到期，部门已自动恢复", "a department was switched on again at the time set for it", ""},
    {"ZQ-5009", error, "停用到期，但部门不能恢复，一分钟后再试",
     "a department that was due could not be switched on; tried again in a minute",
     "按所述原因更正配置或适配器；也可改写该部门配置中的 off_until。"},
};

constexpr bool strictly_sorted() {
  for (size_t i = 1; i < std::size(catalogue); ++i) {
    if (!(catalogue[i - 1].id < catalogue[i].id)) return false;
  }
  return true;
}
static_assert(strictly_sorted(), "ids are in order and never used twice");

}  // namespace

std::span<const Message> messages() { return catalogue; }

const Message* find(std::string_view id) {
  const auto* at = std::ranges::lower_bound(catalogue, id, {}, &Message::id);
  return at != std::end(catalogue) && at->id == id ? at : nullptr;
}

}  // namespace zq::log
