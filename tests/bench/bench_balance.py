#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proved suggestions for rounds of several sizes: bench_balance.py BENCH-BALANCE SPOR-CLI"""

import os
import subprocess
import sys
import tempfile

import figures

LIMITS_MS = {150: 100, 1_000: 100, 100_000: 1_000}


def main():
    program, cli = sys.argv[1:]
    good = True
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        for n_rows, limit in LIMITS_MS.items():
            book = figures.make_book(cli, folder, n_rows)
            done = subprocess.run([program, book], check=True, capture_output=True, text=True)
            best, earliest = map(float, done.stdout.split())
            good &= earliest <= limit
            print(f"suggestion, {n_rows:,} sign-ups: {best:.0f} ms to the proof, "
                  f"{earliest:.0f} ms with ties broken (at most {limit} ms)")
    return 0 if good else 1


sys.exit(main())
