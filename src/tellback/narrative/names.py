"""What a heading, or a label such as "Solution:", announces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tellback.narrative.passage import Role
from tellback.narrative.question import Circle

_MARKS = re.compile(r"[*_`#>\[\]“”\"]+|\((?:https?|#)[^)]*\)|^\W*\d+(?:\.\d+)*[.)]?\s")
_FAQ = re.compile(
    r"(?<!pr[/ -])\bfaqs?\b|frequently asked|\bq ?(?:&|and) ?a\b|questions? (?:and|&) answers?"
    r"|^(?:(?:internal|external|public|common|hard|tough|key|business|technical)\W|[\w'’]*(?:customer|user|stakeholder|"
    r"executive|leader)[\w'’]*\W)+questions$|^häufige fragen|^preguntas frecuentes|^foire aux questions",
)
_INSIDE = (
    r"internal|stakeholders?|technical|teams?|executives?|leadership|business|engineering|investors?|board|management|"
    r"hard|tough|interne?"
)
_OUTSIDE = r"external|public|customers?|users?|consumers?|press|media|externe?"
_INTERNAL = re.compile(rf"\b(?:{_INSIDE})\b")
_EXTERNAL = re.compile(rf"\b(?:{_OUTSIDE})\b")
_CIRCLE_ONLY = re.compile(rf"(?:(?:{_INSIDE}|{_OUTSIDE}|for|from|our|the|and|faqs?|questions?|[&/-])(?:\s+|\b|$))+")
_FRAME = re.compile(
    r"(?:.* )?pr[/ -]?faqs?(?: (?:for|of|on)\b.*|\W*v?[\d.]*)?|(?:the |draft )*(?:press|news|media) release.*|"
    r"for immediate release|(?:the )?announcement|working backwards.*|read ?me|change ?log|release notes|"
    r"(?:table of )?contents",
)
_TITLE = re.compile(r"(?:head(?:line|ing)|title)")
_SUBTITLE = re.compile(r"sub[ -]?(?:head(?:line|ing)|title)|tag ?line")
_DATE = re.compile(r"date(?:line)?|(?:release|launch|publication) date")
_ROLES = [
    (Role.BOILERPLATE, r"^about\b|boilerplate|(?:media|press) contacts?"),
    (Role.QUOTE, r"\bquotes?\b|\bquotation|testimonials?|what (?:\w+ ){0,3}(?:say|are saying)\b"),
    (
        Role.CALL_TO_ACTION,
        r"get(?:ting)? started|call to action|availab|\bpric(?:e|es|ing)\b|sign(?:ing)? up|learn more",
    ),
    (Role.CALL_TO_ACTION, r"try it|how to (?:get|buy|start|join|order)"),
    (Role.HOW_IT_WORKS, r"how (?:it|this|that|\w+) works?|how to use|experience|walk ?-?through|\busage\b"),
    (Role.HOW_IT_WORKS, r"job[- ]to[- ]be[- ]done|user journey|day in the life"),
    (Role.PROBLEM, r"\bproblems?\b|\bpains?\b|challenges?|motivation|why now|background|opportunit|status quo"),
    (Role.SOLUTION, r"\bsolutions?\b|features?|benefits?|what(?:'s|’s| is) new|approach|product\b|differentiat"),
    (Role.SUMMARY, r"\bsummary\b|\bintro(?:duction|ductory)?\b|\blead\b|abstract|overview|tl;?dr"),
]
_ROLE_PATTERNS = [(role, re.compile(pattern)) for role, pattern in _ROLES]


@dataclass(frozen=True, slots=True)
class Name:
    """What a name announces: an FAQ (for one circle, where it says), a part of the press release, or only a frame.

    `circle` is also set, with `faq` False, for a bare "Internal" that can only be meant inside an FAQ.
    """

    faq: bool = False
    circle: Circle | None = None
    role: Role | None = None
    frame: bool = False
    title: bool = False
    subtitle: bool = False
    date: bool = False

    def __bool__(self) -> bool:
        return self != _NOTHING


_NOTHING = Name()
_WHOLE = [
    (Name(frame=True), _FRAME),
    (Name(title=True), _TITLE),
    (Name(subtitle=True), _SUBTITLE),
    (Name(date=True), _DATE),
]


@lru_cache(maxsize=4096)
def announced(text: str) -> Name:
    """What a heading or label announces; false when it is nothing a PR/FAQ is known to have."""
    words = re.sub(r"\s+", " ", _MARKS.sub(" ", text)).strip(" :.-–—|").lower()
    for name, pattern in _WHOLE:
        if pattern.fullmatch(words):
            return name
    circle = Circle.INTERNAL if _INTERNAL.search(words) else Circle.EXTERNAL if _EXTERNAL.search(words) else None
    if _FAQ.search(words) and not words.endswith("?"):
        return Name(faq=True, circle=circle)
    role = next((role for role, pattern in _ROLE_PATTERNS if pattern.search(words)), None)
    return Name(circle=circle if _CIRCLE_ONLY.fullmatch(words) else None, role=role)
