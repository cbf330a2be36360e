"""The SQL of what a language model foresees; no row of it is a reader's."""

from __future__ import annotations

from tellback.audience.foreseen import Foreseen, Prediction
from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind
from tellback.store.base import Store

_NAMES = ("narrative", "version", "text", "made_by", "made_at", "dropped")


def keep(store: Store, made: Prediction) -> int:
    """Keep a prediction; its id."""
    values = {name: getattr(made, name) for name in _NAMES}
    sql = """insert into reading_predictions (narrative, version, text, audience, made_by, made_at, dropped)
        values (:narrative, :version, :text, :audience, :made_by, :made_at, :dropped) returning id"""
    with store.transaction():
        number: int = store.query(sql, audience=str(made.audience), **values)[0]["id"]
        rows = [
            {"prediction": number, "place": place, "sentence": each.sentence, "kind": str(each.kind), "why": each.why}
            for place, each in enumerate(made.foreseen)
        ]
        sql = """insert into reading_foreseen (prediction_id, place, sentence, kind, why)
            values (:prediction, :place, :sentence, :kind, :why)"""
        store.many(sql, rows)
    return number


def predictions(store: Store) -> list[Prediction]:
    """Every prediction, the latest first."""
    foreseen: dict[int, list[Foreseen]] = {}
    for row in store.query("select * from reading_foreseen order by prediction_id, place"):
        seen = Foreseen(row["sentence"], Kind(row["kind"]), row["why"])
        foreseen.setdefault(row["prediction_id"], []).append(seen)
    return [
        Prediction(
            id=row["id"],
            audience=Audience(row["audience"]),
            foreseen=tuple(foreseen.get(row["id"], ())),
            **{name: row[name] for name in _NAMES},
        )
        for row in store.query("select * from reading_predictions order by id desc")
    ]
