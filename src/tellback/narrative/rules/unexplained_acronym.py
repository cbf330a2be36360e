"""An abbreviation that the reader has not been told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule

_KNOWN = """
ABBA ABI ACME AD AES AEST AGPL AI AKA ALL AM AND ANSI APAC API APR APT ARE ARM ARR ASAP ASCII AST ATM ATS AUG AVR AWS
B2B B2C BBC BC BI BOM BRT BSD BSP BST BYOD CAC CAD CAGR CAPEX CC CCPA CD CDN CDT CEO CERN CEST CET CFO CHANGELOG CI
CIO CISO CLI CMD CMO CMS CNCF CNN COGS COO CORS COVID CPC CPM CPO CPU CRM CRUD CSM CSR CSS CSV CT CTA CTO CTR CTRL CV
CVE CVS DAU DBMS DDOS DEBUG DEC DEI DEV DHCP DIY DJ DLL DMCA DNA DNS DO DOI DOM DOS DPI DRM DSL DSS DVD DWARF EBITDA
EDI EDT EDU EET EFTA EG ELF EMEA EOD EOL ERP ERROR ESC ESG EST ET ETA ETC ETL EU EULA EUR FALSE FAQ FAQS FBI FDA FEB
FFI FIFO FINTECH FOMO FRI FSF FTE FTP FYI GA GAAP GB GBP GCC GDB GDP GDPR GHZ GID GIF GIT GMT GNU GOTO GPG GPL GPS GPT
GPU GSM GTK GTM GUI GUID HD HDMI HEX HIPAA HMRC HPC HQ HR HTML HTTP HTTPS IAM IANA IBM ID IDE IE IEEE IETF IF II III
IKEA IMAP IMF INC INFO IO IOS IOT IOU IP IPO IQ IRC IRS IS ISBN ISO ISP IST IT ITIL IV IX JAN JDK JPEG JPG JRE JS JSON
JST JUL JUN JVM JWT KB KPI KYC LAN LATAM LCD LDAP LED LEGO LGPL LGTM LICENSE LIFO LLC LLM LLVM LSP LTD LTS LTV MAC
MACOS MAR MAU MAY MB MBA MBPS MCP MDT MFA MHZ MIME MIT ML MON MOU MPI MPL MRI MRR MSI MST MSVC MSYS MT MUSL MUST MVC
MVP MYSQL NA NAS NASA NAT NATO NB NBA NDA NEW NFC NFS NGINX NGO NHS NIST NO NOT NOTE NOV NPM NPS NSA NULL NYC OAUTH
OCR OCT OECD OEM OIDC OK OKR OLAP OOP OPEX OR ORM OS OSI OSS OSX OTP OWASP PC PCI PCR PDF PDT PEP PGP PHP PID PII PIN
PM PNG PO POC POS POSIX PPC PR PRD PRESS PS PST PT PTO QA QEMU QOS QR R&D RACI RAID RAM RDBMS README REST RFC RFI RFP
RGB RHEL ROI RPM RSA RSS RSVP SAAS SAM SAML SAT SCP SCSI SDK SEM SEO SEP SERP SFTP SHA SIM SIMD SKU SLA SMB SMS SMTP
SOAP SOC SOM SPA SQL SRE SSD SSH SSL SSO STEM SUN SUSE SVG SVN SVP SWOT TAM TAR TB TBA TBD TCO TCP TDD TED THE THU TIP
TLD TLS TODO TRUE TS TSV TTY TUE TUI TV UAE UAT UDP UGC UI UID UK UML UN UNESCO UNIX URI URL US USA USB USD UTC UTF
UTM UUID UX VAT VC VCS VGA VI VII VIII VIP VLAN VM VP VPC VPN VR VS WAN WARN WARNING WASM WCAG WED WHO WIFI WIP WTO
WYSIWYG XI XII XLS XLSX XML XSS YAML YES YOY YTD ZIP
"""
KNOWN = frozenset(_KNOWN.split())
"""Abbreviations that readers of any trade know, and words that are written in capitals for weight."""

_ACRONYM = re.compile(
    r"[A-Z](?<![\w/.&@#$:=+-].)(?:[A-Z](?!s? [A-Z][a-z])|[A-Z&]{1,3}[A-Z])s?"
    r"(?![\w/&@:=*+]|\.\w|-\w|\s[A-Z]{2,}[a-z]|;\w)"
)
_LOUD = re.compile(r"\b[A-Z]{2,}\b")
_SMALL = r"(?:(?:and|of|for|the|in|to|on|&)[\s-]+)*"
_NAME = re.compile(rf"[A-Z][\w’']*(?:[\s-]+{_SMALL}[A-Z][\w’']*)+")
_CAPITAL = re.compile(r"(?:(?<=[\s-])|^)[A-Z]")
_IN_LINK = re.compile(r"[^\[\]\n]{0,120}\](?=\s|$)")
_NEAR = 150
_MIDDLE_OF_NAME = re.compile(r"[\w,] [A-Z][a-z]+ $")
_TOWN = re.compile(r"[A-Z][a-z]+, $")
_NAME_BEHIND = re.compile(r"(?<=[A-Z]{4}) [A-Z][a-z]")
_ALONE = re.compile(r"[ \t]*$", re.MULTILINE)
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
    if _TOLD_BEHIND.match(own, end) or _is_of_name(word, match, own):
        return True
    spelled = r"[\s-]+".join(rf"{_SMALL}{letter}\w*" for letter in word if letter.isalpha())
    return bool(re.compile(rf"\b{spelled}", re.IGNORECASE).search(own, max(0, start - _NEAR), end + _NEAR))


def _is_of_name(word: str, match: re.Match[str], own: str) -> bool:
    """Whether it belongs to the name of a firm, a person or a town, or is all that its line says."""
    start, end = match.span()
    before = own[max(0, start - 24) : start]
    if _MIDDLE_OF_NAME.search(before) or _NAME_BEHIND.match(own, end):
        return True
    if len(word) == len("CA") and _TOWN.search(before):
        return True
    return not own[own.rfind("\n", 0, start) + 1 : start].strip(" -*+>\t") and bool(_ALONE.match(own, end))


def _is_word(draft: Draft, word: str) -> bool:
    """Whether it is a word that only stands here in capitals."""
    own = draft.wording.own
    places = draft.wording.places.get(word.lower(), ())
    return any(own[at : at + len(word)] != word for at in places)


rule = Rule("unexplained-acronym", Group.WORDING, Tier.CONSIDER, check)
