# SPDX-License-Identifier: GPL-3.0-or-later
"""Books that cannot be opened are left as they are; new books, copies, read-only folders, full disks."""

import os
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess

import openpyxl

from sporcli import APPLICATION_ID, EXAMPLE, SPOR_CLI, CliTest, answer, csv_text, digest, main

NOBODY = 65534


class New(CliTest):
    def test_answer(self):
        made = self.json("new", "--book", self.book)
        self.assertEqual(made["book"], str(self.book))
        self.assertIn("FBS 2.0", made["round"])
        self.assertEqual(self.signups(), [])
        self.assert_sound()

    def test_file(self):
        self.new_book()
        content = self.book.read_bytes()
        self.assertEqual(content[:16], b"SQLite format 3\0")
        self.assertEqual(int.from_bytes(content[68:72], "big"), APPLICATION_ID)
        self.assertEqual(stat.S_IMODE(self.book.stat().st_mode), 0o600)

    def test_mode_whatever_the_mask(self):
        self.spor("new", "--book", self.book, umask=0)
        self.assertEqual(stat.S_IMODE(self.book.stat().st_mode), 0o600)
        self.import_answers([answer(1)])
        self.assertEqual(stat.S_IMODE(self.book.stat().st_mode), 0o600)

    def test_leaves_nothing_beside_it(self):
        self.new_book()
        self.import_answers([answer(1)])
        self.assertEqual([path.name for path in self.folder.glob("*book*")], ["book.spor"])
        self.assertEqual([path.name for path in self.folder.glob(".*")], [])

    def test_existing_file_stays(self):
        path = self.write("notes.spor", "my notes")
        self.assertIn("notes.spor", self.refused("new", "--book", path, status=1))
        self.assertEqual(path.read_text(), "my notes")

    def test_no_such_folder(self):
        self.refused("new", "--book", self.folder / "nowhere" / "a.spor", status=1)

    def test_preset(self):
        self.new_book()
        tracks = [(track["track"], track["name"], track["min"], track["max"])
                  for track in self.json("composition")["tracks"]]
        self.assertEqual(tracks, [(1, "Implementering", 5, 6), (2, "Uddannelse", 6, 8)])


