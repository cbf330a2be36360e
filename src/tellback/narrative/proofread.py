"""Read files as an editor would: each held to what its workspace and its front matter ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from tellback.errors import NotFound, NoWorkspace
from tellback.narrative.baseline import Drop, Sifted, sift
from tellback.narrative.calm import changed, touched_since
from tellback.narrative.check import check, rules
from tellback.narrative.coverage import Coverage, coverage
from tellback.narrative.draft import Draft
from tellback.narrative.file import read
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.mend import Mended, mend
from tellback.narrative.parse import parse
from tellback.narrative.prepare import prepare
from tellback.narrative.rule import Group
from tellback.workspace.git import root
from tellback.workspace.settings import Settings
from tellback.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tellback.model.base import Embedder
    from tellback.narrative.heard import Heard
    from tellback.narrative.prfaq import PRFAQ


_RANKS = {Group.CUSTOMERS: 0, Group.WORDING: 2, Group.QUOTES: 2}


@dataclass(frozen=True, slots=True)
class Calm:
    """How little is shown: only what was touched since a git revision, or in changed lines; what the baseline knows."""

    since: str = ""
    changed: bool = False
    baseline: bool = True


@dataclass(frozen=True, slots=True)
class Proof:
    """One file and what is to be said of it.

    `known` findings more are put up with by the baseline, and `drops` says where fewer were found than it allows.
    `coverage` is there where the whole story was looked at, and for its meaning.
    """

    draft: Draft
    findings: tuple[Finding, ...]
    known: int = 0
    drops: tuple[Drop, ...] = ()
    coverage: Coverage | None = None

    @property
    def path(self) -> str:
        """How people see the file from where they are."""
        return self.draft.prfaq.path

    @property
    def address(self) -> str:
        """The path as code hosts want it: from the top of the repository, or else as people see it."""
        top, whole = root(Path(self.path)), Path(self.path).resolve()
        return whole.relative_to(top).as_posix() if top else self.path

    def of(self, tier: Tier) -> tuple[Finding, ...]:
        """The findings of one tier: what customers say first, style last, each in the order of the file."""
        found = (finding for finding in self.findings if finding.tier is tier)
        return tuple(sorted(found, key=lambda finding: (_RANKS.get(group(finding), 1), finding.span)))


_CALM = Calm()


def group(finding: Finding) -> Group:
    """The group of the rule that found something."""
    return _groups()[finding.rule]


@cache
def _groups() -> Mapping[str, Group]:
    return {rule.name: rule.group for rule in rules()}


def proofread(files: Sequence[Path] = (), calm: Calm = _CALM, *, meaning: bool = True) -> Iterator[Proof]:
    """What is found in each file, one after the other; without files, in every story of the workspace at hand.

    A folder stands for the stories of the workspace that it is, or for the Markdown files in it. Without `meaning`,
    rules that need the model are left out. Raises NotFound, UnreadableFile, BadSettings, NoWorkspace.
    """
    for path in {path.resolve(): path for path in _stories(files)}.values():
        yield proof(drafted(path, meaning=meaning), calm)


def proof(draft: Draft, calm: Calm = _CALM) -> Proof:
    """What is to be said of one story. Raises NotFound, BadSettings."""
    sifted = sift(draft, check(draft)) if calm.baseline else Sifted(check(draft))
    found = sifted.new
    if calm.since:
        found = touched_since(calm.since, draft, found)
    if calm.changed:
        found = changed(draft, found)
    whole = draft.model is not None and not (calm.since or calm.changed)
    return Proof(draft, found, sifted.known, sifted.drops, coverage(draft) if whole else None)


def mended(proof_: Proof, calm: Calm = _CALM) -> Mended:
    """The story with every safe fix of what is found applied; nothing is written."""
    return mend(proof_.draft, lambda draft: proof(draft, calm).findings)


def fails(proofs: Sequence[Proof], least: str) -> bool:
    """Whether anything was found that matters at least as much as a tier says."""
    counting = list(Tier)[: list(Tier).index(Tier(least)) + 1]
    return any(proof.of(tier) for proof in proofs for tier in counting)


def drafted(path: Path, text: str | None = None, *, meaning: bool = True) -> Draft:
    """A file, ready to be checked as the nearest tellback.toml above it says. Raises as `proofread` does.

    `text` is what it will hold, where an editor has not saved it yet.
    """
    settings = _settings(path.resolve().parent)
    prfaq = read(path, _seen(path)) if text is None else parse(text, _seen(path))
    draft = prepare(prfaq, settings, partial(_model, settings.model) if meaning else None)
    return replace(draft, hear=partial(_heard, path))


def _heard(path: Path, prfaq: PRFAQ) -> Heard:
    from tellback.narrative.hear import hear

    return hear(path, prfaq)


def _stories(files: Sequence[Path]) -> Iterator[Path]:
    for path in files or [_here()]:
        if not path.is_dir():
            yield path
            continue
        try:
            found = Workspace(path).narratives
        except NoWorkspace:
            found = sorted(path.glob("*.md"))
        if not found:
            raise NotFound(
                f"{path} holds no story: no Markdown file, or none that `narratives` in tellback.toml names."
            )
        yield from found


def _here() -> Path:
    try:
        return Workspace.here().folder
    except NoWorkspace:
        raise NoWorkspace(
            "There is no workspace here. Name the files, such as `tellback check prfaq.md`, or run `tellback new DIR`."
        ) from None


def _settings(folder: Path) -> Settings:
    try:
        return Workspace.here(folder).settings
    except NoWorkspace:
        return Settings()


@cache
def _model(name: str) -> Embedder:
    from tellback.model.base import open_model

    return open_model(name)


def _seen(path: Path) -> str:
    """A path as it is seen from the folder at hand."""
    whole, here = path.resolve(), Path.cwd()
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else path.as_posix()
