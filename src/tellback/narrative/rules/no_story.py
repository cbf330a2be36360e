"""A heap of words is no story, however well it is laid out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from tellback.narrative.draft import Draft
from tellback.narrative.english import small_words, verb_forms, words_of
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.passage import Passage, Sentence
from tellback.narrative.question import Question
from tellback.narrative.rule import Group, Rule
from tellback.text.language import UNKNOWN, language_of

_FIGURES = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
_ASKING = frozenset(["what", "how", "why", "who", "when", "where", "which"])
_ENOUGH = 15
_FEW = 5


def check(draft: Draft) -> Iterator[Finding]:
    """What no English sentence can be made of: questions that ask nothing, paragraphs that state nothing.

    Prose holds 40 to 50 small words in a hundred, and nearly every sentence has a verb. Where the whole text falls
    short of both, each of its passages has to be readable; elsewhere only heaps of the same few words are found.
    """
    if not draft.english or _points_elsewhere(draft):
        return
    asked = [question for question in draft.prfaq.questions if _asks_nothing(question)]
    nonsense = _is_nonsense(draft, len(asked)) and language_of(draft.prose[:4000]) in {"en", UNKNOWN}
    if nonsense:
        yield Finding(draft.top, "Write it in sentences that say who does what: this can not be read as prose.")
    if nonsense or len(asked) > 2:
        for question in asked:
            yield Finding(question.span, f"Ask a question that can be understood: “{question.words}” asks nothing.")
    for passage in _passages(draft):
        text = draft.prose[passage.span.start : passage.span.end]
        if _is_heap(text) or (nonsense and _says_nothing(passage)):
            yield Finding(passage.span, "Say who does what: no sentence here can be understood.")


def _points_elsewhere(draft: Draft) -> bool:
    """Whether it is a note of a few sentences that links to the text itself: names and titles are most of its words."""
    if draft.prfaq.questions or "](" not in draft.prfaq.source:
        return False
    said = (each for each in draft.sentences if each.text.rstrip("\"'”’)*_ ").endswith((".", "!", "?")))
    return len(list(islice(said, _FEW))) < _FEW


def _is_nonsense(draft: Draft, asked: int) -> bool:
    places, count = draft.wording.places, draft.wording.count
    if not draft.sentences or (count < 3 * _ENOUGH and asked < 2):
        return False
    if sum(len(places.get(word, ())) for word in small_words()) >= 0.3 * count:
        return False
    sentences = [each for each in draft.sentences if len(words_of(each.text)) > 3]
    mute = sum(not _has_verb(each.text) for each in sentences)
    return mute > 0.3 * len(sentences) or 2 * asked >= max(2, len(draft.prfaq.questions))


def _passages(draft: Draft) -> tuple[Passage, ...]:
    answers = (passage for question in draft.prfaq.questions for passage in question.passages)
    return (*draft.prfaq.passages, *answers)


def _asks_nothing(question: Question) -> bool:
    words = words_of(question.words)
    known = sum(word in verb_forms() or (word in small_words() and word not in _FIGURES) for word in words)
    return len(words) > 2 and "?" in question.text and known < 2 and not _ASKING.intersection(words)


def _says_nothing(passage: Passage) -> bool:
    return len(words_of(passage.text)) > 3 and "](" not in passage.text and not any(map(_states, passage.sentences))


def _states(sentence: Sentence) -> bool:
    return _has_verb(sentence.text) and bool(small_words().intersection(words_of(sentence.text)))


def _has_verb(text: str) -> bool:
    return bool(verb_forms().intersection(words_of(text)))


def _is_heap(text: str) -> bool:
    """Whether it is the same few words over and over, with nothing between them."""
    if "](" in text or "|" in text:
        return False
    rough = text.lower().split()
    small = sum(map(small_words().__contains__, rough))
    if len(rough) < _ENOUGH or small > 0.15 * len(rough):
        return False
    carrying = [word for word in words_of(text) if word not in small_words()]
    repeated = sum(count for count in Counter(carrying).values() if count > 2)
    return repeated > 0.3 * len(carrying)


rule = Rule("no-story", Group.STRUCTURE, Tier.MUST, check)
