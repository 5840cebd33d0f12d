# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev flatpak [--fresh] [--test]: the Flatpak and its runtime, without any store; see docs/deploying.md.
# What is built is kept in .flatpak/; --fresh fetches Debian's packages anew.
state=$top/.flatpak
test=false
for option in "$@"; do
  case $option in
    --fresh) rm -rf "$state/runtime" ;;
    --test) test=true ;;
    *)
      say "usage: ./dev flatpak [--fresh] [--test]"
      exit 2
      ;;
  esac
done

need build run flatpak
[ "$test" = false ] || need test screenshots
mkdir -p "$state"
repo=$state/repo
work=$state/work
version=$(sed -n "s/^  version: '\(.*\)',/\1/p" meson.build)
handed=$state/member-desk-$version-$(flatpak --default-arch)

# The packages that the programs' libraries come from.
list_libraries() {
  for built in "$build/app/member-desk" "$build/app/cli/member-desk-cli"; do
    ldd "$built" | sed -n 's/.*=> \(\/[^ ]*\).*/\1/p'
  done | xargs -r -n1 readlink -f | sort -u | while read -r library; do
    dpkg-query -S "$library" 2>/dev/null || dpkg-query -S "${library#/usr}" || die "no package has $library"
  done | sed 's/[:,].*//' | sort -u
}

make_runtime() {
  list_libraries >"$state/libraries"
  # shellcheck disable=SC2046
  set -- $(sed '/^#/d' flatpak/runtime-packages) $(cat "$state/libraries")
  made=$(cat flatpak/make-runtime.sh "$state/libraries" flatpak/runtime-packages | sha256sum)
  [ "$made" != "$(cat "$state/runtime/made" 2>/dev/null)" ] || return 0
  say "fetching a runtime of $# packages from Debian"
  rm -rf "$state/runtime"
  quietly flatpak/make-runtime.sh "$state/runtime" "$@" || die "the runtime could not be made"
  quietly flatpak build-export --runtime --files=files "$repo" "$state/runtime" stable ||
    die "the runtime could not be exported"
  echo "$made" >"$state/runtime/made"
}

# make_app SOURCE WORK: into the repository.
make_app() {
  say "building $(basename "$2") for the runtime"
  quietly flatpak/make-app.sh "$1" "$2" "$repo" "$state/runtime/files" || die "the app could not be built"
  quietly flatpak build-update-repo --title='Member Desk' --prune --prune-depth=3 "$repo" || die "no repository"
}

# What IT gets: one folder, also as one file.
hand_out() {
  rm -rf "$handed"
  mkdir -p "$handed"
  cp -a "$repo" "$handed/repo"
  rm -rf "$handed/repo/tmp"/*
  mkdir -p "$handed/repo/tmp"
  cp flatpak/install.sh "$handed/install"
  chmod 755 "$handed/install"
  cp data/desk.conf docs/deploying.md "$handed/"
  tar -C "$state" -cf "$handed.tar" "$(basename "$handed")"
  say "to hand out: $handed.tar ($(du -h "$handed.tar" | cut -f1)), $(cd "$handed" && pwd)/"
}

build_all
make_runtime
make_app "$top" "$work"
hand_out
if [ "$test" = true ]; then
  . "$top/flatpak/self-test.sh"
  exit
fi
. "$aux/demo.sh"
trap stop_all EXIT
start_bus
[ -S /run/dbus/system_bus_socket ] || export DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS"
say "installing it for $(id -un)"
quietly "$handed/install" --user || die "it could not be installed"
if [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ]; then
  say "starting it"
  flatpak run org.memberdesk.MemberDesk
else
  need test screenshots
  say "no display here: starting it on a virtual one"
  xvfb-run -a -s "-screen 0 1366x768x24 -noreset" sh "$top/flatpak/take-picture.sh" "$state/picture.png" ||
    die "it did not show its window"
  say "what it showed: $state/picture.png"
fi
