#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every XML file, templates and icons included, is well-formed, and no template has an id twice.

Takes the path of xmllint."""

import re
import subprocess
import sys

from project import ROOT, files, report, text

IDS = re.compile(r'<(?:object|template|menu|section)\b[^>]*\bid="([^"]+)"')


def well_formed():
    paths = files("*.ui", "*.xml", "*.xml.in", "*.svg")
    done = subprocess.run([sys.argv[1], "--noout", "--nonet", *paths], cwd=ROOT, capture_output=True,
                          text=True)
    if done.returncode:
        yield done.stderr.strip()


def ids():
    for path in files("*.ui"):
        found = IDS.findall(text(path))
        for name in sorted({name for name in found if found.count(name) > 1}):
            yield f"{path}: the id {name} is there twice"


report(well_formed, ids)
