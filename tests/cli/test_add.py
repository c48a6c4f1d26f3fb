# SPDX-License-Identifier: GPL-3.0-or-later
"""Sign-ups that came by mail or telephone: added, judged as others, kept by what is imported later."""

import unittest

from sporcli import HEADER, CliTest, answer, csv_text, today

WORDS = ["municipality=Odense", "track=1", "roles=projektleder", "sectors=Folkebibliotek",
         "email=sidsel@odense.dk", "created=20-02-2025 10:00"]


class Add(CliTest):
    def setUp(self):
        super().setUp()
        self.new_book()

    def test_it_is_a_sign_up_like_others(self):
        added = self.json("add", "name=Sidsel Sen", *WORDS)
        self.assertEqual((added["status"], added["code"], added["track"], added["respondent"]),
                         ("eligible", "0461", 1, ""))
        self.assertEqual(self.signups(), [added])
        self.spor("seat", added["id"])
        self.spor("undo")
        self.assertEqual(self.json("undo"), {"undone": "New sign-up: Sidsel Sen"})
        self.assertEqual(self.signups(), [])
        self.assertEqual(self.json("redo"), {"redone": "New sign-up: Sidsel Sen"})
        self.assertEqual(self.signups(), [added])
        self.assert_sound()

    def test_what_is_missing_is_told(self):
        self.assertEqual(self.json("add", "email=per@vejle.dk", "municipality=Svendbrog")["problems"],
                         ["missing-name", "missing-track", "missing-role", "unknown-municipality", "late"])

    def test_what_is_no_answer_is_refused(self):
        for status, words in [(1, ["title=Chef"]), (1, ["name="]), (1, ["name=Per", "email=per"]),
                              (1, ["name=Per", "phone=010190-1234"]), (1, ["name=Per", "created=i går"]),
                              (1, ["name=Per", "created=3-3-2999"]),
                              (2, ["name=Per", "track=9"]), (2, ["name=Per", "withdrawn=yes"]),
                              (2, ["name=Per", "organisation=Rom"]), (2, ["Per"])]:
            with self.subTest(words):
                self.refused("add", *words, status=status)
        self.assertEqual(self.signups(), [])

    def test_the_same_person_in_a_later_import(self):
        self.spor("add", "name=Sidsel Sen", *WORDS)
        report = self.import_answers([answer(1, Navn="Sidsel Marie Sen", Kommune="Odense",
                                             E_mail="sidsel@odense.dk")])
        self.assertEqual((report["new"], report["updated"]), (0, 1))
        [signup] = self.signups()
        self.assertEqual((signup["name"], signup["municipality"], signup["title"]),
                         ("Sidsel Sen", "Odense", "Bibliotekar"))

    def assert_same(self, words, **answered):
        """Whoever is added with @words and answers so is one sign-up; what had been typed is kept."""
        answered.setdefault("Navn", "Sidsel Sen")
        added = self.json("add", *words)
        report = self.import_answers([answer(1, **answered)])
        self.assertEqual((report["new"], report["updated"]), (0, 1))
        [signup] = self.signups()
        self.assertEqual((signup["id"], signup["respondent"]), (added["id"], "900001"))
        again = self.import_answers([answer(1, **answered)])
        self.assertEqual((again["new"], again["updated"]), (0, 0))
        return signup

    def test_the_same_e_mail_in_capitals(self):
        self.assert_same(["name=Sidsel Sen", *WORDS], Kommune="Odense", E_mail="Sidsel@Odense.DK")

    def test_the_same_e_mail_from_another_municipality(self):
        signup = self.assert_same(["name=Sidsel Sen", *WORDS], Kommune="Assens", E_mail="sidsel@odense.dk")
        self.assertEqual(signup["municipality"], "Odense")

    def test_what_is_corrected_back_is_no_correction(self):
        """Nor does it keep what a later file says."""
        self.import_answers([answer(1, Navn="Sidsel Sen")])
        [signup] = self.signups()
        for name in ["Sidsel Jensen", "Sidsel Sen"]:
            self.spor("edit", signup["id"], f"name={name}")
        self.import_answers([answer(1, Navn="Sidsel Holm")])
        [signup] = self.signups()
        self.assertEqual(signup["name"], "Sidsel Holm")

    def test_more_or_fewer_names(self):
        self.assert_same(["name=Sen, Sidsel", *WORDS], Kommune="Odense", Navn="Sidsel Marie Sen",
                         E_mail="sidsel@odense.dk")

    def test_another_person_who_shares_a_mailbox(self):
        """Nobody is written over by somebody else: both are in the book, and it is asked who is meant."""
        for name in ["Bent Sen", "Sidsel Jensen", "Bent S. Sen"]:
            with self.subTest(name):
                self.book = self.folder / f"{name}.spor"
                self.new_book()
                added = self.json("add", "name=Sidsel Sen", *WORDS)
                report = self.import_answers([answer(1, Navn=name, Kommune="Odense",
                                                     E_mail="sidsel@odense.dk", Telefon="22222222")])
                self.assertEqual((report["new"], report["updated"], report["problems"]),
                                 (1, 0, {"duplicate-person": 1}))
                first, second = sorted(self.signups(), key=lambda signup: signup["respondent"])
                self.assertEqual(first, added)
                self.assertEqual((second["name"], second["phone"]), (name, "22222222"))

    def test_the_same_e_mail_without_a_track(self):
        signup = self.assert_same(["name=Sidsel Sen", "email=sidsel@odense.dk"], Kommune="Assens",
                                  E_mail="sidsel@odense.dk")
        self.assertEqual((signup["municipality"], signup["track"], signup["status"]),
                         ("Assens", 1, "eligible"))

    def test_the_same_name_without_an_e_mail(self):
        signup = self.assert_same(["name=sidsel sen", "municipality=Odense", "track=1"], Kommune="Odense",
                                  Navn="Sidsel  Sen", E_mail="sidsel@odense.dk")
        self.assertEqual(signup["email"], "sidsel@odense.dk")

    def test_who_came_in_time_and_answers_late(self):
        """Whoever wrote before the deadline has signed up then, whenever they answer the questions."""
        signup = self.assert_same(["name=Sidsel Sen", *WORDS], Kommune="Odense", E_mail="sidsel@odense.dk",
                                  Oprettet="2025-03-20 10:00:00", Afsluttet="2025-03-20 10:10:00")
        self.assertEqual((signup["created"], signup["closed"], signup["status"]),
                         ("2025-02-20T09:00:00Z", None, "eligible"))

    def test_who_had_answered_in_time_and_is_added_late(self):
        signup = self.assert_same(["name=Sidsel Sen", *WORDS[:-1]], Kommune="Odense",
                                  E_mail="sidsel@odense.dk")
        self.assertEqual((signup["created"], signup["status"]), ("2025-02-20T09:00:00Z", "eligible"))

    def test_a_day_that_cannot_be(self):
        added = self.json("add", "name=Sidsel Sen", *WORDS)
        year = today().year + 1
        for words in ([f"created=1-1-{year}"], [f"closed=1-1-{year}"], ["closed=19-02-2025"],
                      ["closed=21-02-2025", "created=22-02-2025"]):
            with self.subTest(words):
                self.refused("edit", added["id"], *words, status=1)
        self.assertEqual(self.signups(), [added])
        self.assertEqual(self.json("edit", added["id"], "closed=20-02-2025")["status"], "eligible")

    def test_others_are_themselves(self):
        self.spor("add", "name=Sidsel Sen", *WORDS)
        self.spor("add", "name=Per Per", "municipality=Odense", "track=1")
        self.spor("add", "name=Ib Ib")
        report = self.import_answers([
            answer(1, Navn="Sidsel Sen", E_mail="sidsel@odense.dk", Spor="Spor 2: Uddannelse"),
            answer(2, Kommune="Odense", E_mail="sidsel.sen@odense.dk", Navn="Sidsel Sen"),
            answer(3, Kommune="Assens", Navn="Per Per"), answer(4, Kommune="Assens", Navn="Ib Ib")])
        self.assertEqual((report["new"], report["updated"]), (4, 0))

    def test_one_answer_each(self):
        """Whoever was added for no track answers for both, in a file without numbers."""
        self.spor("add", "name=Sidsel Sen", "email=Sidsel@odense.dk")
        same = {"Navn": "Sidsel Sen", "Kommune": "Odense", "E_mail": "sidsel@odense.dk"}
        answers = csv_text([answer(1, **same),
                            answer(2, **same, Rolle="Superbruger",
                                   Spor="Spor 2: Uddannelse")],
                           [name for name in HEADER if name != "Respondent"])
        report = self.json("import", self.write("answers.csv", answers))
        self.assertEqual((report["new"], report["updated"]), (1, 1))
        self.assertEqual(sorted(signup["track"] for signup in self.signups()), [1, 2])

    def test_whoever_came_first_stands(self):
        """A seat is not lost to somebody who came into the book later, whatever their answer says."""
        self.import_answers([answer(1, E_mail="anne@example.dk")])
        first = self.ids()["900001"]
        self.spor("seat", first)
        earlier = {"E_mail": "anne@example.dk", "Oprettet": "2025-02-01 10:00:00",
                   "Afsluttet": "2025-02-01 10:10:00"}
        report = self.import_answers([answer(2, **earlier)], "later.csv")
        self.assertEqual(report["problems"], {"duplicate-person": 1})
        added = self.json("add", "name=Anne A", *WORDS[:-2], "email=Anne@example.dk",
                          "created=01-02-2025 09:00")
        self.assertEqual(added["problems"], ["duplicate-person"])
        status = {signup["id"]: signup["status"] for signup in self.signups()}
        self.assertEqual(status.pop(first), "eligible")
        self.assertEqual(set(status.values()), {"attention"})

    def test_whose_the_address_is(self):
        self.import_answers([answer(1, Navn="Anne Aas", E_mail="anne@example.dk")])
        added = self.spor("add", "name=Anne A", *WORDS[:-2], "email=Anne@example.dk",
                          "created=20-02-2025")
        for text in (added, self.spor("signups", "--status", "attention")):
            self.assertRegex(text, r"Anne A .* Already signed up: Anne Aas, Billund\n")

    def test_of_one_import_whoever_was_created_first_stands(self):
        self.import_answers([answer(1, E_mail="anne@example.dk"),
                             answer(2, E_mail="anne@example.dk", Oprettet="2025-02-01 10:00:00")])
        self.assertEqual({signup["respondent"]: signup["status"] for signup in self.signups()},
                         {"900001": "attention", "900002": "eligible"})


if __name__ == "__main__":
    unittest.main()
