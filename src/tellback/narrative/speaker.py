"""Whose words a quote gives: name, role and organisation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tellback.narrative.passage import Quote
    from tellback.narrative.prfaq import PRFAQ

_TITLE = re.compile(
    r"\b(?:C[A-Z]O|[ES]?VP|co-?founders?|founder|president|chair\w*|co-?chair|director|head|lead|leader|manager|partner|"
    r"engineer|developer|designer|analyst|scientist|architect|consultant|officer|owner|editor|teacher|nurse|doctor|"
    r"accountant|researcher|professor|student|administrator|specialist|evangelist|maintainer|spokes\w+|member|user|"
    r"customer|client|academic|practitioner|expert|quote|team|group|anonymous|someone|executive|stakeholder)s?\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:Inc|Ltd|LLC|GmbH|Corp|Corporation|Company|Co|Foundation|University|Institute|Organi[sz]ation|Bank|Group|Labs?|"
    r"Consult\w+|Agency|Association|[A-Z]{2,})\b\.?"
)
_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof)\.? )?[A-ZÀ-Þ][\w’'.-]*(?: (?:(?:de|van|von|der|la|of) )*[A-ZÀ-Þ][\w’'.-]*){0,3}"
)
_NOBODY = re.compile(
    r"\b(?:(?:John|Jane|Joe) (?:Doe|Smith|Bloggs)|(?:Sample|Some|Example|Test) \w+|Firstname|Lastname|"
    r"Your Name|Mx?\.? X|TBD|N\.? ?N\.?|X{2,}|ACME)\b|\[|\bPerson [A-Z]\b",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(r"^(?:Mr|Mrs|Ms|Mx|Dr|Prof)\.? ")
_PROPER = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{2,}")
_INSIDE = re.compile(
    r"\b(?:leader|spokes\w+|our|c[eto]o|cpo|(?:co-)?founder|chief \w+ officer|head of product|product manager)\b"
)
_COMMON = re.compile(
    r"and|for|director|manager|engineer|senior|lead|leader|head|chief|officer|executive|president|(?:co-)?chair|"
    r"(?:co-)?founder|owner|product|marketing|customer|quote|user|member|team|group|developer|inc|ltd|corp|company|vice|"
    r"[cs]?[ce]?[etfpmiv][op]|[es]?vp|principal|analyst|designer|backend|full-stack|devops|data|software|community|project|working|the",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """`name` is empty where a role speaks, or nobody; `role` is everything else that is told of them."""

    name: str
    role: str

    @property
    def made_up(self) -> bool:
        """Whether the name is one that stands for any name."""
        return bool(_NOBODY.search(self.name) or "[" in self.role)


def speaker(text: str) -> Speaker:
    """Read what stands behind a quote, such as "Ana Ruiz, owner of a bakery in Lyon" or "CEO, Alder Ltd"."""
    head, *rest = (part.strip(" .*_") for part in re.split(r",| [–—-] | at | @ |\(", text))
    if " of " in head and _is_name(head.partition(" of ")[0]):
        head, rest = head.partition(" of ")[0], [head.partition(" of ")[2], *rest]
    if _is_name(head):
        return Speaker(head, ", ".join(part for part in rest if part))
    if _TITLE.search(head) and rest and _is_name(rest[-1]) and " " in rest[-1]:
        return Speaker(rest[-1], ", ".join((head, *rest[:-1])))
    for match in _NAME.finditer(head):
        if " " in match[0] and _is_name(match[0]):
            return Speaker(match[0], text.replace(match[0], "").strip(" ,"))
    return Speaker("", text.strip(" .*_"))


def _is_name(text: str) -> bool:
    bare = _HONORIFIC.sub("", text)
    if not _NAME.fullmatch(bare):
        return bool(_NOBODY.search(text))
    return not (_TITLE.search(bare) or _COMPANY.search(bare))


def from_inside(quote: Quote, story: PRFAQ) -> bool | None:
    """Whether the speaker belongs to those who launch: their organisation is the one the story itself speaks of.

    None where nothing is told of the speaker.
    """
    role = speaker(quote.speaker).role
    named = [word for word in _PROPER.findall(role) if not _COMMON.fullmatch(word)]
    if named:
        told = _told(story)
        return any(re.search(rf"\b{re.escape(word)}\b", told) for word in named)
    return bool(_INSIDE.search(role.lower())) if role else None


def _told(story: PRFAQ) -> str:
    """The press release without its quotes."""
    titles = [title.text for title in (story.headline, story.subheading, story.dateline) if title]
    spans = [quote.span for quote in story.quotes]
    apart = (
        passage.text
        for passage in story.passages
        if not any(passage.span.start <= span.start < passage.span.end for span in spans)
    )
    return "\n".join((*titles, *apart))
