# SPDX-License-Identifier: GPL-3.0-or-later
"""Meetings and travel claims: the whole life by two people, every refusal, nothing past the rules."""

import datetime
import hashlib
import json
import sqlite3
import subprocess
import time

import openpyxl

from sporcli import SPOR_CLI, CliTest, answer, digest, main


def last_sunday(year, month):
    day = datetime.datetime(year, month, 31, 1)
    return day - datetime.timedelta(days=(day.weekday() + 1) % 7)


def in_copenhagen():
    now = datetime.datetime.utcnow()
    summer = last_sunday(now.year, 3) <= now < last_sunday(now.year, 10)
    return now + datetime.timedelta(hours=2 if summer else 1)


TODAY = in_copenhagen().date()
YESTERDAY = TODAY - datetime.timedelta(days=1)
TOMORROW = TODAY + datetime.timedelta(days=1)
TRAILER = b"trailer <</Root 1 0 R"
PDF = (b"%PDF-1.7\n% an invented ticket\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
       b"2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n"
       b"3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 100]>> endobj\n" + TRAILER + b">>\n%%EOF\n")
LOCKED = PDF.replace(TRAILER, TRAILER + b" /ID [<00> <00>] /Encrypt <</Filter /Standard /V 1 /R 2 /P -4 /O (" + b"o" * 32
                     + b") /U (" + b"u" * 32 + b")>>")


class Claims(CliTest):
    """Anne (0) and Bo (1) have seats in track 1 and attended a meeting in Aarhus yesterday; Carl (2) has
    no seat."""

    made = None  # the book is made once and copied for each test

    def setUp(self):
        super().setUp()
        if not Claims.made:
            self.make_book()
            Claims.made = self.book.read_bytes(), self.people, self.meeting
        content, self.people, self.meeting = Claims.made
        self.book.write_bytes(content)
        self.spor("check", "--book", self.book)
        self.ticket = self.write("billet.pdf", PDF)

    def make_book(self):
        self.new_book()
        self.import_answers([answer(number, Navn=name, Kommune=place) for number, name, place in
                             ((0, "Anne", "Odense"), (1, "Bo", "Greve"), (2, "Carl", "Vejle"))])
        ids = self.ids()
        self.people = [ids[str(900000 + number)] for number in range(3)]
        for person in self.people[:2]:
            self.json("seat", person)
        self.meeting = self.add_meeting()
        for person in self.people[:2]:
            self.json("meeting", "attend", self.meeting["id"], person, "attended")

    def add_meeting(self, *options, date=YESTERDAY):
        return self.json("meeting", "add", "--date", date, "--place", "Aarhus", *options)

    def line(self, mode="public", amount="48,00", receipt="", date=YESTERDAY, note=""):
        return f"{mode};{date};Odense;Aarhus;{amount};{receipt};{note}"

    def add(self, *lines, person=0, meeting=None, options=()):
        words = [word for line in lines for word in ("--line", line)]
        return self.json("claim", "add", "--member", self.people[person], "--meeting",
                         meeting or self.meeting["id"], *words, *options)

    def act(self, act, claim, *rest, actor="Åse"):
        return self.json("claim", act, claim["id"], *rest, "--actor", actor)

    def assert_refused(self, code, *arguments, actor="Åse"):
        """The command must be refused by the rule with this code, and leave the book as it was."""
        before = digest(self.book)
        said = self.refused(*arguments, "--actor", actor, status=1)
        self.assertIn(f"{code}: ", said)
        done = self.run_cli("--json", *arguments, "--actor", actor)
        self.assertEqual(done.returncode, 1)
        codes = [entry["code"] for entry in json.loads(done.stdout)["refused"] if entry["blocks"]]
        self.assertIn(code, codes)
        self.assertEqual(digest(self.book), before)
        return codes

    def assert_not_submitted(self, code, claim):
        self.assertEqual(self.assert_refused(code, "claim", "submit", claim["id"]), [code])

    def approved(self):
        claim = self.add(self.line(), self.line("toll", "245", self.ticket))
        self.act("submit", claim)
        return self.act("approve", claim, actor="Bo")


