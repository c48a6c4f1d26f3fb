# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: a program in folders of its own, and invented sign-ups."""

import csv
import datetime
import hashlib
import io
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import tempfile
import unittest
import zoneinfo

SPOR_CLI = os.environ["SPOR_CLI"]
EXAMPLE = pathlib.Path(os.environ["SPOR_EXAMPLE"])

LATER = "2099-04-01"  # a reply date that can be kept

COPENHAGEN = zoneinfo.ZoneInfo("Europe/Copenhagen")

APPLICATION_ID = 0x53706F72  # "Spor"

HEADER = ["Respondent", "Oprettet", "Afsluttet", "Kommune", "Spor", "Rolle", "Bibliotek", "Navn",
          "Titel", "E-mail", "Telefon", "Samlet status"]

MUNICIPALITIES = ["Assens", "Billund", "Odense", "Aarhus", "Aalborg", "Roskilde", "Køge", "Bornholm",
                  "Esbjerg", "Silkeborg", "Viborg", "Hjørring", "Greve", "Kolding", "Vejle", "Randers"]


def today():
    """The day that the program goes by: at night another than on a machine whose time is UTC."""
    return datetime.datetime.now(COPENHAGEN).date()


def answer(number, **changed):
    """One invented answer, accepted unless something is changed: track 1, a municipality of its own.

    @changed: by header, with _ for what cannot stand in a name: E_mail, Samlet_status."""
    answered = dict(zip(HEADER, [
        str(900000 + number), "2025-02-20 10:00:00", "2025-02-20 10:10:00",
        MUNICIPALITIES[number % len(MUNICIPALITIES)], "Spor 1: Implementering", "Projektleder",
        "Folkebibliotek", f"Person {number}", "Bibliotekar", f"person{number}@example.dk", "12345678",
        "Gennemført"]))
    for name in HEADER:
        answered[name] = changed.pop(re.sub(r"\W", "_", name), answered[name])
    assert not changed, changed
    return answered


def csv_text(answers, header=HEADER):
    out = io.StringIO()
    writer = csv.DictWriter(out, header, delimiter=";", lineterminator="\r\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(answers)
    return out.getvalue()


class CliTest(unittest.TestCase):
    """Every test has a folder, a home and a configuration of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="spor-cli-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.env = {**os.environ, "HOME": str(self.folder / "home"),
                    **{f"XDG_{kind}_HOME": str(self.folder / "home" / kind.lower())
                       for kind in ("CONFIG", "DATA", "CACHE", "STATE")}}
        (self.folder / "home").mkdir()
        self.book = self.folder / "book.spor"

    def run_cli(self, *arguments, **how):
        """The finished process, whatever became of it."""
        how.setdefault("env", self.env)
        how.setdefault("stdout", subprocess.PIPE)
        return subprocess.run([SPOR_CLI, *map(str, arguments)], stdin=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, encoding="utf-8", timeout=240, cwd=self.folder,
                              **how)

    def spor(self, *arguments, status=0, **how):
        """What the program writes on stdout; it must end with this status. An error is one line."""
        done = self.run_cli(*arguments, **how)
        self.assertEqual(done.returncode, status, f"{arguments}: {done.stderr}")
        if status == 0:
            self.assertEqual(done.stderr, "")
        return done.stdout

    def refused(self, *arguments, status, **how):
        """The sentence on stderr of a call that must end with this status."""
        done = self.run_cli(*arguments, **how)
        self.assertEqual(done.returncode, status, f"{arguments}: {done.stderr}")
        self.assertRegex(done.stderr, r"\Aspor-cli: [^\n]+[.?!]\n\Z")
        return done.stderr

    def warned(self, *arguments, **how):
        """The sentence on stderr of a call that does what it should nevertheless."""
        done = self.run_cli(*arguments, **how)
        self.assertEqual(done.returncode, 0, f"{arguments}: {done.stderr}")
        self.assertRegex(done.stderr, r"\Aspor-cli: [^\n]+[.?!]\n\Z")
        return done.stderr

    def json(self, *arguments, **how):
        return json.loads(self.spor("--json", *arguments, **how))

    def new_book(self):
        self.spor("new", "--book", self.book)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def import_answers(self, answers, name="answers.csv", *options):
        return self.json("import", self.write(name, csv_text(answers)), *options)

    def signups(self, *options):
        return self.json("signups", *options)["signups"]

    def ids(self):
        """Respondent → id."""
        return {row["respondent"]: row["id"] for row in self.signups()}

    def seated(self, track=1, kind="seated"):
        tracks = {entry["track"]: entry for entry in self.json("composition")["tracks"]}
        return tracks[track][kind]

    def log(self):
        """The change log, oldest first: (action, actor)."""
        with sqlite3.connect(f"file:{self.book}?mode=ro", uri=True) as book:
            log = book.execute("SELECT action, actor FROM change_set ORDER BY no").fetchall()
        book.close()
        return log

    def assert_sound(self, book=None):
        said = self.json("check", "--book", book or self.book)
        self.assertEqual((said["ok"], said["findings"]), (True, []))


def digest(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def main():
    unittest.main(verbosity=2)
