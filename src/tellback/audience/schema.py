"""The tables of audience, step by step."""

from __future__ import annotations

from tellback.store.base import Store
from tellback.store.steps import Steps

steps = Steps("audience")


@steps
def s001_invitations(store: Store) -> None:
    """Who was asked to read which wording, and who began. `begun` numbers the readers; `is_open`: 1 for one link."""
    store.define("create table reading_secret (id {int} primary key, secret text not null)")
    store.define("""create table reading_invitations (
        id {key}, narrative text not null, version text not null, text text not null, audience text not null,
        is_open {int} not null, readers {int} not null, until text not null, begun {int} not null default 0,
        made_at text not null, made_by text not null)""")
    store.define("""create table reading_withdrawals (
        invitation_id {int} primary key, withdrawn_at text not null, withdrawn_by text not null)""")
    store.define("""create table reading_ballots (
        id {key}, invitation_id {int} not null, reader {int} not null, begun_at text not null,
        unique (invitation_id, reader))""")


@steps
def s002_what_readers_say(store: Store) -> None:
    """Rows are only added: the last one on a sentence or question counts. `kind` is '' where a mark was cleared.

    `undoes` is the row that an undo takes back. `key` is the sender's own: a row that is sent twice is kept once.
    """
    store.define("""create table reading_marks (
        id {key}, ballot_id {int} not null, key text not null, sentence {int} not null, kind text not null,
        note text not null, undoes {int}, made_at text not null, unique (ballot_id, key))""")
    store.define("""create table reading_reached (
        ballot_id {int} not null, sentence {int} not null, reached_at text not null,
        primary key (ballot_id, sentence))""")
    store.define("""create table reading_answers (
        id {key}, ballot_id {int} not null, question text not null, answer text not null, made_at text not null)""")
    store.define("create index reading_answers_by_ballot on reading_answers (ballot_id)")
    store.define("create table reading_finishes (ballot_id {int} primary key, finished_at text not null)")
    store.define("create table reading_erasures (ballot_id {int} primary key, erased_at text not null)")
    store.index_words("reading_marks", ("note",))


@steps
def s003_comparisons(store: Store) -> None:
    """Which earlier wording an invitation is held against, and which of the two each of its readers was given.

    `looks` is how the readers will be judged: said before anybody reads, and never changed.
    """
    store.define("""create table reading_comparisons (
        invitation_id {int} primary key, against text not null, earlier text not null, looks text not null)""")
    store.define("create table reading_assignments (ballot_id {int} primary key, version text not null)")


@steps
def s004_choices(store: Store) -> None:
    """Which wording of a passage readers would rather read on from, and which promise convinces most and least.

    Rows are only added: the last one of a passage (`is_repeat`: 1 where it is asked again) or of a `turn` counts.
    `passage` is an index in the newer wording, `among` are such indexes with spaces between them.
    """
    store.define("""create table reading_choices (
        id {key}, ballot_id {int} not null, key text not null, passage {int} not null, shown_first text not null,
        chosen text not null, is_repeat {int} not null, made_at text not null, unique (ballot_id, key))""")
    store.define("""create table reading_picks (
        id {key}, ballot_id {int} not null, key text not null, turn {int} not null, among text not null,
        best {int} not null, worst {int} not null, made_at text not null, unique (ballot_id, key))""")


@steps
def s005_beginnings(store: Store) -> None:
    """Which reader began through an open link under which key: whoever begins twice at once is one reader."""
    store.define("""create table reading_beginnings (
        invitation_id {int} not null, key text not null, reader {int} not null, primary key (invitation_id, key))""")


@steps
def s010_readers_from_elsewhere(store: Store) -> None:
    """Where an invitation's readers come from who were never sent a link, and what of it could not be taken.

    `sign` stands for a reader's name, which is not kept: by it a reader is found again, and known to be erased.
    What is set aside has `ballot_id` 0 where nobody knows whose it is; then only its place is kept.
    """
    store.define("""create table reading_origins (
        invitation_id {int} primary key, source text not null, format text not null, fingerprint text not null,
        brought_at text not null, brought_by text not null, taken_back_at text not null)""")
    store.define("create table reading_origin_readers (ballot_id {int} primary key, sign text not null)")
    store.define("""create table reading_set_aside (
        id {key}, invitation_id {int} not null, ballot_id {int} not null, place text not null, reason text not null,
        raw text not null)""")


@steps
def s011_predictions(store: Store) -> None:
    """What a language model foresees for an audience; apart from everything that readers say."""
    store.define("""create table reading_predictions (
        id {key}, narrative text not null, version text not null, text text not null, audience text not null,
        made_by text not null, made_at text not null, dropped {int} not null)""")
    store.define("""create table reading_foreseen (
        prediction_id {int} not null, place {int} not null, sentence {int} not null, kind text not null,
        why text not null, primary key (prediction_id, place))""")
