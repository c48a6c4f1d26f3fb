#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens a roster workbook and compares every cell with what the sign-ups, dumped as JSON, call for.

Usage: check_roster.py WORKBOOK EXPECTED
"""

import datetime
import html
import json
import re
import struct
import sys
import unicodedata
import zipfile

try:
    import openpyxl
except ImportError:
    sys.exit(77)

HEADER = 4
DATE = r"\d{1,2} [A-Z][a-z]+ \d{4}"
CELL_LENGTH = 32767
MEASURED_ROWS = 2000  # of more some are measured
TABLE_ROWS = 5000  # in a larger workbook there are named ranges in the place of tables
ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")

WHOLE, TEXT, CODE, TIME = "0", "text", "@", r"dd\-mm\-yyyy\ hh:mm"
PERSON = ["Name", "Title", "Municipality"]
PLACE = ["Region", "Size", "Library", "Roles"]
CONTACT = ["E-mail", "Phone", "Motivation"]
TRACK_COLUMNS = ["Seat"] + PERSON + PLACE + CONTACT
WAITING_COLUMNS = ["Track", "Place in line"] + PERSON + PLACE + CONTACT
SIGNUP_COLUMNS = (["No."] + PERSON + ["Municipality code"] + PLACE
                  + ["Track", "Status", "Place in the group", "Problems", "Remarks", "Created",
                     "Completed at", "Deadline", "Respondent"] + CONTACT)
PRIVATE = ["Respondent"] + CONTACT
STYLES = {"Seat": WHOLE, "Place in line": WHOLE, "No.": WHOLE, "Created": TIME,
          "Completed at": TIME, "Phone": CODE, "Respondent": CODE, "Municipality code": CODE}

complaints = []


def complain(text):
    complaints.append(text)


def same(what, actual, expected):
    if actual != expected:
        complain(f"{what}: {actual!r} instead of {expected!r}")


def units(text):
    return len(text.encode("utf-16-le")) // 2


def clean(text):
    """What a cell can hold of a text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if c in "\n\t" or not (
        c < " " or "\x7f" <= c <= "\x9f" or "\ufdd0" <= c <= "\ufdef" or ord(c) & 0xFFFE == 0xFFFE))


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "")) if text else None


def last_sunday(year, month):
    day = datetime.datetime(year, month, 31)
    return day - datetime.timedelta(days=(day.weekday() + 1) % 7, hours=-1)


def copenhagen(utc):
    """Wall time; the rule in force since 1996."""
    summer = last_sunday(utc.year, 3) <= utc < last_sunday(utc.year, 10)
    return utc + datetime.timedelta(hours=2 if summer else 1)


def sheet_name(wanted, taken):
    name = re.sub(" +", " ", re.sub(r"[][:*?/\\\x00-\x1f]", " ", wanted)).strip(" '")
    name = name[:31].strip(" '")
    unique, n = name, 1
    while unique.casefold() in taken:
        n += 1
        ending = f" ({n})"
        unique = name[:31 - len(ending)] + ending
    taken.add(unique.casefold())
    return unique


def public(text, signs, most_characters, most_words, most_digits, unwanted):
    """What management gets of a text."""
    text = unicodedata.normalize("NFC", text)
    text = "".join(c for c in text if c in "\n\t\r" or unicodedata.category(c) != "Cc")
    text = " ".join(text.split())
    n_digits = 0
    for place, c in enumerate(text):
        n_digits += c in "0123456789"
        if c in "0123456789" and n_digits <= most_digits:
            continue
        if unicodedata.category(c)[0] in "LM" or c in signs + " ":
            continue
        if c != ".":
            return "–"
        word = re.search(r"[^ .,/&'’–-]*$", text[:place]).group()
        if len(word) > 1 and text[place + 1:place + 2] not in ("", " "):
            return "–"
    words = [word for word in re.split("[-, &/.]", text.casefold()) if word]
    bad = len(text) > most_characters or len(words) > most_words or set(words) & unwanted
    return "–" if bad else text


ADDRESS = {"snabel", "snabela", "punktum", "jeg"}


def public_name(text):
    return public(text, "-'’", 80, 8, 3, ADDRESS)


def public_title(text):
    return public(text, "-–&,/", 40, 5, 0, ADDRESS | {"mig", "min", "mit", "mine", "vi", "os", "vores"})


def unique(texts):
    taken, result = set(), []
    for text in texts:
        new, n = text, 1
        while new.casefold() in taken:
            n += 1
            new = f"{text} ({n})"
        taken.add(new.casefold())
        result.append(new)
    return result


def heading(text):
    """What a column of an extra field is called."""
    text = re.sub(r"\s+", " ", clean(text)).strip() or "Without a heading"
    return text if len(text) <= 255 else text[:254] + "…"


