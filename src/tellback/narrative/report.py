"""A story as it is told on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellback.narrative.claim import Standing
from tellback.narrative.evidence import Evidence, Relation, readers_say
from tellback.narrative.keep import Decided
from tellback.narrative.plain import plain
from tellback.narrative.story import Story, ToldClaim, ToldQuestion
from tellback.people.redact import redact
from tellback.show.terminal import counted, faint, paragraph, strong
from tellback.stats.verdict import Verdict

QUOTES = 3
"""So many customers' words are shown for each side of a promise."""

UNCHECKED = (
    "The program held these words against the promises by itself; how often rightly, nobody can tell before a person"
    " has said yes or no to some of them (tellback serve)."
)

_VERBS = {
    Relation.CONTRADICTS: ("contradicts", "contradict"),
    Relation.SUPPORTS: ("supports", "support"),
    Relation.NEAR: ("speaks of something near", "speak of something near"),
    Relation.ASKS: ("asks", "ask"),
}


def story_lines(story: Story, *, everything: bool = False) -> Iterator[str]:
    """The headline, then each promise with who contradicts and supports it, most people first; then the questions.

    Promises and questions nobody has spoken of are named at the end; with `everything` the FAQ's are, too.
    """
    prfaq = story.prfaq
    yield strong(paragraph(plain(prfaq.headline.text) if prfaq.headline else "This story has no headline yet."))
    if prfaq.subheading:
        yield paragraph(plain(prfaq.subheading.text))
    yield faint(f"{prfaq.path}: {_summary(story)}")
    heard = sorted(filter(_people, story.claims), key=_people, reverse=True)
    for told in heard:
        yield ""
        yield from _claim(told)
    yield from _quiet(story, bool(heard))
    yield from _questions(story.questions, everything=everything)
    yield from _next(story, bool(heard))


def decided_line(decided: Decided) -> str:
    """What was just decided about a sentence."""
    said = "is no longer marked" if decided.standing in {None, Standing.PROPOSED} else f"is {decided.standing}"
    return paragraph(f"{decided.path}:{decided.line}: {decided.id} {said}: “{decided.text}”")


def _summary(story: Story) -> str:
    confirmed = sum(told.claim.standing is Standing.CONFIRMED for told in story.claims)
    promises, external = counted(len(story.claims), "promise"), counted(len(story.prfaq.external), "question")
    return f"{promises}, {confirmed} confirmed; {external} of customers, {len(story.prfaq.internal)} of colleagues"


def _people(told: ToldClaim | ToldQuestion) -> int:
    return sum(evidence.people for evidence in told.evidence if evidence.relation is not Relation.NEAR)


def _claim(told: ToldClaim) -> Iterator[str]:
    claim = told.claim
    yield strong(paragraph(claim.words))
    yield faint(f"  {claim.id}, {claim.standing}, line {claim.span.line}")
    order = [*_VERBS, *Relation]
    for evidence in sorted(told.evidence, key=lambda each: order.index(each.relation)):
        if evidence.people or evidence.note:
            yield from _evidence(evidence)


def _evidence(evidence: Evidence) -> Iterator[str]:
    if evidence.read:
        yield paragraph(readers_say(evidence), indent=2)
    elif evidence.people:
        one, many = _VERBS[evidence.relation]
        said = f"{counted(evidence.people, 'person', 'people')} {one if evidence.people == 1 else many}"
        sure = _sure(evidence.precision)
        yield paragraph(f"{said}{f' ({sure})' if sure else ''}:" if evidence.words else said, indent=2)
    if evidence.note:
        yield paragraph(evidence.note, indent=2)
    for word in evidence.words[:QUOTES] if evidence.relation is not Relation.NEAR else ():
        source = ", ".join(filter(None, (word.said_on[:10], word.source)))
        yield paragraph(f"“{redact(word.text)}” {f'({source})' if source else ''}", indent=4)


def _sure(verdict: Verdict | None) -> str:
    if verdict is None or verdict.estimate is None or verdict.low is None or verdict.high is None:
        return ""
    return f"{verdict.estimate:.0%} of them rightly, {verdict.low:.0%} to {verdict.high:.0%}"


def _quiet(story: Story, heard: bool) -> Iterator[str]:
    quiet = [told for told in story.claims if not _people(told)]
    if not quiet:
        return
    yield ""
    yield strong("Nobody has spoken of these yet:" if heard else "What it promises:")
    for told in quiet:
        yield paragraph(told.claim.words, indent=2, first="- ")
        if told.claim.standing is Standing.PROPOSED:
            yield faint(paragraph(f"{told.claim.id}, line {told.claim.span.line}: {told.claim.reason}", indent=4))
        else:
            yield faint(f"    {told.claim.id}, line {told.claim.span.line}: confirmed")
        for note in dict.fromkeys(evidence.note for evidence in told.evidence if evidence.note):
            yield paragraph(note, indent=4)


def _questions(questions: Sequence[ToldQuestion], *, everything: bool) -> Iterator[str]:
    asked = sorted(filter(_people, questions), key=_people, reverse=True)
    shown = [*asked, *(told for told in questions if everything and not _people(told))]
    if shown:
        yield ""
        yield strong("Questions of the FAQ that customers ask" if asked else "Questions of the FAQ")
    for told in shown:
        people = counted(_people(told), "person asks", "people ask")
        yield paragraph(f"{told.question.words}{f' ({people})' if _people(told) else ''}", indent=2, first="- ")


def _next(story: Story, heard: bool) -> Iterator[str]:
    yield ""
    if heard:
        linked = [each for told in story.claims for each in told.evidence if each.people and not each.read]
        if linked and not any(_sure(each.precision) for each in linked):
            yield faint(paragraph(UNCHECKED))
        yield faint(
            "A promise that is none? tellback story --drop NAME. One that is? --confirm NAME, or --add LINE:COLUMN."
        )
    elif story.claims:
        yield "No customer's words are held against it yet. Bring them in: tellback import FILE"
    else:
        yield "It promises nothing yet. Say what a customer can do, or mark one: tellback story --add LINE:COLUMN"
