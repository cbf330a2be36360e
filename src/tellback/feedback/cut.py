"""Cut a message into passages: a sentence or so each, and what is not the customer's matter told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from tellback.text.sentences import sentences

FEW_WORDS = 3
"""A piece with fewer words says too little alone and joins its neighbour."""
LONG = 360
"""A sentence of more characters than this has lost its full stops; it is cut where a clause begins."""
MOST = 40
"""Passages that count in one message; what a longer one says after that is read and searched, but not weighed."""
DUMP = 4
"""So many lines of `name: value` in a row are somebody's system information."""

_SAID = r"(wrote|schrieb\b.*|a écrit|escribió|ha scritto|escreveu|schreef\b.*)"
_QUOTES_ALL = re.compile(
    rf"^[ \t]*(-{{2,}} ?(original message|forwarded message|ursprüngliche nachricht|message d'origine).*|"
    rf"(on|am|le|el|il|em|op)\b.{{8,120}}{_SAID} ?:|from: .+\n(sent|date|to): .+)$",
    re.IGNORECASE | re.MULTILINE,
)
_QUOTED_LINE = re.compile(r"^[ \t]*>", re.MULTILINE)
_DASHES = re.compile(r"^-- ?$", re.MULTILINE)
_COURTESY = re.compile(
    r"\W*((hi|hello|hey|dear|greetings|good (morning|afternoon|evening|day)|hallo|liebes?|guten (tag|morgen)|moin|"
    r"bonjour|salut|hola|buen[oa]s? (días|tardes)?|ciao|salve|buongiorno|olá|bom dia|boa tarde|beste|geachte)"
    r"(\W+[\w']+){0,3}|"
    r"(many |so much |ok |and )?(thanks|thank you|thx|ty|tia|cheers|danke|dankeschön|vielen dank|besten dank|merci|"
    r"gracias|grazie|obrigad[oa]|bedankt|dank( je| u)?)( (so|very) much| a lot| again| everyone| all| beaucoup| mille)?"
    r"(,? (in advance|im voraus|d'avance|de antemano|in anticipo|desde já|alvast|bij voorbaat)|"
    r" for (any|your|the|all|all the) (help|time|assistance|support|attention|answers?|repl(y|ies)|advice|ideas)"
    r"[\w ]{0,20})?|"
    r"(any |all |your )?(help|advice|suggestions?|ideas?)( here| with this| on this)? "
    r"((would|will) be |is |are )?((very )?much |greatly |highly )?(appreciated|welcome)|"
    r"(please |(can|could|would) (you|(any|some)(one|body)) (please )?)?(help|advise|assist)( me| us)?( out)?"
    r"( with this)?( please)?|(so |but )?what (can|should|do|shall|must) i do( now| next)?|what to do( now| next)?|"
    r"how (do|can|could|would|should) i (fix|solve|resolve|correct) (this|it)( issue| problem| error)?|"
    r"(does |has )?any(one|body) (have |got )?(any )?(ideas?|suggestions?|help|clues?|thoughts)|"
    r"any (other |more )?(ideas?|suggestions?|help|clues?|thoughts)( please| anyone)?|what am i (missing|doing wrong)|"
    r"(is there |are there )?(a |any )?(known )?(fix|solution|cure|workaround)s?( for (this|it))?|"
    r"what('s| is) (going on|wrong|the problem|happening)( here)?|"
    r"(please )?see (the )?(attached|screenshot)[\w ]{0,20}|"
    r"to whom it may concern|(a |my |one |quick |small )*(questions?|problems?|issues?|requests?|help|errors?|trouble|"
    r"feedback|suggestions?|ideas?|not working|well done|very happy)|"
    r"((i am |i'm |we are )?(hoping|waiting|looking forward) (for|to)|awaiting|i look forward to) "
    r"((a|an|your|any) )?((quick|early|prompt|speedy) )?(answer|reply|response|help|hearing from you)( soon)?"
    r"(\W+[\w.]+){0,4}|"
    r"((with )?(best|kind|kindest|warm) )?(regards|wishes|greetings)(\W+[\w.]+){0,3}|"
    r"(yours )?(sincerely|faithfully|truly)(\W+[\w.]+){0,3}|"
    r"(mit freundlichen |viele |liebe |beste )?grü(ß|ss)en?(\W+[\w.]+){0,3}|mfg|cordialement|saludos|"
    r"(cordiali|distinti) saluti|atenciosamente|met vriendelijke groet(en)?|"
    r"sent from (my )?[\w ]{2,30}|(von meinem|envoyé de mon|inviato da) [\w ]{2,30}( gesendet)?)\W*",
    re.IGNORECASE,
)
_TRACE = re.compile(
    r"^\s*(at [\w.$<>/]+ ?[(:]|Traceback \(|File \".+\", line \d|Caused by:|\[?\d{4}-\d\d-\d\d[ T]\d\d:\d\d|"
    r"\d\d:\d\d:\d\d[.,]\d|\w+(\.\w+)*(Error|Exception)\b|#\d+ |0x[0-9a-f]{4,}|"
    r"(DEBUG|INFO|WARN(ING)?|ERROR|FATAL)\b[: \]]|[\w.]+@https?:|JavaScript error)",
)
_LINK = re.compile(r"(https?://|www\.)\S+|\S+@\S+\.\w+|<[A-Z]+>")
_NAME = re.compile(r"[A-ZÀ-Þ][\w.'-]*( [A-ZÀ-Þ][\w.'-]*){0,2}")
_PAIR = re.compile(r"\s*[\w()./ -]{2,40}(:|=|\t)\s*\S.{0,60}\s*")
_CLAUSE = re.compile(r"[,;:] |\s(?=(?:and|but|so|then|because|also|und|aber|mais|pero|ma|mas|maar)\s)|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a message. What `counts` is the customer's matter; courtesy, quotes and logs do not."""

    start: int
    end: int
    counts: bool


def cut(words: str, title: int = 0) -> list[Piece]:
    """The passages of a message in order, by offsets into its `words`; `title` is where its title ends, 0 for none.

    Every word is in one passage. Quoted replies, signatures, logs, greetings and thanks do not count, nor does what
    follows the first MOST passages.
    """
    quoted = _from_here_quoted(words, title)
    found = [*sentences(words, 0, title), *sentences(words, title, quoted)]
    places = _short_enough(words, _greeted_apart(words, found))
    pieces = [Piece(*place, not _beside_the_point(words[slice(*place)])) for place in places]
    pieces = list(_joined(words, _without_dumps(words, _unsigned(words, pieces))))
    if words[quoted:].strip():
        end = len(words.rstrip())
        pieces.append(Piece(end - len(words[quoted:].strip()), end, counts=False))
    return _capped(_in_one(pieces))


def _from_here_quoted(words: str, title: int) -> int:
    """Where the message that is answered, or the signature, begins; the end where there is none."""
    ends = [len(words)]
    for opening in (_QUOTES_ALL, _DASHES):
        match = opening.search(words, title)
        if match and (opening is _DASHES or not _QUOTED_LINE.search(words, match.end())):
            ends.append(match.start())
    return min(ends)


def _greeted_apart(words: str, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A greeting on a line of its own, though it ends in a comma, is no part of the sentence."""
    for start, end in found:
        first = words.find("\n", start, end)
        if first < 0 or not _COURTESY.fullmatch(words, start, first):
            yield start, end
            continue
        yield start, start + len(words[start:first].rstrip())
        yield end - len(words[first:end].lstrip()), end


def _short_enough(words: str, found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in found:
        at = start
        while end - at > LONG:
            half = at + LONG // 2
            places = [match.end() for match in _CLAUSE.finditer(words, half, at + LONG) if match.end() < at + LONG]
            strong = [place for place in places if not words[half:place].strip().isalnum()]
            cut_at = (strong or places or [at + LONG])[0]
            yield at, at + len(words[at:cut_at].rstrip())
            at = cut_at
        yield at, end


def _beside_the_point(text: str) -> bool:
    """Whether a sentence is courtesy, quotation, log or link: nothing a theme could be made of."""
    if (
        text.startswith(">")
        or _TRACE.match(text)
        or _QUOTES_ALL.match(text)
        or (len(text) < 120 and _COURTESY.fullmatch(text))
    ):
        return True
    rest = _LINK.sub("", text) if "://" in text or "@" in text or "<" in text or "www." in text else text
    letters = sum(map(str.isalpha, rest))
    if letters < 2:
        return not any(character > "\u2190" for character in rest)
    return len(rest) > 24 and letters + rest.count(" ") < 0.6 * len(rest)


def _unsigned(words: str, pieces: list[Piece]) -> list[Piece]:
    """A name at the very end, under a courtesy, does not count."""
    if len(pieces) > 1 and not pieces[-2].counts and _NAME.fullmatch(words, pieces[-1].start, pieces[-1].end):
        return [*pieces[:-1], Piece(pieces[-1].start, pieces[-1].end, counts=False)]
    return pieces


def _without_dumps(words: str, pieces: list[Piece]) -> Iterator[Piece]:
    """Runs of DUMP and more lines of `name: value` do not count."""
    for pair, run in groupby(pieces, lambda piece: bool(_PAIR.fullmatch(words, piece.start, piece.end))):
        lines = list(run)
        dump = pair and len(lines) >= DUMP
        yield from (Piece(line.start, line.end, line.counts and not dump) for line in lines)


def _joined(words: str, pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Pieces of fewer than FEW_WORDS words joined with the one before, or after where they come first."""
    held: Piece | None = None
    for piece in pieces:
        few = piece.counts and _few(words, piece)
        if held and held.counts and piece.counts and (few or _few(words, held)):
            held = Piece(held.start, piece.end, counts=True)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _few(words: str, piece: Piece) -> bool:
    text = words[piece.start : piece.end]
    return len(text) < 40 and text.isascii() and len(text.split()) < FEW_WORDS


def _in_one(pieces: list[Piece]) -> list[Piece]:
    """Neighbours that do not count are one passage."""
    found: list[Piece] = []
    for piece in pieces:
        if found and not piece.counts and not found[-1].counts:
            found[-1] = Piece(found[-1].start, piece.end, counts=False)
        else:
            found.append(piece)
    return found


def _capped(pieces: list[Piece]) -> list[Piece]:
    if len(pieces) <= MOST:
        return pieces
    return [*pieces[:MOST], Piece(pieces[MOST].start, pieces[-1].end, counts=False)]
