"""tellback.toml: read, checked, and written back without losing a comment."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tellback.errors import BadSettings
from tellback.text.nearest import hint

if TYPE_CHECKING:
    from tomlkit.items import Item

FILE = "tellback.toml"
KNOWN = ("name", "narratives", "store", "model", "sources", "check", "llm", "retention", "audience")
CHECK = ("profile", "stage", "rules", "limits")
OFF = "off"
RETENTION_DAYS = ("churn_from", "complaints_from", "until")
RETENTION_NUMBERS = {"k": 5, "unhappy_days": 120}
AUDIENCE_NUMBERS = {"k": 5}
_WAS = "was "


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """`[check]`: what a story is held to. Whether its names are known is for the narrative to say.

    `rules` gives rules another tier or "off"; `limits` go by `rule.limit`.
    """

    profiles: tuple[str, ...] = ()
    stage: str = ""
    rules: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RetentionSettings:
    """`[retention]`: what must be known before anybody can say whether customers who complain stay.

    `churn_from` and `complaints_from` are the first days from which all who left, and all complaints, are recorded;
    `until` the day up to which they are (the newest day of the roster where it is ""). A group of fewer than `k`
    customers is never shown. A sign of unhappiness counts for `unhappy_days` days. Days are ISO, "" where not given.
    """

    churn_from: str = ""
    complaints_from: str = ""
    until: str = ""
    k: int = RETENTION_NUMBERS["k"]
    unhappy_days: int = RETENTION_NUMBERS["unhappy_days"]


@dataclass(frozen=True, slots=True)
class AudienceSettings:
    """`[audience]`: what is shown of readers. What fewer than `k` readers of an audience said is never shown apart."""

    k: int = AUDIENCE_NUMBERS["k"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a workspace is set to. `sources` keeps, per source, which column holds which field; `llm` is
    the language model that may be asked, none where it is empty.

    `path` is the file that says so; None where there is none.
    """

    name: str = ""
    narratives: tuple[str, ...] = ("*.md",)
    store: str = ""
    model: str = "built-in"
    sources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    check: CheckSettings = field(default_factory=CheckSettings)
    llm: str = ""
    retention: RetentionSettings = field(default_factory=RetentionSettings)
    audience: AudienceSettings = field(default_factory=AudienceSettings)
    path: Path | None = None

    def place(self, key: str, table: str = "") -> str:
        """Where a key stands, as "tellback.toml:7"."""
        assert self.path
        return _place(self.path, key, table)


def read_settings(folder: Path) -> Settings:
    """The settings of a workspace folder. Raises BadSettings with file, line and what to write instead."""
    path = folder / FILE
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise BadSettings(f"{path} is not UTF-8. Save it as UTF-8 in your editor.") from None
    except tomllib.TOMLDecodeError as error:
        raise BadSettings(f"{path}: {error}. Mend the line, or move the file away to start afresh.") from None
    for key in table:
        if key not in KNOWN:
            raise BadSettings(f"{_place(path, key)}: `{key}` is not a setting. {hint(key, KNOWN)}")
    return _settings(path, table)


def _place(path: Path, key: str, table: str = "") -> str:
    """The line on which a key of a table is set (or the table of that name begins)."""
    here = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        header = re.match(r"\s*\[+\s*([^\]]*?)\s*\]", line)
        if header:
            here = header[1]
        name = f"{table}.{key}".strip(".")
        if (here == table and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line)) or (header and here == name):
            return f"{path}:{number}"
    return str(path)


