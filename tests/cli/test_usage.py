# SPDX-License-Identifier: GPL-3.0-or-later
"""Options, help, wrong usage, the book last opened, output that is lost."""

import os
import re
import signal
import subprocess
import time

from sporcli import SPOR_CLI, CliTest, answer, csv_text, digest, main

COMMANDS = ["new", "import", "signups", "add", "edit", "erase", "waive", "seat", "unseat", "wait", "undo", "redo",
            "pin", "bar", "unpin", "replace", "suggest", "rerun", "panel", "composition", "export", "check", "backup",
            "meeting", "claim", "rate", "letter", "round"]


class Help(CliTest):
    def test_lists_commands(self):
        text = self.spor("--help")
        for command in COMMANDS:
            self.assertRegex(text, rf"(?m)^  {command}\b")

    def test_lists_nothing_that_is_not_there(self):
        listed = self.spor("--help").split("Commands:\n")[1].split("\n\n")[0]
        named = [line.split()[0] for line in listed.splitlines()]
        self.assertEqual(sorted(named), sorted(COMMANDS))

    def test_commands_fit_a_terminal(self):
        for language, heading in (("en", "Commands:"), ("da", "Kommandoer:")):
            listed = self.spor("--help", "--language", language).split(f"{heading}\n")[1].split("\n\n")[0]
            self.assertLessEqual(max(map(len, listed.splitlines())), 100)

    def test_each_command(self):
        for command in COMMANDS:
            with self.subTest(command):
                before = self.spor("--help", command)
                self.assertIn(f"Usage: spor-cli {command}", before)
                self.assertEqual(self.spor(command, "--help"), before)

    def test_options_of_a_command(self):
        for option in ("--map", "--encoding UTF-8|", "--separator semicolon|"):
            self.assertIn(option, self.spor("import", "--help"))
        self.assertNotIn("--map", self.spor("seat", "--help"))

    def test_exit_status_is_explained(self):
        for status in range(6):
            self.assertRegex(self.spor("--help"), rf"(?m)^  {status}  \w")

    def test_version(self):
        self.assertRegex(self.spor("--version"), r"\Aspor-cli \d+\.\d+\.\d+\n\Z")


class WrongUsage(CliTest):
    def setUp(self):
        super().setUp()
        self.new_book()

    def test_wrong(self):
        for arguments, said in [
                ([], "No command"),
                (["propose"], "“propose”"),
                (["suggest", "--seconds", "soon"], "“soon”"),
                (["suggest", "--seconds", "0"], "“0”"),
                (["panel"], "--people CSV"),
                (["panel", "--people", "p", "--features", "f"], "--size K"),
                (["panel", "--people", "p", "--features", "f", "--size", "0"], "--size K"),
                (["panel", "--people", "p", "--features", "f", "--size", "2"], "--fair leximin"),
                (["panel", "--people", "p", "--features", "f", "--size", "2", "--fair", "x"], "--fair"),
                (["pin"], "spor-cli pin ID"),
                (["bar", "abcd"], "abcd"),
                (["--frob", "check"], "--frob"),
                (["check", "-x"], "-x"),
                (["check", "extra"], "spor-cli check"),
                (["seat"], "spor-cli seat ID"),
                (["backup", "a", "b"], "spor-cli backup OUT"),
                (["check", "--map", "name=a"], "--map"),
                (["check", "--json=yes"], "--json"),
                (["check", "--book"], "--book"),
                (["check", "--language", "xx"], "“xx”"),
                (["signups", "--status", "happy"], "“happy”"),
                (["signups", "--track", "9"], "“9”"),
                (["signups", "--track", "one"], "“one”"),
                (["seat", "abcd", "--track", "1", "--swap-with", "bcde"], "--swap-with"),
                (["seat", "no-such-id"], "“no-such-id”"),
                (["edit", "abcd", "shoe-size=44"], "“shoe-size=44”"),
                (["edit", "abcd", "name"], "“name”"),
                (["edit", "abcd", "withdrawn=perhaps"], "“perhaps”"),
                (["edit", "abcd", "organisation=A", "name=B"], "organisation"),
                (["waive", "abcd", "name", "why"], "late"),
                (["waive", "abcd", "late", " "], "note"),
                (["export", "shoes", "out.xlsx"], "“shoes”"),
                (["import", "x.csv", "--map", "nonsense"], "“nonsense”"),
                (["import", "x.csv", "--encoding", "latin1"], "“latin1”"),
                (["import", "x.csv", "--encoding="], "“”"),
                (["import", "x.csv", "--separator", "|"], "“|”"),
                (["import", "x.csv", "--separator="], "“”"),
                (["signups", "--separator", "tab"], "--separator")]:
            with self.subTest(arguments):
                self.assertIn(said, self.refused(*arguments, status=2))

    def test_new_needs_a_place(self):
        self.assertIn("--book", self.refused("new", status=2))

    def test_wrong_usage_changes_nothing(self):
        before = digest(self.book)
        self.refused("undo", "twice", status=2)
        self.assertEqual(digest(self.book), before)


