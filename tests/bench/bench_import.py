#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Import of 100,000 answers: bench_import.py SPOR-CLI"""

import csv
import os
import shutil
import subprocess
import sys
import tempfile

import openpyxl

import figures

READ_ALL = """
import openpyxl, sys
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
for row in book.worksheets[0].iter_rows(values_only=True):
    pass
"""


def write_xlsx(table, path):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Ark1")
    with open(table, encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter=";"):
            sheet.append(["'" + cell if cell.startswith("=") else cell for cell in row])
    book.save(path)


def main():
    cli = sys.argv[1]
    good = True
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        table = os.path.join(folder, "answers.csv")
        workbook = os.path.join(folder, "answers.xlsx")
        book = os.path.join(folder, "book.spor")
        other = os.path.join(folder, "plain.db")
        figures.write_csv(table)
        write_xlsx(table, workbook)

        def fresh():
            for path in (book, other):
                if os.path.exists(path):
                    os.remove(path)
            subprocess.run([cli, "--book", book, "new"], check=True, stdout=subprocess.DEVNULL)

        if shutil.which("sqlite3"):
            good &= figures.compare("import of CSV, against sqlite3 .import",
                                    [cli, "--book", book, "import", table],
                                    ["sqlite3", other, ".mode csv", ".separator ;",
                                     f".import {table} answers"], 4, prepare=fresh)
        good &= figures.compare("import of .xlsx, against openpyxl reading it",
                                [cli, "--book", book, "import", workbook],
                                [sys.executable, "-c", READ_ALL, workbook], 0.25, prepare=fresh)
    return 0 if good else 1


sys.exit(main())
