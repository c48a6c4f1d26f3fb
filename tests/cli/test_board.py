# SPDX-License-Identifier: GPL-3.0-or-later
"""Moves on the board, the rules that refuse them, undo and redo across processes, the measure."""

import subprocess

from sporcli import SPOR_CLI, CliTest, answer, digest, main


class Board(CliTest):
    """Twelve project managers for track 1, the last two from the first two's municipalities; ten for
    track 2; one who needs attention."""

    def setUp(self):
        super().setUp()
        self.new_book()
        answers = [answer(number) for number in range(10)]
        answers += [answer(10, Kommune=answers[0]["Kommune"]), answer(11, Kommune=answers[1]["Kommune"])]
        answers += [answer(number, Spor="Spor 2: Uddannelse", Rolle="Superbruger")
                    for number in range(20, 30)]
        answers += [answer(40, Navn="")]
        self.import_answers(answers)
        ids = self.ids()
        self.people = {int(respondent) - 900000: signup for respondent, signup in ids.items()}
        self.numbers = {signup: number for number, signup in self.people.items()}

    def move(self, command, number, *options):
        return self.json(command, self.people[number], *options)

    def seat(self, *numbers):
        for number in numbers:
            self.move("seat", number)

    def spot(self, track=1, kind="seated"):
        return [self.numbers[signup] for signup in self.seated(track, kind)]

    def assert_refused(self, command, number, *options, says):
        before = digest(self.book)
        said = self.refused(command, self.people[number], *options, status=1)
        self.assertIn(says, said)
        self.assertEqual(digest(self.book), before)
        return said


