"""Variables are filled wherever the story is read, and every place stays that of the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellback.narrative.check import check
from tellback.narrative.draft import Draft
from tellback.narrative.keep import confirm, undo
from tellback.narrative.parse import parse
from tellback.narrative.since import since
from tellback.narrative.story import Story, ToldClaim
from tellback.narrative.tell import tell
from tellback.narrative.typeset import typeset, typeset_sentence
from tellback.workspace.workspace import Workspace

STORY = """\
---
stage: validated
variables:
  price: €4    # for each person
  time: "four minutes"
  quick: '# seconds'
---

# Heron runs payroll in {{time}}

Heron costs {{price}} a month and you can export every payslip in {{ time }}. Nobody waits.

## FAQ

### What does it cost?

It costs {{price}} for each person.
"""


def test_texts_are_filled_and_spans_cover_the_braces() -> None:
    prfaq = parse(STORY)
    assert prfaq.headline
    assert prfaq.headline.text == "Heron runs payroll in four minutes"
    assert prfaq.headline.span.of(STORY) == "Heron runs payroll in {{time}}"
    assert [sentence.text for sentence in prfaq.sentences][1:] == [
        "Heron costs €4 a month and you can export every payslip in four minutes.",
        "Nobody waits.",
        "It costs €4 for each person.",
    ]
    nobody = prfaq.sentences[2]
    assert (nobody.span.of(STORY), nobody.span.line, nobody.span.column) == ("Nobody waits.", 11, 79)
    assert prfaq.questions[0].answer == "It costs €4 for each person."
    assert prfaq.claims[0].text == prfaq.sentences[1].text
    assert prfaq.source == STORY


def test_variables_and_their_uses_say_where_they_stand() -> None:
    prfaq = parse(STORY)
    assert [(each.name, each.value, each.span.of(STORY)) for each in prfaq.variables] == [
        ("price", "€4", "price: €4"),
        ("time", "four minutes", 'time: "four minutes'),
        ("quick", "# seconds", "quick: '# seconds"),
    ]
    assert [(use.name, use.span.line) for use in prfaq.uses] == [
        ("time", 9),
        ("price", 11),
        ("time", 11),
        ("price", 17),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Write `{{price}}` there.",
        "```\n{{price}}\n```",
        "- once\n\n  ~~~yaml\n  cost: {{price}}\n  ~~~",
        "Once.\n\n    {{price}}",
        "Once. <!-- {{price}} -->",
        "Write \\{{price}} there.",
        "Write {{{price}}} there.",
        "Write {{< price >}} and {{ a price }} there.",
    ],
)
def test_code_and_comments_are_left_alone(text: str) -> None:
    prfaq = parse(f"---\nvariables:\n  price: €4\n---\n# Heron is here\n\n{text}\n")
    assert prfaq.uses == ()
    assert prfaq.filled.text == prfaq.source


def test_toml_front_matter_has_a_table_of_its_own() -> None:
    prfaq = parse(
        '+++\ntitle = "T"\n[variables]\nprice = "€4"\ntitle = "Ms"\nseats = 25\n+++\n\n{{price}} for {{seats}}.\n'
    )
    assert [(each.name, each.value) for each in prfaq.variables] == [("price", "€4"), ("title", "Ms"), ("seats", "25")]
    assert [sentence.text for sentence in prfaq.sentences] == ["T", "€4 for 25."]


def test_front_matter_uses_variables_but_a_variable_never_another() -> None:
    prfaq = parse(
        "---\nheadline: Heron for {{price}}\nvariables:\n  price: '{{other}}'\n  other: 3\n---\n\nIt is here.\n"
    )
    assert prfaq.headline
    assert prfaq.headline.text == "Heron for {{other}}"
    assert prfaq.headline.span.line == 2


VALUES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\"'{}"), min_size=1)


@given(VALUES.map(str.strip).filter(bool), st.sampled_from(["\n", "\r\n"]))
def test_whatever_a_value_is_what_stands_around_it_keeps_its_place(value: str, end: str) -> None:
    text = f'---\nvariables:\n  price: "{value}"\n---\n\nHeron costs {{{{price}}}} now. Nobody waits 😀 for it.\n'
    prfaq = parse(text.replace("\n", end))
    assert prfaq.source == text.replace("\n", end)
    assert value in prfaq.filled.text
    assert prfaq.filled.text.replace(value, "").count("\n") == text.replace(value, "").count("\n")
    for sentence in prfaq.sentences:
        assert sentence.text in prfaq.words(sentence.span.start, sentence.span.end)
    last = prfaq.sentences[-1]
    assert last.span.of(prfaq.source).endswith("Nobody waits 😀 for it.")
    assert last.span.line == 6


def test_rules_see_the_filled_words_and_point_into_the_file() -> None:
    written = STORY.replace("{{time}}", "four minutes!").replace("Nobody waits.", "It is a revolutionary way to wait.")
    kept = written.replace("four minutes!", "{{time}}").replace('"four minutes"', '"four minutes!"')
    by_hand = [finding for finding in check(Draft(parse(written))) if "variable" not in finding.rule]
    filled = [finding for finding in check(Draft(parse(kept))) if "variable" not in finding.rule]
    assert {"shouted-headline", "hype"} <= {finding.rule for finding in filled}
    assert [(each.rule, each.message, each.span.line) for each in filled] == [
        (each.rule, each.message, each.span.line) for each in by_hand if each.rule != "hand-written-number"
    ]
    hype = next(finding for finding in filled if finding.rule == "hype")
    assert hype.span.of(kept) == "revolutionary"
    shouted = next(finding for finding in filled if finding.rule == "shouted-headline")
    assert shouted.span.of(kept) == "Heron runs payroll in {{time}}"
    assert shouted.fix is None, "a fix must not write over a variable"


def test_a_number_written_by_hand_becomes_the_variable() -> None:
    text = STORY.replace("It costs {{price}}", "It costs €4 a month")
    found = next(each for each in check(Draft(parse(text))) if each.rule == "hand-written-number")
    assert found.fix
    fixed = text[: found.fix.span.start] + found.fix.text + text[found.fix.span.end :]
    assert fixed == STORY.replace("It costs {{price}}", "It costs {{price}} a month")
    assert parse(fixed).filled.text == parse(text).filled.text


def test_a_changed_value_touches_every_sentence_that_uses_it() -> None:
    touched = since(STORY, parse(STORY.replace("€4", "€5")))
    assert {sentence.text for sentence in touched} == {
        "Heron costs €5 a month and you can export every payslip in four minutes.",
        "It costs €5 for each person.",
    }
    assert since(STORY.replace("{{price}}", "€4"), parse(STORY)) == frozenset()


def test_the_page_shows_what_is_read() -> None:
    prfaq = parse(STORY)
    told = Story(prfaq, tuple(ToldClaim(claim, ()) for claim in prfaq.claims), ())
    pieces = [
        *typeset_sentence(told, prfaq.headline).pieces,
        *(each for block in typeset(told) for each in block.pieces),
    ]
    shown = " ".join("".join(piece.text for piece in pieces).split())
    assert shown == (
        "Heron runs payroll in four minutes"
        "Heron costs €4 a month and you can export every payslip in four minutes. Nobody waits."
    )


def test_a_promise_with_a_variable_is_confirmed_and_taken_back_to_the_byte(tmp_path: Path) -> None:
    (tmp_path / "tellback.toml").write_text('narratives = ["prfaq.md"]\n')
    file = tmp_path / "prfaq.md"
    text = (
        STORY.replace(" Nobody waits.", "")
        .replace("payslip in {{ time }}.", "payslip for {{price}}")
        .replace("\n", "\r\n")
    )
    file.write_bytes(text.encode())
    here = Workspace(tmp_path)
    claim = tell(here).claims[0].claim
    confirm(here, claim.id)
    assert f"for {{{{price}}}} <!-- claim: {claim.id} -->\r\n" in file.read_bytes().decode()
    undo(here, claim.id)
    assert file.read_bytes() == text.encode()
    file.write_bytes(text.replace("€4", "€5").encode())
    again = tell(here).claims[0].claim
    assert (again.id, "€5" in again.text) == (claim.id, True)
    here.close()
