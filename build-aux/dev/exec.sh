# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev exec PROGRAM ARG...
[ $# -gt 0 ] || die "usage: ./dev exec PROGRAM ARG..."
[ -f "$build/build.ninja" ] || build_all
use_build_env
binary=$(program "$1")
shift
exec "$binary" "$@"
