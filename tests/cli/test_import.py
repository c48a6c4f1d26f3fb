# SPDX-License-Identifier: GPL-3.0-or-later
"""The example in every flavour against what must be found in it; imports again, edited, undone."""

import collections
import csv
import io
import json
import shutil

from sporcli import EXAMPLE, HEADER, CliTest, answer, csv_text, digest, main

TRUTH = json.loads((EXAMPLE / "truth.json").read_text(encoding="utf-8"))

FLAVOURS = {
    "folder": ["eu"],
    "files": ["eu/labels.csv", "eu/dataset.csv", "eu/structure.csv"],
    "zip": ["eu.zip"],
    "utf-16": ["intl"],
    "all quoted": ["us"],
    "workbook": ["surveyxact.xlsx"],
    "saved by hand": ["haandgemt.csv"],
}


class Example(CliTest):
    def assert_truth(self, report, signups):
        expected = {"read": TRUTH["rows"], "accepted": TRUTH["accepted"],
                    "attention": TRUTH["attention"], "skipped": TRUTH["skipped"],
                    "new": TRUTH["rows"], "updated": 0, "unchanged": 0,
                    "problems": TRUTH["problems"],
                    "remarks": {"personal-number": TRUTH["cpr_flagged"],
                                "outside-municipalities": TRUTH["outside_municipalities"],
                                "same-municipality-and-track": TRUTH["same_municipality_and_track"]}}
        self.assertEqual({key: report[key] for key in expected}, expected)

        eligible = [row for row in signups if row["status"] == "eligible"]
        self.assertEqual(collections.Counter(str(row["track"]) for row in eligible),
                         TRUTH["accepted_by_track"])
        self.assertEqual(collections.Counter(row["region"] for row in eligible if row["region"]),
                         TRUTH["accepted_by_region"])
        self.assertEqual(collections.Counter(row["status"] for row in signups),
                         {"eligible": TRUTH["accepted"], "attention": TRUTH["attention"],
                          "skipped": TRUTH["skipped"]})

    def test_every_flavour(self):
        for flavour, paths in FLAVOURS.items():
            with self.subTest(flavour):
                self.book = self.folder / f"{flavour}.spor"
                self.new_book()
                report = self.json("import", *(EXAMPLE / path for path in paths))
                self.assert_truth(report, self.signups())
                self.assert_sound()

                before, log = self.signups(), self.log()
                again = self.json("import", *(EXAMPLE / path for path in paths))
                self.assertEqual([again[key] for key in ("new", "updated", "unchanged")],
                                 [0, 0, TRUTH["rows"]])
                self.assertEqual(self.signups(), before)
                self.assertEqual(self.log(), log)

    def test_flavours_agree(self):
        """The same answers whichever way they come, but for what the hand-saved file leaves out."""
        found = []
        for flavour in ("folder", "utf-16", "all quoted", "workbook"):
            self.book = self.folder / f"{flavour}.spor"
            self.new_book()
            self.spor("import", *(EXAMPLE / path for path in FLAVOURS[flavour]))
            found.append([{**row, "id": None} for row in self.signups()])
        for other in found[1:]:
            self.assertEqual(other, found[0])

    def test_saved_by_hand_over_the_export(self):
        """A list saved by hand has no seconds; its times are no news."""
        self.new_book()
        self.spor("import", EXAMPLE / "eu")
        before = {row["id"]: row["closed"] for row in self.signups()}
        report = self.json("import", EXAMPLE / "haandgemt.csv")
        changed = {change["field"] for row in report["rows"] for change in row.get("changes", [])}
        self.assertEqual((report["new"], changed & {"created", "closed"}), (0, set()))
        self.assertGreater(report["unchanged"], 100)
        self.assertEqual({row["id"]: row["closed"] for row in self.signups()}, before)

    def test_rows_say_why(self):
        self.new_book()
        report = self.json("import", EXAMPLE / "eu")
        for row in report["rows"]:
            self.assertEqual(row["outcome"], "new")
            for problem in row["problems"]:
                self.assertEqual(set(problem), {"code", "field", "value", "text"})
                self.assertTrue(problem["text"])
                if problem["code"] == "invalid-email":
                    self.assertEqual((problem["field"], problem["value"]),
                                     ("email", "anne(at)example,dk"))
        counted = collections.Counter(problem["code"] for row in report["rows"]
                                      if row.get("status") != "skipped"
                                      for problem in row["problems"])
        self.assertEqual(counted, TRUTH["problems"])

    def test_text_report(self):
        self.new_book()
        text = self.spor("import", EXAMPLE / "eu.zip")
        for count in ("148", "126", "18"):
            self.assertRegex(text, rf"(?m)\s{count}$")
        self.assertIn("“anne(at)example,dk” is not an e-mail address.", text)

    def test_dry_run(self):
        self.new_book()
        before = digest(self.book)
        report = self.json("import", "--dry-run", EXAMPLE / "eu")
        self.assertEqual((report["read"], report["accepted"]), (TRUTH["rows"], TRUTH["accepted"]))
        self.assertEqual(digest(self.book), before)
        self.assertEqual(self.signups(), [])

    def test_include_incomplete(self):
        self.new_book()
        report = self.json("import", "--include-incomplete", EXAMPLE / "eu")
        self.assertEqual(report["skipped"], 0)
        self.assertEqual(report["accepted"] + report["attention"], TRUTH["rows"])

    def test_undo_and_redo(self):
        self.new_book()
        self.spor("import", EXAMPLE / "eu")
        after = self.signups()
        self.assertIn("undone", self.json("undo"))
        self.assertEqual(self.signups(), [])
        self.assertIn("redone", self.json("redo"))
        self.assertEqual(self.signups(), after)
        self.assert_sound()


