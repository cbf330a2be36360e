"""What a theme is called: the phrases that are frequent in it and rare elsewhere, in the customers' own spelling."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, count, pairwise

from tellback.feedback.small_words import COURTESY, DENIAL, LANGUAGES, MEASURE, SMALL

LONGEST = 3
REACH = 5
READ = 250
KEPT = 8
EVERYWHERE = 0.6
SAYS_ENOUGH = 0.4
COVERS_ENOUGH, SPEAKS_FOR = 0.5, 0.15
"""To be the whole name a phrase has to be this near to the commonest one, and be in this share of the texts."""
NAMES_ENOUGH, NAMES_ALONE = 0.05, 0.25
"""What share of its texts a theme's commonest phrase holds, the least with others beside it, and alone."""
MOSTLY = 0.6
STRIKING = 12
"""A phrase so many times commoner here than elsewhere stands out enough; rarer ones would win over what most say."""
OFTEN = 0.1
NEARLY = 0.35
LOOKED_AT = 60
BETWEEN = frozenset({"of", "in", "on", "for", "from", "with", "to", "by"})
_PRIVATE = re.compile(r"<[A-Z_]+>|\S*@\S*|(?:https?://|www\.)\S*|\S*[/\\_=]\S*|\S*\d{5,}\S*|\w+\.\w+\S*")
_VERSION = re.compile(
    r"\b(?:(?:[Vv]ersion|VERSION|[Rr]elease|[Vv])[ .]?(\d{1,3})(?:\.\d{1,3}){0,2}"
    r"|([A-Z]\w+) (\d{1,3})(?:\.\d{1,3}){1,2})\b(?!\.\d)"
)
_NUMBERED = re.compile(r"(?:[Vv]ersion )?\bv(\d{1,3})\b")
_BREAK = re.compile(r"[^\w\s'’+-]|\s-+\s|\n")
_WORD = re.compile(r"[^\W_](?:[\w'’+-]*[\w+])?")

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """A theme's name, empty where its words say nothing, and its key phrases, strongest first."""

    name: str
    phrases: tuple[str, ...]


def name_themes(
    themes: Sequence[Sequence[str]],
    taken: Iterable[str] = (),
    languages: Sequence[Sequence[str]] = (),
    people: Iterable[str] = (),
) -> list[Naming]:
    """Names for themes given by their passages' texts, biggest theme first; no two alike, nor like one `taken`.

    Class TF-IDF (Grootendorst 2022) over runs of one to three words, small words left out, each counted once a text;
    READ texts a theme are enough. E-mail and web addresses, long numbers and file names never count. A theme MOSTLY in
    another than the commonest of the `languages` says which. Names of `people` never name a theme.
    """
    tongues = _tongues(languages) or [""] * len(themes)
    small = _small_words(themes, tongues)
    private = frozenset(map(_stem, people))
    counts = [
        _count(texts[:READ], small.get(tongue, _SMALL) | private) for texts, tongue in zip(themes, tongues, strict=True)
    ]
    spread: Counter[Key] = Counter()
    for theme in counts:
        spread.update(theme.texts)
    ground = _Ground(spread, sum(theme.n for theme in counts), *_everywhere(counts))
    used = {name.casefold() for name in taken}
    return [_naming(theme, ground, used, tongue) for theme, tongue in zip(counts, tongues, strict=True)]


