# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benchmarks share: sign-ups in quantity, and times that can be compared."""

import csv
import os
import statistics
import subprocess
import time

N_ROWS = 100_000


def example(name):
    return os.path.join(os.environ["SPOR_EXAMPLE"], name)


def write_csv(path, n_rows=N_ROWS):
    """The example's answers over and over, as so many different people."""
    with open(example("haandgemt.csv"), encoding="utf-8-sig", newline="") as file:
        header, *answers = csv.reader(file, delimiter=";")
    email = header.index("E-mail")
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(header)
        for i in range(n_rows):
            row = list(answers[i % len(answers)])
            row[0] = str(910_000_000 + i)
            row[email] = row[email].replace("@", f"{i}@")
            writer.writerow(row)


def make_book(cli, folder, n_rows=N_ROWS):
    book = os.path.join(folder, f"{n_rows}.spor")
    table = os.path.join(folder, "answers.csv")
    write_csv(table, n_rows)
    subprocess.run([cli, "--book", book, "new"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([cli, "--book", book, "import", table], check=True, stdout=subprocess.DEVNULL)
    return book


def run(command):
    """Wall seconds, CPU seconds and peak memory in MB of one run."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(what, ours, other, limit, n=3, prepare=lambda: None):
    """Both in turn; prints the medians and their ratio. Returns whether it is within @limit."""
    pairs = []
    for _ in range(n):
        prepare()
        pairs.append((run(ours), run(other)))
    ratio = statistics.median(a[0] / b[0] for a, b in pairs)
    ratio_cpu = statistics.median(a[1] / b[1] for a, b in pairs)
    a, b = (statistics.median(pair[side][0] for pair in pairs) for side in (0, 1))
    memory = max(pair[0][2] for pair in pairs)
    print(f"{what}: {a:.2f} s against {b:.2f} s: {ratio:.2f} times (at most {limit}); "
          f"by CPU time {ratio_cpu:.2f} times; {memory:.0f} MB")
    return ratio <= limit
