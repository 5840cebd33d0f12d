# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev run [--fresh]: a hub on loopback with the demo feed, a manager enrolled, the app.
. "$aux/demo.sh"
state=${MEMBER_DESK_RUN:-$top/.run}

case ${1:-} in
  --fresh)
    say "beginning anew"
    rm -rf "$state"
    ;;
  '') ;;
  *)
    say "usage: ./dev run [--fresh]"
    exit 2
    ;;
esac

need build run
build_all
use_build_env
mkdir -p "$state"
chmod 700 "$state"
trap stop_all EXIT
trap 'exit 130' INT TERM
start_hub
say "the hub listens on $url"
enrol_manager

broadway_listens() {
  grep -qi ":$(printf '%04X' "$port") 00000000:0000 0A" /proc/net/tcp
}

if [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ]; then
  say "opening the app"
else
  # No display here: GTK's Broadway shows the app in a browser.
  port=${MEMBER_DESK_BROADWAY_PORT:-8085}
  XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$state}
  export XDG_RUNTIME_DIR GDK_BACKEND=broadway BROADWAY_DISPLAY=":$port" NO_AT_BRIDGE=1
  gtk4-broadwayd --address 127.0.0.1 --port "$port" "$BROADWAY_DISPLAY" >"$state/broadway.log" 2>&1 &
  children="$! $children"
  wait_for 10 broadway_listens || die "Broadway did not start: $(tail -n 1 "$state/broadway.log")"
  say "no display here: open http://127.0.0.1:$port/ in a browser (Ctrl+C ends)"
fi
start_bus
"$(program member-desk)" --data-dir "$state/desk" &
app=$!
children="$app $children"
wait "$app"
