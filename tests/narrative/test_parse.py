"""Reading PR/FAQs as people write them."""

from __future__ import annotations

import time
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellback.narrative.parse import parse
from tellback.narrative.passage import Role
from tellback.narrative.prfaq import PRFAQ

STORY = """\
# Larkmail finds any message in under a second

_For people who live in their inbox, looking for a mail no longer takes minutes._

LISBON, May 12, 2026 — Larkmail today launched Recall, a search that works offline. It is available now.

People lose 20 minutes a day looking for mail. There is no way to search while travelling.

Recall lets you type what you remember. You can find a message from 2014 in 0.3 seconds.

"I stopped keeping folders," said Ana Ruiz, bookkeeper at Fado Tiles. "I just type."

To get started, visit https://example.org/recall.

About Larkmail: founded in 2019, Larkmail makes a mail client.
"""


def asked(prfaq: PRFAQ) -> list[str]:
    return [f"{question.circle[0]}: {question.text} = {question.answer}" for question in prfaq.questions]


def test_the_top_of_a_press_release_is_told_apart() -> None:
    story = parse(STORY)
    assert story.headline is not None
    assert story.headline.text == "Larkmail finds any message in under a second"
    assert story.subheading is not None
    assert story.subheading.text.startswith("For people who")
    assert story.dateline is not None
    assert story.dateline.text == "LISBON, May 12, 2026"
    assert story.passages[0].sentences[0].text == "Larkmail today launched Recall, a search that works offline."


def test_paragraphs_get_their_roles() -> None:
    roles = [passage.role for passage in parse(STORY).passages]
    assert roles == [
        Role.SUMMARY,
        Role.PROBLEM,
        Role.SOLUTION,
        Role.QUOTE,
        Role.CALL_TO_ACTION,
        Role.BOILERPLATE,
    ]
    assert all(0 < passage.confidence <= 1 for passage in parse(STORY).passages)


def test_a_quote_in_two_parts_is_one_quote(prfaq: PRFAQ) -> None:
    """
    # Larkmail finds it

    "I stopped keeping folders," said Ana Ruiz, bookkeeper. "I just type what I know."

    > “It simply works on the train, every single day.”
    > — *Ben Okafor, Night Porter*

    According to Carla Diaz, "nothing that I ever tried was half as fast as this".

    The word "search engine optimisation" is not a quote here.
    """
    assert [quote.speaker for quote in prfaq.quotes] == [
        "Ana Ruiz, bookkeeper",
        "Ben Okafor, Night Porter",
        "Carla Diaz",
    ]


def test_labels_do_for_headings(prfaq: PRFAQ) -> None:
    """
    Title: Larkmail finds any message
    Subtitle: For people who live in their inbox

    Problem: Looking for mail takes long.
    Solution: You type what you remember.
    **Customer quote:** I stopped keeping folders.
    """
    assert prfaq.headline is not None
    assert prfaq.headline.text == "Larkmail finds any message"
    assert prfaq.subheading is not None
    assert [passage.role for passage in prfaq.passages] == [Role.PROBLEM, Role.SOLUTION, Role.QUOTE]
    assert prfaq.quotes[0].speaker == "Customer"


def test_a_frame_is_not_the_headline(prfaq: PRFAQ) -> None:
    """
    # Larkmail PR/FAQ

    ## Press Release

    **Larkmail finds any message in a second**

    **FOR IMMEDIATE RELEASE**

    Today we launch Recall.
    """
    assert prfaq.headline is not None
    assert prfaq.headline.text == "Larkmail finds any message in a second"


def test_a_label_before_the_headline_is_not_part_of_it() -> None:
    story = parse("# PR/FAQ: Larkmail finds any message\n\nToday we launch Recall.\n")
    assert story.headline is not None
    assert story.headline.text == "Larkmail finds any message"


