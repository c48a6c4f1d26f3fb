#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A book is recognised as one by its name and by its content, and has its icon; another SQLite file is not.

Takes the built description of the file type."""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

BOOK = "application/x-spor"
APPLICATION_ID = 0x53706F72


def sqlite_header(path, application_id):
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA application_id = {application_id}")
    database.execute("CREATE TABLE t (c)")
    database.commit()
    database.close()
    return path.read_bytes()[:4096]


def main():
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        packages = home / "mime" / "packages"
        packages.mkdir(parents=True)
        shutil.copy(sys.argv[1], packages)
        subprocess.run(["update-mime-database", home / "mime"], check=True)
        os.environ["XDG_DATA_HOME"] = folder
        from gi.repository import Gio  # looks for file types once, when it is first asked

        book = sqlite_header(home / "book", APPLICATION_ID)
        other = sqlite_header(home / "other", 0)
        assert Gio.content_type_guess("fbs2.spor", None)[0] == BOOK
        assert Gio.content_type_guess(None, book)[0] == BOOK
        assert Gio.content_type_guess(None, other)[0] != BOOK
        assert Gio.content_type_is_a(BOOK, "application/vnd.sqlite3")
        # Names that the icon theme has win over our icon, however far down the list they stand.
        names = Gio.content_type_get_icon(BOOK).get_names()
        assert names[0] == "dk.kombit.Spor" and "application-x-generic" not in names, names


main()
