#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# take-picture.sh FILE: starts the installed Flatpak in Chinese, waits until its window has something to
# show, and takes a picture of it.
set -eu

export LANG=zh_CN.UTF-8 LANGUAGE=zh_CN
unset LC_ALL
flatpak run --die-with-parent org.memberdesk.MemberDesk >/dev/null 2>&1 &
app=$!
timeout 60 xdotool search --sync --onlyvisible --class member-desk >/dev/null
tries=60
# An empty window has few colours.
until import -window root "$1" && [ "$(identify -format %k "$1")" -gt 200 ]; do
  tries=$((tries - 1))
  [ "$tries" -gt 0 ] || exit 1
  sleep 0.5
done
sleep 1
import -window root "$1"
kill "$app" || true
wait "$app" || true
