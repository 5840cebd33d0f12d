#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# with-weston.sh PROGRAM...: a test on a Wayland display of its own, which nobody sees.
if ! command -v weston >/dev/null; then
  echo "1..0 # SKIP there is no weston here; ./dev test installs it"
  exit 0
fi
dir=$(mktemp -d)
weston=
trap '[ -z "$weston" ] || kill "$weston"; rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM
XDG_RUNTIME_DIR=$dir weston --backend=headless-backend.so --socket=wayland-test --no-config --idle-time=0 \
  --width=1366 --height=768 >"$dir/log" 2>&1 &
weston=$!
tries=200
until [ -S "$dir/wayland-test" ]; do
  tries=$((tries - 1))
  if [ "$tries" -eq 0 ] || ! kill -0 "$weston"; then
    cat "$dir/log" >&2
    exit 1
  fi
  sleep 0.05
done
XDG_RUNTIME_DIR=$dir DISPLAY='' WAYLAND_DISPLAY=wayland-test GDK_BACKEND=wayland "$@"
