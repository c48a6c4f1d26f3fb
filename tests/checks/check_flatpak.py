#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest is valid JSON, is about this program, fetches nothing that is not pinned, and cleans away nothing
that the program looks for."""

import fnmatch
import json
import pathlib
import re

from project import ROOT, files, report, text

MANIFEST = "packaging/flatpak/dk.kombit.Spor.json"
SHA256 = re.compile(r"[0-9a-f]{64}$")


def about_this_program():
    manifest = json.loads(text(MANIFEST))
    if f"app_id = '{manifest['id']}'" not in text("meson.build"):
        yield f"{MANIFEST}: {manifest['id']} is not the program's id"
    if manifest["command"] != "spor":
        yield f"{MANIFEST}: starts {manifest['command']}"
    last = manifest["modules"][-1]
    folder = (ROOT / MANIFEST).parent / last["sources"][0]["path"]
    if folder.resolve() != ROOT:
        yield f"{MANIFEST}: builds {folder}, not the project"


def sources_are_pinned():
    for module in json.loads(text(MANIFEST))["modules"]:
        for source in module["sources"]:
            fetched = source["type"] != "dir"
            if fetched and not (source["url"].startswith("https://") and SHA256.match(source["sha256"])):
                yield f"{MANIFEST}: {module['name']} is not pinned"


def guide_stays():
    """Cleanup is for the libraries' leavings, but is done to all that is installed."""
    patterns = json.loads(text(MANIFEST))["cleanup"]
    for page in files("docs/guide/*.html"):
        installed = pathlib.PurePosixPath("/share/doc/spor", page.relative_to("docs"))
        gone = [pattern for pattern in patterns for path in (installed, *installed.parents)
                if fnmatch.fnmatchcase(str(path) if pattern.startswith("/") else path.name, pattern)]
        if gone:
            yield f"{MANIFEST}: {gone[0]} removes {installed}, which F1 opens"


report(about_this_program, sources_are_pinned, guide_stays)
