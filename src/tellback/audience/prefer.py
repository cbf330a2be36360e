"""What readers chose who saw both wordings: the new or the old one, and the promise that convinces most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import erfc, log, sqrt
from typing import TYPE_CHECKING

from tellback.audience.compared import NEVER, Compared, veiled
from tellback.audience.heard import Reader
from tellback.audience.hide import hide
from tellback.audience.invitation import Audience
from tellback.audience.passages import changed
from tellback.audience.resonance import More, PassageVerdict, Plan, Promise
from tellback.narrative.compare import read_version
from tellback.narrative.plain import plain
from tellback.stats.audiences import Audiences, by_audience
from tellback.stats.betting import FEWEST, against_half, mean, readers_more
from tellback.stats.flags import fair, raised
from tellback.stats.intervals import Z95
from tellback.stats.looks import LOOKS, preference_as_planned
from tellback.stats.preference import Choices, preferences
from tellback.stats.readers import by_reader
from tellback.stats.strengths import Choice, strengths
from tellback.stats.verdict import Verdict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

SCORES = {"new": 1.0, "old": 0.0, "neither": 0.5}
FALSE = 0.05  # sessions without any difference in which one of several things is said to be ahead
TINY = 1e-12
OPEN = "cannot tell: this is asked only once, when all links are closed for the first time"
CHANCE = "cannot tell: one of {} may well look like this by chance"


def plan_of(compared: Compared) -> Plan:
    """How it was meant to be looked, where that was said before anybody began and every reader was asked by then; an
    invitation that was withdrawn by then is no part of it.
    """
    began = min((reader.begun_at for reader in compared.assigned()), default=NEVER)
    asked = [each for each in compared.asked if not each.withdrawn_at or each.withdrawn_at > began]
    readers = sum(each.readers for each in asked)
    planned = bool(asked) and all(each.looks == "planned" and each.made_at <= began for each in asked)
    return Plan("planned" if planned and readers >= FEWEST * LOOKS else "any", readers)


def preference(compared: Compared, plan: Plan) -> tuple[Audiences, More | None]:
    """Whether readers would rather read on from the newer version: one score a reader, their mean over passages. With
    whom only once the links are closed, and only of audiences whose sizes give none away that is too small to show.
    """
    choosers = [reader for reader in compared.choosers() if _first_choices(reader)]
    scores = _scores(choosers)
    said = {audience: _scores([each for each in choosers if each.audience is audience]) for audience in Audience}
    found = (
        by_audience({str(audience): scores for audience, scores in said.items()})
        if compared.closed
        else Audiences(against_half([scores])[0], {}, differ=False)
    )
    if plan.looks == "planned":
        found = replace(found, together=preference_as_planned(by_reader(range(len(scores)), scores), plan.readers))
    may = hide({audience: len(each) for audience, each in said.items()}, compared.k)
    shown = {name: each for name, each in found.each.items() if name in may.audiences}
    found = replace(found, together=veiled(found.together, len(scores), compared.k), each=shown)
    more = None
    if plan.looks == "any" and found.together.known and found.together.caveat:
        more = More(float(scores.mean()), len(scores), readers_more(scores))
    return found, more


def passages(compared: Compared) -> Iterator[PassageVerdict]:
    """Each changed passage, in reading order; as many winners as may be named while one in twenty sessions without any
    names one.
    """
    among = changed(compared.old_text, compared.new_text, True)
    said: dict[int, list[str]] = {each.at: [] for each in among}
    for reader in compared.choosers():
        for at, chosen in _first_choices(reader).items():
            if at in said:
                said[at].append(chosen)
    counts = [Choices(each.count("new"), each.count("old"), each.count("neither")) for each in said.values()]
    verdicts = one_of_many(preferences(counts), [fair(_array(each)) for each in said.values()], "passages")
    for passage, verdict, chosen in zip(among, verdicts, counts, strict=True):
        shown = chosen if verdict.n >= compared.k else None
        yield PassageVerdict(passage.at, passage.old, passage.new, veiled(verdict, verdict.n, compared.k), shown)


def promises(compared: Compared) -> tuple[Promise, ...]:
    """How each promise of the newer version stands among the others; judged only once the links are closed."""
    asked = {each.id for each in compared.heard.invitations if each.text == compared.new_text}
    readers = [r for r in compared.heard.counted if r.finished and r.invitation in asked and r.picks]
    things = {at: number for number, at in enumerate(sorted({at for r in readers for p in r.picks for at in p.among}))}
    if len(things) < 2:
        return ()
    found = strengths(list(_picked(readers, things)), len(things))
    verdicts = [found.standing(number) for number in things.values()]
    if compared.closed:
        verdicts = one_of_many(verdicts, [_rare(each) for each in verdicts], "promises")
    else:
        verdicts = [replace(each, caveat=each.caveat or OPEN) for each in verdicts]
    wording = read_version(compared.new_text).wording
    told = zip(things, verdicts, strict=True)
    return tuple(
        Promise(at, plain(wording[at].text), veiled(each, each.n, compared.k)) for at, each in told if at < len(wording)
    )


def reliability(compared: Compared) -> Verdict | None:
    """The share of readers who said the same of a passage when they were asked again, also those who are left out for
    it; None where nobody was asked.
    """
    asked = [(reader.ballot, pair) for reader in compared.assigned() if reader.finished for pair in reader.again]
    if not asked:
        return None
    found = mean(by_reader([who for who, _ in asked], [float(one.chosen == two.chosen) for _, (one, two) in asked]))
    return veiled(found, found.n, compared.k)


def one_of_many(verdicts: Sequence[Verdict], chances: Sequence[float], what: str) -> list[Verdict]:
    """The same verdicts; a winner is named of those only that `raised` raises among all that can be judged."""
    known = [each.known for each in verdicts]
    passed = iter(raised([chance for chance, is_known in zip(chances, known, strict=True) if is_known], FALSE))
    said = CHANCE.format(f"{sum(known)} {what}")
    return [
        replace(each, caveat=said) if each.known and not next(passed) and not each.caveat else each for each in verdicts
    ]


def _first_choices(reader: Reader) -> Mapping[int, str]:
    return {choice.passage: choice.chosen for choice in reader.choices if not choice.repeat}


def _scores(readers: Iterable[Reader]) -> Array:
    said = [(reader.ballot, SCORES[chosen]) for reader in readers for chosen in _first_choices(reader).values()]
    return by_reader([who for who, _ in said], [score for _, score in said]).scores


def _array(chosen: Iterable[str]) -> Array:
    import numpy as np

    return np.array([SCORES[each] for each in chosen])


def _picked(readers: Iterable[Reader], things: Mapping[int, int]) -> Iterator[Choice]:
    for reader in readers:
        for pick in reader.picks:
            among = tuple(things[at] for at in pick.among)
            yield Choice(reader.ballot, things[pick.best], among)
            yield Choice(reader.ballot, things[pick.worst], among, worst=True)


def _rare(verdict: Verdict) -> float:
    """How rare so strong a promise is where none is stronger, from its interval, which is even in log odds."""
    if verdict.low is None or verdict.high is None:
        return 1.0
    low, high = (log(at / (1 - at)) for at in (max(verdict.low, TINY), min(verdict.high, 1 - TINY)))
    return erfc(abs(low + high) / (high - low) * Z95 / sqrt(2))
