#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the test cases in meson's logs; the last line says it, and so does the exit code.

A program that crashed or ran out of time counts as failed even if all cases that it told of passed.

usage: count-tests.py MESON_LOGS_DIR…
"""
import json
import pathlib
import sys
import xml.etree.ElementTree as ET

passed = failed = skipped = 0
for logs in map(pathlib.Path, sys.argv[1:]):
    if not (logs / "testlog.junit.xml").exists() or not (logs / "testlog.json").exists():
        print(f"no results: {logs}")
        failed += 1
        continue
    for line in (logs / "testlog.json").read_text().splitlines():
        program = json.loads(line)
        if program["result"] in ("ERROR", "TIMEOUT", "INTERRUPT", "UNEXPECTEDPASS"):
            failed += 1
            print(f"FAILED {program['name']}: {program['result']}")
    for suite in ET.parse(logs / "testlog.junit.xml").getroot().iter("testsuite"):
        for case in suite.iter("testcase"):
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
                print(f"FAILED {suite.get('name')} {case.get('name')}")
            elif case.find("skipped") is not None:
                skipped += 1
            else:
                passed += 1
if passed + failed == 0:
    failed = 1
    print("no test ran")
print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
sys.exit(1 if failed else 0)
