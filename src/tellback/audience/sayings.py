"""What may be said of a comparison, in sentences that are true of its numbers and hard to quote wrongly.

The interval stands before the best estimate, the readers beside it. A winner is named only where the verdict names one:
it has no caveat, and its interval leaves no difference out. Nothing is said as a lift, a score or a chance of being
better. The rules: STATISTICS, sections 5 and 6, kept by `tests/audience/test_sayings.py`.
"""

from __future__ import annotations

from typing import Literal

from tellback.audience.heard import ERASED
from tellback.audience.mark import Kind
from tellback.audience.resonance import PassageVerdict, Promise, Resonance, SentenceFlag, WholeVerdict
from tellback.show.terminal import counted
from tellback.stats.ratio_alarm import EXPECTED
from tellback.stats.verdict import Verdict
from tellback.text.spoken_shares import of_hundred, percent

Side = Literal["newer", "older", "neither"]
RATING = "rating"
DIFFER = "Audiences differ by more than chance would have it, so no one figure holds for all of them."
ALIKE = (
    "Nothing shows that audiences differ, as far as these readers can tell: what is said of all of them is the best"
    " that can be said of each. Audiences of fewer than 8 readers count only together with the others."
)
AGAIN = (
    "With whom is asked only once. It was, when nobody could read any more and before more readers were invited: asked"
    " again, one audience would stand out by chance."
)
BY_CHANCE = "Not everybody compared here was given a version by chance: who was asked, and when, may differ, too."
LATER = "With whom is asked only once, when nobody can read any more: of several audiences one stands out by chance."
DOES = {Kind.EXCITES: "excites", Kind.CONFUSES: "confuses", Kind.DOUBTS: "raises doubt in"}
MARKED = {"excites": "as exciting", "confuses": "as confusing", "doubts": "as doubtful"}


def side(verdict: Verdict, even: float = 0.5) -> Side:
    """Which version is ahead, or by a flag or a measure has more, as far as may be said."""
    if verdict.estimate is None or verdict.low is None or verdict.high is None or verdict.caveat:
        return "neither"
    if verdict.low > even:
        return "newer"
    return "older" if verdict.high < even else "neither"


def lead(found: Resonance) -> tuple[str, ...]:
    """What the comparison says first; the first of the sentences can stand alone."""
    said = [*alarm(found), _preference(found)]
    if found.preference.differ:
        said.append(DIFFER)
    if found.closed and found.plan.looks == "any" and _would_tell(found):
        said.append("Nobody can read any more: to know, invite more readers to the same two versions.")
    return tuple(said)


def alarm(found: Resonance) -> tuple[str, ...]:
    """Said before anything else."""
    if not found.sharing.alarm:
        return ()
    return (found.sharing.alarm, "What follows holds only of those who came to choose, each between both wordings.")


def _asked(found: Resonance) -> bool:
    return bool(found.passages) and bool(found.preference.together.n or found.plan.looks == "planned")


def _would_tell(found: Resonance) -> bool:
    """Whether more readers would, as far as is known."""
    known = found.preference.together.known
    return _asked(found) and not found.sharing.alarm and (bool(found.more and found.more.more) if known else True)


def _preference(found: Resonance) -> str:
    verdict, where = found.preference.together, _where(found)
    if not found.passages:
        return (
            f"No passage that readers see in both {found.older} and {found.newer} differs: nothing to choose between."
        )
    if not _asked(found):
        return f"No verdict{_yet(found)}: nobody has chosen between the wordings of {found.older} and {found.newer}."
    if verdict.low is None or verdict.high is None or verdict.estimate is None:
        return f"No verdict{_yet(found)}: {_ended(verdict.caveat)}"
    readers = f"{counted(verdict.n, 'reader')} of both wordings"
    if (ahead := side(verdict)) != "neither":
        winner, loser = _names(found, ahead)
        return (
            f"{where}, readers would rather read on from {winner} than from {loser}: {_range(verdict, ahead)} of their"
            f" choices go to it ({readers}{_settled(found)})."
        )
    return f"{_why(verdict)} {_fits(verdict, f'of choices for {found.newer}')} ({readers})."


def _settled(found: Resonance) -> str:
    return ", at the planned look that settled it" if found.plan.looks == "planned" else ""


def _yet(found: Resonance) -> str:
    return "" if found.closed else " yet"


def _where(found: Resonance) -> str:
    n = len(found.passages)
    return f"In the {'one changed passage' if n == 1 else f'{n} changed passages'} that they saw in both wordings"


def _names(found: Resonance, ahead: Side) -> tuple[str, str]:
    return (found.newer, found.older) if ahead == "newer" else (found.older, found.newer)


def _range(verdict: Verdict, ahead: Side) -> str:
    """The winner's share."""
    low, point, high = verdict.low or 0.0, verdict.estimate or 0.0, verdict.high or 0.0
    if ahead == "older":
        low, point, high = 1 - high, 1 - point, 1 - low
    return f"between {percent(low)} and {percent(high)}, best estimate {percent(point)},"


