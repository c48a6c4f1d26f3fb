#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No path of somebody's own machine anywhere, and no work left for later in the sources."""

import re

from project import files, report, text

MACHINE_PATH = re.compile(r"(?<![\w./-])/(?:work|root)/")
LEFT_OVER = re.compile(r"\b(?:TODO|FIXME)\b")


def found(pattern, paths, complaint):
    for path in paths:
        for number, line in enumerate((text(path) or "").splitlines(), 1):
            if pattern.search(line):
                yield f"{path}:{number}: {complaint}: {line.strip()}"


def machine_paths():
    return found(MACHINE_PATH, files(), "a path of one machine")


def left_overs():
    return found(LEFT_OVER, files("src/*"), "left over")


report(machine_paths, left_overs)
