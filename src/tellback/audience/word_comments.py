"""What people wrote beside the story in Word: each comment, and the words it is anchored to, as they were sent out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from tellback.audience.mark import Kind
from tellback.audience.said import Aside, Read, Said
from tellback.audience.spoken import apart
from tellback.errors import UnreadableFile
from tellback.text.sentences import sentences

if TYPE_CHECKING:
    from docx.comments import Comment
    from docx.document import Document
    from lxml.etree import _Element as Element

MOST_BYTES = 200_000_000
"""A document that unpacks to more is no document."""
WHOLE = 0.8
"""A comment that lies over so much of a sentence means it, even where it means its neighbour, too."""
MARK = re.compile(r"tellback (?P<version>\S+) (?P<audience>[a-z]*) ?(?P<stamp>[0-9a-f]{12})$")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_NOT_SENT = {f"{W}ins", f"{W}moveTo", f"{W}instrText", f"{W}pict", f"{W}drawing"}
"""What was put in after the document was sent out."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The sentences a comment lies over: those it covers, or else the one that it covers most of."""

    texts: tuple[str, ...]


def read_comments(path: Path, fallback: Kind | None = None) -> Read:
    """Each comment as what its author says of the sentence under it; replies, and what names no kind, set aside.

    A comment without a kind counts as `fallback`, where there is one. Tracked changes are read as they were before.
    Raises UnreadableFile.
    """
    from zlib import error as unpacking

    from docx.opc.exceptions import OpcError
    from docx.oxml.exceptions import XmlchemyError

    # What python-docx and lxml raise on parts that are not as they should be is anything but one kind of error.
    damaged = (AttributeError, LookupError, NotImplementedError, RuntimeError, SyntaxError, TypeError, ValueError)
    try:
        return _read(_open(path), fallback)
    except OSError as error:
        raise UnreadableFile(f"{path}: {(error.strerror or str(error)).lower()}.") from None
    except (*damaged, BadZipFile, OpcError, XmlchemyError, unpacking):
        raise UnreadableFile(f"{path} is not a Word document, or is damaged. Save it as .docx again.") from None


def _read(document: Document, fallback: Kind | None) -> Read:
    anchors, replies = _Walk(document).anchors(), _replies(document)
    mark = MARK.fullmatch(document.core_properties.keywords or "")
    told = mark.groupdict("") if mark else {"version": "", "audience": "", "stamp": ""}
    said: list[Said] = []
    aside: list[Aside] = []
    spread = 0
    for number, comment in enumerate(document.comments, 1):
        place, text = f"comment {number}", comment.text.strip()
        kind, note = apart(text)
        kind, anchor = kind or fallback, anchors.get(comment.comment_id, Anchor(()))
        if reason := _refusal(comment, kind, anchor, replies):
            aside.append(Aside(place, reason, text, comment.author))
            continue
        spread += len(anchor.texts) > 1
        for sentence in anchor.texts:
            when = comment.timestamp.isoformat() if comment.timestamp else ""
            said.append(
                Said(
                    place,
                    comment.author.strip(),
                    sentence=sentence,
                    kind=kind,
                    note=note,
                    made_at=when,
                    raw=text,
                    version=told["version"],
                    audience=told["audience"],
                    stamp=told["stamp"],
                )
            )
    return Read({}, tuple(said), tuple(aside), spread)


def _refusal(comment: Comment, kind: Kind | None, anchor: Anchor, replies: set[int]) -> str:
    """Why a comment is not taken; "" where it is."""
    if comment.comment_id in replies:
        return "an answer to another comment"
    if not comment.author.strip():
        return "it does not say who wrote it"
    if not anchor.texts:
        return "it lies over no sentence"
    if kind is None:
        return "it does not begin with excites, confuses or doubts (--kind says what such comments count as)"
    return ""


def _open(path: Path) -> Document:
    import docx

    with ZipFile(path) as packed:
        size = sum(part.file_size for part in packed.infolist())
    if size > MOST_BYTES:
        raise UnreadableFile(f"{path} unpacks to {size:,} bytes. This is no story.")
    return docx.Document(str(path))


