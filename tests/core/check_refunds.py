#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens a refunds workbook and compares every cell with what the claims, dumped as JSON, call for.

Usage: check_refunds.py WORKBOOK EXPECTED
"""

import collections
import datetime
import json
import re
import sys

try:
    import openpyxl
except ImportError:
    sys.exit(77)

HEADER = 4
WHOLE, TEXT, CODE = "0", "text", "@"
DATE, TIME = r"dd\-mm\-yyyy", r"dd\-mm\-yyyy\ hh:mm"
MONEY, KM = r"#,##0.00\ [$kr.-406]", "#,##0.0##"

CLAIMS = {"No.": WHOLE, "Claim": CODE, "Name": TEXT, "State": TEXT, "Amount": MONEY,
          "To pay out": MONEY, "Paid out": MONEY, "Municipality": TEXT, "Region": TEXT, "Track": TEXT, "Meeting": TEXT,
          "Date of the meeting": DATE, "Lines": WHOLE, "Receipts": WHOLE, "Paid to": TEXT,
          "EAN number": CODE, "Created": TIME, "Submitted at": TIME, "Submitted by": TEXT,
          "Decided at": TIME, "Decided by": TEXT, "Reason": TEXT,
          "Returned before": TEXT, "Paid on": DATE, "Reference": TEXT,
          "Payment noted by": TEXT, "Corrects": CODE, "Note": TEXT}
LINES = {"No.": WHOLE, "Claim": CODE, "Name": TEXT, "State": TEXT, "Meeting": TEXT, "Line": WHOLE,
         "Date": DATE, "Transport": TEXT, "From": TEXT, "To": TEXT, "Kilometres": KM, "Rate": MONEY,
         "Amount": MONEY, "Receipt": TEXT, "Note": TEXT}
PAYMENTS = {"Name": TEXT, "Municipality": TEXT, "Paid to": TEXT, "EAN number": CODE, "To pay out": MONEY,
            "No.": WHOLE, "Claim": CODE, "Meeting": TEXT, "Date of the meeting": DATE,
            "Approved at": TIME, "Approved by": TEXT, "Note": TEXT}
STATES = {"draft": "Draft", "submitted": "Submitted", "approved": "Approved", "returned": "Returned",
          "rejected": "Rejected", "paid": "Paid"}
MODES = {"public": "Public transport", "car": "Own car", "bicycle": "Bicycle", "toll": "Bridge toll",
         "ferry": "Ferry", "parking": "Parking", "taxi": "Taxi", "other": "Other expense"}
ROUTES = {"nemkonto": "NemKonto", "ean": "EAN invoice"}
# name, municipality, region, track, as the test seats and signs them up; person-4 is nobody
MEMBERS = {
    "person-0": ("=cmd|' /C calc'!A0", "Odense", "Region Syddanmark", "Track 2: Uddannelse"),
    "person-1": ("Bo Ærø", "Aarhus", "Region Midtjylland", "Track 1: Implementering"),
    "person-2": ("Carl", "Lolland", "Region Sjælland", "Track 2: Uddannelse"),
    "person-3": ("Eva", "Sydslesvig", "", "Track 2: Uddannelse"),
    "person-4": ("", "", "", "")}

complaints = []


def same(what, actual, expected):
    if actual != expected:
        complaints.append(f"{what}: {actual!r} instead of {expected!r}")


def last_sunday(year, month):
    day = datetime.datetime(year, month, 31)
    return day - datetime.timedelta(days=(day.weekday() + 1) % 7, hours=-1)


def copenhagen(text):
    if not text:
        return None
    utc = datetime.datetime.fromisoformat(text.replace("Z", ""))
    summer = last_sunday(utc.year, 3) <= utc < last_sunday(utc.year, 10)
    return utc + datetime.timedelta(hours=2 if summer else 1)


def day(text):
    return datetime.datetime.fromisoformat(text) if text else None


def kroner(oere):
    return f"DKK\u00a0{oere / 100:,.2f}"


class Refunds:
    def __init__(self, expected):
        self.expected = expected
        self.claims = expected["claims"]
        self.meetings = {meeting["id"]: meeting for meeting in expected["meetings"]}

    def meeting(self, claim):
        meeting = self.meetings[claim["meeting"]]
        starts = copenhagen(meeting["starts"])
        name = meeting["title"] or f"Physical meeting on {starts:%Y-%m-%d}"
        return name, datetime.datetime(starts.year, starts.month, starts.day)

    def total(self, claim):
        return sum(line["amount"] for line in claim["lines"])

    def due(self, claim):
        """What it is more than an approved claim of the same member that it corrects."""
        corrected = sum(self.total(other) for other in self.claims
                        if other["id"] == claim["corrects"] and other["member"] == claim["member"]
                        and other["state"] in ("approved", "paid"))
        return self.total(claim) - corrected

    def claim_values(self, number, claim):
        name, place, region, track = MEMBERS[claim["member"]]
        meeting, date = self.meeting(claim)
        return {
            "No.": number, "Claim": claim["id"][-8:], "Name": name, "State": STATES[claim["state"]],
            "Amount": self.total(claim) / 100,             "To pay out": self.due(claim) / 100 if claim["state"] == "approved" else None,
            "Paid out": self.due(claim) / 100 if claim["state"] == "paid" else None,
            "Municipality": place, "Region": region, "Track": track,
            "Meeting": meeting, "Date of the meeting": date, "Lines": len(claim["lines"]),
            "Receipts": claim["receipts"], "Paid to": ROUTES[claim["route"]],
            "EAN number": claim["ean"], "Created": copenhagen(claim["created_at"]),
            "Submitted at": copenhagen(claim["submitted_at"]), "Submitted by": claim["submitted_by"],
            "Decided at": copenhagen(claim["decided_at"]), "Decided by": claim["decided_by"],
            "Approved at": copenhagen(claim["decided_at"]), "Approved by": claim["decided_by"],
            "Reason": claim["reason"],
            "Returned before": "\n".join(f"{copenhagen(at):%Y-%m-%d}, {who}: {why}"
                                         for at, who, why in claim["returns"]),
            "Paid on": day(claim["paid_on"]),
            "Reference": claim["reference"], "Payment noted by": claim["paid_by"],
            "Corrects": claim["corrects"][-8:], "Note": claim["note"]}

    def line_values(self, number, claim, position):
        line = claim["lines"][position]
        rated = line["mode"] in ("car", "bicycle")
        return {
            **self.claim_values(number, claim), "Line": position + 1, "Date": day(line["day"]),
            "Transport": MODES[line["mode"]], "From": line["origin"], "To": line["destination"],
            "Kilometres": line["metres"] / 1000 if rated else None,
            "Rate": line["rate"] / 100 if rated else None, "Amount": line["amount"] / 100,
            "Receipt": line["receipt"], "Note": line["note"]}

    def grouped(self):
        """(grouping, group) → [claims, øre by state], counted from the lines."""
        groups = collections.OrderedDict()
        keys = [("Everything", lambda claim: "All claims"),
                ("Meeting", lambda claim: f"{self.meeting(claim)[1]:%Y-%m-%d}, {self.meeting(claim)[0]}"),
                ("Track", lambda claim: MEMBERS[claim["member"]][3] or "No track"),
                ("Municipality", lambda claim: MEMBERS[claim["member"]][1] or "No municipality"),
                ("Region", lambda claim: MEMBERS[claim["member"]][2] or "Outside the regions"),
                ("Month", lambda claim: f"{self.meeting(claim)[1]:%B %Y}"),
                ("State", lambda claim: STATES[claim["state"]])]
        for by, key in keys:
            for claim in self.claims:
                group = groups.setdefault((by, key(claim)), [0, collections.Counter()])
                group[0] += 1
                group[1][claim["state"]] += self.due(claim)
        return groups or {("Everything", "All claims"): [0, collections.Counter()]}


def check_cell(where, cell, expected, style):
    if expected in (None, ""):
        same(where, cell.value, None)
    elif style in (DATE, TIME):
        same(f"{where}: format", cell.number_format, style)
        if not cell.is_date or abs(cell.value - expected) > datetime.timedelta(milliseconds=1):
            complaints.append(f"{where}: {cell.value!r} instead of {expected!r}")
        if style == DATE:  # a day, not a day and some hours
            same(where, cell.value, expected)
    elif style in (WHOLE, MONEY, KM):
        same(f"{where}: format", cell.number_format, style)
        same(f"{where}: kind", cell.data_type, "n")
        same(where, round(cell.value, 9), round(expected, 9))
    else:
        if cell.data_type not in ("s", "inlineStr"):
            complaints.append(f"{where}: {cell.value!r} is not a text")
        same(where, cell.value, expected)
        if style == CODE or expected[0] in "=+-@":
            same(f"{where}: format", cell.number_format, CODE)


def check_page(sheet, columns, n_rows, n_frozen):
    letter = openpyxl.utils.get_column_letter
    same(f"{sheet.title}: paper", sheet.page_setup.paperSize, 9)
    same(f"{sheet.title}: orientation", sheet.page_setup.orientation, "landscape")
    same(f"{sheet.title}: fitted", sheet.sheet_properties.pageSetUpPr.fitToPage, True)
    same(f"{sheet.title}: header", sheet.oddHeader.left.text, "Travel claims")
    same(f"{sheet.title}: footer", sheet.oddFooter.right.text, "Page &P of &N")
    same(f"{sheet.title}: rows", sheet.max_row, HEADER + n_rows)
    same(f"{sheet.title}: columns", sheet.max_column, len(columns))
    same(f"{sheet.title}: filter", sheet.auto_filter.ref,
         f"A{HEADER}:{letter(len(columns))}{HEADER + n_rows}")
    same(f"{sheet.title}: frozen", sheet.freeze_panes, f"{letter(n_frozen + 1)}{HEADER + 1}")
    same(f"{sheet.title}: repeated", sheet.print_title_rows, f"${HEADER}:${HEADER}")


def check_list(sheet, columns, rows, n_frozen):
    for column, heading in enumerate(columns, 1):
        same(f"{sheet.title}: heading", sheet.cell(HEADER, column).value, heading)
        same(f"{sheet.title}: bold", sheet.cell(HEADER, column).font.bold, True)
        same(f"{sheet.title}: side of {heading}", sheet.cell(HEADER, column).alignment.horizontal,
             "right" if columns[heading] in (WHOLE, MONEY, KM) else "left")
    for row, values in enumerate(rows, HEADER + 1):
        for column, (heading, style) in enumerate(columns.items(), 1):
            cell = sheet.cell(row, column)
            check_cell(f"{sheet.title} {cell.coordinate}", cell, values[heading], style)
    check_page(sheet, columns, len(rows), n_frozen)


def check_either(refunds, sheet, facts, columns, rows, n_frozen, sentence):
    same(f"{sheet.title} A2", sheet["A2"].value, refunds.expected["round"])
    if not re.fullmatch(facts + r" Made on \d{1,2} [A-Z][a-z]+ \d{4}\.", sheet["A3"].value):
        complaints.append(f"{sheet.title} A3: {sheet['A3'].value!r} is not like {facts!r}")
    if rows:
        check_list(sheet, columns, rows, n_frozen)
    else:
        same(f"{sheet.title} A4", sheet["A4"].value, sentence)


def counted(rows, one, many):
    return f"{len(rows)} {one if len(rows) == 1 else many}"


def summed(rows, column):
    return kroner(round(sum(row[column] or 0 for row in rows) * 100))


def check_states(refunds, sheet):
    """Who adds a column up gets what the sheet says, and pays nothing that is not approved."""
    rows = list(sheet.iter_rows(min_row=HEADER, values_only=True))
    for column, state in (("To pay out", "approved"), ("Paid out", "paid")):
        position = rows[0].index(column)
        added = round(100 * sum(row[position] or 0 for row in rows[1:]))
        same(f"{sheet.title}: {column} added up", added,
             sum(refunds.due(claim) for claim in refunds.claims if claim["state"] == state))


def check_totals(refunds, sheet):
    columns = {"Grouped by": TEXT, "Group": TEXT, "Claims": WHOLE, "Total": MONEY,
               **{label: MONEY for label in STATES.values()}}
    groups = refunds.grouped()
    rows = []
    for row in range(HEADER + 1, sheet.max_row + 1):
        key = (sheet.cell(row, 1).value, sheet.cell(row, 2).value)
        if key not in groups:
            complaints.append(f"{sheet.title}: nothing is known of the group {key!r}")
            continue
        n_claims, amounts = groups.pop(key)
        rows.append({"Grouped by": key[0], "Group": key[1], "Claims": n_claims,
                     "Total": sum(amounts.values()) / 100,
                     **{label: amounts[state] / 100 for state, label in STATES.items()}})
    same(f"{sheet.title}: groups that are missing", list(groups), [])
    everything = rows[0]
    spent, waits = (kroner(round(100 * amount)) for amount in
                    (everything["Approved"] + everything["Paid"], everything["Submitted"]))
    budget = refunds.expected["budget"]
    facts = f"{spent} of a budget of {kroner(budget)} is approved or paid; {waits} waits\\." if budget \
        else f"{spent} is approved or paid; {waits} waits\\."
    check_either(refunds, sheet, facts, columns, rows, 2, None)


def main(path, expected_path):
    with open(expected_path, encoding="utf-8") as file:
        refunds = Refunds(json.load(file))
    book = openpyxl.load_workbook(path)
    same("sheets", book.sheetnames, ["Claims", "Lines", "Totals", "Payment list"])
    numbered = list(enumerate(refunds.claims, 1))
    claims = [refunds.claim_values(number, claim) for number, claim in numbered]
    lines = [refunds.line_values(number, claim, position) for number, claim in numbered
             for position in range(len(claim["lines"]))]
    payments = [refunds.claim_values(number, claim) for number, claim in numbered
                if claim["state"] == "approved"]
    for payment in payments:
        if payment["To pay out"] < 0:
            payment["Paid to"] = "To be paid back by the member"
    facts = (f"{counted(claims, 'claim', 'claims')}\\. {summed(claims, 'To pay out')} is approved and to be paid out; "
             f"{summed(claims, 'Paid out')} is paid out\\.")
    check_either(refunds, book["Claims"], facts, CLAIMS, claims, 3,
                 "There are no claims yet.")
    state = "claim’s state" if len(lines) == 1 else "claims’ states"
    facts = f"{counted(lines, 'line', 'lines')}, {summed(lines, 'Amount')} in all, whatever the {state}\\."
    check_either(refunds, book["Lines"], facts, LINES, lines, 3,
                 "No claim has lines yet.")
    if claims:
        check_states(refunds, book["Claims"])
    check_totals(refunds, book["Totals"])
    facts = f"{counted(payments, 'payment', 'payments')}, {summed(payments, 'To pay out')} in all\\."
    check_either(refunds, book["Payment list"], facts, PAYMENTS,
                 payments, 1, "Nothing that is approved waits to be paid.")
    print("\n".join(complaints[:40]))
    return 1 if complaints else 0


sys.exit(main(*sys.argv[1:]))
