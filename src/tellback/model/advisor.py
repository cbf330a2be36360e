"""The Advisor seam: a language model that may be asked, if tellback.toml names one."""

from __future__ import annotations

from typing import Protocol, TypeVar

from tellback.errors import ExtraMissing, NoAdvisor

T = TypeVar("T")


class Advisor(Protocol):
    """Answers in the shape it is asked for. What it says is marked with its `name` wherever it is shown."""

    @property
    def name(self) -> str:
        """What the model goes by, such as "openai:gpt-5"."""
        ...

    def answer(self, task: str, text: str, shape: type[T]) -> T:
        """What a task makes of a text: a dataclass, or a list of them. Raises AdvisorFailed."""
        ...


def open_advisor(name: str) -> Advisor:
    """The language model of that name. Nothing is sent before it is asked.

    Raises NoAdvisor where no name is given, ExtraMissing where a package it needs is not installed, AdvisorFailed where
    there is no such model or no key for it.
    """
    if not name:
        raise NoAdvisor
    try:
        from tellback.model.llm import LanguageModel
    except ModuleNotFoundError as missing:
        raise ExtraMissing(f"{missing.name} is not installed. Run: pip install 'tellback[llm]'") from None
    return LanguageModel(name)
