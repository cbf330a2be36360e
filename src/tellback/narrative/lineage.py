"""The wordings a promise had, through every version of its story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tellback.errors import NotFound
from tellback.narrative.alignment import Kind, Pair
from tellback.narrative.change import Piece
from tellback.narrative.compare import aligned, read_version
from tellback.narrative.evidence import Evidence
from tellback.narrative.plain import plain
from tellback.narrative.queries import kept
from tellback.narrative.tell import names, recall_all
from tellback.narrative.version import Version
from tellback.narrative.versions import versions
from tellback.narrative.word_diff import word_diff
from tellback.plugins import rooms
from tellback.text.nearest import hint
from tellback.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wording:
    """How a promise was said from one version on; `until` is the last version that says it so.

    `kind` and `pieces` are what changed against the wording before; `texts` has several where sentences were merged
    later. `read` is what readers of these versions marked.
    """

    since: Version
    until: str
    kind: Kind
    texts: tuple[str, ...]
    pieces: tuple[Piece, ...]
    read: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """A promise's wordings, the latest first. `stands` says whether its sentence is in the story now; `last` is the
    last version that has it, "now" for the file as it stands; empty where no version ever had it.
    """

    claim: str
    path: str
    stands: bool
    last: str
    wordings: tuple[Wording, ...]


def lineage(workspace: Workspace, claim: str) -> Lineage:
    """The wordings of a promise that stands in a story, or did. Raises NotFound with the nearest name."""
    path, text, stands = _found(workspace, claim)
    known = versions(workspace, path)
    row = [*known.kept, known.now] if known.edited else list(known.kept)
    at = _last(row, text)
    if at is None:
        return Lineage(claim, path, stands, "", ())
    row = row[: at + 1]
    wordings = (replace(each, read=tuple(_read(workspace, path, row, each))) for each in _wordings(row, text))
    return Lineage(claim, path, stands, row[at].called, tuple(wordings)[::-1])


def _read(workspace: Workspace, path: str, row: Sequence[Version], worded: Wording) -> Iterator[Evidence]:
    """What every witness of readers has on a wording."""
    called = [version.called for version in row]
    held = row[called.index(worded.since.called) : called.index(worded.until) + 1]
    for witness in rooms("testify"):
        if hasattr(witness, "of_wording"):
            yield from witness.of_wording(workspace, path, [version.text for version in held], worded.texts)


def _found(workspace: Workspace, claim: str) -> tuple[str, str, bool]:
    """The story, the latest words and whether they stand there still."""
    stories = recall_all(workspace)
    for prfaq in stories:
        for found in prfaq.marked:
            if found.id == claim:
                return prfaq.path, found.text, True
    rows = [row for name in names(workspace) for row in kept(workspace.store, "claims", name)]
    gone = max((row for row in rows if row.id == claim), key=lambda row: row.gone_at, default=None)
    if gone is None:
        raise NotFound(f"No promise goes by {claim}. {hint(claim, [row.id for row in rows])}".strip())
    return gone.narrative, gone.text, False


def _last(row: Sequence[Version], text: str) -> int | None:
    words = plain(text)
    for at in range(len(row) - 1, -1, -1):
        if any(plain(sentence.text) == words for sentence in read_version(row[at].text).wording):
            return at
    return None


def _wordings(row: Sequence[Version], text: str) -> Iterator[Wording]:
    """From the first version on that has the sentence, found by going back from the last."""
    trail = list(_trail(row, text))[::-1]
    held: Wording | None = None
    for version, kind, texts in trail:
        if held and held.texts == texts:
            held = replace(held, until=version.called)
            continue
        if held:
            yield held
        pieces = word_diff(" ".join(held.texts), " ".join(texts)) if held else ()
        held = Wording(version, version.called, kind if held else Kind.NEW, texts, pieces)
    if held:
        yield held


def _trail(row: Sequence[Version], text: str) -> Iterator[tuple[Version, Kind, tuple[str, ...]]]:
    """Each version that has the sentence, the last first: what happened to it there, and its words."""
    wording = read_version(row[-1].text).wording
    here = {next(at for at, sentence in enumerate(wording) if plain(sentence.text) == plain(text))}
    for number in range(len(row) - 1, -1, -1):
        wording = read_version(row[number].text).wording
        texts = tuple(plain(wording[at].text) for at in sorted(here))
        pairs = aligned(row[number - 1].text, row[number].text) if number else ()
        mine = sorted((pair for pair in pairs if pair.newer in here and pair.older is not None), key=_leading)
        yield row[number], mine[0].kind if mine else Kind.NEW, texts
        here = {pair.older for pair in mine if pair.older is not None}
        if not here:
            return


def _leading(pair: Pair) -> bool:
    return not pair.leads
