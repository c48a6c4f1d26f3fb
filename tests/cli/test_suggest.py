# SPDX-License-Identifier: GPL-3.0-or-later
"""Pins and bars, the proved best group, what is said when there is none, and what is left behind."""

import hashlib
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
        self.assert_nothing_fits("There is nobody who can be seated.")

    def test_too_few_with_the_role(self):
        self.import_people(track_2=4)
        self.assert_nothing_fits("Track 2 has at least 6 seats.",
                                 "Lower the minimum of track 2 from 6 to 4 seats")

    def test_pins_of_one_organisation(self):
        self.import_people()
        self.import_answers([answer(number, Kommune="Sydslesvig") for number in (50, 51)], "more.csv")
        for respondent in ("900050", "900051"):
            self.json("pin", self.ids()[respondent])
        self.assert_nothing_fits("A municipality or organisation has at most 1 in track 1.",
                                 "Let a municipality or organisation have 2 in track 1")

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
        self.meddle("UPDATE composition SET finalised_at = '2025-03-03T17:49:08Z', finalised_by = 'x'")
        before = digest(self.book)
        self.refused("suggest", "--apply", status=1)
        self.refused("pin", self.people[0], status=1)
        self.assertEqual(digest(self.book), before)


def draw(seed, digest, tickets):
    """As docs/lottery.md has it, for whoever wants to check a draw."""
    tries = 0
    while True:
        text = f"spor-draw-1\n{digest}\n{seed}\n{tries}"
        number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
        if number < 2**64 - 2**64 % tickets:
            return number % tickets + 1
        tries += 1


