# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is ended from outside, by a signal: it closes its book, and leaves nothing beside it."""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

SPOR, SPOR_CLI = sys.argv.pop(1), sys.argv.pop(1)
EXAMPLE = pathlib.Path(os.environ["SPOR_EXAMPLE"])
TITLE = "Implementeringsarbejdsgruppe"


class Quit(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="spor-quit-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.env = {**os.environ, "HOME": folder.name, "DBUS_SESSION_BUS_ADDRESS": "disabled:",
                    **{f"XDG_{kind}_HOME": str(self.folder / kind.lower())
                       for kind in ("CONFIG", "DATA", "CACHE", "STATE")}}
        self.book = self.folder / "book.spor"
        for words in (["new"], ["import", EXAMPLE / "eu"]):
            subprocess.run([SPOR_CLI, *words, "--book", self.book], env=self.env, check=True,
                           stdout=subprocess.DEVNULL)

    def start(self):
        program = subprocess.Popen([SPOR, self.book], env=self.env, stderr=subprocess.DEVNULL)
        self.addCleanup(program.wait)
        self.addCleanup(program.kill)
        return program

    def is_open(self):
        return (self.folder / "book.spor-wal").exists()

    def has_title(self):
        done = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", TITLE], env=self.env,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return done.returncode == 0

    def wait_for(self, condition, program):
        end = time.monotonic() + 60
        while not condition():
            self.assertIsNone(program.poll())
            self.assertLess(time.monotonic(), end, "this takes for ever")
            time.sleep(0.01)

    def test_signals(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            for moment in (self.is_open, self.has_title):
                with self.subTest(number=number, moment=moment.__name__):
                    program = self.start()
                    self.wait_for(moment, program)
                    program.send_signal(number)
                    self.assertEqual(program.wait(60), 0)
                    self.assertEqual([path.name for path in self.folder.glob("book.spor?*")], [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
