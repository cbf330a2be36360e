"""proselint with every check it comes with, on a text file: python proselint_peer.py prose.txt, in .bench/."""

from __future__ import annotations

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from proselint.checks import __register__
from proselint.config import DEFAULT
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

CheckRegistry().register_many(__register__)
text = LintFile("prose", Path(sys.argv[1]).read_text())
began = time.process_time()
found = text.lint({**DEFAULT, "max_errors": None})
line = {"cpu": time.process_time() - began, "found": len(found), "peak": getrusage(RUSAGE_SELF).ru_maxrss / 1024}
print(json.dumps({**line, "version": f"proselint {version('proselint')}"}))
