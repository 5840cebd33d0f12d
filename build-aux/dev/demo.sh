# SPDX-License-Identifier: GPL-3.0-or-later
# A hub on loopback with the demo feed and a manager enrolled, all of it in the folder $state.
manager=K001
children=

stop_all() {
  for pid in $children; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  children=
}

# wait_for SECONDS TEST...: until the test holds; fails after that time or when a child ended.
wait_for() {
  tries=$(($1 * 20))
  shift
  until "$@"; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || return 1
    kill -0 "$!" 2>/dev/null || return 1
    sleep 0.05
  done
}

# start_bus: a session bus of its own where there is none. What it says of its limits helps nobody here.
start_bus() {
  [ -z "${DBUS_SESSION_BUS_ADDRESS:-}" ] || return 0
  dbus-daemon --session --nofork --nopidfile --print-address >"$state/bus" 2>/dev/null &
  children="$! $children"
  wait_for 10 test -s "$state/bus" || die "no session bus could be started"
  DBUS_SESSION_BUS_ADDRESS=$(cat "$state/bus")
  export DBUS_SESSION_BUS_ADDRESS
}

hub_listens() {
  grep -q '^listening on ' "$state/hub.log"
}

# start_hub: imports the demo feed once, serves it; sets $url. The port is kept, since the laptop's
# data names the hub's address.
start_hub() {
  hub=$(program member-desk-hub)
  db=sqlite:$state/hub.db
  if [ ! -f "$state/imported" ]; then
    say "importing the demo feed: 600 members of 18 managers"
    "$hub" --db "$db" import --managers data/demo/managers.csv --members data/demo/members.csv \
      --accounts data/demo/accounts.csv >/dev/null || die "the demo feed could not be imported"
    touch "$state/imported"
  fi
  listen=127.0.0.1:$(cat "$state/port" 2>/dev/null || echo 0)
  "$hub" --db "$db" serve --listen "$listen" >"$state/hub.log" 2>&1 &
  children="$! $children"
  wait_for 20 hub_listens || die "the hub did not start: $(tail -n 1 "$state/hub.log")"
  url=$(sed -n 's/^listening on //p' "$state/hub.log")
  url=${url%/}
  echo "${url##*:}" >"$state/port"
}

# enrol_manager: once; with the first sync.
enrol_manager() {
  [ ! -f "$state/enrolled" ] || return 0
  say "enrolling manager $manager"
  code=$("$hub" --db "$db" enrol "$manager") || die "no code for $manager"
  cli=$(program member-desk-cli)
  "$cli" --data-dir "$state/desk" enrol "$url" "$code" >/dev/null || die "enrolling failed"
  "$cli" --data-dir "$state/desk" sync >/dev/null || die "the first sync failed"
  touch "$state/enrolled"
}
