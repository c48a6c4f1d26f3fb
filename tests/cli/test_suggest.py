# SPDX-License-Identifier: GPL-3.0-or-later
"""Pins and bars, the proved best group, what is said when there is none, and what is left behind."""

import json
import signal
import sqlite3
import subprocess
import time

from sporcli import EXAMPLE, SPOR_CLI, CliTest, answer, digest, main

BEST = 0.0342191043


class Suggest(CliTest):
    def setUp(self):
        super().setUp()
        self.new_book()

    def import_example(self):
        self.json("import", EXAMPLE / "eu")
        self.assertEqual(len(self.signups("--status", "eligible")), 126)

    def import_people(self, track_1=8, track_2=10, **changed):
        answers = [answer(number, **changed) for number in range(track_1)]
        answers += [answer(number, Spor="Spor 2: Uddannelse", Rolle="Superbruger")
                    for number in range(20, 20 + track_2)]
        self.import_answers(answers)
        self.people = {int(respondent) - 900000: signup for respondent, signup in self.ids().items()}

    def all_seated(self, composition):
        return {signup for track in composition["tracks"] for signup in track["seated"]}

    def meddle(self, sql):
        with sqlite3.connect(self.book) as book:
            book.execute(sql)
        book.close()

    def assert_nothing_fits(self, *said):
        before = digest(self.book)
        sentence = self.refused("suggest", "--apply", status=1)
        for part in said:
            self.assertIn(part, sentence)
        self.assertEqual(digest(self.book), before)
        self.assertIsNone(self.json("composition")["best"])
        self.assertIn("No group that satisfies the rules", self.spor("composition"))


class Best(Suggest):
    def test_example(self):
        self.import_example()
        before = digest(self.book)
        suggested = self.json("suggest")
        self.assertAlmostEqual(suggested["deviation"], BEST, 9)
        self.assertAlmostEqual(suggested["bound"], BEST, 9)
        self.assertEqual([len(track["seated"]) for track in suggested["tracks"]], [6, 8])
        self.assertIs(suggested["proved"], True)
        self.assertIs(suggested["tied"], True)
        self.assertGreaterEqual(suggested["seconds"], 0)
        self.assertEqual(suggested["broken"], [])
        self.assertEqual(digest(self.book), before)
        self.assertEqual(self.seated(1), [])

    def test_apply(self):
        self.import_example()
        suggested = self.json("suggest", "--apply")
        composition = self.json("composition")
        for member in composition:
            if member != "best":
                self.assertEqual(composition[member], suggested[member], member)
        self.assertAlmostEqual(composition["best"], 1 - BEST, 9)
        self.assert_sound()
        with sqlite3.connect(self.book) as book:
            (kind, text), = book.execute("SELECT kind, text FROM protocol").fetchall()
        book.close()
        self.assertEqual(kind, "suggestion")
        self.assertAlmostEqual(json.loads(text)["deviation"], BEST, 9)
        self.assertEqual(self.log()[-1][0], "suggest")

        self.spor("undo")
        self.assertEqual((self.seated(1), self.seated(2)), ([], []))
        self.spor("redo")
        self.assertEqual(self.all_seated(self.json("composition")), self.all_seated(suggested))
        self.assert_sound()

    def test_same_again(self):
        self.import_example()
        first, second = self.json("suggest"), self.json("suggest", "--seconds", "1000")
        self.assertEqual(self.all_seated(first), self.all_seated(second))

    def test_text(self):
        self.import_example()
        text = self.spor("suggest")
        for part in ("6 seated", "8 seated", "0.0342", "96.6%", "Proved", "earliest sign-ups", "--apply"):
            self.assertIn(part, text)
        self.assertNotIn("--apply", self.spor("suggest", "--apply"))

    def test_text_in_danish(self):
        self.import_example()
        text = self.spor("suggest", "--language", "da")
        for part in ("0,0342", "96,6", "Bevist", "tidligste"):
            self.assertIn(part, text)


