"""The Advisor contract: answers come in the shape asked for, and nothing is sent that nobody configured."""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from pydantic_ai.exceptions import ModelHTTPError
from pydantic_ai.messages import ModelMessage, ModelResponse
from pydantic_ai.models.function import AgentInfo, FunctionModel

from advising import advisor
from tellback.errors import AdvisorFailed, ExtraMissing, NoAdvisor
from tellback.model.advisor import Advisor, open_advisor
from tellback.model.llm import LanguageModel


@dataclass(frozen=True, slots=True)
class Cost:
    euros: int
    why: str


@pytest.fixture(params=["test", "function"])
def each(request: pytest.FixtureRequest) -> Advisor:
    return open_advisor("test") if request.param == "test" else advisor({"euros": 4, "why": "rent"})


def test_an_answer_has_the_shape_asked_for(each: Advisor) -> None:
    cost = each.answer("Name a cost.", "Heron is cheap.", Cost)
    assert isinstance(cost, Cost)
    assert isinstance(cost.euros, int)
    assert each.name


def test_it_answers_where_a_loop_is_running_as_in_a_notebook() -> None:
    async def cell() -> Cost:
        return advisor({"euros": 4, "why": "rent"}).answer("Name a cost.", "Heron is cheap.", Cost)

    with ThreadPoolExecutor(1) as apart:
        assert apart.submit(lambda: asyncio.run(cell())).result() == Cost(4, "rent")


def test_without_a_name_nothing_is_opened() -> None:
    with pytest.raises(NoAdvisor, match=r"\[llm\]\nmodel = "):
        open_advisor("")


def test_a_model_nobody_knows_is_said_with_its_place() -> None:
    with pytest.raises(AdvisorFailed, match=r'\[llm\] in tellback.toml, model = "opnai:gpt-5": Unknown model'):
        open_advisor("opnai:gpt-5")


def test_a_provider_that_is_not_installed_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "none")
    with pytest.raises(ExtraMissing, match="anthropic"):
        open_advisor("anthropic:claude-sonnet-4-5")


def test_a_missing_extra_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "tellback.model.llm", raising=False)
    monkeypatch.setitem(sys.modules, "pydantic_ai", None)
    with pytest.raises(ExtraMissing, match=r"pip install 'tellback\[llm\]'"):
        open_advisor("ollama:llama3.2")


def test_an_answer_of_another_shape_is_a_failure() -> None:
    with pytest.raises(AdvisorFailed, match="made-up:1 did not answer"):
        advisor({"euros": "many"}).answer("Name a cost.", "Heron is cheap.", Cost)


def test_a_provider_that_fails_is_a_failure() -> None:
    def refused(_messages: list[ModelMessage], _info: AgentInfo) -> ModelResponse:
        raise ModelHTTPError(429, "made-up:1")

    with pytest.raises(AdvisorFailed, match="429"):
        LanguageModel(FunctionModel(refused, model_name="made-up:1")).answer("Name a cost.", "Heron.", Cost)
