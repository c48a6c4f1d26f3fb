#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest is valid JSON, is about this program, and fetches nothing that is not pinned."""

import json
import re

from project import ROOT, report, text

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


report(about_this_program, sources_are_pinned)
