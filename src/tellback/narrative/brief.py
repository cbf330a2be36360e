"""The five questions about the customer that come before the first sentence of a story."""

from __future__ import annotations

from dataclasses import dataclass, field, fields


@dataclass(frozen=True, slots=True)
class Brief:
    """What a writer answers, empty where nothing is known yet. Bryar and Carr, *Working Backwards*: no answer, no press
    release.
    """

    customer: str = field(
        default="",
        metadata={
            "asks": "Who is the customer?",
            "such as": "People whose kettle, toaster or vacuum cleaner has just broken.",
        },
    )
    problem: str = field(
        default="",
        metadata={
            "asks": "What is their problem?",
            "such as": "They cannot tell whether a repair is worth it, so they buy a new one.",
        },
    )
    benefit: str = field(
        default="",
        metadata={
            "asks": "What is the one main benefit?",
            "such as": "You learn in a minute whether your machine is worth repairing.",
        },
    )
    evidence: str = field(
        default="",
        metadata={
            "asks": "How do you know?",
            "such as": "61 of 80 visitors to three repair cafés had bought a new one.",
        },
    )
    experience: str = field(
        default="",
        metadata={
            "asks": "What is it like to use?",
            "such as": "You take three photographs and answer one question.",
        },
    )

    @property
    def text(self) -> str:
        """Questions and answers, one a paragraph."""
        return "\n\n".join(f"{each.metadata['asks']}\n{getattr(self, each.name)}" for each in fields(self))


ASKED = tuple((each.name, str(each.metadata["asks"]), str(each.metadata["such as"])) for each in fields(Brief))
"""Each question with the name of its answer, and an answer about a made-up product."""
