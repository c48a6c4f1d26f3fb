#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual pages name every command, option and exit status that the programs' help names, and no other.

Takes the programs."""

import pathlib
import re
import subprocess
import sys

from project import report, text


def helped(program):
    """What a program's help lists, each by its first word."""
    shown = subprocess.run([program, "--help"], check=True, capture_output=True, text=True).stdout
    for line in shown.splitlines():
        found = re.match(r"  (?:-\w, )?(--[\w-]+|[\w-]+)", line)
        if found and not found[1].startswith(("spor", "--help-")):
            yield found[1]


def written(page):
    """What a page lists: the bold words of the line after each .TP."""
    for line in re.findall(r"^\.TP\n\.(?:B|BR|BI) (.*)$", page, re.MULTILINE):
        for word in re.split(r'[", ]+', line.replace("\\-", "-")):
            if re.match(r"--[\w-]+$|[a-z]+$|[0-9]$", word):
                yield word


def manuals():
    for program in sys.argv[1:]:
        name = f"docs/man/{pathlib.Path(program).name}.1"
        said, told = set(helped(program)), set(written(text(name)))
        yield from (f"{name}: leaves out {word}" for word in sorted(said - told))
        yield from (f"{name}: {word} is unknown to the program" for word in sorted(told - said))


report(manuals)
