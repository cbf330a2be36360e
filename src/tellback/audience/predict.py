"""Hold the checker's findings against what readers doubted or did not understand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tellback.audience.hear import hear
from tellback.audience.heard import Heard, Reader
from tellback.audience.mark import Kind
from tellback.audience.predicted import Answer, Predictions, RulePredicts, answer, words
from tellback.audience.trace import trail
from tellback.errors import NotFound
from tellback.model.base import open_model
from tellback.narrative.check import found_by, rules
from tellback.narrative.compare import read_version
from tellback.narrative.parse import parse
from tellback.narrative.prepare import prepare
from tellback.narrative.rule import Group
from tellback.stats.two_ways import Marked, more_marked
from tellback.text.nearest import hint
from tellback.workspace.settings import OFF, CheckSettings, Settings, read_settings, switch_rule
from tellback.workspace.workspace import Workspace

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

BAD = (Kind.CONFUSES, Kind.DOUBTS)
ORDER = tuple(Answer)
RELEASE, QUESTION, ANSWER = range(3)
Held = tuple[tuple[str, ...], str, tuple[tuple[str, float], ...], Path | None, str]
"""Profiles, stage, limits, the file that says so, and the model: what a story is held to."""


def predict(workspace: Workspace, story: str = "") -> Predictions:
    """For each rule, whether readers doubt or do not understand the sentences that it finds more often than the others
    of the same part: the press release, the questions, or the answers.

    Rules are asked as the workspace's profile has them, also those that are switched off; those that listen to
    customers are left out, because what these say came after the story. Raises NotFound, BadSettings.
    """
    heard = hear(workspace, story)
    readers = [reader for reader in heard.counted if reader.seen]
    read = [name for name in heard.texts if any(reader.version == name for reader in readers)]
    settings = read_settings(workspace.folder)
    off = {name for name, tier in settings.check.rules.items() if tier == OFF}
    found = {name: _finds(heard.texts[name], settings) for name in read}
    asked = [rule for rule in rules() if rule.name in off or any(rule.name in each for each in found.values())]
    table = _Table.of(workspace, heard, readers, read)
    groups = [table.group(rule.name, found) for rule in asked]
    met = [(rule, group) for rule, group in zip(asked, groups, strict=True) if rule.name in off or _reached(group)]
    said = (
        RulePredicts(rule.name, rule.why, _reached(group), flag, answer(flag), words(flag), rule.name in off)
        for (rule, group), flag in zip(met, more_marked([group for _, group in met]), strict=True)
    )
    ranked = sorted(said, key=lambda each: (ORDER.index(each.answer), each.rule))
    return Predictions(heard.narrative, tuple(sorted(read, key=table.order)), len(readers), tuple(ranked))


def switch(workspace: Workspace, rule: str, *, off: bool) -> None:
    """Switch a rule off in tellback.toml, or on again. Raises NotFound with the nearest name."""
    known = [each.name for each in rules()]
    if rule not in known:
        raise NotFound(f"`{rule}` is no rule. {hint(rule, known)} `tellback explain` lists them all.")
    switch_rule(workspace.folder, rule, off=off)


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """Every reader against every sentence of every version that was read; `places` are (version, index)."""

    places: tuple[tuple[str, int], ...]
    numbers: Array
    parts: Array
    marks: Array
    reached: Array
    called: tuple[str, ...]

    @classmethod
    def of(cls, workspace: Workspace, heard: Heard, readers: Sequence[Reader], read: Sequence[str]) -> _Table:
        import numpy as np

        known = trail(workspace, heard)
        places = tuple((name, at) for name in read for at in range(len(known.of(name))))
        column = {place: at for at, place in enumerate(places)}
        marks, reached = (np.zeros((len(readers), len(places))) for _ in range(2))
        for row, reader in enumerate(readers):
            reached[row, [column[reader.version, at] for at in reader.seen]] = 1
            marks[row, [column[reader.version, mark.sentence] for mark in reader.marks if mark.kind in BAD]] = 1
        numbers = np.array([known.of(name)[at] for name, at in places], int)
        parts = np.array([part for name in read for part in _parts(heard.texts[name])], int)
        return cls(places, numbers, parts, marks * reached, reached, known.called)

    def order(self, version: str) -> int:
        """Where a version stands among all."""
        return self.called.index(version)

    def group(self, rule: str, found: Mapping[str, Mapping[str, frozenset[int]]]) -> Marked:
        """What a rule finds against the rest. The wordings of one sentence that it finds count as one sentence, and so
        do those that it does not."""
        import numpy as np

        flags = np.array([at in found[name].get(rule, ()) for name, at in self.places], int)
        keys = np.stack([self.numbers, self.parts, flags])
        kinds, which = np.unique(keys, axis=1, return_inverse=True)
        joined = np.eye(kinds.shape[1])[which.ravel()]
        seen = self.reached @ joined
        return Marked(np.minimum(self.marks @ joined, 1), np.minimum(seen, 1), kinds[1], kinds[2].astype(float))


def _reached(group: Marked) -> int:
    return int(group.group[(group.reached > 0).any(axis=0)].sum())


def _parts(text: str) -> Iterator[int]:
    """In which part of the story each sentence stands."""
    prfaq = read_version(text)
    asked = {question.span for question in prfaq.questions}
    told = {sentence.span for each in prfaq.questions for part in each.passages for sentence in part.sentences}
    for sentence in prfaq.wording:
        yield QUESTION if sentence.span in asked else ANSWER if sentence.span in told else RELEASE


def _finds(text: str, settings: Settings) -> Mapping[str, frozenset[int]]:
    """Which sentences each rule finds, by their index; what comments allow is found, too."""
    check = settings.check
    limits = tuple(sorted(check.limits.items()))
    return _found(text, (check.profiles, check.stage, limits, settings.path, settings.model), datetime.now(UTC).date())


@lru_cache(maxsize=64)
def _found(text: str, held: Held, today: date) -> Mapping[str, frozenset[int]]:
    profiles, stage, limits, path, model = held
    settings = Settings(model=model, check=CheckSettings(profiles, stage, {}, dict(limits)), path=path)
    draft = prepare(parse(text), settings, lambda: _model(model), today).as_read
    found: dict[str, set[int]] = defaultdict(set)
    for rule in rules():
        for finding in found_by(rule, draft) if rule.group is not Group.CUSTOMERS else ():
            span = finding.span
            found[rule.name] |= {
                at
                for at, sentence in enumerate(draft.prfaq.wording)
                if sentence.span.start < max(span.end, span.start + 1) and span.start < sentence.span.end
            }
    return {rule: frozenset(ats) for rule, ats in found.items() if ats}


_model = cache(open_model)