def _why(verdict: Verdict) -> str:
    """The caveat as a sentence."""
    caveat = verdict.caveat or "cannot tell"
    return _ended(caveat[0].upper() + caveat[1:])


def _ended(text: str) -> str:
    return text.rstrip(".") + "."


def _fits(verdict: Verdict, what: str, even: float = 0.5) -> str:
    """What the interval leaves open; one that leaves no difference out names nothing because it is one of many."""
    low, high = verdict.low or 0.0, verdict.high or 0.0
    begins = "Taken alone, between" if low > even or high < even else "Anything between"
    return f"{begins} {percent(low)} and {percent(high)} {what} fits"


def passage(found: Resonance, each: PassageVerdict) -> str:
    """What readers chose of one changed passage."""
    verdict, chosen = each.verdict, each.choices
    half = ", counted half" if chosen and chosen.neither else ""
    counts = (
        f"{chosen.new:,} chose {found.newer}, {chosen.old:,} {found.older}, {chosen.neither:,} neither{half}"
        if chosen
        else counted(verdict.n, "reader")
    )
    if verdict.low is None or verdict.high is None or verdict.estimate is None:
        return f"No verdict: {_ended(verdict.caveat)}"
    if (ahead := side(verdict)) != "neither":
        winner, _ = _names(found, ahead)
        share = _range(verdict, ahead)
        return f"Readers would rather read on from {winner}'s wording: {share} of them choose it ({counts})."
    return f"{_why(verdict)} {_fits(verdict, f'of readers for {found.newer}')} ({counts})."


def measure(found: Resonance, each: WholeVerdict) -> str:
    """What the whole document did to readers of one version, against readers of the other."""
    if found.sharing.alarm:
        return f"{_subject(each.measure)}: not compared, because readers were not shared out as planned."
    if each.verdict.low is None or each.verdict.high is None or each.verdict.estimate is None:
        return f"{_subject(each.measure)}: no verdict; {_ended(each.verdict.caveat)}"
    return _rating(found, each.verdict) if each.measure == RATING else _marked(found, each)


def _subject(name: str) -> str:
    return "How much readers would want it" if name == RATING else f"What readers mark {MARKED[name]}"


def _rating(found: Resonance, verdict: Verdict) -> str:
    if (ahead := side(verdict)) != "neither":
        winner, loser = _names(found, ahead)
        return (
            f"Readers of {winner} would rather have it than readers of {loser}: of pairs with one reader of each,"
            f" {_range(verdict, ahead)} have the one of {winner} rate higher, the same rating counting half."
        )
    what = f"of pairs with one reader of each, in which the one of {found.newer} rates higher,"
    return f"{_subject(RATING)}: {_lower(_why(verdict))} {_fits(verdict, what)}."


def _marked(found: Resonance, each: WholeVerdict) -> str:
    verdict, how = each.verdict, MARKED[each.measure]
    who = counted(verdict.n, "reader") + " of each"
    ahead = side(verdict, each.even)
    if ahead == "neither":
        return f"{_subject(each.measure)}: {_lower(_why(verdict))} {_apart(found, verdict, each.even)} ({who})."
    more = "more" if ahead == "newer" else "fewer"
    return (
        f"Readers of {found.newer} mark {more} sentences {how} than readers of {found.older}: {_distance(verdict)}"
        f" {more} of every 100 that they reached ({who})."
    )


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


def _distance(verdict: Verdict) -> str:
    """How far from no difference, the nearer end first."""
    ends = sorted((of_hundred(end), abs(end)) for end in (verdict.low or 0.0, verdict.high or 0.0))
    (near, _), (far, _) = sorted(ends, key=lambda end: end[1])
    return f"between {near} and {far}, best estimate {of_hundred(verdict.estimate or 0.0)},"


def _apart(found: Resonance, verdict: Verdict, even: float) -> str:
    """From fewer to more, for the newer version."""
    low, high = verdict.low or 0.0, verdict.high or 0.0
    begins = "Taken alone, from" if low > even or high < even else "Anything from"
    return f"{begins} {_signed(low)} to {_signed(high)} of every 100 that they reached in {found.newer} fits"


def _signed(difference: float) -> str:
    return f"{of_hundred(difference)} {'fewer' if difference < 0 else 'more'}"


def flag(found: Resonance, each: SentenceFlag) -> str:
    """One flag that was raised; the empty text for one that was not."""
    verdict = each.flag.more
    if not each.flag.raised or found.sharing.alarm or (ahead := side(verdict, 0.0)) == "neither":
        return ""
    more = "more" if ahead == "newer" else "fewer"
    return (
        f"Sentence {each.sentence + 1} of {found.newer} {DOES[each.kind]} {more} readers than {found.older}'s wording"
        f" of it: {_distance(verdict)} {more} of every 100 who reached it ({_whom(verdict)})."
    )


def _whom(verdict: Verdict) -> str:
    """Whom a difference counts: readers, or readers of the one beside readers of the other."""
    by_head = "Newcombe" in verdict.method
    return counted(verdict.n, "reader") if by_head else counted(verdict.n, "pair of readers", "pairs of readers")


