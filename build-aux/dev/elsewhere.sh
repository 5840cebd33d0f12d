# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev elsewhere [clang|trixie|i386]...: builds with warnings as errors and runs the tests without a display,
# with another compiler, on another Debian, on another architecture. Systems are kept in .elsewhere/.
need build test elsewhere
systems=$top/.elsewhere

# Without icons and input methods; what the tests without a display need besides.
list_packages() {
  sed -n 's/^build //p' "$aux/packages"
  echo dbus dbus-bin dbus-daemon gsettings-desktop-schemas glib-networking python3 openssl sqlite3 man-db
  echo libatspi2.0-dev ca-certificates bash-completion appstream
}

# make_system NAME SUITE ARCHITECTURE
make_system() {
  [ "$(list_packages)" != "$(cat "$systems/$1/made" 2>/dev/null)" ] || return 0
  say "fetching Debian $2 for $3"
  rm -rf "${systems:?}/$1"
  mkdir -p "$systems"
  quietly as_root mmdebstrap --variant=minbase --architectures="$3" \
    --include="$(list_packages | tr ' \n' ',,')" "$2" "$systems/$1/root" http://deb.debian.org/debian ||
    die "Debian $2 for $3 could not be fetched"
  list_packages >"$systems/$1/made"
}

# inside NAME COMMAND...: the source tree is where it is outside, and cannot be written.
inside() {
  system=$systems/$1
  shift
  mkdir -p "$system/build" "$system/ccache"
  bwrap --bind "$system/root" / --ro-bind "$top" "$top" --bind "$system/build" "$system/build" \
    --bind "$system/ccache" /ccache --dev /dev --proc /proc --tmpfs /tmp --tmpfs /run --unshare-pid --die-with-parent \
    --clearenv --setenv PATH /usr/bin:/usr/sbin --setenv LANG C.UTF-8 --setenv HOME /tmp --setenv CCACHE_DIR /ccache \
    --setenv CCACHE_BASEDIR "$top" --setenv CCACHE_NOHASHDIR 1 --chdir "$top" "$@"
}

# run NAME BUILD COMMAND...: builds and tests; COMMAND is put before each program.
run() {
  name=$1
  folder=$2
  shift 2
  say "building and testing: $name"
  log=$systems/$name.log
  mkdir -p "$systems"
  if { [ -f "$folder/build.ninja" ] || "$@" meson setup "$folder" "$top" -Dwerror=true; } >"$log" 2>&1 &&
    "$@" ninja -C "$folder" >>"$log" 2>&1 &&
    "$@" dbus-run-session -- meson test -C "$folder" --no-rebuild --suite headless --timeout-multiplier 4 \
      --print-errorlogs >>"$log" 2>&1; then
    outcome=well
  else
    outcome="badly; see $log"
    failed=1
  fi
  say "$name ended $outcome"
  sed -n 's/^\(Ok\|Fail\|Timeout\): */  \1 /p' "$log" >&2
}

[ $# -gt 0 ] || set -- clang trixie i386
for name in "$@"; do
  case $name in
    clang) CC='ccache clang' run clang "$systems/build-clang" env ;;
    trixie)
      make_system trixie trixie "$(dpkg --print-architecture)"
      run trixie "$systems/trixie/build" inside trixie
      ;;
    i386)
      make_system i386 bookworm i386
      run i386 "$systems/i386/build" inside i386
      ;;
    *)
      say "usage: ./dev elsewhere [clang|trixie|i386]..."
      exit 2
      ;;
  esac
done
[ -z "${failed:-}" ] || die "not everywhere is well"
