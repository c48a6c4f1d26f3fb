#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The user's guide says what the program says: its words, its keys, its pictures; and its links lead somewhere.

Who shows the program elsewhere shows the guide's pictures, which are taken anew as the program changes."""

import html
import html.parser
import re
import struct
import subprocess

from project import ROOT, files, report, text

GUIDE = "docs/guide/da/"
PAGES = [path for path in files(GUIDE + "*.html")]


class Page(html.parser.HTMLParser):
    """What a page names: words on the screen (class "ui"), pictures, links."""

    def __init__(self, path):
        super().__init__()
        self.path, self.words, self.pictures, self.links, self.open = path, [], [], [], None
        self.stack = []
        self.feed(text(path))
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in ("meta", "link", "img", "br"):
            self.stack.append(tag)
        if tag == "img":
            self.pictures.append(attributes["src"])
            if not attributes.get("alt"):
                self.words.append(f"(no text in place of {attributes['src']})")
        if tag in ("a", "link"):
            self.links.append(attributes["href"])
        if attributes.get("class") == "ui":
            self.open = ""

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            raise ValueError(f"{self.path}: </{tag}> closes something else")
        if tag == "b" and self.open is not None:
            self.words.append(" ".join(self.open.split()))
            self.open = None

    def handle_data(self, data):
        if self.open is not None:
            self.open += data


def heard_lines(path):
    """The lines of a form that are read out, and not seen."""
    for block in re.finditer(r"<accessibility>.*?</accessibility>", text(path), re.DOTALL):
        first = block.string.count("\n", 0, block.start()) + 1
        yield from range(first, first + block.group().count("\n") + 1)


def danish_words():
    """Whatever the program shows in Danish, without access keys and without a count in brackets."""
    heard = {(str(path), line) for path in map(str, files("data/ui/*.ui")) for line in heard_lines(path)}
    for entry in re.sub(r"^#~.*\n", "", text("po/da.po"), flags=re.MULTILINE).split("\n\n"):
        sources = " ".join(re.findall("^#: .*$", entry, re.MULTILINE))
        places = {(path, int(line)) for path, line in re.findall(r"([^\s:]+):(\d+)", sources)}
        if places and places <= heard:
            continue
        for found in re.findall(r'^msgstr(?:\[\d\])? ((?:"[^\n]*"\n?)+)', entry, re.MULTILINE):
            said = "".join(re.findall(r'"(.*)"', found)).replace(r"\"", '"').replace("_", "")
            yield " ".join(said.split())
            yield " ".join(re.sub(r" \(%u\)$", "", said).split())


def words():
    known = set(danish_words())
    for page in map(Page, PAGES):
        if not page.words and page.path.stem != "keys":
            yield f"{page.path}: sets off no word of the program"
        for word in page.words:
            if word not in known:
                yield f"{page.path}: the program does not say “{word}”"


def dots():
    """The dots of a button's name, and then the full stop of a sentence: four."""
    for path in PAGES:
        for number, line in enumerate(text(path).splitlines(), 1):
            if "…</b>." in line:
                yield f"{path}:{number}: a sentence ends with the dots of a name"


def pictures():
    named = {picture for page in map(Page, PAGES) for picture in page.pictures}
    there = {path.name for path in files(GUIDE + "*.png")}
    for missing in sorted(named - there):
        yield f"{GUIDE}{missing}: named, but not there"
    for idle in sorted(there - named):
        yield f"{GUIDE}{idle}: there, but on no page"


def shown_elsewhere():
    """In the program's description for software centres, and to who comes to the sources."""
    metainfo, readme = "data/dk.kombit.Spor.metainfo.xml.in", "README.md"
    shown = [(metainfo, *found) for found in re.findall(
        r'<image[^>]* width="(\d+)" height="(\d+)">@PROJECT_URL@/([^<]*)<', text(metainfo))]
    shown += [(readme, None, None, found) for found in re.findall(r"!\[[^]]+\]\(([^)]*)\)", text(readme))]
    if {path for path, *_ in shown} != {metainfo, readme}:
        yield f"{metainfo} or {readme} shows no picture"
    for path, width, height, picture in shown:
        if not picture.startswith(GUIDE) or not (ROOT / picture).is_file():
            yield f"{path}: {picture} is no picture of the guide"
            continue
        size = struct.unpack(">II", (ROOT / picture).read_bytes()[16:24])
        if width and (int(width), int(height)) != size:
            yield f"{path}: {picture} is {size[0]} by {size[1]} points"


def links():
    there = {path.name for path in files(GUIDE + "*")}
    reached = {"index.html"}
    for page in map(Page, PAGES):
        reached.update(page.links)
        for link in page.links:
            if link not in there:
                yield f"{page.path}: {link} leads nowhere"
    for lost in sorted({path.name for path in PAGES} - reached):
        yield f"{GUIDE}{lost}: nothing leads to it"


def keys():
    done = subprocess.run([ROOT / "tools" / "make-guide-keys", "--check"], capture_output=True, text=True)
    if done.returncode != 0:
        yield done.stderr.strip()


report(words, dots, pictures, shown_elsewhere, links, keys)
