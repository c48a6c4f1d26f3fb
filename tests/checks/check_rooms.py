#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrows point down: who may include what. And every source names its licence."""

import re

from project import files, is_script, matches, report, text

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)
SOURCES = ("*.c", "*.h", "*.py", "*.ui", "*.css", "*.sql")


def includes(path):
    return INCLUDE.findall(text(path))


def rooms_of(layer):
    """The rooms from the ground up, as the layer's meson.build lists them."""
    return re.findall(r"^subdir\('([^']+)'\)", text(f"src/{layer}/meson.build"), re.MULTILINE)


def inside(layer):
    rooms = rooms_of(layer)
    home = {path.name: path.parent.name for path in files(f"src/{layer}/*/*.h")}
    for path in files(f"src/{layer}/*/*.[ch]"):
        room = path.parent.name
        if room not in rooms:
            yield f"{path}: src/{layer}/meson.build does not list the room {room}"
            continue
        for name in includes(path):
            other = home.get(name.rsplit("/", 1)[-1])
            if other in rooms and rooms.index(other) > rooms.index(room):
                yield f"{path} includes {name}: {room} lies below {other}"


def inside_the_layers():
    for layer in ("core", "ui"):
        yield from inside(layer)


def between_layers():
    headers = {layer: {path.name for path in files(f"src/{layer}/*.h")} for layer in ("cli", "ui")}
    for path in files("src/*.[ch]"):
        layer = path.parts[1]
        for name in includes(path):
            base = name.rsplit("/", 1)[-1]
            if layer != "ui" and re.match(r"(gtk|gdk(?!-pixbuf)|gsk|adwaita|adw)\b", name):
                yield f"{path} includes {name}: only src/ui knows GTK"
            if base == "sqlite3.h" and path.parts[1:3] != ("core", "store"):
                yield f"{path} includes sqlite3.h: all SQL is in src/core/store"
            for above in {"core": ("cli", "ui"), "cli": ("ui",), "ui": ("cli",)}[layer]:
                if base in headers[above]:
                    yield f"{path} includes {name} of src/{above}"


def licences():
    for path in files():
        if matches(path, *SOURCES) or is_script(path):
            if "SPDX-License-Identifier: " not in "\n".join((text(path) or "").splitlines()[:5]):
                yield f"{path} has no SPDX-License-Identifier in its first lines"


report(inside_the_layers, between_layers, licences)