class AgainEdited(CliTest):
    def edit_file(self, folder, changes):
        """Rewrites the dataset in @folder: respondent → {column: text}."""
        path = folder / "dataset.csv"
        text = path.read_bytes().decode("cp1252")
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
        out = io.StringIO()
        writer = csv.DictWriter(out, reader.fieldnames, delimiter=";", lineterminator="\r\n")
        writer.writeheader()
        for row in reader:
            writer.writerow({**row, **changes.get(row["responde"], {})})
        path.write_bytes(out.getvalue().encode("cp1252"))

    def test_three_answers(self):
        export = self.folder / "export"
        shutil.copytree(EXAMPLE / "eu", export)
        self.new_book()
        self.spor("import", export)
        first = self.signups("--status", "eligible")
        a, b, c = first[3:6]
        self.spor("edit", c["id"], "title=Sat i hånden")

        # s_6 is the title, s_8 the telephone
        self.edit_file(export, {a["respondent"]: {"s_6": "Ny titel"},
                                b["respondent"]: {"s_8": "11 22 33 44"},
                                c["respondent"]: {"s_6": "Titel i filen", "s_8": "55667788"}})
        report = self.json("import", export)
        self.assertEqual([report[key] for key in ("new", "updated", "unchanged")],
                         [0, 3, TRUTH["rows"] - 3])

        changes = {row["respondent"]: {change["field"]: change for change in row["changes"]}
                   for row in report["rows"] if row["outcome"] == "updated"}
        self.assertEqual(changes, {
            a["respondent"]: {"title": {"field": "title", "before": a["title"], "after": "Ny titel",
                                        "kept": False}},
            b["respondent"]: {"phone": {"field": "phone", "before": b["phone"],
                                        "after": "11 22 33 44", "kept": False}},
            c["respondent"]: {"title": {"field": "title", "before": "Sat i hånden",
                                        "after": "Titel i filen", "kept": True},
                              "phone": {"field": "phone", "before": c["phone"],
                                        "after": "55667788", "kept": False}}})

        now = {row["id"]: row for row in self.signups()}
        self.assertEqual(now[a["id"]]["title"], "Ny titel")
        self.assertEqual(now[b["id"]]["phone"], "11 22 33 44")
        self.assertEqual((now[c["id"]]["title"], now[c["id"]]["phone"]), ("Sat i hånden", "55667788"))
        untouched = {row["id"]: row for row in first if row not in (a, b, c)}
        self.assertEqual({key: now[key] for key in untouched}, untouched)
        self.assert_sound()

        self.spor("undo")
        now = {row["id"]: row for row in self.signups()}
        self.assertEqual(now[a["id"]], a)
        self.assertEqual(now[c["id"]], {**c, "title": "Sat i hånden"})

    def test_long_answers_are_shortened(self):
        words = "Jeg vil gerne deltage. " * 500
        path = self.folder / "answers.csv"
        self.new_book()
        for motivation in (words, words + "Nu også i spor 2."):
            rows = [{**answer(n), "Motivation": motivation} for n in range(2)]
            path.write_text(csv_text(rows, HEADER + ["Motivation"]), encoding="utf-8")
            out = self.spor("import", path)
        self.assertLess(len(out), 2000)
        self.assertEqual(out.count("deltage. Nu også i spor 2."), 2)
        # a program gets all of it
        self.spor("undo")
        changes = self.json("import", path, "--dry-run")["rows"][0]["changes"]
        self.assertEqual(changes[0]["after"], words + "Nu også i spor 2.")
        # so is what the file says of an answer that stays as it was edited
        for person in self.ids().values():
            self.json("edit", person, "motivation=Sat i hånden")
        out = self.spor("import", path)
        self.assertLess(len(out), 2000)
        self.assertEqual(out.count("stays Sat i hånden, as edited here"), 2)

    def test_times_are_told_as_people_write_them(self):
        self.new_book()
        self.import_answers([answer(1)])
        path = self.write("answers.csv", csv_text([{**answer(1), "Oprettet": "2025-02-20 00:00:00"}]))
        self.assertIn("Created: 20 February 2025, 10:00 → 20 February 2025, 00:00", self.spor("import", path))

    def test_times_that_differ_in_seconds(self):
        """Two texts of a change are never the same, nor is a change left out."""
        self.new_book()
        for second in ("08", "20"):
            at = f"2025-02-20 10:07:{second}"
            path = self.write("answers.csv", csv_text([{**answer(1), "Oprettet": at}]))
            out = self.spor("import", path)
        self.assertIn("Created: 20 February 2025, 10:07:08 → 20 February 2025, 10:07:20", out)


