# SPDX-License-Identifier: GPL-3.0-or-later
# What the commands of ./dev share.

# Meson compiles through ccache where that is installed. What was compiled in one clone serves the next.
export CCACHE_BASEDIR="$top" CCACHE_NOHASHDIR=1

say() {
  printf 'dev: %s\n' "$*" >&2
}

die() {
  say "$*"
  exit 1
}

# Runs a command as root: directly, or through sudo.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "installing packages needs root: run this as root, or install sudo"
  fi
}

# Runs a command quietly; shows what it printed only when it fails.
quietly() {
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then
    rm -f "$log"
  else
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
}

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# need GROUP...: installs what is missing of the groups in the file `packages`.
need() {
  command -v dpkg-query >/dev/null || return 0
  missing=
  for group in "$@"; do
    for package in $(sed -n "s/^$group //p" "$aux/packages"); do
      is_installed "$package" || missing="$missing $package"
    done
  done
  [ -n "$missing" ] || return 0
  say "installing$missing"
  export DEBIAN_FRONTEND=noninteractive
  quietly as_root apt-get update || die "apt-get update failed"
  # shellcheck disable=SC2086
  quietly as_root apt-get install -y --no-install-recommends $missing || die "apt-get install failed"
}

# configure DIR OPTION...: sets a build folder up once.
configure() {
  dir=$1
  shift
  [ -f "$dir/build.ninja" ] && return 0
  say "configuring $(basename "$dir")"
  quietly meson setup "$dir" "$top" "$@" || die "meson setup failed"
}

# compile DIR [TARGET...]: builds all of it, or those.
compile() {
  say "building $(basename "$1")"
  quietly ninja -C "$@" || die "the build failed"
}

build_all() {
  need build
  configure "$build"
  compile "$build"
}

# The environment in which a program runs from its build folder, without being installed.
# LANGUAGE works under C.UTF-8, so no locale has to be generated.
use_build_env() {
  export GSETTINGS_SCHEMA_DIR="$build/data"
  export MEMBER_DESK_LOCALEDIR="$build/po"
  export XDG_DATA_DIRS="$build/data:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"
  case ${LC_ALL:-${LANG:-}} in
    '' | C | POSIX | C.*)
      export LANG=C.UTF-8 LC_ALL=C.UTF-8 LANGUAGE="${LANGUAGE:-zh_CN}"
      ;;
  esac
}

# Where a built program is: by its name, or by a path in the build folder.
program() {
  for path in "$build/app/$1" "$build/app/hub/$1" "$build/app/cli/$1" "$build/$1"; do
    if [ -x "$path" ] && [ ! -d "$path" ]; then
      printf '%s\n' "$path"
      return 0
    fi
  done
  die "no built program is called $1"
}

# Runs a command on a display of its own, with a session bus of its own.
headless() {
  env -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS NO_AT_BRIDGE="${NO_AT_BRIDGE:-1}" \
    dbus-run-session -- \
    xvfb-run -a -s "-screen 0 1366x768x24 -noreset" "$@"
}
