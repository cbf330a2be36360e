"""What may be said of first impressions: what readers of one version marked and rated, against readers of the other."""

from __future__ import annotations

from tellback.audience.mark import Kind
from tellback.audience.resonance import Resonance, SentenceFlag, WholeVerdict
from tellback.audience.verdict_words import distance, ended, fits, lower, names, share, side, why
from tellback.show.terminal import counted
from tellback.stats.verdict import Verdict
from tellback.text.spoken_shares import of_hundred

RATING = "rating"
BY_CHANCE = "Not everybody compared here was given a version by chance: who was asked, and when, may differ, too."
DOES = {Kind.EXCITES: "excites", Kind.CONFUSES: "confuses", Kind.DOUBTS: "raises doubt in"}
MARKED = {"excites": "as exciting", "confuses": "as confusing", "doubts": "as doubtful"}


def measure(found: Resonance, each: WholeVerdict) -> str:
    """What the whole document did to readers of one version, against readers of the other."""
    if found.sharing.alarm:
        return f"{_subject(each.measure)}: not compared, because readers were not shared out as planned."
    if each.verdict.low is None or each.verdict.high is None or each.verdict.estimate is None:
        return f"{_subject(each.measure)}: no verdict; {ended(each.verdict.caveat)}"
    return _rating(found, each.verdict) if each.measure == RATING else _marked(found, each)


def _subject(name: str) -> str:
    return "How much readers would want it" if name == RATING else f"What readers mark {MARKED[name]}"


def _rating(found: Resonance, verdict: Verdict) -> str:
    if (ahead := side(verdict)) != "neither":
        winner, loser = names(found, ahead)
        return (
            f"Readers of {winner} would rather have it than readers of {loser}: of pairs with one reader of each,"
            f" {share(verdict, ahead)} have the one of {winner} rate higher, the same rating counting half."
        )
    what = f"of pairs with one reader of each, in which the one of {found.newer} rates higher,"
    return f"{_subject(RATING)}: {lower(why(verdict))} {fits(verdict, what)}."


def _marked(found: Resonance, each: WholeVerdict) -> str:
    verdict, how = each.verdict, MARKED[each.measure]
    who = counted(verdict.n, "reader") + " of each"
    ahead = side(verdict, each.even)
    if ahead == "neither":
        return f"{_subject(each.measure)}: {lower(why(verdict))} {_apart(found, verdict, each.even)} ({who})."
    more = "more" if ahead == "newer" else "fewer"
    return (
        f"Readers of {found.newer} mark {more} sentences {how} than readers of {found.older}: {distance(verdict)}"
        f" {more} of every 100 that they reached ({who})."
    )


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
        f" of it: {distance(verdict)} {more} of every 100 who reached it ({_whom(verdict)})."
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
        return (f"No verdict on any sentence: {ended(found.flags[0].flag.more.caveat)}",)
    return (
        (
            f"Of {counted(len(judged), 'changed sentence')}, none can be said to excite, confuse or raise doubt in more"
            f" readers, or fewer, than before.{then}"
        ),
    )
