"""What is true of every message. Tests hold the program against it; the program itself never reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tellback.demo.cast import Customer
from tellback.demo.post import Sent


@dataclass(frozen=True, slots=True)
class Truth:
    """What one stretch of one message is about.

    `start` and `end` count characters of the message's text, its title left out. `stance` is complaint, praise or
    neither; `relation` is supports or contradicts where `promise` begins a sentence of the story; `asked` is a
    question of the FAQ or, where `open`, one the FAQ leaves out. `copy_of` is the key of the first message in the very
    same words by somebody else.
    """

    channel: str
    key: str
    start: int
    end: int
    theme: str
    stance: str
    promise: str
    relation: str
    asked: str
    open: bool
    language: str
    author: str
    copy_of: str
    junk: bool


def truth_of(sents: Iterable[Sent], people: list[Customer]) -> Iterator[Truth]:
    """One row a stretch; a message nobody meant, or without words, is one stretch about nothing."""
    for sent in sents:
        author = people[sent.who].id if sent.who is not None else ""
        yield from _rows(sent, author)


def _rows(sent: Sent, author: str) -> Iterator[Truth]:
    letter = sent.letter
    facts = (letter.language, author, sent.copy_of, letter.junk)
    if not letter.parts:
        yield Truth(sent.channel, sent.key, 0, len(letter.text), "", "neither", "", "", "", False, *facts)
    for part in letter.parts:
        lane, stance = part.lane, part.mood if part.mood in {"complaint", "praise"} else "neither"
        relation = {"complaint": "contradicts", "praise": "supports"}.get(stance, "") if lane and lane.promise else ""
        about = (
            (lane.theme, stance, lane.promise, relation, lane.asked, lane.open)
            if lane
            else ("", stance, "", "", "", False)
        )
        yield Truth(sent.channel, sent.key, part.start, part.end, *about, *facts)


def write_truth(rows: Iterable[Truth], path: Path) -> None:
    """Keep the truth in a Parquet file where no import looks."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist([asdict(row) for row in rows]), path)


def read_truth(path: Path) -> list[Truth]:
    """The truth as it was written."""
    import pyarrow.parquet as pq

    return [Truth(**row) for row in pq.read_table(path).to_pylist()]