class Moves(Board):
    def test_seat_unseat_wait(self):
        self.seat(0, 1, 2)
        self.assertEqual(self.spot(), [0, 1, 2])
        self.move("unseat", 1)
        self.assertEqual(self.spot(), [0, 2])
        self.move("wait", 1)
        self.move("wait", 2)
        self.assertEqual((self.spot(), self.spot(kind="waiting")), ([0], [1, 2]))
        self.move("seat", 1)
        self.move("unseat", 2)
        self.assertEqual((self.spot(), self.spot(kind="waiting")), ([0, 1], []))
        self.assert_sound()

    def test_own_track_by_default(self):
        self.seat(20)
        self.assertEqual((self.spot(1), self.spot(2)), ([], [20]))

    def test_result_is_the_composition(self):
        moved = self.move("seat", 3)
        self.assertEqual(moved, self.json("composition"))
        self.assertEqual(moved["tracks"][0], {"track": 1, "name": "Implementering", "min": 5, "max": 6,
                                              "seated": [self.people[3]], "waiting": []})

    def test_short_id(self):
        signup = self.people[4]
        length = next(n for n in range(4, 37)
                      if sum(other.endswith(signup[-n:]) for other in self.numbers) == 1)
        self.spor("seat", signup[-length:].upper())
        self.assertEqual(self.spot(), [4])
        self.refused("unseat", signup[-3:], status=2)
        self.refused("unseat", signup[:4], status=2)
        self.assertEqual(self.spot(), [4])

    def test_said_twice(self):
        self.seat(0, 1)
        log = self.log()
        self.seat(0)
        self.move("unseat", 5)
        self.assertEqual(self.spot(), [0, 1])
        self.assertEqual(self.log(), log)

    def test_swap(self):
        self.seat(0, 1)
        self.move("seat", 2, "--swap-with", self.people[0])
        self.assertEqual(self.spot(), [2, 1])
        self.move("wait", 3)
        self.move("seat", 3, "--swap-with", self.people[1][-8:])
        self.assertEqual((self.spot(), self.spot(kind="waiting")), ([2, 3], [1]))
        self.move("seat", 2, "--swap-with", self.people[3])
        self.assertEqual(self.spot(), [3, 2])
        self.assert_sound()

    def test_at_the_same_time(self):
        """Scripts that seat at once: every seat is kept, none is doubled."""
        running = [subprocess.Popen([SPOR_CLI, "seat", self.people[number]], env=self.env,
                                    stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                   for number in range(6)]
        for process in running:
            said = process.communicate(timeout=120)[1]
            self.assertEqual(process.returncode, 0, said)
        self.assertEqual(sorted(self.spot()), list(range(6)))
        self.assert_sound()


class Rules(Board):
    def test_municipality(self):
        self.seat(0)
        said = self.assert_refused("seat", 10, says="Assens")
        self.assertRegex(said, r"(?i)municipality|seat")
        self.assertEqual(self.spot(), [0])

    def test_swap_within_the_municipality(self):
        self.seat(0, 1)
        self.assert_refused("seat", 10, "--swap-with", self.people[1], says="Assens")
        self.move("seat", 10, "--swap-with", self.people[0])
        self.assertEqual(self.spot(), [10, 1])

    def test_swap_with_somebody_who_has_no_seat(self):
        self.seat(0)
        self.assert_refused("seat", 2, "--swap-with", self.people[1], says="Person 1")

    def test_swap_across_tracks(self):
        self.seat(0, 20)
        self.assert_refused("seat", 0, "--swap-with", self.people[20], says="2")
        self.assertEqual((self.spot(1), self.spot(2)), ([0], [20]))

    def test_role(self):
        self.assert_refused("seat", 0, "--track", "2", says="2")
        self.assert_refused("wait", 0, "--track", "2", says="2")

    def test_full(self):
        self.seat(0, 1, 2, 3, 4, 5)
        self.assert_refused("seat", 6, says="6")
        self.move("seat", 6, "--swap-with", self.people[5])
        self.assertEqual(self.spot(), [0, 1, 2, 3, 4, 6])

    def test_status(self):
        self.assert_refused("seat", 40, says="")
        self.assert_refused("wait", 40, says="")
        self.spor("edit", self.people[40], "name=Åse")
        self.move("seat", 40)

    def test_no_track(self):
        self.import_answers([answer(50, Spor="")], "more.csv")
        self.people[50] = self.ids()["900050"]
        self.assert_refused("seat", 50, says="Person 50")

    def test_broken_rules_are_listed(self):
        self.seat(0)
        rules = {entry["rule"] for entry in self.json("composition")["broken"]}
        self.assertEqual(rules, {"seats"})
        self.warned("edit", self.people[0], "email=")
        broken = self.json("composition")["broken"]
        self.assertIn("status", {entry["rule"] for entry in broken})
        self.assertTrue(all(entry["text"] for entry in broken))

    def test_check_finds_what_an_edit_broke(self):
        self.seat(0)
        self.assert_sound()
        said = self.warned("edit", self.people[0], "email=")
        self.assertIn("The composition now breaks a rule: Person 0", said)
        self.spor("edit", self.people[0], "phone=11")  # said once
        self.warned("edit", self.people[0], "email=a@b.dk", "withdrawn=yes")
        self.warned("edit", self.people[0], "email=", "withdrawn=no")
        done = self.run_cli("check", "--json")
        self.assertEqual(done.returncode, 1)
        self.assertIn('"ok" : false', done.stdout)
        self.assertIn("Person 0", done.stdout)


class UndoRedo(Board):
    def test_across_processes(self):
        self.seat(0, 1)
        self.move("wait", 2)
        undone = [self.json("undo")["undone"] for _ in range(3)]
        self.assertIn("Person 2", undone[0])
        self.assertIn("Person 0", undone[2])
        self.assertEqual((self.spot(), self.spot(kind="waiting")), ([], []))
        redone = [self.json("redo")["redone"] for _ in range(3)]
        self.assertEqual(redone, undone[::-1])
        self.assertEqual((self.spot(), self.spot(kind="waiting")), ([0, 1], [2]))
        self.assert_sound()

    def test_a_new_change_ends_redo(self):
        self.seat(0)
        self.spor("undo")
        self.seat(1)
        self.refused("redo", status=1)
        self.assertEqual(self.spot(), [1])

    def test_nothing_left(self):
        self.spor("undo")
        self.assertEqual(self.signups(), [])
        self.refused("undo", status=1)
        self.spor("redo")
        self.refused("redo", status=1)

    def test_swap_is_one_step(self):
        self.seat(0, 1)
        self.move("seat", 2, "--swap-with", self.people[0])
        self.spor("undo")
        self.assertEqual(self.spot(), [0, 1])

    def test_edit(self):
        before = self.signups()
        self.spor("edit", self.people[3], "name=En anden", "phone=99")
        self.spor("undo")
        self.assertEqual(self.signups(), before)
        self.spor("redo")
        changed = next(row for row in self.signups() if row["id"] == self.people[3])
        self.assertEqual((changed["name"], changed["phone"]), ("En anden", "99"))


class Measure(Board):
    """The figures again from the definition in the documentation."""

    WEIGHTS = {"region": 3, "size": 3, "sector": 3, "role": 1}

    def share(self, row, dimension, category):
        values = {"region": [row["region"]], "size": [row["size"]], "sector": row["sectors"],
                  "role": row["roles"]}[dimension]
        return 1 / len(values) if category in values else 0

    def scope_deviation(self, scope, people):
        weighted = 0
        for entry in scope["dimensions"]:
            dimension = entry["dimension"]
            for category in entry["categories"]:
                count = sum(self.share(row, dimension, category["category"]) for row in people)
                self.assertAlmostEqual(category["count"], count, 9, (dimension, category))
            total = sum(abs(category["count"] / len(people) - category["target"])
                        for category in entry["categories"]) / 2 if people else 1
            self.assertAlmostEqual(entry["deviation"], total, 9)
            self.assertAlmostEqual(sum(category["target"] for category in entry["categories"]), 1, 9)
            weighted += self.WEIGHTS[dimension] * total
        return weighted / sum(self.WEIGHTS[entry["dimension"]] for entry in scope["dimensions"])

    def assert_measure(self):
        composition = self.json("composition")
        rows = {row["id"]: row for row in self.signups()}
        people = {str(track["track"]): [rows[signup] for signup in track["seated"]]
                  for track in composition["tracks"]}
        people["group"] = people["1"] + people["2"]
        self.assertEqual([scope["scope"] for scope in composition["scopes"]], ["group", "1", "2"])
        deviations = {}
        for scope in composition["scopes"]:
            deviations[scope["scope"]] = self.scope_deviation(scope, people[scope["scope"]])
            self.assertAlmostEqual(scope["deviation"], deviations[scope["scope"]], 9)
        expected = deviations["group"] / 2 + (deviations["1"] + deviations["2"]) / 4
        self.assertAlmostEqual(composition["deviation"], expected, 9)
        self.assertAlmostEqual(composition["representativeness"], 1 - expected, 9)
        self.assertGreaterEqual(composition["best"], composition["representativeness"] - 1e-9)

    def test_measure(self):
        self.import_answers([answer(60, Bibliotek="Folkebibliotek, Skolebibliotek (PLC)", Kommune="Furesø"),
                             answer(61, Spor="2", Rolle="Superbruger og Systemadministrator",
                                    Kommune="Læsø"),
                             answer(62, Kommune="Sydslesvig")], "more.csv")
        self.people.update({int(key) - 900000: value for key, value in self.ids().items()})
        self.assert_measure()
        self.seat(0, 3, 20, 60, 62)
        self.assert_measure()
        self.seat(1, 2, 61, 21, 22)
        self.assert_measure()
        dimensions = {scope["scope"]: [entry["dimension"] for entry in scope["dimensions"]]
                      for scope in self.json("composition")["scopes"]}
        self.assertEqual(dimensions, {"group": ["region", "size", "sector"],
                                      "1": ["region", "size", "sector"],
                                      "2": ["region", "size", "sector", "role"]})

    def test_text(self):
        self.seat(0, 1)
        text = self.spor("composition")
        for part in ("Track 1: Implementering", "Person 0", "Person 1", "Region Hovedstaden", "%"):
            self.assertIn(part, text)


if __name__ == "__main__":
    main()