@dataclass(slots=True)
class _Counts:
    """How many of `n` texts hold a phrase, and how they spell it."""

    n: int = 0
    texts: Counter[Key] = field(default_factory=Counter)
    spelling: defaultdict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What all themes together say, against which one stands out."""

    spread: Mapping[Key, int]
    total: int
    everywhere: frozenset[str]
    product: frozenset[str]


def _tongues(languages: Sequence[Sequence[str]]) -> list[str]:
    """The language of each theme that is mostly in another than the commonest one, else ""."""
    [(usual, _)] = Counter(chain.from_iterable(languages)).most_common(1) or [("", 0)]
    found = []
    for theme in languages:
        [(language, n)] = Counter(theme).most_common(1) or [("", 0)]
        found.append(language if n >= MOSTLY * len(theme) and language not in {usual, "und"} else "")
    return found


def _small_words(themes: Sequence[Sequence[str]], tongues: Sequence[str]) -> dict[str, frozenset[str]]:
    """Of a language that is not listed the words in every tenth text count as small."""
    uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    texts: Counter[str] = Counter()
    for theme, tongue in zip(themes, tongues, strict=True):
        for text in theme[:READ] if tongue else ():
            uses[tongue].update({_stem(word) for word in _WORD.findall(text)})
            texts[tongue] += 1
    return {
        tongue: _SMALL | {word for word, n in words.items() if n > max(10, OFTEN * texts[tongue]) or len(word) < 4}
        for tongue, words in uses.items()
    }


def _count(texts: Iterable[str], small: frozenset[str]) -> _Counts:
    counts = _Counts()
    for text in texts:
        counts.n += 1
        found = dict(_phrases(text, small))
        counts.texts.update(found.keys())
        for key, words in found.items():
            counts.spelling[key][words] += 1
    return counts


def _phrases(text: str, small: frozenset[str]) -> Iterator[tuple[Key, str]]:
    """Runs of telling words as they follow each other: "search slow" of "the search is so slow"."""
    for part in _BREAK.split(_PRIVATE.sub(" . ", _VERSION.sub(_version, text))):
        words = _WORD.findall(part)
        stems = [_stem(word) for word in words]
        telling = [at for at, stem in enumerate(stems) if stem not in small]
        for first in range(len(telling)):
            for run in range(1, min(LONGEST, len(telling) - first) + 1):
                places = telling[first : first + run]
                key = tuple(stems[at] for at in places)
                if places[-1] - places[0] <= REACH and _may_stand(key):
                    yield key, " ".join(words[at] for at in _shown(places, stems))


def _version(found: re.Match[str]) -> str:
    """ "Larkpost 5.0.1", "release 5" and "v5.0" all speak of version v5."""
    number, name, its = found.groups()
    return f"{name} version v{its}" if name else f"version v{number}"


def _shown(places: Sequence[int], stems: Sequence[str]) -> Iterator[int]:
    """The telling words, and the prepositions that join two: "meaning of life", but not "fifteen (years) of mail"."""
    for before, after in pairwise(places):
        yield before
        if _MEASURE.isdisjoint(stems[before:after]):
            yield from (at for at in range(before + 1, after) if stems[at] in BETWEEN)
    yield places[-1]


def _stem(word: str) -> str:
    """One key for "message" and "Messages"."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "su'i" else word


_SMALL = frozenset(map(_stem, SMALL))
_MEASURE = frozenset(map(_stem, MEASURE))
_COURTESY = frozenset(map(_stem, COURTESY))
_DENIAL = frozenset(map(_stem, DENIAL))


def _may_stand(key: Key) -> bool:
    """Whether it says something: courtesies neither begin nor end it, a denial does not end it."""
    outer = {key[0], key[-1]}
    return not (outer & _COURTESY or key[-1] in _DENIAL or len(set(key)) < len(key)) and any(map(_speaks, key))


def _speaks(word: str) -> bool:
    silent = word in _SMALL or word in _COURTESY or word in _DENIAL or word == "version"
    return len(word) > 1 and not word[0].isdigit() and not silent


def _everywhere(counts: Sequence[_Counts]) -> tuple[frozenset[str], frozenset[str]]:
    """Words that most themes use and so tell none from another; and those of them written as a name: the product's."""
    if len(counts) < 8:
        return frozenset(), frozenset()
    uses: Counter[str] = Counter()
    for theme in counts:
        uses.update(key[0] for key, n in theme.texts.items() if len(key) == 1 and n >= max(2, theme.n * 0.02))
    common = {word for word, n in uses.items() if n > EVERYWHERE * len(counts)}
    spelt = {word: sum((theme.spelling[word,] for theme in counts), Counter[str]()) for word in common}
    proper = {
        word
        for word, forms in spelt.items()
        if sum(forms[form] for form in forms if form[0].isupper()) > MOSTLY * forms.total()
    }
    return frozenset(common), frozenset(proper)