def _replies(document: Document) -> set[int]:
    """The ids of comments that answer another: Word says so in a part of its own."""
    from lxml import etree

    package = document.part.package
    every = package.iter_parts() if package else ()
    parts = [part for part in every if str(part.partname) == "/word/commentsExtended.xml"]
    if not parts:
        return set()
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    extended = etree.fromstring(parts[0].blob, parser).iter(f"{W15}commentEx")
    answering = {each.get(f"{W15}paraId") for each in extended if each.get(f"{W15}paraIdParent")}
    return {
        comment.comment_id
        for comment in document.comments
        if answering & {each.get(f"{W14}paraId") for each in comment._comment_elm.iter(f"{W}p")}
    }


@dataclass(slots=True)
class _Paragraph:
    text: str = ""
    ranges: list[tuple[int, int, int]] = field(default_factory=list)
    """Comment, start and end in the text."""


class _Walk:
    """Goes through a document's body and keeps the words that were sent out, and what lies over them."""

    def __init__(self, document: Document) -> None:
        self.body: Element = document.element.body
        self.open: dict[int, int] = {}
        self.paragraphs: list[_Paragraph] = []

    def anchors(self) -> dict[int, Anchor]:
        """By comment."""
        for element in self.body.iter(f"{W}p", f"{W}commentRangeStart", f"{W}commentRangeEnd"):
            if element.tag == f"{W}p":
                self._paragraph(element)
            elif not any(above.tag == f"{W}p" for above in element.iterancestors()):
                self._between(element)
        covered: dict[int, list[tuple[float, int, str]]] = {}
        for paragraph in self.paragraphs:
            cut = list(sentences(paragraph.text))
            for comment, start, end in paragraph.ranges:
                shares = _shares(cut, start, end)
                covered.setdefault(comment, []).extend(
                    (share, length, paragraph.text[a:b]) for (a, b), share, length in shares
                )
        return {comment: _anchor(found) for comment, found in covered.items()}

    def _paragraph(self, element: Element) -> None:
        here = _Paragraph()
        self.paragraphs.append(here)
        self.open = dict.fromkeys(self.open, 0)
        for kind, value in _steps(element):
            if kind == "text":
                here.text += value
            elif kind == "start":
                self.open[int(value)] = len(here.text)
            elif kind == "end" and int(value) in self.open:
                here.ranges.append((int(value), self.open.pop(int(value)), len(here.text)))
            elif kind == "reference" and not any(each[0] == int(value) for each in self._all_ranges()):
                here.ranges.append((int(value), len(here.text), len(here.text)))
        here.ranges += [(comment, start, len(here.text)) for comment, start in self.open.items()]

    def _between(self, element: Element) -> None:
        """An edge that stands between two paragraphs, as some programs write it."""
        comment = int(element.get(f"{W}id", "0"))
        if element.tag == f"{W}commentRangeStart":
            self.open[comment] = 0
        else:
            self.open.pop(comment, None)

    def _all_ranges(self) -> Iterator[tuple[int, int, int]]:
        for paragraph in self.paragraphs:
            yield from paragraph.ranges


def _steps(element: Element) -> Iterator[tuple[str, str]]:
    """The words and the edges of comments in a paragraph, in order; not those of a paragraph in a box inside it."""
    for child in element:
        tag = child.tag
        if tag == f"{W}commentRangeStart":
            yield "start", child.get(f"{W}id", "0")
        elif tag == f"{W}commentRangeEnd":
            yield "end", child.get(f"{W}id", "0")
        elif tag == f"{W}commentReference":
            yield "reference", child.get(f"{W}id", "0")
        elif tag in {f"{W}t", f"{W}delText"}:
            yield "text", child.text or ""
        elif tag in {f"{W}tab", f"{W}br", f"{W}cr"}:
            yield "text", " "
        elif tag in _NOT_SENT:
            yield from ((kind, value) for kind, value in _steps(child) if kind != "text")
        elif isinstance(tag, str) and tag != f"{W}p":
            yield from _steps(child)


def _shares(cut: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[tuple[int, int], float, int]]:
    """The sentences that a stretch touches: how much of each it covers, and how many letters."""
    for a, b in cut:
        length = min(b, end) - max(a, start)
        if length > 0 or (start == end and a <= start <= b):
            yield (a, b), max(length, 0) / (b - a), max(length, 0)


def _anchor(found: list[tuple[float, int, str]]) -> Anchor:
    whole = tuple(text for share, _, text in found if share >= WHOLE)
    most = max(found, key=lambda each: each[1], default=None)
    return Anchor(tuple(dict.fromkeys(whole)) or ((most[2],) if most else ()))
