"""The story in Word: marks go out as comments, and comments come in, however Word has cut the words."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tellback.audience.admit import admit, begin
from tellback.audience.bring import bring
from tellback.audience.hear import hear
from tellback.audience.invitation import Audience
from tellback.audience.invite import Wanted as Wish
from tellback.audience.invite import invite
from tellback.audience.mark import Kind
from tellback.audience.put import put
from tellback.audience.said import Brought, Wanted
from tellback.audience.take_out import Chosen, take_out
from tellback.audience.word_comments import read_comments
from tellback.errors import AlreadyThere, BadName, UnreadableFile
from tellback.workspace.workspace import Workspace

FOLDERS = "Your folders stay in exactly the order you gave them."
SEARCH = "Search answers in under one second across ten years of mail."


@pytest.fixture
def blank(here: Workspace, tmp_path: Path) -> Path:
    path = tmp_path / "story.docx"
    take_out(here, path, Chosen(audience=Audience.CUSTOMERS), blank=True)
    return path


def run_of(document: Any, text: str) -> Any:
    return next(run for paragraph in document.paragraphs for run in paragraph.runs if run.text == text)


def come_back(here: Workspace, document: Any, path: Path, **wanted: Any) -> Brought:
    document.save(str(path))
    return bring(here, path, Wanted(**wanted))


def said(here: Workspace) -> list[list[tuple[int, str, str]]]:
    return [[(mark.sentence + 1, str(mark.kind), mark.note) for mark in reader.marks] for reader in hear(here).readers]


def test_marks_go_out_as_comments_and_are_not_taken_for_other_readers_when_they_come_back(
    here: Workspace, tmp_path: Path
) -> None:
    made = invite(here, Wish(Audience.INVESTORS))
    token = made.links[0].removeprefix("/read/")
    begin(here.store, token)
    put(here.store, admit(here.store, token), 4, Kind.DOUBTS, "ask ana@mail.example\x0b=1+1")
    path = tmp_path / "heat.docx"
    take_out(here, path, Chosen())
    document = docx.Document(str(path))
    comment = next(iter(document.comments))
    assert (comment.author, comment.initials) == ("investor 1-1", "i1-1")
    assert comment.text == "doubts: ask [email]=1+1"
    assert read_comments(path).said[0].sentence == SEARCH
    done = bring(here, path, Wanted())
    assert (done.ours, done.readers, done.aside) == (1, 0, ())


def test_the_document_reads_like_the_story_and_asks_for_comments(blank: Path) -> None:
    document = docx.Document(str(blank))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert styles["Heron Mail 5 puts every conversation where you left it"] == "Title"
    assert styles["The problem"] == "Heading 2"
    assert styles['"I stopped dreading Monday mornings," says Joana Reis, who runs a law office of three.'] == "Quote"
    assert any("Review, New Comment" in text for text in styles)
    assert not any("hate the redesign" in text for text in styles)
    assert not any("  " in text for text in styles)


def test_comments_come_in_under_their_authors_with_kind_and_note(here: Workspace, blank: Path) -> None:
    document = docx.Document(str(blank))
    search, folders = run_of(document, SEARCH), run_of(document, FOLDERS)
    document.add_comment(search, "Doubts: every one?", "Ana", "A")
    document.add_comment(folders, "✦", "Ana", "A")
    document.add_comment(search, "? under load, too", "Ben", "B")
    document.add_comment(search, "nice.", "Ben", "B")
    done = come_back(here, document, blank)
    assert {each.invitation.audience for each in done.origins} == {Audience.CUSTOMERS}
    assert [(each.place, each.reason.partition(" (")[0]) for each in done.aside] == [
        ("comment 4", "it does not begin with excites, confuses or doubts")
    ]
    assert said(here) == [[(4, "excites", ""), (5, "doubts", "every one?")], [(5, "confuses", "under load, too")]]
    assert bring(here, blank, Wanted()).marks == 0
    assert all(word not in str(here.store.query("select * from reading_origin_readers")) for word in ("Ana", "Ben"))


def test_a_bare_comment_counts_as_the_kind_that_is_given(here: Workspace, blank: Path) -> None:
    document = docx.Document(str(blank))
    document.add_comment(run_of(document, SEARCH), "says who", "Ana", "A")
    assert come_back(here, document, blank, kind=Kind.DOUBTS).marks == 1


def test_words_cut_into_runs_and_tracked_changes_are_read_as_they_were_sent(here: Workspace, blank: Path) -> None:
    document = docx.Document(str(blank))
    run = run_of(document, SEARCH)
    head, tail = deepcopy(run._r), deepcopy(run._r)
    head.text, tail.text = "Search answers ", " ten years of mail."
    space = 'xml:space="preserve"'
    gone = (
        f"<w:del {nsdecls('w')} w:id='90'><w:r><w:delText {space}>in under one second across</w:delText></w:r></w:del>"
    )
    new = f"<w:ins {nsdecls('w')} w:id='91'><w:r><w:t {space}>soon, we hope, over</w:t></w:r></w:ins>"
    start, end = (f"<w:commentRange{edge} {nsdecls('w')} w:id='0'/>" for edge in ("Start", "End"))
    comment = document.add_comment(run, "doubts", "Ana", "A")
    assert comment.comment_id == 0
    parent = run._r.getparent()
    for edge in ("w:commentRangeStart", "w:commentRangeEnd"):
        for each in list(parent.iter(qn(edge))):
            parent.remove(each)
    for piece in (head, parse_xml(gone), parse_xml(start), parse_xml(new), parse_xml(end), tail):
        run._r.addprevious(piece)
    parent.remove(run._r)
    assert come_back(here, document, blank).aside == ()
    assert said(here) == [[(5, "doubts", "")]]


def test_a_comment_over_two_paragraphs_means_each_sentence_that_it_covers(here: Workspace, blank: Path) -> None:
    document = docx.Document(str(blank))
    first = run_of(document, "They lose a minute each time looking for the thread they were in.")
    last = run_of(document, "Heron 5 works offline for a whole working day, and sends when you are back.")
    document.add_comment([first, last], "confuses: where is this going", "Ana", "A")
    done = come_back(here, document, blank)
    assert (done.spread, done.aside) == (1, ())
    assert said(here) == [[(7, "confuses", "where is this going"), (8, "confuses", "")]]


def test_a_comment_on_two_words_means_their_sentence_and_an_answer_is_no_mark(here: Workspace, blank: Path) -> None:
    document = docx.Document(str(blank))
    run = run_of(document, SEARCH)
    two = deepcopy(run._r)
    run.text, two.text = "Search answers in under ", "one second across ten years of mail."
    run._r.addnext(two)
    document.add_comment(run, "doubts: how", "Ana", "A")
    document.add_comment(run, "doubts are fine, thanks", "The author", "T")
    document.save(str(blank))
    _reply(blank)
    done = bring(here, blank, Wanted())
    assert [each.reason for each in done.aside] == ["an answer to another comment"]
    assert said(here) == [[(5, "doubts", "how")]]


def test_what_is_no_document_is_said_to_be_none(here: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"no zip")
    with pytest.raises(UnreadableFile, match="not a Word document"):
        bring(here, path, Wanted())
    with ZipFile(path, "w") as packed:
        packed.writestr("word/document.xml", "<nothing/>")
    with pytest.raises(UnreadableFile, match="not a Word document"):
        bring(here, path, Wanted())


@pytest.mark.parametrize(
    ("part", "was", "now"),
    [
        ("word/comments.xml", b'w:id="0"', b'w:id="x"'),
        ("word/comments.xml", b'w:author="Ana"', b""),
        ("word/comments.xml", b"<w:comment ", b"<w:comment"),
        ("word/document.xml", b'w:id="0"', b'w:id="x"'),
        ("[Content_Types].xml", b"Extension=", b"Ending="),
        ("docProps/core.xml", b"</cp:coreProperties>", b""),
    ],
)
def test_a_document_with_a_damaged_part_is_said_to_be_damaged(
    here: Workspace, blank: Path, part: str, was: bytes, now: bytes
) -> None:
    document = docx.Document(str(blank))
    document.add_comment(run_of(document, SEARCH), "doubts", "Ana", "A")
    document.save(str(blank))
    with ZipFile(blank) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    assert was in parts[part]
    with ZipFile(blank, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content.replace(was, now) if name == part else content)
    with pytest.raises(UnreadableFile, match="or is damaged"):
        bring(here, blank, Wanted())


def test_nothing_is_written_over_and_other_endings_are_refused(here: Workspace, blank: Path) -> None:
    with pytest.raises(AlreadyThere):
        take_out(here, blank, Chosen())
    with pytest.raises(BadName, match="docx"):
        take_out(here, blank.with_suffix(".pdf"), Chosen())


def _reply(path: Path) -> None:
    """Make the second comment an answer to the first, as Word writes it."""
    with ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    comments = parts["word/comments.xml"].decode()
    for number, at in enumerate(("<w:p>", "<w:p>"), 1):
        comments = comments.replace(at, f'<w:p xmlns:w14="{W14}" w14:paraId="0000000{number}">', 1)
    parts["word/comments.xml"] = comments.encode()
    parts["word/commentsExtended.xml"] = (
        f'<w15:commentsEx xmlns:w15="{W15}"><w15:commentEx w15:paraId="00000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/></w15:commentsEx>'
    ).encode()
    extended = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/word/commentsExtended.xml" ContentType="{extended}"/></Types>'.encode()
    )
    related = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rId99" Type="{related}" Target="commentsExtended.xml"/></Relationships>'.encode(),
    )
    with ZipFile(path, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)


W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