class Lottery(Suggest):
    SEED = "12 14 21 27 31 33 36 æøå"

    def setUp(self):
        super().setUp()
        self.import_people(track_1=9, track_2=11)

    def pool(self, protocol):
        """Pseudonym → (respondent, sign-up), in the order of sign-up."""
        by_respondent = sorted(self.ids().items())
        self.assertEqual(len(by_respondent), len(protocol["chances"]))
        self.respondents = [respondent for respondent, _ in by_respondent]
        return {f"P{number:03}": signup for number, (_, signup) in enumerate(by_respondent, 1)}

    def assert_document(self, found, within, n_tickets):
        """Everything that the document says, worked out from its parts."""
        protocol = found["protocol"]
        pool = self.pool(protocol)
        self.assertEqual(len(protocol["tickets"]), n_tickets)
        text = "spor-pool-1\n" + "".join(f"{name} {respondent}\n"
                                         for name, respondent in zip(pool, self.respondents))
        self.assertEqual(hashlib.sha256(text.encode()).hexdigest(), protocol["binding"])
        lines = "".join(" ".join(ticket) + "\n" for ticket in protocol["tickets"])
        text = f"spor-tickets-1\n{protocol['binding']}\n{lines}"
        self.assertEqual(hashlib.sha256(text.encode()).hexdigest(), protocol["digest"])
        self.assertEqual(found["digest"], protocol["digest"])
        for name, chance in zip(pool, protocol["chances"]):
            self.assertAlmostEqual(found["chances"][pool[name]], chance, 9)
            held = sum(name in ticket for ticket in protocol["tickets"])
            self.assertLessEqual(abs(held - chance * n_tickets), 1 + 1e-6, name)
        self.assertLessEqual(found["bound"], found["deviation"] + 1e-9)
        self.assertEqual(protocol["tolerance"], within)
        self.assertLessEqual(found["shift"], 1 + 1e-6)
        return pool

    def lottery(self, *options):
        return self.json("suggest", "--lottery", "--tickets", "200", "--within", "0.01", *options)

    def test_published_before_the_draw(self):
        before = digest(self.book)
        found = self.lottery()
        self.assert_document(found, 0.01, 200)
        self.assertNotIn("ticket", found)
        for member in ("seed", "ticket", "chosen"):
            self.assertNotIn(member, found["protocol"])
        self.assertEqual(self.all_seated(found), set())
        drawn = self.lottery("--seed", self.SEED)
        self.assertEqual(drawn["digest"], found["digest"])
        self.assertEqual(digest(self.book), before)

    def test_drawn(self):
        found = self.lottery("--seed", self.SEED)
        pool = self.assert_document(found, 0.01, 200)
        number = draw(self.SEED, found["digest"], 200)
        self.assertEqual((found["ticket"], found["protocol"]["ticket"]), (number, number))
        chosen = found["protocol"]["tickets"][number - 1]
        self.assertEqual(found["protocol"]["chosen"], chosen)
        self.assertEqual(self.all_seated(found), {pool[name] for name in chosen})
        self.assertLessEqual(found["deviation"], found["bound"] + 0.01 + 1e-9)
        self.assertEqual(found["broken"], [])
        self.assertIs(found["proved"], True)

    def test_applied(self):
        found = self.lottery("--seed", self.SEED, "--apply")
        self.assertEqual(self.all_seated(self.json("composition")), self.all_seated(found))
        self.assertEqual(self.log()[-1][0], "draw")
        self.assert_sound()
        out = self.folder / "protocol.json"
        self.assertEqual(self.json("export", "protocol", out)["written"], [str(out)])
        self.assertEqual(json.loads(out.read_text("utf-8")), found["protocol"])
        page = self.folder / "protocol.pdf"
        self.json("export", "protocol", page)
        self.assertTrue(page.read_bytes().startswith(b"%PDF-"))
        # what it says of then does not change with what is edited now
        self.run_cli("edit", self.people[0], "withdrawn=yes")
        self.json("export", "protocol", out)
        self.assertEqual(json.loads(out.read_text("utf-8")), found["protocol"])

    def test_worked_out_again(self):
        out = self.folder / "protocol.json"
        found = self.lottery("--seed", self.SEED, "--protocol", out)
        again = self.json("rerun", out)
        self.assertEqual((again["kind"], again["same"], again["ticket"]),
                         ("lottery", True, found["ticket"]))
        self.assertEqual(again["chosen"], found["protocol"]["chosen"])
        self.assertIn("the one that the protocol says", self.spor("rerun", out))
        self.spor("suggest", "--protocol", out)
        self.assertEqual(self.json("rerun", out)["kind"], "suggestion")

    def test_tampered(self):
        out = self.folder / "protocol.json"
        found = self.lottery("--seed", self.SEED, "--protocol", out)["protocol"]
        other = dict(found, chosen=found["tickets"][found["ticket"] % 200])
        out.write_text(json.dumps(other), "utf-8")
        self.assertIn("another", self.refused("rerun", out, status=1))

    def test_unreadable(self):
        out = self.folder / "protocol.json"
        self.assertIn("no such file", self.refused("rerun", out, status=3))
        out.write_text("{}", "utf-8")
        self.assertIn("protocol.json", self.refused("rerun", out, status=3))

    def test_text(self):
        text = self.spor("suggest", "--lottery", "--tickets", "100", "--language", "da")
        for part in ("Chancer", "lod", "Person 0"):
            self.assertIn(part, text)

    def test_decimal_comma(self):
        with_comma = self.json("suggest", "--lottery", "--tickets", "100", "--within", "0,01")
        with_point = self.json("suggest", "--lottery", "--tickets", "100", "--within", "0.01")
        self.assertEqual(with_comma["protocol"]["tolerance"], 0.01)
        self.assertEqual(with_comma["digest"], with_point["digest"])
        self.json("suggest", "--seconds", "10,5")

    def test_options_that_do_not_fit(self):
        for options in (("--seed", "x"), ("--within", "0.1"), ("--tickets", "10"),
                        ("--lottery", "--apply"), ("--lottery", "--tickets", "0"),
                        ("--lottery", "--within", "-1"), ("--lottery", "--within", "nan"),
                        ("--lottery", "--within", "0,01,"), ("--lottery", "--tickets", "100,5"),
                        ("--lottery", "--seed", ""), ("--lottery", "--seed", "  "),
                        ("--lottery", "--seed", "\udcff\udcfe"), ("--protocol", "protocol.txt")):
            self.refused("suggest", *options, status=2)

    def test_forged(self):
        out = self.folder / "protocol.json"
        found = self.lottery("--seed", self.SEED, "--protocol", out)["protocol"]
        without = {name: value for name, value in found.items() if name != "seed"}
        out.write_text(json.dumps(without), "utf-8")
        self.refused("rerun", out, status=3)
        out.write_text(json.dumps(dict(found, best=found["best"] / 2)), "utf-8")
        self.refused("rerun", out, status=1)
        out.write_text(json.dumps(dict(found, seed=found["seed"] + "\0x")), "utf-8")
        self.refused("rerun", out, status=3)
        self.spor("suggest", "--protocol", out)
        suggested = json.loads(out.read_text("utf-8"))
        for changed in ({"bound": 0}, {"proved": False}, {"tied": not suggested["tied"]}):
            out.write_text(json.dumps(dict(suggested, **changed)), "utf-8")
            self.refused("rerun", out, status=1)

    def test_same_in_another_book(self):
        """The draw hangs on the sign-ups, not on when they came into which book."""
        first = self.lottery("--seed", self.SEED)
        self.book = self.folder / "other.spor"
        self.new_book()
        self.import_people(track_1=9, track_2=11)
        second = self.lottery("--seed", self.SEED)
        self.assertEqual((first["digest"], first["ticket"], first["protocol"]["chosen"]),
                         (second["digest"], second["ticket"], second["protocol"]["chosen"]))

    def test_written_first(self):
        before = digest(self.book)
        self.refused("suggest", "--apply", "--protocol", self.folder / "no" / "x.json", status=1)
        self.assertEqual(digest(self.book), before)

    def test_earliest(self):
        """Of those who are alike the one who signed up first is chosen, whatever row it has."""
        self.book = self.folder / "order.spor"
        self.new_book()
        days = {1: 9, 2: 5, 3: 7}
        self.import_answers([answer(number, Oprettet=f"2025-02-{day:02} 10:00:00",
                                    Afsluttet=f"2025-02-{day:02} 10:05:00")
                             for number, day in days.items()])
        self.meddle("UPDATE track SET seats_min = 1, seats_max = 1, per_municipality = 0 WHERE number = 1;")
        self.meddle("UPDATE track SET seats_min = 0, seats_max = 0 WHERE number = 2")
        self.meddle("UPDATE signup SET municipality = '0101'")
        chosen, = self.all_seated(self.json("suggest"))
        self.assertEqual(chosen, self.ids()["900002"])

    def test_nothing_to_export(self):
        out = self.folder / "protocol.json"
        self.assertIn("neither suggested nor drawn", self.refused("export", "protocol", out, status=1))
        self.lottery("--seed", self.SEED, "--apply")
        self.refused("export", "protocol", self.folder / "protocol.txt", status=2)
        self.assertEqual(list(self.folder.glob("protocol*")), [])

    def test_infeasible(self):
        self.meddle("UPDATE category SET min = 9 WHERE key = 'school'")
        before = digest(self.book)
        self.assertIn("at least 9", self.refused("suggest", "--lottery", "--seed", "x", "--apply",
                                                 status=1))
        self.assertEqual(digest(self.book), before)


