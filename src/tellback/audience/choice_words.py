"""What may be said of what readers chose who saw both wordings, of promises too, and whether audiences differ."""

from __future__ import annotations

from tellback.audience.resonance import PassageVerdict, Promise, Resonance
from tellback.audience.verdict_words import ended, fits, lower, names, share, side, why
from tellback.show.terminal import counted
from tellback.stats.verdict import Verdict
from tellback.text.spoken_shares import percent

DIFFER = "Audiences differ by more than chance would have it, so no one figure holds for all of them."
ALIKE = (
    "Nothing shows that audiences differ, as far as these readers can tell: what is said of all of them is the best"
    " that can be said of each. Audiences of fewer than 8 readers count only together with the others."
)
AGAIN = (
    "With whom is asked only once. It was, when nobody could read any more and before more readers were invited: asked"
    " again, one audience would stand out by chance."
)
LATER = "With whom is asked only once, when nobody can read any more: of several audiences one stands out by chance."


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


def _preference(found: Resonance) -> str:
    verdict, where = found.preference.together, _where(found)
    if not found.passages:
        return (
            f"No passage that readers see in both {found.older} and {found.newer} differs: nothing to choose between."
        )
    if not _asked(found):
        return f"No verdict{_yet(found)}: nobody has chosen between the wordings of {found.older} and {found.newer}."
    if verdict.low is None or verdict.high is None or verdict.estimate is None:
        return f"No verdict{_yet(found)}: {ended(verdict.caveat)}"
    readers = f"{counted(verdict.n, 'reader')} of both wordings"
    if (ahead := side(verdict)) != "neither":
        winner, loser = names(found, ahead)
        return (
            f"{where}, readers would rather read on from {winner} than from {loser}: {share(verdict, ahead)} of their"
            f" choices go to it ({readers}{_settled(found)})."
        )
    return f"{why(verdict)} {fits(verdict, f'of choices for {found.newer}')} ({readers})."


def _asked(found: Resonance) -> bool:
    return bool(found.passages) and bool(found.preference.together.n or found.plan.looks == "planned")


def _would_tell(found: Resonance) -> bool:
    """Whether more readers would, as far as is known."""
    known = found.preference.together.known
    return _asked(found) and not found.sharing.alarm and (bool(found.more and found.more.more) if known else True)


def _settled(found: Resonance) -> str:
    return ", at the planned look that settled it" if found.plan.looks == "planned" else ""


def _yet(found: Resonance) -> str:
    return "" if found.closed else " yet"


def _where(found: Resonance) -> str:
    n = len(found.passages)
    return f"In the {'one changed passage' if n == 1 else f'{n} changed passages'} that they saw in both wordings"


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
        return f"No verdict: {ended(verdict.caveat)}"
    if (ahead := side(verdict)) != "neither":
        winner, _ = names(found, ahead)
        of_them = share(verdict, ahead)
        return f"Readers would rather read on from {winner}'s wording: {of_them} of them choose it ({counts})."
    return f"{why(verdict)} {fits(verdict, f'of readers for {found.newer}')} ({counts})."


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
    return ended(found.preference.together.caveat or "nobody has chosen")


def audience(found: Resonance, name: str, verdict: Verdict) -> str:
    """What one audience chose."""
    who, n = name.capitalize(), counted(verdict.n, "reader")
    if verdict.low is None or verdict.high is None or verdict.estimate is None:
        return f"{who}: no verdict; {ended(verdict.caveat)}"
    if (ahead := side(verdict)) != "neither":
        winner, loser = names(found, ahead)
        of_them = share(verdict, ahead)
        return f"{who} would rather read on from {winner} than from {loser}: {of_them} of their choices go to it ({n})."
    return f"{who}: {lower(why(verdict))} {fits(verdict, f'of their choices for {found.newer}')} ({n})."


def promise(each: Promise) -> str:
    """How a promise stands among the others."""
    verdict, readers = each.verdict, counted(each.verdict.n, "reader")
    if verdict.low is None or verdict.high is None or verdict.estimate is None:
        return f"No verdict: {ended(verdict.caveat)}"
    if (ahead := side(verdict)) != "neither":
        than = "convinces more" if ahead == "newer" else "convinces less"
        low, point, high = (percent(at) for at in (verdict.low, verdict.estimate, verdict.high))
        return (
            f"It {than} than a middling one of the others: between {low} and {high} of readers would choose it over"
            f" that, best estimate {point} ({readers})."
        )
    return f"{why(verdict)} {fits(verdict, 'of readers choosing it over a middling one')} ({readers})."
