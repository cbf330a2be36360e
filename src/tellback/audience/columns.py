"""Which column of a table of marks holds what: recognised by name, corrected by a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellback.audience.mark import Kind
from tellback.errors import UnknownColumns
from tellback.text.header import normal
from tellback.text.nearest import hint

FIELDS: Mapping[str, tuple[str, ...]] = {
    "reader": (
        *("reader", "reader number", "reader id", "respondent", "respondent id", "participant", "participant id"),
        *("tester", "person", "who", "author", "user", "name", "e mail", "email", "id"),
    ),
    "number": ("number", "sentence number", "sentence no", "sentence nr", "sentence id", "no", "nr", "n"),
    "sentence": ("sentence", "sentence text", "quote", "quoted text", "highlight", "selection", "passage", "text"),
    "kind": ("kind", "mark", "reaction", "label", "category", "sign", "tag", "tags", "type"),
    "note": ("note", "comment", "remark", "why", "reason", "feedback", "annotation", "text"),
    "reached": ("reached", "read as far as", "last sentence read", "read until", "stopped at"),
    "rating": ("rating", "score", "how much would you want it", "want"),
    "answer": ("answer", "what is it and who is it for", "in one sentence", "understanding"),
    "version": ("version", "draft"),
    "audience": ("audience", "group", "role", "segment"),
    "made_at": ("made at", "said at", "date", "day", "time", "timestamp", "created", "created at", "when"),
    "stamp": ("workspace",),
    Kind.EXCITES: ("excites", "excited", "exciting", "like", "✦", "!"),
    Kind.CONFUSES: ("confuses", "confused", "confusing", "?"),
    Kind.DOUBTS: ("doubts", "doubt", "doubted", "✕", "x"),
}
TICKS = tuple(Kind)


def columns(names: Sequence[str], given: Mapping[str, str]) -> dict[str, str]:
    """The column of each field that has one; `given` wins, an empty one says that there is none.

    Raises UnknownColumns where a given field or column is unknown, or where nothing says which reader a row is of.
    """
    _check(names, given)
    found = {field: column for field, column in given.items() if column}
    spelt = {normal(name): name for name in reversed(names)}
    for field, headers in FIELDS.items():
        free = (spelt[each] for each in headers if each in spelt and spelt[each] not in found.values())
        column = next(free, "") if field not in given else ""
        if column:
            found[field] = column
    if "reader" not in found:
        raise UnknownColumns(
            "No column says which reader a row is of, and marks of one reader are not several witnesses. Number the"
            f" readers in a column of their own, or name it: --map reader=COLUMN. The columns are: {', '.join(names)}."
        )
    return found


def _check(names: Sequence[str], given: Mapping[str, str]) -> None:
    for field, column in given.items():
        if field not in FIELDS:
            raise UnknownColumns(f"`{field}` is not a field of a reader's mark. {hint(field, list(FIELDS))}")
        if column and column not in names:
            raise UnknownColumns(f"There is no column `{column}`. {hint(column, list(names))}")
