#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-service.sh UNIT HUB SYSUSERS TMPFILES: what systemd itself says of the hub's service. The unit is
# looked at with the hub that was just built; an exposure above 2.0 of 10 fails.
set -eu

unit=$1 hub=$(realpath "$2") sysusers=$3 tmpfiles=$4
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# Of a user that is not there yet nothing can be said.
sed -e "s|^ExecStart=[^ ]*|ExecStart=$hub|" -e '/^User=/d' -e '/^Group=/d' -e '/^Documentation=/d' \
  "$unit" >"$dir/member-desk-hub.service"
systemd-analyze verify --man=no "$dir/member-desk-hub.service" 2>"$dir/said" || {
  cat "$dir/said"
  exit 1
}
grep member-desk "$dir/said" && exit 1
cp "$unit" "$dir/member-desk-hub.service"
systemd-analyze security --offline=true --threshold=20 "$dir/member-desk-hub.service" >"$dir/said" 2>&1 || {
  cat "$dir/said"
  exit 1
}
tail -n 1 "$dir/said"

mkdir -p "$dir/root/etc" "$dir/root/usr/lib/sysusers.d" "$dir/root/usr/lib/tmpfiles.d"
cp "$sysusers" "$dir/root/usr/lib/sysusers.d/member-desk.conf"
cp "$tmpfiles" "$dir/root/usr/lib/tmpfiles.d/member-desk.conf"
systemd-sysusers --root="$dir/root" member-desk.conf
grep '^member-desk:' "$dir/root/etc/passwd"
systemd-tmpfiles --root="$dir/root" --create member-desk.conf
[ "$(stat -c %a "$dir/root/var/lib/member-desk")" = 700 ]
