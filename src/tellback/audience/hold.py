"""Keep an invitation with what its readers said, all at once, as if they had come one by one."""

from __future__ import annotations

from collections.abc import Sequence

from tellback.audience.ballot import Ballot
from tellback.audience.invitation import Invitation
from tellback.audience.queries import ballots, choices, invitations
from tellback.audience.session import Session
from tellback.store.base import Store


def hold(store: Store, asked: Invitation, sessions: Sequence[Session]) -> int:
    """Keep the invitation and the sessions of its first readers, in the order in which they began; its id.

    All or nothing; within a transaction all of them together are. No more sessions than it asks readers.
    """
    with store.transaction():
        number = invitations.add_invitation(store, asked)
        versions = {nth: session.version if asked.against else "" for nth, session in enumerate(sessions, 1)}
        for nth, session in enumerate(sessions, 1):
            ballot = ballots.begin(store, number, nth, session.began_at, versions.__getitem__)
            assert ballot
            _keep(store, ballot, session)
    return number


def _keep(store: Store, ballot: Ballot, session: Session) -> None:
    for at, mark in enumerate(session.marks):
        said = {"sentence": mark.sentence, "kind": str(mark.kind), "note": mark.note, "made_at": mark.made_at}
        ballots.add_mark(store, ballot.id, f"mark {at}", {**said, "undoes": None})
    ballots.add_reached(store, ballot.id, session.reached, session.read_at)
    for question, said in session.answers.items():
        ballots.add_answer(store, ballot.id, question, said, session.read_at)
    for at, choice in enumerate(session.choices):
        choices.add_choice(store, ballot.id, f"choice {at}", choice)
    for turn, pick in enumerate(session.picks):
        choices.add_pick(store, ballot.id, f"pick {turn}", turn, pick)
    if session.finished_at:
        ballots.finish(store, ballot.id, session.finished_at)
