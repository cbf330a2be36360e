"""Ways to say what was found: `x.py` offers `output`, a function from proofs to text."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tellback.narrative.proofread import Proof


def say(proofs: Sequence[Proof], output: str) -> str:
    """What was found, in the way that goes by this name."""
    said: str = import_module(f"{__name__}.{output}").output(proofs)
    return said
