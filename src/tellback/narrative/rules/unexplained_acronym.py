"""An abbreviation that the reader has not been told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule

_KNOWN = """
ACME AD AEST AI ALL AM AND API APR ARE ARM ASAP ASCII ATM AUG AWS B2B B2C BBC BC BRT BSD BSP BST CC CD CDT CEO CEST
CET CFO CHANGELOG CI CIO CLI CMS CNN COO CORS COVID CPU CRM CSS CSV CT CTO CV CVE DEC DHCP DIY DJ DNA DNS DO DOI DOM
DPI DSL DVD DWARF EDT EDU EET EFTA ELF EST ET ETA EU EUR FAQ FBI FEB FRI FTP GB GBP GCC GDP GDPR GID GIF GIT GMT GNU
GPS GPT GPU GSM GUI HD HR HTML HTTP HTTPS IBM ID IDE IF II III IKEA INC IOU IP IPO IQ IRC IS ISBN ISO ISP IST IT IV
IX JAN JPEG JPG JS JSON JST JUL JUN JVM KB KPI LAN LCD LED LEGO LGTM LICENSE LLC LLM LLVM LSP LTD LTS MAC MAR MAY MB
MBA MDT MIME MIT ML MON MRI MSI MST MSVC MT MUST MVP NA NAS NASA NATO NB NBA NDA NEW NFS NGO NHS NO NOT NOTE NOV NPM
NYC OCR OCT OEM OK OKR OR OS OSS PC PCR PDF PDT PHP PID PIN PM PNG PO POS POSIX PR PS PST PT QA QEMU QR R&D RAM
README REST RFC RGB RHEL ROI RPM RSS RSVP SAAS SAT SDK SEO SEP SIM SLA SMB SMS SOAP SQL SSD SSH SSL SSO SUN SUSE SVG
SVP TB TBA TBD TCP TED THE THU TLS TODO TSV TTY TUE TV UDP UI UID UK UN URI URL US USA USB USD UTC UTF UUID UX VAT
VI VII VIII VIP VLAN VM VP VPN VR VS WASM WED WHO WIFI XI XII XML XSS YAML YES ZIP
"""
KNOWN = frozenset(_KNOWN.split())
"""Abbreviations that readers of any trade know, and words that are written in capitals for weight."""

_ACRONYM = re.compile(
    r"[A-Z](?<![\w/.&@#$:=+-].)(?:[A-Z](?!s? [A-Z][a-z])|[A-Z&]{2,4})s?(?![\w/&@:=*+]|\.\w|-\w|\s[A-Z]{2,}[a-z])"
)
_LOUD = re.compile(r"\b[A-Z]{2,}\b")
_SMALL = r"(?:(?:and|of|for|the|in|to|on|&)[\s-]+)*"
_NAME = re.compile(rf"[A-Z][\w’']*(?:[\s-]+{_SMALL}[A-Z][\w’']*)+")
_CAPITAL = re.compile(r"(?:(?<=[\s-])|^)[A-Z]")
_IN_LINK = re.compile(r"[^\[\]\n]{0,120}\](?=\s|$)")
_NEAR = 150
_TOLD_BEHIND = re.compile(
    r"s?\W{0,3}(?:\(|,? (?:which )?(?:is|are|means|stands for|short for)\b|,? (?:an?|the|our) |[:–—]| - )"
)


def check(draft: Draft) -> Iterator[Finding]:
    """The first use of each abbreviation that nothing before or right behind it explains."""
    own = draft.wording.own
    seen = set[str](KNOWN)
    names = [(match.start(), "".join(_CAPITAL.findall(match[0]))) for match in _NAME.finditer(own)]
    initials = " ".join(name for _, name in names)
    for match in _ACRONYM.finditer(own):
        word = match[0].rstrip("s")
        if word in seen or len(_LOUD.findall(own, max(0, match.start() - 40), match.end() + 40)) > 4:
            continue
        seen.add(word)
        told = initials.find(word)
        if _IN_LINK.match(own, match.end()) or (told >= 0 and names[initials.count(" ", 0, told)][0] < match.start()):
            continue
        if not _explained(word, match, own) and not _is_word(draft, word):
            yield Finding(
                draft.span(*match.span()), f"Spell out “{match[0]}” where it first stands, or use plain words."
            )


def _explained(word: str, match: re.Match[str], own: str) -> bool:
    """In brackets behind its words, by what follows, by a link, or by words with these initials close by."""
    start, end = match.span()
    if own[start - 1 : start] in {"(", "["} and own[end : end + 1] in {")", "]"}:
        return True
    if _TOLD_BEHIND.match(own, end):
        return True
    spelled = r"[\s-]+".join(rf"{_SMALL}{letter}\w*" for letter in word if letter.isalpha())
    return bool(re.compile(rf"\b{spelled}", re.IGNORECASE).search(own, max(0, start - _NEAR), end + _NEAR))


def _is_word(draft: Draft, word: str) -> bool:
    """Whether it is a word that only stands here in capitals."""
    own = draft.wording.own
    places = draft.wording.places.get(word.lower(), ())
    return any(own[at : at + len(word)] != word for at in places)


rule = Rule("unexplained-acronym", Group.WORDING, Tier.CONSIDER, check)
