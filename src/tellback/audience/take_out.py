"""What readers said of a version, to take along: as a table, or beside the story in Word."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tellback.audience.hear import hear
from tellback.audience.heard import Reader
from tellback.audience.invitation import Audience, Invitation
from tellback.audience.sort_out import latest
from tellback.audience.stamp import name_of, stamp
from tellback.errors import AlreadyThere, BadName, NotFound
from tellback.narrative.compare import read_version
from tellback.narrative.plain import plain
from tellback.narrative.versions import find, versions
from tellback.people.redact import redact
from tellback.show.table import Cell, Table, as_csv
from tellback.workspace.workspace import Workspace

COLUMNS = (
    *("version", "audience", "invitation", "reader", "number", "sentence", "kind", "note", "reached"),
    *("rating", "answer", "begun at", "made at", "finished", "not counted because", "workspace"),
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whose marks are taken out: of a version ("" for every one) and an audience (None for all)."""

    version: str = ""
    audience: Audience | None = None
    story: str = ""


def take_out(here: Workspace, path: Path, chosen: Chosen, blank: bool = False) -> None:
    """Write what readers said into a file, a table or a Word document by how its name ends.

    Raises BadName for another ending, AlreadyThere rather than write over a file that may hold comments.
    """
    kind = path.suffix.lower()
    if kind not in {".csv", ".docx"}:
        raise BadName(f"`{path.name}`: let the name end in .csv for a table or in .docx for Word.")
    if path.exists():
        raise AlreadyThere(f"{path} stands there already. Nothing was written: choose another name.")
    path.write_bytes(story_in_word(here, chosen, blank) if kind == ".docx" else marks_csv(here, chosen))


def marks_csv(here: Workspace, chosen: Chosen) -> bytes:
    """The table as the bytes of a file."""
    return as_csv(marks_table(here, chosen)).encode()


def marks_table(here: Workspace, chosen: Chosen) -> Table:
    """One row a mark, in the order of the readers and of the story; a row without one for who marked nothing.

    Readers go by invitation and number, as `erase-reader` takes them; sentences are numbered from 1. Notes and answers
    are shown as everywhere, without what tells who somebody is. Raises NotFound where nobody was invited to a version.
    """
    heard = hear(here, chosen.story, [chosen.version] if chosen.version else [])
    if chosen.version and chosen.version not in heard.texts:
        known = ", ".join(hear(here, chosen.story).texts) or "none yet"
        raise NotFound(f"Nobody was invited to read {chosen.version}. Versions with readers: {known}.")
    wording = {name: [plain(each.text) for each in read_version(text).wording] for name, text in heard.texts.items()}
    mine = stamp(here.store)
    rows: list[tuple[Cell, ...]] = []
    for reader in heard.readers:
        if not reader.erased and chosen.audience in {None, reader.audience}:
            rows += _rows(reader, wording[reader.version], mine)
    return Table(COLUMNS, tuple(rows))


def _rows(reader: Reader, wording: list[str], mine: str) -> list[tuple[Cell, ...]]:
    marks = reader.marks or (None,)
    return [
        (
            reader.version,
            str(reader.audience),
            reader.invitation,
            name_of(reader),
            *((mark.sentence + 1, wording[mark.sentence], str(mark.kind), redact(mark.note)) if mark else (None,) * 4),
            reader.reached + 1,
            reader.rating or None,
            redact(reader.answer),
            reader.begun_at,
            mark.made_at if mark else None,
            "yes" if reader.finished else "no",
            reader.careless,
            mine,
        )
        for mark in marks
    ]


def wording_of(here: Workspace, chosen: Chosen) -> Invitation:
    """The version as an audience would be invited to it; nobody is. Raises NotFound."""
    known = versions(here, chosen.story)
    version = find(known, chosen.version or latest(known), here.folder)
    audience = chosen.audience or Audience.EXECUTIVES
    return Invitation(0, known.path, version.called, audience, True, 0, "", "", "", text=version.text)


def story_in_word(here: Workspace, chosen: Chosen, blank: bool = False) -> bytes:
    """A version as a Word document, with what its readers said as comments, or `blank` for others to comment on.

    Raises NotFound where there is no such version.
    """
    from tellback.audience.word_document import word_document

    asked = wording_of(here, chosen)
    heard = hear(here, chosen.story)
    readers = [
        reader
        for reader in heard.readers
        if not blank and heard.texts[reader.version] == asked.text and chosen.audience in {None, reader.audience}
    ]
    return word_document(asked, readers, stamp(here.store))
