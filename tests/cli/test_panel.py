# SPDX-License-Identifier: GPL-3.0-or-later
"""The lottery on plain tables: public instances, households, tables that cannot be read."""

import csv
import hashlib
import os
import pathlib
import random
import unittest

from sporcli import CliTest, main

INSTANCES = pathlib.Path(os.environ.get("SPOR_SHARED", "")) / "instances"
REPLICATION = INSTANCES / "citizensassemblies-replication"
BENCH = INSTANCES / "sortition-algorithms_bench"

NEAR = 1e-6


def table(path):
    with open(path, newline="", encoding="utf-8") as file:
        return [{key.lower(): value.strip() for key, value in row.items()} for row in csv.DictReader(file)]


def quotas(path):
    """(feature, value) → (min, max)."""
    found = {}
    for row in table(path):
        feature = row.get("category", row.get("feature"))
        value = row.get("value", row.get("name", row.get("feature")))
        found[feature.lower(), value] = int(row["min"]), int(row["max"])
    return found


class Panel(CliTest):
    def panel(self, people, features, size, *options, fair="leximin"):
        return self.json("panel", "--people", people, "--features", features, "--size", size,
                         "--fair", fair, *options)

    def assert_lottery(self, found, people, features, size, one_per=()):
        rows, limits = table(people), quotas(features)
        self.assertEqual(len(found["chances"]), len(rows))
        chances = [0] * len(rows)
        for panel in found["panels"]:
            members = [rows[number - 1] for number in panel["people"]]
            self.assertEqual(len(set(panel["people"])), size)
            self.assertGreater(panel["probability"], 0)
            for (feature, value), (least, most) in limits.items():
                count = sum(row[feature] == value for row in members)
                self.assertTrue(least <= count <= most, (feature, value, count))
            for column in one_per:
                named = [row[column].lower() for row in members if row[column]]
                self.assertEqual(len(named), len(set(named)), column)
            for number in panel["people"]:
                chances[number - 1] += panel["probability"]
        self.assertAlmostEqual(sum(panel["probability"] for panel in found["panels"]), 1, delta=NEAR)
        self.assertAlmostEqual(sum(found["chances"]), size, delta=NEAR)
        for chance, stated in zip(chances, found["chances"]):
            self.assertAlmostEqual(chance, stated, delta=NEAR)
        self.assertAlmostEqual(min(found["chances"]), found["minimum"], delta=NEAR)
        self.assertIs(found["proved"], True)
        self.assertGreaterEqual(found["seconds"], 0)


@unittest.skipUnless(INSTANCES.is_dir(), "the public instances are not here: SPOR_SHARED")
class PublicInstances(Panel):
    def check(self, people, features, size, minimum, fair="leximin"):
        found = self.panel(people, features, size, fair=fair)
        self.assert_lottery(found, people, features, size)
        if minimum:
            self.assertAlmostEqual(found["minimum"], minimum, delta=NEAR)
        return found

    def check_bench(self, name, size, minimum):
        for fair in ("leximin", "maximin"):
            self.check(BENCH / f"{name}_people.csv", BENCH / f"{name}_features.csv", size, minimum, fair)

    def check_equal(self, name, size):
        folder = REPLICATION / name
        found = self.check(folder / "respondents.csv", folder / "categories.csv", size, 0.1)
        self.assertAlmostEqual(max(found["chances"]), 0.1, delta=NEAR)

    def test_example_small_20(self):
        self.check_equal("example_small_20", 20)

    def test_example_large_200(self):
        self.check_equal("example_large_200", 200)

    def test_150_22(self):
        self.check_bench("base_n150_k22", 22, 0.0909091)

    def test_300_45(self):
        self.check_bench("gen_n300_k45", 45, 0.15)

    def test_300_45_tight(self):
        self.check_bench("gen_n300_k45_tight", 45, 0.1333333)

    def test_500_75(self):
        self.check_bench("gen_n500_k75", 75, None)

    def test_750_112(self):
        self.check_bench("gen_n750_k112", 112, None)