class Meetings(Claims):
    def test_add(self):
        self.assertEqual(self.meeting["kind"], "physical")
        self.assertEqual(self.meeting["tracks"], [1, 2])
        self.assertEqual([(entry["member"], entry["attendance"]) for entry in self.meeting["attendance"]],
                         [(person, "invited") for person in self.people[:2]])

    def test_times(self):
        winter = self.add_meeting("--from", "9.30", "--to", "11.00", date="2025-01-14")
        summer = self.add_meeting("--kind", "online", "--from", "10:00", "--track", "2", date="1.7.2025")
        self.assertEqual((winter["starts"], winter["ends"]),
                         ("2025-01-14T08:30:00Z", "2025-01-14T10:00:00Z"))
        self.assertEqual((summer["starts"], summer["ends"]),
                         ("2025-07-01T08:00:00Z", "2025-07-01T09:30:00Z"))
        self.assertEqual((summer["tracks"], summer["attendance"]), ([2], []))
        listed = self.json("meeting", "list")["meetings"]
        self.assertEqual([meeting["id"] for meeting in listed],
                         [winter["id"], summer["id"], self.meeting["id"]])

    def test_attend(self):
        meeting = self.json("meeting", "attend", self.meeting["id"][-8:], self.people[2], "excused")
        self.assertEqual({entry["name"]: entry["attendance"] for entry in meeting["attendance"]},
                         {"Anne": "attended", "Bo": "attended", "Carl": "excused"})
        self.assertIn("Attendance of Carl", self.spor("undo"))
        self.assertEqual(len(self.json("meeting", "list")["meetings"][0]["attendance"]), 2)
        self.assert_sound()

    def test_uninvite(self):
        """What was at the meeting stays noted until somebody takes that back."""
        said = self.refused("meeting", "uninvite", self.meeting["id"], self.people[0], status=1)
        self.assertIn("Anne is noted as", said)
        self.json("meeting", "attend", self.meeting["id"], self.people[0], "invited")
        meeting = self.json("meeting", "uninvite", self.meeting["id"], self.people[0])
        self.assertEqual([entry["name"] for entry in meeting["attendance"]], ["Bo"])
        self.assertIn("No longer invited: Anne", self.spor("undo"))
        self.assertEqual(len(self.json("meeting", "list")["meetings"][0]["attendance"]), 2)
        self.assert_sound()

    def test_series(self):
        said = self.json("meeting", "add", "--kind", "online", "--date", "2025-09-01", "--from", "10.00",
                         "--to", "11.30", "--title", "Statusmøde", "--repeat", "first-tuesday",
                         "--until", "2025-11-30")
        meetings = said["meetings"]
        self.assertEqual([(meeting["starts"], meeting["ends"]) for meeting in meetings],
                         [("2025-09-02T08:00:00Z", "2025-09-02T09:30:00Z"),
                          ("2025-10-07T08:00:00Z", "2025-10-07T09:30:00Z"),
                          ("2025-11-04T09:00:00Z", "2025-11-04T10:30:00Z")])
        [series] = {meeting["series"] for meeting in meetings}
        self.assertTrue(series)
        self.assertEqual({len(meeting["attendance"]) for meeting in meetings}, {2})
        moved = self.json("meeting", "edit", meetings[1]["id"], "--date", "2025-10-14", "--from", "9.00")
        self.assertEqual((moved["starts"], moved["ends"]),
                         ("2025-10-14T07:00:00Z", "2025-10-14T08:30:00Z"))
        self.assertEqual({**moved, "starts": None, "ends": None},
                         {**meetings[1], "starts": None, "ends": None})
        self.json("meeting", "delete", meetings[2]["id"])
        self.assertEqual(len(self.json("meeting", "list")["meetings"]), 3)
        for _ in range(3):
            said = self.spor("undo")
        self.assertIn("New series of meetings: Statusmøde", said)
        self.assertEqual(self.json("meeting", "list")["meetings"],
                         [{**self.meeting, "attendance": [{**entry, "attendance": "attended"} for entry
                                                          in self.meeting["attendance"]]}])
        self.assert_sound()

    def test_delete(self):
        self.add(self.line())
        self.assertIn("claims", self.refused("meeting", "delete", self.meeting["id"], status=1))
        self.spor("undo")
        self.assertEqual(self.json("meeting", "delete", self.meeting["id"])["id"], self.meeting["id"])
        self.assertEqual(self.json("meeting", "list")["meetings"], [])
        self.assert_sound()

    def test_wrong_series(self):
        add = ["meeting", "add", "--date", "2025-04-01", "--place", "A"]
        for options, said in [
                (["--repeat", "sometimes", "--count", "2"], "“sometimes”"),
                (["--repeat", "0-weeks", "--count", "2"], "“0-weeks”"),
                (["--repeat", "sixth-tuesday", "--count", "2"], "“sixth-tuesday”"),
                (["--repeat", "first-tirsdag", "--count", "2"], "“first-tirsdag”"),
                (["--repeat", "week"], "--until"), (["--count", "2"], "--repeat"),
                (["--repeat", "week", "--count", "0"], "“0”"),
                (["--repeat", "week", "--count", "121"], "“121”"),
                (["--repeat", "week", "--until", "soon"], "“soon”"),
                (["--repeat", "week", "--until", "2025-03-31"], "“2025-03-31”")]:
            with self.subTest(options):
                self.assertIn(said, self.refused(*add, *options, status=2))
        self.assertEqual(len(self.json("meeting", "list")["meetings"]), 1)

    def test_wrong(self):
        for arguments, said in [
                (["meeting", "cancel"], "“cancel”"),
                (["meeting", "add", "--place", "Aarhus"], "--date"),
                (["meeting", "add", "--date", "31-02-2025", "--place", "Aarhus"], "“31-02-2025”"),
                (["meeting", "add", "--date", "2025-04-01"], "--place"),
                (["meeting", "add", "--date", "2025-04-01", "--place", "A", "--kind", "x"], "“x”"),
                (["meeting", "add", "--date", "2025-04-01", "--place", "A", "--from", "25"], "“25”"),
                (["meeting", "add", "--date", "2025-04-01", "--place", "A", "--to", "8.00"], "“8.00”"),
                (["meeting", "add", "--date", "2025-04-01", "--place", "A", "--track", "3"], "“3”"),
                (["meeting", "attend", self.meeting["id"], self.people[0], "late"], "“late”"),
                (["meeting", "attend", "nosuchid", self.people[0], "attended"],
                 "There is no meeting with the id “nosuchid”."),
                (["meeting", "attend", self.meeting["id"], "nosuchid", "attended"], "“nosuchid”"),
                (["meeting", "attend"], "spor-cli meeting attend MEETING ID")]:
            with self.subTest(arguments):
                self.assertIn(said, self.refused(*arguments, status=2))


