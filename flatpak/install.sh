#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs Member Desk from the folder that this script stands in, or updates it; needs no network.
#   install [--user] [--site FOLDER]
# For all users of the computer (as root), or with --user for whoever runs it. --site FOLDER lays down
# what the organisation fixes: desk.conf, and beside it the hub's certificate.
set -eu

id=org.memberdesk.MemberDesk
remote=member-desk
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
where=--system
site=

while [ $# -gt 0 ]; do
  case $1 in
    --user) where=--user ;;
    --site)
      if [ $# -lt 2 ] || [ ! -f "$2/desk.conf" ]; then
        echo "install: --site needs a folder with desk.conf in it" >&2
        exit 2
      fi
      site=$2
      shift
      ;;
    *)
      echo "usage: install [--user] [--site FOLDER]" >&2
      exit 2
      ;;
  esac
  shift
done
command -v flatpak >/dev/null || {
  echo "install: flatpak is not installed on this computer" >&2
  exit 1
}

# Whoever signed the folder left the key beside it; a folder without one is trusted as a file that was handed over.
if [ -f "$here/member-desk.gpg" ]; then
  trust="--gpg-import=$here/member-desk.gpg"
else
  trust=--no-gpg-verify
fi
flatpak remote-add "$where" --if-not-exists "$trust" "$remote" "file://$here/repo"
# The folder of the next version may be another one.
flatpak remote-modify "$where" --url="file://$here/repo" "$remote"
flatpak install "$where" --noninteractive -y --or-update "$remote" "$id"

if [ -n "$site" ]; then
  case $where in
    --user) base=${FLATPAK_USER_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/flatpak} ;;
    *) base=${FLATPAK_SYSTEM_DIR:-/var/lib/flatpak} ;;
  esac
  target=$base/extension/$id.Site/$(flatpak --default-arch)/stable
  mkdir -p "$target"
  cp "$site"/* "$target/"
  chmod a+r "$target"/*
fi
flatpak info "$where" "$id" >/dev/null
echo "Member Desk is installed: flatpak run $id"
