"""Bring a file of customers into a workspace, with the columns this workspace keeps for its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tellback.errors import UnknownColumns
from tellback.feedback.recognise import sample_of, source_name, source_of
from tellback.people.enrol import Enrolled, enrol
from tellback.people.export import Export
from tellback.people.recognise import recognise
from tellback.store.readings import Progress
from tellback.text.fingerprint import fingerprint
from tellback.text.profile import names_in
from tellback.workspace.settings import keep_columns, read_settings
from tellback.workspace.workspace import Workspace


def look(here: Workspace, location: str | Path, source: str = "", given: Mapping[str, str] | None = None) -> Export:
    """A file as this workspace would read it: what was kept for its source counts, what is given wins.

    Raises UnreadableFile, UnknownFormat or UnknownColumns, each saying what to do.
    """
    path = Path(location).resolve()
    name = source or source_name(path)
    plug = source_of(path)
    sample = sample_of(plug, path)
    roster, columns = recognise(sample, read_settings(here.folder).sources.get(_kept_as(name)), given)
    return Export(
        location=str(path),
        source=name,
        roster=roster,
        columns=columns,
        rows=lambda: plug.read(str(path)),
        fingerprint=fingerprint(path),
        names=names_in(sample),
        notes=plug.describe(str(path)),
        first=tuple(sample[:5]),
    )


def look_at(here: Workspace, location: str | Path, roster: str = "") -> Export:
    """The same for a person to correct: a file that no roster knows is shown as a table, its columns left open."""
    given = {"roster": roster} if roster else {}
    try:
        return look(here, location, given=given)
    except UnknownColumns:
        export = look(here, location, given={"roster": "table"})
        doubt = "No column is named like a customer, a first or a last day: choose the ones that are."
        return replace(export, columns=replace(export.columns, unsure=(doubt,)))


def enlist(here: Workspace, export: Export, progress: Progress | None = None) -> Enrolled:
    """Take a file in and keep its columns in tellback.toml, so that the next file of this source is read alike."""
    done = enrol(here.store, export, progress)
    dates = {"dates": export.columns.dates} if export.columns.dates else {}
    chosen = {"roster": export.roster.name, **export.columns.fields, **dates}
    if read_settings(here.folder).sources.get(_kept_as(export.source)) != chosen:
        keep_columns(here.folder, _kept_as(export.source), chosen)
    return done


def _kept_as(source: str) -> str:
    """Apart from messages of a source of the same name."""
    return f"customers/{source}"
