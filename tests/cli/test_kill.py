# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 at a random moment: the book opens, is sound, and has all of an action or nothing of it."""

import os
import random
import shutil
import signal
import subprocess
import time

from sporcli import SPOR_CLI, CliTest, answer, csv_text, main

N_IMPORTS = 25
N_BURSTS = 25
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


if __name__ == "__main__":
    main()
