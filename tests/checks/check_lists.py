#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in the tree is also in the list that makes it count."""

import os
import re
import xml.etree.ElementTree

from project import ROOT, files, is_script, report, text

TRANSLATED_C = re.compile(r'\b(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2?) ?\(\s*"')
TRANSLATED_UI = re.compile(r'translatable="(?:yes|true|1)"')


def has_strings(path):
    content = text(path) or ""
    if path.suffix == ".c":
        return TRANSLATED_C.search(content)
    if path.suffix == ".ui":
        return TRANSLATED_UI.search(content)
    return path.name.endswith((".desktop.in", ".xml.in"))


def potfiles():
    lines = text("po/POTFILES").splitlines()
    listed = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    found = {str(path) for path in files("src/*.c", "*.ui", "data/*.in") if has_strings(path)}
    for name in sorted(found - set(listed)):
        yield f"po/POTFILES: {name} has strings to translate and is not listed"
    for name in listed:
        if not (ROOT / name).is_file():
            yield f"po/POTFILES: {name} does not exist"
        elif name not in found:
            yield f"po/POTFILES: {name} has no string to translate"
        if listed.count(name) > 1:
            yield f"po/POTFILES: {name} is listed twice"


def resources():
    bundled = set()
    for description in files("*.gresource.xml"):
        tree = xml.etree.ElementTree.parse(ROOT / description)
        bundled |= {str(description.parent / entry.text) for entry in tree.iter("file")}
    for path in files("data/ui/*.ui", "data/sql/*.sql"):
        if str(path) not in bundled:
            yield f"{path} is in no .gresource.xml"


def build_lists():
    for path in files("src/*.c", "tests/*/test-*.c", "tests/*/test_*.py"):
        build = path.parent / "meson.build"
        content = text(build) if (ROOT / build).is_file() else ""
        names = {path.name, path.stem, re.sub(r"^test[-_]", "", path.stem)}
        if not any(f"'{name}'" in content for name in names):
            yield f"{path} is not listed in {build}"


def executables():
    for path in files("tools/*", ".ci/*"):
        if is_script(path) and not os.access(ROOT / path, os.X_OK):
            yield f"{path} cannot be executed"


report(potfiles, resources, build_lists, executables)