def _naming(theme: _Counts, ground: _Ground, used: set[str], tongue: str) -> Naming:
    strength = {key: _strength(key, theme, ground) for key in theme.texts}
    ranked = sorted((key for key, worth in strength.items() if worth > 0), key=lambda key: (-strength[key], key))
    best = _unlike(ranked[:LOOKED_AT], theme.texts)
    phrases = tuple(_spelt(theme, key) for key in best)
    most = max((theme.texts[key] for key in best), default=0)
    if most < (NAMES_ENOUGH if len(best) > 1 else NAMES_ALONE) * theme.n or not best:
        return Naming("", phrases)
    name = next((name for name in _names(theme, best, strength, tongue) if name.casefold() not in used), "")
    used.add(name.casefold())
    return Naming(name, phrases)


def _names(theme: _Counts, best: Sequence[Key], strength: Mapping[Key, float], tongue: str) -> Iterator[str]:
    """A phrase of several words that says enough alone; else two phrases; else one."""
    fewest = max(COVERS_ENOUGH * max(theme.texts[key] for key in best), SPEAKS_FOR * theme.n)
    enough = [key for key in best if strength[key] > SAYS_ENOUGH * strength[best[0]]]
    alone = [key for key in enough if len(key) > 1 and theme.texts[key] > fewest]
    pairs = (pair for pair in combinations(best, 2) if not _kin(*pair))
    names: Iterator[tuple[Key, ...]] = chain(((key,) for key in alone), pairs, ((key,) for key in best))
    said = f"{LANGUAGES.get(tongue, tongue)}: " if tongue else ""
    spelt = [", ".join(_spelt(theme, key) for key in keys) for keys in names]
    for name in chain(spelt, (f"{spelt[0]} {number}" for number in count(2))):
        yield said + name if said else name[:1].upper() + name[1:]


def _kin(one: Key, other: Key) -> bool:
    """Whether both are forms of one word: "download" and "downloading"."""
    return any(a[:5] == b[:5] for a in one for b in other)


def _strength(key: Key, theme: _Counts, ground: _Ground) -> float:
    """Share of the theme's texts, by how much that is above its share elsewhere; longer says more."""
    here = theme.texts[key]
    telling = any(_speaks(word) and word not in ground.everywhere for word in key)
    if here < min(3, theme.n) or not telling or not ground.product.isdisjoint(key):
        return 0.0
    elsewhere = (ground.spread[key] - here + 0.5) / (ground.total - theme.n + 1)
    lift = min(max(here / theme.n / elsewhere, 1.01), STRIKING)
    return here / theme.n * math.log(lift) * (1 + 0.5 * (len(key) - 1))


def _unlike(ranked: Iterable[Key], texts: Mapping[Key, int]) -> list[Key]:
    """The strongest, without what a stronger phrase already says; a longer one that is nearly as frequent as its part
    takes its place."""
    chosen: list[Key] = []
    for key in ranked:
        parts = [other for other in chosen if set(other) < set(key)]
        if any(set(key) <= set(other) for other in chosen):
            continue
        if all(texts[key] > NEARLY * texts[part] for part in parts):
            at = min((chosen.index(part) for part in parts), default=len(chosen))
            chosen = [*chosen[:at], key, *(other for other in chosen[at:] if other not in parts)]
    return chosen[:KEPT]


def _spelt(theme: _Counts, key: Key) -> str:
    spelt = min(theme.spelling[key].items(), key=lambda item: (-item[1], item[0]))[0]
    return _NUMBERED.sub(r"version \1", spelt)
