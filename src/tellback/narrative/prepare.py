"""Make a story ready to be checked: what its workspace and its own front matter want it to be held to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from tellback.errors import BadSettings
from tellback.narrative.check import rules
from tellback.narrative.draft import Draft
from tellback.narrative.finding import Tier
from tellback.narrative.prfaq import PRFAQ
from tellback.narrative.profile import Profile, stacked
from tellback.narrative.reading import Setting, front
from tellback.plugins import find
from tellback.text.nearest import hint
from tellback.text.span import Lines
from tellback.workspace.settings import Settings

if TYPE_CHECKING:
    from tellback.model.base import Embedder

METHOD = "bryar-carr"
STAGES = ("hypothesis", "validated", "launched")
OFF = "off"
_PLAIN = Settings()


def profiles() -> Mapping[str, Profile]:
    """Every profile there is, ours and those that plugs bring."""
    return MappingProxyType({profile.name: profile for profile in find("narrative.profiles")})


def prepare(
    prfaq: PRFAQ,
    settings: Settings = _PLAIN,
    model: Callable[[], Embedder] | None = None,
    today: date | None = None,
) -> Draft:
    """The story with its profile, stage, tiers and limits; its front matter wins over `settings`.

    Raises BadSettings, with file and line, where a profile, stage, rule, tier or limit is unknown.
    """
    said = _Said(prfaq, settings)
    stage = said.stage()
    layers = [*said.profiles(stage), Profile("own", "own", "", "", limits=_limits(settings))]
    today = today or datetime.now(UTC).date()
    return Draft(prfaq, stacked(*layers), stage, today, model, tiers=_tiers(settings))


class _Said:
    """What is said of profile and stage, and where."""

    def __init__(self, prfaq: PRFAQ, settings: Settings) -> None:
        self.prfaq, self.settings, self.front = prfaq, settings, front(prfaq.source)

    def stage(self) -> str:
        said = self.front["stage"].text if "stage" in self.front else self.settings.check.stage
        stage = said.lower() or STAGES[0]
        if stage not in STAGES:
            raise BadSettings(f"{self._place('stage')}: `{stage}` is no stage. {hint(stage, STAGES)}")
        return stage

    def profiles(self, stage: str) -> list[Profile]:
        """One method, the stage, and the kind of product, in this order: what a later one says wins."""
        known, chosen = profiles(), {"method": METHOD, "stage": stage}
        named: dict[str, str] = {}
        for name in self._names():
            if name not in known:
                raise BadSettings(f"{self._place('profile')}: `{name}` is no profile. {hint(name, known)}")
            kind = known[name].kind
            if kind == "stage":
                raise BadSettings(f'{self._place("profile")}: `{name}` is a stage: write stage = "{name}".')
            if named.setdefault(kind, name) != name:
                both = f"`{named[kind]}` and `{name}`"
                raise BadSettings(f"{self._place('profile')}: {both} contradict each other: choose one {kind}.")
        wanted = {**chosen, **named}
        return [known[name] for name in wanted.values() if name in known]

    def _names(self) -> tuple[str, ...]:
        if "profile" in self.front:
            return tuple(re.findall(r"[^\s,\[\]\"']+", self.front["profile"].text))
        return self.settings.check.profiles

    def _place(self, key: str) -> str:
        setting: Setting | None = self.front.get(key)
        if setting is None:
            return self.settings.place(key, "check")
        return f"{self.prfaq.path}:{Lines(self.prfaq.source).place(setting.start)[0]}"


def _limits(settings: Settings) -> Mapping[str, float]:
    known = [f"{rule.name}.{limit}" for rule in rules() for limit in rule.limits]
    for name in settings.check.limits:
        if name not in known:
            place = settings.place(name, "check.limits")
            raise BadSettings(f"{place}: `{name}` is no limit of a rule. {hint(name, known)}")
    return settings.check.limits


def _tiers(settings: Settings) -> Mapping[str, Tier | None]:
    return dict(_each_tier(settings))


def _each_tier(settings: Settings) -> Iterator[tuple[str, Tier | None]]:
    known, words = [rule.name for rule in rules()], [*Tier, OFF]
    for name, word in settings.check.rules.items():
        place = settings.place(name, "check.rules") if name not in known or word not in words else ""
        if name not in known:
            raise BadSettings(f"{place}: `{name}` is no rule. {hint(name, known)} `tellback explain` lists them all.")
        if word not in words:
            raise BadSettings(f"{place}: `{word}` is no tier. {hint(word, words)}")
        yield name, None if word == OFF else Tier(word)
