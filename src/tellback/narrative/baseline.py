"""What was found before and is put up with: a rule's count may only fall."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tellback.errors import BadSettings, NoWorkspace
from tellback.narrative.check import check, rules, runs
from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding
from tellback.narrative.fingerprint import fingerprints
from tellback.workspace.workspace import Workspace

FILE = "tellback-baseline.json"

Known = Mapping[str, Mapping[str, tuple[str, ...]]]
"""The fingerprints of what is put up with, by rule and file; a rule without any file has none left."""


@dataclass(frozen=True, slots=True)
class Drop:
    """A rule finds less in a file than the baseline puts up with."""

    rule: str
    path: str
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class Sifted:
    """`new` is what the baseline does not know, `known` how many findings it does."""

    new: tuple[Finding, ...]
    known: int = 0
    drops: tuple[Drop, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A baseline that was written: how much it puts up with, where that fell, and what it did not take in."""

    path: Path
    known: int
    drops: tuple[Drop, ...] = ()
    refused: tuple[Drop, ...] = ()


def baseline_for(story: Path) -> Path:
    """Where the baseline of a story lies: beside the nearest tellback.toml, or else in the folder at hand."""
    try:
        return Workspace.here(story.resolve().parent).folder / FILE
    except NoWorkspace:
        return Path.cwd() / FILE


def sift(draft: Draft, findings: Sequence[Finding]) -> Sifted:
    """Set aside what the baseline of a story knows: by its words, or while a rule finds no more than before.

    Raises BadSettings where the file cannot be read.
    """
    path = baseline_for(Path(draft.prfaq.path))
    known, name = _read(path), _name(draft, path)
    running = _running(draft)
    new: list[Finding] = []
    drops: list[Drop] = []
    prints = dict(zip(findings, fingerprints(draft, findings), strict=True))
    for rule, found in _by_rule(findings, known).items():
        held = known.get(rule, {}).get(name, ())
        if len(found) > len(held):
            new += [finding for finding in found if prints[finding] not in held]
        elif len(found) < len(held) and rule in running:
            drops.append(Drop(rule, draft.prfaq.path, len(held), len(found)))
    kept = frozenset(new)
    return Sifted(tuple(each for each in findings if each in kept), len(findings) - len(new), tuple(drops))


def write_baseline(drafts: Iterable[Draft]) -> tuple[Written, ...]:
    """Put up with what is found in these stories, in every workspace at hand.

    A rule that the baseline knows takes nothing new in: its count may only fall.
    """
    grouped: dict[Path, list[Draft]] = defaultdict(list)
    for draft in drafts:
        grouped[baseline_for(Path(draft.prfaq.path))].append(draft)
    return tuple(_written(path, together) for path, together in grouped.items())


def _written(path: Path, drafts: Sequence[Draft]) -> Written:
    known = _read(path)
    table = {rule: dict(files) for rule, files in known.items()}
    changes: list[Drop] = []
    for draft in drafts:
        name, found = _name(draft, path), _found(draft)
        for rule, prints in found.items():
            held = known[rule].get(name, ()) if rule in known else prints
            if len(prints) != len(held):
                changes.append(Drop(rule, draft.prfaq.path, len(held), len(prints)))
            if len(prints) <= len(held):
                table.setdefault(rule, {})[name] = prints
    _save(path, table)
    count = sum(len(prints) for files in table.values() for prints in files.values())
    drops = tuple(change for change in changes if change.now < change.before)
    return Written(path, count, drops, tuple(change for change in changes if change.now > change.before))


def _found(draft: Draft) -> dict[str, tuple[str, ...]]:
    """The fingerprints of what every rule finds that runs on a story."""
    findings = check(draft)
    prints = list(zip(findings, fingerprints(draft, findings), strict=True))
    names = _running(draft)
    return {name: tuple(print_ for finding, print_ in prints if finding.rule == name) for name in names}


def _running(draft: Draft) -> tuple[str, ...]:
    return tuple(rule.name for rule in rules() if runs(rule, draft))


def _by_rule(findings: Iterable[Finding], known: Known) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {rule: [] for rule in known}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding)
    return found


def _name(draft: Draft, baseline: Path) -> str:
    whole = Path(draft.prfaq.path).resolve()
    inside = whole.is_relative_to(baseline.parent)
    return whole.relative_to(baseline.parent).as_posix() if inside else whole.as_posix()


def _read(path: Path) -> Known:
    if not path.is_file():
        return {}
    try:
        table = json.loads(path.read_text(encoding="utf-8"))["rules"]
        return {rule: dict(_files(files)) for rule, files in table.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadSettings(f"{path} is no baseline. Delete it, then write a new one: --write-baseline") from None


def _files(files: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, entry in files.items():
        yield name, tuple(entry["findings"])


def _save(path: Path, table: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
    rules = {
        rule: {name: {"count": len(prints), "findings": prints} for name, prints in sorted(files.items()) if prints}
        for rule, files in sorted(table.items())
    }
    text = json.dumps({"version": 1, "rules": rules}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
