# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev bench [NAME...]: an optimised build; figures as a table, and as JSON in build-bench/bench.json.
need build run test bench
configure "$build-bench" --buildtype=release -Db_lto=true
compile "$build-bench" meson-benchmark-prereq
use_build_env
headless meson test -C "$build-bench" --no-rebuild --benchmark --verbose --num-processes 1 "$@" >"$build-bench/bench.log" 2>&1 ||
  failed=1
sed -n 's/^bench: //p' "$build-bench/bench.log"
sed -n 's/^bench-json: //p' "$build-bench/bench.log" >"$build-bench/bench.json"
say "figures as JSON: build-bench/bench.json; everything printed: build-bench/bench.log"
[ -z "${failed:-}" ] || die "a benchmark failed; see build-bench/bench.log"
