"""Stories about made-up products, from which one learns how to write one's own."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

EXAMPLES = ("bryar-carr", "calbucci", "internal-tool", "open-source")
"""The profiles that have an example of their own, the usual one first."""


def example(profiles: Sequence[str] = ()) -> str:
    """The story that teaches one of the profiles."""
    profile = next((each for each in reversed(profiles) if each in EXAMPLES), EXAMPLES[0])
    return starter(f"{profile.replace('-', '_')}.md")


def starter(file: str) -> str:
    """A file that a new workspace begins from, as it is kept: names in braces are still to be filled in."""
    return files("tellback.narrative").joinpath("starter", file).read_text(encoding="utf-8")