class Cells(CliTest):
    def setUp(self):
        super().setUp()
        self.new_book()

    def test_kept_as_written(self):
        titles = ["=1+2", "+45 12", "-1", "@home", "000123", "a;b", 'say "hi"', "two\nlines", "🎓 Æøå",
                  "<b>&amp;</b>", "  spaces inside  kept "]
        self.import_answers([answer(i, Titel=title) for i, title in enumerate(titles)])
        self.assertEqual([row["title"] for row in self.signups()],
                         [title.strip() for title in titles])

    def test_personal_number_never_stored(self):
        report = self.import_answers([answer(1, Titel="Leder 010190-1234")])
        self.assertEqual(report["remarks"]["personal-number"], 1)
        self.assertNotIn("1234", self.signups()[0]["title"])
        for path in self.folder.glob("book.spor*"):
            self.assertNotIn(b"010190", path.read_bytes())

    def test_near_miss_is_a_problem_with_a_suggestion(self):
        report = self.import_answers([answer(1, Kommune="Svendbrog")])
        [row] = report["rows"]
        [problem] = row["problems"]
        self.assertEqual((problem["code"], problem["field"], problem["value"]),
                         ("unknown-municipality", "municipality", "Svendbrog"))
        self.assertIn("Svendborg", problem["text"])
        [signup] = self.signups()
        self.assertEqual((signup["status"], signup["code"], signup["municipality"]),
                         ("attention", None, "Svendbrog"))

        mended = self.json("edit", signup["id"], "municipality=Svendborg")
        self.assertEqual((mended["status"], mended["code"], mended["problems"]),
                         ("eligible", "0479", []))

    def test_mending(self):
        self.import_answers([answer(1, Navn=""), answer(2, E_mail="nobody"), answer(3, Rolle=""),
                             answer(4, Afsluttet="2025-03-04 00:00:00"),
                             answer(5, Samlet_status="Nogen svar"),
                             answer(6, Kommune="Biblioteket i Rom")])
        ids = self.ids()
        for number, words, problem in [
                (1, ["edit", "name=Åse"], "missing-name"),
                (2, ["edit", "email=aase@example.dk"], "invalid-email"),
                (3, ["edit", "roles=Projektleder"], "missing-role"),
                (4, ["waive", "late", "Aftalt på telefon"], "late"),
                (5, ["edit", "included=yes"], None),
                (6, ["edit", "organisation=Biblioteket i Rom"], "unknown-municipality")]:
            with self.subTest(number):
                signup = ids[str(900000 + number)]
                before = next(row for row in self.signups() if row["id"] == signup)
                self.assertEqual(before["problems"], [problem] if problem else [])
                self.assertEqual(before["status"], "attention" if problem else "skipped")
                after = self.json(words[0], signup[-8:], *words[1:])
                self.assertEqual((after["id"], after["status"], after["problems"]),
                                 (signup, "eligible", []))
        self.assertEqual(self.json("edit", ids["900001"], "withdrawn=yes")["status"], "withdrawn")
        self.assert_sound()

    def test_an_impossible_value_is_refused(self):
        self.import_answers([answer(1)])
        [signup] = self.signups()
        self.refused("edit", signup["id"], "closed=31-02-2025", "name=Ny", status=1)
        said = self.refused("edit", signup["id"], "name=Ny", "email=abc", status=1)
        self.assertIn("This is not an e-mail address, such as anne@kommune.dk.", said)
        for track in ("9", "Spor 7", "Ledelse"):
            said = self.refused("edit", signup["id"], f"track={track}", status=2)
            self.assertIn(f"There is no track “{track}”.", said)
        self.assertEqual(self.signups(), [signup])

    def test_what_can_be_typed(self):
        self.import_answers([answer(1, Rolle="Superbruger")])
        [signup] = self.signups()
        for words, field, value in [("track=2", "track", 2), ("track=", "track", None),
                                    ("track=Spor 1", "track", 1), ("email=", "email", ""),
                                    ("email= åse@odense.dk ", "email", "åse@odense.dk")]:
            self.assertEqual(self.json("edit", signup["id"], words)[field], value, words)

    def test_filters(self):
        self.import_answers([answer(1), answer(2, Spor="Spor 2: Uddannelse", Rolle="Superbruger"),
                             answer(3, Navn="")])
        self.assertEqual([row["name"] for row in self.signups("--track", "2")], ["Person 2"])
        self.assertEqual([row["respondent"] for row in self.signups("--status", "attention")],
                         ["900003"])
        self.assertEqual(self.signups("--track", "2", "--status", "attention"), [])

    def test_a_row_is_whole(self):
        self.import_answers([answer(1, Rolle="Superbruger, Projektleder",
                                    Bibliotek="Folkebibliotek, Skolebibliotek (PLC)", Kommune="Århus")])
        [row] = self.signups()
        self.assertEqual({**row, "id": None}, {
            "id": None, "respondent": "900001", "name": "Person 1", "title": "Bibliotekar",
            "email": "person1@example.dk", "phone": "12345678", "municipality": "Aarhus",
            "code": "0751", "region": "Region Midtjylland", "size": "large",
            "sectors": ["public", "school"], "roles": ["project-manager", "super-user"], "track": 1,
            "status": "eligible", "problems": [], "remarks": [],
            "created": "2025-02-20T09:00:00Z", "closed": "2025-02-20T09:10:00Z", "extra": {}})


