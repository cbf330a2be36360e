"""The words a story uses in its own voice, found by word instead of by reading it again for every rule."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from tellback.narrative.passage import Sentence

_WORD = re.compile(r"\w[\w'’-]*")
_QUOTED = re.compile(
    r"“[^”]{1,1500}”|„[^“”]{1,1500}[“”]|\"(?<!\w\")(?=[^\s\"])(?:[^\"\n]|\n(?![ \t]*\n)){1,1500}\"(?!\w)"
)
_HEADS = re.compile(r"[\w'’-]+(?:\|[\w'’-]+)*")
_SECOND = re.compile(r" (?:\(\?:([^()]+)\)\?)?(?:([^()|]+)|\(\?:([^()]+)\))(?: .*|\(\?!.*)?")
_OPENING = re.compile(r"[a-z]+(?![?*+{])")
_VISIBLE = re.compile(r"[^\n]+")
_BEFORE_NEW = re.compile(r"(?:^|[.!?:;•|\n>]|[-–—] )[\s*_(\[“\"#]*$")


class Wording:
    """`own` is the prose without what others are quoted to have said; offsets are those of the source."""

    def __init__(self, prose: str, sentences: Sequence[Sentence], quoted: Iterable[tuple[int, int]] = ()) -> None:
        self.sentences = sentences
        parts: list[str] = []
        last = 0
        spans = sorted([*quoted, *(match.span() for match in _QUOTED.finditer(prose))])
        for start, end in spans:
            if end > last:
                parts += [prose[last:start], blank(prose[max(start, last) : end])]
                last = end
        self.own = "".join([*parts, prose[last:]])
        self._starts = [sentence.span.start for sentence in sentences]

    @cached_property
    def small(self) -> str:
        """The same in small letters, each in its place: patterns that need not ignore case are much faster."""
        small = self.own.lower()
        if len(small) != len(self.own):
            small = "".join(each if len(each) == 1 else "i" for each in map(str.lower, self.own))
        return small

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each word stands, by its small letters."""
        found: dict[str, list[int]] = defaultdict(list)
        for match in _WORD.finditer(self.small):
            found[match[0]].append(match.start())
        return found

    @cached_property
    def count(self) -> int:
        """How many words there are."""
        return sum(map(len, self.places.values()))

    def sentence(self, at: int) -> Sentence | None:
        """The sentence around an offset."""
        number = bisect_right(self._starts, at) - 1
        if number < 0 or at >= self.sentences[number].span.end:
            return None
        return self.sentences[number]

    def holding(self, places: Iterable[int]) -> frozenset[int]:
        """Where the sentences begin that hold one of these words."""
        numbers = {bisect_right(self._starts, at) - 1 for at in places}
        return frozenset(self._starts[number] for number in numbers)

    def around(self, at: int) -> str:
        """The words of the sentence around an offset, in the story's own voice."""
        sentence = self.sentence(at)
        return self.own[sentence.span.start : sentence.span.end] if sentence else ""

    def said(self, match: re.Match[str]) -> str:
        """What was found in `small`, as it is written, on one line."""
        return " ".join(self.own[match.start() : match.end()].split())

    def is_name(self, match: re.Match[str]) -> bool:
        """Whether what was found has capitals that no new sentence and no title gives it."""
        at, text = match.start(), self.own[match.start() : match.end()]
        sentence = self.sentence(at)
        begins = (sentence and sentence.span.start == at) or _BEFORE_NEW.search(self.own, max(0, at - 8), at)
        inner = text[1:] if begins else text
        return inner != inner.lower() and not (sentence and _is_title(sentence.text))


def _is_title(text: str) -> bool:
    """Whether a sentence is written with capitals throughout, as titles are."""
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    return sum(word[0].isupper() for word in words) > 0.7 * len(words)


class Lexicon:
    """Phrases to look for, in small letters. In each, the first word (or `one|other`) is plain, the rest a pattern.

    Only those places of the first words are looked at where what follows can begin so, and a pattern is made when a
    text first needs it: a long list costs little.
    """

    def __init__(self, *phrases: str) -> None:
        self.phrases = phrases
        self._rests: dict[str, list[str]] = defaultdict(list)
        for phrase in phrases:
            heads = _HEADS.match(phrase)
            assert heads, phrase
            self._rests[heads[0]].append(phrase[len(heads[0]) :])
        self._patterns: dict[str, re.Pattern[str]] = {}

    def found(self, wording: Wording) -> Iterator[re.Match[str]]:
        """Where the story uses one of them, in order, as matches in `wording.small`; names are left out."""
        matches: dict[int, re.Match[str]] = {}
        for heads in self._rests:
            places = self._places(heads, wording)
            for match in self._matches(heads, wording.small, places) if places else ():
                if not wording.is_name(match):
                    matches[match.start()] = max(matches.get(match.start(), match), match, key=re.Match.end)
        return (matches[at] for at in sorted(matches))

    def _places(self, heads: str, wording: Wording) -> list[int]:
        """Where one of the first words stands with something behind it that can go on so."""
        found: list[int] = []
        for head in heads.split("|"):
            if places := wording.places.get(head):
                begins, behind, openings = wording.small.startswith, len(head) + 1, self._openings[heads]
                found += [at for at in places if begins(openings, at + behind)] if openings else places
        return found

    def _matches(self, heads: str, text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
        match = self._pattern(heads).match
        return filter(None, (match(text, at) for at in places))

    @cached_property
    def _openings(self) -> Mapping[str, tuple[str, ...]]:
        """What may stand behind the first words and a blank; nothing where that is open."""
        return {heads: _openings(rests) for heads, rests in self._rests.items()}

    def _pattern(self, heads: str) -> re.Pattern[str]:
        if heads not in self._patterns:
            rests = "|".join(self._rests[heads]).replace(" ", r"\s+")
            self._patterns[heads] = re.compile(rf"(?:{heads})(?:{rests})(?![\w-])")
        return self._patterns[heads]


def _openings(rests: Iterable[str]) -> tuple[str, ...]:
    """How the second words of phrases begin, as far as they are plain, or another blank; nothing where one is not."""
    found = set[str]()
    for rest in rests:
        second = _SECOND.fullmatch(rest)
        words = [word for part in second.groups() if part for word in part.split("|")] if second else [""]
        found.update(opening[0] if (opening := _OPENING.match(word)) else "" for word in words)
    return () if "" in found else (*sorted(found), *" \t\r\n\xa0")


def rationed(
    matches: Iterable[re.Match[str]], words: int, per_1000: float, floor: float
) -> Iterator[tuple[re.Match[str], int]]:
    """Of each word that is used more often than its ration, its first use beyond it, and how often it is used.

    A ration is `per_1000` of 1,000 words of the story, and never less than `floor` uses.
    """
    used: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in matches:
        used[" ".join(match[0].split())].append(match)
    ration = int(max(floor, per_1000 * words / 1000))
    for uses in used.values():
        if len(uses) > ration:
            yield uses[ration], len(uses)


def blank(text: str) -> str:
    """Blanks in the place of everything but line breaks."""
    if text.isspace():
        return text
    return _VISIBLE.sub(lambda match: " " * len(match[0]), text) if "\n" in text else " " * len(text)
