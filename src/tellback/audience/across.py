"""Follow what readers said from version to version: where the story stands, and what became of each sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import starmap

from tellback.audience.compared import Compared
from tellback.audience.hear import hear
from tellback.audience.heard import Heard, Reader
from tellback.audience.hide import Open, hide
from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind
from tellback.audience.resonate import shared_out
from tellback.audience.round_words import picture_words, turned_words
from tellback.audience.rounds import (
    MEASURES,
    RATING,
    Across,
    Measured,
    Moved,
    Picture,
    Round,
    Standing,
    Step,
    Told,
    Turned,
)
from tellback.audience.trace import Trail, trail
from tellback.errors import BadName
from tellback.narrative.compare import read_version
from tellback.narrative.plain import plain
from tellback.narrative.word_diff import word_diff
from tellback.stats.audiences import by_audience
from tellback.stats.betting import differences, from_pairs, mean, paired
from tellback.stats.flags import Change, Flag, fair, flags_so_far, judged
from tellback.stats.readers import Readers
from tellback.stats.verdict import Verdict
from tellback.workspace.workspace import Workspace

FEW_RATED = "so few rated that somebody would be recognised"
STRICTER = 2
"""Than `flags.FALSE`: of steps that bring nothing, one in twenty is said to bring something."""


def across(workspace: Workspace, audience: str = "", story: str = "") -> Across:
    """Every version that was read, in order: the stopping pictures of everybody and of each audience, and every
    sentence with what `audience` (everybody where it is "") said of each of its wordings.

    Raises NotFound where there is no such story, BadName where there is no such audience.
    """
    if audience not in {"", *Audience}:
        raise BadName(f"`{audience}` is no audience. There are {', '.join(Audience)}.")
    heard = hear(workspace, story)
    known = trail(workspace, heard)
    read = [name for name in known.called if any(reader.seen for reader in heard.of(name))]
    rooms = [_Room(heard, name, workspace.settings.audience.k) for name in read]
    whose = tuple(each for each in Audience if any(room.of(each) for room in rooms))
    pictures = tuple(_picture(each, rooms, whose) for each in ("", *whose))
    told = _sentences(known, rooms, audience)
    last = read[-1] if read else ""
    sentences = sorted((each for each in told if each.last.version == last), key=lambda each: each.last.at)
    left = tuple(each for each in told if each.last.version != last)
    return Across(
        heard.narrative, audience, tuple(read), whose, pictures, tuple(sentences), left, workspace.settings.audience.k
    )


class _Room:
    """The readers of one version who read any of it, in the order in which they began."""

    def __init__(self, heard: Heard, version: str, k: int) -> None:
        self.heard, self.version, self.k = heard, version, k
        self.readers = [reader for reader in heard.of(version) if reader.seen]
        self.may = hide({each: len(self.of(each)) for each in Audience}, k)
        self.text = heard.texts[version]

    def of(self, audience: str) -> list[Reader]:
        return [reader for reader in self.readers if audience in {"", reader.audience}]

    def open_to(self, audience: str) -> bool:
        return may_show(self.may, audience)

    def rated(self, audience: str) -> bool:
        """Whether enough of an audience rated for their ratings to be shown, and no sum gives another's away."""
        rated = {each: sum(reader.rating > 0 for reader in self.of(each)) for each in Audience}
        enough = sum(rated.values()) if not audience else rated[Audience(audience)]
        return enough >= self.k and may_show(hide(rated, self.k), audience)


def may_show(may: Open, audience: str) -> bool:
    """Whether the numbers of an audience, or of everybody, may be seen."""
    return Audience(audience) in may.audiences if audience else may.together


def scores(readers: Sequence[Reader], measure: str) -> Readers:
    """One score from 0 to 1 a reader: the share of the sentences they reached that did this to them, or how far their
    rating is from 1 to 5, of those who gave one."""
    import numpy as np

    if measure == RATING:
        return Readers(np.array([(reader.rating - 1) / 4 for reader in readers if reader.rating], float))
    said = [sum(mark.kind == measure and mark.sentence in reader.seen for mark in reader.marks) for reader in readers]
    return Readers(np.array([n / len(reader.seen) for n, reader in zip(said, readers, strict=True)], float))


def _picture(audience: str, rooms: Sequence[_Room], whose: Sequence[Audience]) -> Picture:
    here = [room for room in rooms if room.of(audience)]
    rounds = tuple(_round(room, audience) for room in here)
    step = _step(here[-2], here[-1], audience, whose) if len(here) > 1 else None
    words = picture_words(rounds, step, audience if len(whose) > 1 else "")
    return Picture(audience, rounds, step, tuple(words))


def _round(room: _Room, audience: str) -> Round:
    if not room.open_to(audience):
        return Round(room.version, None)
    readers, rated = room.of(audience), room.rated(audience)
    stands = {each: _stands(readers, each) for each in MEASURES}
    if not rated and stands[RATING].known:
        stands[RATING] = replace(stands[RATING], estimate=None, low=None, high=None, caveat=FEW_RATED)
    ratings = tuple(sum(reader.rating == rating for reader in readers) for rating in range(1, 6))
    return Round(room.version, len(readers), tuple(starmap(Measured, stands.items())), ratings if rated else ())


def _stands(readers: Sequence[Reader], measure: str) -> Verdict:
    found = mean(scores(readers, measure))
    if measure != RATING or found.estimate is None or found.low is None or found.high is None:
        return found
    return replace(found, estimate=1 + 4 * found.estimate, low=1 + 4 * found.low, high=1 + 4 * found.high)


