#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start to first frame, under a display of its own: bench_start.py PROGRAM SPOR-CLI"""

import os
import sys
import tempfile

import figures


def main():
    program, cli = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        small = figures.make_book(cli, folder, 150)
        large = figures.make_book(cli, folder)
        figures.run([program])
        good = figures.compare("start, 150 sign-ups, against an empty window",
                               [program, small], [program], 1.5, n=9)
        good &= figures.compare("start, 100,000 sign-ups, against 150",
                                [program, large], [program, small], 1.5, n=9)
    return 0 if good else 1


sys.exit(main())
