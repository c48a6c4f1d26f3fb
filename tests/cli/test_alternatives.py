# SPDX-License-Identifier: GPL-3.0-or-later
"""Alternatives of the group: added, copied, compared, final; a seat that is handed over."""

import datetime
import json
import subprocess

from sporcli import CliTest, answer, digest, main, today


class Alternatives(CliTest):
    """Six project managers for track 1 and six super users for track 2; all seats can be given."""

    def setUp(self):
        super().setUp()
        self.new_book()
        answers = [answer(number) for number in range(10)]
        answers += [answer(number, Spor="Spor 2: Uddannelse", Rolle="Superbruger")
                    for number in range(20, 30)]
        self.import_answers(answers)
        self.people = {int(respondent) - 900000: signup for respondent, signup in self.ids().items()}
        self.numbers = {signup: number for number, signup in self.people.items()}

    def seat(self, *numbers):
        for number in numbers:
            self.spor("seat", self.people[number])

    def spot(self, track=1, kind="seated"):
        return [self.numbers[signup] for signup in self.seated(track, kind)]

    def fill(self):
        self.seat(*range(5), *range(20, 26))

    def names(self):
        """"A, [B], C*": the one on the board in brackets, a final one with a star."""
        return ", ".join(("[{}]" if entry["board"] else "{}").format(entry["name"])
                         + ("*" if entry["final"] else "")
                         for entry in self.json("composition", "list")["compositions"])

    def assert_refused(self, *arguments, status=1, says=""):
        before = digest(self.book)
        self.assertIn(says, self.refused(*arguments, status=status))
        self.assertEqual(digest(self.book), before)


class Names(Alternatives):
    def test_add_use_rename_delete(self):
        self.seat(0)
        self.spor("composition", "add", "B")
        self.assertEqual((self.names(), self.spot()), ("Proposal A, [B]", []))
        self.seat(1)
        listed = self.json("composition", "use", "proposal a")
        self.assertEqual((self.names(), self.spot()), ("[Proposal A], B", [0]))
        self.assertEqual(listed, self.json("composition", "list"))
        self.assertEqual([entry["seated"] for entry in listed["compositions"]], [1, 1])
        self.spor("composition", "rename", "B", "Med Nordjylland")
        self.spor("composition", "delete", "Proposal A")
        self.assertEqual((self.names(), self.spot()), ("[Med Nordjylland]", [1]))
        self.assert_sound()
        for _ in range(2):
            self.spor("undo")
        self.assertEqual((self.names(), self.spot()), ("[Proposal A], B", [0]))
        self.assert_sound()

    def test_copy(self):
        self.seat(0, 1)
        self.spor("pin", self.people[1])
        self.spor("composition", "copy", "B")
        self.spor("unseat", self.people[0])
        shown = self.json("composition")
        self.assertEqual((shown["name"], shown["final"]), ("B", None))
        self.assertEqual((self.spot(), shown["pinned"]), ([1], [self.people[1]]))
        self.spor("composition", "use", "Proposal A")
        self.assertEqual(self.spot(), [0, 1])
        copied = self.json("composition", "list")["compositions"]
        self.assertEqual([entry["copied_from"] for entry in copied], [None, "Proposal A"])

    def test_refused(self):
        self.assert_refused("composition", "add", " proposal  a ", says="Proposal A")
        self.assert_refused("composition", "add", "", says="name")
        self.assert_refused("composition", "delete", "Proposal A", says="only")
        self.assert_refused("composition", "reopen", says="Proposal A")

    def test_usage(self):
        self.assert_refused("composition", "use", "B", status=2, says="B")
        self.assert_refused("composition", "compare", "Proposal A", "B", status=2, says="B")
        self.assert_refused("composition", "use", status=2, says="NAME")
        self.assert_refused("composition", "nonsense", status=2, says="nonsense")
        self.assert_refused("export", "list", "x.pdf", "--composition", "B", status=2, says="B")


