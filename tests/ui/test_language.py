# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that the program shows can be translated, and there is room for a longer language.

Takes the tour in a language that is none (tools/pseudo-locale), where every translated word has accents and
every text is 40 per cent longer; and in those that there are, with text twice as large."""

import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PSEUDO = sys.argv.pop(1)

from tour import EXAMPLE, RECEIPT, Book, Tour  # takes the arguments that follow

LARGE = "Cantarell 22"  # twice the usual size
WORD = re.compile(r"([^\W\d_]{2,})(…?)")  # with a mark of being cut short
FIELD = re.compile(r"\{\w+\}")
PLAIN = set("aAcCdDeEgGhHiIjJkKlLnNoOrRsStTuUwWyYzZ")  # these would have an accent
# Names that are the same in every language, and what GTK says in languages it knows.
SAME = set("Spor SurveyXact Teams DKK csv".split())
GTK = set("Alt Ctrl Shift Return Delete Details Legal Shortcuts".split())


def words_of(*texts):
    return {word for text in texts for word, _ in WORD.findall(str(text))}


def book_words(path):
    """All words that are somewhere in the book."""
    book = sqlite3.connect(path)
    tables = [name for name, in book.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    cells = (cell for table in tables for row in book.execute(f'SELECT * FROM "{table}"') for cell in row)
    return words_of(*(cell for cell in cells if isinstance(cell, str)))


def known_words(book):
    """Words that are data, and stay as they are in any language."""
    places = EXAMPLE.parents[1] / "municipalities" / "kommuner.csv"
    return (SAME | GTK | book_words(book.path)
            | words_of(places.read_text(encoding="utf-8"), book.more.read_text(encoding="utf-8"))
            | words_of(*book.folder.parts, book.path.stem, book.more.stem, RECEIPT.stem, "tilmeldinger"))


def take_tour(book, language, locale, font=None):
    tour = Tour(book, font, LANGUAGE=language, SPOR_LOCALEDIR=str(locale), GTK_A11Y="none")
    stops = list(tour.stops())
    return stops, tour.end()


class Language(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="spor-language-")
        cls.addClassCleanup(folder.cleanup)
        folder = pathlib.Path(folder.name)
        subprocess.run([PSEUDO, folder / "locale"], check=True)
        cls.book = Book(folder)
        cls.stops, cls.status = take_tour(cls.book, "xx", folder / "locale")
        cls.known = known_words(cls.book)

    def tell(self, found):
        if found:
            self.fail("\n" + "\n".join(f"{name}: {text}" for text, name in found.items()))

    def test_tour_was_taken(self):
        self.assertEqual(self.status, 0)
        self.assertIn("about", [stop.name for stop in self.stops])

    def is_known(self, word, cut):
        return word in self.known or (cut and any(known.startswith(word) for known in self.known))

    def untranslated(self, text):
        return [word for word, cut in WORD.findall(FIELD.sub("", text))
                if word.isascii() and PLAIN & set(word) and not self.is_known(word, cut)]

    def test_all_is_translated(self):
        self.tell({text: stop.name for stop in reversed(self.stops) for text in stop.texts
                   if self.untranslated(text)})

    def test_there_is_room_for_more(self):
        self.tell({text: stop.name for stop in reversed(self.stops) for text in stop.clipped
                   if not text.startswith("GtkShortcutsWindow")})  # GTK's own, which cannot wrap

    def fits(self, font=None):
        for language in "da", "en":
            with self.subTest(language):
                stops, status = take_tour(self.book, language, os.environ["SPOR_LOCALEDIR"], font)
                self.assertEqual(status, 0)
                self.tell({text: stop.name for stop in reversed(stops) for text in stop.clipped})

    def test_usual_text_fits(self):
        self.fits()

    def test_text_twice_as_large_fits(self):
        self.fits(LARGE)


if __name__ == "__main__":
    unittest.main(verbosity=2)