# Which of its options each thing that a command does has. What is given beside them would be ignored.
PARTS = {
    ("claim", "add"): "member meeting line ean note corrects",
    ("claim", "edit", "abcd"): "line ean note",
    ("claim", "delete", "abcd"): "",
    ("claim", "list"): "member meeting state",
    ("claim", "show", "abcd"): "",
    ("claim", "submit", "abcd"): "",
    ("claim", "approve", "abcd"): "",
    ("claim", "return", "abcd", "why"): "",
    ("claim", "reject", "abcd", "why"): "",
    ("claim", "pay", "abcd"): "date reference",
    ("claim", "terms"): "car-rate receipt-above days-before days-after months budget",
    ("claim", "totals"): "by",
    ("meeting", "add"): "kind date from to place title agenda track repeat until count",
    ("meeting", "edit", "abcd"): "kind date from to place title agenda track",
    ("meeting", "delete", "abcd"): "",
    ("meeting", "list"): "",
    ("meeting", "attend", "abcd", "abcd", "invited"): "",
    ("rate", "list"): "-round",
    ("rate", "set", "2025-01-01", "2025-12-31"): "high low bicycle source -round",
    ("rate", "remove", "2025-01-01"): "-round",
    ("letter", "show", "accepted"): "",
    ("letter", "set", "accepted"): "subject body",
    ("letter", "reset", "accepted"): "",
    ("letter", "contact", "a@b.dk"): "reply-by",
    ("letter", "sent"): "",
    ("round", "list"): "-round",
    ("round", "show"): "",
    ("round", "add", "New"): "preset copy -round",
    ("round", "use", "New"): "-round",
    ("round", "rename", "New"): "",
    ("round", "archive", "New"): "-round",
    ("round", "restore", "New"): "-round",
    ("round", "set", "name=New"): "dry-run",
    ("composition",): "",
    ("composition", "list"): "",
    ("composition", "add", "A"): "",
    ("composition", "copy", "A"): "",
    ("composition", "rename", "A", "B"): "",
    ("composition", "delete", "A"): "",
    ("composition", "use", "A"): "",
    ("composition", "finalise"): "note",
    ("composition", "reopen"): "",
    ("composition", "compare", "A", "B"): "",
    ("export", "roster", "a.xlsx"): "composition",
    ("export", "management", "a.xlsx"): "composition",
    ("export", "list", "a.pdf"): "composition contact",
    ("export", "protocol", "a.json"): "composition",
    ("export", "map", "a.png"): "composition show pixels",
    ("export", "refunds", "a.xlsx"): "composition",
    ("export", "payments", "a.xlsx"): "composition",
    ("export", "claim", "abcd", "a.pdf"): "composition",
    ("export", "letters", "a"): "kind again",
    ("export", "letters", "--preview", "abcd"): "preview",
    ("export", "calendar", "a.ics"): "meeting track attendees",
}