class Adding(Claims):
    def test_claim(self):
        claim = self.add(self.line(), self.line("toll", "1.245,50", self.ticket, note="Storebælt"),
                         self.line("parking", "20", self.ticket),
                         self.line("car", "145,5", date="2025-04-01"),
                         self.line("bicycle", "7,5", date="2022-05-01"))
        self.assertEqual(claim["state"], "draft")
        self.assertEqual(claim["name"], "Anne")
        self.assertEqual([line["amount"] for line in claim["lines"]],
                         [4800, 124550, 2000, 32447, 428])  # 223 × 145.5 and 57 × 7.5, half up
        self.assertEqual(claim["total"], sum(line["amount"] for line in claim["lines"]))
        self.assertEqual((claim["lines"][3]["km"], claim["lines"][3]["rate"]), (145.5, 223))
        [receipt] = claim["receipts"]
        self.assertEqual((receipt["name"], receipt["type"], receipt["size"], receipt["sha256"]),
                         ("billet.pdf", "application/pdf", len(PDF), hashlib.sha256(PDF).hexdigest()))
        self.assertEqual([line["receipt"] for line in claim["lines"]],
                         [None, receipt["id"], receipt["id"], None, None])
        self.assertEqual(claim["lines"][0]["date"], str(YESTERDAY))
        self.assertEqual(self.json("claim", "show", claim["id"][-8:]), claim)
        self.assert_sound()

    def test_list(self):
        first, second = self.add(self.line()), self.add(self.line(amount="52"), person=1)
        self.act("submit", second)
        listed = self.json("claim", "list")
        self.assertEqual([claim["id"] for claim in listed["claims"]], [first["id"], second["id"]])
        self.assertEqual(listed["total"], 10000)
        listed = self.json("claim", "list", "--state", "submitted")
        self.assertEqual([claim["id"] for claim in listed["claims"]], [second["id"]])
        self.assertIn("DKK\u00a052.00", self.spor("claim", "list"))
        other = self.add_meeting()
        for options, expected in ((["--member", self.people[0]], [first]),
                                  (["--meeting", self.meeting["id"]], [first, second]),
                                  (["--meeting", other["id"]], []),
                                  (["--member", self.people[1], "--state", "draft"], [])):
            self.assertEqual([claim["id"] for claim in self.json("claim", "list", *options)["claims"]],
                             [claim["id"] for claim in expected])
        self.refused("claim", "list", "--member", "nobody", status=2)

    def test_delete(self):
        claim = self.add(self.line("toll", "245", self.ticket))
        self.assertEqual(self.json("claim", "delete", claim["id"])["id"], claim["id"])
        self.assertEqual(self.json("claim", "list")["claims"], [])
        self.spor("undo")
        self.act("submit", claim)
        self.assertIn("“Submitted”", self.refused("claim", "delete", claim["id"], status=1))
        self.assert_sound()

    def test_undo_and_redo(self):
        claim = self.add(self.line("toll", "245", self.ticket))
        self.spor("undo")
        self.assertEqual(self.json("claim", "list")["claims"], [])
        self.spor("redo")
        self.assertEqual(self.json("claim", "show", claim["id"]), claim)
        self.act("submit", claim)
        self.assert_sound()

    def test_wrong(self):
        member, meeting = ["--member", self.people[0]], ["--meeting", self.meeting["id"]]
        for options, said in [
                (member, "--meeting"), (meeting, "--member"),
                ([*member, "--meeting", "nosuchid"], "“nosuchid”"),
                ([*member, *meeting, "--line", "balloon;2025-04-01;A;B;10"], "“balloon"),
                ([*member, *meeting, "--line", "public;2025-04-01;A;B"], "“public"),
                ([*member, *meeting, "--line", self.line(amount="1.2.3")], "“1.2.3”"),
                ([*member, *meeting, "--line", self.line(amount="-5")], "“-5”"),
                ([*member, *meeting, "--line", self.line("car", "far")], "“far”"),
                ([*member, *meeting, "--corrects", "nosuchid"],
                 "There is no claim with the id “nosuchid”.")]:
            with self.subTest(options):
                self.assertIn(said, self.refused("claim", "add", *options, status=2))
        for arguments in (["claim", "forget"], ["claim", "show"], ["claim", "show", "nosuchid"],
                          ["claim", "list", "--state", "happy"], ["claim", "return", "nosuchid"]):
            self.refused(*arguments, status=2)

    def test_receipts_that_are_none(self):
        text = self.write("note.txt", "No receipt")
        for path in (text, self.write("empty.pdf", b""), self.folder / "missing.pdf"):
            said = self.refused("claim", "add", "--member", self.people[0], "--meeting",
                                self.meeting["id"], "--line", self.line("toll", "245", path), status=3)
            self.assertIn(path.name, said)
        self.assertEqual(self.json("claim", "list")["claims"], [])