class Final(Alternatives):
    def test_finalise(self):
        self.fill()
        self.spor("composition", "finalise", "--actor", "Åse")
        shown = self.json("composition")
        self.assertEqual((shown["final"]["by"], shown["final"]["note"]), ("Åse", ""))
        self.assertRegex(shown["final"]["at"], r"^\d{4}-\d\d-\d\dT.*Z$")
        for command in (("seat", self.people[6]), ("unseat", self.people[0]), ("pin", self.people[0]),
                        ("wait", self.people[6]), ("replace", self.people[0], self.people[6]),
                        ("suggest", "--apply"),
                        ("composition", "finalise"), ("composition", "rename", "Proposal A", "X"),
                        ("composition", "delete", "Proposal A")):
            self.assert_refused(*command, says="Proposal A")
        self.spor("composition", "reopen")
        self.seat(6)
        self.assertEqual([action for action, _ in self.log()[-3:]], ["finalise", "reopen", "seat"])
        self.assert_sound()

    def test_one_alone(self):
        self.fill()
        self.spor("composition", "finalise")
        self.spor("composition", "copy", "B")
        self.assert_refused("composition", "finalise", says="“Proposal A” is final")
        self.spor("unseat", self.people[0])
        self.spor("composition", "reopen")
        self.assertEqual(self.names(), "Proposal A, [B]")

    def test_rules_broken(self):
        self.seat(0)
        self.assert_refused("composition", "finalise", says="4 more people")
        self.assert_refused("composition", "finalise", "--note", " ", says="Track 2")
        self.spor("composition", "finalise", "--note", "Ingen andre kan")
        self.assertEqual(self.json("composition")["final"]["note"], "Ingen andre kan")

    def check(self, *options, status=0):
        done = self.run_cli("check", "--json", *options)
        self.assertEqual(done.returncode, status, done.stderr)
        said = json.loads(done.stdout)
        self.assertEqual(said["ok"], status == 0)
        return said["findings"], said["remarks"]

    def test_check(self):
        """Of what is worked on, seats to be given are remarks; what is final keeps every rule."""
        self.assertEqual(self.check(), ([], []))
        self.seat(0)
        findings, remarks = self.check()
        self.assertEqual(findings, [])
        self.assertTrue(all(remark.startswith("Proposal A: Track ") for remark in remarks), remarks)
        self.assertEqual(len(remarks), len(self.json("composition")["broken"]))
        self.assertIn("Remark: Proposal A: ", self.spor("check"))

        self.spor("unseat", self.people[0])
        self.fill()
        self.spor("composition", "finalise")
        self.assertEqual(self.check(), ([], []))
        first = self.json("round", "show")["name"]
        self.warned("edit", self.people[0], "email=")
        findings, remarks = self.check(status=1)
        self.assertTrue(findings and not remarks, (findings, remarks))
        self.assertIn("Person 0", findings[0])

        # another round is looked at as well, and named
        self.spor("round", "add", "Faggruppe", "--copy", first)
        findings, _ = self.check(status=1)
        self.assertTrue(findings[0].startswith(f"{first}, Proposal A: "), findings)
        self.assertEqual(self.check("--round", "Faggruppe"), ([], []))
        self.assertEqual(self.check("--round", first, status=1)[0], findings)
        self.spor("round", "archive", first)
        self.assertEqual(self.check(), ([], findings))

    def test_check_answered(self):
        self.seat(0)
        self.spor("composition", "finalise", "--note", "Ingen andre kan")
        findings, remarks = self.check()
        self.assertEqual(findings, [])
        self.assertTrue(all("“Ingen andre kan”" in remark for remark in remarks) and remarks)
        self.spor("composition", "add", "B")
        self.seat(1)
        self.assertTrue(any(remark.startswith("B: ") for remark in self.check()[1]))

    def test_what_counts(self):
        """Others hear of the final one, whatever is on the board."""
        self.fill()
        self.spor("composition", "finalise")
        self.spor("composition", "add", "B")
        self.seat(9)
        self.spor("meeting", "add", "--date", "2025-05-06", "--place", "Aarhus")
        meeting = self.json("meeting", "list")["meetings"][0]
        invited = {self.numbers[entry["member"]] for entry in meeting["attendance"]}
        self.assertEqual(invited, {*range(5), *range(20, 26)})
        self.assertEqual(self.spot(), [9])