def list_name(sheet_title, taken):
    name = "_".join(re.findall(r"[^\W_]+", sheet_title))
    if not name[:1].isalpha() or re.fullmatch("[A-Za-z]{1,3}[0-9]+", name):
        name = "_" + name
    new, n = name, 1
    while new.casefold() in taken:
        n += 1
        new = f"{name}_{n}"
    taken.add(new.casefold())
    return new


class Roster:
    def __init__(self, expected):
        self.expected = expected
        self.full = expected["kind"] == "full"
        self.signups = expected["signups"]
        self.tracks = expected["tracks"]
        self.deadline = instant(expected["deadline"])
        self.stands = {}
        for kind in ("seated", "waiting"):
            for track, members in zip(self.tracks, expected[kind]):
                for place, member in enumerate(members, 1):
                    self.stands[member] = (kind, int(track["number"]), place)
        self.list_names = set()
        self.n_rows = len(self.signups) + sum(map(len, expected["seated"] + expected["waiting"]))
        self.n_rows += len(expected["candidates"])
        try:
            self.protocol = json.loads(expected["protocol"] or "null")
        except ValueError:
            self.protocol = None  # no protocol, which the sheet says
        self.extra = []
        for signup in self.signups if self.full else []:
            for key in json.loads(signup["extra"] or "{}"):
                if key not in self.extra:
                    self.extra.append(key)

    def columns(self, all_columns):
        return [name for name in all_columns if self.full or name not in PRIVATE]

    def place(self, signup):
        if self.full or signup["code"] or signup["place"] == "Sydslesvig":
            return signup["place"]
        return "Another organisation" if signup["outside"] else ""

    def track(self, signup):
        if signup["track"] >= 0:
            return self.tracks[int(signup["track"])]["title"]
        return signup["track_text"] if self.full else ""

    def roles(self, signup):
        rest = signup["roles_text"] if self.full else ""
        return ", ".join(part for part in (signup["roles"], rest) if part)

    def spot(self, index):
        kind, track, place = self.stands.get(index, (None, 0, 0))
        return {None: "", "seated": f"Track {track}, seat {place}",
                "waiting": f"Track {track}, waiting list no. {place}"}[kind]

    def in_time(self, signup):
        when = instant(signup["closed"] or signup["created"])
        if not when or not self.deadline:
            return ""
        if when < self.deadline:
            return "In time"
        late = any(problem["key"] == "late" for problem in signup["problems"])
        return "Late" if late else "Late, but waived"

    def values(self, index):
        """By column heading, what the cell must hold."""
        signup = self.signups[index]
        place = self.stands.get(index, (None, 0, 0))[2]
        wording = "text" if self.full else "label"
        times = {heading: copenhagen(instant(signup[key])) if signup[key] else None
                 for heading, key in (("Created", "created"), ("Completed at", "closed"))}
        name = signup["name"] if self.full else public_name(signup["name"])
        title = signup["title"] if self.full else public_title(signup["title"])
        values = {
            "No.": signup["ordinal"], "Seat": place, "Place in line": place,
            "Name": name, "Title": title, "Municipality": self.place(signup),
            "Municipality code": signup["code"], "Region": signup["region"],
            "Size": signup["size"], "Library": signup["sectors"], "Roles": self.roles(signup),
            "Track": self.track(signup), "Status": signup["status"],
            "Place in the group": self.spot(index),
            "Problems": "\n".join(problem[wording] for problem in signup["problems"]),
            "Remarks": "\n".join(signup["remarks"]), "Deadline": self.in_time(signup),
            "Respondent": signup["respondent"], "E-mail": signup["email"],
            "Phone": signup["phone"], "Motivation": signup["motivation"], **times}
        for key, value in json.loads(signup["extra"] or "{}").items() if self.full else []:
            values["extra " + key] = value if value is None or isinstance(value, str) \
                else json.dumps(value)
        return values

    def left_out(self, members):
        """What the title of a list says where something is left out of it."""
        if self.full or not any("–" in (self.values(int(member))[key] for key in ("Name", "Title"))
                                for member in members):
            return ""
        return re.escape(" A dash (–) stands for a name or a title that is left out: it has more in it "
                         "than a name or a short title.")

    def about(self):
        name, composition = self.expected["round"], self.expected["composition"]
        if self.expected["final"]:
            return f"{name} – composition “{composition}”, final since {self.expected['final']}"
        return f"{name} – composition “{composition}”" if composition else name


def shown(raw):
    return ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), raw)


def written(cell):
    """A text as it stands in the file: openpyxl takes the escapes out of those that are shared, as
    they are where nothing streams."""
    if cell.parent.tables:
        return re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", cell.value)
    return cell.value


