# The tour of samples/quickstart.sh: one verification, one list query and one complaint for each of the three departments,
# printed as a person would read them. Sourced by bash.
# shellcheck shell=bash disable=SC2154 # port, token, people, bin, run are the quickstart's

complaints=() # filed by complain: "id department"

api() { # api METHOD PATH [JSON]: the body stands in api_body afterwards
  local reply status
  reply=$(curl -sS --max-time 40 -X "$1" "http://127.0.0.1:$port/api/v1$2" -H "Authorization: Bearer $token" \
    -H 'Content-Type: application/json' -H "Idempotency-Key: tour-$RANDOM-$RANDOM-$$" \
    ${3:+--data "$3"} -w '\n%{http_code}' 2>&1) || fail "主机没有应答：${reply%%$'\n'*}" "$(why "$run/host.log" "请查看 $run/host.log")"
  status=${reply##*$'\n'}
  api_body=${reply%$'\n'*}
  [ "${status:0:1}" = 2 ] || fail "主机答复 $status：$(jq -r '.detail // .title // .' <<<"$api_body")" "$(why "$run/host.log" "请查看 $run/host.log")"
}

of_body() { jq -r "$1" <<<"$api_body"; }

beijing() { sed -E 's/^([0-9]+)-0?([0-9]+)-0?([0-9]+)T([0-9]+:[0-9]+).*/\1年\2月\3日 \4/' <<<"$1"; }

show_outcome() { # reads api_body
  of_body '
    if .state == "pending" then "    结果：\(.state_text)"
    elif .verdict then "    结果：\(.verdict_text)"
    else "    结果：\(.state_text)。原因：\(.cause_text)；人工办理方式：\(.manual_way)" end,
    (.fields[]? | "      · \(.label // .name)：\(.verdict_text)"
      + (if (.note // "") != "" then "（\(.note)）" else "" end))'
}

verify() { # verify WHAT WHOM ENTRY PERSON-INDEX DECLARED-IN-WORDS DECLARED-JSON
  local person id
  person=$("$bin/zq-people" --people "$people" --index "$4") || fail "没有第 $4 号示例人员" "ZQ_PEOPLE 至少为 1000"
  printf '\n  ▶ 核查“%s”：问%s\n' "$1" "$2"
  jq -r --arg declared "$5" '"    申请人：\(.name)，\(.id_number[0:6])********\(.id_number[14:])（虚构）；申报：\($declared)"' <<<"$person"
  api POST /verifications "$(jq -cn --arg entry "$3" --argjson person "$person" --argjson declared "$6" \
    '{entry: $entry, applicant: {name: $person.name, id_number: $person.id_number}, declared: $declared,
      purpose: "示例演示", operator: "窗口01"}')"
  of_body '"    事项：\(.matter)，以核查代替“\(.proof)”（清单第 \(.list_version) 版 \(.entry)）"'
  show_outcome
  id=$(of_body .id)
  if [ "$(of_body .state)" = pending ]; then
    printf '    请求文件已送往网闸对侧，等待回执（最迟 %s 前办结）' "$(beijing "$(of_body .due_at)")"
    for _ in {1..60}; do
      sleep 1
      printf '.'
      api GET "/verifications/$id"
      [ "$(of_body .state)" = pending ] || break
    done
    echo
    show_outcome
  fi
  say "编号：$id，全过程已留痕"
}

show_list() { # show_list DEPARTMENT NAME
  printf '\n  ▶ 清单查询：%s业务系统里登记的证明事项（前 3 项）\n' "$2"
  api GET "/departments/$1/list?limit=3"
  of_body '.items[] | "    \(.code)  办理“\(.matter)”，“\(.proof)”改为：\(.method)"'
  api GET "/departments/$1/list/comparison"
  of_body '"    与现行清单（第 \(.list_version) 版）比对：部门系统登记 \(.rows_read) 项，有 \(.differences | length) 处不一致，例如：",
    (.differences[:2][] | "      · 办理“\(.matter)”，“\(.proof)”：\(.details | join("；"))")'
}

complain() { # complain DEPARTMENT NAME
  printf '\n  ▶ 投诉：群众反映%s仍索要已取消的证明\n' "$2"
  api POST /complaints "$(jq -cn --arg department "$1" --arg against "$2" '{department: $department, channel: "window", category: "proof_demanded",
    subject: "办事仍被要求提供已取消的证明", content: "窗口人员要求提供清单已取消的证明材料。", demands: "停止索要",
    reasons: "该证明已在清单中取消", against: $against, complainant: {name: "王示例", phone: "13800000000"}}')"
  local id
  id=$(of_body .id)
  complaints+=("$id $2")
  say "已登记，编号 $id"
  for _ in {1..60}; do
    [ "$(of_body '.passing.state // "filed"')" = filed ] || break
    sleep 0.5
    api GET "/complaints/$id"
  done
  show_complaint "$2"
}

show_complaint() { # show_complaint DEPARTMENT-NAME: reads api_body
  jq -r --arg name "$1" '"    \($name)：\(.state_text)，\(.clocks[0].explanation // "" | split("：")[0])；" + (if .passing.receipt then
    "部门受理号 \(.passing.receipt)，部门系统里的状态“\(.passing.status.department_text // .passing.status.text)”" else "主机会自动再送部门系统" end)' <<<"$api_body"
}

follow_complaints() {
  local one
  printf '\n  ▶ 投诉进展：从各部门的投诉系统读回\n'
  for one in "${complaints[@]}"; do
    api GET "/complaints/${one%% *}"
    show_complaint "${one#* }"
  done
}

may_ask() { # may_ask PROOF MATTER
  printf '\n  ▶ 窗口查询：办理“%s”，可以向群众要“%s”吗？\n' "$2" "$1"
  api GET "/list/ask?$(jq -rn --arg m "$2" --arg p "$1" '"matter=\($m|@uri)&proof=\($p|@uri)"')"
  of_body '"    \(.text)（依据：\(.basis)）"'
}

tour() {
  verify 婚姻状况 "区民政局（数据库，GBK 编码）" ZM-2026-036 2 已婚 '{"marital_status":"20"}'
  show_list civil_affairs 区民政局
  complain civil_affairs 区民政局
  verify 参保情况 "区社保中心（SOAP 服务，GB2312 编码）" ZM-2026-029 2 已参加城镇职工基本养老保险 '{"insurance_type":"110","insured":"yes"}'
  show_list social_security 区社保中心
  complain social_security 区社保中心
  verify 出生年月 "公安椒江分局（在线核查服务）" ZM-2026-021 2 "姓名和公民身份号码" '{}'
  verify 无犯罪记录 "公安椒江分局（经网闸交换文件，稍后答复）" ZM-2026-017 2 无犯罪记录 '{"no_criminal_record":"yes"}'
  show_list public_security 公安椒江分局
  complain public_security 公安椒江分局
  follow_complaints
  may_ask 婚姻状况证明 创业担保贷款资格审核
  may_ask 居民健康证明 创业担保贷款资格审核
}
