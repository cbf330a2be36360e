"""Figures to take along: each as a picture that carries its sentences, and its numbers as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from tellback.retention.figures import Figure
from tellback.show.picture import png, svg
from tellback.show.table import as_csv

Form = Literal["png", "svg", "csv"]
FORMS: dict[Form, str] = {"png": "image/png", "svg": "image/svg+xml", "csv": "text/csv; charset=utf-8"}


def as_file(figure: Figure, form: Form) -> bytes:
    """One figure as the bytes of a file."""
    if form == "csv":
        return as_csv(figure.table).encode()
    said = (f"{figure.question}.", *figure.sentences, *figure.caveats)
    return png(figure.chart, figure.title, said) if form == "png" else svg(figure.chart, figure.title, said).encode()


def take(figures: Sequence[Figure], folder: Path) -> Iterator[Path]:
    """Write every figure into a folder, in every form; yields each file once it is written."""
    folder.mkdir(parents=True, exist_ok=True)
    for figure in figures:
        for form in FORMS:
            path = folder / f"{figure.name}.{form}"
            path.write_bytes(as_file(figure, form))
            yield path
