#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-flatpak.py MANIFEST: what a store would ask of it, and that it asks for no more than it needs."""
import json
import re
import sys

# More than this is a change that somebody has to argue for.
PERMISSIONS = {"--share=ipc", "--share=network", "--socket=wayland", "--socket=fallback-x11",
               "--device=dri"}
# The app reads $sysconfdir/member-desk/desk.conf, and its prefix is /app.
SITE = "etc/member-desk"

problems = []


def ask(holds, what):
    if not holds:
        problems.append(what)


def check_source(module, source):
    kind = source.get("type")
    if kind == "dir":
        ask(module == "member-desk", f"{module}: only the app itself is built from a folder")
        return
    ask(kind == "archive", f"{module}: a source of the type {kind}")
    ask(source.get("url", "").startswith("https://"), f"{module}: not fetched over https")
    ask(re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")), f"{module}: no SHA-256")


with open(sys.argv[1], encoding="utf-8") as file:
    manifest = json.load(file)
arguments = manifest["finish-args"]
ask(manifest["id"] == "org.memberdesk.MemberDesk", "the application's id")
ask(sys.argv[1].endswith("/" + manifest["id"] + ".json"), "the file is named after the id")
ask(manifest["runtime"] == "org.gnome.Platform" and manifest["sdk"] == "org.gnome.Sdk", "the runtime")
ask(set(arguments) == PERMISSIONS, f"permissions: {sorted(set(arguments) ^ PERMISSIONS)}")
ask(len(arguments) == len(set(arguments)), "a permission stands twice")
extensions = manifest["add-extensions"]
ask([e["directory"] for e in extensions.values()] == [SITE], "where the organisation's file is")
ask(manifest["cleanup-commands"] == [f"mkdir -p /app/{SITE}"], "the organisation's folder is made")
for module in manifest["modules"]:
    ask(module.get("sources"), f"{module['name']}: no source")
    for source in module["sources"]:
        check_source(module["name"], source)
ask(manifest["modules"][-1]["name"] == "member-desk", "the app is built last")
for problem in problems:
    print(f"{sys.argv[1]}: {problem}", file=sys.stderr)
sys.exit(1 if problems else 0)