class Money(Claims):
    """Rates, terms, totals."""

    def rate(self, day):
        return {entry["from"]: entry for entry in self.json("rate", "list")["rates"]}.get(day)

    def test_rates(self):
        self.assertEqual(len(self.json("rate", "list")["rates"]), 6)
        self.assertEqual(self.rate("2022-05-01"),
                         {"from": "2022-05-01", "to": "2022-12-31", "high": 370, "low": 217, "bicycle": 57,
                          "source": "driversnote.dk 2022-satser; efterskolerne.dk"})
        self.spor("rate", "set", "2027-01-01", "2027-12-31", "--high", "4,01", "--low", "2,35",
                  "--bicycle", "0,66", "--source", "cirkulære 2027", "--actor", "Finn")
        self.assertEqual(self.rate("2027-01-01")["low"], 235)
        self.spor("rate", "set", "2027-01-01", "2027-06-30", "--low", "2,36")
        self.assertEqual(self.rate("2027-01-01"),
                         {"from": "2027-01-01", "to": "2027-06-30", "high": 401, "low": 236,
                          "bicycle": 66, "source": "cirkulære 2027"})
        before = digest(self.book)
        said = self.refused("rate", "set", "2027-06-30", "2027-12-31", "--high", "4", "--low", "2",
                            "--bicycle", "1", status=1)
        self.assertIn("2027-01-01 to 2027-06-30", said)
        self.assertEqual(digest(self.book), before)
        self.spor("rate", "remove", "2022-01-01")
        self.assertIsNone(self.rate("2022-01-01"))
        self.assertEqual(self.log()[-3:][0], ("set-rate", "Finn"))
        self.spor("undo")
        self.assertEqual(self.rate("2022-01-01")["low"], 198)
        self.assert_sound()

    def test_wrong_rates(self):
        amounts = ["--high", "4", "--low", "2", "--bicycle", "1"]
        for arguments, status, said in [
                (["set", "soon", "2027-12-31", *amounts], 2, "“soon”"),
                (["set", "2027-01-01", "never", *amounts], 2, "“never”"),
                (["set", "2027-01-01", "2027-12-31", *amounts[2:]], 2, "--high"),
                (["set", "2027-01-01", "2027-12-31", *amounts, "--low", "2.2.2"], 2, "“2.2.2”"),
                (["set", "2027-01-01", "2027-12-31", *amounts, "--low", "0"], 1, "nothing"),
                (["set", "2027-02-01", "2027-01-31", *amounts], 1, "2027-02-01"),
                (["remove", "2027-01-01"], 2, "2027-01-01"), (["remove"], 2, "FROM")]:
            with self.subTest(arguments):
                self.assertIn(said, self.refused("rate", *arguments, status=status))

    def test_line_keeps_its_rate(self):
        claim = self.add(self.line("car", "100", date="2025-04-01"))
        self.spor("rate", "set", "2025-01-01", "2025-12-31", "--low", "3")
        self.assertEqual(self.json("claim", "show", claim["id"])["total"], 22300)
        self.assertEqual(self.add(self.line("car", "100", date="2025-04-01"))["total"], 30000)

    def test_terms(self):
        self.assertEqual(self.json("claim", "terms"),
                         {"car_rate": "low", "receipt_above": 10000, "days_before": 2, "days_after": 2,
                          "months": 3, "budget": 0})
        changed = self.json("claim", "terms", "--car-rate", "high", "--receipt-above", "50,50",
                            "--days-before", "0", "--months", "4", "--budget", "25,000")
        self.assertEqual(changed, {"car_rate": "high", "receipt_above": 5050, "days_before": 0,
                                   "days_after": 2, "months": 4, "budget": 2500000})
        self.assertEqual(self.json("claim", "terms"), changed)
        self.assertEqual(self.log()[-1][0], "refund-terms")
        self.assertIn("DKK\u00a025,000.00", self.spor("claim", "terms"))
        for options in (["--car-rate", "medium"], ["--receipt-above", "x"], ["--months", "121"],
                        ["--days-after", "-1"], ["--budget", "1.2.3"]):
            self.assertIn(f"“{options[1]}”", self.refused("claim", "terms", *options, status=2))
        self.assertEqual(self.json("claim", "terms"), changed)

    def test_totals(self):
        self.approved()
        self.act("submit", self.add(self.line(amount="52"), person=1))
        self.add(self.line(amount="7"))
        self.spor("claim", "terms", "--budget", "1000")
        totals = self.json("claim", "totals", "--by", "municipality")
        self.assertEqual((totals["budget"], totals["used"], totals["waiting"], totals["whole"]["total"]),
                         (100000, 29300, 5200, 35200))
        self.assertEqual([(group["key"], group["label"], group["claims"], group["total"])
                          for group in totals["groups"]],
                         [("0253", "Greve", 1, 5200), ("0461", "Odense", 2, 30000)])
        self.assertEqual(totals["groups"][1]["amounts"],
                         {"draft": 700, "submitted": 0, "approved": 29300, "returned": 0,
                          "rejected": 0, "paid": 0})
        for by in ("meeting", "track", "region", "month", "state"):
            groups = self.json("claim", "totals", "--by", by)["groups"]
            self.assertEqual(sum(group["total"] for group in groups), 35200)
        self.assertNotIn("groups", self.json("claim", "totals"))
        said = self.spor("claim", "totals", "--by", "track")
        self.assertIn("DKK\u00a0293.00 of a budget of DKK\u00a01,000.00", said)
        self.assertIn("“weather”", self.refused("claim", "totals", "--by", "weather", status=2))