def _settings(path: Path, table: Mapping[str, object]) -> Settings:
    narratives = table.get("narratives", list(Settings().narratives))
    sources = table.get("sources", {})
    if not isinstance(narratives, list) or not all(isinstance(item, str) for item in narratives):
        raise BadSettings(f'{path}: `narratives` is a list of files, such as ["prfaq.md"].')
    if not isinstance(sources, dict) or not all(isinstance(item, dict) for item in sources.values()):
        raise BadSettings(f"{path}: `sources` holds one table a source, such as [sources.zendesk].")
    for key in ("name", "store", "model"):
        if not isinstance(table.get(key, ""), str):
            raise BadSettings(f"{path}: `{key}` is a text in quotes.")
    return Settings(
        name=str(table.get("name", "")) or path.parent.name,
        narratives=tuple(map(str, narratives)),
        store=str(table.get("store", "")),
        model=str(table.get("model", "")) or "built-in",
        sources={str(name): {str(k): str(v) for k, v in item.items()} for name, item in sources.items()},
        check=_check(path, table.get("check", {})),
        llm=_llm(path, table.get("llm", {})),
        retention=_retention(path, table.get("retention", {})),
        audience=_audience(path, table.get("audience", {})),
        path=path,
    )


def _llm(path: Path, table: object) -> str:
    if not isinstance(table, dict):
        raise BadSettings(f'{_place(path, "llm")}: `llm` is a table: [llm], and below it model = "ollama:llama3.2".')
    for key in table:
        if key != "model":
            raise BadSettings(f"{_place(path, key, 'llm')}: `{key}` is not a setting of [llm]. Did you mean `model`?")
    model = table.get("model", "")
    if not isinstance(model, str):
        raise BadSettings(f"{_place(path, 'model', 'llm')}: `model` is a text in quotes.")
    return model


def _retention(path: Path, table: object) -> RetentionSettings:
    numbers = _numbers(path, "retention", table, RETENTION_NUMBERS, RETENTION_DAYS)
    days = table if isinstance(table, dict) else {}
    for key in RETENTION_DAYS:
        if not _is_day(days.get(key, "")):
            raise BadSettings(f'{_place(path, key, "retention")}: `{key}` is a day, such as {key} = "2025-01-31".')
    churn_from, complaints_from, until = (str(days.get(key, "")) for key in RETENTION_DAYS)
    return RetentionSettings(churn_from, complaints_from, until, **numbers)


def _audience(path: Path, table: object) -> AudienceSettings:
    return AudienceSettings(**_numbers(path, "audience", table, AUDIENCE_NUMBERS))


def _numbers(
    path: Path, name: str, table: object, usual: Mapping[str, int], others: Sequence[str] = ()
) -> dict[str, int]:
    """The whole numbers of a table that holds these and `others`, the usual ones where it says none."""
    if not isinstance(table, dict):
        raise BadSettings(f"{_place(path, name)}: `{name}` is a table: [{name}].")
    for key, value in table.items():
        place = _place(path, key, name)
        if key not in (*others, *usual):
            raise BadSettings(f"{place}: `{key}` is not a setting of [{name}]. {hint(key, (*others, *usual))}")
        if key in usual and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
            raise BadSettings(f"{place}: `{key}` is a whole number, 1 or more.")
    return {key: int(table.get(key, number)) for key, number in usual.items()}


def _is_day(value: object) -> bool:
    """An ISO day, in quotes or as TOML's own date; "" is not given."""
    if isinstance(value, date):
        return not isinstance(value, datetime)
    try:
        return isinstance(value, str) and (not value or date.fromisoformat(value).isoformat() == value)
    except ValueError:
        return False


def _check(path: Path, table: object) -> CheckSettings:
    if not isinstance(table, dict):
        raise BadSettings(f"{_place(path, 'check')}: `check` is a table: [check].")
    for key in table:
        if key not in CHECK:
            raise BadSettings(f"{_place(path, key, 'check')}: `{key}` is not a setting of [check]. {hint(key, CHECK)}")
    profiles, stage = table.get("profile", []), table.get("stage", "")
    profiles = [profiles] if isinstance(profiles, str) else profiles
    if not isinstance(profiles, list) or not all(isinstance(each, str) for each in profiles):
        raise BadSettings(f"{_place(path, 'profile', 'check')}: `profile` is a name or a list of names.")
    if not isinstance(stage, str):
        raise BadSettings(f"{_place(path, 'stage', 'check')}: `stage` is a text in quotes.")
    rules = {key: str(value) for key, value in _flat(path, table, "rules", str)}
    limits = {key: float(value) for key, value in _flat(path, table, "limits", int, float)}
    return CheckSettings(tuple(profiles), stage, rules, limits)


