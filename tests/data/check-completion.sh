#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-completion.sh PROGRAM COMPLETION WORD...: what bash offers for the last word, by the completion
# and the program that were just built, must have in it what stands after "offers".
set -eu

program=$(realpath "$1") completion=$2
shift 2
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
name=$(basename "$program")
ln -s "$program" "$dir/$name"
PATH=$dir:$PATH
# shellcheck source=/dev/null
. "$completion"

complete_words() {
  COMP_WORDS=("$name" "$@")
  COMP_CWORD=$#
  "_${name//-/_}"
  printf '%s\n' "${COMPREPLY[@]}"
}

words=()
while [ "$1" != offers ]; do
  words+=("$1")
  shift
done
shift
offered=$(complete_words "${words[@]}")
for word in "$@"; do
  grep -qx -- "$word" <<<"$offered" || {
    echo "$name ${words[*]}: does not offer $word, but: $offered"
    exit 1
  }
done
