"""Moments and tables as exports write them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from tellback.demo.timeline import date_of


def moment(day: int, minute: int) -> str:
    """A minute of a day of the world, ISO 8601 in UTC."""
    return (datetime.combine(date_of(day), time(), UTC) + timedelta(minutes=minute)).isoformat().replace("+00:00", "Z")


def table(rows: Iterable[Iterable[str]], delimiter: str) -> str:
    """Rows as CSV with Windows line ends."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return written.getvalue()
