#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proved suggestions for rounds of several sizes, what the board asks meanwhile, lotteries over one, and the fairest lotteries for the
public instances, where they are here: bench_balance.py BENCH-BALANCE SPOR-CLI"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import figures

LIMITS_MS = {150: 100, 1_000: 100, 100_000: 1_000}
REACHABLE_MS = {150: 50}
EFFECT_US = 100

INSTANCES = pathlib.Path(os.environ.get("SPOR_SHARED", "")) / "instances"

# people, quotas, how many, seconds at most
PANELS = [
    ("sortition-algorithms_bench/base_n150_k22_people.csv",
     "sortition-algorithms_bench/base_n150_k22_features.csv", 22, 0.3),
    ("sortition-algorithms_bench/gen_n750_k112_people.csv",
     "sortition-algorithms_bench/gen_n750_k112_features.csv", 112, 2),
    ("citizensassemblies-replication/example_large_200/respondents.csv",
     "citizensassemblies-replication/example_large_200/categories.csv", 200, 0.05),
]
RUNS = 3
TOLERANCES = (0, 0.005, 0.01)


def call(cli, *arguments):
    done = subprocess.run([cli, "--json", *map(str, arguments)], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def suggest(program, book, n_rows, limit):
    done = subprocess.run([program, book], check=True, capture_output=True, text=True)
    best, earliest, reachable, effect = map(float, done.stdout.split())
    within = REACHABLE_MS.get(n_rows, limit)
    print(f"suggestion, {n_rows:,} sign-ups: {best:.0f} ms to the proof, "
          f"{earliest:.0f} ms with ties broken (at most {limit} ms)")
    print(f"best still reachable, {n_rows:,} sign-ups, half the seats taken: {reachable:.1f} ms (at most {within} ms)")
    print(f"effect of one move, {n_rows:,} sign-ups: {effect:.1f} µs (at most {EFFECT_US} µs)")
    return earliest <= limit and reachable <= within and effect <= EFFECT_US


def draw(cli, book, n_rows):
    for tolerance in TOLERANCES:
        seconds = call(cli, "--book", book, "suggest", "--lottery", "--within", tolerance)["seconds"]
        print(f"lottery, {n_rows:,} sign-ups, within {tolerance}: {seconds:.2f} s with its tickets")


def panel(cli, people, quotas, size, limit):
    people, quotas = INSTANCES / people, INSTANCES / quotas
    if not people.exists():
        print(f"leximin, {people.name}: not here")
        return True
    best = min(call(cli, "panel", "--people", people, "--features", quotas, "--size", size, "--fair",
                    "leximin")["seconds"] for _ in range(RUNS))
    print(f"leximin, {people.name}, {size} seats: {best:.4f} s (at most {limit} s)")
    return best <= limit


def main():
    program, cli = sys.argv[1:]
    good = True
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        for n_rows, limit in LIMITS_MS.items():
            book = figures.make_book(cli, folder, n_rows)
            good &= suggest(program, book, n_rows, limit)
            if n_rows == 150:
                draw(cli, book, n_rows)
        for instance in PANELS:
            good &= panel(cli, *instance)
    return 0 if good else 1


sys.exit(main())
