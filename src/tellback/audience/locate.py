"""Which sentence of a version somebody means: by its number, word for word, by a part of it, or as it was edited."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellback.audience.invitation import Invitation
from tellback.audience.said import Said
from tellback.audience.sheet import sheet
from tellback.narrative.align import align, heirs
from tellback.narrative.compare import read_version
from tellback.narrative.plain import plain

FEWEST_WORDS = 3
"""Fewer words than these are in too many sentences to mean one of them."""


@dataclass(frozen=True, slots=True)
class Located:
    """The sentence's index, and how it was found; or -1 and why it was not."""

    at: int
    how: str


def locate(asked: Invitation, said: Sequence[Said]) -> list[Located]:
    """Where each of these stands in the wording that an invitation is for, in their order."""
    wording = [plain(sentence.text) for sentence in read_version(asked.text).wording]
    finder = _Finder(wording, (each.sentence for each in said if each.sentence))
    shown = set(sheet(asked).shown)
    found = [finder.find(each.number, each.sentence) for each in said]
    hidden = Located(-1, f"{asked.audience} do not read this sentence")
    return [hidden if each.at >= 0 and each.at not in shown else each for each in found]


class _Finder:
    def __init__(self, wording: Sequence[str], said: Iterable[str]) -> None:
        self.keys = [_key(text) for text in wording]
        self.by_key: dict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(self.keys):
            self.by_key[key].append(at)
        unknown = list(dict.fromkeys(text for text in said if _key(text) not in self.by_key))
        edited = heirs(align(unknown, wording)) if unknown else {}
        self.edited = {unknown[was]: at for at, was in edited.items()}

    def find(self, number: int, sentence: str) -> Located:
        """The sentence of a number and a text, either of which may be missing; the text is believed first."""
        if not sentence:
            if not number:
                return Located(-1, "it names no sentence")
            known = number <= len(self.keys)
            return Located(number - 1, "by number") if known else Located(-1, f"there is no sentence {number}")
        exact = self.by_key.get(_key(sentence), [])
        parts = exact or self._parts(_key(sentence))
        how = "word for word" if exact else "by a part"
        if number - 1 in parts:
            return Located(number - 1, how)
        if len(parts) == 1:
            return Located(parts[0], how)
        if sentence in self.edited:
            return Located(self.edited[sentence], "as it was edited")
        many = "its words stand in several sentences: say which by its number" if parts else ""
        return Located(-1, many or "no sentence has its words")

    def _parts(self, key: str) -> list[int]:
        """The sentences that these words are a part of, or else that are a part of them."""
        if len(key.split()) < FEWEST_WORDS:
            return []
        inside = [at for at, each in enumerate(self.keys) if f" {key} " in f" {each} "]
        around = (at for at, each in enumerate(self.keys) if len(each.split()) >= FEWEST_WORDS)
        return inside or [at for at in around if f" {self.keys[at]} " in f" {key} "]


def _key(text: str) -> str:
    """The words alone."""
    return re.sub(r"[\W_]+", " ", plain(text).casefold()).strip()
