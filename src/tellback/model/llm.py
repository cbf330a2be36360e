"""Language models of every provider, through pydantic-ai. Nothing else here speaks to one."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from pydantic_ai import Agent
from pydantic_ai.exceptions import AgentRunError, UserError
from pydantic_ai.models import Model, infer_model

from tellback.errors import AdvisorFailed, ExtraMissing

T = TypeVar("T")


class LanguageModel:
    """A model by its provider and name ("openai:gpt-5", "ollama:llama3.2"), or one that is already open."""

    def __init__(self, model: str | Model) -> None:
        self.name = model if isinstance(model, str) else model.model_name
        try:
            self._model = infer_model(model)
        except UserError as error:
            raise AdvisorFailed(f'[llm] in tellback.toml, model = "{self.name}": {error}') from None
        except ImportError as error:
            raise ExtraMissing(str(error)) from None

    def answer(self, task: str, text: str, shape: type[T]) -> T:
        """What the model makes of a text. Raises AdvisorFailed."""
        agent = Agent(self._model, output_type=shape, instructions=task)
        try:
            with ThreadPoolExecutor(1) as apart:  # whoever asks may run a loop of their own, as a notebook does
                return apart.submit(lambda: asyncio.run(agent.run(text))).result().output
        except AgentRunError as error:
            raise AdvisorFailed(f"{self.name} did not answer: {error}") from None