class Rules(Claims):
    """One claim for each rule, which is the only thing wrong with it."""

    def test_empty(self):
        self.assert_not_submitted("empty", self.add())

    def test_not_physical(self):
        meeting = self.add_meeting("--kind", "online")["id"]
        self.json("meeting", "attend", meeting, self.people[0], "attended")
        self.assert_not_submitted("not-physical", self.add(self.line(), meeting=meeting))

    def test_not_invited(self):
        self.assert_not_submitted("not-invited", self.add(self.line(), person=2))

    def test_not_attended_warns(self):
        self.json("meeting", "attend", self.meeting["id"], self.people[0], "accepted")
        claim = self.act("submit", self.add(self.line()))
        self.assertEqual([entry["code"] for entry in claim["findings"]], ["not-attended"])

    def test_amount(self):
        self.assert_not_submitted("amount", self.add(self.line(amount="0")))

    def test_no_rate(self):
        meeting = self.add_meeting(date="2021-12-31")["id"]
        self.json("meeting", "attend", meeting, self.people[0], "attended")
        claim = self.add(self.line("car", "10", date="2021-12-31"), meeting=meeting)
        self.assertEqual(claim["total"], 0)
        self.assertEqual(self.assert_refused("amount", "claim", "submit", claim["id"]),
                         ["amount", "deadline"])

    def test_date(self):
        for days, code in ((-3, "date"), (-2, None), (2, None), (3, "date")):
            date = YESTERDAY + datetime.timedelta(days=days)
            claim = self.add(self.line(amount=f"{50 + days}", date=date))
            if code:
                self.assert_not_submitted(code, claim)
            else:
                self.act("submit", claim)

    def test_receipt(self):
        self.act("submit", self.add(self.line(amount="100,00")))
        self.assert_not_submitted("receipt", self.add(self.line(amount="100,01")))
        for mode in ("toll", "ferry", "parking", "taxi"):
            self.assert_not_submitted("receipt", self.add(self.line(mode, "0,01")))

    def test_doubled(self):
        self.act("submit", self.add(self.line(), self.line()))  # there and back
        self.assert_not_submitted("doubled", self.add(self.line()))
        self.act("submit", self.add(self.line(), person=1))

    def test_doubled_receipt(self):
        self.act("submit", self.add(self.line("toll", "245", self.ticket)))
        again = self.write("another name.pdf", PDF)
        self.assert_not_submitted("doubled-receipt", self.add(self.line("toll", "246", again), person=1))

    def test_doubled_in_another_round(self):
        """Somebody in two rounds is known by their e-mail; a receipt by its content. The round is named."""
        self.act("submit", self.add(self.line(), self.line("toll", "245", self.ticket)))
        self.json("round", "add", "Faggruppen", "--copy", "Implementeringsarbejdsgruppe FBS 2.0")
        self.import_answers([answer(0, Navn="Anne", Kommune="Odense", E_mail="PERSON0@example.dk"),
                             answer(1, Navn="Bo", Kommune="Greve")])
        ids = self.ids()
        self.people = [ids["900000"], ids["900001"]]
        for person in self.people:
            self.json("seat", person)
        meeting = self.add_meeting()
        for person in self.people:
            self.json("meeting", "attend", meeting["id"], person, "attended")
        twice = self.add(self.line(), meeting=meeting["id"])
        self.assert_not_submitted("doubled", twice)
        self.assertIn("“Implementeringsarbejdsgruppe FBS 2.0”", twice["findings"][0]["text"])
        again = self.write("another name.pdf", PDF)
        file_twice = self.add(self.line("toll", "99", again), person=1, meeting=meeting["id"])
        self.assert_not_submitted("doubled-receipt", file_twice)
        self.assertIn("“Implementeringsarbejdsgruppe FBS 2.0”", file_twice["findings"][0]["text"])
        self.act("submit", self.add(self.line(), person=1, meeting=meeting["id"]))

    def test_shared_mailbox(self):
        """Two of different names at one address are two people; who has added a surname is one."""
        self.import_answers([answer(10, Navn="Dorte Lund", Kommune="Odense", E_mail="post@example.dk"),
                             answer(11, Navn="Erik Holm", Kommune="Odense", E_mail="POST@example.dk"),
                             answer(12, Navn="Dorte Lund Bach", Kommune="Odense", E_mail="post@example.dk")])
        ids = self.ids()
        self.people = [ids[str(900000 + number)] for number in (10, 11, 12)]
        for person in self.people:
            self.json("meeting", "attend", self.meeting["id"], person, "attended")
        self.act("submit", self.add(self.line()))
        self.act("submit", self.add(self.line(), person=1))
        self.assert_not_submitted("doubled", self.add(self.line(), person=2))

    def test_km_warns(self):
        claim = self.add(self.line("car", "289", date="2025-04-01"))
        self.assertNotIn("km", [entry["code"] for entry in claim["findings"]])
        claim = self.add(self.line("car", "289,1", date="2025-04-01"))
        [finding] = [entry for entry in claim["findings"] if entry["code"] == "km"]
        self.assertFalse(finding["blocks"])

    def test_deadline(self):
        for days, late in ((87, False), (94, True)):
            date = TODAY - datetime.timedelta(days=days)
            meeting = self.add_meeting(date=date)["id"]
            self.json("meeting", "attend", meeting, self.people[0], "attended")
            claim = self.add(self.line(date=date), meeting=meeting)
            if late:
                self.assert_not_submitted("deadline", claim)
            else:
                self.act("submit", claim)

    def test_ean(self):
        self.assert_not_submitted("ean", self.add(self.line(), options=["--ean", "5790000121525"]))
        claim = self.add(self.line(amount="49"), options=["--ean", "5790000121526"])
        self.assertEqual((claim["route"], claim["ean"]), ("ean", "5790000121526"))
        self.act("submit", claim)

    def test_receipt_must_show(self):
        """What cannot be looked at is no receipt, and leaves the book as it was."""
        add = ["claim", "add", "--member", self.people[0], "--meeting", self.meeting["id"], "--line"]
        before = digest(self.book)
        for name, content, said in (("kort.pdf", b"%PDF-1.4\nxxxxxx", "damaged"), ("halv.pdf", PDF[:60], "damaged"),
                                    ("bro.png", b"\x89PNG\r\n\x1a\n" + b"x" * 40, "damaged"),
                                    ("bro.jpg", b"\xff\xd8\xff" + b"x" * 40, "damaged"),
                                    ("last.pdf", LOCKED, "locked with a password")):
            refusal = self.refused(*add, self.line("toll", "245", self.write(name, content)), status=3)
            self.assertIn(name, refusal)
            self.assertIn(said, refusal)
        self.assertEqual(digest(self.book), before)

    def test_personal_number(self):
        add = ["claim", "add", "--member", self.people[0], "--meeting", self.meeting["id"]]
        named = self.write("010190-1234.pdf", PDF)
        for options in (["--note", "cpr 010190-1234"], ["--line", self.line(note="0101901234")],
                        ["--line", f"public;{YESTERDAY};01.01.90-1234;Aarhus;48"]):
            self.assert_refused("personal-number", *add, *options)
        said = self.refused(*add, "--line", self.line("toll", "245", named), status=3)
        self.assertIn("“••••••-••••.pdf”", said)
        claim = self.act("submit", self.add(self.line()))
        self.assert_refused("personal-number", "claim", "reject", claim["id"], "010190-1234", actor="Bo")
        self.assertNotIn(b"010190", self.book.read_bytes())


