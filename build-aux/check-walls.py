#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that the rooms under app/ cannot reach what is not theirs.

Takes the compiler's arguments of each room from the build's compile_commands.json and compiles one
include with them: what a room needs must compile, what is above it or behind a wall must not.
Prints TAP.

usage: check-walls.py BUILD_DIR ROOM…
"""

import json
import pathlib
import shlex
import subprocess
import sys

SQLITE = "sqlite3.h"
LIBPQ = "libpq-fe.h"
SODIUM = "sodium.h"
SECRET = "libsecret/secret.h"
SOUP = "libsoup/soup.h"
GTK = "gtk/gtk.h"
ADW = "adwaita.h"

# room: (what it may include, what it may not)
RULES = {
    "core": (["glib.h", "json-glib/json-glib.h", "desk-policy.h"],
             [SQLITE, LIBPQ, SOUP, GTK, "desk-db.h", "desk-ops.h", "desk-store.h"]),
    "secret": ([SECRET, "desk-clock.h", "desk-secret.h"],
               [SOUP, GTK, "desk-db.h", "desk-ops.h", "desk-store.h", "hub-feed.h"]),
    "sheet": (["glib.h", "desk-money.h", "desk-sheet-writer.h"],
              [SQLITE, LIBPQ, SOUP, GTK, "desk-db.h", "desk-ops.h", "desk-store.h"]),
    "db": ([SQLITE, "desk-db.h", "desk-clock.h"],
           [SOUP, GTK, "desk-ops.h", "desk-store.h", "hub-feed.h"]),
    "ops": (["desk-db.h", "desk-ops.h", "desk-policy.h"],
            [SQLITE, LIBPQ, "desk-db-private.h", SOUP, GTK, "desk-store.h", "hub-feed.h"]),
    "store": (["desk-db.h", "desk-ops.h", "desk-store.h"],
              [SQLITE, LIBPQ, "desk-db-private.h", SOUP, GTK, "desk-sync.h", "desk-member-list.h", "hub-feed.h"]),
    "exchange": (["desk-store.h", "desk-export.h", "desk-sheet-writer.h"],
                 [SQLITE, LIBPQ, SECRET, "desk-db-private.h", SOUP, GTK, "desk-sync.h", "desk-member-list.h", "hub-feed.h"]),
    "models": (["desk-store.h", "desk-member-list.h"],
               [SQLITE, LIBPQ, "desk-db-private.h", SOUP, GTK, "desk-sync.h", "hub-feed.h"]),
    "sync": ([SOUP, "desk-store.h", "desk-sync.h"],
             [SQLITE, LIBPQ, SECRET, "desk-db-private.h", GTK, "desk-member-list.h", "hub-feed.h"]),
    "cli": (["desk-sync.h", "desk-store.h"],
            [SQLITE, LIBPQ, SECRET, "desk-db-private.h", SOUP, GTK, "desk-member-list.h", "hub-feed.h"]),
    "hub": ([SOUP, "desk-ops.h", "hub-feed.h"],
            [SQLITE, LIBPQ, SECRET, "desk-db-private.h", GTK, "desk-store.h", "desk-sync.h"]),
    "lock": ([SODIUM, "desk-clock.h", "desk-lock.h"],
             [SOUP, GTK, "desk-db.h", "desk-ops.h", "desk-store.h", "hub-feed.h"]),
    "ui": ([GTK, ADW, "desk-sync.h", "desk-member-list.h", "desk-store.h", "desk-lock.h"],
           [SQLITE, LIBPQ, SECRET, "desk-db-private.h", SOUP, SODIUM, "hub-feed.h"]),
}


def read_commands(build_dir):
    """The compile command of one source of each room's library."""
    commands = {}
    for entry in json.loads((build_dir / "compile_commands.json").read_text()):
        parts = pathlib.PurePath(entry["output"]).parts
        if len(parts) > 3 and parts[0] == "app" and parts[2] == f"lib{parts[1]}.a.p":
            commands.setdefault(parts[1], entry)
    return commands


def strip(command):
    """The command without its source, its output and the list of dependencies."""
    words = []
    rest = iter(shlex.split(command))
    for word in rest:
        if word in ("-o", "-c", "-MF", "-MQ"):
            next(rest)
        elif word != "-MD":
            words.append(word)
    return words


def includes(entry, header):
    """Whether the room can include the header; and what the compiler said."""
    done = subprocess.run(strip(entry["command"]) + ["-fsyntax-only", "-x", "c", "-"],
                          input=f"#include <{header}>\n", cwd=entry["directory"],
                          capture_output=True, text=True)
    return done.returncode == 0, done.stderr


def is_wall(said):
    """A header that is out of reach, not one that fails for another reason."""
    return "No such file" in said or "not found" in said or "reached through" in said


def main():
    build_dir = pathlib.Path(sys.argv[1])
    commands = read_commands(build_dir)
    lines = []
    for room in sys.argv[2:]:
        allowed, forbidden = RULES[room]
        for header in allowed + forbidden:
            if room not in commands:
                lines.append((False, f"{room}: has no sources", ""))
                break
            wanted = header in allowed
            can, said = includes(commands[room], header)
            good = can if wanted else not can and is_wall(said)
            lines.append((good, f"{room} {'includes' if wanted else 'cannot include'} {header}", said))

    print(f"1..{len(lines)}")
    for number, (good, name, said) in enumerate(lines, 1):
        print(f"{'ok' if good else 'not ok'} {number} {name}")
        if not good:
            print("\n".join(f"# {line}" for line in said.splitlines()[:10]))
    return 0 if all(good for good, _, _ in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
