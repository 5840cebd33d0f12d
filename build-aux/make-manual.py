#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-manual.py PROGRAM TEMPLATE: writes a man page in which @COMMANDS@ is what the program
itself says of its commands and their options, so that the page stays true."""

import os
import re
import subprocess
import sys

# Before the command; the template tells of them.
COMMON = {"--data-dir", "--json", "--db", "--policy", "--config", "--version"}


def ask(program, *words):
    """What --help prints, in English."""
    env = dict(os.environ, LANGUAGE="C", LC_ALL="C.UTF-8")
    done = subprocess.run([program, *words, "--help"], env=env, check=True, capture_output=True,
                          text=True)
    return done.stdout


def escape(text):
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")


def sentence(text):
    return escape(text[0].upper() + text[1:].rstrip(".") + ".")


def list_commands(program):
    """Pairs of a command with its arguments, and what it does."""
    lines = ask(program).split("Commands:\n", 1)[1].splitlines()
    return [(lines[i].strip(), lines[i + 1].strip()) for i in range(0, len(lines) - 1, 2)]


def split_command(usage):
    """The words of a command's name, and of its arguments without options."""
    usage = re.split(r" \[?--", usage)[0]
    words = usage.split(" ")
    n = next((i for i, word in enumerate(words) if i > 0 and not word.islower() or "|" in word),
             len(words))
    return words[:n], words[n:]


def list_options(program, name):
    """Each option that is the command's own, its argument or None, and what it means."""
    found = re.findall(r"^  (?:-\w, )?(--[\w-]+)(?:=(\S+))?\s+(\S.*)$", ask(program, *name), re.M)
    return [option for option in found if option[0] not in COMMON and option[0] != "--help"]


def write_command(program, usage, summary):
    name, arguments = split_command(usage)
    page = [".TP", "\\fB" + escape(" ".join(name)) + "\\fR"
            + "".join(" \\fI" + escape(word) + "\\fR" for word in arguments), sentence(summary)]
    options = list_options(program, name)
    if options:
        page.append(".RS")
        for option, argument, meaning in options:
            page += [".TP", "\\fB" + escape(option) + "\\fR"
                     + (" \\fI" + escape(argument) + "\\fR" if argument else ""), sentence(meaning)]
        page.append(".RE")
    return "\n".join(page)


def main():
    program, template = sys.argv[1:]
    with open(template, encoding="utf-8") as file:
        page = file.read()
    if "@COMMANDS@" in page:
        commands = [write_command(program, *command) for command in list_commands(program)]
        page = page.replace("@COMMANDS@", "\n".join(commands))
    sys.stdout.write(page)


main()