def check_text(where, cell, expected):
    raw = written(cell)
    text = shown(raw)
    if units(raw) > CELL_LENGTH:
        complain(f"{where}: {units(raw)} characters are more than a cell can hold")
    if text != expected:
        kept, _, note = text.rpartition("… (cut here; the whole text is ")
        whole = units(ESCAPE.sub("_x005F_x1234_", expected))
        if not (kept and expected.startswith(kept) and note == f"{len(expected)} characters)"
                and whole > CELL_LENGTH and units(raw) > CELL_LENGTH - 20):
            complain(f"{where}: {text[:80]!r} instead of {expected[:80]!r}")
    if expected[:1] in ("=", "+", "-", "@") and units(raw) <= 200:
        same(f"{where}: format", cell.number_format, "@")


def check_cell(where, cell, expected, style):
    if isinstance(expected, str):
        expected = clean(expected)
    if expected in (None, ""):
        same(where, cell.value, None)
    elif style == TIME:
        same(f"{where}: format", cell.number_format, TIME)
        if not cell.is_date or abs(cell.value - expected) > datetime.timedelta(milliseconds=1):
            complain(f"{where}: {cell.value!r} instead of {expected!r}")
    elif style == WHOLE:
        same(f"{where}: format", cell.number_format, WHOLE)
        same(f"{where}: kind", cell.data_type, "n")
        same(where, cell.value, expected)
    elif cell.data_type not in ("s", "inlineStr"):
        complain(f"{where}: {cell.value!r} is not a text")
    else:
        if style == CODE and units(expected) <= 200:
            same(f"{where}: format", cell.number_format, CODE)
        same(f"{where}: wrapped", cell.alignment.wrap_text, True)
        check_text(where, cell, expected)


def check_title(sheet, lines):
    for row, line in enumerate(lines, 1):
        value = sheet.cell(row, 1).value or ""
        if not re.fullmatch(line, value):
            complain(f"{sheet.title} A{row}: {value!r} is not like {line!r}")
        for cell in sheet[row][1:]:
            same(f"{sheet.title} {cell.coordinate}", cell.value, None)


def check_page(roster, sheet):
    same(f"{sheet.title}: paper", sheet.page_setup.paperSize, 9)
    same(f"{sheet.title}: orientation", sheet.page_setup.orientation, "landscape")
    same(f"{sheet.title}: header", sheet.oddHeader.left.text, roster.expected["round"])
    same(f"{sheet.title}: header", sheet.oddHeader.center.text, "&A")
    same(f"{sheet.title}: header", sheet.oddHeader.right.text or "",
         "" if roster.full else "Without contact data and motivation")
    if sheet.title != "Balance" or not any(roster.expected["seated"]):  # else at a scale, with breaks of its own
        same(f"{sheet.title}: fitted", sheet.sheet_properties.pageSetUpPr.fitToPage, True)
    same(f"{sheet.title}: footer", sheet.oddFooter.right.text, "Page &P of &N")


def letters(word):
    """Those that take room: marks above others take none, and the narrowest half of it."""
    return sum(0 if unicodedata.category(letter) in ("Mn", "Cf", "Cc") else 0.5 if letter in "'\"-.,:;|!ijl" else 1
               for letter in word)


def check_widths(sheet, headings):
    for number, heading in enumerate(headings, 1):
        letter = openpyxl.utils.get_column_letter(number)
        width = sheet.column_dimensions[letter].width
        widest = 0
        if STYLES.get(heading) == TIME:
            widest = len("03-03-2025 18:49") + 1
        elif heading in ("Name", "Municipality", "E-mail", "Phone"):
            values = [sheet.cell(row, number).value for row in range(HEADER + 1, sheet.max_row + 1)]
            widest = max([letters(word) for value in values if value for word in value.split()] or [0])
        if width < min(0.9 * widest, 60):
            complain(f"{sheet.title}: column {heading} is {width} wide, its content {widest}")