class Life(Claims):
    def test_whole(self):
        claim = self.add(self.line(), self.line("toll", "245", self.ticket))
        claim = self.act("submit", claim)
        self.assertEqual((claim["state"], claim["submitted_by"]), ("submitted", "Åse"))
        claim = self.act("return", claim, "Billetten er utydelig", actor="Bo")
        self.assertEqual((claim["state"], claim["reason"]), ("returned", "Billetten er utydelig"))
        better = self.write("better.pdf", PDF + b"%%EOF\n")
        lines = ["--line", self.line(), "--line", self.line("toll", "246", better)]
        edited = self.json("claim", "edit", claim["id"], *lines, "--note", "Ny scanning",
                           "--actor", "Åse")
        self.assertEqual((edited["total"], edited["note"]), (29400, "Ny scanning"))
        self.assertEqual([receipt["name"] for receipt in edited["receipts"]], ["better.pdf"])
        self.act("submit", claim)
        self.assertIn("no longer", self.refused("claim", "edit", claim["id"], "--note", "x", status=1))
        claim = self.act("approve", claim, actor="Bo")
        self.assertEqual((claim["total"], claim["state"]), (29400, "approved"))
        self.assertEqual((claim["state"], claim["decided_by"]), ("approved", "Bo"))
        claim = self.act("pay", claim, "--date", TODAY, "--reference", "B-17", actor="Finn")
        self.assertEqual((claim["state"], claim["paid_by"], claim["paid_on"], claim["reference"]),
                         ("paid", "Finn", str(TODAY), "B-17"))
        earlier, = claim["returns"]
        self.assertEqual((earlier["submitted_by"], earlier["decided_by"], earlier["reason"]),
                         ("Åse", "Bo", "Billetten er utydelig"))
        self.assertEqual(self.log()[-6:], [("submit-claim", "Åse"), ("return-claim", "Bo"),
                                           ("edit-claim", "Åse"), ("submit-claim", "Åse"),
                                           ("approve-claim", "Bo"), ("pay-claim", "Finn")])
        self.assert_sound()

    def test_two_people(self):
        claim = self.act("submit", self.add(self.line()))
        self.assert_refused("own-claim", "claim", "approve", claim["id"])
        self.assert_refused("own-claim", "claim", "approve", claim["id"], actor="åse")
        self.act("approve", claim, actor="Bo")

    def test_reasons(self):
        claim = self.act("submit", self.add(self.line()))
        for act in ("return", "reject"):
            self.assert_refused("reason", "claim", act, claim["id"], " ", actor="Bo")
        self.act("reject", claim, "Ikke et fysisk møde", actor="Bo")

    def test_payment(self):
        claim = self.approved()
        pay = ["claim", "pay", claim["id"]]
        for options in (["--date", TODAY], ["--reference", "B-17"],
                        ["--date", TOMORROW, "--reference", "B-17"],
                        ["--date", TODAY - datetime.timedelta(days=2), "--reference", "B-17"]):
            self.assert_refused("payment", *pay, *options)

    def test_states(self):
        """Every act in every state where there is no arrow for it."""
        rest = {"return": ["x"], "reject": ["x"], "pay": ["--date", TODAY, "--reference", "x"]}
        allowed = {"draft": ["submit"], "submitted": ["approve", "return", "reject"],
                   "returned": ["submit"], "approved": ["pay"], "rejected": [], "paid": []}
        lives = {"draft": [], "submitted": ["submit"], "returned": ["submit", "return"],
                 "rejected": ["submit", "reject"], "approved": ["submit", "approve"],
                 "paid": ["submit", "approve", "pay"]}
        for number, (state, acts) in enumerate(lives.items()):
            claim = self.add(self.line(amount=f"{40 + number}"))
            for act in acts:
                claim = self.act(act, claim, *rest.get(act, []), actor="Åse" if act == "submit" else "Bo")
            self.assertEqual(claim["state"], state)
            for act in ("submit", "approve", "return", "reject", "pay"):
                if act not in allowed[state]:
                    with self.subTest(state=state, act=act):
                        self.assert_refused("state", "claim", act, claim["id"], *rest.get(act, []),
                                            actor="Finn")

    def test_correction(self):
        claim = self.approved()
        again = self.write("again.pdf", PDF)
        lines = [self.line(), self.line("toll", "245", again)]
        self.assertEqual(self.assert_refused("doubled", "claim", "submit", self.add(*lines)["id"]),
                         ["doubled", "doubled", "doubled-receipt"])
        self.spor("undo")
        corrected = self.add(*lines, options=["--corrects", claim["id"][-8:]])
        self.assertEqual(corrected["corrects"], claim["id"])
        self.assertEqual((corrected["total"], corrected["due"], claim["due"]),
                         (claim["total"], 0, claim["total"]))
        corrected = self.act("submit", corrected)
        self.assertEqual([entry["code"] for entry in corrected["findings"]], ["correction"])
        self.assertEqual(self.json("claim", "show", claim["id"])["findings"], [])
        self.assertEqual(self.json("claim", "list")["due"], claim["total"])
        self.assertEqual(self.json("claim", "totals")["whole"]["total"], claim["total"])
        self.assert_not_submitted("corrects", self.add(self.line(amount="7"),
                                                       options=["--corrects", corrected["id"]]))

    def test_decisions_are_not_undone(self):
        claim = self.approved()
        self.assertIn("Attendance of Bo", self.spor("undo"))
        self.assertEqual(self.json("claim", "show", claim["id"])["state"], "approved")
        self.assert_sound()


