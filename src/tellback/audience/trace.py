"""The sentences of a story through its versions, those that nobody read among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tellback.audience.heard import Heard
from tellback.narrative.align import heirs
from tellback.narrative.compare import aligned, read_version
from tellback.narrative.versions import versions
from tellback.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Trail:
    """The versions in order, each with its text, and for each the number of every sentence of its wording: the same in
    two versions where it is the same sentence, however it was edited or moved between them.
    """

    called: tuple[str, ...]
    texts: tuple[str, ...]
    numbers: tuple[tuple[int, ...], ...]

    def of(self, version: str) -> tuple[int, ...]:
        """The numbers of the sentences of a version that was read."""
        return self.numbers[self.called.index(version)]


def trail(workspace: Workspace, heard: Heard) -> Trail:
    """Every version of a story from the first that was read to the file as it stands. A sentence that was merged into
    another that goes on has its last place before that."""
    known = versions(workspace, heard.narrative)
    row = [(each.date, each.called, each.text) for each in known.kept]
    there = {text for _, _, text in row}
    names = {text: name for name, text in heard.texts.items()}
    first = {text: asked.made_at for asked in reversed(heard.invitations) for text in (asked.text, asked.earlier)}
    row += [(first.get(text, ""), name, text) for name, text in heard.texts.items() if text not in there]
    row.sort(key=lambda each: each[0])
    if known.now.text not in {text for _, _, text in row}:
        row.append(("", known.now.called, known.now.text))
    texts = tuple(dict.fromkeys(text for _, _, text in row))
    called = {text: name for _, name, text in row}
    start = min((at for at, text in enumerate(texts) if text in names), default=0)
    texts = texts[start:]
    return Trail(tuple(names.get(text, called[text]) for text in texts), texts, tuple(traced(texts)))


def traced(texts: Sequence[str]) -> list[tuple[int, ...]]:
    """For each text the number of every sentence, by what it carries on of the text before.

    A number that is missing in a later text is of a sentence that is gone, or was merged into another that goes on.
    """
    if not texts:
        return []
    numbers = [tuple(range(len(read_version(texts[0]).wording)))]
    new = len(numbers[0])
    for older, newer in pairwise(texts):
        carries = heirs(aligned(older, newer))
        here: list[int] = []
        for at in range(len(read_version(newer).wording)):
            here.append(numbers[-1][carries[at]] if at in carries else new)
            new += at not in carries
        numbers.append(tuple(here))
    return numbers