class CannotBeOpened(CliTest):
    COMMANDS = [["check"], ["signups"], ["composition"], ["undo"], ["backup", "copy.spor"],
                ["import", str(EXAMPLE / "eu.zip")], ["export", "roster", "out.xlsx"],
                ["edit", "abcd", "name=a"], ["seat", "abcd"]]

    def assert_left_alone(self, path, says=""):
        before = path.read_bytes() if path.is_file() else None
        others = sorted(self.folder.iterdir())
        for command in self.COMMANDS:
            said = self.refused(*command, "--book", path, status=4)
            self.assertIn(path.name, said)
            self.assertIn(says, said)
        if before is not None:
            self.assertEqual(path.read_bytes(), before)
        self.assertEqual(sorted(self.folder.iterdir()), others)

    def good(self, name="good.spor", n=200):
        self.book = self.folder / name
        self.new_book()
        self.import_answers([answer(number) for number in range(n)])
        (self.folder / "answers.csv").unlink()
        return self.book

    def test_missing(self):
        self.assert_left_alone(self.folder / "gone.spor")

    def test_folder(self):
        (self.folder / "folder.spor").mkdir()
        self.assert_left_alone(self.folder / "folder.spor")

    def test_foreign(self):
        for name, content in [("empty.spor", b""), ("text.spor", b"shopping list\n" * 100),
                              ("zip.spor", (EXAMPLE / "eu.zip").read_bytes())]:
            with self.subTest(name):
                self.assert_left_alone(self.write(name, content))

    def test_other_database(self):
        for application in (0, 0x12345678):
            path = self.folder / f"other{application}.spor"
            with sqlite3.connect(path) as other:
                other.execute(f"PRAGMA application_id = {application}")
                other.execute("CREATE TABLE signup (id TEXT)")
            other.close()
            self.assert_left_alone(path)

    def change(self, path, *statements):
        with sqlite3.connect(path) as book:
            for statement in statements:
                book.execute(statement)
        book.close()

    def test_newer(self):
        path = self.good()
        self.change(path, "PRAGMA user_version = 9999")
        self.assert_left_alone(path, says="newer")

    def test_truncated(self):
        whole = self.good().read_bytes()
        for share in (0.3, 0.6, 0.95):
            with self.subTest(share):
                self.assert_left_alone(self.write("short.spor", whole[:int(len(whole) * share)]))

    def test_damaged(self):
        whole = self.good().read_bytes()
        n_pages = len(whole) // 4096
        for page in (0, 1, n_pages // 2):
            with self.subTest(page):
                start = page * 4096 + (100 if page == 0 else 0)
                damaged = whole[:start] + b"\xa5" * (4096 - start % 4096) + whole[start - start % 4096 + 4096:]
                self.assertEqual(len(damaged), len(whole))
                self.assert_left_alone(self.write("damaged.spor", damaged))


class Check(CliTest):
    """A book that opens, but somebody has been at it behind Spor's back."""

    def setUp(self):
        super().setUp()
        self.new_book()
        self.import_answers([answer(number) for number in range(5)])
        self.spor("seat", self.signups()[0]["id"])
        self.assert_sound()

    def assert_found(self, statement):
        copy = self.folder / "copy.spor"
        shutil.copy(self.book, copy)
        with sqlite3.connect(copy) as book:
            self.assertGreater(book.execute(statement).rowcount, 0, statement)
        book.close()
        done = self.run_cli("check", "--json", "--book", copy)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn('"ok" : false', done.stdout)
        self.assertRegex(done.stderr, r"\Aspor-cli: .+\n\Z")

    def test_row_changed(self):
        self.assert_found("UPDATE signup SET name = 'Somebody else' WHERE ordinal = 2")

    def test_row_removed(self):
        self.assert_found("DELETE FROM signup WHERE ordinal = 3")

    def test_seat_removed(self):
        self.assert_found("DELETE FROM seat")

    def test_log_rewritten(self):
        self.assert_found("UPDATE change_set SET actor = 'Somebody else' WHERE no = 2")

    def test_log_shortened(self):
        self.assert_found("DELETE FROM change WHERE set_no = 3")


class Backup(CliTest):
    def test_copy_is_a_whole_book(self):
        self.new_book()
        self.import_answers([answer(number) for number in range(30)])
        copy = self.folder / "copy.spor"
        self.assertEqual(self.json("backup", copy), {"written": str(copy)})
        self.assertEqual(stat.S_IMODE(copy.stat().st_mode), 0o600)
        self.assertEqual(self.json("signups", "--book", copy), self.json("signups", "--book", self.book))
        self.assert_sound(copy)

    def test_replaces_an_older_copy(self):
        self.new_book()
        copy = self.write("copy.spor", "an older copy")
        self.spor("backup", copy)
        self.assert_sound(copy)

    def crashed(self, name, title):
        """A book whose last program was killed: its last change is only in the log beside it."""
        self.book = self.folder / name
        self.new_book()
        self.import_answers([answer(1, Titel=title)])
        book = sqlite3.connect(self.book, isolation_level=None)
        book.execute("PRAGMA wal_autocheckpoint = 0")
        book.execute("CREATE TABLE leftover (big TEXT) STRICT")
        book.execute("INSERT INTO leftover VALUES (hex (randomblob (100000)))")
        kept = {self.folder / (name + end): (self.folder / (name + end)).read_bytes()
                for end in ("", "-wal", "-shm")}
        book.close()
        for path, content in kept.items():
            path.write_bytes(content)
        return self.book

    def assert_fresh(self, copy):
        self.assertEqual(sorted(path.name for path in self.folder.glob(f"{copy.name}-*")), [])
        self.assert_sound(copy)
        self.assertEqual(self.json("signups", "--book", copy), self.json("signups", "--book", self.book))
        with sqlite3.connect(f"file:{copy}?mode=ro", uri=True) as book:
            self.assertEqual(book.execute("SELECT name FROM sqlite_master WHERE name = 'leftover'").fetchall(), [])
        book.close()

    def fill(self):
        self.book = self.folder / "book.spor"
        self.book.unlink(missing_ok=True)
        self.new_book()
        self.import_answers([answer(number) for number in range(30)])

    def test_over_a_book_that_was_left_open(self):
        copy = self.crashed("copy.spor", "Old")
        self.fill()
        self.spor("backup", copy)
        self.assert_fresh(copy)

    def test_where_a_log_was_left(self):
        for content in (None, b"", b"no book at all"):
            with self.subTest(content):
                copy = self.crashed("copy.spor", "Old")
                copy.unlink()
                if content is not None:
                    copy.write_bytes(content)
                self.fill()
                self.spor("backup", copy)
                self.assert_fresh(copy)
                copy.unlink()

    def test_new_where_a_log_was_left(self):
        copy = self.crashed("copy.spor", "Old")
        copy.unlink()
        self.book = copy
        self.new_book()
        self.assertEqual(self.signups(), [])
        self.assert_fresh(copy)

    def test_over_a_link(self):
        """The link stays; the book it leads to is replaced, with the log beside it."""
        other = self.crashed("other.spor", "Old")
        copy = self.folder / "copy.spor"
        copy.symlink_to(other)
        self.folder.joinpath("copy.spor-wal").write_bytes(b"nobody's")
        self.fill()
        self.spor("backup", copy)
        self.assertTrue(copy.is_symlink())
        self.assertFalse(self.folder.joinpath("other.spor-wal").exists())
        self.assert_fresh(other)

    def test_onto_itself_by_a_link(self):
        self.fill()
        before = self.book.read_bytes()
        link = self.folder / "link.spor"
        link.symlink_to(self.book)
        self.assertIn("itself", self.refused("backup", link, status=1))
        self.assertEqual(self.book.read_bytes(), before)

    def test_over_a_book_in_use(self):
        copy = self.folder / "copy.spor"
        self.book = copy
        self.new_book()
        self.import_answers([answer(1, Titel="Old")])
        with sqlite3.connect(copy, isolation_level=None) as reader:
            reader.execute("SELECT count(*) FROM signup").fetchall()
            self.fill()
            self.assertIn("“copy.spor” is open", self.refused("backup", copy, status=1))
            self.assertEqual(reader.execute("SELECT title FROM signup").fetchall(), [("Old",)])
        reader.close()
        self.assertEqual(list(self.folder.glob(".spor-*")), [])
        self.assert_sound(copy)
        self.spor("backup", copy, "--book", self.book)
        self.assert_fresh(copy)

    def test_onto_itself(self):
        self.new_book()
        before = digest(self.book)
        self.refused("backup", self.book, status=1)
        self.refused("backup", "book.spor", status=1)
        self.assertEqual(digest(self.book), before)

    def test_no_such_folder(self):
        self.new_book()
        self.refused("backup", self.folder / "nowhere" / "copy.spor", status=1)

    def test_while_another_process_writes(self):
        """Every copy shows the board as it was at one moment: one of the two sits there, never both."""
        self.new_book()
        self.import_answers([answer(number) for number in range(300)])
        first, second = [row["id"] for row in self.signups("--status", "eligible")[:2]]
        self.spor("seat", first)
        swaps = "\n".join(f"'{SPOR_CLI}' seat {one} --swap-with {other} --book '{self.book}' || exit 9"
                          for one, other in ((second, first), (first, second)))
        writer = subprocess.Popen(["sh", "-c", f"while :; do {swaps}\ndone >/dev/null"], env=self.env,
                                  start_new_session=True)
        try:
            for number in range(10):
                copy = self.folder / f"copy{number}.spor"
                self.spor("backup", copy)
                self.assert_sound(copy)
                seated = self.json("composition", "--book", copy)["tracks"][0]["seated"]
                self.assertIn(seated, ([first], [second]))
            self.assertIsNone(writer.poll())
        finally:
            os.killpg(writer.pid, signal.SIGKILL)
            writer.wait()
        self.assertGreater(len(self.log()), 10)
        self.assert_sound()


class Unwritable(CliTest):
    """As a user who may read but not write; a root user becomes nobody for it."""

    def setUp(self):
        super().setUp()
        self.new_book()
        self.import_answers([answer(number) for number in range(5)])
        (self.folder / "more.csv").write_text(csv_text([answer(9)]), encoding="utf-8")
        self.place = self.folder / "readonly"
        self.place.mkdir()
        shutil.move(self.book, self.place / "book.spor")
        self.book = self.place / "book.spor"
        self.how = {}
        if os.getuid() == 0:
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
            self.how = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        self.addCleanup(self.place.chmod, 0o700)

    def test_book(self):
        before = digest(self.book)
        for mode, folder_mode in ((0o400, 0o500), (0o600, 0o500), (0o400, 0o700), (0o000, 0o700)):
            with self.subTest(mode=mode, folder=folder_mode):
                self.book.chmod(mode)
                self.place.chmod(folder_mode)
                said = self.refused("import", "more.csv", "--book", self.book, status=4, **self.how)
                self.assertIn("book.spor", said)
                self.assertEqual(sorted(self.place.iterdir()), [self.book])
                self.assertEqual(digest(self.book), before)

    def test_read(self):
        """What only reads, reads; and makes nothing beside it."""
        before = digest(self.book)
        self.book.chmod(0o400)
        self.place.chmod(0o500)
        for command in ("signups", "composition", "check"):
            with self.subTest(command):
                self.run_cli(command, "--book", self.book, **self.how)
        self.assertIn("can only be read", self.refused("undo", "--book", self.book, status=4, **self.how))
        self.assertEqual(sorted(self.place.iterdir()), [self.book])
        self.assertEqual(digest(self.book), before)

    def test_new(self):
        self.place.chmod(0o500)
        self.refused("new", "--book", self.place / "new.spor", status=1, **self.how)
        self.assertEqual(sorted(self.place.iterdir()), [self.book])

    def test_results(self):
        target = self.place / "out.xlsx"
        target.write_text("the old one")
        shutil.move(self.book, self.folder / "book.spor")
        self.book = self.folder / "book.spor"
        self.place.chmod(0o500)
        for command in (["export", "roster"], ["export", "management"], ["backup"]):
            with self.subTest(command):
                self.refused(*command, target, "--book", self.book, status=1, **self.how)
                self.assertEqual(target.read_text(), "the old one")
                self.assertEqual(sorted(self.place.iterdir()), [target])


class FullDisk(CliTest):
    """A file may not grow beyond a limit, as on a full disk."""

    def setUp(self):
        super().setUp()
        self.new_book()
        self.import_answers([answer(number) for number in range(5)])

    def limited(self, size):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return {"preexec_fn": limit, "restore_signals": False}

    def test_import(self):
        many = self.write("many.csv", csv_text(answer(number) for number in range(5000)))
        before = self.signups()
        size = self.book.stat().st_size
        for limit in (size + 40_000, size + 400_000):
            with self.subTest(limit):
                self.refused("import", many, status=1, **self.limited(limit))
                self.assertEqual(self.signups(), before)
                self.assert_sound()
        self.assertEqual(self.json("import", many)["new"], 4995)
        self.assert_sound()

    def test_results(self):
        for command, name in ((["backup"], "copy.spor"), (["export", "roster"], "out.xlsx")):
            with self.subTest(command):
                target = self.write(name, "the old one")
                self.refused(*command, target, status=1, **self.limited(4096))
                self.assertEqual(target.read_text(), "the old one")
                self.assertEqual(list(self.folder.glob(".*")), [])

    def test_new(self):
        other = self.folder / "other.spor"
        self.refused("new", "--book", other, status=1, **self.limited(20_000))
        self.assertFalse(other.exists())
        self.assertEqual(list(self.folder.glob(".*")), [])


class Export(CliTest):
    def test_written(self):
        self.new_book()
        self.import_answers([answer(number) for number in range(5)])
        for kind in ("roster", "management"):
            out = self.folder / f"{kind}.xlsx"
            self.assertEqual(self.json("export", kind, out), {"written": [str(out)]})
            self.assertEqual(out.read_bytes()[:2], b"PK")

    def test_management_has_no_contact_data(self):
        self.new_book()
        self.import_answers([answer(0, Navn="Åse Bo"), answer(1, Navn="Ole, ring 87654321", Titel="ole＠kommune.dk"),
                             answer(2, Navn="Person 1234"), answer(3, Titel="Jeg vil gerne være med")])
        texts = {}
        for kind in ("roster", "management"):
            out = self.folder / f"{kind}.xlsx"
            self.spor("export", kind, out)
            workbook = openpyxl.load_workbook(out)
            texts[kind] = "\n".join(str(cell) for sheet in workbook for row in sheet.values for cell in row)
        for text in texts.values():
            self.assertIn("Åse Bo", text)
        self.assertIn("person1@example.dk", texts["roster"])
        self.assertNotIn("@example.dk", texts["management"])
        for private in ("12345678", "87654321", "kommune.dk", "Jeg vil", "Person 1234"):
            self.assertIn(private, texts["roster"])
            self.assertNotIn(private, texts["management"])


if __name__ == "__main__":
    main()
