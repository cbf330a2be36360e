"""What the ratings of a workspace teach: how its own customers complain and praise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tellback.feedback.judge import Judge
from tellback.feedback.queries import passages as queries
from tellback.feedback.rating import content
from tellback.feedback.train import FOLDS, ON_MEANING, ON_WITNESSES, witness
from tellback.model.base import Embedder
from tellback.stats.logistic import logistic, with_one
from tellback.store.base import Store
from tellback.text.language import language_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.floating]

ENOUGH = 100
"""Of content and discontent messages, each, below which ratings teach nothing: 84 in all left the judge
as good as it was (AUC .80 to .81 on survey comments with scores), 702 made it
better (.886 to .944 on survey answers)."""
MOST = 1000
"""Of each at most so many are read: more teach little and take long to embed."""
CONTENT = 0.5
"""How far from the middle of its scale, which goes from -1 to 1, a rating says something: 4 and 5 of 5 stars do."""
KEPT = 0.5
"""How much of its own opinion the judge keeps: ratings may know better, but not that a crash is welcome."""
HEAD = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Taught:
    """Log odds of complaint by meaning and by words, as ratings taught them, added to the judge's own."""

    meaning: Array
    vectorizer: Any
    words: Any
    weights: Array

    def lean(self, texts: Sequence[str], vectors: Array, against: Array) -> Array:
        """Log odds of complaint against praise."""
        import numpy as np

        by_words = self.words.decision_function(self.vectorizer.transform(texts))
        lessons = np.stack([with_one(vectors) @ self.meaning, by_words], axis=1)
        return KEPT * against + with_one(lessons) @ self.weights


def learn(store: Store, model: Embedder, judge: Judge) -> Judge:
    """The judge with what this workspace's ratings teach; the same judge where there are too few."""
    rated = queries.rated(store, 4 * MOST)
    sides: tuple[list[str], list[str]] = ([], [])
    for row in rated:
        feeling = content(row["rating"], row["scale"])
        if feeling is not None and abs(feeling) >= CONTENT:
            sides[feeling < 0].append(f"{row['title']}\n{row['text']}".strip()[:HEAD])
    few = min(MOST, *map(len, sides))
    if few < ENOUGH:
        return judge
    texts = [text for pair in zip(sides[0][:few], sides[1][:few], strict=True) for text in pair]
    return replace(judge, lesson=teach(texts, [0.0, 1.0] * few, model, judge))


def teach(texts: Sequence[str], complains: Sequence[float], model: Embedder, judge: Judge) -> Taught:
    """Fit meaning and words to the ratings, and weigh them on messages they were not fitted on (Platt scaling)."""
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import KFold, cross_val_predict

    yes = np.array(complains)
    vectors = model.embed(texts)
    odds = judge.odds(texts, [language_of(text) for text in texts], vectors)
    meaning, by_meaning = witness(vectors, yes, ON_MEANING)
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    counted = vectorizer.fit_transform(texts)
    words = LogisticRegression(C=3.0, max_iter=1000)
    by_words = cross_val_predict(words, counted, yes, cv=KFold(FOLDS), method="decision_function")
    lessons = np.stack([by_meaning, by_words], axis=1)
    weights = logistic(lessons, yes, ON_WITNESSES, known=KEPT * (odds[:, 0] - odds[:, 1]))
    return Taught(meaning, vectorizer, words.fit(counted, yes), weights)
