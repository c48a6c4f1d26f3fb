# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 at a random moment: the book opens, is sound, and has all of an action or nothing of it."""

import os
import random
import shutil
import signal
import subprocess
import time
import zipfile

from sporcli import LATER, SPOR_CLI, CliTest, answer, csv_text, main

N_IMPORTS = 25
N_BURSTS = 25
N_EXPORTS = 60
SEED = 20250303


class Kill(CliTest):
    def setUp(self):
        super().setUp()
        self.random = random.Random(SEED)
        self.new_book()
        self.import_answers([answer(number) for number in range(4)])
        self.fresh = self.folder / "fresh.spor"
        shutil.copy(self.book, self.fresh)

    def start_again(self):
        for path in self.folder.glob("book.spor*"):
            path.unlink()
        shutil.copy(self.fresh, self.book)

    def kill_after(self, seconds, *command):
        """Runs the command in a session of its own and kills all of it."""
        running = subprocess.Popen(command, env=self.env, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(seconds)
        os.killpg(running.pid, signal.SIGKILL)
        return running.wait(timeout=60) == -signal.SIGKILL

    def test_import(self):
        many = self.write("many.csv", csv_text(answer(number) for number in range(100, 1600)))
        start = time.monotonic()
        self.spor("import", many)
        whole = time.monotonic() - start
        outcomes = {4: 0, 1504: 0}
        killed = 0

        for _ in range(N_IMPORTS):
            self.start_again()
            killed += self.kill_after(self.random.uniform(0, whole), SPOR_CLI, "import", str(many),
                                      "--book", str(self.book))
            self.assert_sound()
            n = len(self.signups())
            self.assertIn(n, outcomes)
            outcomes[n] += 1
            self.assertEqual(len(self.log()), 2 if n == 4 else 3)

        self.assertGreater(killed, 0, "nothing was killed in time")
        self.assertGreater(outcomes[4], 0)
        # and it can be done again, to the end
        self.spor("import", many)
        self.assertEqual(len(self.signups()), 1504)
        self.assert_sound()

    def test_burst_of_moves(self):
        """Two people change places on the board over and over: one of them sits there, never both, never
        none, and everything before it can be undone."""
        first, second = [row["id"] for row in self.signups()[:2]]
        start = time.monotonic()
        self.spor("seat", first)
        one_move = time.monotonic() - start
        n_log = len(self.log())
        swaps = "\n".join(f"'{SPOR_CLI}' seat {one} --swap-with {other} --book '{self.book}'"
                          for one, other in ((second, first), (first, second)))

        for _ in range(N_BURSTS):
            self.kill_after(self.random.uniform(0, 6 * one_move), "sh", "-c", f"while :; do {swaps}\ndone")
            self.assert_sound()
            seated, waiting = self.seated(), self.seated(kind="waiting")
            n_moves = len(self.log()) - n_log
            self.assertEqual((seated, waiting), ([second if n_moves % 2 else first], []))

        self.assertGreater(n_moves, 0, "nothing was moved in time")
        self.spor("undo")
        self.assertEqual(self.seated(), [first if n_moves % 2 else second])

    def left(self):
        return sorted(self.folder.glob(".spor-*"))

    def kill_exports(self, target, *command):
        """Kills an export over and over, at any moment, until one has left something."""
        start = time.monotonic()
        self.spor(*command)
        whole = time.monotonic() - start
        for _ in range(N_EXPORTS):
            self.kill_after(self.random.uniform(0, whole), SPOR_CLI, *map(str, command), "--book", str(self.book))
            self.assertTrue(target.exists())
            self.assertLessEqual(len(self.left()), 1, "the next export sweeps what the last one left")
            if self.left():
                return
        self.fail("no export was killed in time")

    def test_export_over_a_workbook(self):
        """The old workbook is whole, and what is left of the new one goes at the next export."""
        self.import_answers([answer(number) for number in range(100, 1600)], "many.csv")
        path = self.folder / "group.xlsx"
        self.kill_exports(path, "export", "roster", path)
        with zipfile.ZipFile(path) as workbook:
            self.assertIsNone(workbook.testzip())
        self.spor("export", "list", self.folder / "group.pdf")
        self.assertEqual(self.left(), [])

    def test_export_of_letters(self):
        """Letters are there all or none, and what was being written goes at the next export."""
        self.import_answers([answer(number) for number in range(100, 1600)], "many.csv")
        self.json("letter", "contact", "fbs@kombit.dk", "--reply-by", LATER)
        self.spor("seat", self.signups()[0]["id"])
        letters = self.folder / "letters"
        self.kill_exports(letters, "export", "letters", letters, "--again")
        self.assertEqual(len(list(letters.glob("*.eml"))) % 1504, 0)
        self.spor("export", "list", self.folder / "group.pdf")
        self.assertEqual(self.left(), [])


if __name__ == "__main__":
    main()