class Exports(Claims):
    def test_refunds(self):
        """What the cells hold is tested with the core; this is the way there."""
        self.approved()
        self.act("submit", self.add(self.line(amount="52"), person=1))
        out = self.folder / "refusion.xlsx"
        self.assertEqual(self.json("export", "refunds", out), {"written": [str(out)]})
        book = openpyxl.load_workbook(out)
        self.assertEqual(book.sheetnames, ["Claims", "Lines", "Totals", "Payment list"])
        self.assertEqual([row[4] for row in book["Claims"].iter_rows(min_row=5, values_only=True)],
                         [293, 52])
        self.assertEqual(sum(row[12] for row in book["Lines"].iter_rows(min_row=5, values_only=True)),
                         self.json("claim", "list")["total"] / 100)
        self.assertEqual([row[4] for row in book["Payment list"].iter_rows(min_row=5, values_only=True)],
                         [293])

    def test_payments(self):
        """All that is to be paid, or what is named of it."""
        other = self.add(self.line(), person=1)
        self.act("submit", other)
        claims = [self.approved(), self.act("approve", other, actor="Bo")]
        draft = self.add(self.line(amount="52"))
        out = self.folder / "udbetaling.xlsx"

        def listed(*ids):
            self.assertEqual(self.json("export", "payments", *ids, out), {"written": [str(out)]})
            book = openpyxl.load_workbook(out)
            self.assertEqual(book.sheetnames, ["Payment list"])
            return {row[6] for row in book["Payment list"].iter_rows(min_row=5, values_only=True)}

        first, other = [claim["id"][-8:] for claim in claims]
        self.assertEqual(listed(), {first, other})
        self.assertEqual(listed(claims[0]["id"]), {first})
        self.assertEqual(listed(claims[1]["id"]), {other})
        self.assertEqual(listed(claims[0]["id"], other), {first, other})
        out.unlink()
        self.assertIn(draft["id"], self.refused("export", "payments", claims[0]["id"], draft["id"], out, status=1))
        self.assertIn("“nosuchid”", self.refused("export", "payments", "nosuchid", out, status=2))
        self.assertFalse(out.exists())

    def test_claim(self):
        claim = self.approved()
        out = self.folder / "claim.pdf"
        self.assertEqual(self.json("export", "claim", claim["id"][-8:], out), {"written": [str(out)]})
        self.assertEqual(out.read_bytes()[:5], b"%PDF-")

    def test_wrong(self):
        for arguments, said in [(["claim", "x.pdf"], "export claim ID OUT"),
                                (["refunds", "x", "y.xlsx"], "export WHAT OUT"),
                                (["claim", "nosuchid", "x.pdf"], "“nosuchid”"),
                                (["claims", "x.pdf"], "“claims”")]:
            with self.subTest(arguments):
                self.assertIn(said, self.refused("export", *arguments, status=2))
        self.assertIn("x.xlsx", self.refused("export", "refunds", "nowhere/x.xlsx", status=1))