class Tables(Panel):
    PEOPLE = "Name,Sex,Side,Home\nA,f,l,1\nB,f,r,1\nC,m,l,\nD,m,r,\nE,f,l,2\nF,m,r,2\n"
    QUOTAS = "feature,value,min,max,note\nsex,f,1,2,x\nsex,m,1,2,\nSIDE,l,1,2,\nside,r,1,2,\n"

    def tables(self, people=PEOPLE, features=QUOTAS):
        return self.write("people.csv", people), self.write("quotas.csv", features)

    def test_plain(self):
        files = self.tables()
        found = self.panel(*files, 3)
        self.assert_lottery(found, *files, 3)
        for chance in found["chances"]:
            self.assertAlmostEqual(chance, 0.5, delta=NEAR)

    def test_other_headings(self):
        expected = self.panel(*self.tables(), 3)["chances"]
        for heading in ("Category,Name,MIN,Max,note", "category,feature,min,max,note"):
            files = self.tables(features=heading + self.QUOTAS[self.QUOTAS.index("\n"):])
            self.assertEqual(self.panel(*files, 3)["chances"], expected, heading)
        files = self.tables(self.PEOPLE.replace(",", ";"), "max;min;value;feature\n" + "".join(
            f"2;1;{value};{feature}\n" for feature, value in
            (("sex", "f"), ("sex", "m"), ("side", "l"), ("side", "r"))))
        self.assertEqual(self.panel(*files, 3)["chances"], expected)

    def test_one_per(self):
        files = self.tables()
        found = self.panel(*files, 4, "--one-per", "HOME")
        self.assert_lottery(found, *files, 4, one_per=["home"])
        self.assertTrue(all({3, 4} <= set(panel["people"]) for panel in found["panels"]),
                        "those who named no home may sit together")

    def test_households(self):
        """Invented pools in which some live together, some of them with the same values."""
        pick = random.Random(20250303)
        for number in range(8):
            rows = "".join(
                f"P{i},{pick.choice('fm')},{pick.choice('lr')},{pick.choice(['', *range(12)])},"
                f"{pick.choice(['', '', *range(20)])}\n" for i in range(60))
            files = self.tables("Name,Sex,Side,Home,Work\n" + rows,
                                self.QUOTAS.replace(",1,2,", ",3,7,"))
            for columns in (["home"], ["home", "work"]):
                options = [word for column in columns for word in ("--one-per", column)]
                with self.subTest(number=number, columns=columns):
                    found = self.panel(*files, 10, *options)
                    self.assert_lottery(found, *files, 10, one_per=columns)

    def test_text(self):
        people, features = self.tables()
        text = self.spor("panel", "--people", people, "--features", features, "--size", 3, "--fair",
                         "maximin")
        for part in ("Row 1: 50.00%", "Row 6: 50.00%", "Least chance: 50.0%", "Proved"):
            self.assertIn(part, text)

    def test_tickets(self):
        people, features = self.tables()
        binding = hashlib.sha256(people.read_bytes()).hexdigest()
        published = self.panel(people, features, 3, "--tickets", "50")
        self.assertEqual(published["tickets"], 50)
        self.assertNotIn("drawn", published)
        seen = set()
        for seed in ("1", "2", "æ", "a b"):
            found = self.panel(people, features, 3, "--tickets", "50", "--seed", seed)
            self.assertEqual(found["digest"], published["digest"])
            self.assertEqual(self.panel(people, features, 3, "--tickets", "50", "--seed", seed)["drawn"],
                             found["drawn"])
            self.assertTrue(1 <= found["ticket"] <= 50)
            self.assertEqual(found["dealt"][found["ticket"] - 1], found["drawn"])
            self.assertEqual(found["binding"], binding)
            lines = "".join(" ".join(f"P{row:03}" for row in rows) + "\n" for rows in found["dealt"])
            text = f"spor-tickets-1\n{binding}\n{lines}"
            self.assertEqual(hashlib.sha256(text.encode()).hexdigest(), found["digest"])
            # who is drawn keeps the quotas, as each panel of the lottery does
            alone = dict(found, panels=[{"people": found["drawn"], "probability": 1}],
                         chances=[float(n in found["drawn"]) for n in range(1, 7)], minimum=0)
            self.assert_lottery(alone, people, features, 3)
            seen.add(tuple(found["drawn"]))
        self.assertGreater(len(seen), 1)
        # other people, other digest: nobody can be exchanged afterwards
        people.write_text(people.read_text("utf-8").replace("A,", "Z,"), "utf-8")
        other = self.panel(people, features, 3, "--tickets", "50")
        self.assertNotEqual(hashlib.sha256(people.read_bytes()).hexdigest(), binding)
        self.assertNotEqual(other["digest"], published["digest"])

    def test_tickets_of_large_pool(self):
        people, features = BENCH / "base_n150_k22_people.csv", BENCH / "base_n150_k22_features.csv"
        if not people.exists():
            self.skipTest("the public instances are not here")
        found = self.panel(people, features, 22, "--seed", "12 14 21")
        self.assertEqual((found["tickets"], len(found["drawn"])), (1000, 22))

    def refuse(self, status, *says, people=PEOPLE, features=QUOTAS, size=3, options=()):
        people, features = self.tables(people, features)
        said = self.refused("panel", "--people", people, "--features", features, "--size", size,
                            "--fair", "leximin", *options, status=status)
        for part in says:
            self.assertIn(part, said)

    def test_wrong_people(self):
        self.refuse(3, "Line 4", "people.csv", "“x”", "“sex”", people=self.PEOPLE.replace("C,m", "C,x"))
        self.refuse(3, "Line 5", "people.csv", "“sex”", people=self.PEOPLE.replace("D,m", "D,"))
        self.refuse(3, "Line 7", "people.csv", people=self.PEOPLE.replace("F,m,r,2", "F,m,r,2,3"))
        self.refuse(3, "Line 1", "people.csv", "“sex”", people=self.PEOPLE.replace("Sex", "Gender"))
        self.refuse(3, "Line 1", "“sex”", "more than once", people=self.PEOPLE.replace("Name", "sEx"))
        self.refuse(3, "people.csv", "empty", people="")
        self.refuse(3, "Line 1", "“Street”", options=("--one-per", "Street"))

    def test_wrong_quotas(self):
        for old, new, says in [
                ("sex,m,1,2,", "sex,m,3,2,", ("Line 3", "3", "2")),
                ("sex,m,1,2,", "sex,m,one,2,", ("Line 3", "“one”", "“min”")),
                ("sex,m,1,2,", "sex,m,1,,", ("Line 3", "“max”")),
                ("sex,m,1,2,", "sex,m,-1,2,", ("Line 3", "“-1”")),
                ("sex,m,1,2,", "sex,m,1.5,2,", ("Line 3", "“1.5”")),
                ("sex,m,1,2,", "sex,f,1,2,", ("Line 3", "“f”", "second time")),
                ("sex,m,1,2,", "sex,,1,2,", ("Line 3",)),
                ("min", "least", ("Line 1", "“min”")),
                ("feature", "thing", ("Line 1", "“feature”")),
                ("value", "worth", ("Line 1", "“value”"))]:
            with self.subTest(new):
                self.refuse(3, "quotas.csv", *says, features=self.QUOTAS.replace(old, new))

    def test_missing_file(self):
        people, features = self.tables()
        for one, other in ((people, "none.csv"), ("none.csv", features)):
            said = self.refused("panel", "--people", one, "--features", other, "--size", 2, "--fair",
                                "leximin", status=3)
            self.assertIn("none.csv", said)

    def test_nobody(self):
        head = self.PEOPLE.splitlines()[0] + "\n"
        people, features = self.tables(head, self.QUOTAS)
        said = self.refused("panel", "--people", people, "--features", features, "--size", 3,
                            "--fair", "leximin", status=1)
        self.assertIn("There is nobody to choose from", said)
        self.assertNotIn("This would help", said)
        self.assertEqual(len(said.strip().splitlines()), 1)

    def test_nothing_fits(self):
        self.refuse(1, "sex: m: at least 4.", "Lower the minimum of sex: m from 4 to 3",
                    features=self.QUOTAS.replace("m,1,2", "m,4,5"), size=5)
        self.refuse(1, "The panel has 7 people.", size=7,
                    features=self.QUOTAS.replace(",1,2", ",0,9"))
        self.refuse(1, "“Home”", "sex: f: at least 3.", options=("--one-per", "Home"),
                    features=self.QUOTAS.replace("f,1,2", "f,3,3"))


if __name__ == "__main__":
    main()
