"""A rule's page is its test: it finds what the page marks, there, and leaves the rest alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

import pytest

import tellback.narrative
from tellback.model.base import open_model
from tellback.narrative.check import check, rules
from tellback.narrative.draft import PLAIN, Draft
from tellback.narrative.evidence import Evidence, Relation
from tellback.narrative.finding import Tier
from tellback.narrative.heard import Asked, Heard
from tellback.narrative.parse import parse
from tellback.narrative.prfaq import PRFAQ
from tellback.narrative.profile import Profile, stacked
from tellback.narrative.rule import Rule
from tellback.narrative.story import ToldClaim
from tellback.plugins import find

FENCE = re.compile(r"^(`{3,})markdown([^\n]*)\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
TODAY = date(2026, 6, 1)


EXAMPLES = [(rule, settings, text) for rule in rules() for _, settings, text in FENCE.findall(rule.page)]


@pytest.mark.parametrize(("rule", "settings", "text"), EXAMPLES, ids=[rule.name for rule, _, _ in EXAMPLES])
def test_a_rule_finds_what_its_page_marks(rule: Rule, settings: str, text: str) -> None:
    """```markdown stage=launched profile=calbucci: a document; `<!-- rule-name -->` stands in each line found.

    `tier=should` switches the rule on where no profile does, `long-faq.words=20` sets a limit; `contradicts=63`,
    `asks=41` and `vague=yes` is what customers say of its first promise.
    """
    mark = f"<!-- {rule.name} -->"
    marked = [number for number, line in enumerate(text.splitlines(), 1) if mark in line]
    given = dict(pair.split("=") for pair in settings.split())
    profiles = [one for one in find("narrative.profiles") if one.name in given.get("profile", "").split("+")]
    limits = {name: float(number) for name, number in given.items() if "." in name}
    tiers = {rule.name: Tier(given["tier"])} if "tier" in given else {}
    profile = stacked(PLAIN, *profiles, Profile("page", "own", "", "", limits, tiers))
    draft = Draft(
        parse(re.sub(rf" *{mark}", "", text)),
        profile,
        given.get("stage", "hypothesis"),
        date.fromisoformat(given.get("today", TODAY.isoformat())),
        (lambda: open_model("built-in")) if rule.reads_meaning else None,
        hear=partial(customers, given),
    )
    assert [finding.span.line for finding in check(draft, [rule])] == marked


@pytest.mark.slow
def test_line_ends_of_other_systems_change_nothing() -> None:
    for rule, settings, text in EXAMPLES:
        test_a_rule_finds_what_its_page_marks(rule, settings, text.replace("\n", "\r\n"))


def customers(given: Mapping[str, str], prfaq: PRFAQ) -> Heard:
    evidence, people = list[Evidence](), int(given.get("contradicts", 0))
    if people:
        evidence.append(Evidence("fast", Relation.CONTRADICTS, people, people))
    if "vague" in given:
        evidence.append(Evidence("fast", Relation.NEAR, 0, 0, note="Too vague to link: it fits any product."))
    asked = (Asked("Where is my data?", int(given["asks"]), "2026-03-01", ""),) if "asks" in given else ()
    return Heard(tuple(ToldClaim(claim, tuple(evidence)) for claim in prfaq.claims[:1]), asked)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_has_a_page_with_both_sides(rule: Rule) -> None:
    found, _, alone = rule.page.partition("## Left alone")
    assert rule.page.startswith(f"# {rule.name}\n\n")
    assert "## Found" in found
    assert f"<!-- {rule.name} -->" in found
    assert FENCE.search(alone)
    assert f"<!-- {rule.name} -->" not in alone


def test_every_page_has_its_rule() -> None:
    folder = Path(tellback.narrative.__file__).parent
    pages = {
        page.relative_to(folder).as_posix() for shelf in ("rules", "intents") for page in folder.glob(f"{shelf}/*.md")
    }
    assert pages == {rule.at or f"rules/{rule.name.replace('-', '_')}.md" for rule in rules()}
