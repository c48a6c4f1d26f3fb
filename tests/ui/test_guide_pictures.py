#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The way to the guide's pictures can still be gone, and leads to just those that the guide has.

Takes the program that goes it. (Letters are drawn a little differently by other machines, and windows get their sizes
from them: what stands in the pictures is for people to look at.)"""

import pathlib
import struct
import subprocess
import sys
import tempfile

GUIDE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "guide" / "da"


def sizes(folder):
    """Name: width and height, of each picture."""
    return {path.name: struct.unpack(">II", path.read_bytes()[16:24]) for path in pathlib.Path(folder).glob("*.png")}


with tempfile.TemporaryDirectory() as scratch:
    subprocess.run([sys.argv[1], scratch], check=True)
    taken, kept = sizes(scratch), sizes(GUIDE)
    assert taken.keys() == kept.keys(), "run tools/make-guide-pictures, and look at what has changed"
    for name, (width, height) in taken.items():
        assert width > 300 and height > 200, f"{name} is {width} by {height} points"
