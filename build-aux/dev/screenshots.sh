# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev screenshots DIR: every page on the demo feed: Chinese and English, light and dark, wide and narrow;
# and with letters of twice the size.
[ $# -eq 1 ] || die "usage: ./dev screenshots DIR"
mkdir -p "$1"
pictures=$(CDPATH='' cd -- "$1" && pwd)

need build run test screenshots
build_all
use_build_env

if [ -z "${MEMBER_DESK_SCREENSHOTS:-}" ]; then
  export MEMBER_DESK_SCREENSHOTS=1 GDK_BACKEND=x11 GSK_RENDERER=cairo GSETTINGS_BACKEND=memory
  # A morning on which calls may be made, the same in every picture.
  export MEMBER_DESK_NOW=2026-11-23T09:30:00+08:00
  headless "$top/dev" screenshots "$pictures"
  exit 0
fi

. "$aux/demo.sh"
state=$(mktemp -d)
trap 'stop_all; rm -rf "$state"' EXIT
trap 'exit 130' INT TERM
start_hub

window_is_up() {
  window=$(xdotool search --onlyvisible --pid "$!" 2>/dev/null | tail -n 1)
  [ -n "$window" ]
}

# act ACTION [PARAMETER]: activates one of the window's actions over the session bus.
act() {
  gdbus call --session --dest org.memberdesk.MemberDesk \
    --object-path /org/memberdesk/MemberDesk/window/1 \
    --method org.gtk.Actions.Activate "$1" "[$2]" '{}' >/dev/null
}

# What a person does on the page before the picture is taken: keys, a word typed, the wheel turned.
do_by_hand() {
  [ -z "${keys:-}${word:-}${turns:-}" ] && return
  xdotool windowfocus "$window"
  # shellcheck disable=SC2086
  [ -z "${keys:-}" ] || xdotool key $keys
  [ -z "${word:-}" ] || xdotool type "$word"
  [ -z "${turns:-}" ] || xdotool mousemove $((width * 8 / 10)) $((height / 2)) click --repeat "$turns" --delay 20 5
  sleep 1
}

# picture NAME SIZE DATA [ACTION PARAMETER]: starts the app, brings it to its page, takes the picture.
picture() {
  width=${2%x*}
  height=${2#*x}
  "$(program member-desk)" --data-dir "$3" --page "$page" 2>>"$state/app.log" &
  app=$!
  children="$app $children"
  wait_for 20 window_is_up || die "no window: $(tail -n 1 "$state/app.log")"
  xdotool windowmove "$window" 0 0 windowsize "$window" "$width" "$height"
  sleep 1
  [ $# -lt 4 ] || act "$4" "${5:-}"
  sleep 1
  do_by_hand
  import -window "$window" "$pictures/$1.png"
  kill "$app"
  wait "$app" 2>/dev/null || true
  children=${children#"$app" }
}

# plan_visits: some of this week, of several purposes.
plan_visits() {
  while read -r start minutes purpose; do
    "$(program member-desk-cli)" --data-dir "$state/desk" visit add "$member_no" "$start" \
      --minutes "$minutes" --purpose "$purpose" </dev/null >/dev/null
  done <<VISITS
2026-11-23T10:00:00+08:00 60 courtesy
2026-11-23T11:00:00+08:00 30 business
2026-11-24T08:00:00+08:00 90 fault
2026-11-25T14:00:00+08:00 45 card
2026-11-27T16:00:00+08:00 60 courtesy
VISITS
}

# series NAME: one look of the app at both sizes.
series() {
  for size in 1366x768 360x720; do
    page=today picture "welcome-$1-$size" "$size" "$state/fresh"
    page=today picture "today-$1-$size" "$size" "$state/desk"
    page=members picture "members-$1-$size" "$size" "$state/desk"
    page=members picture "member-$1-$size" "$size" "$state/desk" open-member "$member"
    page=visits picture "visits-$1-$size" "$size" "$state/desk"
    page=entitlements picture "entitlements-$1-$size" "$size" "$state/desk"
    page=sync picture "sync-$1-$size" "$size" "$state/desk"
  done
}

# with_data WORD...: the command line on the manager's data.
with_data() {
  quietly "$(program member-desk-cli)" --data-dir "$state/desk" "$@"
}

# work_on MEMBER_NO: what a manager does in a week.
work_on() {
  with_data tag add "$1" 喜欢喝茶
  with_data note add "$1" 下周起出差一个月，有事请先发短信。
  with_data fact set "$1" interests --text 书法
  with_data use "$1" emergency-reactivation --note 出差在外
  with_data care "$1" low-balance --channel call --result 已告知
  with_data sync
}

# more_of_members NAME: further down on the member's page, and what is found.
more_of_members() {
  for size in 1366x768 360x720; do
    export page=members
    turns=8 picture "member-accounts-$1-$size" "$size" "$state/desk" open-member "$member"
    turns=16 picture "member-entitlements-$1-$size" "$size" "$state/desk" open-member "$member"
    turns=99 picture "member-tier-$1-$size" "$size" "$state/desk" open-member "$member"
    keys=alt+t picture "member-timeline-$1-$size" "$size" "$state/desk" open-member "$member"
    word=pan picture "members-search-$1-$size" "$size" "$state/desk" search
  done
}

enrol_manager
member_no=$("$(program member-desk-cli)" --data-dir "$state/desk" members --tier diamond --json |
  python3 -c 'import json, sys; print(json.load(sys.stdin)[0]["member_no"])')
member="<'$member_no'>"
plan_visits
work_on "$member_no"
for language in zh_CN en; do
  for scheme in light dark; do
    say "pictures: $language $scheme"
    export LANGUAGE="$language" ADW_DEBUG_COLOR_SCHEME="prefer-$scheme"
    series "$language-$scheme"
    [ "$language" = en ] || more_of_members "$language-$scheme"
  done
done
say "pictures: zh_CN light 200 %"
echo 'Xft.dpi: 192' >"$state/large"
export LANGUAGE=zh_CN ADW_DEBUG_COLOR_SCHEME=prefer-light XENVIRONMENT="$state/large"
series zh_CN-light-200
more_of_members zh_CN-light-200
say "$(find "$pictures" -name '*.png' | wc -l) pictures in $pictures"