class Marks(Suggest):
    def test_respected(self):
        self.import_example()
        free = self.json("suggest")
        taken = free["tracks"][0]["seated"][0]
        seated = self.all_seated(free)
        other = next(row["id"] for row in self.signups("--status", "eligible", "--track", "1")
                     if row["id"] not in seated)
        self.json("bar", taken)
        marked = self.json("pin", other)
        self.assertEqual((marked["pinned"], marked["barred"]), ([other], [taken]))

        suggested = self.json("suggest")
        self.assertIn(other, suggested["tracks"][0]["seated"])
        self.assertNotIn(taken, self.all_seated(suggested))
        self.assertGreaterEqual(suggested["deviation"], free["deviation"] - 1e-9)
        self.assertIs(suggested["proved"], True)

        self.json("unpin", taken)
        cleared = self.json("unpin", other)
        self.assertEqual((cleared["pinned"], cleared["barred"]), ([], []))
        self.assertEqual(self.all_seated(self.json("suggest")), seated)
        self.assert_sound()

    def test_result_is_the_composition(self):
        self.import_people()
        self.assertEqual(self.json("pin", self.people[0]), self.json("composition"))

    def test_bar_takes_the_seat(self):
        self.import_people()
        self.json("seat", self.people[0])
        barred = self.json("bar", self.people[0][-8:])
        self.assertEqual(barred["tracks"][0]["seated"], [])
        self.assertIn("Person 0", self.refused("seat", self.people[0], status=1))
        self.assertEqual(self.json("undo")["undone"], "Not this time: Person 0")
        self.assertEqual(self.seated(1), [self.people[0]])

    def test_pinned_keep_their_seat(self):
        self.import_people()
        self.json("seat", self.people[0])
        self.json("pin", self.people[0])
        self.assertIn("Person 0", self.refused("unseat", self.people[0], status=1))

    def test_refused(self):
        self.import_answers([answer(1, Navn="")])
        signup = self.ids()["900001"]
        before = digest(self.book)
        self.refused("pin", signup, status=1)
        self.assertEqual(digest(self.book), before)
        self.json("bar", signup)

    def test_text(self):
        self.import_people()
        self.json("pin", self.people[0])
        text = self.spor("bar", self.people[1])
        self.assertRegex(text, r"(?m)^Must have +\S+ +Person 0 ")
        self.assertRegex(text, r"(?m)^Not this time +\S+ +Person 1 ")


class StillReachable(Suggest):
    def test_falls_with_bad_seats(self):
        self.import_example()
        best = [self.json("composition")["best"]]
        self.assertAlmostEqual(best[0], 1 - BEST, 9)
        capital = [row["id"] for row in self.signups("--status", "eligible", "--track", "1")
                   if row["region"] == "Region Hovedstaden"]
        for signup in capital:
            done = self.run_cli("--json", "seat", signup)
            if done.returncode == 0:
                best.append(json.loads(done.stdout)["best"])
        self.assertEqual(best, sorted(best, reverse=True))
        self.assertLess(best[-1], best[0])
        composition = self.json("composition")
        self.assertGreater(composition["best"], composition["representativeness"])

    def test_text(self):
        self.import_example()
        self.assertIn("Best still reachable: 96.6%", self.spor("composition"))
        self.assertIn("96,6\u00a0%", self.spor("composition", "--language", "da"))


class NothingFits(Suggest):
    def test_empty_pool(self):
        self.assert_nothing_fits("at least", "seats.", "to 0 seats")

    def test_too_few_with_the_role(self):
        self.import_people(track_2=4)
        self.assert_nothing_fits("Track 2 has at least 6 seats.",
                                 "Lower the minimum of track 2 from 6 to 4 seats")

    def test_pins_of_one_municipality(self):
        self.import_people()
        self.import_answers([answer(50, Kommune="Assens")], "more.csv")
        self.json("pin", self.people[0])
        self.json("pin", self.ids()["900050"])
        self.assert_nothing_fits("Person 0", "Person 50", "municipality")

    def test_quotas(self):
        self.import_people()
        self.meddle("UPDATE category SET min = 9 WHERE key = 'school'")
        self.assert_nothing_fits("at least 9")

    def test_pinned_who_no_longer_qualify(self):
        self.import_people()
        self.json("pin", self.people[0])
        self.spor("edit", self.people[0], "withdrawn=yes")
        self.assert_nothing_fits("Person 0 has withdrawn")

    def test_finalised(self):
        self.import_people()
        self.meddle("UPDATE composition SET finalised_at = '2025-03-03T17:49:08Z'")
        before = digest(self.book)
        self.refused("suggest", "--apply", status=1)
        self.refused("pin", self.people[0], status=1)
        self.assertEqual(digest(self.book), before)


class Ended(Suggest):
    """A round with so many numbers of seats that looking at all of them takes long."""

    def setUp(self):
        super().setUp()
        self.import_example()
        self.meddle("UPDATE track SET seats_min = 0, seats_max = 400, per_municipality = 0")

    def test_interrupted(self):
        before = digest(self.book)
        running = subprocess.Popen([SPOR_CLI, "suggest", "--apply"], env=self.env,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        time.sleep(1)
        self.assertIsNone(running.poll(), "the search was over before it could be interrupted")
        running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=10)
        self.assertEqual((running.returncode, said[0]), (5, ""))
        self.assertEqual(digest(self.book), before)

    def test_out_of_time(self):
        """Either nothing was found, or it is not called proved."""
        done = self.run_cli("--json", "suggest", "--seconds", "0.5")
        if done.returncode == 1:
            self.assertIn("in that time", done.stderr)
        else:
            found = json.loads(done.stdout)
            self.assertIs(found["proved"], False)
            self.assertLess(found["bound"], found["deviation"])


if __name__ == "__main__":
    main()
