"""The one named world: Ana complains and stays, Ben leaves without a word, Carla is another workspace's customer."""

from __future__ import annotations

import shutil
from pathlib import Path

from tellback.feedback.bring_in import bring_in, look
from tellback.feedback.understand import understand
from tellback.narrative.snapshot import snapshot
from tellback.workspace.workspace import Workspace

STORY = """# Heron Mail 5 puts every conversation where you left it

LISBON, 2 October 2025. Today Heron opened version 5 of its desktop mail client to everyone. \
Your folders stay in exactly the order you gave them. \
Search answers in under one second across ten years of mail.  <!-- claim: search -->

## The problem

Most people open their mail forty times a day. They lose a minute each time looking for the thread they were in.

## The solution

Heron 5 works offline for a whole working day, and sends when you are back. \
It is delightfully easy to use. <!-- claim: easy -->

> "I stopped dreading Monday mornings," says Joana Reis, who runs a law office of three.

# FAQ

## Will my add-ons keep working?

Add-ons written for Heron 4 keep working for twelve months.

## What does it cost?

Heron stays free for one account.

# Internal FAQ

## What if people hate the redesign?

We ship it to 5 % first.
"""
BETA = STORY.replace("in under one second across", "in about one second across").replace(
    "Heron stays free for one account.", "Heron is free while it is in beta. You never see an advertisement."
)
SAYINGS = {
    "folders": (
        "After the update my folders are no longer in the order I gave them.",
        "All my folders jumped into alphabetical order, I hate it.",
        "The folder order is lost since version 5. Please give it back.",
        "Where is my folder order? Everything is sorted alphabetically now.",
        "Third time I sort my folders again, and the order is gone after every restart.",
    ),
    "search": (
        "Search is so fast now, it answers in under a second. Love it!",
        "I searched ten years of mail and had the answer at once. Great.",
        "The new search is wonderful, instant results.",
        "Search takes half a minute and finds nothing.",
    ),
    "export": (
        "How can I export my calendar to a file?",
        "Is there a way to export the calendar?",
        "How do I export my calendar as ICS?",
        "Can I export the calendar to another program?",
    ),
    "addons": ("Will my add-ons keep working after the update?", "Do my old add-ons still work in version 5?"),
    "offline": ("Worked on the train offline all day and everything was sent afterwards. Perfect.",),
}
ANA = "The order of my folders is gone again. Write to ana@mail.example please."
CARLA = "Carla here: the folders of my other product are gone too."


def build(folder: Path) -> Workspace:
    """Heron's workspace: story, messages of Ana and of many who are not named, nothing of Ben, nothing of Carla.

    The story has two versions: what the beta testers were told, and what stands.
    """
    here = found(folder / "heron", "Heron Mail", BETA)
    snapshot(here, "beta", "What the beta testers were told")
    here.narratives[0].write_text(STORY, encoding="utf-8")
    snapshot(here, note="Say what it costs")
    rows = [("1", "ana", "2025-10-03", "pro", ANA)]
    for day in range(1, 8):
        for about, sayings in SAYINGS.items():
            for at, text in enumerate(sayings):
                rows.append((str(len(rows) + 1), f"{about}-{day}-{at}", f"2025-{day + 3:02}-{at + 1:02}", "free", text))
    _take(here, rows)
    other = found(folder / "other", "Another product", "# Another product\n\nIt keeps your folders.\n")
    _take(other, [("1", "carla", "2025-10-04", "pro", CARLA)])
    other.close()
    return here


def copy(built: Path, to: Path) -> Workspace:
    """A copy of a workspace, to change."""
    return Workspace(Path(shutil.copytree(built, to / "copy")))


def csv(rows: list[tuple[str, str, str, str, str]]) -> str:
    """The rows as an export."""
    return "id,author,created_at,plan,text\n" + "".join(",".join((*row[:4], f'"{row[4]}"')) + "\n" for row in rows)


def found(folder: Path, name: str, story: str) -> Workspace:
    """A workspace with a story and no message."""
    folder.mkdir(parents=True)
    (folder / "tellback.toml").write_text(f'name = "{name}"\n', encoding="utf-8")
    (folder / "prfaq.md").write_text(story, encoding="utf-8")
    return Workspace(folder)


def _take(here: Workspace, rows: list[tuple[str, str, str, str, str]]) -> None:
    export = here.folder / "reviews.csv"
    export.write_text(csv(rows), encoding="utf-8")
    bring_in(here, look(here, export))
    understand(here)
