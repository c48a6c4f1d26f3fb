# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters: read back by Python's own mail parser, equal to what the program shows; hostile names; a
second run; a folder that cannot be written."""

import email
import email.header
import email.policy
import email.utils
import html.parser
import os
import re
import resource
import signal

from sporcli import CliTest, LATER, answer, digest, main, today

CONTACT = "fbs@example.dk"
LONG = "Ø" * 300
HOSTILE = ["Åse Ærø", "😀 Bo", "A\nBcc: alle@example.dk", 'Citat "C" \\ <d@e.dk>, F', LONG,
           "{navn} {x}", "<b>Fed</b> & co", "a b=?utf-8?q?c?="]


class Text(html.parser.HTMLParser):
    """What a reader of the HTML part sees: its paragraphs."""

    def __init__(self, content):
        super().__init__()
        self.paragraphs = []
        self.open = False
        self.feed(content)

    def handle_starttag(self, tag, attrs):
        if tag == "p":
            self.paragraphs.append("")
            self.open = True
        elif tag == "br":
            self.paragraphs[-1] += "\n"
        else:
            assert tag in ("html", "head", "meta", "body"), tag

    def handle_endtag(self, tag):
        self.open = self.open and tag != "p"

    def handle_data(self, data):
        if self.open:
            self.paragraphs[-1] += data.replace("\n", "")


def read(path):
    raw = path.read_bytes()
    assert b"\n" not in raw.replace(b"\r\n", b""), "a line without CR LF"
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    return email.message_from_bytes(raw, policy=email.policy.default)


def recipient(mail):
    """The name in To. Python 3.11 puts spaces where encoded words are to be joined."""
    raw = dict(mail.raw_items())["To"].replace("\r\n", "")
    if raw.count("=?") < 2:
        return mail["To"].addresses[0].display_name
    name = email.utils.parseaddr(raw)[0]
    return str(email.header.make_header(email.header.decode_header(name)))


def one_line(text):
    return " ".join(text.split())


class Letters(CliTest):
    """Two seats, one waiting, the rest without; whoever is number 7 has no e-mail address."""

    def setUp(self):
        super().setUp()
        self.new_book()
        self.out = self.folder / "breve"

    def sign_up(self, names=HOSTILE):
        self.import_answers([answer(number, Navn=name) for number, name in enumerate(names)]
                            + [answer(90, E_mail="", Navn="Uden adresse")])
        self.people = [self.ids()[str(900000 + number)] for number in range(len(names))]
        self.json("letter", "contact", CONTACT, "--reply-by", LATER)
        for person in self.people[:2]:
            self.json("seat", person)
        self.json("wait", self.people[2])

    def export(self, *options, out=None):
        return self.json("export", "letters", out or self.out, *options)

    def mails(self):
        return [read(path) for path in sorted(self.out.iterdir())]

    def test_equal_what_is_shown(self):
        self.sign_up()
        done = self.export()
        self.assertEqual(len(done["written"]), len(HOSTILE))
        self.assertEqual(sorted(map(os.path.basename, done["written"])), sorted(os.listdir(self.out)))
        for path, letter in zip(done["written"], done["letters"]):
            with self.subTest(letter["name"]):
                shown = self.json("export", "letters", "--preview", letter["id"])
                mail = read(self.out / os.path.basename(path))
                self.assert_headers(mail, shown)
                self.assert_parts(mail, shown)

    def assert_headers(self, mail, shown):
        self.assertEqual(sorted(map(str.lower, mail.keys())), sorted(
            ["date", "from", "reply-to", "subject", "to", "message-id", "x-unsent", "mime-version",
             "content-type"]))
        [to] = mail["To"].addresses
        self.assertEqual(to.addr_spec, shown["email"])
        self.assertEqual(recipient(mail), one_line(shown["name"]))
        self.assertEqual(mail["Subject"], shown["subject"])
        for header in ("From", "Reply-To"):
            [sender] = mail[header].addresses
            self.assertEqual(sender.addr_spec, CONTACT)
            self.assertEqual(sender.display_name, "Implementeringsarbejdsgruppe FBS 2.0")
        self.assertIsNotNone(mail["Date"].datetime.tzinfo)
        self.assertRegex(mail["Message-ID"], r"\A<[0-9a-f]{32}@example\.dk>\Z")

    def assert_parts(self, mail, shown):
        self.assertEqual(mail.get_content_type(), "multipart/alternative")
        plain, page = mail.iter_parts()
        for part, kind in ((plain, "text/plain"), (page, "text/html")):
            self.assertEqual(part.get_content_type(), kind)
            self.assertEqual(part.get_content_charset(), "utf-8")
            self.assertEqual(part["Content-Transfer-Encoding"], "quoted-printable")
        text = plain.get_content().replace("\r\n", "\n")
        self.assertEqual(text, shown["body"] + "\n")
        source = page.get_content().replace("\r\n", "\n")
        self.assertEqual(source, shown["html"])
        self.assertEqual(Text(source).paragraphs, shown["body"].split("\n\n"))

    def test_names_in_the_subject(self):
        self.sign_up()
        for kind in ("accepted", "waiting", "rejected"):
            self.json("letter", "set", kind, "--subject", "Svar til {navn}, {kommune}")
        for letter, mail in zip(self.export()["letters"], self.mails()):
            with self.subTest(letter["name"]):
                self.assertTrue(letter["subject"].startswith("Svar til " + one_line(letter["name"]) + ","))
                self.assertEqual(mail["Subject"], letter["subject"])
                self.assertIsNone(mail["Bcc"])

    def test_encoded_as_utf8(self):
        self.sign_up()
        self.export()
        for path in self.out.iterdir():
            charsets = re.findall(rb"=\?([^?]+)\?[bqBQ]\?", path.read_bytes().split(b"\r\n\r\n")[0])
            self.assertEqual({charset.lower() for charset in charsets} - {b"utf-8"}, set())

    def test_names_of_files(self):
        self.sign_up()
        self.export()
        names = sorted(os.listdir(self.out))
        self.assertEqual(names[0], "01-seat-Åse-Ærø.eml")
        self.assertEqual(names[1], "02-seat-Bo.eml")
        self.assertEqual(names[2], "03-waiting-list-A-Bcc-alle-example-dk.eml")
        self.assertEqual([name.split("-")[1] for name in names[3:]], ["no"] * 5)
        for name in names:
            self.assertLessEqual(len(name.encode()), 255)
            self.assertRegex(name, r"\A[\w-]+\.eml\Z")

    def test_who_gets_one(self):
        self.sign_up()
        done = self.export()
        self.assertEqual(sorted(letter["id"] for letter in done["letters"]), sorted(self.people))
        self.assertEqual(done["attention"], 1)
        self.assertIn("cannot be seated", self.refused(
            "export", "letters", "--preview", self.ids()["900090"], status=1))
        self.assertIn("1 sign-up needs attention and gets no letter.",
                      self.spor("export", "letters", self.out, "--again"))

    def test_whoever_has_a_seat_and_gets_none(self):
        """They expect one, so they are named, and why."""
        self.sign_up()
        self.warned("edit", self.people[0], "roles=", "municipality=")
        self.run_cli("edit", self.people[2], "withdrawn=yes")
        done = self.run_cli("export", "letters", self.out)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stderr.splitlines(), [
            "spor-cli: Åse Ærø has a seat and gets no letter: No role was given. The municipality is missing.",
            "spor-cli: A Bcc: alle@example.dk waits for a seat and gets no letter: The sign-up was withdrawn."])

    def test_two_tracks(self):
        self.import_answers([answer(1, E_mail="anne@example.dk"),
                             answer(2, E_mail="anne@example.dk", Rolle="Superbruger",
                                    Spor="Spor 2: Uddannelse"), answer(3)])
        self.json("letter", "contact", CONTACT, "--reply-by", LATER)
        self.json("seat", self.ids()["900001"])
        done = self.export()
        self.assertEqual(done["doubled"], 1)
        self.assertEqual(sorted(letter["track"] for letter in done["letters"]), [1, 1, 2])
        self.assertIn("1 person signed up for several tracks",
                      self.spor("export", "letters", self.out, "--again"))

    def test_one_kind(self):
        self.sign_up()
        done = self.export("--kind", "waiting")
        self.assertEqual([letter["id"] for letter in done["letters"]], [self.people[2]])
        self.assertEqual(len(os.listdir(self.out)), 1)

    def test_second_run(self):
        self.sign_up(["Anne", "Bo", "Carl"])
        self.export()
        before = digest(self.book), sorted(os.listdir(self.out))
        said = self.refused("export", "letters", self.out, status=1)
        self.assertIn("3 people have got this letter already", said)
        self.assertIn("--again", said)
        self.assertEqual((digest(self.book), sorted(os.listdir(self.out))), before)

        self.json("seat", self.people[2])
        said = self.warned("export", "letters", self.out)
        self.assertIn("2 people have got this letter already", said)
        self.assertEqual(sorted(os.listdir(self.out))[-1], "04-seat-Carl.eml")
        again = self.export("--again")
        self.assertEqual(len(again["letters"]), 3)
        self.assertEqual(again["already"], 0)

        # the same letter keeps its identity, a changed one has another
        ids = [mail["Message-ID"] for mail in self.mails()]
        self.assertEqual(len(ids), 7)
        self.assertNotEqual(ids[0], ids[4])  # three have a seat now, and the reason says so
        self.assertEqual(ids[3], ids[6])
        sent = self.json("letter", "sent")["letters"]
        self.assertEqual([f"<{letter['message-id']}>" for letter in sent], ids)
        self.assertEqual([letter["name"] for letter in sent],
                         ["Anne", "Bo", "Carl", "Carl", "Anne", "Bo", "Carl"])
        self.assert_sound()

    def test_undo(self):
        self.sign_up(["Anne", "Bo", "Carl"])
        self.export()
        self.assertIn("Letters written: 3", self.spor("undo"))
        self.assertEqual(self.json("letter", "sent")["letters"], [])
        self.assertEqual(len(self.export()["letters"]), 3)
        self.assert_sound()

    # --- Templates

    def test_set_show_reset(self):
        self.sign_up()
        first = self.json("letter", "show", "rejected")
        self.assertIn("begrundelse", first["fields"])
        body = self.write("afslag.txt", "Kære {navn}\r\n\r\nVi ses en anden gang i {kommune}.\r\n")
        changed = self.json("letter", "set", "rejected", "--subject", "Nej: {spor}", "--body", body)
        self.assertEqual(changed["body"], "Kære {navn}\n\nVi ses en anden gang i {kommune}.")
        self.assertEqual(self.json("letter", "show", "rejected"), changed)
        shown = self.json("export", "letters", "--preview", self.people[3])
        self.assertEqual(shown["subject"], "Nej: Spor 1: Implementering")
        self.assertIn("Vi ses en anden gang i ", shown["body"])
        self.assertIn('Kære Citat "C" \\ <d@e.dk>, F\n', shown["body"])
        self.spor("undo")
        self.assertEqual(self.json("letter", "show", "rejected"), first)
        self.spor("redo")
        self.assertEqual(self.json("letter", "reset", "rejected"), first)
        self.assertEqual(self.json("letter", "show", "accepted")["kind"], "accepted")

    def test_refused_templates(self):
        before = digest(self.book)
        body = self.write("brev.txt", "Kære {navn}\n\nDu er {vigtig}.\n")
        said = self.refused("letter", "set", "waiting", "--body", body, status=1)
        for word in ("Line 3", "{vigtig}", "{navn}", "{begrundelse}"):
            self.assertIn(word, said)
        self.assertIn("{spor", self.refused("letter", "set", "waiting", "--subject", "a {spor", status=1))
        self.assertIn("text", self.refused("letter", "set", "waiting", "--body", "/dev/null", status=1))
        self.refused("letter", "set", "waiting", "--body", self.folder / "nowhere", status=3)
        self.refused("letter", "set", "waiting", "--body", self.write("b", b"\xe6\xf8"), status=3)
        for wrong in (["set", "waiting"], ["show", "perhaps"], ["show"], ["contact"], ["burn"]):
            self.refused("letter", *wrong, status=2)
        self.assertIn("kombit", self.refused("letter", "contact", "kombit", status=1))
        self.refused("letter", "contact", CONTACT, "--reply-by", "soon", status=2)
        self.assertEqual(digest(self.book), before)

    def test_contact(self):
        said = self.json("letter", "contact", CONTACT, "--reply-by", "1/4-2098")
        self.assertEqual(said, {"contact": CONTACT, "reply-by": "2098-03-31T22:00:00Z"})
        self.import_answers([answer(1)])
        self.json("seat", self.ids()["900001"])
        shown = self.json("export", "letters", "--preview", self.ids()["900001"])
        self.assertIn("svar senest 1. april 2098.", shown["body"])

    def test_past_reply_date(self):
        """Said whenever it is set or promised, and in nobody's way."""
        past = "spor-cli: The reply date that letters promise, 15 April 2025, is past.\n"
        self.sign_up(["Anne", "Bo", "Carl"])
        self.assertEqual(self.warned("letter", "contact", CONTACT, "--reply-by", "2025-04-15"), past)
        self.assertEqual(self.warned("export", "letters", self.out), past)
        self.assertEqual(len(self.mails()), 3)
        self.spor("letter", "contact", CONTACT, "--reply-by", today().isoformat())

    # --- What is missing, and what cannot be written

    def test_missing(self):
        self.import_answers([answer(1)])
        self.assertIn("contact", self.refused("export", "letters", self.out, status=1))
        self.json("letter", "contact", CONTACT, "--reply-by", LATER)
        self.assertIn("seat", self.refused("export", "letters", self.out, status=1))
        self.json("seat", self.ids()["900001"])
        self.assertIn("Nobody", self.refused("export", "letters", self.out, "--kind", "waiting", status=1))
        self.refused("export", "letters", status=2)
        self.refused("export", "letters", self.out, "--kind", "physical", status=2)
        self.assertFalse(self.out.exists())

    def assert_untouched(self, *arguments, **how):
        before = digest(self.book), sorted(os.listdir(self.folder))
        said = self.refused("export", "letters", *arguments, status=1, **how)
        self.assertEqual((digest(self.book), sorted(os.listdir(self.folder))), before)
        self.assertEqual(self.json("letter", "sent")["letters"], [])
        return said

    def test_other_files(self):
        self.sign_up()
        self.out.mkdir()
        (self.out / "budget.txt").write_text("mit")
        self.assertIn("“breve”", self.assert_untouched(self.out))
        self.assertEqual(os.listdir(self.out), ["budget.txt"])

    def test_a_file_has_the_name(self):
        self.sign_up()
        self.out.write_text("mit")
        self.assertIn("choose a folder", self.assert_untouched(self.out))
        self.assertEqual(self.out.read_text(), "mit")

    def test_no_folder(self):
        self.sign_up()
        self.assertIn("the folder is not there", self.assert_untouched(self.folder / "a" / "b"))

    def test_no_room(self):
        self.sign_up()
        body = self.write("long.txt", "Kære {navn}\n\n" + "æøåæøåæøå " * 1990)
        self.json("letter", "set", "rejected", "--body", body)

        def little():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (150000, 150000))

        self.assertIn("could not be written", self.assert_untouched(self.out, preexec_fn=little))

    def test_read_only(self):
        if os.geteuid() == 0:
            self.skipTest("folders are never read-only for the superuser")
        self.sign_up()
        inside = self.folder / "inside"
        inside.mkdir(mode=0o500)
        self.assertIn("read-only", self.assert_untouched(inside / "breve"))

    def test_danish_whatever_the_language(self):
        self.sign_up(["Anne", "Bo", "Carl"])
        shown = [self.json("export", "letters", "--preview", self.people[0], "--language", language)
                 for language in ("da", "en")]
        self.assertEqual(shown[0], shown[1])


if __name__ == "__main__":
    main()
