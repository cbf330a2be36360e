"""Nobody speaks in headlines: a quote that repeats one was written by the same hand."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.gist import bare, gist
from tellback.narrative.plain import plain
from tellback.narrative.rule import Group, Rule


def check(draft: Draft) -> Iterator[Finding]:
    """Quotes that share a run of words, or most words that matter, with the headline or the subheading."""
    run, share = int(draft.limit(rule, "run")), draft.limit(rule, "share")
    titles = [plain(title.text) for title in (draft.prfaq.headline, draft.prfaq.subheading) if title]
    for quote in draft.prfaq.quotes:
        own, said = f" {bare(quote.text)} ", gist(quote.text)
        for title in titles:
            words, heavy = bare(title).split(), gist(title)
            runs = (" ".join(words[at : at + run]) for at in range(len(words) - run + 1))
            same = next((text for text in runs if f" {text} " in own and _says_something(text, title)), "")
            if same or (len(heavy) > 3 and len(heavy & said) >= share * len(heavy)):
                told = f"“{same}” stands in your title" if same else "These are the words of your title"
                yield Finding(quote.span, f"{told}: let the speaker say it as people talk.")
                break


def _says_something(run: str, title: str) -> bool:
    """Whether a run of words is more than a name: three words that matter, and one of them written small."""
    heavy = gist(run)
    return len(heavy) > 2 and any(f" {word}" in title for word in run.split() if word in heavy)


rule = Rule("slogan-quote", Group.QUOTES, Tier.SHOULD, check, {"run": 5, "share": 0.7})
