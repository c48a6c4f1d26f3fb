# SPDX-License-Identifier: GPL-3.0-or-later
"""sheet_texts.py WORKBOOK: prints the name of each sheet, and the texts in its cells."""
import re
import sys
import xml.etree.ElementTree as xml
import zipfile

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def main(path):
    with zipfile.ZipFile(path) as book:
        strings = []
        if "xl/sharedStrings.xml" in book.namelist():
            strings = ["".join(text.text or "" for text in item.iter(SPACE + "t"))
                       for item in xml.fromstring(book.read("xl/sharedStrings.xml"))]
        names = [sheet.get("name") for sheet in xml.fromstring(book.read("xl/workbook.xml")).iter(SPACE + "sheet")]
        files = sorted((name for name in book.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)),
                       key=lambda name: int(re.search(r"\d+", name).group()))
        for name, file in zip(names, files):
            print(name)
            for cell in xml.fromstring(book.read(file)).iter(SPACE + "c"):
                value = cell.find(SPACE + "v")
                if cell.get("t") == "s":
                    print(strings[int(value.text)])
                elif cell.get("t") == "inlineStr":
                    print("".join(text.text or "" for text in cell.iter(SPACE + "t")))


main(sys.argv[1])