class Exports(Alternatives):
    """What is written says which alternative it is about."""

    def text(self, *arguments):
        out = self.folder / "out.pdf"
        self.spor("export", *arguments, out)
        return " ".join(subprocess.run(["pdftotext", out, "-"], check=True, encoding="utf-8",
                                       stdout=subprocess.PIPE, timeout=60).stdout.split())

    def test_final_or_named(self):
        self.spor("suggest", "--apply")
        self.spor("composition", "copy", "B")
        self.spor("composition", "finalise")
        self.spor("composition", "use", "Proposal A")
        text = self.text("list")
        self.assertIn("composition “B”, final since", text)
        self.assertNotIn("Proposal A", text)
        self.assertIn("composition “Proposal A”", self.text("list", "--composition", "proposal a"))
        text = self.text("protocol")
        self.assertIn("composition “B”, final since", text)
        self.assertIn("Began as a copy of “Proposal A”.", text)
        self.spor("composition", "reopen")
        self.assertIn("composition “Proposal A”", self.text("list"))


class Compare(Alternatives):
    def test_compare(self):
        self.seat(0, 1, 20)
        self.spor("composition", "copy", "B")
        self.spor("unseat", self.people[0])
        self.seat(2)
        compared = self.json("composition", "compare", "Proposal A", "b")
        first, second = compared["tracks"]
        self.assertEqual(first, {"track": 1, "left": [self.people[0]], "right": [self.people[2]],
                                 "both": [self.people[1]]})
        self.assertEqual(second, {"track": 2, "left": [], "right": [], "both": [self.people[20]]})
        listed = {entry["name"]: entry for entry in self.json("composition", "list")["compositions"]}
        for side, name in (("left", "Proposal A"), ("right", "B")):
            self.assertEqual(compared[side]["name"], name)
            self.assertEqual(compared[side]["deviation"], listed[name]["deviation"])
        shown = self.json("composition")["scopes"]
        for scope, alone in zip(compared["scopes"], shown, strict=True):
            self.assertEqual((scope["scope"], scope["right"]), (alone["scope"], alone["deviation"]))
            for dimension, other in zip(scope["dimensions"], alone["dimensions"], strict=True):
                self.assertEqual([(category["category"], category["right"], category["target"])
                                  for category in dimension["categories"]],
                                 [(category["category"], category["count"], category["target"])
                                  for category in other["categories"]])

    def test_text(self):
        self.seat(0)
        self.spor("composition", "copy", "B")
        self.seat(1)
        text = self.spor("composition", "compare", "Proposal A", "B")
        self.assertRegex(text, r"(?m)^  B +\S+ +Person 1 ")
        self.assertRegex(text, r"(?m)^  Both +\S+ +Person 0 ")
        self.assertIn("[", self.names())


