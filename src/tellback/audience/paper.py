"""A version of the story as a sheet of paper, for readers without a screen."""

from __future__ import annotations

from pathlib import Path

from tellback.audience.put import RATING, SENTENCE
from tellback.audience.sheet import sheet
from tellback.audience.take_out import Chosen, wording_of
from tellback.errors import AlreadyThere
from tellback.workspace.workspace import Workspace


def write_paper(here: Workspace, path: Path, chosen: Chosen) -> None:
    """Write the sheet as one file of HTML that needs nothing else. Raises NotFound, AlreadyThere."""
    from tellback.show.html import STATIC, environment

    if path.exists():
        raise AlreadyThere(f"{path} stands there already. Nothing was written: choose another name with --out.")
    asked = wording_of(here, chosen)
    text = (
        environment()
        .get_template("paper.html")
        .render(
            asked=asked,
            sheet=sheet(asked),
            question=SENTENCE,
            rating=RATING,
            style=(STATIC / "paper.css").read_text(encoding="utf-8"),
        )
    )
    path.write_text(text, encoding="utf-8")
