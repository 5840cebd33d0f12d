# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev check: what a reviewer would ask for. Every finding is a line; the exit code counts them.
need build check
build_all
findings=$build/findings
: >"$findings"

# report TITLE: takes the findings of one look from standard input; pipes run it in a shell of its own.
report() {
  found=$(cat)
  [ -z "$found" ] && return 0
  printf '%s:\n%s\n' "$1" "$found" | sed '2,$s/^/  /'
  echo "$1" >>"$findings"
}

sources() {
  find app tests \( -name '*.c' -o -name '*.h' \) | sort
}

# shellcheck disable=SC2046
{
  grep -nP '\t| +$' $(sources) | report "tabs or trailing blanks" || true
  grep -L 'SPDX-License-Identifier: GPL-3.0-or-later' $(sources) | report "no licence line" || true
LC_ALL=C.UTF-8 grep -nP '^.{111,}' $(sources) | cut -c1-80 | report "lines over 110 columns" || true
  grep -nE '<(unistd|pthread|fcntl|signal)\.h>|<sys/' $(find app -name '*.[ch]') | report "not portable" || true
  # Names of tables from our own descriptors may be filled in; values never.
  grep -nE "(SELECT|INSERT|UPDATE|DELETE|WHERE).*('%|= ?%[^s]|LIKE %)" $(find app -name '*.c') |
    report "SQL with values pasted in" || true
  grep -nE 'g_usleep|g_test_skip|[^_a]sleep \(' $(find tests -name '*.c' ! -name kill-house.c) | report "a sleep or a skip in a test" || true
}
if git rev-parse --git-dir >/dev/null 2>&1; then
  git diff -U0 HEAD -- '*.c' '*.h' | clang-format-diff -p1 2>/dev/null | head -40 |
    report "clang-format would change (advice)" || true
fi
cppcheck --quiet --std=c11 --enable=warning,portability --inline-suppr --suppress=unknownMacro \
  --suppress=missingInclude --template='{file}:{line}: {message}' app 2>&1 | report "cppcheck"
shellcheck -s sh -e SC1090,SC1091,SC2013,SC2034,SC2154 dev build-aux/dev/*.sh flatpak/*.sh | report "shellcheck"

for po in po/*.po; do
  msgfmt --check --statistics -o /dev/null "$po" 2>&1 | grep -E 'fuzzy|untranslated|error' |
    report "$po is not complete" || true
done
# Every file with translatable strings is in POTFILES.in, and every file listed exists.
find app \( -name '*.[ch]' -o -name '*.ui' \) -exec \
  grep -lE '\b(_|N_|C_|NC_|ngettext|g_dngettext) ?\(|translatable="yes"' {} + | sort >"$build/potfiles.found"
grep -E '^app/' po/POTFILES.in | sort >"$build/potfiles.listed" || true
comm -23 "$build/potfiles.found" "$build/potfiles.listed" | report "not in po/POTFILES.in"
while read -r listed; do
  [ -f "$listed" ] || echo "$listed"
done <"$build/potfiles.listed" | report "in po/POTFILES.in, but not there"

find app \( -name '*.ui' -o -name '*.gresource.xml' \) -exec xmllint --noout {} + 2>&1 | report "XML"
find "$build/data" -maxdepth 1 -name '*.desktop' -exec desktop-file-validate {} + 2>&1 | report "desktop file"
find "$build/data" -maxdepth 1 -name '*.metainfo.xml' -exec appstreamcli validate --no-net {} + 2>&1 |
  grep -E '^(E|W):' | report "metainfo" || true

[ ! -s "$findings" ] || die "$(wc -l <"$findings") kinds of findings"
say "nothing to mend"