ALONE = {"new": "-round", "undo": "-round", "redo": "-round", "backup": "-round",
         "panel": "-book -round -actor", "rerun": "-book -round -actor"}


class Ignored(CliTest):
    """No option is taken and then ignored."""

    def options_of(self, command):
        """Name → whether it takes a value, of its own options and of those of every command."""
        options = self.spor(command, "--help").split("Options:\n")[1]
        return {name: bool(value)
                for name, value in re.findall(r"(?m)^  --([a-z-]+)(?: (\S+))?  ", options)}

    def test_parts(self):
        self.new_book()
        unused = {}
        before = digest(self.book)
        for words, listed in PARTS.items():
            has = {name for name in listed.split() if not name.startswith("-")}
            own = self.options_of(words[0])
            own = {name: own[name] for name in own
                   if name not in ("book", "round", "json", "actor", "language", "help", "version")}
            unused.setdefault(words[0], set(own)).difference_update(has)
            self.assertLessEqual(has, set(own), words)
            lacks = {name: value for name, value in own.items() if name not in has}
            if "-round" in listed:
                lacks["round"] = True
            for name, value in lacks.items():
                with self.subTest(words=words, option=name):
                    if words[:2] == ("export", "letters") and name in ("preview", "kind", "again"):
                        continue  # what the two ways of it share
                    said = self.refused(*words, f"--{name}", *(["x"] if value else []), status=2)
                    self.assertIn(f"has no option --{name}", said)
        self.assertEqual({command: names for command, names in unused.items() if names}, {})
        self.assertEqual(digest(self.book), before)

    def test_whole_commands(self):
        for command, listed in ALONE.items():
            for name in listed.replace("-", "").split():
                with self.subTest(command=command, option=name):
                    self.assertIn(f"has no option --{name}",
                                  self.refused(command, f"--{name}", "x", status=2))
                    self.assertNotIn(name, self.options_of(command))

    def test_together(self):
        self.new_book()
        preview = ["export", "letters", "--preview", "abcd"]
        for arguments, said in [(preview + ["--kind", "waiting"], "--kind"),
                                (preview + ["--again"], "--again"), (preview + ["out"], "“out”"),
                                (["import", "a.xlsx", "--encoding", "UTF-8"], "--encoding"),
                                (["import", "a.XLSX", "--separator", "tab"], "--separator")]:
            self.assertIn(said, self.refused(*arguments, status=2))

    def test_help_has_one_meaning(self):
        self.assertIn("approves the claim", self.spor("claim", "--help"))
        self.assertNotIn("is final", self.spor("claim", "--help"))
        self.assertNotIn("approves", self.spor("composition", "--help"))


class Options(CliTest):
    def test_anywhere(self):
        self.new_book()
        for arguments in (["--json", "--book", self.book, "check"],
                          ["check", "--json", f"--book={self.book}"],
                          ["--book", self.book, "check", "--json"]):
            self.assertIn('"ok"', self.spor(*arguments))

    def test_words_that_look_like_options(self):
        self.new_book()
        self.import_answers([answer(1, Afsluttet="2025-03-09 10:00:00")])
        [signup] = self.signups()
        self.assertEqual(signup["problems"], ["late"])
        self.spor("waive", "--", signup["id"], "late", "--agreed-by-phone")
        self.assertEqual(self.signups()[0]["problems"], [])

    def test_actor_is_logged(self):
        self.spor("new", "--book", self.book, "--actor", "Ålborg, Æ.")
        self.spor("import", self.write("a.csv", csv_text([answer(1)])), "--actor", "Bo")
        self.assertEqual(self.log(), [("new", "Ålborg, Æ."), ("import", "Bo")])

    def test_actor_is_the_user_by_default(self):
        self.new_book()
        [(_, actor)] = self.log()
        self.assertNotIn(actor, ("", "Unknown"))

    def test_progress_only_on_a_terminal(self):
        self.new_book()
        done = self.run_cli("import", self.write("a.csv", csv_text(map(answer, range(3000)))))
        self.assertEqual((done.returncode, done.stderr), (0, ""))


