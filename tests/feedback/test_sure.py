from __future__ import annotations

import numpy as np

from tellback.feedback.sure import Certainty, learnt

BEFORE = Certainty(6, -4)


def test_more_evidence_makes_surer() -> None:
    low, high = BEFORE.of(np.array([0.3, 0.9]))
    assert 0 < low < 0.5 < high < 1


def test_few_decisions_change_nothing() -> None:
    assert learnt(BEFORE, [0.9] * 19, [False] * 19) == BEFORE


def test_a_workspace_where_links_are_often_wrong_becomes_less_sure() -> None:
    draw = np.random.default_rng(0)
    evidence = draw.uniform(0.4, 1.0, 2000)
    right = draw.random(2000) < Certainty(5, -4.5).of(evidence)
    after = learnt(BEFORE, evidence.tolist(), right.tolist())
    at = np.array([0.5, 0.7, 0.9])
    np.testing.assert_allclose(after.of(at), Certainty(5, -4.5).of(at), atol=0.05)
    assert after.n == 2000


def test_unanimous_answers_do_not_make_it_certain() -> None:
    after = learnt(BEFORE, [0.8] * 30, [True] * 30)
    assert BEFORE.of(np.array([0.8]))[0] < after.of(np.array([0.8]))[0] < 0.99