def _flat(path: Path, check: Mapping[str, object], name: str, *kinds: type) -> Iterator[tuple[str, str | float]]:
    """The pairs of a table; `a.b = 1` without quotes is a table in a table to TOML, and means the same here."""
    table = check.get(name, {})
    if not isinstance(table, dict):
        raise BadSettings(f"{_place(path, name, 'check')}: `{name}` is a table: [check.{name}].")
    for key, value in table.items():
        inner = {f"{key}.{last}": each for last, each in value.items()} if isinstance(value, dict) else {key: value}
        for whole, each in inner.items():
            if not isinstance(each, kinds) or isinstance(each, bool):
                wanted = "a text in quotes" if kinds == (str,) else "a number"
                raise BadSettings(f"{_place(path, key, f'check.{name}')}: `{whole}` is {wanted}.")
            yield whole, each


def keep_columns(folder: Path, source: str, fields: Mapping[str, str]) -> None:
    """Write a source's columns into tellback.toml; comments and order stay."""
    import tomlkit

    path = folder / FILE
    document = tomlkit.parse(path.read_text(encoding="utf-8"))
    sources = document.setdefault("sources", tomlkit.table(is_super_table=True))
    table = tomlkit.table()
    for name, column in fields.items():
        table[name] = column
    sources[source] = table
    path.write_text(tomlkit.dumps(document), encoding="utf-8")


def keep_days(folder: Path, **days: str) -> None:
    """Write days (and no more) into `[retention]` of tellback.toml; those that are "" stay as they were.

    Raises BadSettings where one is not a day.
    """
    import tomlkit

    for key, value in days.items():
        if not _is_day(value):
            raise BadSettings(f"`{value}` is not a day. Write {key.replace('_', '-')} as 2025-01-31.")
    path = folder / FILE
    document = tomlkit.parse(path.read_text(encoding="utf-8"))
    table = document.setdefault("retention", tomlkit.table())
    for key, value in days.items():
        if value:
            table[key] = value
    path.write_text(tomlkit.dumps(document), encoding="utf-8")


def switch_rule(folder: Path, rule: str, *, off: bool) -> None:
    """Write a rule's "off" into `[check.rules]` of tellback.toml, or take it out again; comments and order stay.

    A tier that the file gave the rule is kept in a comment while it is off, and stands again afterwards. Off or on
    again for what is so already changes nothing.
    """
    import tomlkit
    from tomlkit.items import InlineTable

    path = folder / FILE
    document = tomlkit.parse(path.read_text(encoding="utf-8"))
    check = document.setdefault("check", tomlkit.table(is_super_table=True))
    rules = check.setdefault("rules", tomlkit.table())
    said = str(rules.get(rule, ""))
    if off == (said == OFF):
        return
    noted = rules[rule].trivia.comment.removeprefix("#") if said else ""
    notes = [note for note in map(str.strip, noted.split(";")) if note]
    before = [note.removeprefix(_WAS) for note in notes if note.startswith(_WAS)]
    others = [note for note in notes if not note.startswith(_WAS)]
    if off or before:
        rules[rule] = OFF if off else before[0]
        notes = [*others, f"{_WAS}{said}"] if off and said else others
        if not isinstance(rules, InlineTable):  # in which TOML has no comments
            _note(rules[rule], "; ".join(notes))
    else:
        del rules[rule]
        for note in others:
            rules.add(tomlkit.comment(f"{rule}: {note}"))
    path.write_text(tomlkit.dumps(document), encoding="utf-8")


def _note(item: Item, text: str) -> None:
    """Put a comment behind a value, or take it away."""
    item.trivia.comment_ws, item.trivia.comment = ("  ", f"# {text}") if text else ("", "")
