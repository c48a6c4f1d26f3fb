# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves the house: an export that fails midway leaves the file that was there; lists for print."""

import os
import random
import shutil
import signal
import stat
import subprocess
import time
import zipfile

from sporcli import SPOR_CLI, CliTest, answer, digest, main

N_KILLS = 20
SEED = 20250303
OLD = "the old one " * 1000
MODE = 0o640

# In a namespace of its own, where anybody may mount: a disk with room for the old file and little more.
DISK = """
set -e
mount -t tmpfs -o size=$SIZE tmpfs "$DISK"
cp -p "$OLD" "$DISK/$NAME"
if [ "$READ_ONLY" ]; then mount -o remount,ro "$DISK"; fi
status=0
"$@" || status=$?
echo "status $status"
cmp "$OLD" "$DISK/$NAME" && echo same
stat -c %a "$DISK/$NAME"
ls -A "$DISK"
"""

EXPORTS = (("roster", "gruppe.xlsx"), ("management", "ledelse.xlsx"), ("list", "liste.pdf"),
           ("protocol", "protokol.pdf"), ("protocol", "protokol.json"), ("map", "kort.png"),
           ("map", "kort.svg"), ("map", "kort.pdf"))


class Export(CliTest):
    def setUp(self):
        super().setUp()
        self.new_book()
        answers = [answer(number, Spor=track, Rolle=role, Navn=f"Person {chr(65 + number // 26)}{chr(65 + number % 26)}")
                   for number in range(60)
                   for track, role in [("Spor 2: Uddannelse", "Superbruger") if number % 2 else
                                       ("Spor 1: Implementering", "Projektleder")]]
        self.import_answers(answers)
        self.spor("suggest", "--lottery", "--within", "0.02", "--tickets", "100", "--seed", "12 14",
                  "--apply")

    def write_old(self, name):
        target = self.write(name, OLD)
        target.chmod(MODE)
        return target


class Disk(Export):
    def setUp(self):
        super().setUp()
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        if subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", self.disk],
                          capture_output=True, check=False).returncode:
            self.skipTest("nobody may mount a disk here")

    def export(self, what, name, size="16k", **env):
        old = self.write_old("old")
        env = {**self.env, "DISK": str(self.disk), "OLD": str(old), "NAME": name, "SIZE": size,
               "READ_ONLY": "", **env}
        done = subprocess.run(["unshare", "-rm", "sh", "-c", DISK, "sh", SPOR_CLI, "export", what,
                               str(self.disk / name), "--book", str(self.book)],
                              capture_output=True, encoding="utf-8", env=env, timeout=120, check=True)
        return done.stderr.splitlines(), done.stdout.splitlines()

    def assert_untouched(self, what, name, reason, **how):
        with self.subTest(name):
            errors, output = self.export(what, name, **how)
            self.assertEqual(len(errors), 1, errors)
            self.assertRegex(errors[0], rf"^spor-cli: [^\n]*{reason}[^\n]*\.$")
            self.assertEqual(output, ["status 1", "same", f"{MODE:o}", name])

    def test_full(self):
        for what, name in EXPORTS:
            self.assert_untouched(what, name, f"“{name}” could not be written: the disk is full")

    def test_read_only(self):
        for what, name in EXPORTS:
            self.assert_untouched(what, name, f"“{name}” could not be written: the folder is read-only",
                                  READ_ONLY="yes")

    def test_no_room_for_temporary_files(self):
        self.assert_untouched("roster", "gruppe.xlsx", "There is no room for temporary files in “.*”",
                              TMPDIR=str(self.disk))

    def test_room(self):
        """The same with a disk that is large enough, or all of this would show nothing."""
        for what, name in EXPORTS:
            with self.subTest(name):
                errors, output = self.export(what, name, size="16M")
                self.assertEqual(errors, [])
                self.assertIn("status 0", output)
                self.assertNotIn("same", output)
                self.assertEqual(output[-2:], [f"{MODE:o}", name])


class Names(Export):
    def test_endings(self):
        """A name that says something else than what is written is refused, for all alike."""
        for what, ending in (("roster", ".xlsx"), ("management", ".xlsx"), ("refunds", ".xlsx"), ("list", ".pdf")):
            with self.subTest(what):
                said = self.refused("export", what, self.folder / "gruppe", status=2)
                self.assertIn(f"end with {ending}", said)
                self.assertFalse((self.folder / "gruppe").exists())
        self.spor("export", "roster", self.folder / "GRUPPE.XLSX")

    def test_where_nothing_can_be(self):
        self.assertIn("the folder is read-only", self.refused("export", "roster", "/proc/gruppe.xlsx", status=1))
        self.assertIn("the folder is not there",
                      self.refused("export", "roster", self.folder / "nowhere" / "gruppe.xlsx", status=1))


class Kill(Export):
    """kill -9 at a random moment: the old file or all of the new one."""

    def assert_sound_workbook(self, path):
        with zipfile.ZipFile(path) as archive:
            self.assertIsNone(archive.testzip())
            self.assertIn("xl/workbook.xml", archive.namelist())

    def assert_sound_pdf(self, path):
        content = path.read_bytes()
        self.assertTrue(content.startswith(b"%PDF-"))
        self.assertTrue(content.rstrip().endswith(b"%%EOF"))

    def kill(self, what, name, assert_whole):
        chance = random.Random(SEED)
        target = self.folder / "out" / name
        target.parent.mkdir(exist_ok=True)
        command = [SPOR_CLI, "export", what, str(target), "--book", str(self.book)]
        start = time.monotonic()
        self.spor(*command[1:])
        whole = time.monotonic() - start
        assert_whole(target)
        old = self.write_old("old")
        n_old = 0
        for _ in range(N_KILLS):
            shutil.copy2(old, target)
            running = subprocess.Popen(command, env=self.env, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0, whole))
            running.send_signal(signal.SIGKILL)
            running.wait(timeout=60)
            self.assertEqual(stat.S_IMODE(target.stat().st_mode), MODE)
            if digest(target) == digest(old):
                n_old += 1
            else:
                assert_whole(target)
        self.assertGreater(n_old, 0, "nothing was killed in time")
        self.spor(*command[1:])
        assert_whole(target)
        self.assert_sound()

    def test_roster(self):
        self.kill("roster", "gruppe.xlsx", self.assert_sound_workbook)

    def test_list(self):
        self.kill("list", "liste.pdf", self.assert_sound_pdf)


class List(Export):
    def text(self, path):
        if not shutil.which("pdftotext"):
            self.skipTest("pdftotext (poppler-utils) is not installed")
        return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True,
                              encoding="utf-8").stdout

    def test_list(self):
        path = self.folder / "liste.pdf"
        self.assertEqual(self.json("export", "list", path), {"written": [str(path)]})
        text = self.text(path)
        for track in (1, 2):
            seated = self.seated(track)
            self.assertGreater(len(seated), 4)
            for row in self.signups():
                if row["id"] in seated:
                    self.assertIn(row["name"], text)
        self.assertNotIn("@", text)
        self.assertNotIn("12345678", text)

    def test_contact(self):
        path = self.folder / "liste.pdf"
        self.spor("export", "list", path, "--contact")
        text = self.text(path)
        for row in self.signups():
            if row["id"] in self.seated(1):
                self.assertIn(row["email"], text)

    def test_wrong_name(self):
        path = self.folder / "liste.docx"
        self.assertIn(".pdf", self.refused("export", "list", path, status=2))
        self.assertFalse(path.exists())


if __name__ == "__main__":
    os.umask(0o022)
    main()