class Replace(Alternatives):
    def test_ranked(self):
        """Best first within each list; each as if it had been done."""
        self.seat(*range(5))
        self.spor("wait", self.people[6])
        self.spor("wait", self.people[5])
        self.spor("bar", self.people[7])
        ranked = self.json("replace", self.people[0])
        self.assertEqual((ranked["track"], ranked["leaver"]), (1, self.people[0]))
        self.assertEqual({entry["id"]: entry["line"] for entry in ranked["waiting"]},
                         {self.people[6]: 1, self.people[5]: 2})
        self.assertEqual({self.numbers[entry["id"]] for entry in ranked["others"]}, {8, 9})
        self.assertEqual([self.numbers[entry["id"]] for entry in ranked["unable"]], [7])
        for entries in (ranked["waiting"], ranked["others"]):
            values = [entry["representativeness"] for entry in entries]
            self.assertEqual(values, sorted(values, reverse=True))
            for entry in entries:
                after = self.json("replace", self.people[0], entry["id"])
                self.assertAlmostEqual(after["representativeness"], entry["representativeness"])
                self.spor("undo")
        self.assert_sound()

    def test_withdrawn(self):
        self.seat(0, 1)
        self.spor("wait", self.people[2])
        self.run_cli("edit", self.people[0], "withdrawn=yes")
        text = self.spor("replace", self.people[0])
        self.assertIn("Person 2", text)
        self.spor("replace", self.people[0], self.people[2][-8:])
        self.assertEqual((self.spot(), self.spot(kind="waiting")), ([2, 1], []))
        self.assertEqual(self.log()[-1][0], "replace")
        self.spor("undo")
        self.assertEqual((self.spot(), self.spot(kind="waiting")), ([0, 1], [2]))

    def test_withdrawn_from_meetings(self):
        """A withdrawal takes out of the meetings to come, and whoever takes over is invited."""
        self.seat(0, 1)
        self.spor("wait", self.people[2])

        def add(days):
            day = (today() + datetime.timedelta(days=days)).isoformat()
            return self.json("meeting", "add", "--date", day, "--place", "Aarhus")["id"]

        meetings = [add(days) for days in (-9, 9, 19)]

        def asked():
            return [[self.numbers[attendee["member"]] for attendee in meeting["attendance"]]
                    for meeting in self.json("meeting", "list")["meetings"]]

        self.json("meeting", "attend", meetings[1], self.people[0], "accepted")
        self.json("meeting", "attend", meetings[2], self.people[0], "excused")
        self.assertEqual(asked(), [[0, 1]] * 3)
        self.run_cli("edit", self.people[0], "withdrawn=yes")
        self.assertEqual(asked(), [[0, 1], [1], [1]])
        text = self.spor("replace", self.people[0], self.people[2])
        self.assertIn("Person 2 is invited to 2 upcoming meetings.", text)
        self.assertEqual(asked(), [[0, 1], [1, 2], [1, 2]])
        self.assertEqual([action for action, _ in self.log()[-2:]], ["withdraw", "replace"])
        self.spor("undo")
        self.spor("undo")
        self.assertEqual(asked(), [[0, 1]] * 3)
        self.run_cli("edit", self.people[0], "withdrawn=yes")
        self.run_cli("edit", self.people[0], "withdrawn=no")
        self.assertEqual(asked(), [[0, 1], [1], [1]])
        self.assert_sound()

    def test_final(self):
        """Who could take over is known before the group is reopened."""
        self.fill()
        self.spor("wait", self.people[6])
        before = self.json("replace", self.people[0])
        self.assertIsNone(before.pop("closed"))
        self.spor("composition", "finalise")
        ranked = self.json("replace", self.people[0])
        self.assertIn("Proposal A", ranked.pop("closed"))
        self.assertEqual(ranked, before)
        self.assertEqual([entry["id"] for entry in ranked["waiting"]], [self.people[6]])
        self.assertIn("reopened first", self.spor("replace", self.people[0]))
        self.assert_refused("replace", self.people[0], self.people[6], says="reopened first")

    def test_refused(self):
        self.seat(0, 1)
        self.assert_refused("replace", self.people[2], says="Person 2")
        self.assert_refused("replace", self.people[0], self.people[1], says="Person 1")
        self.assert_refused("replace", self.people[0], self.people[20], says="Person 20")
        self.spor("pin", self.people[0])
        self.assert_refused("replace", self.people[0], self.people[2], says="Person 0")


if __name__ == "__main__":
    main()
