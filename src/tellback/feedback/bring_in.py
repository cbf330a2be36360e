"""Bring a file into a workspace, with the columns this workspace keeps for its source."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tellback.feedback.export import Export
from tellback.feedback.intake import Intake, intake
from tellback.feedback.queries.imports import IMPORTS
from tellback.feedback.recognise import recognise, source_name
from tellback.store.readings import Progress
from tellback.workspace.settings import keep_columns, read_settings
from tellback.workspace.workspace import Workspace


def look(here: Workspace, location: str | Path, source: str = "", given: Mapping[str, str] | None = None) -> Export:
    """A file as this workspace would read it: what was kept for its source counts, what is given wins."""
    name = source or source_name(Path(location).resolve())
    return recognise(location, name, read_settings(here.folder).sources.get(name), given)


def bring_in(here: Workspace, export: Export, progress: Progress | None = None) -> Intake:
    """Take a file in and keep its columns in tellback.toml, so that the next file of this source is read alike."""
    done = intake(here.store, export, progress)
    columns = export.columns
    options = {"dates": columns.dates or "", "scale": columns.scale}
    chosen = {**columns.fields, **{name: value for name, value in options.items() if value}}
    if read_settings(here.folder).sources.get(export.source) != chosen:
        keep_columns(here.folder, export.source, chosen)
    return done


def to_mend(here: Workspace) -> list[tuple[str, str]]:
    """Source and location of each file some of whose rows could not be read."""
    return [(row["source"], row["location"]) for row in IMPORTS.to_mend(here.store)]
