# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks share: which files are the project's, and how a check reports."""

import fnmatch
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def files(*patterns):
    """The project's files (tracked, or new and not ignored), as paths relative to ROOT.

    A star in a pattern stands for folders too."""
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z",
         "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True).stdout
    paths = sorted({pathlib.PurePosixPath(name) for name in listed.split("\0") if name})
    return [path for path in paths
            if (ROOT / path).is_file() and (not patterns or matches(path, *patterns))]


def matches(path, *patterns):
    return any(fnmatch.fnmatchcase(str(path), pattern) for pattern in patterns)


def text(path):
    """The file's text, or None for a picture, an archive and the like."""
    content = (ROOT / path).read_bytes()
    if b"\0" in content:
        return None
    return content.decode("utf-8", errors="replace")


def is_script(path):
    return (ROOT / path).read_bytes()[:2] == b"#!"


def report(*checks):
    """Runs the checks, each an iterable of complaints, and ends the program with the outcome."""
    complaints = [complaint for check in checks for complaint in check()]
    for complaint in complaints:
        print(complaint)
    sys.exit(1 if complaints else 0)