class PastSpor(Claims):
    MEDDLING = ["UPDATE claim SET note = 'x'", "UPDATE claim SET state = 'draft'",
                "UPDATE claim SET decided_by = 'x'", "DELETE FROM claim",
                "INSERT OR REPLACE INTO claim SELECT * FROM claim",
                "UPDATE claim_line SET amount = 1", "DELETE FROM claim_line",
                "UPDATE receipt SET sha256 = ''", "DELETE FROM receipt",
                "UPDATE receipt_bytes SET bytes = x'00'", "DELETE FROM receipt_bytes"]

    def assert_held(self, claim):
        before = self.json("claim", "show", claim["id"])
        book = sqlite3.connect(self.book)
        for sql in self.MEDDLING:
            with self.subTest(sql), self.assertRaises(sqlite3.IntegrityError):
                book.execute(sql)
            book.rollback()
        book.close()
        self.assertEqual(self.json("claim", "show", claim["id"]), before)
        self.assert_sound()

    def test_approved(self):
        self.assert_held(self.approved())

    def test_paid(self):
        claim = self.approved()
        self.assert_held(self.act("pay", claim, "--date", TODAY, "--reference", "B-17"))


class Killed(Claims):
    def test_receipt(self):
        """Killed at any moment while a large receipt is stored: all of it is there, or nothing."""
        start = time.monotonic()
        self.add(self.line("toll", "245", self.write("scan.pdf", PDF + b"." * 5_000_000)))
        seconds, whole = time.monotonic() - start, 1
        for number in range(12):
            scan = self.write("scan.pdf", PDF + bytes([number]) * 5_000_000)
            running = subprocess.Popen(
                [SPOR_CLI, "claim", "add", "--member", self.people[0], "--meeting", self.meeting["id"],
                 "--line", self.line("toll", f"{number + 1}", scan)],
                env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(seconds * number / 12)
            running.kill()
            running.wait(timeout=60)
            claims = self.json("claim", "list")["claims"]
            self.assertIn(len(claims) - whole, (0, 1))
            whole = len(claims)
            for claim in claims:
                self.assertEqual((len(claim["lines"]), len(claim["receipts"])), (1, 1))
            self.assert_sound()  # reads every receipt and compares it with its digest
        self.assertLess(whole, 13, "nothing was killed in time")


if __name__ == "__main__":
    main()
