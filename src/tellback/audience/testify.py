"""What readers marked speaks on the promises of a story, and on each wording that a promise had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellback.audience.hear import hear_from
from tellback.audience.heard import Heard, Reader
from tellback.audience.hide import hide
from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind
from tellback.audience.trace import traced
from tellback.narrative.compare import read_version
from tellback.narrative.evidence import Evidence, Read, Relation
from tellback.narrative.plain import plain
from tellback.narrative.prfaq import PRFAQ
from tellback.narrative.versions import versions
from tellback.stats.betting import mean
from tellback.stats.readers import Readers
from tellback.workspace.workspace import Workspace

RELATIONS = {
    Kind.EXCITES: Relation.EXCITED,
    Kind.CONFUSES: Relation.CONFUSED,
    Kind.DOUBTS: Relation.DOUBTED,
}


def testify(workspace: Workspace, prfaq: PRFAQ) -> Iterator[Evidence]:
    """How many readers each promise excites, confuses, or who doubt it, in the last version that was read and has its
    sentence, whatever its words were. Nothing where so few reached it that they would be recognised."""
    heard = hear_from(workspace.store, prfaq.path)
    if not any(reader.seen for reader in heard.counted):
        return
    texts = _texts(workspace, heard, prfaq)
    numbers = traced(texts)
    starts = {sentence.span.start: at for at, sentence in enumerate(prfaq.wording)}
    names = {text: name for name, text in heard.texts.items()}
    for claim in prfaq.claims:
        number = numbers[-1][starts[claim.span.start]]
        for text, here in zip(reversed(texts), reversed(numbers), strict=True):
            if number in here and text in names:
                found = list(_said(workspace, heard, names[text], here.index(number), str(claim.id), claim.text))
                yield from found
                if found:
                    break


def of_wording(workspace: Workspace, narrative: str, texts: Sequence[str], said: Sequence[str]) -> Iterator[Evidence]:
    """What readers marked of a promise in one of its wordings, version by version: `texts` are the versions that have
    it, `said` its sentences without Markdown."""
    heard = hear_from(workspace.store, narrative)
    for name, text in heard.texts.items():
        if text in texts:
            for at, sentence in enumerate(read_version(text).wording):
                if plain(sentence.text) in said:
                    yield from _said(workspace, heard, name, at, "", sentence.text)


def _texts(workspace: Workspace, heard: Heard, prfaq: PRFAQ) -> list[str]:
    """The versions from the first that was read to the story at hand."""
    kept = [version.text for version in versions(workspace, prfaq.path).kept]
    first = min((kept.index(text) for text in heard.texts.values() if text in kept), default=len(kept))
    elsewhere = [text for text in heard.texts.values() if text not in kept and text != prfaq.source]
    return list(dict.fromkeys([*(text for text in kept[first:] if text != prfaq.source), *elsewhere, prfaq.source]))


def _said(workspace: Workspace, heard: Heard, version: str, at: int, about: str, now: str) -> Iterator[Evidence]:
    """What the readers of a version who reached a sentence marked it as, each once."""
    import numpy as np

    reached = [reader for reader in heard.of(version) if at in reader.seen]
    by_audience = {each: sum(reader.audience is each for reader in reached) for each in Audience}
    if not reached or not hide(by_audience, workspace.settings.audience.k).together:
        return
    same = plain(read_version(heard.texts[version]).wording[at].text) == plain(now)
    for kind, relation in RELATIONS.items():
        marked = np.array([_marks(reader, at, kind) for reader in reached], float)
        if marked.any():
            share = mean(Readers(marked))
            people = int(marked.sum())
            yield Evidence(about, relation, people, 0, read=Read(version, len(reached), share, same))


def _marks(reader: Reader, at: int, kind: Kind) -> bool:
    return any(mark.sentence == at and mark.kind is kind for mark in reader.marks)
