"""Polarity of app-review sentences that people annotated, against VADER on the same sentences in the same run.

A sentence is praise where people marked features in it as positive and none as negative, a complaint the other way
round, both where both, and neither where all are neutral. Nothing was trained or tuned on these sentences.
"""

from __future__ import annotations

import csv
import json
import os
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from tellback.feedback.stance import Stance
from tellback.feedback.train import judge_for
from tellback.model.base import MODELS, open_model

DATA = Path(os.environ.get("TELLBACK_DATA") or Path(__file__).parents[2] / "shared" / "data") / "labelled"
SURE = (0.25, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
Odds = NDArray[np.floating]


@dataclass(frozen=True)
class Heard:
    """What one judge makes of every sentence: `against` orders them, `shown` says something, `sure` how surely."""

    name: str
    against: Odds
    stances: list[str]
    sure: Odds
    seconds: float


def read(path: Path) -> list[tuple[str, str]]:
    """Every annotated sentence once, with its stance."""
    found: dict[str, set[str]] = {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            marked = {name for name in ("Positive", "Neutral", "Negative") if row[f"Feature ({name})"].strip()}
            found.setdefault(row["Sentence content"].strip(), set()).update(marked)
    return [(text, _stance(marked)) for text, marked in found.items() if marked]


def _stance(marked: set[str]) -> str:
    if {"Positive", "Negative"} <= marked:
        return "both"
    return "praise" if "Positive" in marked else "complaint" if "Negative" in marked else "neither"


def vader(texts: list[str]) -> Heard:
    began = time.process_time()
    analyser = SentimentIntensityAnalyzer()
    compound = np.array([analyser.polarity_scores(text)["compound"] for text in texts])
    stances = ["complaint" if value <= -0.05 else "praise" if value >= 0.05 else "neither" for value in compound]
    return Heard("VADER", -compound, stances, np.abs(compound), time.process_time() - began)


def ours(texts: list[str], name: str) -> Heard:
    model = open_model(name)
    judge = judge_for(model)
    languages = ["en"] * len(texts)
    model.embed(texts[:50])
    began = time.process_time()
    vectors = model.embed(texts)
    judged = judge.judge(texts, languages, vectors)
    seconds = time.process_time() - began
    odds = judge.odds(texts, languages, vectors)
    stances = [str(stance) for stance in judged.stances]
    return Heard(f"tellback, {name}", odds[:, 0] - odds[:, 1], stances, judged.sureness, seconds)


def scores(heard: Heard, gold: list[str], shown: float | None = None) -> dict[str, object]:
    """How well complaint and praise are told apart. `shown`: judge that share of the polar, the surest first."""
    truth = np.array(gold)
    polar = np.isin(truth, (Stance.COMPLAINT, Stance.PRAISE))
    complains = truth == Stance.COMPLAINT
    speaks = np.isin(heard.stances, (Stance.COMPLAINT, Stance.PRAISE))
    rank = np.where(speaks, heard.sure, 0) if shown is None else np.abs(heard.against)
    share = speaks[polar].mean() if shown is None else shown
    surest = np.argsort(-rank[polar], kind="stable")[: round(share * polar.sum())]
    right = ((heard.against > 0) == complains)[polar]
    says = np.isin(heard.stances, (Stance.COMPLAINT, Stance.BOTH))
    real = np.isin(truth, (Stance.COMPLAINT, Stance.BOTH))
    return {
        "AUC": round(float(roc_auc_score(complains[polar], heard.against[polar])), 3),
        "coverage": round(float(share), 3),
        "accuracy": round(float(right[surest].mean()), 3),
        "accuracy, all polar": round(float(right.mean()), 3),
        "right of four stances": round(float((np.array(heard.stances) == truth).mean()), 3),
        "complaints: precision": round(float(real[says].mean()), 3),
        "complaints: recall": round(float(says[real].mean()), 3),
        "CPU s": round(heard.seconds, 2),
    }


def reliability(heard: Heard, gold: list[str]) -> None:
    """Whether it is right as often as it says, of four stances, and of its complaints and praises where they are."""
    truth, said = np.array(gold), np.array(heard.stances)
    polar = np.isin(truth, (Stance.COMPLAINT, Stance.PRAISE)) & np.isin(said, (Stance.COMPLAINT, Stance.PRAISE))
    for low, high in pairwise(SURE):
        here = (heard.sure >= low) & (heard.sure < high)
        if here.any():
            row = {
                "table": "polarity, how sure and how right",
                "judge": heard.name,
                "says": f"{low:.2f}-{min(high, 1):.2f}",
                "mean said": round(float(heard.sure[here].mean()), 3),
                "sentences": int(here.sum()),
                "right of four stances": round(float((said == truth)[here].mean()), 3),
                "polar, shown": int((here & polar).sum()),
                "right of two": round(float((said == truth)[here & polar].mean()), 3) if (here & polar).any() else "",
            }
            print(json.dumps(row))


def main() -> None:
    sentences = read(DATA / "feature_sentiment_sentences.csv")
    texts, gold = [text for text, _ in sentences], [stance for _, stance in sentences]
    lexicon = vader(texts)
    print(json.dumps({"table": "polarity", "judge": "VADER", **scores(lexicon, gold)}))
    for name in MODELS:
        heard = ours(texts, name)
        found = scores(heard, gold)
        print(json.dumps({"table": "polarity", "judge": heard.name, **found}))
        same = scores(lexicon, gold, shown=float(str(found["coverage"])))
        print(json.dumps({"table": "polarity", "judge": f"VADER at the coverage of {name}", **same}))
        reliability(heard, gold)


if __name__ == "__main__":
    main()
