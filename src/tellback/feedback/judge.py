"""Whether a passage complains, praises, does both or neither, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from tellback.feedback.lexicon import LANGUAGES
from tellback.feedback.marks import MARKS, marks
from tellback.feedback.stance import Stance
from tellback.stats.logistic import chance, with_one

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.floating]

UNDERSTOOD = "en"
"""The one language whose meaning both embedders know; in others the words alone are judged."""

SOBER = 0.8
"""Real messages are messier than sentences written to teach: log odds are taken at this share of their worth, the
largest at which stated and observed precision agreed on a public survey (CC0) whose questions ask for one stance."""

STRANGE = -0.7
"""Log odds of complaint, and of praise, in a language whose words are not known: cannot tell."""

SPEAKING = 2.0
"""Where no word is understood, a smile or a frown says all there is, and counts for more than beside words."""

_STANCES = (Stance.COMPLAINT, Stance.PRAISE, Stance.BOTH, Stance.NEITHER)
_SIGNS = [MARKS.index("frowns"), MARKS.index("smiles")]


@dataclass(frozen=True, slots=True, eq=False)
class Judgement:
    """One stance for each passage, and the calibrated probability, float32[n], that it is the right one."""

    stances: tuple[Stance, ...]
    sureness: Array


class Lesson(Protocol):
    """What the ratings of a workspace teach about its customers' ways to complain and praise."""

    def lean(self, texts: Sequence[str], vectors: Array, against: Array) -> Array:
        """Log odds of complaint against praise, given what the judge would say without the lesson."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """Two witnesses, words and meaning, heard together. Columns are always complaint, praise.

    `words` (marks + 1, 2) and `meaning` (dimensions + 1, 2) give log odds; `alone` (2, 2) and `together` (3, 2)
    weigh them so that they are calibrated, where the words speak alone and where both are heard.
    """

    words: Array
    meaning: Array
    alone: Array
    together: Array
    lesson: Lesson | None = None

    def judge(
        self, texts: Sequence[str], languages: Sequence[str], vectors: Array, favour: Array | None = None
    ) -> Judgement:
        """Judge passages by their words, language and vectors of shape (n, dimensions).

        `favour`, where given, is what the rating beside each passage adds: log odds of praise against complaint.
        """
        import numpy as np

        odds = self.odds(texts, languages, vectors)
        if self.lesson is not None and len(texts):
            against = odds[:, 0] - odds[:, 1]
            odds = _leaned(odds, self.lesson.lean(texts, vectors, against) - against)
        if favour is not None:
            odds = _leaned(odds, -favour)
        complaint, praise = chance(SOBER * odds).T
        sides = (complaint * (1 - praise), praise * (1 - complaint), complaint * praise)
        joint = np.stack([*sides, (1 - complaint) * (1 - praise)], axis=1)
        best = joint.argmax(1)
        return Judgement(tuple(_STANCES[at] for at in best), joint.max(1).astype(np.float32))

    def odds(self, texts: Sequence[str], languages: Sequence[str], vectors: Array) -> Array:
        """Log odds of complaint and of praise, shape (n, 2), by words and meaning only."""
        import numpy as np

        seen = marks(texts, languages)
        words = with_one(seen) @ self.words
        odds = words * self.alone[0] + self.alone[1]
        spoken = np.array(languages, dtype=object)
        understood = spoken == UNDERSTOOD
        if understood.any():
            meaning = with_one(vectors[understood]) @ self.meaning
            odds[understood] = words[understood] * self.together[0] + meaning * self.together[1] + self.together[2]
        strange = ~np.isin(spoken, LANGUAGES)
        odds[strange] = STRANGE + SPEAKING * seen[strange][:, _SIGNS] * self.words[_SIGNS, [0, 1]]
        return odds


def _leaned(odds: Array, against: Array) -> Array:
    import numpy as np

    return odds + np.stack([against, -against], axis=1) / 2