def test_without_any_heading_the_first_sentence_is_the_headline(prfaq: PRFAQ) -> None:
    """
    Now bookkeepers find any mail in a second. Recall searches offline, and it
    needs no folders.

    Q: Is it free?
    A: Yes.
    """
    assert prfaq.headline is not None
    assert prfaq.headline.text == "Now bookkeepers find any mail in a second."
    assert asked(prfaq) == ["e: Is it free? = Yes."]


def test_front_matter_is_not_read_but_obeyed(prfaq: PRFAQ) -> None:
    """
    ---
    headline: "Mail, found"
    faq: internal
    ---

    Recall is here.

    # FAQ

    ## Who pays?

    We do.
    """
    assert prfaq.headline is not None
    assert prfaq.headline.text == "Mail, found"
    assert asked(prfaq) == ["i: Who pays? = We do."]


FAQS = {
    "headings at any level": "# T\n\ntext\n\n### FAQ\n\n##### Is it free?\n\nYes.\n\n##### Is it fast?\n\nIt is.\n",
    "bold lines": "# T\n\ntext\n\n**FAQ**\n\n**Is it free?**\nYes.\n\n**Is it fast?** It is.\n",
    "Q and A": "# T\n\ntext\n\n## FAQ\n\nQ: Is it free?\nA: Yes.\n\nQ2. Is it fast?\n\nA2. It is.\n",
    "bold Q and A": "# T\n\ntext\n\n## FAQ\n\n**Q: Is it free?**\n\n**A:** Yes.\n\n**Q:** Is it fast?\n\nA: It is.\n",
    "list items": "# T\n\ntext\n\nFAQ\n===\n\n- Is it free?\n  - Yes.\n- Is it fast\n  - It is.\n",
    "numbered bold": "# T\n\ntext\n\n## FAQs\n\n1. **Is it free?** Yes.\n2. **Is it fast?** It is.\n",
    "block quotes": "# T\n\ntext\n\n## Q&A\n\n> Is it free?\n\nYes.\n\n> Is it fast?\n\nIt is.\n",
    "quoted Qs": "# T\n\ntext\n\n## FAQ\n\n> Q: Is it free?\n>\n> A: Yes.\n\n> Q: Is it fast?\n>\n> A: It is.\n",
    "numbered headings": "# T\n\n## FAQ\n\n### 1. Is it free?\n\nYes.\n\n### 2) *Is it fast?*\n\nIt is.\n",
    "categories": "# T\n\n## FAQ\n\n### Price\n\n#### Is it free?\n\nYes.\n\n### Speed\n\n#### Is it fast?\n\nIt is.\n",
    "a table": "# T\n\n## FAQ\n\n| Asked | Said |\n|---|---|\n| Is it free? | Yes. |\n| **Is it fast?** | It is. |\n",
    "headings, nobody calls it FAQ": "# T\n\ntext\n\n## Is it free?\n\nYes.\n\n## Is it fast?\n\nIt is.\n",
    "Qs, nobody calls it FAQ": "# T\n\ntext\n\n**Q: Is it free?**\n\nYes.\n\n**Q: Is it fast?**\n\nIt is.\n",
    "Windows": "\ufeff# T\r\n\r\n## FAQ\r\n\r\nQ: Is it free?\r\nA: Yes.\r\n\r\nQ: Is it fast?\r\nA: It is.\r\n",
    "rules between": "# T\n\n---\n\n## FAQ\n\n### Is it free?\n\nYes.\n\n---\n\n### Is it fast?\n\nIt is.\n\n---\n",
}


@pytest.mark.parametrize("source", FAQS.values(), ids=FAQS.keys())
def test_the_faq_is_read_in_every_form(source: str) -> None:
    questions = [(q.text.rstrip("?"), q.answer.removeprefix("- ").strip(), q.circle) for q in parse(source).questions]
    assert questions == [("Is it free", "Yes.", "external"), ("Is it fast", "It is.", "external")]