def lines(text, width):
    """Where five letters take the width of four digits, as they do in the usual font."""
    room, n = int(width * 1.25), 0
    for line in text.split("\n"):
        n, filled = n + 1, 0
        for word in line.split(" "):
            taken = letters(word)
            if filled and filled + 0.5 + taken > room:
                n, filled = n + 1, -0.5
            filled += (0.5 if filled else 0) + taken
            n, filled = (n + int((filled - 1) // room), (filled - 1) % room + 1) if filled > room else (n, filled)
    return n


def is_short(cell):
    """Surely one line."""
    text = str(cell.value or "")
    return "\n" not in text and letters(text) < 0.7 * cell.parent.column_dimensions[cell.column_letter].width


def check_heights(sheet, n_printed):
    for row in sheet.iter_rows(min_row=HEADER, max_col=n_printed):
        height = sheet.row_dimensions[row[0].row].height or 15
        if height > 15 and row[0].row > HEADER and all(is_short(cell) for cell in row):
            complain(f"{sheet.title} row {row[0].row}: {height} points for what needs one line")
        for cell in row:
            width = sheet.column_dimensions[cell.column_letter].width
            needed = lines(shown(written(cell)), width) if isinstance(cell.value, str) else 1
            if height < min(15 * needed, 409):
                complain(f"{sheet.title} {cell.coordinate}: {height} points are not enough for "
                         f"{needed} lines of {width}: {cell.value!r}")


def check_named(roster, sheet, headings, area):
    """As a table, or where the workbook is too large for one, a range with a filter."""
    name = list_name(sheet.title, roster.list_names)
    if roster.n_rows <= TABLE_ROWS:
        same(f"{sheet.title}: tables", list(sheet.tables), [name])
        for table in sheet.tables.values():
            same(f"{sheet.title}: table", table.ref, area)
            same(f"{sheet.title}: filter", table.autoFilter.ref, area)
            same(f"{sheet.title}: columns", [shown(column.name) for column in table.tableColumns],
                 headings)
        same(f"{sheet.title}: filter", sheet.auto_filter.ref, None)
        return
    same(f"{sheet.title}: tables", list(sheet.tables), [])
    same(f"{sheet.title}: filter", sheet.auto_filter.ref, area)
    quoted = sheet.title.replace("'", "''")
    absolute = re.sub("([A-Z]+)([0-9]+)", r"$\1$\2", area)
    found = sheet.parent.defined_names.get(name)
    same(f"{sheet.title}: name", found and found.attr_text, f"'{quoted}'!{absolute}")


def check_list(roster, sheet, headings, members, n_frozen):
    extra = roster.extra if "No." in headings else []
    all_headings = unique(headings + [heading(key) for key in extra])
    for column, wanted in enumerate(all_headings, 1):
        cell = sheet.cell(HEADER, column)
        same(f"{sheet.title} {cell.coordinate}", shown(written(cell)), wanted)
        same(f"{sheet.title} {cell.coordinate}: bold", cell.font.bold, True)
        same(f"{sheet.title} {cell.coordinate}: side", cell.alignment.horizontal,
             "right" if wanted in STYLES and STYLES[wanted] == WHOLE else "left")
    for row, member in enumerate(members, HEADER + 1):
        values = roster.values(member)
        for column, key in enumerate(headings + ["extra " + key for key in extra], 1):
            cell = sheet.cell(row, column)
            check_cell(f"{sheet.title} {cell.coordinate}", cell, values.get(key),
                       STYLES.get(key, TEXT))

    width = openpyxl.utils.get_column_letter(len(headings + extra))
    last = HEADER + len(members)
    same(f"{sheet.title}: rows", sheet.max_row, last)
    same(f"{sheet.title}: columns", sheet.max_column, len(headings + extra))
    check_named(roster, sheet, all_headings, f"A{HEADER}:{width}{last}")
    frozen = openpyxl.utils.get_column_letter(n_frozen + 1)
    same(f"{sheet.title}: frozen", sheet.freeze_panes, f"{frozen}{HEADER + 1}")
    same(f"{sheet.title}: repeated", sheet.print_title_rows, f"${HEADER}:${HEADER}")
    same(f"{sheet.title}: fitted", sheet.sheet_properties.pageSetUpPr.fitToPage, True)
    same(f"{sheet.title}: height", sheet.page_setup.fitToHeight, 0)
    same(f"{sheet.title}: repeated", sheet.print_title_cols, f"$A:${openpyxl.utils.get_column_letter(n_frozen)}")
    if len(members) <= MEASURED_ROWS:
        check_widths(sheet, headings)
    n_printed = len(headings + extra)
    if headings[0] == "No.":  # of all sign-ups one page across: who they are, and what became of them
        n_printed = headings.index("Problems")
        same(f"{sheet.title}: printed", sheet.print_area,
             [f"$A$1:${openpyxl.utils.get_column_letter(n_printed)}${last}"])
        same(f"{sheet.title}: width", sheet.page_setup.fitToWidth or 1, 1)
    check_heights(sheet, n_printed)


def check_sentence(sheet, sentence):
    same(f"{sheet.title} A{HEADER}", sheet.cell(HEADER, 1).value, sentence)
    same(f"{sheet.title}: rows", sheet.max_row, HEADER)
    same(f"{sheet.title}: filter", sheet.auto_filter.ref, None)


def check_either(roster, sheet, headings, members, n_frozen, sentence):
    check_page(roster, sheet)
    if members:
        check_list(roster, sheet, roster.columns(headings), members, n_frozen)
    else:
        check_sentence(sheet, sentence)


def people(n, one, many):
    return f"{n:,} " + (one if n == 1 else many)


def with_status(roster, headings, members):
    """Told of who has a place only where somebody is not accepted any more."""
    if all(roster.signups[index]["status"] == "Accepted" for index in members):
        return headings
    after = headings.index("Name") + 1
    return headings[:after] + ["Status"] + headings[after:]


def check_tracks(roster, sheets):
    for track, members in zip(roster.tracks, roster.expected["seated"]):
        sheet = sheets.pop(0)
        facts = people(len(members), "person has a seat", "people have a seat")
        check_title(sheet, [re.escape(track["title"]), re.escape(roster.about()),
                            rf"{facts}, of \d+(–\d+)? seats\. Made on {DATE}\."
                            + roster.left_out(members)])
        check_either(roster, sheet, with_status(roster, TRACK_COLUMNS, members), members, 2,
                     "Nobody has a seat in this track yet.")


def check_waiting(roster, sheet):
    members = sum(roster.expected["waiting"], [])
    facts = people(len(members), "person is waiting", "people are waiting")
    check_title(sheet, ["Waiting list", re.escape(roster.about()),
                        rf"{facts}, first in line first\. Made on {DATE}\." + roster.left_out(members)])
    check_either(roster, sheet, with_status(roster, WAITING_COLUMNS, members), members, 3,
                 "Nobody is on the waiting list.")


def check_signups(roster, sheet):
    n = len(roster.signups)
    facts = people(n, "sign-up", "sign-ups")
    if roster.deadline:
        facts += rf"; the sign-up deadline was {DATE}"
    check_title(sheet, ["All sign-ups", re.escape(roster.about()), rf"{facts}\. Made on {DATE}\."
                        + roster.left_out(range(n))])
    check_either(roster, sheet, SIGNUP_COLUMNS, list(range(n)), 2, "There are no sign-ups yet.")


class Walk:
    """Down the rows of the balance sheet."""

    def __init__(self, sheet):
        self.sheet, self.row, self.seen = sheet, HEADER, set()

    def expect(self, column, value, style=None):
        cell = self.sheet.cell(self.row, column)
        where = f"{self.sheet.title} {cell.coordinate}"
        self.seen.add(cell.coordinate)
        if isinstance(value, float):
            if not isinstance(cell.value, (int, float)) or abs(cell.value - value) > 1e-9:
                complain(f"{where}: {cell.value!r} instead of {value!r}")
            same(f"{where}: format", cell.number_format, style)
        else:
            same(where, cell.value, value)

    def skip_empty(self):
        while self.row < self.sheet.max_row and not any(c.value for c in self.sheet[self.row]):
            self.row += 1


def check_dimension(walk, dimension, n):
    """Returns where the chart's data must be."""
    percent, tenth, difference = "0.0%", "0.0", r"[>=0.05]+0.0;[<=-0.05]\-0.0;0.0"
    walk.skip_empty()
    walk.expect(1, dimension["name"])
    walk.expect(4, "Deviation")
    walk.expect(5, float(dimension["deviation"]), percent)
    walk.row += 1
    for column, heading in enumerate(("Category", "Target share", "Target", "Seated",
                                      "Difference"), 1):
        walk.expect(column, heading)
    walk.row += 1
    first = walk.row
    categories = dimension["categories"]
    rows = [(c["name"], c["target"], c["count"]) for c in categories]
    outside = n - sum(c["count"] for c in categories)
    if outside > 1e-6:
        rows.append(("In none of these", 0, outside))
    for name, target, count in rows:
        walk.expect(1, name)
        walk.expect(2, float(target), percent)
        walk.expect(3, float(target * n), tenth)
        walk.expect(4, float(count), tenth)
        walk.expect(5, float(count - target * n), difference)
        walk.row += 1
    return dimension["name"], first, first + len(categories) - 1


def check_chart(sheet, chart, dimension, first, last):
    title = "".join(run.t for p in chart.title.tx.rich.p for run in p.r or [])
    same("chart: title", title, dimension)
    same("chart: row", chart.anchor._from.row, first - 3)
    for series, column in zip(chart.series, "CD"):
        where = f"'{sheet.title}'" if re.search(r"\W", sheet.title) else sheet.title
        same("chart: values", series.val.numRef.f, f"{where}!${column}${first}:${column}${last}")
        same("chart: name", series.tx.strRef.f, f"{where}!${column}${first - 1}")
        names = series.cat.strRef or series.cat.numRef
        same("chart: categories", names.f, f"{where}!$A${first}:$A${last}")
    same("chart: series", len(chart.series), 2)


def check_balance(roster, sheet):
    expected = roster.expected
    group = expected["scopes"][0]
    facts = people(int(group["n"]), "person has a seat", "people have a seat")
    check_title(sheet, ["Balance", re.escape(roster.about()), rf"{facts}\. Made on {DATE}\."])
    check_page(roster, sheet)
    if not group["n"]:
        check_sentence(sheet, "Nobody has a seat yet, so there is nothing to measure.")
        return
    walk = Walk(sheet)
    walk.expect(1, "Representativeness")
    walk.expect(2, float(expected["representativeness"]), "0.0%")
    walk.row += 1
    walk.expect(1, "Deviation")
    walk.expect(2, float(expected["deviation"]), "0.0%")
    walk.row += 1
    if expected["missing"]:
        walk.skip_empty()
        walk.expect(1, "Off by more than half a person")
        walk.row += 1
    for sentence in expected["missing"]:
        walk.skip_empty()
        walk.expect(1, sentence)
        walk.row += 1
    charts = []
    for scope in expected["scopes"]:
        n = int(scope["n"])
        walk.skip_empty()
        walk.expect(1, "The whole group" if scope["track"] < 0
                    else roster.tracks[int(scope["track"])]["title"])
        walk.row += 1
        walk.expect(1, people(n, "person seated", "people seated")
                    if n else "Nobody has a seat in this track yet.")
        if n:
            walk.expect(4, "Deviation")
            walk.expect(5, float(scope["deviation"]), "0.0%")
        walk.row += 1
        charts += [check_dimension(walk, d, n) for d in scope["dimensions"] if n]
    for row in sheet.iter_rows(min_row=HEADER):
        for cell in row:
            if cell.value is not None and cell.coordinate not in walk.seen:
                complain(f"{sheet.title} {cell.coordinate}: {cell.value!r} should not be there")
    same("charts", len(sheet._charts), len(charts))
    for chart, place in zip(sheet._charts, charts):
        check_chart(sheet, chart, *place)


def check_properties(roster, book):
    same("creator", book.properties.creator, "Spor")
    same("last changed by", book.properties.lastModifiedBy, "Spor")
    same("title", book.properties.title, roster.expected["round"])


def check_map(roster, sheet, path):
    """A picture, and all who are not on it in words."""
    check_page(roster, sheet)
    check_title(sheet, ["Map", re.escape(roster.about()), rf"Made on {DATE}\."])
    with zipfile.ZipFile(path) as archive:
        pictures = [name for name in archive.namelist() if name.startswith("xl/media/")]
        same("Map: pictures", pictures, ["xl/media/image1.png"])
        same("Map: size", struct.unpack(">II", archive.read(pictures[0])[16:24]), (1440, 885))
    said = [row[0].value or "" for row in sheet.iter_rows(min_row=HEADER)]
    counts = [int(found[1].replace(",", "")) for line in said
              if (found := re.match(r"([\d,]+) sign-ups? (from|without)", line))]
    counted = [signup for signup in roster.signups if signup["status"] not in ("Withdrawn", "Skipped")]
    same("Map: not on it", sum(counts), sum(not signup["code"] for signup in counted))
    gone = [int(found[1].replace(",", "")) for line in said
            if (found := re.match(r"([\d,]+) sign-ups? (?:was|were) withdrawn or skipped", line))]
    same("Map: not counted", sum(gone), len(roster.signups) - len(counted))


def everything_in(path):
    """All texts of the file, shown or hidden: cells, comments, properties, names, descriptions."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist()
                 if not name.endswith(("theme1.xml", "styles.xml", ".png"))]
        same("comments", [name for name in names if re.search("comment|custom", name)], [])
        return "\n".join(html.unescape(archive.read(name).decode()) for name in names)


def private_texts(signup):
    yield from (signup[key] for key in ("email", "phone", "motivation", "respondent",
                                        "track_text", "roles_text"))
    if not signup["code"] and signup["place"] != "Sydslesvig":
        yield signup["place"]
    for item in json.loads(signup["extra"] or "{}").items():
        yield from map(str, item)


def digits(n, total):
    return f"P{n + 1:0{max(3, len(str(total)))}}"


def deviation(protocol, chosen):
    """Of the candidates with these numbers: docs/lottery.md."""
    instance, total, first = protocol["instance"], 0, [0]
    for feature in instance["features"]:
        first.append(first[-1] + len(feature["targets"]))
    for term in instance["terms"]:
        feature = instance["features"][term["feature"]]
        members = [instance["candidates"][c] for c in chosen
                   if term["scope"] in (-1, instance["candidates"][c]["body"])]
        counts = [sum(part for member in members for category, part in member["parts"]
                      if category == first[term["feature"]] + i) / feature["unit"]
                  for i in range(len(feature["targets"]))]
        distance = sum(abs(count / len(members) - target / whole) / 2
                       for count, (target, whole) in zip(counts, feature["targets"])) \
            if members else 1
        total += term["share"] * distance
    return total


def expected_method(roster):
    """The rows on how the group came about, as they must stand there."""
    protocol, expected = roster.protocol, roster.expected
    if not protocol:
        if not expected["candidates"]:
            yield ["The seats were given by hand."]
        else:
            how = "drawn by lot" if expected["lottery"] else "suggested"
            yield [f"The group was {how}. The protocol cannot be read."]
        return
    people_in = protocol["instance"]["candidates"]
    names = [digits(c, len(people_in)) for c in range(len(people_in))]
    chosen = [names.index(name) for name in protocol["chosen"]]
    lottery = protocol["kind"] == "lottery"
    verb = "drawn by lot" if lottery else "suggested"
    yield [f"{len(chosen)} people were {verb}, out of {len(people_in)} candidates."]
    yield ["Worked out", copenhagen(instant(protocol["made"]))]
    yield ["Program", protocol["program"]]
    if lottery:
        yield ["Best possible (proved)", 1 - protocol["best"]]
        yield ["Every group drawn from, at least", 1 - protocol["best"] - protocol["tolerance"]]
        yield ["The group drawn", 1 - deviation(protocol, chosen)]
        yield ["Seed", protocol["seed"]]
        yield ["Ticket drawn", f"{protocol['ticket']:,} of {len(protocol['tickets']):,}"]
        yield ["Digest (SHA-256)", protocol["digest"]]
    else:
        same("deviation", round(deviation(protocol, chosen), 9), round(protocol["deviation"], 9))
        yield ["The group suggested", 1 - protocol["deviation"]]
        yield ["No group has more than", 1 - protocol["bound"]]
        yield ["It is proved that no group that keeps the rules is more representative."]
        if protocol.get("tied"):
            yield ["Several groups are as good. Of them, this one has the earliest sign-ups."]
    yield ["Binding (SHA-256)", protocol["binding"]]


def expected_pool(roster):
    if not roster.protocol:
        return
    yield ["What was chosen from"]
    yield ["Track", "Candidates", "Chosen beforehand"]
    for number, title in enumerate(roster.protocol["names"]["bodies"]):
        members = [candidate for candidate in roster.protocol["instance"]["candidates"]
                   if candidate["body"] == number]
        yield [title, len(members), sum(bool(member["fixed"]) for member in members)]


def expected_rules(roster):
    yield ["Seats"]
    yield ["Track", "Accepted sign-ups", "Seats at least", "Seats at most", "Seated"]
    for number, track in enumerate(roster.tracks):
        accepted = sum(signup["status"] == "Accepted" and signup["track"] == number
                       for signup in roster.signups)
        yield [track["title"], accepted, track["seats_min"], track["seats_max"],
               len(roster.expected["seated"][number])]
    yield ["Rules"]
    for track in roster.tracks:
        most = int(track["per_municipality"])
        if track["roles"]:
            yield [f"{track['title']} is for {track['roles']}."]
        if most:
            yield [f"{track['title']} has at most {people(most, 'person', 'people')} from the same "
                   "municipality or organisation."]
    yield ["Nobody has two seats in the same track."]
    dimensions = roster.expected["dimensions"]
    if any(dimension["limits"] for dimension in dimensions):
        yield ["Limits"]
        yield ["Category", "Dimension", "At least", "At most"]
    for dimension in dimensions:
        for limit in dimension["limits"]:
            yield [limit["name"], dimension["name"], limit["min"], limit["max"]]
    yield ["What counts"]
    yield ["Dimension", "Weight", "Where"]
    for dimension in dimensions:
        where = ["The whole group"] if dimension["for_group"] else []
        where += [track["title"] for number, track in enumerate(roster.tracks)
                  if int(dimension["for_tracks"]) >> number & 1]
        yield [dimension["name"], dimension["weight"], ", ".join(where)]


def expected_marks(roster):
    yield ["Decided by the coordinator"]
    if not roster.expected["marks"]:
        yield ["Nobody is marked as “must have” or “not this time”."]
        return
    yield ["Name", "Decision", "Municipality"]
    for mark in roster.expected["marks"]:
        values = roster.values(int(mark["signup"]))
        yield [values["Name"], "Must have" if mark["pinned"] else "Not this time",
               values["Municipality"]]


def expected_choice(roster):
    expected = roster.expected
    yield from expected_method(roster)
    yield ["Representativeness now", expected["representativeness"]]
    if expected["stray"]:
        yield [expected["stray"]]
    yield ["The group as it stands"]
    n = len(expected["breaches"])
    yield [people(n, "rule is broken.", "rules are broken.") if n else "It keeps every rule."]
    for text in expected["breaches"] if roster.full else []:
        yield [text]
    yield from expected_pool(roster)
    yield from expected_rules(roster)
    yield from expected_marks(roster)


def alike(actual, expected):
    if isinstance(expected, datetime.datetime):
        return abs(actual - expected) < datetime.timedelta(milliseconds=1)
    if isinstance(expected, (int, float)):
        return isinstance(actual, (int, float)) and abs(actual - expected) < 1e-9
    return shown(actual) == clean(expected)


def check_chosen(roster, sheet):
    check_page(roster, sheet)
    check_title(sheet, ["How the group was chosen", re.escape(roster.about()), rf"Made on {DATE}\."])
    if not any(roster.expected["seated"]):
        check_sentence(sheet, "Nobody has a seat yet.")
        return
    rows = [[cell.value for cell in row if cell.value is not None]
            for row in sheet.iter_rows(min_row=HEADER)]
    rows = [row for row in rows if row]
    wanted = list(expected_choice(roster))
    same(f"{sheet.title}: rows", len(rows), len(wanted))
    for row, should in zip(rows, wanted):
        should = [value for value in should if value != ""]
        if len(row) != len(should) or not all(map(alike, row, should)):
            complain(f"{sheet.title}: {row!r} instead of {should!r}")


def check_chances(roster, sheet):
    protocol = roster.protocol
    n, n_tickets = len(protocol["instance"]["candidates"]), len(protocol["tickets"])
    check_page(roster, sheet)
    check_title(sheet, ["Everybody’s chance in the draw", re.escape(roster.about()),
                        rf"{people(n, 'candidate', 'candidates')}, {n_tickets:,} tickets\. "
                        rf"Made on {DATE}\."])
    headings = ["Pseudonym", "Name", "Municipality", "Track", "Drawn", "Chance", "Tickets"]
    rows = list(sheet.iter_rows(min_row=HEADER, values_only=True))
    same(f"{sheet.title}: headings", list(rows[0]), headings)
    same(f"{sheet.title}: rows", len(rows), n + 1)
    for c, row in enumerate(rows[1:]):
        pseudonym = digits(c, n)
        values = roster.values(int(roster.expected["candidates"][c]))
        body = protocol["instance"]["candidates"][c]["body"]
        wanted = [pseudonym, clean(values["Name"]), clean(values["Municipality"]) or None,
                  protocol["names"]["bodies"][body],
                  "Yes" if pseudonym in protocol["chosen"] else None,
                  round(protocol["chances"][c], 12), sum(pseudonym in ticket for ticket in protocol["tickets"])]
        same(f"{sheet.title}: {pseudonym}", [*row[:5], round(row[5], 12), row[6]], wanted)
    check_named(roster, sheet, headings, f"A{HEADER}:G{HEADER + n}")


def check_nothing_private(roster, path):
    """Nothing of what management must not have is anywhere in the file."""
    everything = everything_in(path)
    words = set(re.findall(r"\w+", everything))
    numbers = set(re.findall(r"[\w.]+", everything))
    public = "\n".join(clean(value) for i in range(len(roster.signups))
                       for heading, value in roster.values(i).items()
                       if isinstance(value, str) and heading not in PRIVATE)
    n = 0
    for text in {clean(text)[:60] for signup in roster.signups for text in private_texts(signup)}:
        if len(text) < 5:
            continue
        n += 1
        # the first and the last word may be a part of one; times are numbers with a point
        found = text in numbers if text.isdigit() else all(word in words for word in re.findall(r"\w+", text)[1:-1]) and text in everything
        if found and text not in public:
            complain(f"management's workbook holds {text!r}")
    for address in re.findall(r"[\w.+-]+@[\w-]+\.\w+", everything):
        complain(f"management's workbook holds the address {address}")
    for hidden in ("hemmelig person", "hemmelig."):
        if hidden in everything:
            complain(f"management's workbook holds {hidden!r}")
    print(f"{n} private texts are not in the file")


def main(path, expected_path):
    with open(expected_path, encoding="utf-8") as file:
        roster = Roster(json.load(file, strict=False))
    book = openpyxl.load_workbook(path)
    sheets = [book[name] for name in book.sheetnames]
    taken = set()
    names = [sheet_name(f"Track {int(track['number'])} – {track['name']}", taken)
             for track in roster.tracks]
    drawn = roster.protocol and roster.protocol["kind"] == "lottery"
    same("sheets", book.sheetnames, names + ["Waiting list", "All sign-ups", "Balance", "Map",
                                             "How it was chosen"] + ["Chances"] * bool(drawn))
    check_properties(roster, book)
    check_tracks(roster, sheets)
    check_waiting(roster, sheets.pop(0))
    check_signups(roster, sheets.pop(0))
    check_balance(roster, sheets.pop(0))
    check_map(roster, sheets.pop(0), path)
    check_chosen(roster, sheets.pop(0))
    if drawn:
        check_chances(roster, sheets.pop(0))
    if not roster.full:
        check_nothing_private(roster, path)
    for complaint in complaints[:40]:
        print(complaint)
    print(f"{len(complaints)} complaints about {len(roster.signups)} sign-ups")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
