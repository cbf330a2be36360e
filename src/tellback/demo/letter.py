"""A customer's message as it stands in an export, and the truth about each of its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tellback.demo.cast import Customer, Voice
from tellback.demo.dice import Dice
from tellback.demo.life import Said
from tellback.demo.phrases import Lane, say, words

_SPOKEN = {"de-DE": "de", "fr-FR": "fr", "es-ES": "es", "it-IT": "it", "pt-BR": "pt", "ja-JP": "ja"}
_NEIGHBOURS: dict[str, str] = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wqetrytioposadgfjhlkxzvcnb", strict=True))
_KEPT = {"I ", "I'", "La", "PD"}
_WORD = re.compile(r"[A-Za-z]{4,}")
_STARS = {
    "complaint": ((1, 2, 3), (55, 30, 15)),
    "praise": ((5, 4, 3), (66, 30, 4)),
    "question": ((5, 4, 3, 2), (2, 3, 4, 1)),
}


@dataclass(frozen=True, slots=True)
class Part:
    """What one stretch of a message is truly about; `lane` is None for greetings, thanks and other small talk."""

    start: int
    end: int
    mood: str
    lane: Lane | None


@dataclass(frozen=True, slots=True)
class Letter:
    """One message. `parts` point into `text`; `junk` names its kind where nobody meant to say anything."""

    title: str
    text: str
    language: str
    parts: tuple[Part, ...]
    stars: int | None = None
    junk: bool = False


def write(said: Said, customer: Customer, dice: Dice, other: Lane | None = None) -> Letter:
    """What this customer writes; `other` is a second thing on their mind, in another mood."""
    lane = said.lane
    if lane is None:
        return Letter("", "", "en", ())
    page = _Page(customer.voice, _language(lane, customer, said.channel, dice), dice)
    {"tickets": _ticket, "in-app": _note, "reviews": _review, "survey": _note}[said.channel](
        page, lane, other, customer
    )
    if said.channel != "survey" and page.language == "en" and customer.voice.emoji > dice.share():
        page.chat(f"emoji {lane.mood}", lane.mood)
    page.drop_last_stop()
    stars = dice.weighted(*_STARS[lane.mood]) if other is None else 3
    return Letter(_title(said, page), page.text, page.language, tuple(page.parts), stars)


def junk(channel: str, dice: Dice) -> Letter:
    """An auto-reply, an advertisement, somebody trying the keyboard."""
    text = say(dice.pick(words("en")["junk"]), "en", dice)
    title = "Re: Your request" if channel == "tickets" else ""
    return Letter(title, text, "en", (), dice.whole(1, 5), junk=True)


@dataclass
class _Page:
    voice: Voice
    language: str
    dice: Dice
    text: str = ""
    parts: list[Part] = field(default_factory=list)
    used: list[str] = field(default_factory=list)

    def say(self, lane: Lane, glue: str = " ", before: str = "") -> None:
        """One sentence about a theme, not the one just said; `before` begins it."""
        patterns = lane.patterns.get(self.language) or lane.patterns.get("en") or next(iter(lane.patterns.values()))
        language = self.language if self.language in lane.patterns else "en"
        fresh = [pattern for pattern in patterns if pattern not in self.used]
        if fresh:
            self.used.append(self.dice.pick(fresh))
            sentence = say(self.used[-1], language, self.dice)
            if before:
                sentence = f"{before} {sentence if sentence[:2] in _KEPT else sentence[:1].lower() + sentence[1:]}"
            self.add(sentence, lane.mood, lane, glue)

    def chat(self, kind: str, mood: str = "", glue: str = " ") -> None:
        """Small talk, where this language has any."""
        lines = words(self.language).get(kind)
        if lines:
            self.add(say(self.dice.pick(lines), self.language, self.dice), mood, None, glue)

    def add(self, sentence: str, mood: str, lane: Lane | None = None, glue: str = " ") -> None:
        """Put words on the page in this voice."""
        spoken = _spoken(sentence, self.voice, self.dice, self.language)
        start = len(self.text) + (len(glue) if self.text else 0)
        self.text = f"{self.text}{glue}{spoken}" if self.text else spoken
        self.parts.append(Part(start, start + len(spoken), mood, lane))

    def drop_last_stop(self) -> None:
        """Some people never end with a full stop."""
        if self.voice.bare and self.text.endswith("."):
            last = self.parts.pop()
            self.text = self.text[:-1]
            self.parts.append(Part(last.start, len(self.text), last.mood, last.lane))


def _ticket(page: _Page, lane: Lane, other: Lane | None, customer: Customer) -> None:
    dice, wordy = page.dice, page.voice.wordy
    if dice.chance(0.7):
        page.chat("greeting")
    first = "\n\n" if page.text else ""
    if dice.chance(wordy * 0.6):
        page.chat("background", glue=first or " ")
        first = " "
    if lane.mood == "question" and dice.chance(0.3):
        page.chat("asking", glue=first or " ")
        first = " "
    _body(page, lane, other, first or " ")
    if lane.mood == "complaint" and dice.chance(0.4 * wordy + 0.1):
        page.chat("tried")
    if dice.chance(0.45):
        page.chat({"complaint": "cost", "praise": "joy"}.get(lane.mood, "closing"), lane.mood)
    if dice.chance(0.6):
        page.chat("closing", glue="\n\n")
        page.add(_signature(customer, dice), "", glue="\n")


def _note(page: _Page, lane: Lane, other: Lane | None, _: Customer) -> None:
    _body(page, lane, other, " ")
    if page.dice.chance(0.25 * page.voice.wordy):
        page.chat({"complaint": "cost", "praise": "joy"}.get(lane.mood, "background"), lane.mood)


def _review(page: _Page, lane: Lane, other: Lane | None, customer: Customer) -> None:
    short = words(page.language).get(f"short {lane.mood}")
    if short and page.dice.chance(0.1):
        page.chat(f"short {lane.mood}", lane.mood)
        return
    if short and page.dice.chance(0.2):
        page.chat(f"short {lane.mood}", lane.mood)
    _note(page, lane, other, customer)


def _body(page: _Page, lane: Lane, other: Lane | None, glue: str) -> None:
    page.say(lane, glue)
    for more in (0.75, 0.35):
        if page.dice.chance(more * page.voice.wordy):
            page.say(lane)
    if other and page.language == "en":
        turn = say(page.dice.pick(words("en")["but"]), "en", page.dice)
        page.say(other, before=turn)


def _signature(customer: Customer, dice: Dice) -> str:
    lines = [customer.name if dice.chance(0.6) else customer.name.split()[0]]
    if customer.company and dice.chance(0.6):
        lines.append(customer.company.name)
    if dice.chance(0.25):
        lines.append(customer.email)
    if dice.chance(0.15):
        lines.append(f"Tel. {customer.phone}")
    return "\n".join(lines)


def _title(said: Said, page: _Page) -> str:
    lane, dice = said.lane, page.dice
    if lane is None or said.channel not in {"tickets", "reviews"} or (said.channel == "reviews" and dice.chance(0.6)):
        return ""
    if page.language != "en" or dice.chance(0.45):
        core = next((part for part in page.parts if part.lane is lane), None)
        return " ".join(page.text[core.start : core.end].split()[:6]).rstrip(",.;:?!") if core else ""
    return say(dice.pick(words("en")[f"subject {lane.mood}"]), "en", dice)


def _language(lane: Lane, customer: Customer, channel: str, dice: Dice) -> str:
    own = _SPOKEN.get(customer.locale, "en")
    if own not in lane.patterns or (own == "ja" and channel == "survey") or (own != "ja" and dice.chance(0.15)):
        own = "en"
    return own if own in lane.patterns else next(iter(lane.patterns))


def _spoken(sentence: str, voice: Voice, dice: Dice, language: str) -> str:
    if language != "ja":
        sentence = _WORD.sub(lambda word: _slip(word[0], dice) if dice.chance(voice.slips) else word[0], sentence)
    if voice.bare and language == "en":
        sentence = sentence.replace("'", "")
    if voice.lower:
        sentence = sentence.lower()
    if voice.loud and dice.chance(0.3):
        sentence = sentence.upper()
    return sentence


def _slip(word: str, dice: Dice) -> str:
    at = dice.whole(1, len(word) - 2)
    kind = dice.whole(0, 3)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + word[at] + word[at:]
    return word[:at] + _NEIGHBOURS.get(word[at].lower(), word[at]) + word[at + 1 :]