def test_internal_and_external_questions_are_told_apart(prfaq: PRFAQ) -> None:
    """
    # Larkmail finds it

    ## Customer FAQ

    **Is it free?** Yes.

    ## Internal/Technical FAQ

    **What does it cost us?** Two cents.

    ## Questions and answers

    ### External

    Q: Where is it sold?

    ### For our stakeholders

    Q: Why now?
    A: Because.

    ## Appendix

    ### Why is this no question of the FAQ?
    """
    assert asked(prfaq) == [
        "e: Is it free? = Yes.",
        "i: What does it cost us? = Two cents.",
        "e: Where is it sold? = ",
        "i: Why now? = Because.",
    ]


def test_what_an_answer_asks_belongs_to_the_answer(prfaq: PRFAQ) -> None:
    """
    # Larkmail finds it

    What if you could find every mail?

    ## FAQ

    ### What does it cover?

    - How old may a mail be?
    - Which folders count?

    #### Why those?

    **Really?** Yes.

    ### Is it free?

    <!-- ### Is this hidden? -->
    ```
    ### Is this code?
    ```
    """
    assert [question.text for question in prfaq.questions] == ["What does it cover?", "Is it free?"]
    assert prfaq.questions[0].answer.endswith("**Really?** Yes.")


def spans(prfaq: PRFAQ) -> list[tuple[str, int, int]]:
    places = [*prfaq.passages, *prfaq.quotes, *prfaq.questions]
    places += [place for place in (prfaq.headline, prfaq.subheading, prfaq.dateline) if place]
    inner = chain(prfaq.passages, *(question.passages for question in prfaq.questions))
    places += [sentence for passage in inner for sentence in passage.sentences]
    found = [(place.text, place.span.start, place.span.end) for place in places]
    return found + [(q.answer, q.answer_span.start, q.answer_span.end) for q in prfaq.questions if q.answer_span]


MARKS = "# |## FAQ\n|**|Q: |A: |?|.|\n|\n\n|- |> |1. |\t|  |```\n|<!--|-->|\r\n|\ufeff|---\n"
WORDS = "word |Is it free|“|”| said Ana|\0|é|😀"
PARTS = st.sampled_from([*MARKS.split("|"), *WORDS.split("|"), "|", "===\n", "[a](b)", "*", "_"])


@given(st.lists(PARTS, max_size=30).map("".join) | st.text(max_size=80))
def test_any_text_is_read_and_every_span_covers_exactly_its_words(source: str) -> None:
    story = parse(source)
    assert story.source == source
    for text, start, end in spans(story):
        assert text == source[start:end]
        assert text.strip()


def test_a_q_with_nothing_behind_it_asks_nothing() -> None:
    assert parse("**Q: **").questions == ()


def test_lines_and_columns_are_those_of_an_editor(prfaq: PRFAQ) -> None:
    """
    # T

    > - One sentence. Another
    >   one that wraps.
    """
    second = prfaq.passages[0].sentences[1]
    assert (second.span.line, second.span.column, second.span.end_line, second.span.end_column) == (3, 19, 4, 20)


@pytest.mark.slow
def test_a_long_document_is_read_in_a_second() -> None:
    asked = "".join(f"\n### Is it free in country {n}?\n\nYes, it is. It has always been so.\n" for n in range(1000))
    source = f"{STORY * 130}\n## FAQ\n{asked}"
    assert len(source.split()) > 25_000
    taken = []
    for _ in range(2):
        begun = time.process_time()
        assert len(parse(source).questions) == 1000
        taken.append(time.process_time() - begun)
    assert min(taken) < 1  # measured: 0.4 s on one idle core


def test_a_list_in_the_front_matter_is_not_read() -> None:
    story = parse(
        '+++\ntitle = "Heron is here"\naliases = [\n    "heron",\n]\n+++\n\nSmall firms run payroll in minutes.\n'
    )
    assert story.headline is not None
    assert story.headline.text == "Heron is here"
    assert [passage.text for passage in story.passages] == ["Small firms run payroll in minutes."]
