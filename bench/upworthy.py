"""Headlines that millions of readers were shown at random, streamed as if they came one by one: how often each rule
names a winner, whether it is ahead among the readers not yet seen, and what is left of its lead.

Packages of one image with different headlines are compared two by two. Who clicked is known by number, not by order,
so the readers of a package come in a random order, the same for every rule; somebody looks after every hundred of each.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from scipy.stats import norm

from tellback.stats.betting import ENOUGH, differences
from tellback.stats.preference import log_evidence
from tellback.stats.ratio_alarm import check_sharing
from tellback.stats.readers import Readers

Ints = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

DATA = Path(os.environ.get("TELLBACK_DATA", Path(__file__).parent.parent.parent / "shared" / "data"))
LOOK, UP_TO, SAME_UP_TO, SEED = 100, 2500, 1400, 5
EVIDENCE = np.vectorize(log_evidence)


@dataclass(frozen=True, slots=True)
class Package:
    """A headline with its image, by how many it was seen and by how many clicked."""

    test: str
    image: str
    headline: str
    seen: int
    clicked: int
    risky: bool


@dataclass(frozen=True, slots=True)
class Stream:
    """Clicks of two packages, reader by reader; `looks` are the readers of each after whom somebody looks."""

    first: Floats
    second: Floats
    looks: Ints

    def clicks(self) -> tuple[Ints, Ints]:
        """Of each package at each look."""
        return self.first.cumsum()[self.looks - 1].astype(int), self.second.cumsum()[self.looks - 1].astype(int)


Rule = Callable[[Stream], Floats]


def by_wager(stream: Stream) -> Floats:
    """The rule of tellback: above 1 where a winner may be named, and below -1 where it is the first package."""
    n = int(stream.looks[-1])
    pairs = stream.second[:n] - stream.first[:n]
    new, old = ((pairs == side).cumsum()[stream.looks - 1] for side in (1, -1))
    return np.sign(new - old) * EVIDENCE(new, old) / ENOUGH


def by_test(stream: Stream) -> Floats:
    """A z-test at every look, p < .05."""
    first, second = stream.clicks()
    share = (first + second) / (2 * stream.looks)
    spread = np.sqrt(np.maximum(share * (1 - share), 1e-12) * 2 / stream.looks)
    return (second - first) / stream.looks / spread / float(norm.isf(0.025))


def by_posterior(stream: Stream) -> Floats:
    """The posterior chance, under uniform priors, that one package is better; named above 95 %."""
    means, variances = zip(
        *(((1 + c) / (2 + stream.looks), (1 + c) / (2 + stream.looks) ** 2) for c in stream.clicks()), strict=True
    )
    return (means[1] - means[0]) / np.sqrt(variances[0] + variances[1]) / float(norm.isf(0.05))


RULES: dict[str, Rule] = {
    "tellback (wager on pairs)": by_wager,
    "p < .05, peeked": by_test,
    "Bayes > 95 %, peeked": by_posterior,
}


def main() -> None:
    if not (DATA / "upworthy").is_dir():
        print(f"skipped: no data at {DATA}", file=sys.stderr)
        return
    random, tests = np.random.default_rng(SEED), packages()
    alarms(tests)
    sound = [each for each in tests if not each[0].risky and not alarmed(each)]
    streams = [stream(random, first, second, UP_TO) for first, second in pairs(random, sound)]
    same = [halves(random, one) for each in sound for one in each[:1] if one.seen >= 2 * SAME_UP_TO]
    for name, rule in RULES.items():
        judged(name, rule, streams, same)


def packages() -> list[list[Package]]:
    columns = ["clickability_test_id", "eyecatcher_id", "headline", "impressions", "clicks", "risk_window"]
    tests = defaultdict(list)
    for row in pq.read_table(DATA / "upworthy" / "packages_dev.parquet", columns=columns).to_pylist():
        package = Package(*(row[column] for column in columns))
        tests[package.test].append(package)
    return list(tests.values())


def alarmed(test: list[Package]) -> bool:
    return bool(check_sharing([package.seen for package in test]).alarm)


def alarms(tests: list[list[Package]]) -> None:
    for where, risky in (("weeks the authors warn of", True), ("other weeks", False)):
        chosen = [alarmed(test) for test in tests if test[0].risky == risky]
        line = {"table": "Upworthy: the alarm when readers were not shared out as planned", "tests": where}
        print(json.dumps(line | {"n": len(chosen), "alarm %": 100 * float(np.mean(chosen))}), flush=True)


def pairs(random: np.random.Generator, tests: list[list[Package]]) -> list[tuple[Package, Package]]:
    """Packages of one test and one image, two by two, in random order."""
    groups = defaultdict(dict)
    for package in (package for test in tests for package in test):
        groups[package.test, package.image].setdefault(package.headline, package)
    found = []
    for group in groups.values():
        shuffled = [list(group.values())[at] for at in random.permutation(len(group))]
        found += zip(shuffled[::2], shuffled[1::2], strict=False)
    return found


def stream(random: np.random.Generator, first: Package, second: Package, up_to: int) -> Stream:
    most = min(first.seen, second.seen, up_to)
    return Stream(readers(random, first), readers(random, second), np.arange(LOOK, most + 1, LOOK))


def halves(random: np.random.Generator, package: Package) -> Stream:
    """One package beside itself."""
    everybody = readers(random, package)
    return Stream(everybody[::2], everybody[1::2], np.arange(LOOK, SAME_UP_TO + 1, LOOK))


def readers(random: np.random.Generator, package: Package) -> Floats:
    clicks = np.zeros(package.seen)
    clicks[random.choice(package.seen, package.clicked, replace=False)] = 1
    return clicks


def judged(name: str, rule: Rule, streams: list[Stream], same: list[Stream]) -> None:
    false = float(np.mean([abs(rule(each)).max() >= 1 for each in same]))
    stops = [stop(rule(each)) for each in streams]
    ahead, seen, unseen = [], [], []
    printed = pooled(streams, stops)
    for at, (each, (look, side)) in enumerate(zip(streams, stops, strict=True)):
        n = int(each.looks[look])
        if side and min(len(each.first), len(each.second)) - n >= LOOK:
            left = side * float(each.second[n:].mean() - each.first[n:].mean())
            ahead.append((left > 0) + (left == 0) / 2)
            seen.append((side * float(each.second[:n].mean() - each.first[:n].mean()), side * printed[at]))
            unseen.append(left)
    raw, shown = np.mean(seen, axis=0)
    line = {
        "table": f"Upworthy: headlines streamed to {UP_TO:,} readers of each, a look after every {LOOK}",
        "rule": name,
    }
    line |= {"same headline twice": len(same), "false winners %": 100 * false, "pairs": len(streams)}
    line |= {"winners %": 100 * float(np.mean([bool(side) for _, side in stops])), "with readers unseen": len(ahead)}
    line |= {"ahead among the unseen %": 100 * float(np.mean(ahead))}
    line |= {
        "lead at stop, clicks per 1,000": 1000 * raw,
        "pooled": 1000 * shown,
        "unseen": 1000 * float(np.mean(unseen)),
    }
    print(json.dumps(line | {"pooled / unseen": shown / float(np.mean(unseen))}), flush=True)


def stop(strength: Floats) -> tuple[int, int]:
    """The first look that names a winner, and which (-1 or 1); or the last look and 0."""
    named = np.flatnonzero(abs(strength) >= 1)
    return (int(named[0]), int(np.sign(strength[named[0]]))) if len(named) else (len(strength) - 1, 0)


def pooled(streams: list[Stream], stops: list[tuple[int, int]]) -> list[float]:
    """The differences as tellback prints them when each stream has stopped."""
    until = [int(each.looks[look]) for each, (look, _) in zip(streams, stops, strict=True)]
    compared = [(Readers(each.first[:n]), Readers(each.second[:n])) for each, n in zip(streams, until, strict=True)]
    return [found.estimate or 0.0 for found in differences(compared)]


main()
