# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests that take the tour (tour.c) share: a book worth looking at, and the way round."""

import csv
import datetime
import json
import os
import pathlib
import subprocess
import sys
import zoneinfo

TOUR, SPOR_CLI, SEAT_EXAMPLE = sys.argv.pop(1), sys.argv.pop(1), sys.argv.pop(1)
EXAMPLE = pathlib.Path(os.environ["SPOR_EXAMPLE"])
RECEIPT = EXAMPLE.parents[2] / "docs" / "guide" / "da" / "map.png"
# the day that the program goes by, which begins earlier than that of a machine in UTC
TODAY = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Copenhagen")).date()
LAST_MEETING = TODAY - datetime.timedelta(days=2)
HOMES = ("CONFIG", "DATA", "CACHE", "STATE")


def environment(folder, **more):
    homes = {f"XDG_{home}_HOME": str(folder / home.lower()) for home in HOMES}
    return {**os.environ, **homes, "HOME": str(folder), **more}


def write_signups(path, first, n):
    """A file with some of the example's people."""
    with open(EXAMPLE / "haandgemt.csv", encoding="utf-8-sig", newline="") as file:
        heading, *rows = csv.reader(file, delimiter=";")
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([heading, *rows[first:first + n]])


class Book:
    """Some of the example's people, seated, with meetings and a claim in each state."""

    def __init__(self, folder, people=60):
        self.folder = folder
        self.path = folder / "book.spor"
        self.more = folder / "flere.csv"
        (folder / "home").mkdir()
        write_signups(folder / "tilmeldinger.csv", 0, people)
        write_signups(self.more, people, 5)
        self.spor("new")
        self.spor("import", folder / "tilmeldinger.csv")
        subprocess.run([sys.executable, SEAT_EXAMPLE, SPOR_CLI, self.path], check=True,
                       env=environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.members = [member for track in self.spor("composition")["tracks"]
                        for member in track["seated"]]
        waiting = [signup["id"] for signup in self.spor("signups", "--status", "eligible")["signups"]
                   if signup["id"] not in self.members]
        self.spor("wait", waiting[0])
        self.spor("pin", waiting[1])
        self.spor("bar", waiting[2])
        self.meeting = self.meet(LAST_MEETING)
        self.meet(LAST_MEETING + datetime.timedelta(days=30), "--kind", "online")
        self.claims()
        self.alternative()

    def spor(self, *words):
        done = subprocess.run([SPOR_CLI, "--book", self.path, "--json", *words], check=True,
                              env=environment(self.folder), stdout=subprocess.PIPE)
        return json.loads(done.stdout)

    def meet(self, date, *options):
        return self.spor("meeting", "add", "--date", str(date), "--place", "Aarhus",
                         "--agenda", "Velkomst", *options)["id"]

    def claim(self, member, *lines):
        self.spor("meeting", "attend", self.meeting, member, "attended")
        words = [word for line in lines for word in ("--line", line)]
        return self.spor("claim", "add", "--member", member, "--meeting", self.meeting, *words)["id"]

    def act(self, actor, act, claim, *rest):
        self.spor("claim", act, claim, *rest, "--actor", actor)

    def alternative(self):
        """Another than that on the board, without one of its members."""
        shown = self.spor("composition", "list")["compositions"][0]["name"]
        self.spor("composition", "copy", "B")
        self.spor("unseat", self.members[-1])
        self.spor("composition", "use", shown)

    def claims(self):
        train = f"public;{LAST_MEETING};Odense;Aarhus;48,00"
        toll = f"toll;{LAST_MEETING};Odense;Aarhus;245;{RECEIPT}"
        # the newest is listed first
        claims = [self.claim(member, train, toll) if n == 5 else self.claim(member, train)
                  for n, member in enumerate(self.members[:6])]
        self.claim(self.members[6], train, f"car;{LAST_MEETING};Odense;Aarhus;900")
        for claim in claims:
            self.act("Åse", "submit", claim)
        self.act("Bo", "return", claims[0], "Billetten mangler")
        self.act("Bo", "reject", claims[1], "Aflyst")
        self.act("Bo", "approve", claims[2])
        self.act("Bo", "approve", claims[3])
        self.act("Bo", "pay", claims[3], "--date", str(TODAY), "--reference", "B-17")


class Stop:
    def __init__(self, name):
        self.name, self.texts, self.clipped = name, [], []


class Tour:
    """The program on its way: each stop in turn, and the program waits until the next is asked for."""

    def __init__(self, book, font=None, stderr=None, **env):
        settings = book.folder / "home" / "config" / "gtk-4.0" / "settings.ini"
        settings.parent.mkdir(parents=True, exist_ok=True)
        font = f"gtk-font-name={font}\n" if font else ""
        settings.write_text("[Settings]\n" + font, encoding="utf-8")
        # homes of its own, or the book would be the one last opened
        self.program = subprocess.Popen(
            [TOUR, book.path, book.more], env=environment(book.folder / "home", **env), text=True,
            encoding="utf-8", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr)
        self.pid = self.program.pid

    def stops(self):
        stop = None
        for line in self.program.stdout:
            kind, _, text = line.rstrip("\n").partition("\t")
            if kind == "stop":
                stop = Stop(text)
            elif kind == "text":
                stop.texts.append(text)
            elif kind == "clipped":
                stop.clipped.append(text)
            elif kind == "end":
                yield stop
                self.program.stdin.write("\n")
                self.program.stdin.flush()

    def end(self):
        self.program.stdin.close()
        self.program.stdout.close()
        return self.program.wait(60)
