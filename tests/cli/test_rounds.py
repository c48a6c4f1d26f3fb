# SPDX-License-Identifier: GPL-3.0-or-later
"""Several rounds in a book, and their settings, from the command line."""

from sporcli import CliTest, answer, main


class Rounds(CliTest):
    def setUp(self):
        super().setUp()
        self.new_book()
        self.first = self.json("round", "show")["name"]

    def rounds(self):
        return {entry["name"]: entry for entry in self.json("round", "list")["rounds"]}

    def shown(self):
        return [name for name, entry in self.rounds().items() if entry["shown"]]

    def test_several(self):
        self.import_answers([answer(n) for n in range(4)])
        added = self.json("round", "add", "FBS-faggruppe", "--copy", self.first)
        self.assertEqual(added["name"], "FBS-faggruppe")
        self.assertEqual([track["name"] for track in added["tracks"]],
                         ["Implementering", "Uddannelse"])
        self.assertEqual(self.signups(), [])
        self.assertEqual(self.shown(), ["FBS-faggruppe"])

        # the same people again: new here, and none the more there
        report = self.import_answers([answer(n) for n in range(2)])
        self.assertEqual((report["new"], report["accepted"]), (2, 2))
        mine, theirs = self.ids(), {row["id"] for row in self.signups("--round", self.first)}
        self.assertEqual(len(theirs), 4)
        self.assertFalse(theirs & set(mine.values()))
        some = next(iter(theirs))
        self.refused("seat", some, status=2)
        self.refused("edit", some, "name=Bo", status=2)
        self.spor("seat", some, "--round", self.first)
        self.assertEqual(self.seated(), [])
        self.assertTrue(self.json("check")["ok"])
        self.assertEqual({name: entry["signups"] for name, entry in self.rounds().items()},
                         {self.first: 4, "FBS-faggruppe": 2})

        self.spor("round", "use", self.first)
        self.assertEqual(len(self.seated()), 1)
        self.assertEqual(self.json("undo")["undone"], f"Round shown: {self.first}")
        self.assertEqual(self.shown(), ["FBS-faggruppe"])

    def test_undo_elsewhere(self):
        """What was done in a round that is not shown is undone by name, and so is where it was."""
        self.import_answers([answer(1)])
        (person,) = self.ids().values()
        self.spor("round", "add", "FBS-faggruppe", "--copy", self.first)
        self.spor("edit", person, "name=Bo", "--round", self.first)
        self.spor("seat", person, "--round", self.first)
        meeting = self.json("meeting", "add", "--date", "2025-04-01", "--place", "Odense", "--round", self.first)
        self.spor("meeting", "attend", meeting["id"], person, "excused", "--round", self.first)
        self.spor("meeting", "add", "--date", "2025-04-02", "--place", "Odense", "--title", "Her")
        here, there = "", f" (in the round “{self.first}”)"
        steps = [("New meeting: Her", here), ("Attendance of Bo", there),
                 ("New meeting: Physical meeting on 2025-04-01", there), ("Seat for Bo", there),
                 ("Change to Person 1: Name", there), ("New round: FBS-faggruppe", here)]
        for what, where in steps:
            self.assertEqual(self.json("undo")["undone"], what + where)
        # redone from the round that was shown first, which is where they were done
        for what, _ in reversed(steps[:-1]):
            redone = self.json("redo")["redone"]
            if "New round" in redone:
                redone = self.json("redo")["redone"]
            self.assertTrue(redone.startswith(what), redone)
        self.assertIn("--round", self.refused("undo", "--round", self.first, status=2))

    def test_presets(self):
        plain = self.json("round", "add", "Anden gruppe", "--preset", "plain")
        self.assertEqual(plain["roles"], [])
        self.assertEqual([d["dimension"] for d in plain["dimensions"]], ["region", "size"])
        # a group for everyone asks for no role
        report = self.import_answers([answer(1, Spor="1", Rolle="")])
        self.assertEqual(report["accepted"], 1)
        other = self.folder / "other.spor"
        self.spor("new", "--book", other, "--preset", "plain")
        self.assertEqual(len(self.json("round", "show", "--book", other)["tracks"]), 1)
        self.refused("new", "--book", self.folder / "x.spor", "--preset", "other", status=2)
        self.assertFalse((self.folder / "x.spor").exists())

    def test_names(self):
        self.spor("round", "rename", "FBS 2.1")
        self.assertEqual(self.shown(), ["FBS 2.1"])
        self.assertIn("FBS 2.1", self.refused("round", "add", "fbs 2.1", status=1))
        self.refused("round", "use", "Nirvana", status=2)
        self.refused("signups", "--round", "Nirvana", status=2)
        self.refused("round", "rename", "", status=1)

    def test_archive(self):
        self.import_answers([answer(1)])
        (person,) = self.ids().values()
        self.spor("round", "archive", self.first)
        self.assertIsNotNone(self.rounds()[self.first]["archived"])
        for call in (["seat", person], ["edit", person, "name=Bo"], ["round", "rename", "X"],
                     ["round", "set", "track.1.seats-max=9"]):
            self.assertIn("archived", self.refused(*call, status=1))
        self.assertEqual(len(self.signups()), 1)
        self.spor("round", "restore", self.first)
        self.spor("seat", person)

    def test_set(self):
        self.import_answers([answer(1), answer(2, Oprettet="2025-03-05 10:00:00",
                                               Afsluttet="2025-03-05 10:10:00")])
        self.assertEqual(len(self.signups("--status", "eligible")), 1)
        tried = self.json("round", "set", "deadline=10-3-2025", "--dry-run")
        self.assertEqual(tried["effect"]["changed"], 1)
        self.assertEqual(self.json("round", "show")["deadline"], "2025-03-03")

        done = self.json("round", "set", "deadline=10-3-2025", "dimension.region.targets=population",
                         "track.1.seats-max=7", "add-role=Bibliotekschef",
                         "track.1.roles=Projektleder, Bibliotekschef")
        self.assertEqual(done["effect"]["changed"], 1)
        self.assertEqual(done["deadline"], "2025-03-10")
        self.assertEqual(done["tracks"][0]["max"], 7)
        self.assertEqual(done["tracks"][0]["roles"], ["project-manager", "bibliotekschef"])
        self.assertEqual(done["dimensions"][0]["targets"], "population")
        self.assertEqual(len(self.signups("--status", "eligible")), 2)
        self.assertEqual(self.json("undo")["undone"], f"Settings of the round {self.first}")
        self.assertEqual(len(self.signups("--status", "eligible")), 1)

        # what is shown can be set, and changes nothing
        shown = [line.split(None, 1) for line in self.spor("round", "show").splitlines()]
        settings = [f"{path}={rest[0].strip() if rest else ''}" for path, *rest in shown]
        before = self.log()
        self.spor("round", "set", *settings)
        self.assertEqual(self.log(), before)

    def test_set_refused(self):
        self.import_answers([answer(1)])
        before = self.json("round", "show")
        for status, *words in (
                (2, "colour=red"), (2, "deadline"), (2, "add-house=x"), (2, "remove-track=9"),
                (2, "add-dimension=Hold"), (1, "deadline=31-2-2025"), (1, "track.1.seats-max=many"),
                (1, "track.1.seats-max=9", "track.1.seats-min=10"),
                (1, "dimension.region.1084.target=10 %"), (1, "remove-track=1"),
                (1, "remove-role=project-manager"), (1, "contact=nobody")):
            self.refused("round", "set", *words, status=status)
        self.assertEqual(self.json("round", "show"), before)
        self.refused("round", "set", status=2)
        self.refused("round", "nothing", status=2)


if __name__ == "__main__":
    main()
