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

step "a hub with a certificate that only the organisation vouches for"
desk_cli() {
  flatpak run --command=member-desk-cli "$id" "$@"
}
rm -rf "$xdg"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1 \
  -addext subjectAltName=IP:127.0.0.1 -keyout hub.key -out hub.crt 2>/dev/null
set -- "$MEMBER_DESK_HUB_PROGRAM" --db "sqlite:$HOME/hub.db"
"$@" import --managers "$MEMBER_DESK_DEMO/managers.csv" --members "$MEMBER_DESK_DEMO/members.csv" \
  --accounts "$MEMBER_DESK_DEMO/accounts.csv" >/dev/null
"$@" serve --listen 127.0.0.1:0 --tls-cert hub.crt --tls-key hub.key >hub.log 2>/dev/null &
hub=$!
tries=100
until url=$(sed -n 's/^listening on //p' hub.log) && [ -n "$url" ]; do
  tries=$((tries - 1))
  [ "$tries" -gt 0 ] || fail "the hub did not start"
  sleep 0.1
done
printf '[hub]\naddress=%s\n' "$url" >"$MEMBER_DESK_SITE_DIR/desk.conf"
! desk_cli enrol "$url" "$("$@" enrol K001)" 2>refused || fail "an unknown certificate was trusted"
grep -q 'not trusted' refused || fail "$(cat refused)"
printf 'ca-file=hub-ca.pem\n' >>"$MEMBER_DESK_SITE_DIR/desk.conf"
cp hub.crt "$MEMBER_DESK_SITE_DIR/hub-ca.pem"
desk_cli enrol "$url" "$("$@" enrol K001)" >/dev/null || fail "the organisation's certificate was not trusted"
desk_cli sync >/dev/null || fail "no sync over TLS"
! desk_cli enrol https://127.0.0.1:1 ABCD-EFGH 2>refused || fail "another hub was taken"
grep -q 'Your organisation has set another hub' refused || fail "$(cat refused)"
kill "$hub"
wait "$hub" || true

step "writing pinyin through fcitx5"
rm -rf "$xdg" "$MEMBER_DESK_SITE_DIR"
"$build/tests/e2e/test-e2e-pinyin"

step "removing it with its data"
flatpak uninstall --user --noninteractive -y --delete-data "$id" >/dev/null
flatpak uninstall --user --noninteractive -y --unused >/dev/null
[ -z "$(flatpak list --user --columns=application)" ] || fail "something is still installed"
[ ! -e "$xdg" ] || fail "its data is still there"
