"""Bring in what readers said elsewhere: each gets a ballot like any other's, on an invitation that says whence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from tellback.audience.invitation import Invitation
from tellback.audience.invite import who
from tellback.audience.locate import locate
from tellback.audience.mark import Mark
from tellback.audience.put import RATING, SENTENCE
from tellback.audience.queries import ballots, invitations, origins
from tellback.audience.said import Aside, Brought, Read, Said, Wanted
from tellback.audience.sheet import sheet
from tellback.audience.sort_out import Sorted, sort_out
from tellback.audience.stamp import sign
from tellback.audience.whence import brought_from
from tellback.store.base import Row, Store
from tellback.text.fingerprint import fingerprint
from tellback.workspace.workspace import Workspace

WORD = ".docx"


def bring(here: Workspace, path: Path, wanted: Wanted, called: str = "") -> Brought:
    """Take in a table of marks, or a Word document with comments; the same file again changes nothing.

    `called` is the file's name where it is not its own. What cannot be placed is set aside, with its place and why;
    nothing else is held up by it. All of it comes in, or nothing. Raises UnreadableFile, UnknownFormat, UnknownColumns,
    NotFound, each saying what to do.
    """
    read = _read(path, wanted)
    mark = fingerprint(path)
    source = wanted.source or origins.source_of(here.store, mark) or called or path.name
    found = sort_out(here, read, wanted)
    keeping = _Keeping(here.store, source, wanted.whole)
    with here.store.transaction():
        for asked, said in found.groups:
            keeping.group(asked, said, {"format": path.suffix.lstrip(".").lower(), "fingerprint": mark})
        keeping.put_aside((*read.aside, *found.aside))
    return keeping.brought(called or path.name, read, found)


def _read(path: Path, wanted: Wanted) -> Read:
    if path.suffix.lower() == WORD:
        from tellback.audience.word_comments import read_comments

        return read_comments(path, wanted.kind)
    from tellback.audience.rows import read_rows

    return read_rows(path, wanted.given, wanted.kind)


@dataclass(slots=True)
class _Keeping:
    """Writes what was said and counts what that changed."""

    store: Store
    source: str
    whole: bool
    counts: Counter[str] = field(default_factory=Counter)
    placed: Counter[str] = field(default_factory=Counter)
    ballots: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    aside: list[Aside] = field(default_factory=list)
    invitations: list[int] = field(default_factory=list)
    twice: Counter[str] = field(default_factory=Counter)

    def group(self, asked: Invitation, said: Sequence[Said], origin: dict[str, str]) -> None:
        """Keep what the readers of one audience said of one version."""
        places = (asked.narrative, asked.text, str(asked.audience))
        number = origins.origin_of(self.store, self.source, *places) or self._invite(asked)
        asked = replace(asked, id=number)
        self.invitations.append(number)
        values = {**origin, "source": self.source, "brought_at": _now(), "brought_by": who()}
        origins.keep_origin(self.store, number, values)
        located = dict(zip(map(id, said), locate(asked, said), strict=True))
        known, erased = origins.signs(self.store, number), origins.erased_signs(self.store)
        elsewhere, sources = origins.signs_elsewhere(self.store, number), origins.other_sources(self.store, self.source)
        for name in sorted(dict.fromkeys(each.reader for each in said), key=lambda name: not name.isdecimal()):
            theirs_sign = sign(self.store, self.source, name)
            theirs = [(each, located[id(each)].at, located[id(each)].how) for each in said if each.reader == name]
            others = {source: sign(self.store, source, name) for source in sources}
            # A bare number names somebody else in every file.
            if theirs_sign in erased or (not name.isdecimal() and erased & set(others.values())):
                self.counts["erased"] += len(theirs)
                continue
            ballot = known.get(theirs_sign) or self._seat(number, name, theirs_sign)
            self._reader(asked, ballot, theirs)
            if theirs_sign not in known:
                self._compare(ballot, {source: elsewhere.get(signed, 0) for source, signed in others.items()})
        origins.count(self.store, number)

    def _compare(self, ballot: int, others: Mapping[str, int]) -> None:
        """Count who goes by the same name in another file, and said the same there."""
        said = _said(self.store, ballot)
        for source, other in others.items():
            if said and other and _said(self.store, other) == said:
                self.twice[source] += 1

    def _invite(self, asked: Invitation) -> int:
        number = invitations.add_invitation(self.store, asked)
        invitations.withdraw(self.store, number, _now(), who())
        return number

    def _seat(self, invitation: int, name: str, signed: str) -> int:
        """A ballot under the number that the file gives, if it is one and free."""
        taken = origins.seats(self.store, invitation)
        own = int(name) if name.isdecimal() and len(name) < 7 and int(name) else 0
        number = own if own and own not in taken else max(taken, default=0) + 1
        self.counts["readers"] += 1
        return origins.seat(self.store, invitation, number, signed, _now())

    def _reader(self, asked: Invitation, ballot: int, said: Sequence[tuple[Said, int, str]]) -> None:
        name, began = said[0][0].reader, origins.ballot(self.store, ballot)
        self.ballots[name], self.numbers[name] = ballot, began["reader"]
        marks = self._marks(said)
        standing = {mark.sentence: mark for mark in ballots.marks(self.store, ballot)}
        for mark in marks.values():
            old = standing.get(mark.sentence)
            if old and (old.kind, old.note) == (mark.kind, mark.note):
                self.counts["unchanged"] += 1
                continue
            self.counts["marks"] += 1
            values = {"sentence": mark.sentence, "kind": str(mark.kind), "note": mark.note, "undoes": None}
            ballots.add_mark(self.store, ballot, token_hex(16), {**values, "made_at": mark.made_at})
        self._answers(ballot, said, began["begun_at"])
        reached = self._reached(asked, said, marks)
        if reached > ballots.reached(self.store, ballot):
            ballots.add_reached(self.store, ballot, reached, _now())

    def _marks(self, said: Sequence[tuple[Said, int, str]]) -> dict[int, Mark]:
        """One mark a sentence: a second note of the same kind is added to it, another kind is set aside.

        Of a comment over several sentences, what it covers beside them (a heading, say) is passed over, and its note
        is kept once.
        """
        marks: dict[int, Mark] = {}
        placed = {each.place for each, at, _ in said if at >= 0}
        noted: set[str] = set()
        for each, at, how in said:
            if each.kind is None:
                continue
            if at < 0:
                if each.place not in placed:
                    self._refuse(each, how)
                continue
            self.placed[how] += 1
            old = marks.get(at)
            if old and old.kind is not each.kind:
                self._refuse(each, f"this reader says of the same sentence that it {old.kind}, further up")
                continue
            notes = dict.fromkeys(filter(None, (old.note if old else "", "" if each.place in noted else each.note)))
            noted.add(each.place)
            marks[at] = Mark(at, each.kind, "\n".join(notes), _moment(each.made_at))
        return marks

    def _refuse(self, each: Said, reason: str) -> None:
        self.aside.append(Aside(each.place, reason, each.raw, each.reader))

    def _answers(self, ballot: int, said: Sequence[tuple[Said, int, str]], at: str) -> None:
        """Keep the closing answers as of the ballot's own beginning: how long anybody read elsewhere is not known."""
        was = ballots.answers(self.store, ballot)
        answer = next((each.answer for each, *_ in said if each.answer), "")
        rating = next((str(each.rating) for each, *_ in said if each.rating), "")
        for question, given in ((SENTENCE, answer), (RATING, rating)):
            if given and given != was.get(question, ""):
                ballots.add_answer(self.store, ballot, question, given, at)

    def _reached(self, asked: Invitation, said: Sequence[tuple[Said, int, str]], marks: dict[int, Mark]) -> int:
        """How far one read: as the file says; to the end who answered what is asked there; else to their last mark."""
        last = sheet(asked).last
        told = max(each.reached for each, *_ in said) - 1
        if self.whole or any(each.answer or each.rating for each, *_ in said):
            told = last if told < 0 or self.whole else told
        self.counts["unsure"] += told < 0
        return min(last, max(told, *marks, -1))

    def put_aside(self, rows: Sequence[Aside]) -> None:
        """Keep what could not be taken with the first invitation of the file."""
        self.aside = sorted([*rows, *self.aside], key=_in_order)
        if self.invitations:
            kept: list[Row] = [self._kept(each) for each in self.aside]
            for number in self.invitations:
                origins.set_aside(self.store, number, kept if number == self.invitations[0] else [])

    def _kept(self, aside: Aside) -> Row:
        ballot = self.ballots.get(aside.whose, 0)
        return {"ballot": ballot, "place": aside.place, "reason": aside.reason, "raw": aside.raw if ballot else ""}

    def brought(self, called: str, read: Read, found: Sorted) -> Brought:
        """What became of it all."""
        counts = self.counts
        return Brought(
            called,
            read.columns,
            tuple(origin for origin in brought_from(self.store) if origin.invitation.id in self.invitations),
            counts["readers"],
            counts["marks"],
            counts["unchanged"],
            dict(self.placed),
            found.ours,
            counts["erased"],
            read.spread,
            counts["unsure"],
            tuple(self.aside),
            self.numbers,
            dict(self.twice),
        )


def _said(store: Store, ballot: int) -> list[tuple[int, str]]:
    return [(mark.sentence, mark.kind) for mark in ballots.marks(store, ballot)]


def _in_order(aside: Aside) -> list[int]:
    digits = "".join(sign if sign.isdecimal() else " " for sign in aside.place)
    return [int(part) for part in digits.split()]


def _moment(given: str) -> str:
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        return _now()
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="milliseconds")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
