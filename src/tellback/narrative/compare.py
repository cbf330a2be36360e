"""Hold two versions of a story against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from tellback.narrative.align import align
from tellback.narrative.alignment import Kind, Pair
from tellback.narrative.change import Change, Comparison, Place
from tellback.narrative.parse import parse
from tellback.narrative.passage import Sentence
from tellback.narrative.plain import plain
from tellback.narrative.prfaq import PRFAQ
from tellback.narrative.queries import kept
from tellback.narrative.tell import recall
from tellback.narrative.version import NOW, Version, Versions
from tellback.narrative.versions import find, versions
from tellback.narrative.word_diff import word_diff
from tellback.workspace.workspace import Workspace


def compare(workspace: Workspace, older: str = "", newer: str = "", story: str = "") -> Comparison:
    """What changed from one version to another: by default from the last one to the file as it stands.

    Versions go by what `find` takes. Raises NotFound where there is none of that name.
    """
    known = versions(workspace, story)
    if not known.kept and not (older or newer):
        return Comparison(known.path, note=known.note)
    old = find(known, older, workspace.folder) if older else known.kept[-1]
    new = find(known, newer or NOW, workspace.folder)
    changes = list(_changes(old.text, new.text, _Names(workspace, known.path, old, new)))
    promises = [change for change in changes if change.was_promise or change.is_promise]
    others = [change for change in changes if not (change.was_promise or change.is_promise)]
    return Comparison(
        known.path,
        old,
        new,
        tuple(_between(known, old, new)),
        tuple(filter(_changed, promises)),
        tuple(filter(_changed, others)),
        sum(not _changed(change) for change in promises),
        sum(not _changed(change) for change in others),
    )


@lru_cache(maxsize=64)
def read_version(text: str) -> PRFAQ:
    """A version's text, read; the latest ones are remembered."""
    return parse(text)


@lru_cache(maxsize=256)
def aligned(older: str, newer: str) -> tuple[Pair, ...]:
    """What became of each sentence and question of a text in another; the latest are remembered."""
    before, after = read_version(older).wording, read_version(newer).wording
    return align([sentence.text for sentence in before], [sentence.text for sentence in after])


def place(sentence: Sentence) -> Place:
    """Where a sentence stands, and how it is read aloud."""
    return Place(plain(sentence.text), sentence.span.line, sentence.span.column)


def _changed(change: Change) -> bool:
    return change.kind is not Kind.EXACT or change.was_promise != change.is_promise


def _changes(older: str, newer: str, names: _Names) -> Iterator[Change]:
    """One for each sentence, in order; a sentence that is gone follows the one it followed."""
    before, after = read_version(older), read_version(newer)
    promised, promises = _promised(before), _promised(after)
    for group in _groups(aligned(older, newer)):
        olds = tuple(before.wording[at] for at in dict.fromkeys(pair.older for pair in group) if at is not None)
        news = tuple(after.wording[at] for at in dict.fromkeys(pair.newer for pair in group) if at is not None)
        lead = next(pair for pair in group if pair.leads)
        was, now = tuple(map(place, olds)), tuple(map(place, news))
        was_promise = any(sentence.span.start in promised for sentence in olds)
        is_promise = any(sentence.span.start in promises for sentence in news)
        yield Change(
            lead.kind,
            round(lead.confidence, 3),
            was,
            now,
            word_diff(" ".join(each.text for each in was), " ".join(each.text for each in now)),
            was_promise,
            is_promise,
            names.of(olds, news) if was_promise or is_promise else "",
        )


class _Names:
    """What the promises of two versions are called: as the author says, else as now, else as once."""

    def __init__(self, workspace: Workspace, path: str, older: Version, newer: Version) -> None:
        told = recall(workspace, path)
        now, then = read_version(told.source).wording, read_version(newer.text).wording
        ids = {claim.span.start: str(claim.id) for claim in told.claims}
        self._now = {
            then[pair.newer].span: ids.get(now[pair.older].span.start, "")
            for pair in aligned(told.source, newer.text)
            if pair.leads and pair.older is not None and pair.newer is not None
        }
        self._last = {row.text: row.id for row in kept(workspace.store, "claims", path)}
        self._given, self._was_given = (
            {claim.span: str(claim.id) for claim in read_version(version.text).marked if claim.named}
            for version in (newer, older)
        )

    def of(self, olds: Sequence[Sentence], news: Sequence[Sentence]) -> str:
        """The id of a promise that was and is said so; empty where it never had one."""
        found = [self._given.get(sentence.span, "") for sentence in news]
        found += [self._now.get(sentence.span, "") for sentence in news]
        found += [self._was_given.get(sentence.span, "") for sentence in olds]
        found += [self._last.get(sentence.text, "") for sentence in (*news, *olds)]
        return next(filter(None, found), "")


def _groups(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """The pairs of one sentence together."""
    joined: dict[tuple[str, int | None], list[Pair]] = {}
    for pair in pairs:
        whole = ("older", pair.older) if pair.kind in {Kind.SPLIT, Kind.GONE} else ("newer", pair.newer)
        joined.setdefault(whole, []).append(pair)
    behind = {pair.older: at for at, group in enumerate(joined.values()) for pair in group if pair.newer is not None}

    def order(numbered: tuple[int, list[Pair]]) -> tuple[int, int]:
        at, (pair, *_) = numbered
        if pair.newer is not None or pair.older is None:
            return at, -1
        return next((behind[was] for was in range(pair.older, -1, -1) if was in behind), -1), pair.older

    return [group for _, group in sorted(enumerate(joined.values()), key=order)]


def _promised(prfaq: PRFAQ) -> frozenset[int]:
    return frozenset(claim.span.start for claim in prfaq.claims)


def _between(known: Versions, older: Version, newer: Version) -> Iterator[Version]:
    """The saved versions after one of the two, the other included, the latest first."""
    one, other = len(known.up_to(older)), len(known.up_to(newer))
    yield from reversed(known.kept[min(one, other) : max(one, other)])
