"""The five questions about the customer that come before the first sentence of a story."""

from __future__ import annotations

from dataclasses import dataclass, field, fields


@dataclass(frozen=True, slots=True)
class Brief:
    """What a writer answers. Bryar and Carr, *Working Backwards*: no answer, no press release."""

    customer: str = field(metadata={"asks": "Who is the customer?"})
    problem: str = field(metadata={"asks": "What is their problem?"})
    benefit: str = field(metadata={"asks": "What is the one main benefit?"})
    evidence: str = field(metadata={"asks": "How do you know?"})
    experience: str = field(metadata={"asks": "What is it like to use?"})

    @property
    def text(self) -> str:
        """Questions and answers, one a paragraph."""
        return "\n\n".join(f"{each.metadata['asks']}\n{getattr(self, each.name)}" for each in fields(self))


QUESTIONS = tuple(str(each.metadata["asks"]) for each in fields(Brief))
