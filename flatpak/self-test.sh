# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev flatpak --test: a fresh user installs what is handed out, enrols at a hub on loopback, works, updates
# from the version before with work pending, writes Chinese, and removes it all. The app runs in its sandbox.
tester=$state/tester

# The version before: an earlier commit, or where there is no history the same one.
make_before() {
  before=$state/before
  rm -rf "$before"
  mkdir -p "$before"
  commit=$(git rev-parse --verify --quiet "${MEMBER_DESK_BEFORE:-HEAD~2}" || git rev-parse HEAD 2>/dev/null || true)
  if [ -n "$commit" ]; then
    git archive "$commit" | tar -x -C "$before"
  else
    git -c core.excludesFile= ls-files -z 2>/dev/null | xargs -0 cp --parents -t "$before"
  fi
}

# as_tester COMMAND...: as a user who never had a Flatpak.
as_tester() {
  if [ "$(id -u)" -eq 0 ]; then
    runuser -u member-desk-test -- "$@"
  else
    "$@"
  fi
}

remove_tester() {
  [ "$(id -u)" -ne 0 ] || userdel member-desk-test 2>/dev/null || true
  chmod -R u+w "$tester" 2>/dev/null || true
  rm -rf "$tester"
}

remove_tester
mkdir -p "$tester/home" "$tester/run"
chmod 700 "$tester/run"
if [ "$(id -u)" -eq 0 ]; then
  useradd --home-dir "$tester/home" --shell /bin/sh member-desk-test
  chown -R member-desk-test: "$tester"
fi
trap remove_tester EXIT

# bundle REPOSITORY FOLDER SOURCE WORK
bundle() {
  repo=$1
  handed=$2
  make_app "$3" "$4"
  hand_out
}

make_before
repo_now=$repo
handed_now=$handed
rm -rf "$state/repo-before"
cp -a "$repo" "$state/repo-before"
bundle "$state/repo-before" "$state/member-desk-before" "$before" "$state/work-before"
# Flatpak takes nothing that was made earlier for an update.
bundle "$repo_now" "$handed_now" "$top" "$work"

compile "$build" tests/e2e/test-e2e-flatpak tests/e2e/test-e2e-pinyin
say "testing in the sandbox"
export MEMBER_DESK_BUNDLE_BEFORE="$state/member-desk-before" MEMBER_DESK_BUNDLE="$handed_now" MEMBER_DESK_BUILD_DIR="$build"
as_tester env -u WAYLAND_DISPLAY -u DISPLAY -u DBUS_SESSION_BUS_ADDRESS -u NO_AT_BRIDGE \
  HOME="$tester/home" XDG_RUNTIME_DIR="$tester/run" TMPDIR="$tester/run" \
  dbus-run-session -- xvfb-run -a -s "-screen 0 1366x768x24 -noreset" sh "$top/flatpak/test-in-sandbox.sh" ||
  die "the Flatpak failed its test"
cp "$tester/home"/*.png "$state/"
rm -rf "$state/repo-before" "$state/member-desk-before" "$state/member-desk-before.tar" "$before"
say "the Flatpak passed; pictures are in $state"