def _step(before: _Room, after: _Room, audience: str, whose: Sequence[Audience]) -> Step:
    """What moved between two versions for everybody; for one audience where audiences differ by more than chance."""
    compared = Compared(before.heard, before.version, after.version, before.k)
    step = Step(before.version, after.version, at_random=compared.at_random)
    alone = audience and len(whose) > 1
    if not (before.open_to(audience) and after.open_to(audience) and before.open_to("") and after.open_to("")):
        return replace(step, refusal="So few have read one of the last two versions that nothing is told of the step.")
    if alarm := shared_out(compared).alarm:
        return replace(step, refusal=alarm)
    sides = {each: _sides(compared, each) for each in MEASURES}
    found = differences(list(sides.values()))
    flags = judged(found, [min(1.0, STRICTER * fair(paired(*each))) for each in sides.values()])
    together = tuple(map(Moved, sides, flags))
    if not alone:
        return replace(step, moved=together)
    apart = tuple(_apart(compared, audience, whose)) if compared.closed else ()
    return replace(step, whom=audience if apart else "", moved=apart or together)


def _sides(compared: Compared, measure: str, audience: str = "") -> tuple[Readers, Readers]:
    """The scores of those who finished, each reader of the one version beside one of the other, as in the verdict."""
    pairs = compared.finished_pairs(lambda reader: reader.rating > 0 if measure == RATING else bool(reader.seen))
    old, new = ([pair[side] for pair in pairs if audience in {"", pair[side].audience}] for side in (0, 1))
    return scores(old, measure), scores(new, measure)


def _apart(compared: Compared, audience: str, whose: Sequence[Audience]) -> Iterator[Moved]:
    """What moved for one audience, by those measures in which audiences differ."""
    for measure in MEASURES:
        found = by_audience({each: paired(*_sides(compared, measure, each)) for each in whose})
        if audience in found.each:
            more = found.each[audience]
            yield Moved(measure, Flag(from_pairs(more), not more.caveat))


def _sentences(known: Trail, rooms: Sequence[_Room], audience: str) -> list[Told]:
    """Every sentence that anybody reached, by where it was read last and in reading order."""
    found: dict[int, list[_Place]] = {}
    for room in rooms:
        for at, number in enumerate(known.of(room.version)):
            place = _Place(room, at, audience)
            if place.reached:
                found.setdefault(number, []).append(place)
    threads = sorted(found.values(), key=lambda places: (rooms.index(places[-1].room), places[-1].at))
    ends = [_ends(places) for places in threads]
    turned = _turned(ends)
    compared = sum(each.by.more.known for changes in turned for each in changes)
    return [
        _told(places, (before, after), changes, compared)
        for places, (before, after), changes in zip(threads, ends, turned, strict=True)
    ]


def _ends(places: Sequence[_Place]) -> tuple[_Place, _Place]:
    """Where a sentence was read last, after where it was last read in other words; its first place if it never was."""
    last = places[-1]
    return next((each for each in reversed(places) if each.text != last.text), places[0]), last


class _Place:
    """A sentence in one version, and what the readers of an audience who reached it said of it."""

    def __init__(self, room: _Room, at: int, audience: str) -> None:
        self.room, self.at = room, at
        self.reached = [reader for reader in room.of(audience) if at in reader.seen]
        may = hide({each: sum(at in reader.seen for reader in room.of(each)) for each in Audience}, room.k)
        self.open = room.open_to(audience) and may_show(may, audience)

    @property
    def text(self) -> str:
        return plain(read_version(self.room.text).wording[self.at].text)

    def marked(self, kind: Kind) -> Readers:
        """1 for each reader who said this of it, 0 for the others who reached it."""
        import numpy as np

        said = [any(mark.sentence == self.at and mark.kind is kind for mark in each.marks) for each in self.reached]
        return Readers(np.array(said, float))

    def standing(self, before: _Place | None) -> Standing:
        pieces = word_diff(before.text, self.text) if before and before.text != self.text else ()
        told = Standing(self.room.version, self.at, self.text, pieces)
        if not self.open:
            return told
        excites, confuses, doubts = (int(self.marked(kind).scores.sum()) for kind in Kind)
        return replace(told, readers=len(self.reached), excites=excites, confuses=confuses, doubts=doubts)


def _told(places: Sequence[_Place], ends: tuple[_Place, _Place], turned: tuple[Turned, ...], compared: int) -> Told:
    befores = (None, *places[:-1])
    standings = tuple(place.standing(before) for place, before in zip(places, befores, strict=True))
    older = standings[places.index(ends[0])]
    since = older.version if older.text != standings[-1].text else ""
    return Told(standings, turned, tuple(turned_words(older, standings[-1], turned, compared)), since)


def _turned(ends: Sequence[tuple[_Place, _Place]]) -> list[tuple[Turned, ...]]:
    """What the last change of its words did to each sentence, where readers of both wordings may be seen: all are
    asked at once, so that of many sentences none stands out by chance alone."""
    asked = [before.text != after.text and before.open and after.open for before, after in ends]
    changes = [
        Change(before.marked(kind), after.marked(kind))
        for (before, after), wanted in zip(ends, asked, strict=True)
        if wanted
        for kind in Kind
    ]
    flags = iter(flags_so_far(changes))
    return [tuple(Turned(kind, next(flags)) for kind in Kind) if wanted else () for wanted in asked]
