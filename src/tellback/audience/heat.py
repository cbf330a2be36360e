"""Which sentences of one version excite, confuse and are doubted, and whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tellback.audience.afterwards import answers, wish
from tellback.audience.hear import hear
from tellback.audience.heard import Heard, Reader
from tellback.audience.hide import Open, hide
from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind, Mark
from tellback.audience.sheet import sheet
from tellback.audience.warmth import FEWEST, Aside, Crowd, Group, Heat, Note, Share, Spots, Warmth
from tellback.errors import NotFound
from tellback.narrative.compare import read_version
from tellback.people.redact import redact
from tellback.stats.intervals import share
from tellback.text.nearest import hint
from tellback.workspace.workspace import Workspace

MOST = 3
"""So many sentences are named as hot for each kind."""
ONE = 2
"""One reader is an anecdote: a hot sentence moved so many at least."""
MENDED_FIRST = (Kind.DOUBTS, Kind.CONFUSES, Kind.EXCITES)


def heat(workspace: Workspace, version: str = "", story: str = "", audience: str = "") -> Heat:
    """What a version (the last that was read, if none is named) did to its readers, or to one audience of them.

    Raises NotFound where nobody was invited to read that version, or there is no such story.
    """
    return warm(hear(workspace, story), version, audience, workspace.settings.audience.k)


def warm(heard: Heard, version: str = "", audience: str = "", k: int = 5) -> Heat:
    """The same, of what was heard. The unit is the reader: of a sentence each says one thing or nothing."""
    known = tuple(heard.texts)[::-1]
    version = version or next((each for each in heard.texts if heard.of(each)), known[-1] if known else "")
    found = Heat(heard.narrative, version, audience, k, known)
    if not version:
        return found
    if version not in known:
        raise NotFound(f"Nobody was invited to read {version}. {hint(version, known)}".strip())
    return _told(found, heard)


def _told(found: Heat, heard: Heard) -> Heat:
    text, readers = heard.texts[found.version], heard.of(found.version)
    asked = replace(heard.invitations[0], text=text, against="", earlier="")
    sheets = {each: sheet(replace(asked, audience=each)) for each in Audience}
    tallies = _tallies(readers, {each: frozenset(page.shown) for each, page in sheets.items()})
    page = sheets[Audience(found.audience) if found.audience else Audience.EXECUTIVES]
    wording = read_version(text).wording
    sentences = tuple(_warmth(at, wording[at].text, tallies[at], found) for at in page.shown)
    why = Counter(each.careless for each in heard.readers if each.version == found.version and each.careless)
    return replace(
        found,
        crowds=tuple(_crowds(readers, tallies, found.k)),
        aside=tuple(Aside(*each) for each in sorted(why.items())),
        spots=tuple(_spots(kind, sentences) for kind in MENDED_FIRST),
        sentences=sentences,
        wish=wish(readers, found.audience, found.k),
        answers=answers(readers, found.audience, found.k),
        sheet=page,
    )


@dataclass(slots=True)
class _Tally:
    """What an audience said of a sentence."""

    began: int = 0
    readers: int = 0
    marks: list[Mark] = field(default_factory=list)

    def of(self, kind: Kind) -> int:
        return sum(mark.kind is kind for mark in self.marks)


def _tallies(readers: Iterable[Reader], shown: Mapping[Audience, frozenset[int]]) -> dict[int, dict[Audience, _Tally]]:
    """By sentence and by each audience that gets it. A reader counts where they reached it."""
    tallies: dict[int, dict[Audience, _Tally]] = defaultdict(dict)
    for audience, sentences in shown.items():
        for at in sentences:
            tallies[at][audience] = _Tally()
    for reader in readers:
        for at in shown[reader.audience]:
            tallies[at][reader.audience].began += 1
        for at in reader.seen:
            tallies[at][reader.audience].readers += 1
        for mark in reader.marks:
            if mark.sentence in reader.seen:
                tallies[mark.sentence][reader.audience].marks.append(mark)
    return tallies


def _warmth(at: int, text: str, tallies: Mapping[Audience, _Tally], found: Heat) -> Warmth:
    may = hide({each: tally.readers for each, tally in tallies.items()}, found.k)
    groups = tuple(_group(each, [tally], each in may.audiences) for each, tally in tallies.items())
    everybody = _group("", list(tallies.values()), may.together)
    asked = next((each for each in groups if each.audience == found.audience), everybody)
    shares = tuple(Share(kind, asked.of(kind), share(asked.of(kind), asked.readers or 0, FEWEST)) for kind in Kind)
    leads = max(MENDED_FIRST, key=asked.of)
    least = next(each.least for each in shares if each.kind is leads) if asked.of(leads) else 0.0
    notes = tuple(sorted(_notes(tallies, may, found.audience), key=_unlinked))
    shares = shares if asked.shown else ()
    return Warmth(at, text, asked, shares, leads if asked.of(leads) else "", least, (*groups, everybody), notes)


def _group(audience: str, tallies: Sequence[_Tally], shown: bool) -> Group:
    if not shown:
        return Group(audience)
    kinds = {str(kind): sum(each.of(kind) for each in tallies) for kind in Kind}
    return Group(audience, sum(each.began for each in tallies), sum(each.readers for each in tallies), **kinds)


def _notes(tallies: Mapping[Audience, _Tally], may: Open, asked: str) -> Iterator[Note]:
    """Notes of an audience that is hidden are told without it, and not at all where the total is hidden, too."""
    for audience, tally in tallies.items():
        if asked not in {"", audience} or not (audience in may.audiences or (may.together and not asked)):
            continue
        for mark in tally.marks:
            if mark.note:
                yield Note(redact(mark.note), mark.kind, audience if audience in may.audiences else "")


def _unlinked(note: Note) -> tuple[int, str, str]:
    """An order that tells nothing of who wrote what, and when."""
    return list(Kind).index(note.kind), note.audience, note.text


def _crowds(readers: Sequence[Reader], tallies: Mapping[int, Mapping[Audience, _Tally]], k: int) -> Iterator[Crowd]:
    """Everybody, then each audience. Marks are counted where they may be seen, so that no sum tells of the others."""
    began = {each: sum(reader.audience is each for reader in readers) for each in Audience}
    may = hide(began, k)
    open_at = {at: hide({each: tally.readers for each, tally in by.items()}, k) for at, by in tallies.items()}
    together = sum(len(tally.marks) for at, by in tallies.items() for tally in by.values() if open_at[at].together)
    done = sum(reader.finished for reader in readers)
    yield Crowd("", len(readers), done, together) if may.together else Crowd("")
    for each in Audience:
        marks = sum(len(by[each].marks) for at, by in tallies.items() if each in open_at[at].audiences)
        done = sum(reader.finished for reader in readers if reader.audience is each)
        yield Crowd(each, began[each], done, marks) if each in may.audiences else Crowd(each)


def _spots(kind: Kind, sentences: Sequence[Warmth]) -> Spots:
    """Where most say one thing, ranked by the share that is likely once all sentences are looked at together."""
    known = [each for each in sentences if each.known]
    likely = dict(zip((each.at for each in known), _likely([each.asked for each in known], kind), strict=True))
    moving = [each.at for each in known if each.asked.of(kind) >= ONE]
    return Spots(kind, tuple(sorted(moving, key=lambda at: -likely[at])[:MOST]))


def _likely(groups: Sequence[Group], kind: Kind) -> list[float]:
    """The log odds of each share, drawn towards those of the others, the more so the fewer readers it rests on."""
    import numpy as np

    from tellback.stats.pool import pool

    hits = np.array([each.of(kind) for each in groups], float) + 0.5
    rest = np.array([each.readers or 0 for each in groups], float) + 1 - hits
    pooled: list[float] = pool(np.log(hits / rest), np.sqrt(1 / hits + 1 / rest)).estimates.tolist()
    return pooled
