"""Have a language model foresee what an audience will say of each sentence, and hold it against what readers said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tellback.audience.foreseen import Foreseen, Hit, Prediction, Scored
from tellback.audience.hear import hear_from
from tellback.audience.heard import Reader
from tellback.audience.invitation import Invitation
from tellback.audience.mark import Kind
from tellback.audience.queries import predictions
from tellback.audience.sheet import sheet
from tellback.audience.spoken import kind_of
from tellback.audience.take_out import Chosen, wording_of
from tellback.model.advisor import Advisor
from tellback.narrative.compare import read_version
from tellback.narrative.plain import plain
from tellback.stats.betting import FEWEST
from tellback.stats.concordance import METHOD, concordance
from tellback.stats.verdict import Verdict
from tellback.store.base import Store
from tellback.workspace.workspace import Workspace

TASK = """\
You foresee how {audience} will read the story of a product that may be built. Its sentences are numbered. Name those
that more of them than usual will mark as excites, as confuses or as doubts, at least five for each of the three where
the story has as many, the likeliest first: the sentence's number, the kind, and in one line why. Leave out sentences
that most will pass over. Never name a number that is not there."""
PAIRS = {
    Kind.EXCITES: "excited a larger share",
    Kind.CONFUSES: "confused a larger share",
    Kind.DOUBTS: "was doubted by a larger share",
}


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of the model's answer."""

    number: int
    kind: str
    why: str


def foresee(here: Workspace, advisor: Advisor, chosen: Chosen) -> Scored:
    """Ask the model, keep what it says apart from what readers say, and score it as far as readers have read.

    Only the story as that audience sees it is sent. Raises AdvisorFailed, NotFound.
    """
    asked = wording_of(here, chosen)
    said = advisor.answer(TASK.format(audience=asked.audience), _numbered(asked), list[Expected])
    foreseen = tuple(_honest(asked, said))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    made = Prediction(
        0,
        asked.narrative,
        asked.version,
        asked.audience,
        advisor.name,
        now,
        foreseen,
        len(said) - len(foreseen),
        asked.text,
    )
    return _scored(here.store, replace(made, id=predictions.keep(here.store, made)))


def foresights(store: Store) -> tuple[Scored, ...]:
    """Every prediction, the latest first, each scored against the readers so far."""
    return tuple(_scored(store, made) for made in predictions.predictions(store))


def _numbered(asked: Invitation) -> str:
    wording = read_version(asked.text).wording
    return "\n".join(f"{at + 1}. {plain(wording[at].text)}" for at in sheet(asked).shown)


def _honest(asked: Invitation, said: Sequence[Expected]) -> Iterator[Foreseen]:
    """What names a sentence and a kind; the same twice once."""
    shown = set(sheet(asked).shown)
    known: set[tuple[int, Kind]] = set()
    for each in said:
        kind = kind_of(each.kind)
        if kind and each.number - 1 in shown and (each.number, kind) not in known:
            known.add((each.number, kind))
            yield Foreseen(each.number - 1, kind, " ".join(each.why.split()))


def _scored(store: Store, made: Prediction) -> Scored:
    asked = Invitation(0, made.narrative, made.version, made.audience, True, 0, "", "", "", text=made.text)
    heard = hear_from(store, made.narrative)
    readers = [
        reader
        for reader in heard.counted
        if reader.audience is made.audience and heard.texts[reader.version] == made.text
    ]
    wording = [plain(each.text) for each in read_version(made.text).wording]
    shown = sheet(asked).shown
    hits = tuple(_hit(kind, made, readers, {at: wording[at] for at in shown}) for kind in Kind)
    return Scored(made, len(readers), hits, {each.sentence: wording[each.sentence] for each in made.foreseen})


def _hit(kind: Kind, made: Prediction, readers: Sequence[Reader], shown: dict[int, str]) -> Hit:
    named = {each.sentence for each in made.foreseen if each.kind is kind}
    if len(readers) < FEWEST:
        few = f"{len(readers)} of the {made.audience} have read it: it takes {FEWEST} to say how well it foresaw them"
        unknown = Verdict(None, None, None, len(readers), METHOD, few)
        return Hit(kind, len(named), unknown, unknown, f"Cannot tell yet: {few}.")
    shares = _shares(kind, readers, list(shown))
    read = [at for at in shown if at in shares]
    values = [shares[at] for at in read]
    longest = set(sorted(read, key=lambda at: -len(shown[at]))[: len(named & set(read))])
    verdict = concordance([at in named for at in read], values)
    return Hit(kind, len(named), verdict, concordance([at in longest for at in read], values), _said(kind, verdict))


def _shares(kind: Kind, readers: Sequence[Reader], shown: Sequence[int]) -> dict[int, float]:
    """Of those who reached each sentence, the share who said so: every reader once, whatever else they marked."""
    found: dict[int, float] = {}
    for at in shown:
        reached = [reader for reader in readers if reader.reached >= at]
        if reached:
            said = sum(any(mark.sentence == at and mark.kind is kind for mark in reader.marks) for reader in reached)
            found[at] = said / len(reached)
    return found


def _said(kind: Kind, verdict: Verdict) -> str:
    """One sentence that is true of its numbers; it claims foresight only where the interval leaves chance out."""
    if verdict.estimate is None or verdict.low is None or verdict.high is None:
        return f"Cannot tell: {verdict.caveat}."
    pairs = f"{verdict.estimate:.0%} of pairs ({verdict.low:.0%} to {verdict.high:.0%}, 50% is chance)".replace(
        "%", " %"
    )
    if verdict.low > 0.5:
        return f"It foresaw some of it: a sentence that it named {PAIRS[kind]} than one that it did not in {pairs}."
    if verdict.high < 0.5:
        return f"It was wrong: a sentence that it named {PAIRS[kind]} than one that it did not in only {pairs}."
    return f"Cannot tell whether it foresaw anything: a sentence that it named {PAIRS[kind]} in {pairs}."
