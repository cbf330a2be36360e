"""How much themes hold still: rows shuffled, the same again, 40 % more data, and intents that were not there before.

Banking77 and CLINC150 in scope, with either model, through the store as the program does it; the labels only judge
whether an intent kept out of the first batch comes up as a theme of its own (at least half of it, at least half its).
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from said import land
from tellback.feedback.group import group
from tellback.feedback.regroup import apply, regroup
from tellback.feedback.theme import Kind
from tellback.model.base import open_model
from tellback.store.base import Store
from tellback.store.opening import open_store
from themes import banking, clinc

SEEDS = (0, 1, 2)
FIRST, UNSEEN = 0.6, 10
Rows = NDArray[np.float32]


def main() -> None:
    for data, pairs in (("Banking77", banking()), ("CLINC150", clinc())):
        texts, truth = [text for text, _ in pairs], np.array([intent for _, intent in pairs])
        for model in ("built-in", "minilm"):
            rows = open_model(model).embed(texts)
            for seed in SEEDS:
                line = {"table": "How much themes hold still", "data": data, "model": model, "seed": seed}
                print(json.dumps(line | measure(texts, truth, rows, seed)), flush=True)


def measure(texts: Sequence[str], truth: NDArray[np.str_], rows: Rows, seed: int) -> dict[str, object]:
    chance = np.random.default_rng(seed)
    order = chance.permutation(len(texts))
    with themes(texts, rows, np.arange(len(texts))) as (_, straight), themes(texts, rows, order) as (store, shuffled):
        again = group(store, "m")
        moved = share_moved(straight, shuffled)
    first, later = np.split(order, [int(FIRST * len(order))])
    with themes(texts, rows, first) as (store, before):
        put(store, texts, rows, later)
        grown = group(store, "m")
        after = of_texts(store, len(texts))
        proposed = regroup(store, "m")
        apply(store, "m")
        anew = of_texts(store, len(texts))
    old = before > 0
    return {
        "moved by a shuffle": f"{moved:.2%}",
        "moved by a second run": again.moved + again.added,
        "old kept, 40 % new data": f"{(after == before)[old].mean():.1%}",
        "still waiting then": f"{grown.waiting / len(texts):.1%}",
        "old kept, regrouped": f"{(anew == before)[old].mean():.1%}",
        "said to move": f"{proposed.moved / proposed.of:.1%}",
        f"of {UNSEEN} unseen intents found": found_unseen(texts, truth, rows, chance, order),
    }


def found_unseen(
    texts: Sequence[str], truth: NDArray[np.str_], rows: Rows, chance: np.random.Generator, order: NDArray[np.int64]
) -> int:
    """How many of ten intents that the first batch has nothing of come up as new themes with the second."""
    unseen = chance.choice(np.unique(truth), UNSEEN, replace=False)
    early = np.zeros(len(texts), bool)
    early[order[: int(FIRST * len(order))]] = True
    early &= ~np.isin(truth, unseen)
    with themes(texts, rows, np.flatnonzero(early)) as (store, _):
        put(store, texts, rows, np.flatnonzero(~early))
        new = [shift.theme for shift in group(store, "m").shifts if shift.kind is Kind.NEW]
        now = of_texts(store, len(texts))
    return sum(any(is_of(now == theme, truth == intent) for theme in new) for intent in unseen)


def is_of(theme: NDArray[np.bool_], intent: NDArray[np.bool_]) -> bool:
    both = int((theme & intent).sum())
    return both >= theme.sum() / 2 and both >= intent.sum() / 2


@contextmanager
def themes(texts: Sequence[str], rows: Rows, places: NDArray[np.int64]) -> Iterator[tuple[Store, NDArray[np.int64]]]:
    """A store with these texts grouped, and the theme of each (0 for those not in it)."""
    with tempfile.TemporaryDirectory() as scratch:
        store = open_store(Path(scratch) / "store.db")
        put(store, texts, rows, places)
        group(store, "m")
        yield store, of_texts(store, len(texts))
        store.close()


def put(store: Store, texts: Sequence[str], rows: Rows, places: NDArray[np.int64]) -> None:
    land(store, "m", [texts[at] for at in places], rows[places], [str(at) for at in places])


def of_texts(store: Store, n: int) -> NDArray[np.int64]:
    """The theme of each text by its place."""
    found = np.zeros(n, np.int64)
    for row in store.query("""select m.external_id as place, coalesce(p.theme_id, 0) as theme
        from passages p join messages m on m.id = p.message_id"""):
        found[int(row["place"])] = row["theme"]
    return found


def share_moved(one: NDArray[np.int64], other: NDArray[np.int64]) -> float:
    """The share whose theme is another, themes being matched by what they hold."""
    from scipy.optimize import linear_sum_assignment

    shared = np.zeros((one.max() + 1, other.max() + 1))
    np.add.at(shared, (one, other), 1)
    return 1 - shared[linear_sum_assignment(-shared)].sum() / len(one)


if __name__ == "__main__":
    main()
