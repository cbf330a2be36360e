"""Keep what a reader says, row upon row, and take it back."""

from __future__ import annotations

from datetime import UTC, datetime
from secrets import token_hex

from tellback.audience.admit import Admitted
from tellback.audience.ballot import Ballot, Filled
from tellback.audience.mark import Kind
from tellback.audience.queries import ballots, choices
from tellback.audience.sheet import check
from tellback.errors import LinkClosed
from tellback.store.base import Store

SENTENCE = "What is it, and who is it for, in one sentence?"
RATING = "How much would you want it, from 1 to 5?"
HURRIED = "I was in a hurry: better not count me."
COMPARING = "You have gone on to compare both wordings: what you marked stands as it is."
FINISHED = "You have finished: what you said stands as it is."


def put(store: Store, found: Admitted, sentence: int, kind: Kind | None, note: str = "", key: str = "") -> None:
    """Mark a sentence, in the place of the mark it had; None clears it. The same `key` again changes nothing.

    Raises LinkClosed where the reader has finished, not begun, or gone on to compare; NotFound where there is no such
    sentence.
    """
    ballot = reading(store, found)
    check(found.invitation, sentence, ballot.version)
    values = {"sentence": sentence, "kind": kind or "", "note": note.strip() if kind else "", "undoes": None}
    with store.transaction():
        ballots.add_mark(store, ballot.id, key or token_hex(16), {**values, "made_at": _now()})
        if sentence > ballots.reached(store, ballot.id):
            ballots.add_reached(store, ballot.id, sentence, _now())


def undo(store: Store, found: Admitted, key: str = "") -> int | None:
    """Take back what was said last, so that what was said before stands again; of which sentence, None for nothing.

    The same `key` again changes nothing. Raises LinkClosed as `put` does.
    """
    ballot = reading(store, found)
    with store.transaction():
        rows = ballots.standing_rows(store, ballot.id)
        if not rows:
            return None
        sentence: int = rows[-1]["sentence"]
        values = {"sentence": sentence, "kind": "", "note": "", "undoes": rows[-1]["id"], "made_at": _now()}
        ballots.add_mark(store, ballot.id, key or token_hex(16), values)
    return sentence


def reach(store: Store, found: Admitted, sentence: int) -> None:
    """Keep how far somebody read, so that silence about a sentence is told from not having reached it.

    Raises as `put` does.
    """
    ballot = reading(store, found)
    check(found.invitation, sentence, ballot.version)
    if sentence > ballots.reached(store, ballot.id):
        ballots.add_reached(store, ballot.id, sentence, _now())


def answer(store: Store, found: Admitted, sentence: str, rating: int, hurried: bool = False) -> None:
    """Keep what was answered after reading; what did not change is not kept again. Raises LinkClosed as `put` does."""
    ballot = opened(found)
    was = ballots.answers(store, ballot.id)
    said_now = {SENTENCE: sentence.strip(), RATING: str(rating or ""), HURRIED: "yes" if hurried else ""}
    for question, said in said_now.items():
        if said != was.get(question, ""):
            ballots.add_answer(store, ballot.id, question, said, _now())


def finish(store: Store, found: Admitted) -> None:
    """Close a ballot for good. Raises LinkClosed as `put` does."""
    ballot = opened(found)
    ballots.finish(store, ballot.id, _now())


def filled(store: Store, ballot: Ballot) -> Filled:
    """What stands on a ballot now."""
    answers = ballots.answers(store, ballot.id)
    rating = int(answers.get(RATING) or 0)
    marks, reached = ballots.marks(store, ballot.id), ballots.reached(store, ballot.id)
    return Filled(marks, reached, answers.get(SENTENCE, ""), rating, bool(answers.get(HURRIED)))


def reading(store: Store, found: Admitted) -> Ballot:
    """The ballot of a reader who may still mark: not once they have seen another wording, which would change what they
    think of the one they read. Raises LinkClosed then, and as `opened` does.
    """
    ballot = opened(found)
    if found.invitation.against and choices.any_made(store, ballot.id):
        raise LinkClosed(COMPARING)
    return ballot


def opened(found: Admitted) -> Ballot:
    """The ballot of a reader who is reading. Raises LinkClosed before they began and after they finished."""
    if found.ballot is None:
        raise LinkClosed("You have not begun to read yet. Open the link and begin.")
    if found.ballot.finished_at:
        raise LinkClosed(FINISHED)
    return found.ballot


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
