#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# make-app.sh SOURCE WORK REPO RUNTIME-FILES: builds SOURCE for the runtime of make-runtime.sh, with the
# permissions of the manifest, and exports it to the repository. The build needs the same Debian as the runtime.
set -eu

mkdir -p "$2"
source=$1
work=$(cd "$2" && pwd)
repo=$3
runtime=$4
id=org.memberdesk.MemberDesk
manifest=$(dirname "$0")/$id.json
arch=$(flatpak --default-arch)
app=$work/app

# The arguments of `flatpak build-finish` that the manifest stands for, one a line.
list_finish_args() {
  python3 - "$manifest" <<'END'
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    manifest = json.load(file)
print("--command=" + manifest["command"])
print("\n".join(manifest["finish-args"]))
for name, keys in manifest["add-extensions"].items():
    for key, value in keys.items():
        text = str(value).lower() if isinstance(value, bool) else value
        print(f"--extension={name}={key}={text}")
END
}

# Every library is in the runtime: nothing of this computer is left over.
check_libraries() {
  missing=$(bwrap --unshare-all --ro-bind "$runtime" /usr --ro-bind "$runtime/etc" /etc --symlink usr/bin /bin \
    --symlink usr/lib /lib --symlink usr/lib64 /lib64 --ro-bind "$app/files" /app --proc /proc --dev /dev \
    --setenv LD_TRACE_LOADED_OBJECTS 1 /app/bin/member-desk | grep 'not found') || return 0
  echo "make-app.sh: the runtime lacks $missing" >&2
  return 1
}

if [ ! -f "$work/build/build.ninja" ]; then
  meson setup "$work/build" "$source" --prefix=/app --libdir=lib --buildtype=debugoptimized --strip \
    -Dhub=false -Dtests=none
fi
ninja -C "$work/build"
rm -rf "$app" "$work/root"
DESTDIR=$work/root meson install -C "$work/build" --no-rebuild --quiet
mkdir -p "$app/files/etc/member-desk"
cp -a "$work/root/app/." "$app/files/"
glib-compile-schemas --strict "$app/files/share/glib-2.0/schemas"
gtk4-update-icon-cache -q -t -f "$app/files/share/icons/hicolor" || true
cat >"$app/metadata" <<END
[Application]
name=$id
runtime=org.memberdesk.Platform/$arch/stable
sdk=org.memberdesk.Platform/$arch/stable
END
check_libraries
list_finish_args | xargs -d '\n' flatpak build-finish "$app"
flatpak build-export --subject="$(meson introspect --projectinfo "$work/build" |
  python3 -c 'import json, sys; print(json.load(sys.stdin)["version"])')" "$repo" "$app" stable
