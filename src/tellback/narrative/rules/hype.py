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
    "game-changer|game-changers|game-changing|groundbreaking|ground-breaking|trailblazing|visionary",
    "disruptive(?! changes?)",
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
_CONCRETE = r"(?! (?:supply|button|user|tool|outage|cut|cable|mode|of attorney|plant|text|media|snippet))"
PRAISE = Lexicon(
    "robust|intuitive|intuitively|user-friendly|easy-to-use|innovative|exciting|elegant|elegantly",
    r"unique|uniquely(?! (?:id|identif|key|name|number|value|per |to |within)\w*)",
    f"powerful|rich|richer|comprehensive|cohesive{_CONCRETE}",
    "easy|simple to use",
    "user friendly",
    "best|better experience",
    "first-class|first-rate|top-notch|top-tier|high-quality|premium-quality|rock-solid|unbeatable|superior|premier",
    "truly|exceptional|exceptionally|remarkable|remarkably|extraordinary|outstanding|excellent|fantastic|wonderful",
    "great|superb|brilliant (?:experience|way|tool|product|value|new|addition|fit)",
    "delight|delights|delightful|magical|magically",
    "empower|empowers|empowering|empowered|unlock|unlocks|unlocking|unleash|unleashes",
    "revolution|breakthrough|transformative|future-proof|futureproof|bullet-proof|all-in-one|end-to-end",
    "hassle-free|painless|painlessly|stress-free|worry-free|fully-featured|full-featured|feature-rich",
    "with ease|confidence",
    "with just a few (?:clicks|lines|steps|taps|commands)",
    "at your fingertips",
    "out of the box",
    "a breeze|snap",
    "leading|trusted|premier (?:provider|platform|solution|choice)",
)
"""Praise that may pass in a post, but not in a press release that says what will be built, and for whom."""


def check(draft: Draft) -> Iterator[Finding]:
    """Each word of praise in the story's own voice, the milder ones where every word counts."""
    mild = {match.start(): match for match in PRAISE.found(draft.wording) if draft.pitch.holds(match.start())}
    found = mild | {match.start(): match for match in HYPE.found(draft.wording)}
    for match in found.values():
        words = draft.wording.said(match)
        yield Finding(
            draft.span(*match.span()),
            f"Say what the reader could see or count in place of “{words}”, or drop it.",
        )


rule = Rule("hype", Group.WORDING, Tier.SHOULD, check, words=dict.fromkeys((*HYPE.phrases, *PRAISE.phrases), ""))
