# SPDX-License-Identifier: GPL-3.0-or-later
"""The map as a picture, a drawing and a page: what it counts, and what is refused."""

import re
import struct
from xml.etree import ElementTree

from sporcli import CliTest, answer, main

REGIONS = ["Region Hovedstaden", "Region Sjælland", "Region Syddanmark", "Region Midtjylland",
           "Region Nordjylland"]
SHOWS = ["signups", "seated", "waiting", "coverage", "population"]


class Map(CliTest):
    def setUp(self):
        super().setUp()
        self.new_book()
        answers = [answer(number) for number in range(14)]
        answers += [answer(number, Spor="Spor 2: Uddannelse", Rolle="Superbruger")
                    for number in range(20, 28)]
        answers += [answer(40, Kommune="Sydslesvig"), answer(41, Kommune="Svendbrog"),
                    answer(42, Samlet_status="Nogen svar")]
        self.import_answers(answers)
        ids = self.ids()
        for number in (900000, 900003, 900020):
            self.spor("seat", ids[str(number)])

    def described(self, *options):
        """What the drawing says of itself in words: region or municipality → its figures."""
        self.spor("export", "map", "map.svg", *options)
        svg = (self.folder / "map.svg").read_text("utf-8")
        words = re.search(r"<desc[^>]*>(.*?)</desc>", svg, re.DOTALL)[1]
        return dict(line.split(": ", 1) for line in words.strip().splitlines() if ": " in line)

    def test_regions_as_in_the_list(self):
        said = self.described()
        for region in REGIONS:
            listed = sum(row["region"] == region and row["status"] != "skipped"
                         for row in self.signups())
            self.assertEqual(said[region], str(listed))
        self.assertGreater(sum(int(said[region]) for region in REGIONS), 20)

    def test_seated(self):
        said = self.described("--show", "seated")
        self.assertEqual(sum(int(said[region]) for region in REGIONS), 3)
        self.assertTrue(said["Aarhus"].startswith("1; Track 1, seated: 1"), said["Aarhus"])

    def test_coverage(self):
        said = self.described("--show", "coverage")
        self.assertEqual(said["Region Nordjylland"], "1 of 1.2")  # 11 of 98, of 11 seats at least

    def test_every_show_and_ending(self):
        for show in SHOWS:
            for ending, head in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")):
                with self.subTest(show=show, ending=ending):
                    name = f"kort æøå.{ending.upper()}"
                    said = self.spor("export", "map", name, "--show", show)
                    self.assertEqual(said, f"Written: {name}\n")
                    self.assertTrue((self.folder / name).read_bytes().startswith(head))

    def size(self, *options):
        self.spor("export", "map", "map.png", *options)
        return struct.unpack(">II", (self.folder / "map.png").read_bytes()[16:24])

    def test_size(self):
        self.assertEqual(self.size(), (2400, 1600))
        self.assertEqual(self.size("--pixels", "800x1000"), (800, 1000))
        self.assertEqual(self.size("--pixels", "3000x1501"), (3000, 1501))

    def test_size_of_drawing(self):
        self.spor("export", "map", "map.svg", "--pixels", "3000x1501")
        root = ElementTree.fromstring((self.folder / "map.svg").read_text("utf-8"))
        self.assertEqual(root.get("width"), "3000px")
        self.assertAlmostEqual(float(root.get("height").removesuffix("px")), 1501, places=2)

    def test_titles_of_shapes(self):
        """Every municipality says its name and figures; those in the insets do so there, too."""
        self.spor("export", "map", "map.svg", "--show", "seated")
        root = ElementTree.fromstring((self.folder / "map.svg").read_text("utf-8"))
        svg = "{http://www.w3.org/2000/svg}"
        titles = [path.findtext(f"{svg}title") for path in root.iter(f"{svg}path")
                  if path.find(f"{svg}title") is not None]
        names = {title.split(": ")[0] for title in titles}
        self.assertEqual(len(names), 98)
        self.assertIn("Aarhus: 1; Track 1, seated: 1", titles)
        self.assertEqual([title.split(": ")[0] for title in titles].count("Frederiksberg"), 2)
        self.assertEqual([title.split(": ")[0] for title in titles].count("Bornholm"), 1)

    def test_danish(self):
        self.assertIn("Spor 1, har plads: 1", self.described("--language", "da")["Aarhus"])

    def test_refused(self):
        for arguments, said in ((["map.jpg"], ".png, .svg or .pdf"), (["map"], ".png, .svg or .pdf"),
                                (["map.png", "--show", "hats"], "“hats”"),
                                (["map.png", "--pixels", "big"], "“big”"),
                                (["map.png", "--pixels", "10x10"], "“10x10”"),
                                (["map.png", "--pixels", "800x800x800"], "“800x800x800”"),
                                (["map.pdf", "--pixels", "800x800"], "--pixels")):
            with self.subTest(arguments):
                self.assertIn(said, self.refused("export", "map", *arguments, status=2))
                self.assertFalse((self.folder / arguments[0]).exists())

    def test_folder_missing(self):
        self.refused("export", "map", "no/map.png", status=1)


if __name__ == "__main__":
    main()
