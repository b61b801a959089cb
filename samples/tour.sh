# The tour of samples/quickstart.sh: one verification, one list query and one complaint for each of the three departments,
# printed as a person would read them. Sourced by bash.
# shellcheck shell=bash

api() { # api METHOD PATH [JSON]: prints the body; the status stands in api_status
  local reply
  reply=$(curl -sS --max-time 40 -X "$1" "http://127.0.0.1:$port/api/v1$2" -H "Authorization: Bearer $token" \
    -H 'Content-Type: application/json' -H "Idempotency-Key: tour-$RANDOM-$RANDOM-$$" \
    ${3:+--data "$3"} -w '\n%{http_code}') || fail "主机没有应答" "请查看 $run/host.log"
  api_status=${reply##*$'\n'}
  api_body=${reply%$'\n'*}
  [ "${api_status:0:1}" = 2 ] || fail "主机答复 $api_status：$(jq -r '.title // .' <<<"$api_body")" "请查看 $run/host.log"
}

show_verification() { # reads api_body
  jq -r '
    "    事项：\(.matter) —— \(.proof)（清单 \(.entry)，第 \(.list_version) 版）",
    "    状态：\(.state_text)" + (if .verdict then "；结论：\(.verdict_text)" else "" end),
    (.fields[]? | "      · \(.label // .name)：\(.verdict_text)" + (if .note and .note != "" then "（\(.note)）" else "" end)),
    (if .cause_text then "    原因：\(.cause_text)；人工办理：\(.manual_way)" else empty end),
    "    编号：\(.id)，应于 \(.due_at) 前办结"' <<<"$api_body"
}

verify() { # verify TITLE ENTRY PERSON-INDEX DECLARED-JSON
  local person
  person=$("$bin/zq-people" --people "$people" --index "$3") || fail "没有示例人员 $3" "ZQ_PEOPLE 至少为 1000"
  printf '\n  ▶ 核查：%s（申请人 %s）\n' "$1" "$(jq -r .name <<<"$person")"
  api POST /verifications "$(jq -cn --arg entry "$2" --argjson person "$person" --argjson declared "$4" \
    '{entry: $entry, applicant: {name: $person.name, id_number: $person.id_number}, declared: $declared,
      purpose: "示例演示", operator: "窗口01"}')"
  show_verification
  local id tries
  id=$(jq -r .id <<<"$api_body")
  for tries in $(seq 60); do
    [ "$(jq -r .state <<<"$api_body")" = pending ] || return 0
    [ "$tries" = 1 ] && printf '    文件已经过网闸送出，等待回执 '
    sleep 1
    printf '.'
    api GET "/verifications/$id"
    [ "$(jq -r .state <<<"$api_body")" = pending ] || { echo; show_verification; }
  done
}

show_list() { # show_list DEPARTMENT
  printf '\n  ▶ 清单：%s 自有系统所列，与现行清单比对\n' "$2"
  api GET "/departments/$1/list?limit=3"
  jq -r '.items[] | "    \(.code)  \(.matter) —— \(.proof)：\(.method)"' <<<"$api_body"
  api GET "/departments/$1/list/comparison"
  jq -r '"    部门系统共 \(.rows_read) 项，与清单第 \(.list_version) 版不同 \(.differences | length) 处；例如：",
         (.differences[:2][] | "      · \(.matter) —— \(.proof)：\(.details | join("；"))")' <<<"$api_body"
}

complain() { # complain DEPARTMENT NAME
  printf '\n  ▶ 投诉：登记后转送 %s 的投诉系统\n' "$2"
  api POST /complaints "$(jq -cn --arg department "$1" --arg against "$2" '{department: $department, channel: "专窗",
    subject: "办事仍被要求提供已取消的证明", content: "窗口人员要求提供清单已取消的证明材料。", against: $against,
    complainant: {name: "王示例", phone: "13800000000"}}')"
  local id
  id=$(jq -r .id <<<"$api_body")
  for _ in $(seq 60); do
    [ "$(jq -r .state <<<"$api_body")" = filed ] || break
    sleep 0.5
    api GET "/complaints/$id"
  done
  jq -r '"    \(.id)：\(.state_text)" + (if .receipt then "；部门回执 \(.receipt)，部门系统状态“\(.status.department_text // .status.text)”" else "" end)' <<<"$api_body"
}

may_ask() {
  printf '\n  ▶ 可否索要？“%s”办理“%s”\n' "$1" "$2"
  api GET "/list/ask?$(jq -rn --arg m "$2" --arg p "$1" '"matter=\($m|@uri)&proof=\($p|@uri)"')"
  jq -r '"    \(.text)（依据：\(.basis)）"' <<<"$api_body"
}
