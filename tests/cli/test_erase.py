# SPDX-License-Identifier: GPL-3.0-or-later
"""People who ask for their data to be erased."""

from sporcli import CliTest, answer, digest, main


class Erase(CliTest):
    def setUp(self):
        super().setUp()
        self.new_book()
        self.import_answers([answer(number) for number in range(5)])
        self.people = list(self.ids().values())

    def named(self):
        return {signup["id"]: signup["name"] for signup in self.json("signups")["signups"]}

    def test_erased_and_sound(self):
        before = self.named()
        self.assertEqual(self.json("erase", *self.people[:2]), {"erased": sorted(self.people[:2]), "others": []})
        after = self.named()
        for person in self.people[:2]:
            self.assertEqual(after[person], "Erased person")
            self.assertNotIn(before[person].encode(), self.book.read_bytes())
        for person in self.people[2:]:
            self.assertEqual(after[person], before[person])
        self.assertTrue(self.json("check")["ok"])
        self.assertEqual(self.json("erase", self.people[0]), {"erased": [], "others": []})

    def test_named_in_the_language_of_the_reader(self):
        """Whoever is called like one who was erased is another person."""
        self.json("edit", self.people[1], "name=Slettet person")
        self.json("erase", self.people[0], "--language", "da")
        for language, erased in (("en", "Erased person"), ("da", "Slettet person")):
            listed = self.json("signups", "--language", language)["signups"]
            names = {signup["id"]: signup["name"] for signup in listed}
            self.assertEqual(names[self.people[0]], erased)
            self.assertEqual(names[self.people[1]], "Slettet person")
        # what is written to the row leaves the name as the book has it
        self.json("round", "set", "add-role=Udvikler", "--language", "en")
        self.assertTrue(self.json("check")["ok"])

    def test_by_address(self):
        """Also whom only the log knows, since the import was undone."""
        address = self.json("signups")["signups"][0]["email"]
        self.json("undo")
        self.assertIn(address.encode(), self.book.read_bytes())
        self.assertEqual(len(self.json("erase", address.upper())["erased"]), 1)
        self.assertNotIn(address.encode(), self.book.read_bytes())
        self.assertTrue(self.json("check")["ok"])
        self.assertIn("Nobody in the book", self.refused("erase", "nobody@example.dk", status=2))

    def test_shared_mailbox(self):
        """Of two who share it one is erased, and the other told of."""
        karen = self.json("add", "name=Karen Kaas", "email=post@vejle.dk", "municipality=Vejle", "track=1")["id"]
        self.import_answers([answer(20, Navn="Lone Lind", E_mail="post@vejle.dk")])
        lone = next(id for id, name in self.named().items() if name == "Lone Lind")
        self.assertIn("Karen Kaas and Lone Lind",
                      self.refused("erase", "post@vejle.dk", status=1))
        self.assertIn("Karen Kaas has the same e-mail address and stays.",
                      self.spor("erase", "--dry-run", lone))
        self.assertEqual(self.json("erase", lone), {"erased": [lone], "others": ["Karen Kaas"]})
        self.assertEqual((self.named()[karen], self.named()[lone]), ("Karen Kaas", "Erased person"))
        self.assertTrue(self.json("check")["ok"])

    def test_imported_again(self):
        self.json("erase", self.people[0])
        report = self.import_answers([answer(number) for number in range(6)])
        self.assertEqual((report["new"], report["unchanged"], report["erased"]), (1, 5, 1))

    def test_added_and_undone(self):
        """By name or whole id whom only the log knows, and who had no address."""
        for words in (["name=Zeb Hemmelig"], ["name=Yrsa Hemmelig", "municipality=Odense"]):
            added = self.json("add", *words)["id"]
            self.json("edit", added, "phone=87654321")
            self.json("undo")
            self.json("undo")
        self.assertIn("Zeb Hemmelig".encode(), self.book.read_bytes())
        self.refused("erase", "Zeb", status=2)
        self.assertEqual(len(self.json("erase", "Zeb Hemmelig")["erased"]), 1)
        self.assertEqual(self.json("erase", added), {"erased": [added], "others": []})
        for left in ("Zeb Hemmelig", "Yrsa Hemmelig", "87654321"):
            self.assertNotIn(left.encode(), self.book.read_bytes())
        self.assertTrue(self.json("check")["ok"])
        self.refused("erase", "Person 1", status=2)  # who is here is erased by id or address

    def test_not_undone(self):
        self.json("erase", self.people[0])
        self.refused("undo", status=1)
        said = self.refused("edit", self.people[0], "name=Somebody", status=1)
        self.assertIn("has been erased", said)

    def test_dry_run_changes_nothing(self):
        before = digest(self.book)
        self.assertEqual(self.json("erase", "--dry-run", self.people[0]), {"erased": self.people[:1], "others": []})
        self.assertEqual(digest(self.book), before)

    def test_refused_changes_nothing(self):
        self.json("seat", self.people[1])
        self.json("composition", "finalise", "--note", "Too few signed up")
        before = digest(self.book)
        said = self.refused("erase", self.people[0], self.people[1], status=1)
        self.assertIn("is in the final group", said)
        self.assertEqual(digest(self.book), before)


if __name__ == "__main__":
    main()
