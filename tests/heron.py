"""Heron, a made-up mail program: its story, and what its customers wrote."""

from __future__ import annotations

from collections.abc import Sequence

from tellback.feedback.message import Message
from tellback.feedback.queries import messages as queries
from tellback.feedback.read import read
from tellback.feedback.relate import Related, relate
from tellback.model.base import Embedder
from tellback.narrative.parse import parse
from tellback.narrative.prfaq import PRFAQ
from tellback.store.base import Store

STORY = """# Heron 5 is here

Heron 5 shows all your calendars side by side in one window.
Heron 5 finds any message in under a second with the new search.
Heron 5 is easy to use.

## FAQ

**Can I export my contacts?**

Yes. Choose File, then Export contacts, and save your address book as a CSV or vCard file.

**Is there a mobile app?**
"""

SAID = (
    ("Ana", "The calendars are broken, they never show side by side in one window."),
    ("Ben", "My calendars disappeared and calendar sync fails every time."),
    ("Cem", "I love that all my calendars are in one window, it works great."),
    ("Dia", "The new search is terrible, search never finds any message."),
    ("Eva", "Search is wonderful: it finds every message at once, I love it."),
    ("Fay", "How do I export my contacts to a CSV file?"),
    ("Gil", "How can I export my address book contacts?"),
    ("Hal", "How do I switch on dark mode?"),
    ("Ida", "Is there a dark mode I can switch on?"),
    ("Ida", "Again: how do I switch on dark mode?"),
    ("Jon", "How can I turn on the dark mode?"),
    ("Kim", "Do you plan a mobile app for the phone?"),
    ("Lea", "Any ideas?"),
    ("Mia", "The invoice came twice this month and nobody answers."),
    ("Ned", "Printing crashes on my old printer."),
    ("", "I pay by credit card."),
    ("Pia", "Where do I change the font size of the message list?"),
)


def story(text: str = STORY) -> PRFAQ:
    return parse(text, "story.md")


def say(store: Store, model: Embedder, said: Sequence[tuple[str, str]] = SAID, source: str = "desk") -> None:
    """Take in what was said, a day each, and read it."""
    queries.land(
        store,
        [
            Message(source, str(at), text, author=author, said_at=f"2024-03-{at + 1:02}")
            for at, (author, text) in enumerate(said)
        ],
    )
    read(store, model)


def held(store: Store, model: Embedder, text: str = STORY) -> Related:
    """Hold what was said against a story."""
    prfaq = story(text)
    return relate(store, model, prfaq.claims, prfaq.questions)


def claim(words: str, text: str = STORY) -> str:
    """The id of the promise that holds these words."""
    [found] = [each.id for each in story(text).claims if words in each.text]
    return str(found)


def passage(store: Store, words: str) -> int:
    """The passage of the message that begins with these words."""
    [row] = store.query(
        "select p.id from passages p join messages m on m.id = p.message_id where m.text like :words",
        words=f"{words}%",
    )
    return int(row["id"])


def relation(store: Store, about: str) -> dict[str, set[str]]:
    """Who stands how to a promise or question, by what is shown."""
    found: dict[str, set[str]] = {}
    for row in store.query(
        "select l.relation, m.author from links l join passages p on p.id = l.passage_id"
        " join messages m on m.id = p.message_id where l.about = :about and l.shown = 1",
        about=about,
    ):
        found.setdefault(row["relation"], set()).add(row["author"])
    return found
