# SPDX-License-Identifier: GPL-3.0-or-later
"""Calendars: read back by another program's parser, in summer and winter, folded and escaped right."""

import datetime
import os
import sys

from sporcli import COPENHAGEN, LATER, CliTest, answer, main, today

try:
    import icalendar
except ImportError:
    print("icalendar is not there (python3-icalendar)")
    sys.exit(77)

AWKWARD = 'Komma, semikolon; omvendt \\ streg: "æøå" 😀 ' + "meget langt " * 12


def events(path):
    """The calendar, and its events by UID, in the file's order."""
    raw = path.read_bytes()
    assert b"\n" not in raw.replace(b"\r\n", b""), "a line without CR LF"
    assert max(map(len, raw.split(b"\r\n"))) <= 75, "a line that is not folded"
    raw.decode("utf-8")
    for line in raw.split(b"\r\n"):
        line.decode("utf-8")  # no character is split between lines
    calendar = icalendar.Calendar.from_ical(raw)
    return calendar, {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def texts(value):
    """A property that may be there several times."""
    return [] if value is None else [str(one) for one in (value if isinstance(value, list) else [value])]


class Calendar(CliTest):
    def setUp(self):
        super().setUp()
        self.new_book()
        self.out = self.folder / "moeder.ics"

    def add(self, date, *options):
        return self.json("meeting", "add", "--date", date, "--place", "Aarhus", *options)

    def export(self, *options, out=None):
        return self.json("export", "calendar", out or self.out, *options)["written"]

    def event(self, meeting, *options):
        self.export(*options)
        return events(self.out)[1][meeting["id"] + "@dk.kombit.Spor"]

    def test_times(self):
        """Each hour of the days on which clocks change, and of a summer and a winter day."""
        meetings = [self.add(day, "--from", f"{hour}.30", "--to", f"{hour}.45")
                    for day in ("2025-01-15", "2025-07-15", "2025-03-30", "2025-10-26", "2031-06-01")
                    for hour in (0, 4, 9, 23)]
        self.export()
        calendar, found = events(self.out)
        self.assertEqual(len(found), len(meetings))
        for meeting in meetings:
            event = found[meeting["id"] + "@dk.kombit.Spor"]
            for name, key in (("DTSTART", "starts"), ("DTEND", "ends")):
                self.assertEqual(event[name].params["TZID"], "Europe/Copenhagen")
                wall = event[name].dt.replace(tzinfo=COPENHAGEN)
                self.assertEqual(wall.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
                                 meeting[key])
        self.assert_zone(calendar)

    def assert_zone(self, calendar):
        """Whoever knows no zones is told enough: the rules in the file give zoneinfo's times."""
        [zone] = calendar.walk("VTIMEZONE")
        self.assertEqual(str(zone["TZID"]), "Europe/Copenhagen")
        copenhagen = zone.to_tz()
        hour = datetime.datetime(2024, 1, 1)
        while hour.year < 2028:
            # the hour that is there twice may be read either way
            if not (hour.month == 10 and hour.day >= 25 and hour.hour == 2):
                self.assertEqual(copenhagen.localize(hour).utcoffset() if hasattr(copenhagen, "localize")
                                 else hour.replace(tzinfo=copenhagen).utcoffset(),
                                 hour.replace(tzinfo=COPENHAGEN).utcoffset(), hour)
            hour += datetime.timedelta(hours=5)

    def test_texts(self):
        agenda = "1. Velkomst\n2. Plan; budget, og mere\n\n" + AWKWARD
        meeting = self.add("2025-04-01", "--title", AWKWARD, "--agenda", agenda)
        event = self.event(meeting)
        self.assertEqual(str(event["SUMMARY"]), AWKWARD.strip())
        self.assertEqual(str(event["DESCRIPTION"]), agenda.strip())
        self.assertEqual(str(event["LOCATION"]), "Aarhus")
        self.assertEqual(str(event["STATUS"]), "CONFIRMED")

    def test_a_title_makes_no_property(self):
        meeting = self.add("2025-04-01", "--title", "Møde\r\nATTENDEE:mailto:x@example.dk\x07")
        event = self.event(meeting)
        self.assertNotIn("ATTENDEE", event)
        self.assertEqual(str(event["SUMMARY"]), "Møde ATTENDEE:mailto:x@example.dk")

    def test_whole(self):
        meeting = self.add("2025-04-01")
        self.export()
        calendar, found = events(self.out)
        self.assertEqual(str(calendar["METHOD"]), "PUBLISH")
        self.assertEqual(str(calendar["VERSION"]), "2.0")
        self.assertEqual(str(calendar["X-WR-CALNAME"]), "Implementeringsarbejdsgruppe FBS 2.0")
        [(uid, event)] = found.items()
        self.assertEqual(uid, meeting["id"] + "@dk.kombit.Spor")
        self.assertEqual(int(event["SEQUENCE"]), 0)
        self.assertNotIn("ATTENDEE", event)
        self.assertNotIn("ORGANIZER", event)
        self.json("letter", "contact", "fbs@example.dk", "--reply-by", LATER)
        self.assertEqual(str(self.event(meeting)["ORGANIZER"]), "mailto:fbs@example.dk")

    def test_tracks(self):
        both, second = self.add("2025-04-01"), self.add("2025-05-01", "--track", "2")
        self.export("--track", "1")
        self.assertEqual([uid[:36] for uid in events(self.out)[1]], [both["id"]])
        self.export("--track", "2")
        self.assertEqual([uid[:36] for uid in events(self.out)[1]], [both["id"], second["id"]])
        self.assertEqual(texts(self.event(both).get("CATEGORIES") and
                               [c.to_ical().decode() for c in self.event(both)["CATEGORIES"]]),
                         ["Track 1: Implementering", "Track 2: Uddannelse"])
        self.export("--meeting", second["id"])
        self.assertEqual([uid[:36] for uid in events(self.out)[1]], [second["id"]])

    def test_attendees(self):
        names = ["Åse Ærø", 'Citat "C"; D, E: F', "A\nATTENDEE:mailto:x@example.dk", "Carl"]
        self.import_answers([answer(number, Navn=name) for number, name in enumerate(names)])
        people = [self.ids()[str(900000 + number)] for number in range(len(names))]
        for person in people:
            self.json("seat", person)
        meeting = self.add("2025-04-01")
        for person, attendance in zip(people, ("accepted", "excused", "attended")):
            self.json("meeting", "attend", meeting["id"], person, attendance)
        guests = {str(guest): guest for guest in self.event(meeting, "--attendees")["ATTENDEE"]}
        self.assertEqual(
            [(guests[f"mailto:person{number}@example.dk"].params["CN"],
              guests[f"mailto:person{number}@example.dk"].params["PARTSTAT"]) for number in range(4)],
            [("Åse Ærø", "ACCEPTED"), ("Citat 'C'; D, E: F", "DECLINED"),
             ("A ATTENDEE:mailto:x@example.dk", "ACCEPTED"), ("Carl", "NEEDS-ACTION")])
        self.assertEqual(len(guests), 4)

    def test_withdrawn(self):
        """Whoever has left the group is not asked to what is to come."""
        self.import_answers([answer(number) for number in range(3)])
        people = [self.ids()[str(900000 + number)] for number in range(3)]
        for person in people[:2]:
            self.json("seat", person)
        day = today() + datetime.timedelta(days=9)
        meeting = self.add(day.isoformat())

        def asked():
            return sorted(map(str, self.event(meeting, "--attendees")["ATTENDEE"]))

        self.assertEqual(asked(), [f"mailto:person{number}@example.dk" for number in (0, 1)])
        self.run_cli("edit", people[0], "withdrawn=yes")
        self.json("replace", people[0], people[2])
        self.assertEqual(asked(), [f"mailto:person{number}@example.dk" for number in (1, 2)])

    def test_one_file_each(self):
        first = self.add("2025-05-01", "--title", "Opstart: æøå / del 1")
        second = self.add("2025-04-01")
        folder = self.folder / "kalender"
        written = [os.path.basename(path) for path in self.export(out=folder)]
        self.assertEqual(written, sorted(written))
        self.assertEqual(sorted(os.listdir(folder)), written)
        self.assertEqual(written[1], f"2025-05-01-Opstart-æøå-del-1-{first['id'][-8:]}.ics")
        for name, meeting in zip(written, (second, first)):
            self.assertEqual([uid[:36] for uid in events(folder / name)[1]], [meeting["id"]])
        # again: the folder holds what was asked for last
        self.assertEqual(len(self.export("--meeting", first["id"], out=folder)), 1)
        self.assertEqual(os.listdir(folder), written[1:])
        (folder / "mine.txt").write_text("x")
        self.assertIn("other files", self.refused("export", "calendar", folder, status=1))
        self.assertEqual(sorted(os.listdir(folder)), written[1:] + ["mine.txt"])

    def test_refused(self):
        self.assertIn("no such meetings", self.refused("export", "calendar", self.out, status=1))
        meeting = self.add("2025-04-01", "--track", "1")
        self.assertIn("no such meetings",
                      self.refused("export", "calendar", self.out, "--track", "2", status=1))
        for wrong in (["--track", "9"], ["--meeting", "abcd"],
                      ["--meeting", meeting["id"], "--track", "1"]):
            self.refused("export", "calendar", self.out, *wrong, status=2)
        self.refused("export", "calendar", status=2)
        self.assertFalse(self.out.exists())
        self.assertIn("the folder is not there",
                      self.refused("export", "calendar", self.folder / "a" / "b.ics", status=1))

    def test_an_old_file_gives_way_only_to_a_whole_one(self):
        self.out.write_text("gammel")
        self.out.chmod(0o640)
        self.refused("export", "calendar", self.out, status=1)
        self.assertEqual(self.out.read_text(), "gammel")
        self.add("2025-04-01")
        self.export()
        self.assertEqual(self.out.stat().st_mode & 0o777, 0o640)
        self.assertEqual(len(events(self.out)[1]), 1)


if __name__ == "__main__":
    main()
