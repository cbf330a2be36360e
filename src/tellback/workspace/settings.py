"""tellback.toml: read, checked, and written back without losing a comment."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from tellback.errors import BadSettings

FILE = "tellback.toml"
KNOWN = ("name", "narratives", "store", "model", "sources")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a workspace is set to. `sources` keeps, per source, which column holds which field."""

    name: str = ""
    narratives: tuple[str, ...] = ("*.md",)
    store: str = ""
    model: str = "built-in"
    sources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_settings(folder: Path) -> Settings:
    """The settings of a workspace folder. Raises BadSettings with file, line and what to write instead."""
    path = folder / FILE
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadSettings(f"{path}: {error}. Mend the line, or move the file away to start afresh.") from None
    for key in table:
        if key not in KNOWN:
            near = get_close_matches(key, KNOWN, 1)
            hint = f" Did you mean `{near[0]}`?" if near else f" Known are: {', '.join(KNOWN)}."
            raise BadSettings(f"{path}: `{key}` is not a setting.{hint}")
    return _settings(path, table)


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
    )


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
