"""Versions, what changed between them, and a promise's wordings, as they are told on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellback.narrative.change import Change, Comparison, Mark, Piece
from tellback.narrative.evidence import readers_say
from tellback.narrative.fate import chapters, notes, where
from tellback.narrative.lineage import Lineage, Wording
from tellback.narrative.snapshot import Saved
from tellback.narrative.version import NOW, Version
from tellback.show.terminal import added, counted, faint, paragraph, removed, strong


def saved_lines(saved: Sequence[Saved]) -> Iterator[str]:
    """What was saved, and what had not changed."""
    for each in saved:
        named = f", {each.name}" if each.name and each.fresh else ""
        yield f"{each.path} is saved as {each.called}{named}." if each.fresh else _unchanged(each.path, each.called)
    if any(each.fresh for each in saved):
        yield faint("What changes from now on: tellback diff")


def diff_lines(comparison: Comparison) -> Iterator[str]:
    """What changed in what is promised, then in the other sentences, with the reasons in between."""
    older, newer = comparison.older, comparison.newer
    if older is None or newer is None:
        yield paragraph(f"{comparison.path} has no versions yet: {comparison.note}")
        return
    yield strong(f"{comparison.path}: {_named(older)} → {_named(newer)}")
    for version in comparison.reasons:
        yield paragraph(f"{version.called}  {version.date[:10]}  {_reason(version)}", indent=2)
    if not (comparison.promises or comparison.others):
        yield _unchanged(comparison.path, older.called)
        return
    yield from _part("promises", comparison.promises, comparison.same_promises)
    yield from _part("other sentences", comparison.others, comparison.same_others)


def lineage_lines(lineage: Lineage) -> Iterator[str]:
    """A promise's wordings, the latest first, and when it was lost."""
    stands = f"It stands in {lineage.path}."
    lost = f"It is no longer in {lineage.path}: it last stood in {lineage.last or 'no saved version'}."
    yield strong(lineage.claim)
    yield stands if lineage.stands else lost
    for wording in lineage.wordings:
        yield ""
        yield from _wording(wording)
    if not lineage.wordings:
        yield "No version of the story was saved yet. Save one: tellback snapshot"


def words(pieces: Sequence[Piece]) -> str:
    """A sentence with its changes in it."""
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    if piece.mark is Mark.SAME:
        return piece.text
    return removed(piece.text) if piece.mark is Mark.REMOVED else added(piece.text)


def _part(what: str, changes: Sequence[Change], same: int) -> Iterator[str]:
    yield ""
    yield strong(f"{what.capitalize()}: {counted(len(changes), 'change')}, {same:,} as before")
    for chapter in chapters(changes):
        yield ""
        yield strong(f"{chapter.title} ({len(chapter.changes)})")
        for change in chapter.changes:
            yield from _change(change, chapter.sign)


def _change(change: Change, sign: str) -> Iterator[str]:
    text = words(change.pieces) if change.reworded else (change.after or change.before)[0].text
    yield paragraph(text, indent=2, first=f"{sign} ")
    yield faint("    " + ", ".join(filter(None, (change.claim, where(change), *notes(change)))))


def _wording(wording: Wording) -> Iterator[str]:
    since = wording.since
    span = since.called if wording.until == since.called else f"{since.called} to {wording.until}"
    yield faint(paragraph(f"{span}  {since.date[:10]}  {wording.kind}: {_reason(since)}"))
    yield paragraph(words(wording.pieces) if wording.pieces else " ".join(wording.texts), indent=2)
    for each in wording.read:
        yield paragraph(readers_say(each), indent=4)


def _named(version: Version) -> str:
    return f"{version.called} ({version.name})" if version.name else version.called


def _reason(version: Version) -> str:
    if version.called == NOW:
        return "not saved yet"
    return ": ".join(filter(None, (version.name, version.reason))) or "no reason given"


def _unchanged(path: str, called: str) -> str:
    return f"{path} says what it said in {called}: nothing has changed."
