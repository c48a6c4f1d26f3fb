#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tools/count-results adds up what meson wrote, and takes a missing log for a failure."""

import json
import pathlib
import subprocess
import tempfile

from project import ROOT


def count(results):
    """Its exit status and last line for {folder: [result, …], or None without a log}."""
    with tempfile.TemporaryDirectory() as scratch:
        for folder, outcomes in results.items():
            logs = pathlib.Path(scratch, folder, "meson-logs")
            logs.mkdir(parents=True)
            if outcomes is not None:
                lines = [json.dumps({"name": "one", "result": outcome}) for outcome in outcomes]
                (logs / "testlog.json").write_text("\n".join(lines), encoding="utf-8")
        done = subprocess.run([ROOT / "tools" / "count-results", *results],
                              cwd=scratch, capture_output=True, text=True)
        return done.returncode, done.stdout.splitlines()[-1]


assert count({"a": ["OK", "OK"], "b": ["OK"]}) == (0, "3 passed, 0 failed")
assert count({"a": ["OK", "SKIP"], "b": ["OK"]}) == (0, "2 passed, 0 failed, 1 skipped")
assert count({"a": ["OK", "FAIL", "TIMEOUT", "ERROR"]}) == (1, "1 passed, 3 failed")
assert count({"a": ["OK"], "b": None}) == (1, "1 passed, 1 failed")
assert count({"a": ["OK"], "b": []}) == (1, "1 passed, 1 failed")
