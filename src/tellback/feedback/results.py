"""What a search found and what an erasure did, in lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote

from tellback.feedback.erase import Erased
from tellback.feedback.query import Found, Results
from tellback.people.redact import redact
from tellback.show.terminal import counted, faint, paragraph, strong


def result_lines(results: Results) -> Iterator[str]:
    """Each message by its best passage, with what is known of it; last, how to see more."""
    query, shown = results.query, len(results.found)
    if not shown:
        yield "No message fits." if not results.total else f"There are only {counted(results.total, 'message')}."
        return
    yield f"{counted(results.total, 'message')}, {query.skip + 1:,} to {query.skip + shown:,} shown:"
    for found in results.found:
        yield ""
        yield faint(_known(found))
        yield paragraph(f"{redact(found.before)}{strong(redact(found.word.text))}{redact(found.after)}", indent=2)
    if query.skip + shown < results.total:
        yield f"\nThe next: --skip {query.skip + shown}"


def erased_line(erased: Erased) -> str:
    """What went, without a name; and how to erase what they wrote under other names."""
    aside = f", and {counted(erased.set_aside, 'row')} set aside emptied" if erased.set_aside else ""
    named = f" {counted(erased.customers, 'customer')} lost their name." if erased.customers else ""
    kept = [f"\n  tellback erase {quote(name)}  # {counted(n, 'message')}" for name, n in erased.kept.items()]
    others = f"\nWhat they wrote under other names is still there. Erase it, too:{''.join(kept)}" if kept else ""
    return (
        f"Erased {counted(erased.messages, 'message')} with {counted(erased.passages, 'passage')}{aside}."
        f"{named} Counts stay; no import brings them back.{others}"
    )


def _known(found: Found) -> str:
    stance = found.stance.value if found.stance.value != "neither" else ""
    parts = (
        found.word.said_on,
        found.word.source,
        found.plan,
        stance,
        found.theme_name,
        f"message {found.word.message}",
    )
    return " · ".join(part for part in parts if part)
