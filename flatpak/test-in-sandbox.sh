#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What self-test.sh lets its fresh user do, on a display and a session bus of its own.
set -eu

id=org.memberdesk.MemberDesk
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
build=$MEMBER_DESK_BUILD_DIR
cd "$HOME"
# Where no system bus runs, Flatpak finds nobody there to ask about parental controls.
[ -S /run/dbus/system_bus_socket ] || export DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS"
export LC_ALL=C.UTF-8 LANGUAGE=en GTK_A11Y=atspi GDK_BACKEND=x11 MEMBER_DESK_NOW=2026-11-23T09:30:00+08:00
export MEMBER_DESK_PROGRAM="$here/run.sh" MEMBER_DESK_DEMO="$here/../data/demo"
export MEMBER_DESK_HUB_PROGRAM="$build/app/hub/member-desk-hub"
arch=$(flatpak --default-arch)
export MEMBER_DESK_SITE_DIR="$HOME/.local/share/flatpak/extension/$id.Site/$arch/stable"
export MEMBER_DESK_UPDATE="$MEMBER_DESK_BUNDLE/install" MEMBER_DESK_PICTURE="$HOME/today.png"

step() {
  printf 'flatpak: %s\n' "$*" >&2
}

fail() {
  step "FAILED: $*"
  exit 1
}

commit() {
  flatpak info --user --show-commit "$id"
}

step "installing the version before"
"$MEMBER_DESK_BUNDLE_BEFORE/install" --user >/dev/null
before=$(commit)

step "its permissions are those of the manifest"
flatpak info --user --show-permissions "$id" >permissions
grep -qx 'shared=network;ipc;' permissions || fail "shares: $(cat permissions)"
! grep -q 'filesystems\|Session Bus\|System Bus' permissions || fail "$(cat permissions)"

step "enrolling, syncing, updating with work pending"
"$build/tests/e2e/test-e2e-flatpak"
[ "$(commit)" != "$before" ] || fail "it was not updated"
[ -s today.png ] || fail "no picture"

step "a picture in Chinese"
xdg=$HOME/.var/app/$id
sh "$here/take-picture.sh" "$HOME/chinese.png" || fail "no window in Chinese"

step "writing pinyin through fcitx5"
rm -rf "$xdg" "$MEMBER_DESK_SITE_DIR"
"$build/tests/e2e/test-e2e-pinyin"

step "removing it with its data"
flatpak uninstall --user --noninteractive -y --delete-data "$id" >/dev/null
flatpak uninstall --user --noninteractive -y --unused >/dev/null
[ -z "$(flatpak list --user --columns=application)" ] || fail "something is still installed"
[ ! -e "$xdg" ] || fail "its data is still there"
