#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of 100,000 sign-ups under a display of its own: bench_list.py PROGRAM SPOR-CLI"""

import os
import subprocess
import sys
import tempfile

import figures

program, cli = sys.argv[1:3]
with tempfile.TemporaryDirectory() as folder:
    os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
    status = subprocess.run([program, figures.make_book(cli, folder)]).returncode
sys.exit(status)