class BookLastOpened(CliTest):
    def test_none_yet(self):
        self.assertIn("--book", self.refused("check", status=4))

    def test_remembered(self):
        other = self.folder / "other.spor"
        self.new_book()
        self.spor("new", "--book", other)
        self.import_answers([answer(1)])
        self.assertEqual(len(self.json("signups", "--book", self.book)["signups"]), 0)
        self.assertEqual(self.signups(), [])
        self.assertEqual(len(self.json("signups", "--book", other)["signups"]), 1)

    def test_relative_path(self):
        self.spor("new", "--book", "here.spor")
        elsewhere = self.folder / "elsewhere"
        elsewhere.mkdir()
        done = subprocess.run([SPOR_CLI, "check"], env=self.env, cwd=elsewhere, stderr=subprocess.PIPE,
                              stdout=subprocess.PIPE, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_gone(self):
        self.new_book()
        self.book.unlink()
        self.assertIn("book.spor", self.refused("check", status=4))

    def test_a_book_that_does_not_open_is_not_remembered(self):
        self.new_book()
        self.refused("check", "--book", self.write("foreign.spor", "shopping list"), status=4)
        self.assert_sound()

    def test_unwritable_configuration(self):
        self.write("home/config", "a file where the folder should be")
        self.spor("new", "--book", self.book)
        self.spor("check", "--book", self.book)


class Output(CliTest):
    def test_lost_output_is_an_error(self):
        self.new_book()
        with open("/dev/full", "wb") as full:
            self.refused("composition", status=1, stdout=full)

    def test_text_is_utf8_whatever_the_locale(self):
        self.new_book()
        self.import_answers([answer(1, Navn="Åse Ærø")])
        self.env.update(LC_ALL="C", LANGUAGE="")
        self.assertIn("Åse Ærø", self.spor("signups"))
        self.assertIn("Åse Ærø", self.spor("signups", "--json"))

    def test_table_is_aligned(self):
        self.new_book()
        self.import_answers([answer(1, Navn="Åse Ærø"), answer(2, Navn="Bo\nPå to linjer")])
        header, *rows, last = self.spor("signups").splitlines()
        column = header.index("Municipality")
        self.assertEqual([row[column - 2:column] for row in rows], ["  ", "  "])
        self.assertEqual([row.split()[-3] for row in rows], ["1", "1"])
        self.assertEqual(last, "2 sign-ups")

    def test_languages(self):
        self.new_book()
        english = self.spor("composition", "--language", "en")
        self.assertIn("Representativeness", english)
        for environment in ({"LANGUAGE": "da"}, {"LC_ALL": "C", "LANGUAGE": ""}):
            self.env.update(environment)
            self.assertEqual(self.spor("composition", "--language", "en"), english)
            danish = self.spor("composition", "--language=da")
            self.assertIn("Repræsentativitet", danish)
            self.assertRegex(danish, r"\d,\d\u00a0%")
            self.assertRegex(self.spor("--help", "--language", "da"), r"(?m)^Kommandoer:$")
            self.assertIn("kommando", self.refused("--language", "da", "frob", status=2))


class Cancelled(CliTest):
    def interrupt(self, number):
        self.new_book()
        before = digest(self.book)
        answers = self.write("many.csv", csv_text(map(answer, range(20000))))
        running = subprocess.Popen([SPOR_CLI, "import", str(answers)], env=self.env,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        wal = self.folder / "book.spor-wal"
        while not wal.exists() and running.poll() is None:
            time.sleep(0.001)
        running.send_signal(number)
        said = running.communicate(timeout=120)[1]
        self.assertEqual(running.returncode, 5, said)
        self.assertRegex(said, r"\Aspor-cli: [^\n]+\n\Z")
        self.assertEqual(digest(self.book), before)
        self.assertEqual(self.signups(), [])
        self.assert_sound()

    def test_interrupt(self):
        self.interrupt(signal.SIGINT)

    def test_terminate(self):
        self.interrupt(signal.SIGTERM)


if __name__ == "__main__":
    main()
