"""One thing with several names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Fix, Tier
from tellback.narrative.rule import Group, Rule

_CAMEL = re.compile(r"[A-Z](?<![\w/.@#-].)[a-z]+[A-Z]\w+(?![\w/-]|\.\w)")
_LETTERS = 4


def check(draft: Draft) -> Iterator[Finding]:
    """Each other spelling of the product's name, and of names with a capital inside, where it first stands."""
    own = draft.wording.own
    names = {match[0] for match in _CAMEL.finditer(own)}
    if len(draft.product) > _LETTERS:
        names.add(draft.product)
    seen: set[int] = set()
    for name in sorted(names):
        for start, end, usual in _others(name, draft):
            if start not in seen:
                seen.add(start)
                span = draft.span(start, end)
                said = f"Spell the name one way: “{own[start:end]}” here is “{usual}” elsewhere."
                yield Finding(span, said, fix=Fix(span, usual))


def _others(name: str, draft: Draft) -> Iterator[tuple[int, int, str]]:
    """Where each form that is not the usual one first stands."""
    own = draft.wording.own
    forms: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    for start, end in _stands(name, draft):
        form = " ".join(own[start:end].split())
        small = form.islower() and ("-" in form or not _meant(name, own[max(0, start - 4) : start], draft))
        if form != name and (small or form.isupper()):
            continue
        forms[form] += 1
        first.setdefault(form, (start, end))
    usual = max(forms, key=lambda form: (forms[form], form == name), default=name)
    for form, (start, end) in first.items():
        if form[1:] != usual[1:]:
            yield start, end, usual


def _meant(name: str, ahead: str, draft: Draft) -> bool:
    """Whether small letters are a slip: of a product with capitals inside, or with "the" before its several words."""
    if name != draft.product or name[1:] == name[1:].lower():
        return False
    return " " not in name or ahead.lower() == "the "


def _stands(name: str, draft: Draft) -> Iterator[tuple[int, int]]:
    """Where a name stands: the product's also with its parts joined, apart or with a hyphen."""
    places = draft.wording.places
    if name != draft.product:
        yield from ((at, at + len(name)) for at in places.get(name.lower(), ()))
        return
    parts = re.split(r"[\s-]+", name)
    words = r"[\s-]?".join(map(re.escape, parts if len(parts) > 1 else name))
    spelled = re.compile(rf"(?<![\w/.@-]){words}(?![\w/@-]|\.\w)", re.IGNORECASE)
    joined = "".join(parts).lower()
    for word in [word for word in places if joined.startswith(word.replace("-", ""))]:
        yield from (match.span() for at in places[word] if (match := spelled.match(draft.wording.own, at)))


rule = Rule("shifting-name", Group.CONSISTENCY, Tier.SHOULD, check)
