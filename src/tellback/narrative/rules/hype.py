"""Praise that the reader cannot check."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon

_PEOPLE = (
    r"(?:(?:and|\w+ing) )?(?:active )?(?:work|job|effort|community|communities|contributors?|people|teams?|support)"
)
HYPE = Lexicon(
    rf"amazing|awesome|incredible|phenomenal(?! {_PEOPLE})",
    "breathtaking|mind-blowing|spectacular|stunning",
    "best-in-class|best-of-breed|world-class|world-leading|industry-leading|market-leading|enterprise-grade",
    "best in class",
    "best of breed",
    "world class",
    "industry leading",
    "market leading",
    "bleeding-edge|cutting-edge|leading-edge",
    "cutting edge",
    "bleeding edge",
    "blazing fast",
    "blazingly fast",
    "lightning fast",
    "lightning-fast|blazing-fast",
    "disruptive|game-changer|game-changers|game-changing|groundbreaking|ground-breaking|trailblazing|visionary",
    "game changer",
    "game changing",
    "ground breaking",
    "effortless|effortlessly|frictionless|seamless|seamlessly",
    "holistic|synergy|synergies|synergistic|turnkey",
    "next-gen|next-generation",
    "next generation (?:of )?(?:platform|product|solution|tool|software|technology|experience)s?",
    "one-stop shop",
    "one-stop",
    "paradigm shift",
    "paradigm-shifting",
    "revolutionary|revolutionise|revolutionises|revolutionize|revolutionizes|revolutionizing|revolutionising",
    "state-of-the-art",
    "supercharge|supercharges|supercharged|turbocharge|turbocharges|turbocharged",
    "unmatched|unparalleled|unrivaled|unrivalled|unprecedented|unbeatable|second-to-none",
    "second to none",
    "like never before",
    "unlike anything else",
    "the ultimate (?!goal|aim|decision|responsibility|source|cause|result|reason)",
    "the (?:world['’]s )?most (?:powerful|advanced|innovative|comprehensive|complete|sophisticated|intuitive)",
    "take|takes (?:\\w+ ){1,2}to the next level",
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each word of praise in the story's own voice."""
    for match in HYPE.found(draft.wording):
        words = " ".join(match[0].split())
        yield Finding(
            draft.span(*match.span()),
            f"Say what the reader could see or count in place of “{words}”, or drop it.",
        )


rule = Rule("hype", Group.WORDING, Tier.SHOULD, check, words=dict.fromkeys(HYPE.phrases, ""))
