"""What the program made of the demo's world, beside what is true of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from tellback.demo.build import SOURCES
from tellback.demo.exports import IN_APP, REVIEWS, SURVEY, TICKETS, TRUTH
from tellback.demo.truth import Truth, read_truth
from tellback.store.base import Row
from tellback.workspace.workspace import Workspace

CHANNELS = {"tickets": TICKETS, "reviews": REVIEWS, "survey": SURVEY, "in-app": IN_APP}


@dataclass(frozen=True, slots=True)
class Held:
    """What the program made of a passage, beside what is true of it."""

    made: Row
    truth: Truth


def hold(here: Workspace) -> list[Held]:
    """Every passage that counts and speaks of a theme, beside the stretch of truth it shares most letters with."""
    truths = _by_message(here.folder / TRUTH)
    found = [
        (row, _nearest(row, truths[row["source"], row["external_id"].rpartition("=")[2]])) for row in _passages(here)
    ]
    return [Held(row, truth) for row, truth in found if truth and truth.theme]


def _passages(here: Workspace) -> list[Row]:
    return here.store.query(
        "select p.*, m.source, m.external_id, m.title, m.text from passages p join messages m on m.id = p.message_id"
        " where p.weight > 0 order by p.id"
    )


def _by_message(path: Path) -> dict[tuple[str, str], list[Truth]]:
    found: dict[tuple[str, str], list[Truth]] = defaultdict(list)
    for truth in read_truth(path):
        found[SOURCES[CHANNELS[truth.channel]], truth.key].append(truth)
    return found


def _nearest(row: Row, truths: list[Truth]) -> Truth | None:
    shift = len(row["title"]) + 1 if row["title"] and row["text"] else 0
    start, end = row["start_at"] - shift, row["end_at"] - shift
    shared = {truth: min(end, truth.end) - max(start, truth.start) for truth in truths}
    return next((truth for truth, many in sorted(shared.items(), key=lambda pair: -pair[1]) if many > 0), None)
