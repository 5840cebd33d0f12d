# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev test [NAME...]: warnings are errors; everything runs a second time under the sanitizers.
need build run test

# run_suite DIR NAME...: the tests of one build folder; their results stay in its meson-logs/.
run_suite() {
  dir=$1
  shift
  rm -f "$dir/meson-logs/testlog.junit.xml" "$dir/meson-logs/testlog.json"
  say "testing in $(basename "$dir")"
  headless meson test -C "$dir" --no-rebuild --print-errorlogs --quiet "$@" >&2 || true
  results="$results $dir/meson-logs"
}

results=
configure "$build-test" -Dwerror=true
compile "$build-test"
run_suite "$build-test" "$@"

# Leaks are not looked for: fontconfig, Pango and GTK keep theirs. The tests assert finalization.
export ASAN_OPTIONS=detect_leaks=0:abort_on_error=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
configure "$build-sanitize" -Dwerror=true -Doptimization=1 -Db_sanitize=address,undefined -Db_lundef=false
compile "$build-sanitize"
run_suite "$build-sanitize" "$@"

# shellcheck disable=SC2086
exec python3 "$top/build-aux/count-tests.py" $results
