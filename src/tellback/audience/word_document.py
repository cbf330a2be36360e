"""A version of the story as a Word document, with what each reader said as a comment on the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from tellback.audience.heard import Reader
from tellback.audience.invitation import Invitation
from tellback.audience.mark import Kind
from tellback.audience.sheet import Asked, Sheet, sheet
from tellback.audience.stamp import name_of
from tellback.narrative.typeset import Block, Piece
from tellback.people.redact import redact

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

STYLES = {"heading": "Heading 2", "quote": "Quote", "item": "List Bullet"}
INVITED = (
    "Select a sentence, choose Review, New Comment, and begin it with excites, confuses or doubts; then say why, if you"
    " like. Marking little is fine. Save the document and send it back."
)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
Marks = Mapping[int, Sequence[tuple[Reader, Kind, str]]]


def word_document(asked: Invitation, readers: Sequence[Reader], stamp: str) -> bytes:
    """The version that an invitation is for as .docx; without readers it asks for comments, with them it shows theirs.

    Whoever reads a document with marks knows what others said before they read: it is for the author.
    """
    import docx

    document = docx.Document()
    _name(document, asked, stamp)
    if not readers:
        document.add_paragraph(INVITED).runs[0].italic = True
    _Setting(document, _by_sentence(readers)).story(sheet(asked))
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _name(document: Document, asked: Invitation, stamp: str) -> None:
    about = document.core_properties
    about.title, about.author = f"{asked.narrative} {asked.version}", "tellback"
    about.keywords, about.comments = f"tellback {asked.version} {asked.audience} {stamp}", ""


def _by_sentence(readers: Sequence[Reader]) -> Marks:
    found: dict[int, list[tuple[Reader, Kind, str]]] = {}
    for reader in readers:
        for mark in reader.marks:
            found.setdefault(mark.sentence, []).append((reader, mark.kind, mark.note))
    return found


class _Setting:
    """Puts the story into a document, block by block."""

    def __init__(self, document: Document, marks: Marks) -> None:
        self.document, self.marks = document, marks

    def story(self, told: Sheet) -> None:
        """Title, press release, both FAQs."""
        for at, block in enumerate(told.blocks):
            title = "Title" if not at else "Subtitle"
            self._block(block, title if block.kind == "title" else STYLES.get(block.kind, ""))
        self._faq("Questions customers ask", told.external)
        self._faq("Questions colleagues ask", told.internal)

    def _faq(self, title: str, asked: Sequence[Asked]) -> None:
        if asked:
            self.document.add_heading(title, 1)
        for each in asked:
            self._block(each.title, "Heading 2")
            for block in each.blocks:
                self._block(block, STYLES.get(block.kind, ""))

    def _block(self, block: Block, style: str) -> None:
        paragraph = self.document.add_paragraph(style=style or None)
        for at, piece in enumerate(piece for piece in block.pieces if piece.text.strip()):
            if at:
                paragraph.add_run(" ")
            runs = list(_runs(paragraph, piece))
            if runs and piece.told:
                self._comments(runs, piece.number - 1)

    def _comments(self, runs: Sequence[Run], sentence: int) -> None:
        for reader, kind, note in self.marks.get(sentence, ()):
            said = f"{kind}: {_printable(redact(note))}" if note else str(kind)
            initials = f"{str(reader.audience)[0]}{name_of(reader)}"
            self.document.add_comment(runs, said, f"{reader.audience.reader} {name_of(reader)}", initials)


def _runs(paragraph: Paragraph, piece: Piece) -> Iterator[Run]:
    """The Markdown of a piece as runs, each bold, italic or code as it is there."""
    from markdown_it import MarkdownIt

    bold = italic = 0
    for token in MarkdownIt("commonmark").parseInline(piece.text.strip())[0].children or ():
        if token.type in {"strong_open", "strong_close"}:
            bold += token.nesting
        elif token.type in {"em_open", "em_close"}:
            italic += token.nesting
        text = "\n" if token.type == "hardbreak" else " " if token.type == "softbreak" else token.content
        if text and token.type != "html_inline":
            run = paragraph.add_run(_printable(text))
            run.bold, run.italic = bool(bold) or None, bool(italic) or None
            yield run


def _printable(text: str) -> str:
    """Without what XML cannot hold."""
    return _UNPRINTABLE.sub("", text)
