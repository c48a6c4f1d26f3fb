# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop starts the program by its name on the bus, and asks it to open books and do what its launcher offers."""

import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

SPOR, SPOR_CLI, SERVICE = sys.argv.pop(1), sys.argv.pop(1), sys.argv.pop(1)
ID, OBJECT = "dk.kombit.Spor", "/dk/kombit/Spor"
TITLE = "Implementeringsarbejdsgruppe"


class Activation(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="spor-activation-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        services = self.folder / "share" / "dbus-1" / "services"
        services.mkdir(parents=True)
        lines = pathlib.Path(SERVICE).read_text(encoding="utf-8").splitlines()
        arguments = [line for line in lines if line.startswith("Exec=")][0].split()[1:]
        installed = [f"Exec={SPOR} {' '.join(arguments)}" if line.startswith("Exec=") else line
                     for line in lines]
        (services / f"{ID}.service").write_text("\n".join(installed) + "\n", encoding="utf-8")
        folders = f"{self.folder / 'share'}:{os.environ.get('XDG_DATA_DIRS', '/usr/local/share:/usr/share')}"
        self.env = {**os.environ, "HOME": folder.name, "XDG_DATA_DIRS": folders,
                    **{f"XDG_{kind}_HOME": str(self.folder / kind.lower())
                       for kind in ("CONFIG", "DATA", "CACHE", "STATE")}}
        self.book = self.folder / "book.spor"
        subprocess.run([SPOR_CLI, "new", "--book", self.book], env=self.env, check=True,
                       stdout=subprocess.DEVNULL)
        self.bus()

    def bus(self):
        """A bus of our own; it ends with the program that it was started for."""
        holder = subprocess.Popen(["dbus-run-session", "--", "sh", "-c",
                                   'echo "$DBUS_SESSION_BUS_ADDRESS"; read -r end'],
                                  env=self.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL, text=True)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = holder.stdout.readline().strip()
        self.addCleanup(holder.stdout.close)
        self.addCleanup(holder.wait)
        self.addCleanup(holder.stdin.close)
        self.addCleanup(self.ask, "org.freedesktop.Application.ActivateAction", "quit", "[]", "{}")

    def ask(self, method, *arguments):
        subprocess.run(["gdbus", "call", "--session", "--dest", ID, "--object-path", OBJECT,
                        "--method", method, *arguments], env=self.env, check=True,
                       stdout=subprocess.DEVNULL)

    def wait_for_window(self, name):
        end = time.monotonic() + 60
        while subprocess.run(["xdotool", "search", "--onlyvisible", "--name", name], env=self.env,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
            self.assertLess(time.monotonic(), end, f"there is no window {name}")
            time.sleep(0.05)

    def test_open(self):
        self.ask("org.freedesktop.Application.Open", f"['{self.book.as_uri()}']", "{}")
        self.wait_for_window(TITLE)

    def test_actions(self):
        self.ask("org.freedesktop.Application.ActivateAction", "new-book", "[]", "{}")
        self.wait_for_window("^New Book$")

    def test_option(self):
        self.ask("org.freedesktop.Application.Open", f"['{self.book.as_uri()}']", "{}")
        self.wait_for_window(TITLE)
        # the program that runs does it, and this one ends
        subprocess.run([SPOR, "--open-book"], env=self.env, check=True, timeout=60)
        self.wait_for_window("^Open Book$")


class CommandLine(unittest.TestCase):
    def test_version(self):
        """Is told without a display, as spor-cli tells it."""
        env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        said, told = [subprocess.run([program, "--version"], env=env, check=True, timeout=60, text=True,
                                     stdout=subprocess.PIPE).stdout.split() for program in (SPOR, SPOR_CLI)]
        self.assertEqual(said, ["spor", told[1]])


if __name__ == "__main__":
    unittest.main(verbosity=2)
