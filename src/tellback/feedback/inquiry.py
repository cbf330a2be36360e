"""What customers ask: which passages do, which of them the FAQ answers, and which ask the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tellback.feedback.decision import Decision, overrule, taught
from tellback.feedback.gather import gather
from tellback.feedback.link import Aims, Links, link
from tellback.feedback.naming import without
from tellback.feedback.overlap import words
from tellback.feedback.queries import links as queries
from tellback.feedback.said import Said
from tellback.feedback.stance import Stance
from tellback.feedback.sure import Certainty, log_odds, measured
from tellback.model.base import Embedder
from tellback.narrative.evidence import Relation
from tellback.store.base import Row, Store
from tellback.text.asking import is_question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.float32]

ANSWERED = 0.6
"""A question that is at least this sure to be one of the FAQ's is answered there."""
ASKED = Certainty(0.6, -0.5)
"""From the log odds of the link to those that the FAQ's answer is the right one, before anybody decided: read off
1,990 forum questions of which the page that helped is known (bench/faq.py). It changes how sure, never which."""
OWN = 0.6
"""What a question's own words weigh beside those of its message."""
COMPLAINS = 0.85
"""What complains as surely as this and has no question mark does not ask."""
SHORTEST, LONGEST = 4, 25
"""So many words has a question that speaks for others that ask the same."""

_WELL_FORMED = re.compile(
    r"(?!i\b)[^\W\d_].*[?？]\W*|(?:how|where|when|which|what|why|who|is|are|can|could|do|does)\b.*", re.IGNORECASE
)
"""A question that speaks for others is on one line, begins with another word than "I", and ends or begins as one."""

_EMPTY = """advice advise anyone appreciated bug cause caused change correct did direction doing does explain fix fixed
going grateful gratefully greatly happen happened happening help idea ideas issue issues kind known let like look make
matter missing need new normal old option options please point possible post possibility problem problems question
reason received regards resolve right safe sense setting settings solution solve somebody sort stop suggestion
suggestions support supposed tell thank thanks thing thought thoughts tip tried try use used using want way work
worked works wrong"""


@dataclass(frozen=True, slots=True, eq=False)
class Inquiries:
    """Passages that ask, by their places among all that was said, and what each means in its message."""

    places: tuple[int, ...]
    rows: Rows


def asks(text: str, language: str, stance: str, sureness: float) -> bool:
    """Whether a passage asks about a thing: "Any ideas?" does not, nor does what plainly complains."""
    complains = stance == Stance.COMPLAINT and sureness >= COMPLAINS and "?" not in text
    return not complains and is_question(text, language) and len(set(words(text)) - _empty()) > 1


@cache
def _empty() -> frozenset[str]:
    """Words of a question that name no thing."""
    return frozenset(words(_EMPTY))


def names_a_thing(question: str) -> bool:
    """Whether a question of the FAQ can be told from others: "What could go wrong?" cannot."""
    return bool(set(words(question)) - _empty())


def inquiries(store: Store, said: Said, model: Embedder, names: Sequence[str] = ()) -> Inquiries:
    """All passages that ask. Each is read once and kept, so that a story that changes costs little.

    `names` are left out of what a question says for itself: the product's own name makes all short questions alike.
    """
    import numpy as np

    seen = queries.seen(store, model.id)
    fresh = [at for at in range(int(np.searchsorted(said.ids, seen, "right")), len(said.ids)) if _asks(said, at)]
    rows = OWN * model.embed([without(said.text(at), names) for at in fresh]) + (1 - OWN) * said.vectors[fresh]
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    meant = {int(said.ids[at]): row.astype("<f2").tobytes() for at, row in zip(fresh, rows, strict=True)}
    queries.add_asking(store, model.id, meant, int(said.ids.max(initial=seen)))
    kept = {row["passage_id"]: row["vector"] for row in queries.asking(store, model.id)}
    places = said.places(kept)
    vectors = [np.frombuffer(kept[int(said.ids[at])], "<f2") for at in places]
    return Inquiries(tuple(places), np.array(vectors, np.float32).reshape(len(places), model.dimensions))


def _asks(said: Said, at: int) -> bool:
    row = said.passages[at]
    return asks(said.text(at), row["language"], row["stance"], row["sureness"])


def answer(
    said: Said, asked: Inquiries, aims: Aims, model_id: str, left_open: frozenset[str], decisions: Sequence[Decision]
) -> tuple[list[Row], list[Row]]:
    """Links to the questions of the FAQ that answer what is asked, and the rest in groups that ask the same.

    `left_open` are the ids of questions that stand in the FAQ without an answer. Both come as rows of their tables.
    """
    ids = [said.passages[at]["id"] for at in asked.places]
    nearest = link(asked.rows, aims, measured(model_id), texts=[said.text(at) for at in asked.places])
    decisions = [each for each in decisions if any(each.about == target.id for target in aims.targets)]
    certainty = taught(decisions, ASKED)
    sureness = [round(certainty.at(log_odds(float(chance))), 3) for chance in nearest.sureness]
    found = _answered(ids, nearest, sureness, aims, left_open)
    links = overrule(found, said, decisions, "question")
    answered = {row["passage_id"] for row in links if row["shown"]}
    free = [at for at, id_ in enumerate(ids) if id_ not in answered]
    names = [aims.targets[to].text for to in nearest.best] if aims.targets else [""] * len(ids)
    return links, _parts(said, asked, free, names, sureness)


def _answered(
    ids: Sequence[int], nearest: Links, sureness: Sequence[float], aims: Aims, left_open: frozenset[str]
) -> list[Row]:
    found: list[Row] = []
    for at, id_ in enumerate(ids):
        if sureness[at] >= ANSWERED and (about := aims.targets[nearest.best[at]].id) not in left_open:
            row = {"passage_id": id_, "about": about, "kind": "question", "relation": str(Relation.ASKS), "shown": 1}
            found.append({**row, "sureness": sureness[at], "chance": round(float(nearest.sureness[at]), 3)})
    return found


def _parts(
    said: Said, asked: Inquiries, free: Sequence[int], names: Sequence[str], sureness: Sequence[float]
) -> list[Row]:
    """A row for each passage that asks: its group, whether it is the group's middle, what comes closest in the FAQ."""
    places = [asked.places[at] for at in free]
    groups, middles = gather(asked.rows[list(free)], _may_speak(said, places), said.ids[places])
    part = dict(zip(free, groups.tolist(), strict=True))
    typical = {free[at] for at in middles.tolist()}
    return [
        {
            "passage_id": int(said.ids[place]),
            "part": part.get(at, -1),
            "typical": int(at in typical),
            "nearest": names[at],
            "closeness": sureness[at] if names[at] else 0.0,
        }
        for at, place in enumerate(asked.places)
    ]


def _may_speak(said: Said, places: Sequence[int]) -> NDArray[np.bool_]:
    """Which questions are short, well formed and in the language most are asked in."""
    import numpy as np

    languages = Counter(said.passages[at]["language"] for at in places)
    commonest = min(languages, key=lambda language: (-languages[language], language), default="")
    texts = [said.text(at) for at in places]
    return np.array(
        [
            said.passages[at]["language"] == commonest
            and SHORTEST <= len(text.split()) <= LONGEST
            and _WELL_FORMED.fullmatch(text) is not None
            for at, text in zip(places, texts, strict=True)
        ],
        bool,
    )