class ReadInAnotherWay(CliTest):
    """What the file is found to be, and what it is told to be."""

    def setUp(self):
        super().setUp()
        self.new_book()

    def test_encoding(self):
        path = self.write("answers.csv", csv_text([answer(1, Navn="Åse Ærø")]))
        garbled = "Åse Ærø".encode("utf-8").decode("cp1252")
        for encoding, name in [("Windows-1252", garbled), ("windows-1252", garbled),
                               ("UTF-8", "Åse Ærø"), ("utf-8", "Åse Ærø")]:
            with self.subTest(encoding):
                self.json("import", path, "--encoding", encoding)
                self.assertEqual([row["name"] for row in self.signups()], [name])
        said = self.refused("import", path, "--encoding", "UTF-16LE", status=3)
        self.assertIn("answers.csv", said)

    def test_the_file_that_a_message_says_it_of(self):
        text = csv_text([answer(1, Navn="Åse"), answer(2)])
        path = self.write("mixed.csv", text.encode("utf-8") + "900003;;;Køge\r\n".encode("cp1252"))
        self.assertIn("encoding", self.refused("import", path, status=3))
        self.assertEqual(self.json("import", path, "--encoding=Windows-1252")["read"], 3)

    def test_separator(self):
        title = "a;b;c"
        text = csv_text([answer(1, Titel="Leder")]).replace(";", "\t").replace("Leder", title)
        path = self.write("answers.csv", text)
        for word in ("tab", "TAB", "\t"):
            with self.subTest(word):
                self.json("import", path, "--separator", word)
                self.assertEqual([row["title"] for row in self.signups()], [title])
        self.refused("import", path, "--separator", "semicolon", status=3)
        for number, (word, mark) in enumerate([("semicolon", ";"), (";", ";"), ("comma", ","), (",", ",")]):
            with self.subTest(word):
                self.write("answers.csv", csv_text([answer(number)]).replace(";", mark))
                self.json("import", path, "--separator", word)
                self.assertIn(f"Person {number}", [row["name"] for row in self.signups()])


