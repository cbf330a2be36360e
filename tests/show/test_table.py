"""Tables leave as CSV that a spreadsheet reads and does not run."""

from __future__ import annotations

import csv
from io import StringIO

from tellback.show.table import Table, as_csv


def test_a_table_comes_back_as_it_left_and_what_is_not_known_is_empty() -> None:
    text = as_csv(Table(("segment", "ratio"), (("Small, new", 1.5), ('"Big"', None))))
    assert text.startswith("\ufeff")
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows == [["segment", "ratio"], ["Small, new", "1.5"], ['"Big"', ""]]


def test_nothing_in_it_is_run_by_a_spreadsheet() -> None:
    text = as_csv(Table(("segment", "change"), (('=HYPERLINK("x")', -0.5),)))
    assert "'=HYPERLINK" in text
    assert "-0.5" in text and "'-0.5" not in text
