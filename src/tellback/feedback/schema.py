"""The tables of feedback, step by step."""

from __future__ import annotations

from tellback.store.base import Store
from tellback.store.steps import Steps

steps = Steps("feedback")


@steps
def s001_messages(store: Store) -> None:
    """What was said, and what it said before it was changed."""
    columns = """
        source text not null, external_id text not null, text text not null, title text not null,
        said_at text not null, author text not null, company text not null, plan text not null,
        revenue {real}, rating {real}, scale text not null, locale text not null, url text not null,
        extra text not null, revision {int} not null default 1"""
    store.define(f"create table messages (id {{key}}, {columns}, unique (source, external_id))")
    store.define(f"create table message_versions (id {{int}} not null, {columns}, replaced_at text not null)")
    store.define("create index messages_by_author on messages (author)")
    store.define("create index messages_by_day on messages (said_at)")
    store.define("create index message_versions_by_id on message_versions (id)")
    store.index_words("messages", ("title", "text"))


@steps
def s002_imports(store: Store) -> None:
    """Each reading of a file: how far it came, what it landed, and the rows it could not read."""
    store.define("""create table imports (
        id {key}, source text not null, location text not null, started_at text not null, ended_at text,
        mapping text not null, cursor text not null default '',
        rows_read {int} not null default 0, added {int} not null default 0, changed {int} not null default 0,
        unchanged {int} not null default 0, set_aside {int} not null default 0)""")
    store.define("""create table set_aside (
        id {key}, import_id {int} not null, source text not null, location text not null, line {int} not null,
        reason text not null, raw text not null, mended_at text)""")


@steps
def s003_passages(store: Store) -> None:
    """What the program understood, by which model, of which revision of a message."""
    store.define("""create table passages (
        id {key}, message_id {int} not null, start_at {int} not null, end_at {int} not null,
        language text not null, stance text not null, sureness {real} not null, weight {real} not null,
        theme_id {int})""")
    store.define("create index passages_by_message on passages (message_id)")
    store.define("create index passages_by_theme on passages (theme_id)")
    store.define("""create table enrichments (
        message_id {int} primary key, revision {int} not null, model text not null, at text not null)""")
    store.define("""create table vectors (
        id {key}, model text not null, passages {blob} not null, rows {blob} not null)""")


@steps
def s004_themes(store: Store) -> None:
    """Themes keep their id for good; what people decided about them is a row that always wins."""
    store.define("""create table themes (
        id {key}, name text not null, named_by text not null, phrases text not null, centroid {blob},
        model text not null, radius {real} not null, made_at text not null, retired_at text, became {int})""")
    store.define("""create table theme_decisions (
        id {key}, theme_id {int} not null, passage_id {int}, deed text not null, detail text not null,
        who text not null, at text not null, undone_at text)""")
    store.define("""create table theme_runs (
        id {key}, at text not null, kind text not null, changes text not null, applied_at text)""")


@steps
def s005_links(store: Store) -> None:
    """Which words speak of which promise or question, and what a person said of that."""
    store.define("""create table links (
        passage_id {int} not null, about text not null, kind text not null, relation text not null,
        sureness {real} not null, shown {int} not null, primary key (passage_id, about))""")
    store.define("create index links_by_about on links (about, relation)")
    store.define("""create table link_decisions (
        id {key}, passage_id {int} not null, about text not null, answer text not null,
        who text not null, at text not null, undone_at text)""")
    store.define("""create table link_runs (
        about text primary key, text text not null, model text not null, at text not null, verdict text not null)""")


@steps
def s006_erasures(store: Store) -> None:
    """That somebody was erased: counts without a name, and a salted mark by which no import brings them back."""
    store.define("create index vectors_by_model on vectors (model)")
    store.define("""create table erasures (
        id {key}, at text not null, messages {int} not null, passages {int} not null, counts text not null)""")
    store.define("create table erased_authors (mark text primary key)")
    store.define("create table erasure_salt (id {int} primary key, salt text not null)")


@steps
def s006_resuming(store: Store) -> None:
    """Which file an import read, so that a killed one goes on; and each row set aside once, however often read."""
    store.define("alter table imports add column fingerprint text not null default ''")
    store.define("alter table imports add column wordless {int} not null default 0")
    store.define("alter table set_aside add column place text not null default ''")
    store.define("create unique index set_aside_by_place on set_aside (source, location, place)")


@steps
def s007_asking(store: Store) -> None:
    """Passages that ask, what each means, and the group of those that ask the same (-1: the FAQ answers, or alone)."""
    store.define("""create table asking (
        passage_id {int} primary key, model text not null, vector {blob} not null, part {int} not null default -1,
        typical {int} not null default 0, nearest text not null default '', closeness {real} not null default 0)""")
    store.define("create index asking_by_part on asking (part)")


@steps
def s008_checked_links(store: Store) -> None:
    """How likely a link was to be right before calibration, and whether it was shown when a person checked it."""
    store.define("alter table links add column chance {real} not null default 0")
    store.define("alter table link_decisions add column chance {real}")
    store.define("alter table link_decisions add column was_shown {int} not null default 0")
    store.define("alter table link_runs add column kind text not null default ''")


@steps
def s009_counting_themes(store: Store) -> None:
    """Counting who speaks of a theme reads this index alone."""
    store.define("create index passages_counted on passages (theme_id, message_id, stance)")


@steps
def s010_answers(store: Store) -> None:
    """When somebody answered the customer, and which messages complain, without a look at any other."""
    store.define("alter table messages add column answered_at text not null default ''")
    store.define("alter table message_versions add column answered_at text not null default ''")
    store.define(
        "create index passages_complaining on passages (message_id) where stance = 'complaint' or stance = 'both'"
    )