class Mapping(CliTest):
    STRANGE = dict(zip(HEADER, ["k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "k9", "k10", "k11", "k12"]))

    def strange(self, *answers):
        return csv_text([{self.STRANGE[key]: value for key, value in one.items()} for one in answers],
                        list(self.STRANGE.values()))

    def test_named_columns_are_remembered(self):
        self.new_book()
        maps = [f"--map={field}={self.STRANGE[column]}" for field, column in [
            ("respondent", "Respondent"), ("municipality", "Kommune"), ("track", "Spor"),
            ("roles", "Rolle"), ("sectors", "Bibliotek"), ("name", "Titel"), ("title", "Navn"),
            ("email", "E-mail"), ("status", "Samlet status")]]
        self.json("import", *maps, self.write("strange.csv", self.strange(answer(1))))
        [signup] = self.signups()
        self.assertEqual((signup["name"], signup["title"], signup["status"]),
                         ("Bibliotekar", "Person 1", "eligible"))

        report = self.json("import", self.write("later.csv", self.strange(answer(1), answer(2))))
        self.assertEqual((report["unchanged"], report["new"]), (1, 1))
        self.assertEqual([row["title"] for row in self.signups()], ["Person 1", "Person 2"])

    def test_no_such_column(self):
        self.new_book()
        path = self.write("answers.csv", csv_text([answer(1)]))
        self.assertIn("nowhere", self.refused("import", path, "--map", "name=nowhere", status=2))
        self.assertIn("shoe", self.refused("import", path, "--map", "shoe=Navn", status=2))
        self.assertEqual(self.signups(), [])


if __name__ == "__main__":
    main()
