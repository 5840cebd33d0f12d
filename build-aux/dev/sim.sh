# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev sim [--seed N] [--seeds N] [--minutes M] [--schedule FILE]: the sync simulation.
need build run test
configure "$build"
compile "$build"
use_build_env
export GSETTINGS_BACKEND=memory GIO_USE_PROXY_RESOLVER=dummy GIO_USE_VFS=local
exec "$build/tests/sim/desk-sim" "$@"