def flags(found: Resonance) -> tuple[str, ...]:
    """The flags that were raised, and how far they can be trusted; or that there are none, and why."""
    if found.sharing.alarm:
        return ("No sentence is pointed out, because readers were not shared out as planned.",)
    if not found.flags:
        return ("No sentence that readers of both versions reached has changed its text.",)
    if said := tuple(filter(None, (flag(found, each) for each in found.flags))):
        return (*said, "Of all that is pointed out in this way, one in ten may be so by chance.")
    then = "" if found.closed or found.reopened else " More may be seen when the session is closed."
    judged = {each.sentence for each in found.flags if each.flag.more.known}
    if not judged:
        return (f"No verdict on any sentence: {_ended(found.flags[0].flag.more.caveat)}",)
    return (
        (
            f"Of {counted(len(judged), 'changed sentence')}, none can be said to excite, confuse or raise doubt in more"
            f" readers, or fewer, than before.{then}"
        ),
    )


def with_whom(found: Resonance) -> tuple[str, ...]:
    """What each audience chose, only where audiences differ; otherwise the one line why not."""
    if not found.closed:
        return (AGAIN if found.reopened else LATER,)
    if not found.preference.differ:
        return (ALIKE,) if found.preference.together.known else (f"No verdict: {_together(found)}",)
    told = tuple(audience(found, name, each) for name, each in found.preference.each.items())
    hidden = () if told else ("Which ones cannot be shown without giving somebody away.",)
    return (DIFFER, *told, *hidden)


def _together(found: Resonance) -> str:
    return _ended(found.preference.together.caveat or "nobody has chosen")


def audience(found: Resonance, name: str, verdict: Verdict) -> str:
    """What one audience chose."""
    who, n = name.capitalize(), counted(verdict.n, "reader")
    if verdict.low is None or verdict.high is None or verdict.estimate is None:
        return f"{who}: no verdict; {_ended(verdict.caveat)}"
    if (ahead := side(verdict)) != "neither":
        winner, loser = _names(found, ahead)
        share = _range(verdict, ahead)
        return f"{who} would rather read on from {winner} than from {loser}: {share} of their choices go to it ({n})."
    return f"{who}: {_lower(_why(verdict))} {_fits(verdict, f'of their choices for {found.newer}')} ({n})."


def promise(each: Promise) -> str:
    """How a promise stands among the others."""
    verdict, readers = each.verdict, counted(each.verdict.n, "reader")
    if verdict.low is None or verdict.high is None or verdict.estimate is None:
        return f"No verdict: {_ended(verdict.caveat)}"
    if (ahead := side(verdict)) != "neither":
        than = "convinces more" if ahead == "newer" else "convinces less"
        low, point, high = (percent(at) for at in (verdict.low, verdict.estimate, verdict.high))
        return (
            f"It {than} than a middling one of the others: between {low} and {high} of readers would choose it over"
            f" that, best estimate {point} ({readers})."
        )
    return f"{_why(verdict)} {_fits(verdict, 'of readers choosing it over a middling one')} ({readers})."


def reliability(verdict: Verdict | None) -> str:
    """How far readers agree with themselves."""
    if verdict is None:
        return "Nobody was asked about a passage twice, so it is not known how steady their choices are."
    if verdict.low is None or verdict.high is None or verdict.estimate is None:
        return f"How steady choices are cannot be said yet: {_ended(verdict.caveat)}"
    low, point, high = (percent(at) for at in (verdict.low, verdict.estimate, verdict.high))
    steady = "" if verdict.low > 0.5 else " That may be no more than guessing gives: take what they chose with care."
    return (
        f"Asked about a passage a second time, between {low} and {high} of readers say the same, best estimate {point}"
        f" ({counted(verdict.n, 'reader')}).{steady}"
    )


def left_out(found: Resonance) -> str:
    """How many readers do not count."""
    rules = [each for each in found.left_out if each.reason != ERASED]
    older, newer = sum(each.older for each in rules), sum(each.newer for each in rules)
    erased = sum(each.older + each.newer for each in found.left_out if each.reason == ERASED)
    gone = f" What {counted(erased, 'reader')} said is erased." if erased else ""
    if not older + newer:
        return f"No reader is left out by a rule.{gone}"
    return (
        f"{counted(older + newer, 'reader')} {'is' if older + newer == 1 else 'are'} left out by rules that were fixed"
        f" before anybody read: {older:,} who read {found.older}, {newer:,} who read {found.newer}.{gone}"
    )


def shared_out(found: Resonance) -> str:
    """Whether the two versions went to readers as planned."""
    if found.sharing.alarm:
        return found.sharing.alarm
    if not sum(found.sharing.counts):
        return "Nobody was given one of the two versions by chance."
    older, newer = found.sharing.counts
    counts = f"{older:,} finished {found.older} and {newer:,} {found.newer}"
    fair = "too few to see whether that is as planned" if min(found.sharing.planned) < EXPECTED else "as planned"
    return f"Of readers who were given one of both versions by chance, {counts}: {fair}."
