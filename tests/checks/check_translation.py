#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Danish translation is whole: every string of today's sources, every plural, nothing fuzzy."""

import os
import pathlib
import re
import subprocess
import tempfile

from project import ROOT, report

KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]
DANISH = "po/da.po"


def gettext_tool(*command):
    """Runs the tool in English; gives its exit status and what it said."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True,
                          env={**os.environ, "LC_ALL": "C", "LANGUAGE": ""})
    return done.returncode, (done.stdout + done.stderr).strip()


def well_formed():
    status, said = gettext_tool("msgfmt", "--check", "--statistics", "-o", os.devnull, DANISH)
    if status != 0 or "fuzzy" in said or "untranslated" in said:
        yield f"{DANISH}: {said}"


def plurals():
    content = (ROOT / DANISH).read_text(encoding="utf-8")
    for empty in re.finditer(r'^msgstr\[\d\] ""\n(?!")', content, re.MULTILINE):
        line = content.count("\n", 0, empty.start()) + 1
        yield f"{DANISH}:{line}: a plural form is empty"


def up_to_date():
    with tempfile.TemporaryDirectory() as folder:
        template = str(pathlib.Path(folder, "spor.pot"))
        status, said = gettext_tool(
            "xgettext", "--from-code=UTF-8", "--files-from=po/POTFILES", "--output=" + template,
            *("--keyword=" + keyword for keyword in KEYWORDS))
        if status != 0:
            yield said
        elif os.path.exists(template):
            status, said = gettext_tool("msgcmp", DANISH, template)
            if status != 0:
                yield said


report(well_formed, plurals, up_to_date)