class Ended(Suggest):
    """A round with so many numbers of seats that looking at all of them takes long."""

    def setUp(self):
        super().setUp()
        self.import_example()
        self.meddle("UPDATE track SET seats_min = 0, seats_max = 400, per_municipality = 0")

    def test_interrupted(self):
        before = digest(self.book)
        said = self.interrupt_with_something("suggest", "--apply")
        for part in ("Not proved", "Deviation from the targets", "Nothing was changed."):
            self.assertIn(part, said[0])
        self.assertNotIn("The seats have been given", said[0])
        self.assertEqual(digest(self.book), before)
        found = json.loads(self.interrupt_with_something("--json", "suggest")[0])
        self.assertIs(found["proved"], False)
        self.assertLessEqual(found["bound"], found["deviation"])
        self.assertEqual(found["broken"], [])

    def test_interrupted_lottery(self):
        """Chances that are not the fairest are not offered."""
        said = self.interrupt("suggest", "--lottery", "--seed", "1")
        self.assertEqual(said[0], "")
        self.assertIn("Nothing was drawn", said[1])

    def interrupt_with_something(self, *arguments):
        """However slow the machine is, the first group comes long before the proof."""
        for seconds in (0.5, 1, 2, 4, 8):
            said = self.interrupt(*arguments, after=seconds)
            if said[0]:
                return said
        self.fail("nothing was found")

    def interrupt(self, *arguments, after=1):
        running = subprocess.Popen([SPOR_CLI, *arguments], env=self.env,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        time.sleep(after)
        self.assertIsNone(running.poll(), "the search was over before it could be interrupted")
        running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=10)
        self.assertEqual(running.returncode, 5)
        return said

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
