#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens what was written on the way: the workbooks and the letters.

Usage: check_journey.py FOLDER NAME…    NAME: who has a seat
"""

import email
import email.policy
import pathlib
import sys

try:
    import openpyxl
except ImportError:
    sys.exit(77)


def cells(path):
    book = openpyxl.load_workbook(path)
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def letters(folder):
    for path in sorted(folder.glob("*.eml")):
        yield email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


def main(folder, names):
    roster = cells(folder / "roster.xlsx")
    refunds = cells(folder / "refunds.xlsx")
    answers = {}
    for letter in letters(folder / "letters"):
        (to,) = letter["To"].addresses
        assert to.addr_spec not in answers, f"two letters to {to}"
        answers[to.addr_spec] = (to.display_name, letter["Subject"])
    assert len(answers) == 127, f"{len(answers)} letters"
    seated = sorted(name for name, subject in answers.values() if subject.startswith("Du har fået en plads"))
    assert seated == sorted(names), f"{seated} have a letter about a seat, {sorted(names)} a seat"
    for name in names:
        assert name in roster, f"{name} is not in the roster"
    assert "kirsten@example.dk" in roster, "what was mended is not in the roster"
    assert 87.5 in refunds and "B-2026-17" in refunds, "the payment is not in the workbook"


main(pathlib.Path(sys.argv[1]), sys.argv[2:])
