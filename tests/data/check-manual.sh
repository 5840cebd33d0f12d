#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-manual.sh MAN PAGE: a man page that troff warns about, or with nothing in it, fails.
set -eu

log=$(mktemp)
trap 'rm -f "$log"' EXIT
LC_ALL=C.UTF-8 MANWIDTH=80 "$1" --warnings=w -l "$2" 2>"$log" | grep -q SYNOPSIS
cat "$log"
[ ! -s "$log" ]
