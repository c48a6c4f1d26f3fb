#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed is whole: each thing that a desktop looks for is there, and they name each other rightly.

Takes the build folder and the prefix it was set up with."""

import configparser
import pathlib
import subprocess
import sys
import tempfile

from project import files as sources, report

BUILD, PREFIX = sys.argv[1], pathlib.PurePosixPath(sys.argv[2])
ID = "dk.kombit.Spor"
EXPECTED = f"""
bin/spor
bin/spor-cli
share/applications/{ID}.desktop
share/dbus-1/services/{ID}.service
share/glib-2.0/schemas/{ID}.gschema.xml
share/icons/hicolor/scalable/apps/{ID}.svg
share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg
share/locale/da/LC_MESSAGES/spor.mo
share/man/man1/spor-cli.1
share/man/man1/spor.1
share/metainfo/{ID}.metainfo.xml
share/mime/packages/{ID}.xml
share/spor/example/fbs2/eu.zip
""".split() + ["share/doc/spor/" + str(path.relative_to("docs")) for path in sources("docs/guide/*")]
FOLDER = tempfile.TemporaryDirectory(prefix="spor-install-")
ROOT = pathlib.Path(FOLDER.name, *PREFIX.parts[1:])


def install():
    subprocess.run(["meson", "install", "-C", BUILD, "--no-rebuild", "--quiet", "--destdir", FOLDER.name],
                   check=True, stdout=subprocess.DEVNULL)


def files():
    found = {str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if path.is_file()}
    yield from (f"{name} is not installed" for name in sorted(set(EXPECTED) - found))
    yield from (f"{name} is installed, and nothing needs it" for name in sorted(found - set(EXPECTED)))


def read(name):
    entries = configparser.RawConfigParser(strict=True, interpolation=None)
    entries.optionxform = str
    entries.read(ROOT / name, encoding="utf-8")
    return entries


def launcher():
    entries = read(f"share/applications/{ID}.desktop")
    main = entries["Desktop Entry"]
    groups = [main] + [entries[f"Desktop Action {name}"] for name in main["Actions"].split(";") if name]
    for group in groups:
        program = group["Exec"].split()[0]
        if not (ROOT / "bin" / program).is_file():
            yield f"the launcher starts {program}, which is not there"
    if main["DBusActivatable"] != "true" or main["Icon"] != ID:
        yield "the launcher does not name the program's id"


def service():
    entry = read(f"share/dbus-1/services/{ID}.service")["D-BUS Service"]
    if entry["Name"] != ID or entry["Exec"].split()[0] != str(PREFIX / "bin" / "spor"):
        yield f"the bus starts {entry['Exec']} for {entry['Name']}"


install()
report(files, launcher, service)
