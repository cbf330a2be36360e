"""What bench/align.py measures in full, held on the same key: sentences of real versions, told by a person."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tellback.narrative.align import align

BENCH = Path(__file__).parents[2] / "bench" / "align.py"


@pytest.fixture
def bench() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("bench_align", BENCH)
    assert spec
    assert spec.loader
    module = sys.modules["bench_align"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    del sys.modules["bench_align"]


@pytest.mark.data
@pytest.mark.slow
def test_sentences_of_real_versions_are_followed_as_a_person_would(data: Path, bench: ModuleType) -> None:
    documents = bench.read(data / "cdk_rfcs" / "versions.parquet")
    key = list(bench.cases(documents))
    asked = sum(len(case.answers) for case in key)
    given = [
        answer.right
        for case in key
        for older, newer in [(documents[case.document][number - 1] for number in case.versions)]
        for answer in bench.answers_to(case, align([one.text for one in older], [one.text for one in newer]))
    ]
    assert sum(given) >= 0.97 * len(given)
    assert sum(given) >= 0.93 * asked
